"""Word files that tests write by hand: the XML of Word's own revisions around texts in the notation."""

from __future__ import annotations

import io
import re
import zipfile
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MARK = re.compile(r"\{\+(.*?)\+\}|\[-(.*?)-\]|\{>(.*?)<\}|\[<(.*?)>\]")
_TAGS = ("ins", "del", "moveTo", "moveFrom")


def word_file(*lines: str, style: str = "") -> bytes:
    """A Word file of one paragraph a line, in the notation of ``tests.engine.notation``."""
    body = "".join(_paragraph(line, style) for line in lines)
    return package({"word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'})


def package(parts: dict[str, str]) -> bytes:
    """A Word package of these parts and what every package needs."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            _entry("[Content_Types].xml"),
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        )
        archive.writestr(
            _entry("_rels/.rels"),
            f'<Relationships xmlns="{_RELATIONSHIPS}"><Relationship Id="rId1" '
            f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        for name, content in parts.items():
            archive.writestr(_entry(name), content)
    return buffer.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    """An entry without the time of writing: the same text is the same file."""
    return zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))


def _paragraph(line: str, style: str) -> str:
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if line.endswith(("¶+", "¶-")):
        tag = "ins" if line.endswith("+") else "del"
        properties += f'<w:rPr><w:{tag} w:id="1" w:author="Author"/></w:rPr>'
        line = line[:-2]
    runs: list[str] = []
    position = 0
    for match in _MARK.finditer(line):
        runs.append(_run(line[position : match.start()]))
        runs.append(_revision(match))
        position = match.end()
    runs.append(_run(line[position:]))
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def _revision(match: re.Match[str]) -> str:
    group = next(index for index, text in enumerate(match.groups()) if text is not None)
    tag, text = _TAGS[group], match.groups()[group]
    author = "Author"
    if group > 1:
        text = text.partition("|")[2]
    elif "|" in text:
        author, _, text = text.partition("|")
    return f'<w:{tag} w:id="2" w:author="{author}">{_run(text, deleted=tag == "del")}</w:{tag}>'


def _run(text: str, deleted: bool = False) -> str:
    if not text:
        return ""
    tag = "delText" if deleted else "t"
    pieces = [f'<w:{tag} xml:space="preserve">{escape(piece)}</w:{tag}>' if piece else "" for piece in text.split("\t")]
    return f"<w:r>{'<w:tab/>'.join(pieces)}</w:r>"
