"""The conference of full size is what the engine would make of it."""

from __future__ import annotations

import msgspec

from plenipo.amendments.proposal import SpanKind
from plenipo.compilation.model import Compilation as Compiled
from plenipo.desk.accounts.access import access_to
from plenipo.desk.accounts.models import Membership, Person
from plenipo.desk.conferences.seed import FULL, Size, make_full_conference
from plenipo.desk.instruments.models import Compilation
from plenipo.desk.instruments.placing import value_of
from plenipo.desk.library.models import Contribution
from plenipo.desk.library.store import path_of
from plenipo.desk.lines.queries import mandate_in_force
from plenipo.desk.proposals.models import Position, Proposal
from plenipo.desk.review.models import Assessment
from plenipo.positions.finding import Finding

SMALL = Size(instruments=8, new_texts=2, sponsors=6, lines=8, relations=5, people=8)


def test_the_full_size_is_that_of_the_promise() -> None:
    proposals = FULL.instruments * FULL.sponsors // 2
    assert (FULL.instruments, FULL.lines, FULL.people, proposals) == (60, 25, 50, 600)
    assert proposals * FULL.relations == 6000
    assert FULL.sponsors * -(-(FULL.instruments // 2) // 3) == 200


def test_everything_is_there(ada: Person) -> None:
    conference = make_full_conference(ada, SMALL)
    assert conference.instruments.count() == 8
    assert Proposal.objects.count() == 24
    assert Contribution.objects.count() == 12
    assert Assessment.objects.count() == 120
    assert Membership.objects.filter(conference=conference).count() == 8
    assert Position.objects.exists()
    assert mandate_in_force(conference) is not None
    assert access_to(ada, conference.slug).clearance == 3
    assert all(path_of(row.stored.sha256).exists() for row in Contribution.objects.select_related("stored"))


def test_nothing_was_refused_and_sponsors_compete(ada: Person) -> None:
    make_full_conference(ada, SMALL)
    rows = list(Compilation.objects.all())
    assert [row.refused for row in rows] == [[]] * 8
    assert sum(row.counts["competing"] for row in rows) > 8
    for row in rows:
        compiled = msgspec.msgpack.decode(row.value, type=Compiled)
        assert {status.value: count for status, count in compiled.counts().items()} == row.counts


def test_proposals_keep_the_laws_of_spans(ada: Person) -> None:
    make_full_conference(ada, SMALL)
    for row in Proposal.objects.all():
        for provision in value_of(row).provisions:
            kept = "".join(span.text for span in provision.spans if span.kind is not SpanKind.INSERT)
            proposed = "".join(span.text for span in provision.spans if span.kind is not SpanKind.DELETE)
            assert (kept, proposed) == (provision.original or "", provision.proposed or "")


def test_every_quote_is_verbatim(ada: Person) -> None:
    make_full_conference(ada, SMALL)
    for row in Assessment.objects.select_related("proposal", "line"):
        finding = msgspec.convert(row.findings[0], Finding)
        texts = {one.id: one.proposed or "" for one in value_of(row.proposal).provisions} or {
            "title": row.proposal.title
        }
        change, words = finding.change, finding.words
        assert texts[change.place][change.start : change.start + len(change.text)] == change.text
        assert row.line.text[words.start : words.start + len(words.text)] == words.text


def test_it_can_be_made_twice(ada: Person) -> None:
    first, second = (make_full_conference(ada, SMALL) for _ in range(2))
    assert first.slug != second.slug
    assert Person.objects.count() == 8
