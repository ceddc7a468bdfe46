"""What becomes of received files: read, refused, replaced; in whatever order they come."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from plenipo.desk.accounts.access import Access
from plenipo.desk.audit.models import Entry
from plenipo.desk.instruments.models import Compilation, Instrument
from plenipo.desk.jobs.models import Job
from plenipo.desk.library import work as work_module
from plenipo.desk.library.actions import read_again, receive, receive_all, replace
from plenipo.desk.library.models import Contribution
from plenipo.desk.library.store import path_of
from plenipo.desk.proposals.models import Proposal
from plenipo.texts.marking import Marking

Sent = Callable[..., SimpleUploadedFile]
Work = Callable[[], int]


@pytest.fixture(autouse=True)
def _files(settings: Any, tmp_path: Path) -> None:
    settings.FILES = tmp_path / "files"


def state_of(row: Contribution) -> str:
    row.refresh_from_db()
    return row.state


def test_a_contribution_is_read_and_compiled(access: Access, sent: Sent, work_done: Work) -> None:
    receive_all(access, [sent("resolution-12.docx")], kind="base")
    (row,) = receive_all(access, [sent("MC30-CAL-31.docx")]).contributions
    work_done()
    assert state_of(row) == "ready"
    assert (row.number, row.sponsors, row.marking) == ("31", ["CAL"], Marking.PUBLIC.rank)
    base = Contribution.objects.get(kind="base")
    assert base.title.startswith("Resolution 12")
    assert row.proposals.filter(in_force=True).count() == row.proposals.count() > 0
    assert set(Job.objects.values_list("state", flat=True)) == {"done"}


@pytest.mark.parametrize(
    "order", [("MC30-TAM-41.docx", "MC30-TAM-41R1.docx"), ("MC30-TAM-41R1.docx", "MC30-TAM-41.docx")]
)
def test_a_revision_replaces_in_whatever_order_they_come(
    access: Access, sent: Sent, work_done: Work, order: tuple[str, str]
) -> None:
    for name in order:
        receive_all(access, [sent(name)])
        work_done()
    first, revision = Contribution.objects.order_by("revision")
    assert (first.state, revision.state) == ("replaced", "ready")
    assert first.replaced_by == revision
    assert list(revision.replaces.all()) == [first]
    assert not first.proposals.filter(in_force=True).exists()
    assert path_of(first.stored.sha256).exists(), "what was replaced is kept"


def test_a_new_base_text_replaces_the_one_before(access: Access, sent: Sent, work_done: Work, model: Path) -> None:
    (old,) = receive_all(access, [sent("resolution-12.docx")], kind="base").contributions
    work_done()
    data = (model / "bases" / "resolution-12.docx").read_bytes()
    (new,) = receive_all(access, [sent("again.docx", data + b"\0")], kind="base").contributions
    work_done()
    assert (state_of(old), old.replaced_by, state_of(new)) == ("replaced", new, "ready")
    assert Instrument.objects.get().base_file == new


def test_what_bears_an_eu_classification_is_refused_and_destroyed(access: Access, work_done: Work) -> None:
    data = b"<!DOCTYPE html><p>RESTREINT UE/EU RESTRICTED</p><p>MOD harbour lights</p>"
    row = receive(access, "secret.html", [data])
    assert path_of(row.stored.sha256).exists()
    work_done()
    assert state_of(row) == "refused"
    assert row.problem == "The text is marked RESTREINT UE/EU RESTRICTED."
    assert row.remedy.startswith("EU classified information may only be handled on an accredited system")
    assert not path_of(row.stored.sha256).exists()
    assert Entry.objects.get(action="contribution.refused").details["destroyed"] is True


def test_a_file_whose_bytes_are_gone_says_so(access: Access, work_done: Work) -> None:
    row = receive(access, "a.txt", [b"harbour"])
    path_of(row.stored.sha256).unlink()
    work_done()
    assert state_of(row) == "refused"
    assert row.remedy == "Send the file again."


def test_a_base_text_that_names_no_instrument_is_refused(access: Access, work_done: Work) -> None:
    row = receive(access, "a.txt", [b"Some words about harbours.\n\nAnd more of them.\n"], kind="base")
    work_done()
    assert state_of(row) == "refused"
    assert "which instrument" in row.problem


def test_a_list_of_files_is_no_contribution(access: Access, work_done: Work) -> None:
    row = receive(access, "list.txt", [b"a.docx\nb.docx\n"])
    work_done()
    assert state_of(row) == "refused"
    assert row.remedy


def test_a_second_file_of_the_same_number_is_refused_until_somebody_decides(
    access: Access, sent: Sent, work_done: Work, model: Path
) -> None:
    (first,) = receive_all(access, [sent("MC30-CAL-31.docx")]).contributions
    work_done()
    corrected = (model / "contributions" / "MC30-CAL-31.docx").read_bytes() + b"\0"
    (second,) = receive_all(access, [sent("corrected.docx", corrected)]).contributions
    work_done()
    assert (state_of(first), state_of(second)) == ("ready", "refused")
    assert "none revises the other" in second.problem
    assert "replace it there" in second.remedy
    assert first.proposals.filter(in_force=True).exists(), "what was in force stays in force"

    third = replace(access, first, sent("corrected.docx", corrected))
    work_done()
    assert (state_of(first), state_of(third), first.replaced_by) == ("replaced", "ready", third)
    assert not first.proposals.filter(in_force=True).exists()
    assert third.proposals.filter(in_force=True).exists()


def test_what_cannot_be_read_replaces_nothing(access: Access, sent: Sent, work_done: Work) -> None:
    (first,) = receive_all(access, [sent("MC30-CAL-31.docx")]).contributions
    work_done()
    assert state_of(first) == "ready"
    replace(access, first, sent("broken.pdf", b"%PDF-1.7 and no more"))
    work_done()
    assert (state_of(first), first.replaced_by) == ("ready", None)


def test_a_file_is_refused_with_a_reason_when_its_job_is_given_up(
    access: Access, sent: Sent, work_done: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*arguments: object) -> None:
        raise RuntimeError("no wind")

    monkeypatch.setattr(work_module, "read_apart", stumble)
    (row,) = receive_all(access, [sent("MC30-CAL-31.docx")]).contributions
    work_done()
    assert state_of(row) == "refused"
    assert "no wind" in row.problem
    monkeypatch.undo()
    read_again(access, row)
    assert (state_of(row), row.problem) == ("waiting", "")


def test_a_fault_while_laying_out_leaves_nothing_half_done(
    access: Access, sent: Sent, work_done: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*arguments: object) -> None:
        raise RuntimeError("no wind")

    monkeypatch.setattr(work_module, "link_revisions", stumble)
    receive_all(access, [sent("MC30-CAL-31.docx")])
    work_done()
    assert Contribution.objects.get().state == "refused"
    assert (Proposal.objects.count(), Instrument.objects.count(), Compilation.objects.count()) == (0, 0, 0)
    assert list(Job.objects.values_list("name", "state")) == [("read", "failed")]


def test_done_work_is_not_done_again(access: Access, sent: Sent, work_done: Work) -> None:
    """A worker that died between the end of the work and its record leaves a job that is taken up again."""
    receive_all(access, [sent("resolution-12.docx")], kind="base")
    receive_all(access, [sent("MC30-CAL-31.docx")])
    work_done()
    before = Proposal.objects.count(), Compilation.objects.values_list("version", flat=True).first()
    Job.objects.update(state="waiting", attempts=1)
    work_done()
    assert (Proposal.objects.count(), Compilation.objects.values_list("version", flat=True).first()) == before
