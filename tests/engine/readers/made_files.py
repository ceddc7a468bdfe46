"""Small files of each format, made by hand: PDFs byte by byte, archives member by member."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
CHANGED = (
    "<w:p><w:r><w:t>The Union </w:t></w:r>"
    '<w:del w:id="1" w:author="A" w:date="2031-01-01T00:00:00Z"><w:r><w:delText>may</w:delText></w:r></w:del>'
    '<w:ins w:id="2" w:author="A" w:date="2031-01-01T00:00:00Z"><w:r><w:t>shall</w:t></w:r></w:ins>'
    "<w:r><w:t> act.</w:t></w:r></w:p>"
)


def zipped(members: dict[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def small_docx(body: str = CHANGED) -> bytes:
    document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return zipped({"[Content_Types].xml": CONTENT_TYPES, "_rels/.rels": RELATIONSHIPS, "word/document.xml": document})


def small_html() -> bytes:
    return (
        "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Draft</title></head><body>"
        "<h1>Resolution 1</h1><p class=call><i>resolves</i></p><ol type=a><li>to act<ins>ing</ins></li>"
        "<li><del data-author=X>old</del> “new”</li></ol><table><tr><td>1</td><td>2</td></tr></table>"
        "<p>See note<sup><a id=r1 href='#n1'>1</a></sup>.</p><p id=n1><a id=n1 href='#r1'>1</a> The note.</p>"
        "</body></html>"
    ).encode()


def small_akoma_ntoso() -> bytes:
    return (
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement name="resolution"><meta/>'
        "<preface><p>“RESOLUTION 1”</p></preface><mainBody><paragraph eId='p1'><num>1</num><content><p>to act;</p>"
        "</content></paragraph></mainBody></statement></akomaNtoso>"
    ).encode()


def small_pdf(deflated: bool = False) -> bytes:
    content = (
        (
            text(72, 720, "The Union ")
            + text(140, 720, "may", RED)
            + rule(140, 723, 165, RED)
            + text(170, 720, "shall", RED)
        )
        + rule(170, 718, 200, RED)
        + text(205, 720, "act.")
        + text(72, 700, "Second line")
    )
    return pdf([content], deflated=deflated)


RED, GREEN, BLACK = "1 0 0", "0 0.5 0", "0 0 0"


def text(x: float, y: float, words: str, colour: str = BLACK, size: float = 12, font: str = "F1") -> str:
    """Words drawn with their baseline at y. Each character of the font is half as wide as the size."""
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{font} {size} Tf {colour} rg 1 0 0 1 {x} {y} Tm ({escaped}) Tj ET\n"


def rule(x0: float, y: float, x1: float, colour: str = BLACK, thickness: float = 0.6) -> str:
    """A thin filled rectangle, as Word prints underlines and strike-outs."""
    return f"{colour} rg {x0} {y} {x1 - x0} {thickness} re f\n"


def stroke(x0: float, y0: float, x1: float, y1: float, colour: str = BLACK) -> str:
    """A stroked line, as LibreOffice prints them."""
    return f"{colour} RG 0.5 w {x0} {y0} m {x1} {y1} l S\n"


def pdf(
    contents: Sequence[str],
    deflated: bool = False,
    trailer: str = "",
    annotations: str = "",
    extra: Sequence[bytes] = (),
    resources: str = "",
) -> bytes:
    """A PDF of 612 x 792 points a page, in Courier-like fonts F1 (upright) and F2 (italic).

    Objects: 1 catalogue, 2 pages, 3 and 4 fonts, then ``extra``, then two for each page.
    """
    first = 5 + len(extra)
    kids = " ".join(f"{first + 2 * index} 0 R" for index in range(len(contents)))
    widths = " ".join(["500"] * 224)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
    ]
    objects += [
        f"<< /Type /Font /Subtype /TrueType /BaseFont /{name} /FirstChar 32 /LastChar 255 /Widths [{widths}] "
        f"/Encoding /WinAnsiEncoding /FontDescriptor << /Type /FontDescriptor /FontName /{name} /Flags 32 "
        f"/Ascent 800 /Descent -200 /FontBBox [0 -200 500 800] >> >>".encode()
        for name in ("Made", "Made-Italic")
    ]
    objects += list(extra)
    for index, content in enumerate(contents):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {first + 2 * index + 1} 0 R {annotations} "
            f"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> {resources} >> >>".encode()
        )
        objects.append(stream(content.encode("cp1252"), deflated))
    return assembled(objects, trailer)


def stream(content: bytes, deflated: bool = False, entries: str = "") -> bytes:
    packed = zlib.compress(content) if deflated else content
    filtered = "/Filter /FlateDecode " if deflated else ""
    return f"<< {entries} {filtered}/Length {len(packed)} >>\nstream\n".encode() + packed + b"\nendstream"


def assembled(objects: Sequence[bytes], trailer: str = "") -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(out)
