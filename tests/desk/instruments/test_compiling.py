"""The jobs that place base texts and compile: what they change, and what they leave alone."""

from __future__ import annotations

from typing import Any

import msgspec

from plenipo.desk.accounts.access import Access
from plenipo.desk.instruments import placing
from plenipo.desk.instruments.models import Compilation, Instrument
from plenipo.desk.instruments.work import compile_instrument
from plenipo.desk.jobs.models import Job
from plenipo.texts.instrument import Instrument as Text
from tests.desk import tabled


def _compile(instrument: Instrument) -> Compilation:
    compile_instrument(Job(name="compile", key="", arguments={"pk": instrument.pk}))
    return Compilation.objects.get(instrument=instrument)


def test_a_compilation_says_when_it_was_made_last(access: Access) -> None:
    instrument = tabled.instrument(access)
    tabled.proposal(access)
    first = _compile(instrument)
    assert _compile(instrument).made_at == first.made_at  # nothing new: it is left as it is
    tabled.proposal(access, "HIL/32/1")
    second = _compile(instrument)
    assert second.version == first.version + 1
    assert second.made_at > first.made_at


def test_a_base_text_takes_nothing_back_that_was_decided_meanwhile(access: Access, monkeypatch: Any) -> None:
    instrument = tabled.instrument(access)
    found = placing.instrument_named

    def then_somebody_becomes_owner(*given: Any) -> Instrument:
        row = found(*given)
        Instrument.objects.filter(pk=row.pk).update(owner=access.person, version=5)
        return row

    monkeypatch.setattr(placing, "instrument_named", then_somebody_becomes_owner)
    base = msgspec.structs.replace(msgspec.msgpack.decode(instrument.base, type=Text), title="Lighthouses of the coast")
    placing.place_base(tabled.contribution(access, "1", "SEC"), base)
    instrument.refresh_from_db()
    assert (instrument.title, instrument.owner, instrument.version) == ("Lighthouses of the coast", access.person, 5)
