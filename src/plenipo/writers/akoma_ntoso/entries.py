"""What is written of one provision, and the tree that the entries make in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from plenipo.amendments.proposal import SpanKind
from plenipo.texts.instrument import Instrument
from plenipo.texts.provision import Provision, Role
from plenipo.writers.segments import Segment

# Readers bound the depth of XML; provisions nested deeper stand side by side and name their parent.
MAX_DEPTH = 24
_LEAVES = frozenset({Role.CELL, Role.NOTE})


class Alternative(NamedTuple):
    """A whole other reading of a provision. present: False where the sponsors would have none."""

    label: str
    text: str
    sponsors: tuple[str, ...]
    present: bool = True


class Entry(NamedTuple):
    """One provision to write. inserted_by: who inserts it, None for a provision of the base."""

    provision: Provision
    segments: tuple[Segment, ...]
    alternatives: tuple[Alternative, ...] = ()
    inserted_by: tuple[str, ...] | None = None


@dataclass
class Node:
    """An entry with those that stand under it."""

    entry: Entry
    children: list[Node] = field(default_factory=list)

    @property
    def role(self) -> Role:
        return self.entry.provision.role


@dataclass
class Sections:
    """The parts of a statement."""

    preface: list[Node] = field(default_factory=list)
    preamble: list[Node] = field(default_factory=list)
    body: list[Node] = field(default_factory=list)
    notes: list[Node] = field(default_factory=list)


def plain_entries(instrument: Instrument) -> list[Entry]:
    """The provisions of an instrument as they stand."""
    return [Entry(provision, (Segment(SpanKind.KEEP, provision.text),)) for provision in instrument.provisions]


def grow(entries: Iterable[Entry]) -> list[Node]:
    """The entries as trees. Walking them in order, parents first, gives the entries in order."""
    roots: list[Node] = []
    branch: list[Node] = []
    for entry in entries:
        node = Node(entry)
        parent = entry.provision.parent
        while branch and (branch[-1].entry.provision.id != parent or node.role is Role.NOTE):
            branch.pop()
        (branch[-1].children if branch else roots).append(node)
        if node.role not in _LEAVES and len(branch) < MAX_DEPTH:
            branch.append(node)
    return roots


def divide(roots: Sequence[Node]) -> Sections:
    """Headings and titles first, then the preamble, then the rest; notes that stand last are kept apart."""
    sections = Sections()
    start, end = 0, len(roots)
    while end and roots[end - 1].role is Role.NOTE:
        end -= 1
    while start < end and roots[start].role in (Role.HEADING, Role.TITLE) and not roots[start].children:
        start += 1
    sections.preface = list(roots[:start])
    first = start
    while start < end and _preambular(roots[start]):
        start += 1
    sections.preamble = list(roots[first:start])
    sections.body = list(roots[start:end])
    sections.notes = list(roots[end:])
    return sections


def _preambular(node: Node) -> bool:
    if node.role is Role.OPENING:
        return not node.children
    if node.role is Role.CALL:
        return bool(node.children) and all(_recital(child) for child in node.children)
    return _recital(node)


def _recital(node: Node) -> bool:
    return node.role is Role.RECITAL and all(_recital(child) for child in node.children)
