"""The zip archive of a Word file: opened with limits, its parts found through their relationships."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from typing import Final

from msgspec import Struct

from plenipo.errors import (
    DamagedFile,
    EmptyFile,
    EncryptedFile,
    FileTooLarge,
    HostileFile,
    UnreadableFile,
    UnsupportedFormat,
)
from plenipo.readers.docx import names
from plenipo.readers.docx.parts import Element, parse_part
from plenipo.readers.limits import MAX_FILE_BYTES, MAX_UNPACKED_BYTES

PART_LIMIT: Final = 48 * 1024 * 1024
"""Bytes of one part that is read as XML: its tree takes a multiple of that in memory."""
RATIO_LIMIT: Final = 200
"""Unpacked to packed size of a member, for members of more than ``RATIO_FROM`` bytes."""
RATIO_FROM: Final = 16 * 1024 * 1024
MEMBER_LIMIT: Final = 10_000

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE: Final = "EncryptedPackage".encode("utf-16-le")
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_OPEN_AGAIN: Final = "Open it in Word, save it again and use that copy."
_FOREIGN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    OverflowError,
)


class Relationship(Struct, frozen=True):
    """kind: the last step of the relationship type ("styles"); target: name of the part."""

    id: str
    kind: str
    target: str


class Package:
    """The parts of one file. Nothing is unpacked before it is asked for."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        _refuse_early(data, name)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            members = self._archive.infolist()
        except _FOREIGN as error:
            raise _not_an_archive(data, name) from error
        self._members = _index(members, name)
        self._unpacked = 0
        self._relationships: dict[str, list[Relationship]] = {}

    def has(self, part: str) -> bool:
        return part.lower() in self._members

    def read(self, part: str) -> bytes | None:
        """The bytes of a part, None where there is no such part; never more than the limits allow."""
        member = self._members.get(part.lower())
        if member is None:
            return None
        self._check(member, part)
        allowed = min(PART_LIMIT, MAX_UNPACKED_BYTES - self._unpacked)
        try:
            with self._archive.open(member) as stream:
                content = stream.read(allowed + 1)
        except _FOREIGN as error:
            raise DamagedFile(
                f"The part {part} of the file cannot be unpacked.", where=self.name, remedy=_OPEN_AGAIN
            ) from error
        if len(content) > allowed:
            raise _too_much(self.name, part)
        self._unpacked += len(content)
        _check_ratio(len(content), member.compress_size, part, self.name)
        return content

    def tree(self, part: str) -> Element | None:
        """The part as XML, None where there is no such part."""
        content = self.read(part)
        return None if content is None else parse_part(content, part, self.name)

    def relationships(self, part: str) -> list[Relationship]:
        """What the part refers to inside the package, in order; "" gives those of the package."""
        found = self._relationships.get(part)
        if found is None:
            found = self._relationships[part] = self._read_relationships(part)
        return found

    def _read_relationships(self, part: str) -> list[Relationship]:
        folder, base = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{base}.rels"))
        if root is None:
            return []
        found = []
        for element in root.iter(names.RELATIONSHIPS + "Relationship"):
            if element.get("TargetMode") != "External":
                kind = (element.get("Type") or "").rsplit("/", 1)[-1]
                target = _resolve(folder, element.get("Target") or "")
                found.append(Relationship(element.get("Id") or "", kind, target))
        return found

    def main_part(self) -> str:
        """The name of the main document, by its relationship, else by its customary name."""
        for relationship in self.relationships(""):
            if relationship.kind == "officeDocument":
                self._check_kind(relationship.target)
                if self.has(relationship.target):
                    return relationship.target
        if self.has("word/document.xml"):
            return "word/document.xml"
        raise DamagedFile("The file has no main document.", where=self.name, remedy=_OPEN_AGAIN)

    def _check(self, member: zipfile.ZipInfo, part: str) -> None:
        if member.flag_bits & 0x1:
            raise _encrypted(self.name)
        if member.compress_type not in _METHODS:
            raise DamagedFile(
                f"The part {part} is packed in a way that Word files do not use.",
                where=self.name,
                remedy=_OPEN_AGAIN,
            )

    def _check_kind(self, part: str) -> None:
        content_type = self._content_type(part)
        if content_type and not any(word in content_type for word in ("wordprocessingml", "ms-word")):
            raise UnsupportedFormat(
                "The file is an Office file, but not a Word document.",
                where=self.name,
                remedy="Save the text as a Word document (.docx).",
            )

    def _content_type(self, part: str) -> str:
        root = self.tree("[Content_Types].xml")
        if root is None:
            return ""
        for element in root.iter(names.CONTENT_TYPES + "Override"):
            if (element.get("PartName") or "").lstrip("/").lower() == part.lower():
                return element.get("ContentType") or ""
        return ""


