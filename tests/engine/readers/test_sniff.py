"""The front door: what each kind of content is taken for, whatever the file is called."""

from __future__ import annotations

import hashlib
import struct
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from plenipo.errors import (
    ClassifiedMarking,
    DamagedFile,
    EmptyFile,
    EncryptedFile,
    FileTooLarge,
    HostileFile,
    UnreadableFile,
    UnsupportedFormat,
)
from plenipo.readers import read_document
from plenipo.readers.files import read_file
from plenipo.readers.limits import MAX_FILE_BYTES
from plenipo.readers.sniff import sniff
from plenipo.texts.document import Format
from tests.engine.readers.made_files import (
    CHANGED,
    pdf,
    small_akoma_ntoso,
    small_docx,
    small_html,
    small_pdf,
    text,
    zipped,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (small_docx(), Format.DOCX),
        (small_pdf(), Format.PDF),
        (b"\0\xffjunk\r\n" + small_pdf(), Format.PDF),
        (small_akoma_ntoso(), Format.AKOMA_NTOSO),
        (b"\xef\xbb\xbf" + small_akoma_ntoso(), Format.AKOMA_NTOSO),
        (b'<?xml version="1.0"?>\n<!-- a -->\n<an:akomaNtoso xmlns:an="http://x"/>', Format.AKOMA_NTOSO),
        (small_html(), Format.HTML),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><p>a</p></html>', Format.HTML),
        (b"  <!-- saved -->\n<div>one</div>", Format.HTML),
        (b"<TABLE><tr><td>1</table>", Format.HTML),
        (b"resolves\n1\tto act", Format.PLAIN),
        ("\ufeffr\u00e9solution".encode("utf-16"), Format.PLAIN),
        (b"a <b> in running text", Format.PLAIN),
        (b"On the header %PDF-1.4 in other files", Format.PLAIN),
    ],
)
def test_the_content_decides(data: bytes, found: Format) -> None:
    assert sniff(data, "misleading.xls") is found


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (OLE + "WordDocument".encode("utf-16-le"), UnsupportedFormat, "legacy Word file (.doc). Save it as .docx"),
        (OLE + "Workbook".encode("utf-16-le"), UnsupportedFormat, "legacy Excel"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), EncryptedFile, "password"),
        (rb"{\rtf1 text}", UnsupportedFormat, "RTF"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), UnsupportedFormat, "OpenDocument text"),
        (zipped({"xl/workbook.xml": "<a/>"}), UnsupportedFormat, "Excel workbook"),
        (zipped({"a.txt": "a"}), UnsupportedFormat, "zip archive without a Word document"),
        (small_docx()[:300], DamagedFile, "cut off or damaged"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), UnsupportedFormat, "picture"),
        (bytes(range(256)) * 4, UnsupportedFormat, "no known format"),
        (b'<?xml version="1.0"?><invoice/>', UnsupportedFormat, "not Akoma Ntoso"),
        (b"", EmptyFile, "empty"),
        (b" \r\n\0", EmptyFile, "empty"),
        (b"x" * (MAX_FILE_BYTES + 1), FileTooLarge, "32 MiB"),
        (b"PK\x05\x06" + bytes(8) + b"\xff\xff\xff\x7f" + bytes(6), HostileFile, "too many members"),
    ],
)
def test_what_cannot_be_read_is_named_with_the_file_and_a_remedy(
    data: bytes, error: type[UnreadableFile], words: str
) -> None:
    with pytest.raises(error) as caught:
        read_document(data, "X.docx")
    assert words in str(caught.value)
    assert str(caught.value).startswith("X.docx: ")
    assert caught.value.remedy


def _with_a_wide_end(box: bytes) -> bytes:
    """The wide form of the end (zip64) before the plain one, which zipfile believes wherever it stands."""
    end = box.rfind(b"PK\x05\x06")
    wide = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 1, 1, 50_000_000, 0)
    return box[:end] + wide + struct.pack("<4sLQL", b"PK\x06\x07", 0, end, 1) + box[end:]


def _with_an_end_inside_the_end(box: bytes) -> bytes:
    end = box.rfind(b"PK\x05\x06")
    told = bytearray(box)
    struct.pack_into("<L", told, end + 12, 50_000_000)
    told[end + 16 : end + 20] = b"PK\x05\x06"
    return bytes(told)


@pytest.mark.parametrize("hide", [_with_a_wide_end, _with_an_end_inside_the_end])
def test_a_list_of_members_that_hides_its_size_is_not_read(hide: Callable[[bytes], bytes]) -> None:
    with pytest.raises(HostileFile, match="too many members"):
        sniff(hide(small_docx()), "X.docx")


def test_a_password_on_a_zip_member() -> None:
    data = bytearray(small_docx())
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := data.find(signature, at + 1)) >= 0:
            data[at + flags] |= 1
    with pytest.raises(EncryptedFile):
        read_document(bytes(data), "X.docx")


@pytest.mark.parametrize("data", [small_docx(), small_pdf(), small_html(), small_akoma_ntoso(), b"to act"])
def test_the_document_carries_its_name_and_the_digest_of_its_bytes(data: bytes) -> None:
    document = read_document(data, "any name")
    assert document.name == "any name"
    assert document.sha256 == hashlib.sha256(data).hexdigest()


MARKING = "RESTREINT UE/EU RESTRICTED"


@pytest.mark.parametrize(
    "data",
    [
        f"a\n{MARKING}\nb".encode(),
        f"<p>a</p><p hidden>b</p><p>{MARKING}</p>".encode(),
        b"<p>a</p><p>RESTREINT U<del>X</del>E/EU RESTRICTED</p>",
        pdf([text(72, 780, MARKING) + text(72, 400, "page 1"), text(72, 780, MARKING) + text(72, 400, "page 2")]),
        small_docx(CHANGED.replace("The Union ", MARKING)),
    ],
)
def test_classified_information_is_refused_in_every_format(data: bytes) -> None:
    with pytest.raises(ClassifiedMarking) as caught:
        read_document(data, "note")
    assert caught.value.where == "note"


def test_reading_a_word_file_does_not_load_the_pdf_reader() -> None:
    code = (
        "import sys; from plenipo.readers import read_document; "
        "read_document(sys.stdin.buffer.read(), 'a'); "
        "sys.exit(any(name.startswith(('pdfminer', 'pdfplumber')) for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], input=small_docx(), check=False).returncode == 0


def test_files_that_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no such file"):
        read_file(tmp_path / "missing.docx")
    with pytest.raises(UnreadableFile, match="folder"):
        read_file(tmp_path)
    with pytest.raises(UnreadableFile):
        read_file(tmp_path / "bad\0name")
    with pytest.raises(UnreadableFile):
        read_file(tmp_path / ("x" * 5_000))


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.docx"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    with pytest.raises(FileTooLarge, match="50 MiB"):
        read_file(path)


def test_a_file_is_read_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "draft.pdf"
    path.write_bytes(small_docx())
    document = read_file(path)
    assert (document.name, document.format) == ("draft.pdf", Format.DOCX)
