"""The provisions that a brief shows with all their texts: those that sponsors contest or that bear on a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from plenipo.compilation.model import Compilation, CompiledProvision, Status
from plenipo.positions.assess import SURE
from plenipo.positions.finding import Assessment, Finding
from plenipo.texts.provision import Role

_NO_RIVALS = frozenset({Role.CALL, Role.CELL, Role.NOTE, Role.HEADING, Role.TITLE})  # several may stand side by side


class Contested(Struct, frozen=True):
    """A provision that matters: sponsors compete on it, or a change of it bears on a line.

    rivals: ids of the other new provisions at the same place, where they are not all of one sponsor; the meeting may
    take one, several or none of them.
    after: the provision of the base that a new provision follows, None at the head of the text.
    """

    provision: CompiledProvision
    findings: tuple[Finding, ...] = ()
    rivals: tuple[str, ...] = ()
    after: CompiledProvision | None = None


def weighty(assessment: Assessment) -> tuple[Finding, ...]:
    """The findings that are quoted: the main one, those as sure elsewhere, and the other side of a mixed relation."""
    chosen: list[Finding] = []
    for finding in assessment.findings:
        places = {(one.provision, one.relation) for one in chosen}
        if not chosen or (finding.confidence >= SURE and (finding.provision, finding.relation) not in places):
            chosen.append(finding)
    return tuple(chosen)


def contested_in(compilation: Compilation, sure: Sequence[Assessment]) -> tuple[Contested, ...]:
    """In the order of the text, rivals next to each other. sure: assessments of its proposals."""
    bearing = _bearing(compilation, sure)
    rivals = _rivals(compilation)
    chosen: list[Contested] = []
    after: CompiledProvision | None = None
    for provision in compilation.provisions:
        others = rivals.get(provision.id, ())
        findings = tuple(bearing.get(provision.id, ()))
        matters = provision.status is Status.COMPETING or findings or others
        if provision.readings and matters:
            chosen.append(Contested(provision, findings, others, after if provision.inserted else None))
        after = after if provision.inserted else provision
    return tuple(_together(chosen))


def _together(chosen: Sequence[Contested]) -> Iterator[Contested]:
    """What is moved to their place may stand between rivals; it follows them."""
    found = {one.provision.id: one for one in chosen}
    for one in chosen:
        for identifier in (one.provision.id, *one.rivals):
            if identifier in found:
                yield found.pop(identifier)


def _rivals(compilation: Compilation) -> dict[str, tuple[str, ...]]:
    """For each new provision at a place where several sponsors have new ones, the ids of the others."""
    found: dict[str, tuple[str, ...]] = {}
    for group in _new_at_one_place(compilation):
        if len({one.sponsors for one in group}) > 1:
            identifiers = [one.id for one in group]
            found |= {each: tuple(one for one in identifiers if one != each) for each in identifiers}
    return found


def _new_at_one_place(compilation: Compilation) -> Iterator[list[CompiledProvision]]:
    """New provisions that follow one another under one heading; drafts have no base to be new in."""
    if compilation.reference is None:
        return
    for new, group in groupby(compilation.provisions, key=lambda one: one.inserted):
        if not new:
            continue
        by_parent: dict[str, list[CompiledProvision]] = {}
        for provision in group:
            if provision.readings and not provision.moved_from and provision.role not in _NO_RIVALS:
                by_parent.setdefault(provision.parent, []).append(provision)
        yield from by_parent.values()


def _bearing(compilation: Compilation, sure: Sequence[Assessment]) -> dict[str, list[Finding]]:
    names = {row.proposal: row.sponsor for row in compilation.contributions}
    bearing: dict[str, list[Finding]] = {}
    for finding in (finding for one in sure for finding in weighty(one)):
        provision = place_of(finding, names[finding.proposal], compilation)
        if provision:
            bearing.setdefault(provision.id, []).append(finding)
    return bearing


def place_of(finding: Finding, sponsor: str, compilation: Compilation) -> CompiledProvision | None:
    """The compiled provision that the finding is on; None for none, as for a position on the whole text.

    An inserted provision may have another id in the compilation than in its proposal: its words tell.
    """
    for provision in compilation.provisions:
        if provision.id == finding.change.place and sponsor in provision.sponsors:
            return provision
    for provision in compilation.provisions:
        for reading in provision.readings:
            if provision.inserted and sponsor in reading.sponsors and finding.change.text in reading.text:
                return provision
    return None
