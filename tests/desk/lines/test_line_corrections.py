"""People correct what was read: audited, versioned, judged again, and kept when the text is read once more."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from msgspec.structs import replace

from plenipo.desk.accounts.access import Access, Right, access_to
from plenipo.desk.accounts.models import Person
from plenipo.desk.audit.actions import faults
from plenipo.desk.audit.models import Entry
from plenipo.desk.jobs.models import Job
from plenipo.desk.lines.actions import add_mandate, move
from plenipo.desk.lines.corrections import correct_data, correct_line, read_line_again, replace_text
from plenipo.desk.lines.files import apply_plan, lines_file, plan_of_file, read_mandate_again
from plenipo.desk.lines.models import Line, Mandate
from plenipo.desk.lines.statements import Entered
from plenipo.desk.lines.values import own_file_of, value_of
from plenipo.desk.shell.stale import StaleEdit
from plenipo.errors import InvalidData, UsageError
from plenipo.positions.mandate import Form, Stance, Statement, Strength
from plenipo.texts.marking import Marking
from tests.desk.lines.conftest import LINES


def _now(line: Line) -> tuple[Statement, ...]:
    return value_of(Mandate.objects.get(pk=line.mandate_id)).line(line.number).statements


def _entered(line: Line) -> list[Entered]:
    return [
        Entered(one.stance, one.quote, one.target, one.scope, one.strength, one.concepts, one.id) for one in _now(line)
    ]


def test_a_corrected_stance_stays_with_its_words(access: Access, line: Line) -> None:
    entered = _entered(line)
    entered[0] = replace(entered[0], stance=Stance.ENCOURAGE, strength=Strength.STRONG, target="data on tides")
    assert correct_line(access, line, line.version, entered)
    first, *others = _now(line)
    assert (first.stance, first.strength, first.target, first.corrected) == (
        Stance.ENCOURAGE,
        Strength.STRONG,
        "data on tides",
        True,
    )
    assert line.mandate.lines.get(pk=line.pk).by_hand
    assert not any(one.corrected for one in others)
    assert first.quote == line.text[first.start : first.start + len(first.quote)]


def test_statements_are_added_and_removed_and_stand_in_the_order_of_the_line(access: Access, line: Line) -> None:
    added = Entered(Stance.CONCERN, "small ports", "small ports")
    correct_line(access, line, line.version, [added, _entered(line)[0]])
    assert [(one.id, one.stance) for one in _now(line)] == [("1.1", Stance.SUPPORT), ("1.2", Stance.CONCERN)]


def test_a_line_can_be_left_without_a_statement(access: Access, line: Line) -> None:
    correct_line(access, line, line.version, [])
    assert _now(line) == ()
    assert "statements: []" in lines_file(Mandate.objects.get())


def test_a_quote_that_is_not_in_the_line_is_refused(access: Access, line: Line) -> None:
    with pytest.raises(InvalidData, match="word for word"):
        correct_line(access, line, line.version, [Entered(Stance.OPPOSE, "new fees for large ports")])
    assert not Entry.objects.filter(action="line.corrected").exists()


def test_saving_what_stands_there_changes_nothing(access: Access, line: Line) -> None:
    assert not correct_line(access, line, line.version, _entered(line))
    assert Line.objects.get(pk=line.pk).version == 1


def test_two_people_on_one_line_lose_nothing(access: Access, line: Line) -> None:
    first, second = Line.objects.get(pk=line.pk), Line.objects.get(pk=line.pk)
    correct_line(access, first, 1, _entered(line)[:1])
    with pytest.raises(StaleEdit):
        correct_line(access, second, 1, [])
    assert len(_now(line)) == 1


def test_two_people_on_two_lines_do_not_meet(access: Access, line: Line) -> None:
    one, other = line, line.mandate.lines.get(number="2")
    correct_line(access, one, 1, [])
    correct_line(access, other, 1, [])
    assert _now(one) == _now(other) == ()


def test_it_is_written_in_the_trail_and_judged_again(access: Access, line: Line, touch: Callable[..., object]) -> None:
    touch(line)
    correct_line(access, line, 1, _entered(line)[:1])
    entry = Entry.objects.get(action="line.corrected")
    assert (entry.person, entry.subject, entry.details["line"]) == (access.person, "9417/30 · 1", line.pk)
    assert len(entry.details["before"]) > len(entry.details["after"]) == 1
    assert Job.objects.filter(name="assess").count() == 1
    assert list(faults()) == []


def test_a_mandate_that_is_not_in_force_is_not_judged(
    access: Access, mandate: Mandate, touch: Callable[..., object]
) -> None:
    touch(mandate.lines.get(number="1"))
    other = add_mandate(access, "other.yaml", LINES.replace("9417/30", "9000/29").encode())
    move(access, mandate, "approved", mandate.version)
    Job.objects.all().delete()
    correct_line(access, other.lines.get(number="1"), 1, [])
    assert not Job.objects.exists()


def test_corrections_can_be_taken_back(access: Access, line: Line) -> None:
    before = _now(line)
    correct_line(access, line, 1, [])
    read_line_again(access, line, 2)
    assert _now(line) == before
    assert not Line.objects.get(pk=line.pk).by_hand


def test_who_only_reads_corrects_nothing(line: Line, conference: object, part: Callable[..., Person]) -> None:
    reader = access_to(part("reader", "reader"), line.mandate.conference.slug)
    with pytest.raises(PermissionDenied):
        correct_line(reader, line, 1, [])
    with pytest.raises(PermissionDenied):
        correct_data(reader, line.mandate, 1, title="x")


def test_what_a_person_may_not_see_it_does_not_correct(access: Access, line: Line, part: Callable[..., Person]) -> None:
    correct_data(access, line.mandate, line.mandate.version, marking=Marking.SENSITIVE)
    officer = access_to(part("officer"), line.mandate.conference.slug)
    with pytest.raises(Http404):
        correct_line(officer, Line.objects.get(pk=line.pk), 1, [])


def test_corrections_survive_when_the_file_is_read_again(access: Access, line: Line) -> None:
    correct_line(access, line, 1, [])
    mandate = Mandate.objects.get()
    assert read_mandate_again(access, mandate, mandate.version) == ()
    assert _now(line) == ()
    assert Line.objects.get(pk=line.pk).by_hand


def test_corrections_survive_a_new_upload(access: Access, line: Line) -> None:
    correct_line(access, line, 1, [])
    moved = LINES.replace("id: '3'", "id: '4'").replace("id: '1'", "id: '3'")
    new = add_mandate(access, "again.yaml", moved.encode())
    assert value_of(new).line("3").statements == ()
    assert list(new.lines.filter(by_hand=True).values_list("number", flat=True)) == ["3"]
    assert new.state == Mandate.State.DRAFT


def test_what_no_longer_fits_a_new_upload_is_told(access: Access, line: Line) -> None:
    correct_line(access, line, 1, [Entered(Stance.CONCERN, "small ports")])
    new = add_mandate(access, "again.yaml", LINES.replace("small ports", "ports").encode())
    assert len(value_of(new).warnings) == 1
    assert value_of(new).line("1").statements != ()


def test_corrections_do_not_travel_to_a_wider_marking(access: Access, line: Line) -> None:
    correct_line(access, line, 1, [])
    correct_data(access, Mandate.objects.get(), Mandate.objects.get().version, marking=Marking.LIMITE)
    other = add_mandate(access, "other.yaml", LINES.replace("9417/30", "9000/29").encode())
    assert value_of(other).line("1").statements != ()


def test_a_marking_that_a_person_set_stays_with_the_document(access: Access) -> None:
    document = b"9417/30\nLines to take\n1. We support open data on the tides.\n2. We oppose new fees."
    first = add_mandate(access, "lines.txt", document)
    correct_data(access, first, first.version, marking=Marking.LIMITE)
    again = add_mandate(access, "lines.txt", document)
    assert (again.marking, value_of(again).marking) == (Marking.LIMITE.rank, Marking.LIMITE)


def test_lines_go_out_as_yaml_and_come_back_corrected(access: Access, mandate: Mandate) -> None:
    corrected = lines_file(mandate).replace("stance: oppose", "stance: concern", 1)
    plan = plan_of_file(access, mandate, "lines.yaml", corrected.encode())
    assert [(one.line.id, one.by_hand) for one in plan.changes] == [("1", False)]
    assert not plan.changes_texts
    assert apply_plan(access, mandate, mandate.version, plan, ["1"]) == 1
    line = mandate.lines.get(number="1")
    assert [one.stance for one in _now(line) if one.corrected] == [Stance.CONCERN]
    assert line.by_hand
    assert line.version == 2


def test_only_the_chosen_lines_are_taken_from_a_file(access: Access, mandate: Mandate) -> None:
    text = lines_file(mandate).replace("stance: support", "stance: stress")
    plan = plan_of_file(access, mandate, "lines.yaml", text.encode())
    assert {one.line.id for one in plan.changes} == {"1", "2"}
    apply_plan(access, mandate, mandate.version, plan, ["2"])
    assert list(mandate.lines.filter(by_hand=True).values_list("number", flat=True)) == ["2"]


def test_a_file_does_not_silently_undo_what_people_corrected_since(access: Access, line: Line) -> None:
    taken = lines_file(line.mandate).replace("stance: oppose", "stance: concern", 1)
    correct_line(access, line, 1, [])
    mandate = Mandate.objects.get()
    plan = plan_of_file(access, mandate, "lines.yaml", taken.encode())
    assert [(one.line.id, one.by_hand) for one in plan.changes] == [("1", True)]
    with pytest.raises(StaleEdit):
        apply_plan(access, mandate, mandate.version - 1, plan, ["1"])
    assert _now(line) == ()


def test_a_file_that_nobody_corrected_changes_nothing(access: Access, mandate: Mandate) -> None:
    plan = plan_of_file(access, mandate, "lines.yaml", lines_file(mandate).encode())
    assert (plan.changes, plan.texts, plan.reordered, plan.reports) == ((), (), False, ())


def test_a_document_is_no_file_of_lines(access: Access, mandate: Mandate) -> None:
    with pytest.raises(UsageError):
        plan_of_file(access, mandate, "lines.txt", b"1. We support open data on the tides.")


def test_texts_of_a_file_are_taken_together_or_not_at_all(access: Access, mandate: Mandate) -> None:
    text = (
        lines_file(mandate).replace("treaty on beacons", "treaty on buoys").replace("stance: oppose", "stance: concern")
    )
    plan = plan_of_file(access, mandate, "lines.yaml", text.encode())
    assert [(one.before.id, one.after.text) for one in plan.texts if one.before and one.after] == [
        ("3", "We see no need for a treaty on buoys.")
    ]
    apply_plan(access, mandate, mandate.version, plan, ["1"])
    assert mandate.lines.get(number="3").text == "We see no need for a treaty on beacons."
    mandate.refresh_from_db()
    plan = plan_of_file(access, mandate, "lines.yaml", text.encode())
    apply_plan(access, mandate, mandate.version, plan, [], texts=True)
    assert mandate.lines.get(number="3").text == "We see no need for a treaty on buoys."
    assert value_of(Mandate.objects.get()).line("3").text == "We see no need for a treaty on buoys."


def test_the_texts_of_an_approved_mandate_are_for_those_who_decide(
    access: Access, mandate: Mandate, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = lines_file(mandate).replace("on beacons", "on buoys").encode()
    move(access, mandate, "approved", mandate.version)
    plan = plan_of_file(access, mandate, "lines.yaml", text)
    monkeypatch.setattr(Access, "may", lambda _, right: right is not Right.DECIDE)
    with pytest.raises(PermissionDenied):
        apply_plan(access, mandate, mandate.version, plan, [], texts=True)
    with pytest.raises(PermissionDenied):
        read_mandate_again(access, mandate, mandate.version)


def test_what_people_answered_stays_with_the_words_of_a_line(
    access: Access, mandate: Mandate, touch: Callable[..., object]
) -> None:
    row = mandate.lines.get(number="3")
    touch(row, state="confirmed", answer="conflicts")
    own = own_file_of(mandate)
    first, second, third = own.mandate.lines
    swapped = (first, replace(third, id="2"), replace(second, id="3"))
    after = replace(own, mandate=replace(own.mandate, lines=swapped))
    replace_text(access, mandate, mandate.version, after, "mandate.read-again")
    row.refresh_from_db()
    assert (row.number, row.text) == ("2", "We see no need for a treaty on beacons.")
    assert row.assessments.get().state == "confirmed"
    assert sorted(mandate.lines.values_list("number", flat=True)) == ["1", "2", "3"]


def test_data_are_corrected_by_those_who_decide(access: Access, mandate: Mandate) -> None:
    correct_data(access, mandate, mandate.version, title="Another title", marking=Marking.LIMITE)
    mandate.refresh_from_db()
    assert (mandate.title, mandate.marking, mandate.data_by_hand) == ("Another title", Marking.LIMITE.rank, True)
    assert Entry.objects.get(action="mandate.corrected").details["after"] == {
        "title": "Another title",
        "marking": "LIMITE",
    }


def test_no_text_is_made_binding_but_a_position_under_the_treaty(access: Access, mandate: Mandate) -> None:
    with pytest.raises(InvalidData, match="Article 218"):
        correct_data(access, mandate, mandate.version, binding=True)
    correct_data(
        access, mandate, mandate.version, binding=True, form=Form.COUNCIL_DECISION, legal_basis="Article 218(9) TFEU"
    )
    assert value_of(Mandate.objects.get()).is_union_position
