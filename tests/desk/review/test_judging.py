"""Judging anew keeps what people answered; the learned judge learns from it and quotes nothing marked higher."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied

from plenipo.desk.accounts.access import Access, access_to
from plenipo.desk.accounts.models import Person, Role
from plenipo.desk.jobs.models import Job
from plenipo.desk.jobs.queue import ask
from plenipo.desk.proposals.cases import case_of
from plenipo.desk.proposals.models import Proposal
from plenipo.desk.review import judges, learning, work
from plenipo.desk.review.actions import answer, choose_judge, have_it_learn
from plenipo.desk.review.models import Assessment, Judging
from plenipo.errors import UsageError
from plenipo.positions.finding import Assessment as Assessed
from plenipo.positions.finding import Deed, Finding, Quote, Relation
from plenipo.positions.judges.learned import Model, train
from plenipo.positions.mandate import Mandate as MandateText
from plenipo.texts.marking import Marking
from tests.desk import tabled

Work = Callable[[], int]
Part = Callable[..., Person]


@pytest.fixture(autouse=True)
def _no_models() -> Iterator[None]:
    yield
    shutil.rmtree(settings.DATA / "models", ignore_errors=True)


def judged(
    row: Proposal, line: str = "9", relation: Relation = Relation.CONFLICTS, words: str = tabled.WORDS.strip()
) -> Assessed:
    change, stands = Quote(words, "resolves.1", len(tabled.KEPT) + 1), Quote(tabled.STANDS_IN_LINE, line, 15)
    finding = Finding(
        row.identifier, line, f"{line}.1", relation, 0.7, Deed.INSERT, "resolves 1", change, stands, "Why.", ("seen",)
    )
    return Assessed(row.identifier, "", line, relation, 0.7, (finding,))


@pytest.fixture
def judge_says(monkeypatch: pytest.MonkeyPatch, work_done: Work) -> Callable[..., None]:
    """Has an instrument judged anew by a judge that says just this."""

    def say(row: Proposal, *found: Assessed) -> None:
        monkeypatch.setattr(work, "assessed", lambda conference, cases, mandate: found)
        ask("assess", f"instrument-{row.instrument_id}", pk=row.instrument_id)
        work_done()
        assert not Job.objects.filter(state=Job.State.FAILED).exists()

    return say


def test_the_built_in_judge_judges(access: Access, work_done: Work) -> None:
    row = tabled.proposal(access)
    tabled.line(access)
    ask("assess", "instrument", pk=row.instrument_id)
    work_done()
    assert Job.objects.get(name="assess").state == Job.State.DONE


def test_answers_outlive_another_judgement(access: Access, judge_says: Callable[..., None]) -> None:
    row = tabled.proposal(access)
    tabled.line(access)
    judge_says(row, judged(row))
    first = Assessment.objects.get()
    answer(access, first, "none", 1)
    for found in ((), (judged(row, words="under a treaty"),), (judged(row, relation=Relation.ADVANCES),)):
        judge_says(row, *found)
        kept = Assessment.objects.get()
        assert (kept.pk, kept.state, kept.relation) == (first.pk, "dismissed", "conflicts")


def test_what_is_open_is_replaced_in_its_place(access: Access, judge_says: Callable[..., None]) -> None:
    row = tabled.proposal(access)
    tabled.line(access)
    judge_says(row, judged(row))
    first = Assessment.objects.get()
    judge_says(row, judged(row))
    assert Assessment.objects.get().version == 1  # nothing new, nothing stale
    judge_says(row, judged(row, relation=Relation.ADVANCES))
    now = Assessment.objects.get()
    assert (now.pk, now.relation, now.version) == (first.pk, "advances", 2)
    judge_says(row)
    assert not Assessment.objects.exists()


def test_an_answer_is_given_to_the_identical_change_of_a_later_proposal(
    access: Access, judge_says: Callable[..., None]
) -> None:
    tabled.line(access)
    early = tabled.proposal(access, "KSR/31/1")
    judge_says(early, judged(early))
    answer(access, Assessment.objects.get(), "conflicts", 1)
    early.in_force = False
    early.save()
    late = tabled.proposal(access, "KSR/31R1/1")
    judge_says(late, judged(late))
    row = Assessment.objects.get(proposal=late)
    assert (row.state, row.answered_by) == ("confirmed", access.person)


def test_too_few_answers_say_what_is_needed(access: Access, work_done: Work) -> None:
    row = tabled.assessment(tabled.proposal(access), tabled.line(access))
    answer(access, row, "conflicts", 1)
    have_it_learn(access)
    work_done()
    judging = Judging.objects.get()
    assert "more that advance" in judging.needed
    assert (judging.answers, judging.learned_at) == (1, None)
    with pytest.raises(UsageError):
        choose_judge(access, "learned")


def test_only_proposals_without_anything_open_are_learned_from(access: Access) -> None:
    line, other = tabled.line(access, "9"), tabled.line(access, "10")
    done, half, kept = (tabled.proposal(access, f"KSR/{number}/1") for number in (1, 2, 3))
    Proposal.objects.filter(pk=kept.pk).update(marking=Marking.LIMITE.rank)
    for number, row in enumerate((done, half, kept)):
        answer(access, tabled.assessment(row, line, key=str(number)), "conflicts", 1)
    tabled.assessment(half, other, key="open")
    assert list(learning.reviewed(access.conference, line.mandate)) == [done]  # and none above the lowest marking


def test_learning_is_asked_for_when_there_are_enough(access: Access, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learning, "FIRST", 2)
    monkeypatch.setattr(learning, "ANEW", 3)
    line = tabled.line(access)
    rows = [tabled.assessment(tabled.proposal(access, f"KSR/{at}/1"), line, key=str(at)) for at in range(6)]
    asked = []
    for number, row in enumerate(rows):
        row.answer, row.state = "conflicts", "confirmed"
        row.save()
        learning.learn_if_due(access.conference, line.mandate)
        if Job.objects.exists():
            asked.append(number + 1)
            Job.objects.all().delete()
            Judging.objects.update_or_create(conference=access.conference, defaults={"answers": number + 1})
    assert asked == [2, 5]


def test_a_learned_model_is_kept_chosen_and_asked(
    access: Access, work_done: Work, monkeypatch: pytest.MonkeyPatch, part: Part
) -> None:
    row = tabled.assessment(tabled.proposal(access), tabled.line(access))
    answer(access, row, "conflicts", 1)
    model = train((), (), MandateText("100/30", "", ()))
    kept = Model(_with(model.header, needed=type(model.needed)()), {})
    monkeypatch.setattr(learning, "_model", lambda conference, mandate: kept)
    have_it_learn(access)
    work_done()
    assert judges.model_path(access.conference).exists()
    assert judges.chosen(access.conference) is None  # people choose
    with pytest.raises(PermissionDenied):
        choose_judge(access_to(part("rea", role=Role.READER), access.conference.slug), "learned")
    choose_judge(access, "learned")
    loaded = judges.chosen(access.conference)
    assert loaded is not None
    assert loaded.model.header == kept.header
    work_done()
    assert not Job.objects.filter(state=Job.State.FAILED).exists()


def test_the_learned_judge_is_not_asked_about_texts_below_its_marking(
    access: Access, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = tabled.line(access)
    low = tabled.proposal(access, "KSR/31/1")
    high = tabled.proposal(access, "HIL/8/1", marking=Marking.LIMITE)
    learned, built_in = _Judge(Marking.LIMITE), _Judge(Marking.PUBLIC)
    monkeypatch.setattr(judges, "chosen", lambda conference: learned)
    monkeypatch.setattr(judges, "judge", lambda: built_in)
    cases = [case_of(row) for row in (low, high)]
    judges.assessed(access.conference, cases, line.mandate)
    assert (learned.asked, built_in.asked) == (["HIL/8/1"], ["KSR/31/1"])


class _Judge:
    sure = 0.5

    def __init__(self, marking: Marking) -> None:
        self.model = self
        self.marking = marking
        self.asked: list[str] = []

    def judge(self, cases: Any, mandate: object) -> Any:
        from plenipo.positions.judges.contract import Judgement

        self.asked += [case.proposal.id for case in cases]
        return Judgement(())


def _with(header: Any, **fields: Any) -> Any:
    from msgspec.structs import replace

    return replace(header, **fields)
