"""The archive and its parts: how the text is found, and what is refused."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from plenipo.errors import (
    DamagedFile,
    EmptyFile,
    EncryptedFile,
    FileTooLarge,
    HostileFile,
    PlenipoError,
    UnsupportedFormat,
)
from plenipo.readers.docx import package, read_docx
from plenipo.texts.views import View, document_lines
from tests.engine.readers.docx_snippets import (
    ANNA,
    NAMESPACES,
    W_NAMESPACE,
    archive,
    content_types,
    inserted,
    paragraph,
    read,
    relationships,
    run,
    style,
    styles,
    word_file,
)


def lines(data: bytes) -> list[str]:
    return document_lines(read_docx(data, "conf.docx"), View.PROPOSED)


def document(body: str) -> str:
    return f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"


def test_the_main_part_is_found_through_its_relationship() -> None:
    data = archive(
        {
            "[Content_Types].xml": content_types("texts/main.xml", "wordprocessingml.template.main+xml"),
            "_rels/.rels": relationships({"officeDocument": "/texts/main.xml"}),
            "texts/main.xml": document(paragraph(run("found"), '<w:pStyle w:val="X"/>')),
            "texts/_rels/main.xml.rels": relationships({"styles": "../look/sheet.xml"}),
            "look/sheet.xml": styles(style("X", "Res_No")),
        }
    )
    assert lines(data) == ["found"]
    assert read_docx(data, "x").paragraphs[0].style == "ResNo"


def test_a_file_with_only_its_main_part() -> None:
    assert lines(archive({"word/document.xml": document(paragraph(run("bare")))})) == ["bare"]


def test_the_strict_variant() -> None:
    strict = document(paragraph(run("http://purl.oclc.org/ooxml/x") + inserted(run(" new")))).replace(
        W_NAMESPACE, "http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    relations = relationships({"officeDocument": "word/document.xml"}).replace(
        "http://schemas.openxmlformats.org/officeDocument/2006", "http://purl.oclc.org/ooxml/officeDocument"
    )
    data = archive({"_rels/.rels": relations, "word/document.xml": strict})
    assert lines(data) == ["http://purl.oclc.org/ooxml/x new"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_other_encodings(encoding: str) -> None:
    content = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>' + document(paragraph(run("é")))
    assert lines(archive({"word/document.xml": content.encode(encoding)})) == ["é"]


def test_title_and_language() -> None:
    core = (
        '<c:coreProperties xmlns:c="urn:c" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title> Work of the Union </dc:title><dc:language>fr</dc:language></c:coreProperties>"
    )
    rows = relationships({"officeDocument": "word/document.xml", "metadata/core-properties": "docProps/core.xml"})
    data = archive({"_rels/.rels": rows, "word/document.xml": document(""), "docProps/core.xml": core})
    found = read_docx(data, "x.docx")
    assert (found.title, found.language, found.name) == ("Work of the Union", "fr", "x.docx")


@pytest.mark.parametrize(
    ("identifier", "name", "expected"),
    [
        ("ResNo", "Res_No", "ResNo"),
        ("Restitle", "Res_title", "Restitle"),
        ("Restitel", "Res_titel", "Restitle"),
        ("Normalaftertitle0", "Normal after title", "Normalaftertitle"),
        ("berschrift1", "heading 1", "Heading1"),
        ("Standard", "Normal", ""),
        ("Call", "Call", "Call"),
        ("Tabletext", "Table_text", "Tabletext"),
        ("Own", "My own-style,alias", "Myownstyle"),
    ],
)
def test_style_names(identifier: str, name: str, expected: str) -> None:
    body = paragraph(run("x"), f'<w:pStyle w:val="{identifier}"/>')
    assert read(body, styles=styles(style(identifier, name))).paragraphs[0].style == expected


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [("Res_No", "ResNo"), ("Normalaftertitle0", "Normalaftertitle"), ("enumlev1", "enumlev1"), ("Call", "Call")],
)
def test_a_style_that_is_not_defined_stands_for_itself(identifier: str, expected: str) -> None:
    assert read(paragraph(run("x"), f'<w:pStyle w:val="{identifier}"/>')).paragraphs[0].style == expected


def test_styles_in_a_circle() -> None:
    sheet = styles(style("A", "A", '<w:basedOn w:val="B"/>'), style("B", "B", '<w:basedOn w:val="A"/>'))
    assert read(paragraph(run("x"), '<w:pStyle w:val="A"/>'), styles=sheet).paragraphs[0].style == "A"


def refused(data: bytes, kind: type[PlenipoError]) -> None:
    """The error is of this kind, names the file and says what to do."""
    with pytest.raises(kind) as caught:
        read_docx(data, "conf.docx")
    assert type(caught.value) is kind
    assert caught.value.where == "conf.docx"
    assert caught.value.what
    assert caught.value.remedy


GOOD = word_file(paragraph(run("text " * 200)))


def test_an_empty_file_is_refused() -> None:
    refused(b"", EmptyFile)


def test_what_is_no_archive_is_refused() -> None:
    refused(b"%PDF-1.7 and so on", UnsupportedFormat)
    refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), UnsupportedFormat)


def test_protected_files_are_refused() -> None:
    refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), EncryptedFile)
    flagged = bytearray(GOOD)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        position = flagged.find(signature)
        while position >= 0:
            flagged[position + offset] |= 1
            position = flagged.find(signature, position + 4)
    refused(bytes(flagged), EncryptedFile)


@pytest.mark.parametrize("length", [4, 30, len(GOOD) // 2, len(GOOD) - 10])
def test_a_truncated_file_is_refused(length: int) -> None:
    refused(GOOD[:length], DamagedFile)


def test_another_office_file_is_refused() -> None:
    data = archive(
        {
            "[Content_Types].xml": content_types("xl/workbook.xml", "spreadsheetml.sheet.main+xml"),
            "_rels/.rels": relationships({"officeDocument": "xl/workbook.xml"}),
            "xl/workbook.xml": "<workbook/>",
        }
    )
    refused(data, UnsupportedFormat)


@pytest.mark.parametrize(
    "parts",
    [
        {"readme.txt": "no document"},
        {"_rels/.rels": relationships({"officeDocument": "word/document.xml"})},
        {"word/document.xml": "<w:document"},
        {"word/document.xml": ""},
        {"word/document.xml": b"\xff\xfe\x00"},
        {"word/document.xml": f"<w:document {NAMESPACES}/>"},
        {"word/document.xml": document("&unknown;")},
        {"word/document.xml": document(""), "word/styles.xml": "<broken"},
    ],
)
def test_missing_and_broken_parts_are_refused(parts: dict[str, str | bytes]) -> None:
    refused(archive(parts), DamagedFile)


def entities(definitions: str, body: str) -> str:
    return f"<!DOCTYPE w:document [{definitions}]>" + document(paragraph(run(body)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "content",
    [
        entities('<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">', "&b;"),
        entities('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;"),
        '<!DOCTYPE w:document SYSTEM "http://127.0.0.1/x.dtd">' + document(""),
    ],
)
def test_document_types_are_refused(content: str, encoding: str) -> None:
    refused(archive({"word/document.xml": content.encode(encoding)}), HostileFile)


def test_a_document_type_in_any_other_part_is_refused() -> None:
    data = word_file(paragraph(run("x")), styles="<!DOCTYPE s [<!ENTITY a 'b'>]>" + styles())
    refused(data, HostileFile)


def test_a_document_type_cannot_hide_in_another_encoding() -> None:
    hidden = '<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE x+AD4-' + document("")
    refused(archive({"word/document.xml": hidden}), DamagedFile)


def test_a_large_file_is_refused() -> None:
    refused(b"PK" + bytes(50 * 1024 * 1024), FileTooLarge)


def test_an_archive_bomb_is_refused() -> None:
    refused(archive({"word/document.xml": b" " * (20 * 1024 * 1024)}), HostileFile)


def test_sizes_that_a_file_declares_are_not_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "PART_LIMIT", 4_000)
    data = bytearray(archive({"word/document.xml": document(paragraph(run("x" * 5_000)))}))
    directory = data.find(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = struct.pack("<I", 100_000)
    refused(bytes(data), FileTooLarge)


def test_too_many_members_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MEMBER_LIMIT", 3)
    refused(GOOD, HostileFile)


def test_a_part_that_is_there_twice_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        target.writestr("word/document.xml", document(paragraph(run("one"))))
        target.writestr("word/Document.xml", document(paragraph(run("two"))))
    refused(stream.getvalue(), HostileFile)


def table(inner: str) -> str:
    return f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"


def nested(opening: str, closing: str, times: int) -> str:
    return opening * times + paragraph(run("deep")) + closing * times


NESTS = {
    "tables": ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
    "controls": ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
    "insertions": (f"<w:ins {ANNA}>", "</w:ins>"),
    "text boxes": ("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"),
    "ruby": ("<w:p><w:r><w:ruby><w:rubyBase>", "</w:rubyBase></w:ruby></w:r></w:p>"),
    "formulas": ("<m:oMath><m:e>", "</m:e></m:oMath>"),
}


@pytest.mark.parametrize("kind", ["tables", "controls", "insertions", "formulas"])
def test_a_hundred_levels_are_read(kind: str) -> None:
    assert lines(word_file(nested(*NESTS[kind], 100))) == ["deep"]


@pytest.mark.parametrize("times", [500, 10_000])
@pytest.mark.parametrize("kind", list(NESTS))
def test_absurd_nesting_is_refused(kind: str, times: int) -> None:
    refused(word_file(nested(*NESTS[kind], times)), HostileFile)
