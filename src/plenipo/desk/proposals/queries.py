"""What the proposal page reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from msgspec import Struct

from plenipo.amendments.proposal import Proposal as Proposed
from plenipo.desk.accounts.access import Access, Right
from plenipo.desk.instruments.placing import value_of
from plenipo.desk.lines.queries import mandate_in_force
from plenipo.desk.proposals.models import Comment, Position, PositionRecord, Proposal, Similar
from plenipo.desk.proposals.reading import Segment, Shown, View, plain_with_quote, shown_changes, whole_text, with_quote
from plenipo.desk.proposals.revisions import Movement, movement, revisions_of
from plenipo.desk.review.models import Assessment

_MEANING = {
    "ADD": _("adds a text"),
    "ADD*": _("brings a text in from elsewhere"),
    "MOD": _("changes the text"),
    "(MOD)": _("changes the text editorially"),
    "SUP": _("suppresses the text"),
    "SUP*": _("moves the text elsewhere"),
    "NOC": _("keeps the text as it is"),
}


class Related(Struct, frozen=True):
    """One assessment as a page shows it. change, words: both quotes where they stand."""

    row: Assessment
    change: tuple[Segment, ...]
    words: tuple[Segment, ...]
    citation: str
    place: str
    why: str
    deed: str


class Revision(Struct, frozen=True):
    """One issue of the proposal. since: what moved from the issue before, None for the first."""

    row: Proposal
    is_this: bool
    since: Movement | None


class Page(Struct, frozen=True):
    """Everything that the page of one proposal shows to one person."""

    row: Proposal
    value: Proposed
    meaning: str
    view: View
    provisions: Sequence[Shown]
    relations: Sequence[Related]
    open_relations: Sequence[Related]
    dismissed: Sequence[Related]
    similar: Sequence[Similar]
    revisions: Sequence[Revision]
    position: Position | None
    position_hidden: bool
    records: Sequence[PositionRecord]
    comments: Sequence[Comment]

    @property
    def later(self) -> Proposal | None:
        """The revision that took this one's place, where this one is no longer in force."""
        last = self.revisions[-1] if self.revisions else None
        return last.row if last and not last.is_this and not self.row.in_force else None

    @property
    def marking(self) -> int:
        """The highest of what the page shows."""
        ours: list[int] = [self.row.marking, *([self.position.marking] if self.position else [])]
        ours += [one.marking for one in self.records]
        ours += [one.marking for one in self.comments]
        ours += [one.row.line.mandate.marking for one in (*self.relations, *self.open_relations, *self.dismissed)]
        ours += [one.instrument.marking for one in self.similar]
        return max(ours, default=0)

    @property
    def earlier(self) -> Proposal | None:
        """The issue before this one."""
        at = next((number for number, one in enumerate(self.revisions) if one.is_this), 0)
        return self.revisions[at - 1].row if at else None


def proposal_in(access: Access, pk: int) -> Proposal:
    """A proposal of the conference. Raises Http404 where it is not there for this person."""
    rows = Proposal.objects.filter(conference=access.conference, pk=pk)
    row = (
        access.visible(rows)
        .select_related("contribution__stored", "contribution__received_by", "instrument")
        .defer("instrument__base")
        .first()
    )
    if row is None:
        raise Http404
    return row


def page_of(access: Access, row: Proposal, view: View) -> Page:
    """The page of a proposal. The number of queries does not depend on what is there."""
    position = Position.objects.filter(proposal=row).select_related("set_by", "owner").first()
    hidden = position is not None and not access.may_see(position.marking)
    changes = shown_changes(row)
    related = relations_of(access, row, changes)
    proposed, dismissed = Assessment.State.PROPOSED, Assessment.State.DISMISSED
    return Page(
        row=row,
        value=value_of(row),
        meaning=str(_MEANING.get(row.symbol, "")),
        view=view,
        provisions=changes if view is View.CHANGES else whole_text(row, view),
        relations=[one for one in related if one.row.state != dismissed and _counts(one.row)],
        open_relations=[one for one in related if one.row.state == proposed and not one.row.sure],
        dismissed=[one for one in related if one.row.state == dismissed],
        similar=_similar(access, row),
        revisions=_with_movements(revisions_of(access, row), row),
        position=None if hidden else position,
        position_hidden=hidden,
        records=_records(access, row),
        comments=list(comments_on(access).filter(proposal=row)),
    )


def _counts(row: Assessment) -> bool:
    """Whether it counts as a relation: the judge is sure of it, or a person said so."""
    return row.sure or row.state != Assessment.State.PROPOSED


def relations_of(access: Access, row: Proposal, changes: Sequence[Shown]) -> list[Related]:
    """What the proposal does to the lines of the mandate in force, where the person may see that mandate."""
    mandate = mandate_in_force(access.conference)
    if mandate is None or not access.may_see(mandate.marking):
        return []
    rows = Assessment.objects.filter(proposal=row, line__mandate=mandate).select_related("line", "answered_by")
    by_place = {one.id: one for one in changes}
    for one in rows:
        one.line.mandate = mandate
    return [related(one, by_place, one.findings[0]) for one in rows]


def related(row: Assessment, changes: dict[str, Shown], finding: dict[str, Any]) -> Related:
    """An assessment by one of its findings, both quotes where they stand. changes: of its proposal, by provision."""
    return Related(
        row=row,
        change=change_in_context(finding, changes),
        words=plain_with_quote(row.line.text, finding["words"]["start"], finding["words"]["text"]),
        citation=finding["provision"],
        place=finding["change"]["place"] if finding["change"]["place"] in changes else "",
        why=finding["why"],
        deed=finding["deed"],
    )


def change_in_context(finding: dict[str, Any], changes: dict[str, Shown]) -> tuple[Segment, ...]:
    """The provision with the quoted change told; the quote alone where its provision is not among the changes."""
    quote = finding["change"]
    shown = changes.get(quote["place"])
    if shown is None:
        return (Segment("keep", quote["text"], told=True),)
    return with_quote(shown.segments, finding["deed"], quote["start"], quote["text"])


def _similar(access: Access, row: Proposal) -> list[Similar]:
    rows = row.similar.filter(instrument__marking__lte=access.clearance)
    return list(rows.select_related("instrument").defer("instrument__base"))


def _with_movements(rows: Sequence[Proposal], this: Proposal) -> list[Revision]:
    return [
        Revision(row, row.pk == this.pk, movement(rows[at - 1], row) if at else None) for at, row in enumerate(rows)
    ]


def _records(access: Access, row: Proposal) -> list[PositionRecord]:
    return list(access.visible(row.position_history.select_related("set_by")))


def comments_on(access: Access) -> QuerySet[Comment]:
    """The notes of the conference that the person may see."""
    return access.visible(Comment.objects.filter(conference=access.conference).select_related("author"))


def position_before(access: Access, page: Page) -> Position | None:
    """The position on the issue before, where none is set on this one yet."""
    if page.position or page.earlier is None or not access.may(Right.DECIDE):
        return None
    return access.visible(Position.objects.filter(proposal=page.earlier).select_related("owner")).first()
