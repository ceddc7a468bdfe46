"""A real provision, planted in a fictional proposal on another Resolution, is found where it stands, first of all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

import plenipo
from plenipo.amendments.proposal import AmendedProvision, Proposal, Span, SpanKind
from plenipo.positions.existing import Existing, Kind, existing_texts
from plenipo.texts.contribution import Symbol
from plenipo.texts.instrument import Instrument, InstrumentReference
from plenipo.texts.provision import Provision, Role

SYNONYMS = {
    "encourage": "urge", "promote": "foster", "assist": "help", "ensure": "see to it", "continue": "carry on",
    "enhance": "improve", "important": "essential", "necessary": "needed", "activities": "work", "need": "requirement",
    "provide": "offer", "develop": "elaborate", "strengthen": "reinforce", "support": "back",
}  # fmt: skip


@pytest.fixture(scope="module")
def instruments(shared_data: Path) -> tuple[Instrument, ...]:
    return plenipo.instruments(shared_data / "itu" / "pp18_final_acts_akn.xml")


def planted(identifier: str, text: str, target: InstrumentReference | None) -> Proposal:
    spans = (Span(SpanKind.INSERT, text, "ALT"),)
    provision = AmendedProvision("resolves.9", Role.OPERATIVE, ("resolves", "9"), None, text, "", "9", spans)
    return Proposal(identifier, Symbol.MOD, "ALT", target, (provision,), tracked=True)


def sources(instruments: Sequence[Instrument]) -> list[tuple[Instrument, Provision]]:
    """The operative provision with the most telling length of every third instrument."""
    chosen = []
    for instrument in instruments[::3]:
        fitting = [one for one in instrument.provisions if one.role is Role.OPERATIVE and 180 <= len(one.text) <= 420]
        if fitting:
            chosen.append((instrument, max(fitting, key=lambda one: len(set(one.text.split())))))
    return chosen


def found_first(instruments: Sequence[Instrument], texts: Sequence[str], target: Instrument) -> list[Existing]:
    """What is found first for each text, in their order, when it is planted in a proposal on ``target``."""
    proposals = [planted(f"ALT/1/{number}", text, target.reference) for number, text in enumerate(texts)]
    first: dict[str, Existing] = {}
    for one in existing_texts(proposals, instruments):
        first.setdefault(one.proposal, one)
    return [first[proposal.id] for proposal in proposals]


def reordered(text: str) -> str:
    """Halves at the middle comma or "and" changed about, and everyday words replaced by others of the same meaning."""
    joints = [match.start() for match in re.finditer(r", | and ", text)]
    cut = min(joints, key=lambda at: abs(at - len(text) // 2), default=0)
    turned = f"{text[cut:].strip(' ,;.')}, {text[:cut]}"
    return re.sub(r"[a-z]+", lambda match: SYNONYMS.get(match[0], match[0]), turned)


def test_verbatim(instruments: tuple[Instrument, ...]) -> None:
    chosen = sources(instruments[:-1])
    found = found_first(instruments, [provision.text for _, provision in chosen], instruments[-1])
    assert len(found) > 15
    for first, (source, provision) in zip(found, chosen, strict=True):
        assert (first.instrument, first.words.place) == (str(source.reference), provision.id)
        assert first.kind is Kind.DUPLICATES


def test_in_other_words_and_another_order(instruments: tuple[Instrument, ...]) -> None:
    chosen = sources(instruments[:-1])
    found = found_first(instruments, [reordered(provision.text) for _, provision in chosen], instruments[-1])
    for first, (source, provision) in zip(found, chosen, strict=True):
        assert (first.instrument, first.words.place) == (str(source.reference), provision.id)
        assert first.words.text in provision.text


def test_formulas_are_not_what_a_text_is_about(instruments: tuple[Instrument, ...]) -> None:
    formulas = (
        "to report annually to the Council on the progress achieved in the implementation of this resolution",
        "to submit a report to the next plenipotentiary conference on the results of the implementation of this text",
        "to bring this resolution to the attention of the Secretary-General and of the Directors of the three Bureaux",
    )
    proposals = [planted(f"ALT/1/{number}", formula, None) for number, formula in enumerate(formulas)]
    assert existing_texts(proposals, instruments) == ()