def _refuse_early(data: bytes, name: str) -> None:
    if not data:
        raise EmptyFile("The file is empty.", where=name, remedy="Ask for the file again.")
    if len(data) > MAX_FILE_BYTES:
        raise FileTooLarge(
            f"The file has {len(data) / 2**20:.0f} MB; the limit is {MAX_FILE_BYTES // 2**20} MB.",
            where=name,
            remedy="Remove pictures from it, or split it.",
        )


def _not_an_archive(data: bytes, name: str) -> UnreadableFile:
    if data.startswith(_OLE):
        if _ENCRYPTED_PACKAGE in data:
            return _encrypted(name)
        return UnsupportedFormat(
            "The file is in the legacy Word format (.doc).", where=name, remedy="Save it as .docx and use that copy."
        )
    if data.startswith(b"PK"):
        return DamagedFile(
            "The file is cut short or damaged.", where=name, remedy="Download it again, or ask for it again."
        )
    return UnsupportedFormat("The file is not a Word document.", where=name, remedy="Save the text as .docx.")


def _index(members: list[zipfile.ZipInfo], name: str) -> dict[str, zipfile.ZipInfo]:
    if len(members) > MEMBER_LIMIT:
        raise HostileFile(
            f"The file has {len(members)} parts; the limit is {MEMBER_LIMIT}.",
            where=name,
            remedy="Do not open it; ask its sender.",
        )
    index: dict[str, zipfile.ZipInfo] = {}
    declared = 0
    for member in members:
        part = member.filename.replace("\\", "/").lstrip("/").lower()
        if part in index:
            raise HostileFile(
                f"The file holds the part {part} twice.", where=name, remedy="Do not open it; ask its sender."
            )
        index[part] = member
        declared += member.file_size
        _check_ratio(member.file_size, member.compress_size, part, name)
    if declared > MAX_UNPACKED_BYTES:
        raise _too_much(name, "whole")
    return index


def _check_ratio(size: int, packed: int, part: str, name: str) -> None:
    if size > RATIO_FROM and size > RATIO_LIMIT * max(packed, 1):
        raise HostileFile(
            f"The part {part} unpacks to more than {RATIO_LIMIT} times its size.",
            where=name,
            remedy="Do not open it; ask its sender.",
        )


def _too_much(name: str, part: str) -> FileTooLarge:
    place = "The file" if part == "whole" else f"The part {part}"
    return FileTooLarge(
        f"{place} unpacks to more than the limit of "
        f"{(MAX_UNPACKED_BYTES if part == 'whole' else PART_LIMIT) // 2**20} MB.",
        where=name,
        remedy="Split the document.",
    )


def _encrypted(name: str) -> EncryptedFile:
    return EncryptedFile(
        "The file is protected by a password.", where=name, remedy="Remove the protection in Word and save it again."
    )


def _resolve(folder: str, target: str) -> str:
    """The part that a relationship target names: absolute, or relative to the folder of its source."""
    target = target.replace("\\", "/")
    if target.startswith("/"):
        return posixpath.normpath(target).lstrip("/")
    return posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
