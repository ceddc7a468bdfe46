"""Zip archives: what is in them is taken, what could harm is refused with what to do about it."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from typing import IO

import pytest

from plenipo.desk.library import archives
from plenipo.desk.library.archives import Member, is_archive, open_archive
from plenipo.errors import DamagedFile, EncryptedFile, FileTooLarge, HostileFile, PlenipoError


def packed(members: dict[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> io.BytesIO:
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w", packing) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return box


def opened(file: IO[bytes]) -> list[tuple[str, bytes] | PlenipoError]:
    """Each member with its bytes, or its error."""
    with open_archive(file, "box.zip") as members:
        return [one if not isinstance(one, Member) else (one.name, b"".join(one.chunks())) for one in members]


def test_files_come_out_without_their_folders() -> None:
    found = opened(packed({"day 1/a.txt": b"one", "day 2\\b.txt": b"two", "day 2/": b""}))
    assert found == [("a.txt", b"one"), ("b.txt", b"two")]


@pytest.mark.parametrize("name", ["__MACOSX/._a.docx", "docs/.DS_Store", "~$a.docx", "pictures/Thumbs.db"])
def test_what_systems_leave_behind_is_passed_over(name: str) -> None:
    assert opened(packed({name: b"junk", "a.txt": b"one"})) == [("a.txt", b"one")]


@pytest.mark.parametrize("name", ["../../etc/cron.d/a", "/etc/passwd", "x/../../y", "C:/windows/a.txt", "..\\..\\a"])
def test_a_path_that_leads_out_is_refused(name: str) -> None:
    (error,) = opened(packed({name: b"x"}))
    assert isinstance(error, HostileFile)
    assert "leads out" in error.what
    assert error.remedy


def test_a_document_that_is_packed_as_zip_is_none() -> None:
    assert not is_archive(packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<x/>"}), "a.docx")
    assert not is_archive(packed({"mimetype": b"application/vnd.oasis.opendocument.text"}), "a.odt")
    assert not is_archive(io.BytesIO(b"plain text"), "a.txt")
    assert is_archive(packed({"a.txt": b"x"}), "named.docx")


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    found = opened(packed({"bomb.txt": bytes(20_000_000), "a.txt": b"one"}))
    assert isinstance(found[0], HostileFile)
    assert found[1] == ("a.txt", b"one")


def test_a_member_above_the_limit_is_refused() -> None:
    (error,) = opened(packed({"huge.bin": bytes(33 * 1024 * 1024)}))
    assert isinstance(error, FileTooLarge)


def test_too_many_and_too_much_are_refused_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FileTooLarge, match="501 files"):
        opened(packed({f"{number}.txt": b"x" for number in range(501)}))
    monkeypatch.setattr(archives, "MAX_UNPACKED", 1000)
    with pytest.raises(FileTooLarge, match="Send it in parts"):
        opened(packed({"a": bytes(600), "b": bytes(600)}))


def test_a_list_of_members_that_fills_the_memory_is_not_read() -> None:
    box = bytearray(packed({"a.txt": b"x"}).getvalue())
    end = box.rfind(b"PK\x05\x06")
    struct.pack_into("<L", box, end + 12, 50_000_000)
    with pytest.raises(HostileFile, match="too many members"):
        opened(io.BytesIO(bytes(box)))


def test_the_wide_form_of_the_end_is_looked_at_too() -> None:
    """zipfile believes it wherever it stands, so that a small number in the narrow form proves nothing."""
    box = packed({"a.txt": b"x"}).getvalue()
    end = box.rfind(b"PK\x05\x06")
    wide = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 1, 1, 50_000_000, 0)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, end, 1)
    with pytest.raises(HostileFile, match="too many members"):
        opened(io.BytesIO(box[:end] + wide + locator + box[end:]))


def test_an_end_inside_an_end_does_not_hide_the_list() -> None:
    box = bytearray(packed({"a.txt": b"x"}).getvalue())
    end = box.rfind(b"PK\x05\x06")
    struct.pack_into("<L", box, end + 12, 50_000_000)
    box[end + 16 : end + 20] = b"PK\x05\x06"
    with pytest.raises(HostileFile, match="too many members"):
        opened(io.BytesIO(bytes(box)))


def _cut(box: bytes) -> bytes:
    return box[: len(box) // 2]


def _spoilt(box: bytes) -> bytes:
    return box.replace(b"harbour", b"HARBOUR", 1)


def test_a_cut_archive_is_refused_whole_and_a_spoilt_member_alone() -> None:
    box = packed({"a.txt": b"harbour light", "b.txt": b"two"}, zipfile.ZIP_STORED).getvalue()
    with pytest.raises(DamagedFile):
        opened(io.BytesIO(_cut(box)))
    with open_archive(io.BytesIO(_spoilt(box)), "box.zip") as members:
        first, second = members
        assert isinstance(first, Member)
        assert isinstance(second, Member)
        with pytest.raises(DamagedFile, match=r"a\.txt"):
            list(first.chunks())
        assert list(second.chunks()) == [b"two"]


@pytest.mark.parametrize("packing", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_packing_that_may_ask_for_memory_at_will_is_refused(packing: int) -> None:
    (error,) = opened(packed({"a.txt": b"x" * 100}, packing))
    assert isinstance(error, DamagedFile)


def test_a_password_is_said_to_be_one() -> None:
    box = bytearray(packed({"a.txt": b"x"}).getvalue())
    box[6] |= 1
    box[box.rfind(b"PK\x01\x02") + 8] |= 1
    (error,) = opened(io.BytesIO(bytes(box)))
    assert isinstance(error, EncryptedFile)
    assert "password" in error.remedy


@pytest.mark.parametrize("spoil", [lambda box: box[:30], lambda box: box[:4] + bytes(200), lambda box: box[:-1]])
def test_nonsense_never_raises_anything_else(spoil: Callable[[bytes], bytes]) -> None:
    with pytest.raises(PlenipoError):
        is_archive(io.BytesIO(spoil(packed({"a.txt": b"x"}).getvalue())), "box.zip")
