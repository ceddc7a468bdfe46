"""Word files made of a few lines of XML, for tests that read as the specification."""

from __future__ import annotations

import io
import zipfile

from plenipo.readers.docx import read_docx
from plenipo.texts.document import Document
from plenipo.texts.views import View, document_lines

W_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W_NAMESPACE}" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w16se="http://schemas.microsoft.com/office/word/2015/wordml/symex"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
ANNA = 'w:id="1" w:author="Anna" w:date="2026-03-01T09:00:00Z"'
BELA = 'w:id="2" w:author="Bela" w:date="2026-03-02T10:30:00Z"'


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def deleted_run(text: str) -> str:
    return f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>'


def inserted(content: str, who: str = ANNA) -> str:
    return f"<w:ins {who}>{content}</w:ins>"


def deleted(content: str, who: str = ANNA) -> str:
    return f"<w:del {who}>{content}</w:del>"


def paragraph(content: str, properties: str = "", mark: str = "") -> str:
    marked = f"<w:rPr>{mark}</w:rPr>" if mark else ""
    return f"<w:p><w:pPr>{properties}{marked}</w:pPr>{content}</w:p>"


def relationships(entries: dict[str, str]) -> str:
    """Relationship kinds to targets; ids are rId1, rId2 … in order."""
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(entries.items(), 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def content_types(part: str, kind: str = "wordprocessingml.document.main+xml") -> str:
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Override PartName="/{part}" '
        f'ContentType="application/vnd.openxmlformats-officedocument.{kind}"/></Types>'
    )


def archive(parts: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return stream.getvalue()


def word_file(body: str, **others: str) -> bytes:
    """A Word file with this body and other parts by name (styles, numbering, footnotes, header …)."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": content_types("word/document.xml"),
        "_rels/.rels": relationships({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": relationships({name: f"{name}.xml" for name in others}),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
    }
    for name, content in others.items():
        parts[f"word/{name}.xml"] = content
    return archive(parts)


def read(body: str, **others: str) -> Document:
    return read_docx(word_file(body, **others), "snippet.docx")


def views(body: str, **others: str) -> tuple[list[str], list[str]]:
    """The lines of the original and of the proposed view."""
    document = read(body, **others)
    return document_lines(document, View.ORIGINAL), document_lines(document, View.PROPOSED)


def styles(*definitions: str) -> str:
    return f"<w:styles {NAMESPACES}>{''.join(definitions)}</w:styles>"


def style(identifier: str, name: str, inner: str = "", kind: str = "paragraph", default: str = "") -> str:
    attribute = f' w:default="{default}"' if default else ""
    return f'<w:style w:type="{kind}" w:styleId="{identifier}"{attribute}><w:name w:val="{name}"/>{inner}</w:style>'
