"""Plenipo: what already exists, for proposals whose every change inserts a provision of one of the instruments."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

import plenipo
from bench.workers.harness import report
from plenipo.amendments.proposal import AmendedProvision, Proposal, Span, SpanKind
from plenipo.positions.existing import Kind, existing_texts
from plenipo.texts.contribution import Symbol
from plenipo.texts.instrument import Instrument
from plenipo.texts.provision import Provision, Role

CHANGES = 10  # of one proposal
_LEAST = 120  # characters of a provision that is worth inserting elsewhere


def proposals(number: int, instruments: Sequence[Instrument]) -> list[Proposal]:
    """Each on one instrument in turn, inserting provisions of the others."""
    random = Random(43)
    provisions = [
        (instrument, provision)
        for instrument in instruments
        for provision in instrument.provisions
        if provision.role in (Role.OPERATIVE, Role.RECITAL) and len(provision.text) >= _LEAST
    ]
    made = []
    for at in range(number):
        target = instruments[at % len(instruments)].reference
        chosen = random.sample([one for one, base in _others(provisions, instruments[at % len(instruments)])], CHANGES)
        inserted = tuple(map(_inserted, range(1, CHANGES + 1), chosen))
        made.append(Proposal(f"Q/{at + 1}/1", Symbol.MOD, "Q", target, inserted, tracked=True))
    return made


def _others(provisions: Sequence[tuple[Instrument, Provision]], own: Instrument) -> list[tuple[Provision, Instrument]]:
    return [(provision, instrument) for instrument, provision in provisions if instrument is not own]


def _inserted(number: int, provision: Provision) -> AmendedProvision:
    spans = (Span(SpanKind.INSERT, provision.text, "Q"),)
    path = ("resolves", str(number))
    return AmendedProvision(f"resolves.{number}", Role.OPERATIVE, path, None, provision.text, "", str(number), spans)


def main(number: int, collection: Path) -> None:
    instruments = plenipo.instruments(collection)
    material = proposals(number, instruments)
    start = time.perf_counter()
    found = existing_texts(material, instruments)
    seconds = time.perf_counter() - start
    duplicates = len({(one.proposal, one.provision) for one in found if one.kind is Kind.DUPLICATES})
    report([seconds], got={"instruments": len(instruments), "insertions": number * CHANGES, "found": duplicates})


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
