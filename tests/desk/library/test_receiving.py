"""Receiving files: all that can be kept, told apart from what is refused, or nothing at all."""

from __future__ import annotations

import os
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from plenipo.desk.accounts.access import Access, access_to
from plenipo.desk.accounts.models import Person, Role
from plenipo.desk.audit.models import Entry
from plenipo.desk.jobs.models import Job
from plenipo.desk.library import actions, store
from plenipo.desk.library.actions import receive, receive_all, receive_mandates
from plenipo.desk.library.models import Contribution, StoredFile
from plenipo.desk.library.names import safe_name
from plenipo.desk.library.store import path_of
from plenipo.desk.lines.models import Mandate
from plenipo.errors import DuplicateProposal, OutputError
from plenipo.texts.marking import Marking
from tests.desk.library.boxes import archive

Sent = Callable[..., SimpleUploadedFile]
TEXT = b"harbour lights"


@pytest.fixture(autouse=True)
def files(settings: Any, tmp_path: Path) -> Path:
    settings.FILES = tmp_path / "files"
    return tmp_path / "files"


def left(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_file_is_kept_with_its_origin_and_a_job_to_read_it(access: Access, sent: Sent) -> None:
    (row,) = receive_all(access, [sent("a.txt", TEXT)], origin="e-mail of 3 May").contributions
    assert path_of(row.stored.sha256).read_bytes() == TEXT
    assert (row.file_name, row.origin, row.received_by, row.state) == (
        "a.txt",
        "e-mail of 3 May",
        access.person,
        "waiting",
    )
    assert row.marking == Marking.SENSITIVE.rank, "nobody knows yet who may see it"
    assert Job.objects.get().arguments == {"pk": row.pk}
    entry = Entry.objects.get(action="contribution.received")
    assert entry.details["sha256"] == row.stored.sha256


def test_files_of_an_archive_are_kept_and_remember_it(access: Access, sent: Sent) -> None:
    box = archive(
        {"day/a.txt": TEXT, "b.txt": b"x", "../c.txt": b"y", "inner.zip": _zip(), "__MACOSX/d": b""}, "3 May.zip"
    )
    received = receive_all(access, [box, sent("e.txt", b"e")], origin="website")
    assert [(row.file_name, row.origin) for row in received.contributions] == [
        ("a.txt", "website (3 May.zip)"),
        ("b.txt", "website (3 May.zip)"),
        ("e.txt", "website"),
    ]
    assert [(error.where, error.remedy) for error in received.refused] == [
        ("3 May.zip: ../c.txt", "Pack it again, or send its files without packing them."),
        ("3 May.zip: inner.zip", "Unpack it and send the files that are in it."),
    ]


def _zip() -> bytes:
    packed: bytes = archive({"x.txt": b"x"}).read()
    return packed


def test_a_copy_is_told_and_not_kept_twice(access: Access, sent: Sent) -> None:
    first = receive_all(access, [sent("a.txt", TEXT), sent("b.txt", TEXT)])
    assert [row.file_name for row in first.contributions] == ["a.txt"]
    assert "copy of a.txt" in first.refused[0].what
    with pytest.raises(DuplicateProposal):
        receive(access, "c.txt", [TEXT])
    assert receive_all(access, [sent("a.txt", TEXT)], kind="base").contributions, "as a base text it is something else"
    assert StoredFile.objects.count() == 1


def test_a_refused_file_may_be_sent_again(access: Access, sent: Sent) -> None:
    row = receive(access, "a.txt", [TEXT])
    Contribution.objects.filter(pk=row.pk).update(state="refused")
    assert receive(access, "a.txt", [TEXT]).pk != row.pk


def test_a_file_above_the_limit_is_refused_and_leaves_nothing(
    access: Access, sent: Sent, settings: Any, files: Path
) -> None:
    settings.UPLOAD_LIMIT = 1_000_000
    received = receive_all(access, [sent("big.txt", bytes(1_000_001)), sent("a.txt", TEXT)])
    assert [row.file_name for row in received.contributions] == ["a.txt"]
    assert [(error.where, error.what) for error in received.refused] == [("big.txt", "it is larger than 1 MB.")]
    assert len(left(files)) == 1


def test_a_bomb_beside_good_files_harms_none(access: Access) -> None:
    received = receive_all(access, [archive({"bomb.txt": bytes(25_000_000), "a.txt": TEXT})])
    assert [row.file_name for row in received.contributions] == ["a.txt"]
    assert received.refused[0].where == "box.zip: bomb.txt"


@pytest.mark.parametrize("members", [{}, {"folder/": b""}])
def test_an_empty_archive_says_so(access: Access, members: dict[str, bytes]) -> None:
    (error,) = receive_all(access, [archive(members, packing=zipfile.ZIP_STORED)]).refused
    assert error.what == "there is no file in the archive."


def test_a_full_disk_is_one_clear_line_and_nothing_is_half_received(
    access: Access, sent: Sent, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    received = store._received

    def full(*arguments: Any) -> Any:
        if left(files):
            raise OSError(28, "No space left on device")
        return received(*arguments)

    monkeypatch.setattr(store, "_received", full)
    with pytest.raises(OutputError) as caught:
        receive_all(access, [sent("a.txt", TEXT), sent("b.txt", b"b")])
    assert "No space left on device" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert str(files) in str(caught.value)
    assert left(files) == []
    assert not Contribution.objects.exists()


def test_a_folder_that_cannot_be_written_is_one_clear_line(access: Access, sent: Sent, files: Path) -> None:
    files.write_text("not a folder")
    with pytest.raises(OutputError, match="cannot be written"):
        receive_all(access, [sent("a.txt", TEXT)])


def test_what_goes_wrong_in_the_middle_leaves_nothing_behind(
    access: Access, sent: Sent, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All files that were sent together, their jobs and their audit rows, or none."""
    written: list[str] = []
    keep = actions._have_read

    def fail(access: Access, contribution: Contribution, action: str) -> None:
        written.append(contribution.file_name)
        if len(written) == 2:
            raise OperationalError("database or disk is full")
        keep(access, contribution, action)

    monkeypatch.setattr(actions, "_have_read", fail)
    before = Entry.objects.count()
    with pytest.raises(OperationalError):
        receive_all(access, [sent("a.txt", TEXT), sent("b.txt", b"b")])
    assert written == ["a.txt", "b.txt"]
    assert (Contribution.objects.count(), Job.objects.count(), Entry.objects.count()) == (0, 0, before)


def test_mandates_become_drafts_and_errors_name_their_file(access: Access, sent: Sent) -> None:
    received = receive_mandates(access, [sent("mandate.docx"), sent("empty.txt", b"")])
    assert [mandate.state for mandate in received.mandates] == [Mandate.State.DRAFT]
    assert [error.where for error in received.refused] == ["empty.txt"]
    assert received.refused[0].remedy


@pytest.mark.parametrize("role", [Role.READER, Role.STAKEHOLDER])
def test_who_may_not_contribute_brings_nothing(
    part: Callable[..., Person], access: Access, sent: Sent, role: str
) -> None:
    reader = access_to(part("reader", role), access.conference.slug)
    for act in (receive_all, receive_mandates):
        with pytest.raises(PermissionDenied):
            act(reader, [sent("a.txt", TEXT)])
    assert not Contribution.objects.exists()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("C:\\Users\\ada\\a.docx", "a.docx"),
        ("../../a.docx", "a.docx"),
        ("a\r\nSet-Cookie: x.docx", "aSet-Cookie_ x.docx"),
        ("invoice\u202excod.exe", "invoicexcod.exe"),
        ("\0", "file"),
        ("..", "file"),
        ("Δήλωση (2).docx", "Δήλωση (2).docx"),
        ("x" * 400 + ".docx", "x" * 195 + ".docx"),
    ],
)
def test_names_are_safe_to_show_and_to_save(given: str, kept: str) -> None:
    assert safe_name(given) == kept


def test_what_a_killed_server_was_receiving_is_swept_away(files: Path, settings: Any, tmp_path: Path) -> None:
    settings.ARRIVING = tmp_path / "arriving"
    for folder in (files, tmp_path / "arriving"):
        folder.mkdir()
    kept = [files / ".incoming-new", tmp_path / "arriving" / "new.upload"]
    swept = [files / ".incoming-old", tmp_path / "arriving" / "old.upload"]
    for path in (*kept, *swept):
        path.write_bytes(b"x")
    for path in swept:
        os.utime(path, (1, 1))
    store.sweep()
    assert [path.exists() for path in (*kept, *swept)] == [True, True, False, False]


def test_files_on_their_way_lie_beside_the_data(page: Client, access: Access, settings: Any, tmp_path: Path) -> None:
    """Not in a folder that all users of the machine share, where nobody sweeps them after a crash."""
    settings.ARRIVING = tmp_path / "arriving"
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10
    upload = SimpleUploadedFile("a.docx", b"x" * 100)
    answer = page.post(reverse("upload", args=[access.conference.slug]), {"documents": upload, "kind": "base"})
    (file,) = answer.wsgi_request.FILES.getlist("documents")
    assert isinstance(file, TemporaryUploadedFile)
    folder = Path(file.temporary_file_path()).parent
    assert folder == tmp_path / "arriving"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_who_has_not_signed_in_sends_no_files(client: Client, db: None, settings: Any, tmp_path: Path) -> None:
    """The page for signing in is the one form that is open to everybody."""
    settings.ARRIVING = tmp_path / "arriving"
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10
    answer = client.post("/account/login/", {"login": "ada", "file": SimpleUploadedFile("a.docx", b"x" * 100)})
    assert not answer.wsgi_request.FILES
    assert not (tmp_path / "arriving").exists()
