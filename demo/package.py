"""A Word file: its parts, zipped with fixed dates so that the same source gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

from demo.ids import Ids
from demo.lists import is_letter_list, list_ids
from demo.model import Manuscript
from demo.ooxml import NAMESPACES, RELATIONS, body_xml, notes_xml
from demo.styles import styles_xml

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PARTS = ("styles", "settings", "footnotes", "endnotes", "numbering", "comments", "header1", "header2")


def docx_bytes(manuscript: Manuscript) -> bytes:
    ids = Ids(split_runs=manuscript.split_runs, normal_only=manuscript.normal_only, hand=manuscript.hand)
    body = body_xml(manuscript, ids)
    footnotes, endnotes = (notes_xml(manuscript, ids, kind) for kind in ("footnote", "endnote"))
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _package_relations(),
        "docProps/core.xml": _core(manuscript),
        "word/document.xml": _document(body),
        "word/_rels/document.xml.rels": _relations(ids.links),
        "word/footnotes.xml": _part("footnotes", footnotes),
        "word/endnotes.xml": _part("endnotes", endnotes),
        "word/styles.xml": _part("styles", styles_xml()),
        "word/settings.xml": _part("settings", _settings()),
        "word/numbering.xml": _part("numbering", _numbering(manuscript)),
        "word/comments.xml": _part("comments", _comments(ids)),
        "word/header1.xml": _part("hdr", _running_head(manuscript.running_head)),
        "word/header2.xml": _part("hdr", '<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p>'),
    }
    return _zipped(parts)


def _zipped(parts: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, date_time=(2030, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            archive.writestr(entry, text.encode("utf-8"))
    return buffer.getvalue()


def _part(root: str, inner: str) -> str:
    return f"{_HEAD}<w:{root} {NAMESPACES}>{inner}</w:{root}>"


def _document(body: str) -> str:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rIdheader1"/>'
        '<w:headerReference w:type="first" r:id="rIdheader2"/><w:pgSz w:w="11907" w:h="16840"/>'
        '<w:pgMar w:top="1418" w:right="1134" w:bottom="1418" w:left="1134" w:header="720" w:footer="720" '
        'w:gutter="0"/>'
        "<w:titlePg/></w:sectPr>"
    )
    return _part("document", f"<w:body>{body}{section}</w:body>")


def _running_head(text: str) -> str:
    begin, split, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    code = '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    page = f"{begin}{code}{split}<w:r><w:t>2</w:t></w:r>{end}"
    line = '<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
    return f"{line}{page}</w:p>{line}<w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def _content_types() -> str:
    kinds = {"header1": "header", "header2": "header"}
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_TYPE}.{kinds.get(part, part)}+xml"/>' for part in _PARTS
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>{overrides}'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _package_relations() -> str:
    return (
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        "</Relationships>"
    )


def _relations(links: list[str]) -> str:
    kinds = {"header1": "header", "header2": "header"}
    lines = [
        f'<Relationship Id="rId{part}" Type="{RELATIONS}/{kinds.get(part, part)}" Target="{part}.xml"/>'
        for part in _PARTS
    ]
    lines += [
        f'<Relationship Id="rIdLink{number}" Type="{RELATIONS}/hyperlink" '
        f'Target={quoteattr(address)} TargetMode="External"/>'
        for number, address in enumerate(links, 1)
    ]
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(lines)}</Relationships>'


def _core(manuscript: Manuscript) -> str:
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{escape(manuscript.title)}</dc:title>'
        f"<dc:language>en-GB</dc:language></cp:coreProperties>"
    )


def _settings() -> str:
    notes = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    notes += '<w:endnotePr><w:endnote w:id="-1"/><w:endnote w:id="0"/></w:endnotePr>'
    mode = '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    return f'<w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>{notes}<w:compat>{mode}</w:compat>'


def _comments(ids: Ids) -> str:
    found = []
    for number, atom in enumerate(ids.comments, 1):
        if atom.comment is None:
            continue
        signed = f'w:id="{number}" w:author={quoteattr(atom.comment.author)} w:date="{atom.comment.date}"'
        text = f'<w:p><w:r><w:t xml:space="preserve">{escape(atom.comment.text)}</w:t></w:r></w:p>'
        found.append(f"<w:comment {signed}>{text}</w:comment>")
    return "".join(found)


def _numbering(manuscript: Manuscript) -> str:
    letters = _level(0, "lowerLetter", "%1)", italic=True) + _level(1, "lowerRoman", "%2)", italic=False)
    figures = _level(0, "decimal", "%1", italic=False) + _level(1, "decimal", "%1.%2", italic=False)
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        for number, levels in ((1, letters), (2, figures))
    )
    lists = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{1 if is_letter_list(number) else 2}"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for number in list_ids(manuscript.blocks)
    )
    return abstract + lists


def _level(level: int, form: str, text: str, *, italic: bool) -> str:
    look = "<w:rPr><w:i/></w:rPr>" if italic else ""
    indent = f'<w:pPr><w:ind w:left="{567 * (level + 1)}" w:hanging="567"/></w:pPr>'
    start = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
    return f'<w:lvl w:ilvl="{level}">{start}{indent}{look}</w:lvl>'
