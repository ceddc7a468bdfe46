"""What the lines have to do with each provision: assessments laid on the provisions that their findings quote."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec

from plenipo.compilation.model import Compilation, CompiledProvision
from plenipo.desk.review.models import Assessment
from plenipo.positions.brief_contested import weighty
from plenipo.positions.finding import Assessment as Assessed
from plenipo.positions.finding import Finding, Relation
from plenipo.writers.html.inline import anchor

WHOLE = ""  # the place of what is said of the whole text


class Bearing(NamedTuple):
    """One finding on one provision, and everybody whose identical change it is.

    row: the assessment that an answer goes to. relation: what a person answered, else what the judge proposes.
    """

    row: Assessment
    finding: Finding
    sponsors: tuple[str, ...]
    proposals: tuple[str, ...]
    relation: str

    @property
    def counts(self) -> bool:
        """Whether it is shown beside the text: sure, or answered by a person; never what was dismissed."""
        if self.row.state == Assessment.State.PROPOSED:
            return self.row.sure
        return self.relation != "none"


class Places:
    """Tells on which provision of a compilation a finding is. An inserted provision may have another id there."""

    def __init__(self, compilation: Compilation) -> None:
        self._sponsors = {row.proposal: row.sponsor for row in compilation.contributions}
        self._touching = {provision.id: frozenset(provision.sponsors) for provision in compilation.provisions}
        self._inserted: dict[str, list[tuple[str, str]]] = {}
        for provision in compilation.provisions:
            if provision.inserted:
                self._note(provision)

    def of(self, finding: Finding) -> str:
        """The anchor of the provision; WHOLE for none, as for a position on the whole text."""
        sponsor = self._sponsors.get(finding.proposal, "")
        if sponsor in self._touching.get(finding.change.place, ()):
            return anchor(finding.change.place)
        for identifier, text in self._inserted.get(sponsor, ()):
            if finding.change.text in text:
                return anchor(identifier)
        return WHOLE

    def sponsor(self, proposal: str) -> str:
        """The name that the proposal's changes carry."""
        return self._sponsors.get(proposal, proposal)

    def _note(self, provision: CompiledProvision) -> None:
        for reading in provision.readings:
            for sponsor in reading.sponsors:
                self._inserted.setdefault(sponsor, []).append((provision.id, reading.text))


def bearings_of(rows: Iterable[Assessment], places: Places) -> dict[str, list[Bearing]]:
    """Bearings by anchor, the surest first. rows: with proposal and line at hand."""
    found: dict[str, dict[tuple[str, str], Bearing]] = {}
    for row in rows:
        for finding in _weighty(row):
            at = found.setdefault(places.of(finding), {})
            key = (row.change_key, finding.change.text)
            sponsor = places.sponsor(finding.proposal)
            known = at.get(key)
            if known is None:
                at[key] = Bearing(row, finding, (sponsor,), (finding.proposal,), _relation(row, finding))
            else:
                at[key] = known._replace(
                    sponsors=tuple(sorted({*known.sponsors, sponsor})), proposals=(*known.proposals, finding.proposal)
                )
    return {place: list(bearings.values()) for place, bearings in found.items()}


def badges(bearings: Iterable[Bearing]) -> list[tuple[str, list[str]]]:
    """Each relation with the numbers of its lines, conflicts first, as it is shown beside a provision."""
    lines: Mapping[str, dict[str, None]] = {relation: {} for relation in ("conflicts", "mixed", "advances")}
    for bearing in bearings:
        if bearing.counts and bearing.relation in lines:
            lines[bearing.relation][bearing.row.line.number] = None
    return [(relation, list(numbers)) for relation, numbers in lines.items() if numbers]


def assessed(row: Assessment) -> Assessed:
    """The row as the engine's assessment; the relation is a person's where one answered."""
    answered = row.state != Assessment.State.PROPOSED
    return Assessed(
        proposal=row.proposal.identifier,
        file="",
        line=row.line.number,
        relation=Relation(row.answer if answered and row.answer in set(Relation) else row.relation),
        confidence=row.confidence,
        findings=msgspec.convert(row.findings, tuple[Finding, ...]),
        sure=row.sure or answered,
    )


def _weighty(row: Assessment) -> tuple[Finding, ...]:
    return weighty(assessed(row)) if row.findings else ()


def _relation(row: Assessment, finding: Finding) -> str:
    """What a person said of the pair; else what this change does to the line."""
    if row.state == Assessment.State.DISMISSED:
        return "none"
    return row.answer if row.state == Assessment.State.CORRECTED else finding.relation.value
