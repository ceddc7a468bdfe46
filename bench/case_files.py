"""Fictional proposals with their relations to the lines of the real mandate, written for this project.

Files of ``bench/cases``: one drafter each, who knew neither the thesaurus nor the other drafters' cases. A unit is the
text of a proposal in the notation of the tests, then one row for each change: the line and the relation, or none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from plenipo.amendments.proposal import Proposal
from plenipo.amendments.read import read_proposals
from plenipo.positions.finding import Relation
from plenipo.texts.contribution import Contribution, Header, Symbol, Unit
from plenipo.texts.instrument import InstrumentReference
from tests.engine.notation import document

CASES = Path(__file__).parent / "cases"

_HEAD = re.compile(r"=== UNIT (?P<id>\S+) (?P<symbol>\S+)(?: .*?\bResolution (?P<number>\S+))?")
_ROW = re.compile(r"(?P<line>\d+) (?P<relation>advances|conflicts|mixed) «(?P<quote>.*?)»|none «(?P<none>.*?)»")


class Label(Struct, frozen=True):
    """What the drafter says of one change: its relation to a line, none where line is ""."""

    quote: str
    line: str = ""
    relation: Relation | None = None


class LabelledProposal(Struct, frozen=True):
    """One unit. text: as written, in the notation of the tests."""

    proposal: Proposal
    labels: tuple[Label, ...]
    text: str

    def relations(self) -> dict[str, Relation]:
        """By line; mixed where the changes disagree."""
        found: dict[str, Relation] = {}
        for label in self.labels:
            if label.relation is not None:
                known = found.setdefault(label.line, label.relation)
                found[label.line] = known if known is label.relation else Relation.MIXED
        return found


def case_files() -> list[Path]:
    return sorted(CASES.glob("writer-*.txt"))


def labelled_proposals(paths: Sequence[Path]) -> list[LabelledProposal]:
    """The units of all files, in their order. ValueError for a row that is none."""
    return [unit for path in paths for unit in _units(path.read_text("utf-8"))]


def _units(text: str) -> Iterator[LabelledProposal]:
    for block in re.split(r"(?m)^(?==== UNIT)", text):
        head, _, rest = block.partition("\n")
        match = _HEAD.match(head)
        if match is None:
            continue
        body, _, rows = rest.partition("--- RELATIONS")
        labels = tuple(_label(row) for row in rows.strip().splitlines() if row.strip())
        yield LabelledProposal(_proposal(match, body.strip("\n")), labels, body)


def _proposal(match: re.Match[str], body: str) -> Proposal:
    identifier = match["id"]
    target = InstrumentReference("Resolution", match["number"] or "", "(Rev. Dubai, 2018)")
    file = document(body, f"{identifier.replace('/', '-')}.docx")
    sponsor = identifier.rsplit("/", 2)[0]
    unit = Unit(identifier, Symbol(match["symbol"]), sponsor, target, 0, len(file.paragraphs))
    (proposal,) = read_proposals(file, Contribution("itu_conference", Header(), (unit,)))
    return proposal


def _label(row: str) -> Label:
    match = _ROW.match(row.strip())
    if match is None:
        raise ValueError(row)
    if match["none"] is not None:
        return Label(match["none"])
    return Label(match["quote"], match["line"], Relation(match["relation"]))
