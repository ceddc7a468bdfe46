"""The job that compiles one instrument."""

from __future__ import annotations

import hashlib

import msgspec
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from plenipo.compilation.compile import Outcome, compile_proposals
from plenipo.compilation.new_texts import compile_new_texts
from plenipo.desk.instruments.models import Compilation, Instrument
from plenipo.desk.instruments.placing import value_of
from plenipo.desk.jobs.models import Job
from plenipo.desk.jobs.queue import ask, work
from plenipo.desk.proposals.models import Proposal
from plenipo.desk.shell.marking import marking_of
from plenipo.texts.instrument import Instrument as Text


@work("compile", urgency=3)
def compile_instrument(job: Job) -> None:
    """Compile what is in force on one instrument. It is computed outside the transaction; what is seen is whole."""
    instrument = Instrument.objects.get(pk=job.arguments["pk"])
    rows = list(instrument.proposals.filter(in_force=True).order_by("sponsor", "identifier"))
    fingerprint = _fingerprint(instrument, rows)
    known = Compilation.objects.filter(instrument=instrument).first()
    if not rows or (not instrument.base and not instrument.is_new_text):
        _without_text(instrument, rows, known)
        return
    if known and known.fingerprint == fingerprint:
        return
    outcome = _compiled(instrument, rows)
    with transaction.atomic():
        _save(instrument, outcome, fingerprint)
        ask("assess", f"instrument-{instrument.pk}", pk=instrument.pk)


def _without_text(instrument: Instrument, rows: list[Proposal], known: Compilation | None) -> None:
    """Nothing to compile; what is tabled is judged all the same, beside what the sponsors reproduce of the text."""
    with transaction.atomic():
        if known:
            known.delete()
        marking = _marking_without_text(instrument, rows)
        Instrument.objects.filter(pk=instrument.pk).update(marking=marking)
        if rows:
            ask("assess", f"instrument-{instrument.pk}", pk=instrument.pk)


def _marking_without_text(instrument: Instrument, rows: list[Proposal]) -> int:
    """That of what speaks of it: the proposals in force, else its base text."""
    if rows:
        return int(max(row.marking for row in rows))
    if instrument.base:
        return int(msgspec.msgpack.decode(instrument.base, type=Text).marking.rank)
    return int(instrument.marking)


def _compiled(instrument: Instrument, rows: list[Proposal]) -> Outcome:
    values = [value_of(row) for row in rows]
    markings = [marking_of(row.marking) for row in rows]
    if instrument.is_new_text:
        return compile_new_texts(values, markings)
    return compile_proposals(msgspec.msgpack.decode(instrument.base, type=Text), values, markings)


def _fingerprint(instrument: Instrument, rows: list[Proposal]) -> str:
    digest = hashlib.sha256(bytes(instrument.base))
    for row in rows:
        digest.update(f"{row.pk}:{row.marking};".encode())
    return digest.hexdigest()


def _save(instrument: Instrument, outcome: Outcome, fingerprint: str) -> None:
    compilation = outcome.compilation
    fields = {
        "value": msgspec.msgpack.encode(compilation),
        "counts": {status.value: count for status, count in compilation.counts().items()},
        "refused": [str(error) for error in outcome.refused],
        "marking": compilation.marking.rank,
        "fingerprint": fingerprint,
        "made_at": timezone.now(),
    }
    changed = Compilation.objects.filter(instrument=instrument).update(**fields, version=F("version") + 1)
    if not changed:
        Compilation.objects.create(instrument=instrument, **fields)
    Instrument.objects.filter(pk=instrument.pk).update(marking=compilation.marking.rank)
