"""What kind of file some bytes are. The name of the file is never asked."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from plenipo.errors import DamagedFile, EncryptedFile, HostileFile, PlenipoError, UnsupportedFormat
from plenipo.readers.decode import decode
from plenipo.readers.limits import MAX_ZIP_DIRECTORY_BYTES, MIB
from plenipo.readers.zip_directory import directory_size
from plenipo.texts.document import Format

_AS_DOCX = "Save it as .docx and give that."
_READABLE = "Give a .docx, a PDF with text, HTML, plain text or Akoma Ntoso."

# Leading bytes, what to call the file, what to do about it.
_KNOWN: tuple[tuple[bytes, str, str], ...] = (
    (rb"\{\\rtf", "an RTF file", _AS_DOCX),
    (
        rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|BM....\0\0|RIFF....WEBP",
        "a picture",
        "Give the text, not a picture of it.",
    ),
    (rb"II\*\0|MM\0\*", "a picture (TIFF)", "Give the text, not a picture of it."),
    (
        rb"\x1f\x8b|BZh\d|7z\xbc\xaf|Rar!|\xfd7zXZ",
        "a compressed archive",
        "Unpack it and give the files in it.",
    ),
    (rb"%!PS", "a PostScript file", "Give the document it was printed from."),
    (rb"(?i:MIME-Version:|From: [^\n]*\n(?:[^\n]+\n){0,20}Subject:)", "an e-mail or web archive", _READABLE),
    (rb"MZ|\x7fELF", "a program", _READABLE),
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names of streams in an OLE compound file, which tell what it holds.
_OLE_STREAMS: tuple[tuple[str, str, str], ...] = (
    ("WordDocument", "a legacy Word file (.doc)", _AS_DOCX),
    ("Workbook", "a legacy Excel file (.xls)", _READABLE),
    ("Book", "a legacy Excel file (.xls)", _READABLE),
    ("PowerPoint Document", "a legacy PowerPoint file (.ppt)", _READABLE),
    ("__substg1.0_", "an Outlook message (.msg)", "Give the documents attached to it."),
)

_ZIPPED: tuple[tuple[str, str, str], ...] = (
    ("xl/workbook", "an Excel workbook", _READABLE),
    ("ppt/presentation", "a PowerPoint presentation", _READABLE),
    ("META-INF/container.xml", "an e-book (EPUB)", _READABLE),
)
_OPEN_DOCUMENT = re.compile(rb"application/vnd\.oasis\.opendocument\.(\w+)")
_WORD_MAIN = re.compile(rb"application/vnd\.(?:openxmlformats-officedocument\.wordprocessingml|ms-word)\.\S*main\+xml")

_PDF = re.compile(rb"%PDF-\d")
_AKOMA_NTOSO = re.compile(
    r"<(?:[\w.-]+:)?akomaNtoso\b|xmlns(?::[\w.-]+)?\s*=\s*[\"'][^\"']*(?:legaldocml|akomantoso)[^\"']*[\"']"
)
_TREATY_XML = re.compile(r"<treaty[\s>]")
_FORMEX = re.compile(
    r"formex\.publications\.europa\.eu|<(?:ACT|AGR|ANNEX|CONS\.ACT|CONS\.DOC|ENACTING\.TERMS|CJT|GENERAL)[\s>]"
)
_LAW_JSON = re.compile(r"\"(?:articles|provisions)\"\s*:\s*\[")
_HTML = re.compile(r"<!doctype\s+html|<html[\s>]|xmlns\s*=\s*[\"']http://www\.w3\.org/1999/xhtml", re.IGNORECASE)
_HTML_PIECE = re.compile(
    r"\A\s*(?:<!--.*?-->\s*)*<(?:p|div|body|head|table|h[1-6]|ol|ul|article|section|span|meta|style|title|pre|main)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_MARKUP = re.compile(r"\A\s*(?:<\?xml\s|<!DOCTYPE\s|<[A-Za-z_][\w.-]*(?::[\w.-]+)?(?:\s[^<>]*)?/?>)", re.IGNORECASE)
_HEAD = 4096


def sniff(data: bytes, name: str) -> Format:
    """The format to read these bytes as.

    Raises UnsupportedFormat (naming what the file is), EncryptedFile, HostileFile and DamagedFile.
    """
    if data.startswith(_OLE):
        raise _ole(data, name)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip(data, name)
    for start, what, remedy in _KNOWN:
        if re.match(start, data[:_HEAD], re.DOTALL):
            raise UnsupportedFormat(f"this is {what}.", where=name, remedy=remedy)
    if _is_pdf(data):
        return Format.PDF
    return _text(data, name)


def _is_pdf(data: bytes) -> bool:
    """Readers accept junk before the header, within the first 1,024 bytes (ISO 32000-1, annex H.3.4.1)."""
    found = _PDF.search(data, 0, 1024 + 8)
    return found is not None and (found.start() == 0 or b" obj" in data)


def _ole(data: bytes, name: str) -> PlenipoError:
    if _stream_name("EncryptedPackage") in data:
        return EncryptedFile("the file is protected by a password.", where=name, remedy="Save it without the password.")
    for stream, what, remedy in _OLE_STREAMS:
        if _stream_name(stream) in data:
            return UnsupportedFormat(f"this is {what}.", where=name, remedy=remedy)
    return UnsupportedFormat("this is a legacy Office file.", where=name, remedy=_AS_DOCX)


def _stream_name(text: str) -> bytes:
    return text.encode("utf-16-le")


def _zip(data: bytes, name: str) -> Format:
    _check_directory(data, name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _zipped_format(archive, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError) as exc:
        raise DamagedFile("the archive is cut off or damaged.", where=name, remedy="Ask for the file again.") from exc
    except RuntimeError as exc:  # zipfile's way to say that a member needs a password
        raise EncryptedFile(
            "the archive is protected by a password.", where=name, remedy="Save it without the password."
        ) from exc


def _check_directory(data: bytes, name: str) -> None:
    """Before zipfile builds an object for each member."""
    if directory_size(io.BytesIO(data)) > MAX_ZIP_DIRECTORY_BYTES:
        raise HostileFile("the archive has too many members.", where=name, remedy="Save the document again in Word.")


def _zipped_format(archive: zipfile.ZipFile, name: str) -> Format:
    members = archive.namelist()
    if _WORD_MAIN.search(_member_head(archive, "[Content_Types].xml")) or "word/document.xml" in members:
        return Format.DOCX
    opened = _OPEN_DOCUMENT.match(_member_head(archive, "mimetype"))
    if opened:
        kind = opened[1].decode("ascii", "replace")
        raise UnsupportedFormat(f"this is an OpenDocument {kind} file.", where=name, remedy=_AS_DOCX)
    for prefix, what, remedy in _ZIPPED:
        if any(member.startswith(prefix) for member in members):
            raise UnsupportedFormat(f"this is {what}.", where=name, remedy=remedy)
    raise UnsupportedFormat(
        "this is a zip archive without a Word document.",
        where=name,
        remedy="Unpack it and give the files in it.",
    )


def _member_head(archive: zipfile.ZipFile, member: str) -> bytes:
    """The first MiB of a member, nothing where it is missing."""
    try:
        with archive.open(member) as stream:
            return stream.read(MIB)
    except KeyError:
        return b""


def _text(data: bytes, name: str) -> Format:
    text = decode(data, name)
    head = text[:_HEAD]
    if _MARKUP.match(head):
        if _AKOMA_NTOSO.search(head):
            return Format.AKOMA_NTOSO
        if _FORMEX.search(head):
            return Format.FORMEX
        if _TREATY_XML.search(head):
            return Format.TREATY_XML
        if _HTML.search(head) or _HTML_PIECE.match(head):
            return Format.HTML
        if head.lstrip().startswith("<?xml"):
            raise UnsupportedFormat(
                "this is XML, but not Akoma Ntoso, Formex or a treaty.", where=name, remedy=_READABLE
            )
    if head.lstrip().startswith("{") and _LAW_JSON.search(text):
        return Format.LAW_JSON
    return Format.HTML if _HTML_PIECE.match(head) or _HTML.match(head.lstrip()) else Format.PLAIN
