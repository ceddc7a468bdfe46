"""From the answers of people to a judge that has learned them, with nothing put in the place of anything."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings

from plenipo.desk.accounts.access import Access
from plenipo.desk.jobs.models import Job
from plenipo.desk.proposals.cases import case_of
from plenipo.desk.review import judges
from plenipo.desk.review.actions import answer, choose_judge
from plenipo.desk.review.models import Assessment, Judging
from tests.desk import tabled

EACH = 13  # proposals that advance the line, as many that conflict with it, and as many that do nothing to it
SAID = {
    "conflicts": " and conclude a binding treaty on beacon number {}",
    "advances": " and support the work of the ports on beacon number {}",
    "none": " and correct the spelling of beacon number {}",
}


@pytest.fixture(autouse=True)
def _no_models() -> Iterator[None]:
    yield
    shutil.rmtree(settings.DATA / "models", ignore_errors=True)


def test_answers_teach_the_judge_that_judges_next(access: Access, work_done: Callable[[], int]) -> None:
    line = tabled.line(access)
    asked = 0
    for number in range(EACH):
        for place, (relation, words) in enumerate(SAID.items()):
            row = tabled.proposal(
                access, f"KSR/{place}{number}/1", inserted=words.format(number), on=f"Resolution {number % 4}"
            )
            proposed = tabled.assessment(row, line, relation="advances", key=f"{place}-{number}")
            answer(access, proposed, relation, 1)
            asked = asked or (Assessment.objects.count() if Job.objects.filter(name="learn").exists() else 0)
    assert 24 <= asked < 3 * EACH  # nobody had to ask for it
    work_done()
    assert not Job.objects.filter(state=Job.State.FAILED).exists()
    judging = Judging.objects.get()
    assert (judging.answers, judging.needed) == (3 * EACH, "")
    assert judging.learned_at is not None
    choose_judge(access, "learned")
    learned = judges.chosen(access.conference)
    assert learned is not None
    new = tabled.proposal(access, "HIL/8/1", inserted=SAID["conflicts"].format(99))
    found = judges.assessed(access.conference, [case_of(new)], line.mandate)
    assert [(one.proposal, one.line, one.relation.value) for one in found] == [("HIL/8/1", "9", "conflicts")]
