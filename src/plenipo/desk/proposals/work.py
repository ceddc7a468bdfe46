"""The job that looks for what proposals would insert in the other instruments of their conference."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from django.db import transaction

from plenipo.desk.conferences.models import Conference
from plenipo.desk.instruments.models import Instrument
from plenipo.desk.instruments.placing import value_of
from plenipo.desk.jobs.models import Job
from plenipo.desk.jobs.queue import NotYet, ask, work
from plenipo.desk.proposals.models import Proposal, Similar
from plenipo.positions.existing import Existing, Kind, existing_texts
from plenipo.positions.existing.search import name_of
from plenipo.texts.instrument import Instrument as Text

TOGETHER = 100  # proposals of one job; the next job does the next
SHOWN = 12  # places that are kept of one proposal
_BEFORE = ("read", "compile", "assess")  # what is still to come may bring texts to search


def look_for_similar(conference: int) -> None:
    """Have the conference searched once the work that waits now is done."""
    ask("similar", f"conference-{conference}", pk=conference)


@work("similar", urgency=7)
def find_similar(job: Job) -> None:
    """Search the base texts for what proposals in force insert, where that is not known yet."""
    conference = Conference.objects.get(pk=job.arguments["pk"])
    if Job.objects.filter(name__in=_BEFORE, state=Job.State.WAITING).exists():
        raise NotYet
    instruments = list(conference.instruments.exclude(base=b"").order_by("pk"))
    fingerprint = _fingerprint(instruments)
    open_rows = conference.proposals.filter(in_force=True).exclude(compared_with=fingerprint).order_by("pk")
    rows = list(open_rows[:TOGETHER])
    if not rows:
        return
    found = _found(rows, instruments)
    with transaction.atomic():
        Similar.objects.filter(proposal__in=rows).delete()
        Similar.objects.bulk_create(found)
        Proposal.objects.filter(pk__in=[row.pk for row in rows]).update(compared_with=fingerprint)
        if len(rows) == TOGETHER:
            look_for_similar(conference.pk)


def _fingerprint(instruments: Iterable[Instrument]) -> str:
    told = ";".join(f"{one.pk}:{one.base_file_id}" for one in instruments)
    return hashlib.sha256(told.encode()).hexdigest()


def _found(rows: Sequence[Proposal], instruments: Sequence[Instrument]) -> list[Similar]:
    texts = [msgspec.msgpack.decode(one.base, type=Text) for one in instruments]
    by_name = {name_of(text): one.pk for one, text in zip(instruments, texts, strict=True)}
    by_proposal: dict[str, list[Existing]] = {}
    for one in existing_texts([value_of(row) for row in rows], texts):
        by_proposal.setdefault(one.proposal, []).append(one)
    return [similar for row in rows for similar in _of_one(row, by_name, by_proposal.get(row.identifier, ())[:SHOWN])]


def _of_one(row: Proposal, instruments: Mapping[str, int], places: Sequence[Existing]) -> list[Similar]:
    return [
        Similar(
            proposal=row,
            instrument_id=instruments[one.instrument],
            provision=one.provision[:300],
            change=one.change.text,
            citation=one.citation[:300],
            place=one.words.place[:200],
            words=one.words.text,
            score=one.score,
            duplicates=one.kind is Kind.DUPLICATES,
        )
        for one in places
    ]
