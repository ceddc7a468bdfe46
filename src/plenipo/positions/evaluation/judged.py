"""What was judged: pairs of a proposal and a line, as ``plenipo assess --json`` prints them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from plenipo.positions.evaluation.stored import Place
from plenipo.positions.finding import Assessment, Relation

_REMEDY = "Give what plenipo assess --json prints."


class Judged(Struct, frozen=True):
    """One pair with a relation. sure: False for a pair that is only offered for review. confidence: 0 to 1."""

    proposal: str
    line: str
    relation: Relation
    confidence: float
    sure: bool = True
    provision: str = ""
    change_quote: str = ""
    line_quote: str = ""
    why: str = ""

    @property
    def pair(self) -> tuple[str, str]:
        return self.proposal, self.line


class Judgements(Struct, frozen=True):
    """Pairs, one for each proposal and line, the surest first.

    proposals: ids of all that were judged, those without any pair included; None where that is not known.
    """

    pairs: tuple[Judged, ...]
    proposals: tuple[str, ...] | None = None


def read_judgements(data: bytes, name: str = "assessments") -> Judgements:
    """The assessments, and the candidates below the threshold, of a JSON document.

    Raises InvalidData, naming the place.
    """
    place = Place(name, _REMEDY)
    stored = place.json(data)
    if not isinstance(stored, dict) or "assessments" not in stored:
        raise place.wrong("there are no assessments in it.")
    pairs = [_judged(at, one, True) for at, one in place.records(stored["assessments"], "assessments")]
    pairs += [_judged(at, one, False) for at, one in place.records(stored.get("candidates", []), "candidates")]
    return Judgements(_one_a_pair(pairs), _proposals(place, stored.get("proposals")))


def judgements_of(assessments: Iterable[Assessment], proposals: Iterable[str] | None = None) -> Judgements:
    """The same of assessments at hand. proposals: ids of all that were judged."""
    pairs = [
        Judged(
            proposal=one.proposal,
            line=one.line,
            relation=one.relation,
            confidence=one.confidence,
            sure=one.sure,
            provision=one.main.provision,
            change_quote=one.main.change.text,
            line_quote=one.main.words.text,
            why=one.main.why,
        )
        for one in assessments
    ]
    return Judgements(_one_a_pair(pairs), None if proposals is None else tuple(proposals))


def _judged(place: Place, record: Any, sure: bool) -> Judged:
    return Judged(
        proposal=place.text(record, "proposal"),
        line=place.line(record),
        relation=place.relation(record),
        confidence=place.share(record, "confidence"),
        sure=sure,
        provision=place.optional_text(record, "provision"),
        change_quote=place.optional_text(record, "change_quote"),
        line_quote=place.optional_text(record, "line_quote"),
        why=place.optional_text(record, "why"),
    )


def _one_a_pair(pairs: list[Judged]) -> tuple[Judged, ...]:
    """Of several on one proposal and line the one that counts as a relation, then the surest."""
    kept: dict[tuple[str, str], Judged] = {}
    for one in sorted(pairs, key=lambda one: (not one.sure, -one.confidence)):
        kept.setdefault(one.pair, one)
    return tuple(kept.values())


def _proposals(place: Place, stored: Any) -> tuple[str, ...] | None:
    if stored is None:
        return None
    if not isinstance(stored, list) or not all(isinstance(one, str) for one in stored):
        raise place.wrong("proposals is not a list of identifiers.")
    return tuple(dict.fromkeys(stored))
