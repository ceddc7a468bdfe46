"""From two files to decisions, and from a new version to what it reopens."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied

from plenipo.concordance.model import Degree
from plenipo.desk.accounts.access import Access, access_to
from plenipo.desk.accounts.models import Person
from plenipo.desk.audit.models import Entry
from plenipo.desk.concordance import actions, decisions
from plenipo.desk.concordance.decisions import Said
from plenipo.desk.concordance.figures import figures_by_table
from plenipo.desk.concordance.models import Change, Law, Partner, Row, Table
from plenipo.desk.concordance.values import row_of
from plenipo.desk.concordance.work import concord_table
from plenipo.desk.conferences.models import Conference
from plenipo.desk.jobs.models import Job
from plenipo.desk.library.store import bytes_of
from plenipo.desk.shell.stale import StaleEdit
from plenipo.errors import ClassifiedMarking, DuplicateProposal, InvalidData
from plenipo.texts.marking import Marking
from tests.desk.concordance.lamps import ACT, LATER_ACT, LAW

Find = Callable[[str], Row]


def test_a_table_has_a_row_for_every_provision_of_the_act(table: Table, row: Find) -> None:
    labels = list(Row.objects.filter(edition=table.current).values_list("label", flat=True))
    assert labels[:4] == ["Article 1", "Article 1(1)", "Article 1(2)", "Article 2"]
    assert [each.label for each in row_of(row("art1.1")).targets] == ["Section 1(1)"]
    assert row("art1.1").article == "art1"
    assert not row("art1").counted


def test_accepting_decides_as_proposed_and_is_told(access: Access, table: Table, row: Find) -> None:
    found = row("art1.1")
    proposed = row_of(found).degree
    decisions.accept(access, found, found.version)
    value = row_of(row("art1.1"))
    assert value.decision is not None
    assert (value.decision.degree, value.decision.decided_by) == (proposed, "Ada")
    assert value.decision.on_targets == tuple(each.id for each in value.targets)
    change = Change.objects.get(edition=table.current)
    assert (change.kind, change.by, change.decided) == ("accepted", access.person, 1)
    entry = Entry.objects.latest("id")
    assert (entry.action, entry.details["row"]) == ("concordance.accepted", "art1.1")
    assert figures_by_table([table])[table.pk].decided == 1


def test_a_decision_holds_everything_that_was_filled_in(access: Access, row: Find) -> None:
    said = Said(Degree.NONE, "Twelve is not two", "Port Act II", "2032-05-01", "Ministry", "planned", "no inspectors")
    decisions.decide(access, row("art1.2"), 1, said)
    value = row_of(row("art1.2"))
    assert value.decision is not None
    assert value.stands is Degree.NONE
    assert (value.decision.reasons, value.decision.measure_date) == ("Twelve is not two", "2032-05-01")
    assert row("art1.2").stands == "none"


def test_links_are_added_taken_instead_and_taken_away(access: Access, row: Find) -> None:
    section = row_of(row("art2.1")).targets[0].id
    first = row_of(row("art1.1")).targets[0].id
    decisions.link(access, row("art1.1"), 1, section)
    assert _links(row("art1.1")) == (first, section)
    decisions.unlink(access, row("art1.1"), 2, first)
    assert _links(row("art1.1")) == (section,)
    decisions.link(access, row("art1.1"), 3, first, alone=True)
    assert _links(row("art1.1")) == (first,)
    assert not row("art1.1").decided
    with pytest.raises(InvalidData):
        decisions.link(access, row("art1.1"), 4, "nowhere")


def _links(row: Row) -> tuple[str, ...]:
    decision = row_of(row).decision
    assert decision is not None
    return decision.on_targets


def test_the_later_of_two_is_refused_and_changes_nothing(access: Access, row: Find) -> None:
    mine, theirs = row("art1.1"), row("art1.1")
    decisions.decide(access, theirs, 1, Said(Degree.PARTIAL, "first"))
    with pytest.raises(StaleEdit):
        decisions.decide(access, mine, 1, Said(Degree.NONE, "second"))
    value = row_of(row("art1.1"))
    assert value.decision is not None
    assert value.decision.reasons == "first"
    assert Change.objects.count() == 1


def test_a_decision_that_is_taken_back_leaves_the_proposal(access: Access, row: Find) -> None:
    proposed = row_of(row("art1.1")).degree
    decisions.decide(access, row("art1.1"), 1, Said(Degree.NOT_APPLICABLE))
    decisions.withdraw(access, row("art1.1"), 2)
    assert (row("art1.1").stands, row("art1.1").decided) == (str(proposed), False)
    assert [each.decided for each in Change.objects.all()] == [-1, 1]


def test_a_new_version_keeps_what_is_unchanged_and_reopens_the_rest(
    access: Access, table: Table, row: Find, work_done: Callable[[], int]
) -> None:
    actions.assign(access, table, ["art1"], access.person)
    actions.add_note(access, row("art1.2"), "Ask the pilots")
    threads = {name: row(name).thread for name in ("art1", "art1.1", "art1.2")}
    decisions.accept(access, row("art1.1"), 1)
    decisions.accept(access, row("art1.2"), 1)
    actions.bring_version(access, table, "source", ("act2.txt", [LATER_ACT.encode()]))
    work_done()
    assert row("art1.1").decided
    again = row("art1.2")
    assert not again.decided
    assert "now reads “one hour" in again.reopened
    assert table.editions.count() == 2
    assert {name: row(name).thread for name in threads} == threads
    kinds = list(Change.objects.filter(thread=again.thread).values_list("kind", flat=True))
    assert kinds == ["reopened", "accepted"]
    figures = figures_by_table([table])[table.pk]
    assert (figures.decided, figures.reopened) == (1, 1)


def test_the_version_that_is_there_is_not_taken_twice(access: Access, table: Table) -> None:
    with pytest.raises(DuplicateProposal):
        actions.bring_version(access, table, "source", ("again.txt", [ACT.encode()]))
    assert Law.objects.filter(table=table).count() == 2


def test_a_text_that_cannot_be_read_leaves_the_table_as_it_is(
    access: Access, table: Table, work_done: Callable[[], int]
) -> None:
    actions.bring_version(access, table, "target", ("law.docx", [b"PK\x03\x04 nothing"]))
    work_done()
    law = Law.objects.get(table=table, number=2)
    assert law.state == Law.State.REFUSED
    assert law.problem
    assert law.remedy
    assert table.editions.count() == 1


def test_a_classified_law_is_refused_and_destroyed(access: Access, table: Table, work_done: Callable[[], int]) -> None:
    actions.bring_version(access, table, "target", ("law.txt", [b"RESTREINT UE/EU RESTRICTED\n\n" + LAW.encode()]))
    work_done()
    law = Law.objects.select_related("stored").get(table=table, number=2)
    assert law.state == Law.State.REFUSED
    assert bytes_of(law.stored) is None


def test_a_marked_law_narrows_the_circle_of_its_table(
    access: Access, table: Table, work_done: Callable[[], int]
) -> None:
    actions.bring_version(access, table, "target", ("law.txt", [b"LIMITE\n\n" + LAW.encode()]))
    work_done()
    table.refresh_from_db()
    assert table.marking == Marking.LIMITE.rank


def test_classified_words_are_in_no_decision_and_no_comment(access: Access, row: Find) -> None:
    with pytest.raises(ClassifiedMarking):
        decisions.decide(access, row("art1.1"), 1, Said(Degree.FULL, "SECRET UE/EU SECRET"))
    with pytest.raises(ClassifiedMarking):
        actions.add_note(access, row("art1.1"), "SECRET UE/EU SECRET")
    assert not row("art1.1").decided


def test_officers_decide_what_is_theirs_or_nobodys(
    access: Access, table: Table, row: Find, part: Callable[..., Person], conference: Conference
) -> None:
    ines, jon = part("ines"), part("jon")
    own, other = access_to(ines, conference.slug), access_to(jon, conference.slug)
    actions.assign(access, table, ["art1"], ines)
    decisions.accept(own, row("art1.1"), 1)
    decisions.accept(other, row("art2.1"), 1)
    with pytest.raises(PermissionDenied):
        decisions.accept(other, row("art1.2"), 1)
    decisions.accept(access, row("art1.2"), 1)


@pytest.mark.parametrize("role", ["reader", "stakeholder"])
def test_readers_and_stakeholders_decide_nothing(
    table: Table, row: Find, part: Callable[..., Person], conference: Conference, role: str
) -> None:
    access = access_to(part("rhea", role), conference.slug)
    with pytest.raises(PermissionDenied):
        decisions.accept(access, row("art1.1"), 1)
    with pytest.raises(PermissionDenied):
        actions.assign(access, table, ["art1"], None)
    with pytest.raises(PermissionDenied):
        actions.bring_version(access, table, "source", ("a.txt", [b"x"]))
    with pytest.raises(PermissionDenied):
        actions.add_partner(access, "Orland", 0)


def test_the_job_done_twice_does_nothing_twice(table: Table, partner: Partner, work_done: Callable[[], int]) -> None:
    concord_table(Job(name="concord", key="", arguments={"pk": table.pk}))
    assert table.editions.count() == 1


def test_who_read_the_earlier_edition_decides_nothing_on_the_new_one(
    access: Access, table: Table, row: Find, work_done: Callable[[], int]
) -> None:
    read = row("art1.2").version
    actions.bring_version(access, table, "source", ("act2.txt", [LATER_ACT.encode()]))
    work_done()
    with pytest.raises(StaleEdit):
        decisions.accept(access, row("art1.2"), read)
    assert not row("art1.2").decided


def test_what_was_told_with_a_reopened_decision_is_kept_when_links_change(
    access: Access, table: Table, row: Find, work_done: Callable[[], int]
) -> None:
    decisions.decide(access, row("art1.2"), 1, Said(Degree.PARTIAL, "Twelve is not two", "Port Act II"))
    actions.bring_version(access, table, "source", ("act2.txt", [LATER_ACT.encode()]))
    work_done()
    again = row("art1.2")
    decisions.unlink(access, again, again.version, row_of(again).targets[0].id)
    decision = row_of(row("art1.2")).decision
    assert decision is not None
    assert (decision.degree, decision.measure, decision.on_targets) == (None, "Port Act II", ())


def test_nothing_is_taken_back_where_nothing_was_decided(access: Access, row: Find) -> None:
    with pytest.raises(InvalidData):
        decisions.withdraw(access, row("art1.1"), 1)
    assert not Change.objects.exists()


def test_the_bytes_of_both_sides_are_kept_as_they_came(access: Access, table: Table) -> None:
    laws = Law.objects.select_related("stored").filter(table=table)
    assert {law.side: bytes_of(law.stored) for law in laws} == {"source": ACT.encode(), "target": LAW.encode()}
