"""The brief as a value: one instrument, what is proposed on it, and what that does to the lines to take."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from plenipo.compilation.model import Compilation, Contributed
from plenipo.positions.brief_contested import Contested, contested_in
from plenipo.positions.finding import Assessment, Finding, Relation
from plenipo.positions.mandate import Line, Mandate
from plenipo.positions.position import Position, PositionRecord
from plenipo.positions.registers.language import language_warning
from plenipo.texts.instrument import InstrumentReference
from plenipo.texts.marking import Marking, highest

WORTH_A_LOOK = 0.2  # confidence; below it, looking costs a person more than it finds


class Setting(Struct, frozen=True):
    """What the caller knows of the occasion; "" where unknown.

    date: of the brief, as it is to be printed; the engine knows no clock. own: the administration and the groups of the
    delegation itself, as proposals name them. marking: the least marking of what is written.
    """

    conference: str = ""
    agenda_item: str = ""
    date: str = ""
    editor: str = ""
    own: tuple[str, ...] = ("EUR",)
    marking: Marking = Marking.PUBLIC

    def is_own(self, row: Contributed) -> bool:
        """Whether the delegation itself tables the proposal, alone, with others ("NOR/VEL") or as a signatory."""
        ours = {name.casefold() for name in self.own}
        return bool(ours & {name.casefold() for name in (*sponsors_of(row), *row.signatories)})


class Tabled(Struct, frozen=True):
    """One proposal: what it does to the lines, the surest first, and the position where a person has set one.

    own: the delegation itself tables it.
    """

    row: Contributed
    assessments: tuple[Assessment, ...]
    position: Position | None = None
    own: bool = False

    def lines_at(self, relation: Relation) -> tuple[str, ...]:
        """The lines to which it has this relation."""
        return tuple(one.line for one in self.assessments if one.relation is relation)


class View(Struct, frozen=True):
    """What one other sponsor wants: its proposals, and its findings on different provisions, the weightiest first."""

    sponsor: str
    tabled: tuple[Tabled, ...]
    findings: tuple[Finding, ...]


class Brief(Struct, frozen=True):
    """Everything that a brief says, before it is written.

    lines: those that a proposal certainly bears on, in the order of the mandate. checks: pairs that a person should
    judge, the likelier first; faint: how many more there are that are hardly worth it. remarks: what a reader must
    know before relying on it. marking: the highest of the texts, the mandate, the positions and the caller's.
    """

    setting: Setting
    mandate: Mandate
    compilation: Compilation
    lines: tuple[Line, ...]
    tabled: tuple[Tabled, ...]
    contested: tuple[Contested, ...]
    checks: tuple[Assessment, ...]
    views: tuple[View, ...]
    marking: Marking
    remarks: tuple[str, ...] = ()
    faint: int = 0

    @property
    def instrument(self) -> str:
        """Its name with the edition; drafts have none until they are adopted."""
        return str(self.compilation.reference or "Draft new text")

    @property
    def title(self) -> str:
        """Its title; of drafts, those that their sponsors give them."""
        titles = dict.fromkeys(row.title.strip() for row in self.compilation.contributions if row.title.strip())
        if self.compilation.reference or not titles:
            return self.compilation.title
        return " · ".join(titles)

    @property
    def reference(self) -> InstrumentReference | None:
        return self.compilation.reference

    def with_relation(self, relation: Relation) -> tuple[Tabled, ...]:
        """The proposals that have this relation to one line at least."""
        return tuple(one for one in self.tabled if one.lines_at(relation))

    def row(self, proposal: str) -> Contributed:
        """The contribution of that identifier. KeyError where there is none."""
        for one in self.tabled:
            if one.row.proposal == proposal:
                return one.row
        raise KeyError(proposal)


def brief_of(
    compilation: Compilation,
    assessments: Iterable[Assessment],
    mandate: Mandate,
    record: PositionRecord | None = None,
    setting: Setting | None = None,
) -> Brief:
    """The brief on one instrument.

    assessments: of any proposals; those of proposals outside the compilation are left aside, as are positions on them.
    """
    record, setting = record or PositionRecord(), setting or Setting()
    known = {row.proposal for row in compilation.contributions}
    judged = [one for one in assessments if one.proposal in known]
    sure = [one for one in judged if one.sure]
    unsure = [one for one in judged if not one.sure]
    checks = [one for one in unsure if one.confidence >= WORTH_A_LOOK]
    tabled = _tabled(compilation, sure, record, setting)
    concerned = {one.line for one in sure}
    return Brief(
        setting=setting,
        mandate=mandate,
        compilation=compilation,
        lines=tuple(line for line in mandate.lines if line.id in concerned),
        tabled=tabled,
        contested=contested_in(compilation, sure),
        checks=tuple(sorted(checks, key=lambda one: (-one.confidence, one.proposal, one.line))),
        views=_views(tabled),
        marking=highest([compilation.marking, mandate.marking, record.marking, setting.marking]),
        remarks=_remarks(mandate),
        faint=len(unsure) - len(checks),
    )


def sponsor_of(row: Contributed) -> str:
    """The sponsor itself: where its proposals disagree, a compilation calls it by the identifier of each."""
    steps = row.proposal.split("/")
    return "/".join(steps[:-2]) if len(steps) > 2 and row.sponsor == row.proposal else row.sponsor


def sponsors_of(row: Contributed) -> tuple[str, ...]:
    """All who table it: a joint sponsor, and each administration or group in its name."""
    sponsor = sponsor_of(row)
    return tuple(dict.fromkeys((sponsor, *sponsor.split("/"))))


def _tabled(
    compilation: Compilation, sure: Sequence[Assessment], record: PositionRecord, setting: Setting
) -> tuple[Tabled, ...]:
    positions = record.by_proposal()
    return tuple(
        Tabled(
            row,
            tuple(one for one in sure if one.proposal == row.proposal),
            positions.get(row.proposal),
            setting.is_own(row),
        )
        for row in compilation.contributions
    )


def _views(tabled: Sequence[Tabled]) -> tuple[View, ...]:
    grouped: dict[str, list[Tabled]] = {}
    for one in tabled:
        if not one.own:
            grouped.setdefault(sponsor_of(one.row), []).append(one)
    return tuple(View(sponsor, tuple(group), _wanted(group)) for sponsor, group in sorted(grouped.items()))


def _wanted(group: Sequence[Tabled]) -> tuple[Finding, ...]:
    """The main findings, conflicts first, one for each provision."""
    findings = [one.main for tabled in group for one in tabled.assessments]
    findings.sort(key=lambda one: (one.relation is Relation.ADVANCES, -one.confidence, one.provision))
    return tuple({(one.proposal, one.change): one for one in reversed(findings)}.values())[::-1]


def _remarks(mandate: Mandate) -> tuple[str, ...]:
    told = language_warning(mandate.language)
    return tuple(dict.fromkeys(text for text in (told, *mandate.warnings) if text))
