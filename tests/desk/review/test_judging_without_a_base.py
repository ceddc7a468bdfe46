"""Where the official text is not here, proposals are judged all the same, beside what others reproduce of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec
import pytest
from django.core.cache import caches

from plenipo.amendments.proposal import AmendedProvision, Span, SpanKind
from plenipo.amendments.proposal import Proposal as Proposed
from plenipo.desk.accounts.access import Access
from plenipo.desk.instruments.models import Instrument
from plenipo.desk.instruments.placing import value_of
from plenipo.desk.instruments.work import compile_instrument
from plenipo.desk.jobs.models import Job
from plenipo.desk.lines.actions import save_mandate
from plenipo.desk.lines.models import Mandate
from plenipo.desk.proposals.cases import case_of, cases_on
from plenipo.desk.proposals.models import Proposal
from plenipo.desk.proposals.reading import changed_provisions
from plenipo.desk.review.models import Assessment
from plenipo.positions.mandate import Line, Stance, Statement
from plenipo.positions.mandate import Mandate as MandateText
from plenipo.texts.marking import Marking
from tests.desk import tabled

ADDED = " and shall adopt a new treaty on lighthouses"
LINE = "The delegation opposes a new treaty on lighthouses."


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    """What pages keep of a proposal is kept by its key, which the next test uses again."""
    caches["near"].clear()
    yield
    caches["near"].clear()


@pytest.fixture
def tracked(access: Access) -> Proposal:
    row = tabled.proposal(access, "KSR/31/1")
    Instrument.objects.update(base=b"")
    return Proposal.objects.select_related("instrument").get(pk=row.pk)


def _retyped(access: Access, identifier: str, added: str = ADDED, marking: Marking = Marking.PUBLIC) -> Proposal:
    """The same provision typed anew without a mark."""
    row = tabled.proposal(access, identifier, marking=marking)
    text = f"{tabled.KEPT}{added};"
    value = value_of(row)
    last = value.provisions[-1]
    plain = AmendedProvision(
        last.id, last.role, last.path, text, text, "1", "1", (Span(SpanKind.KEEP, text),), last.parent
    )
    told: Proposed = msgspec.structs.replace(value, provisions=(value.provisions[0], plain), tracked=False)
    Proposal.objects.filter(pk=row.pk).update(value=msgspec.msgpack.encode(told))
    return Proposal.objects.select_related("instrument").get(pk=row.pk)


def _inserted(row: Proposal) -> list[str]:
    return [span.text for one in changed_provisions(row) for span in one.spans if span.kind is SpanKind.INSERT]


def test_a_retyped_text_is_read_beside_what_another_reproduces(access: Access, tracked: Proposal) -> None:
    retyped = _retyped(access, "HIL/8/1")
    case = case_of(retyped)
    assert case.base is not None
    assert not case.official
    assert [one.text for one in case.base.provisions] == ["resolves", f"{tabled.KEPT};"]
    assert "".join(_inserted(retyped)).strip() == ADDED.strip()


def test_alone_it_is_new_from_end_to_end_until_somebody_reproduces_the_text(access: Access) -> None:
    retyped = _retyped(access, "HIL/8/1")
    Instrument.objects.update(base=b"")
    retyped.refresh_from_db()
    assert _inserted(retyped) == ["resolves", f"{tabled.KEPT}{ADDED};"]
    tabled.proposal(access, "KSR/31/1")
    assert "".join(_inserted(retyped)).strip() == ADDED.strip()  # what was kept for the page is of the text before


def test_nothing_is_read_beside_what_is_marked_higher(access: Access, tracked: Proposal) -> None:
    Proposal.objects.filter(pk=tracked.pk).update(marking=Marking.LIMITE.rank)
    public = _retyped(access, "HIL/8/1")
    closed = _retyped(access, "HIL/9/1", marking=Marking.SENSITIVE)
    assert case_of(public).base is None
    assert case_of(closed).base is not None
    instrument = Instrument.objects.get()
    rows = list(instrument.proposals.order_by("-identifier"))
    cases = cases_on(instrument, rows)
    assert [case.proposal.id for case in cases] == [row.identifier for row in rows]
    assert {case.proposal.id: case.base is not None for case in cases} == {
        "KSR/31/1": True,
        "HIL/8/1": False,
        "HIL/9/1": True,
    }


def test_what_is_tabled_on_a_text_that_is_not_here_is_assessed(
    access: Access, tracked: Proposal, work_done: Callable[[], int]
) -> None:
    _retyped(access, "HIL/8/1")
    statement = Statement("1.1", Stance.OPPOSE, "a new treaty on lighthouses", LINE, 0)
    mandate = save_mandate(access, MandateText("9/30", "Lines", (Line("1", LINE, "", (statement,)),)), "lines.docx")
    Mandate.objects.filter(pk=mandate.pk).update(state=Mandate.State.APPROVED)
    Job.objects.all().delete()
    compile_instrument(Job(name="compile", key="", arguments={"pk": tracked.instrument_id}))
    assert Job.objects.filter(name="assess").count() == 1
    work_done()
    assert not Job.objects.filter(state=Job.State.FAILED).exists()
    assert set(Assessment.objects.values_list("proposal__identifier", flat=True)) >= {"HIL/8/1"}


def test_an_instrument_without_a_text_is_marked_as_what_speaks_of_it(access: Access, tracked: Proposal) -> None:
    Proposal.objects.filter(pk=tracked.pk).update(marking=Marking.LIMITE.rank)
    compile_instrument(Job(name="compile", key="", arguments={"pk": tracked.instrument_id}))
    assert Instrument.objects.get().marking == Marking.LIMITE.rank
