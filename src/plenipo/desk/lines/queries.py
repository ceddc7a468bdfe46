"""Reading mandates and their lines."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404
from msgspec import Struct

from plenipo.desk.accounts.access import Access
from plenipo.desk.conferences.models import Conference
from plenipo.desk.lines.models import Clearance, Line, Mandate
from plenipo.desk.lines.values import value_of
from plenipo.positions.mandate import Line as TextLine
from plenipo.positions.mandate import Mandate as Text
from plenipo.positions.mandate import Stance


def mandate_in_force(conference: Conference) -> Mandate | None:
    """The latest mandate that is approved, else the latest that is not superseded; None where there is none."""
    rows = conference.mandates.exclude(state=Mandate.State.SUPERSEDED).order_by("-added_at", "-pk")
    return rows.filter(state=Mandate.State.APPROVED).first() or rows.first()


def mandates(access: Access) -> list[Mandate]:
    """Those that the person may see, the one in force first, then the latest, without their text."""
    rows = list(access.visible(access.conference.mandates.defer("value")).order_by("-added_at", "-pk"))
    return sorted(rows, key=lambda row: _RANK[row.state])


_RANK: dict[str, int] = {
    Mandate.State.APPROVED: 0,
    Mandate.State.IN_CLEARANCE: 1,
    Mandate.State.DRAFT: 1,
    Mandate.State.SUPERSEDED: 2,
}


def mandate_of(access: Access, pk: int) -> Mandate:
    """A mandate of the conference. Raises Http404 for one that is not there or not for this person's eyes."""
    row = access.visible(access.conference.mandates.select_related("added_by", "stored")).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def line_of(access: Access, pk: int) -> Line:
    """A line of a mandate of the conference, with its mandate. Raises Http404 as ``mandate_of`` does."""
    rows = Line.objects.select_related("mandate__conference").filter(mandate__conference=access.conference)
    row = rows.filter(mandate__marking__lte=access.clearance, pk=pk).first()
    if row is None:
        raise Http404
    return row


def clearances(mandate: Mandate) -> QuerySet[Clearance]:
    """Who moved it from one state to another, the first first."""
    return mandate.clearances.select_related("by")


def corrected_lines(mandate: Mandate) -> QuerySet[Line]:
    """The lines whose statements a person corrected."""
    return mandate.lines.filter(by_hand=True).only("number", "mandate")


class Register(Struct, frozen=True):
    """A mandate and its lines as a page lists them."""

    row: Mandate
    text: Text
    lines: tuple[RegisterLine, ...]
    sections: tuple[str, ...]


class RegisterLine(Struct, frozen=True):
    """One line: its row, its text with statements, the stances it takes, each once."""

    row: Line
    text: TextLine
    stances: tuple[Stance, ...]


def register(mandate: Mandate) -> Register:
    """The lines of a mandate in their order."""
    text = value_of(mandate)
    rows = {row.number: row for row in mandate.lines.all()}
    lines = tuple(RegisterLine(rows[line.id], line, _stances(line)) for line in text.lines if line.id in rows)
    return Register(mandate, text, lines, tuple(dict.fromkeys(line.section for line in text.lines if line.section)))


def _stances(line: TextLine) -> tuple[Stance, ...]:
    """Those that take a side; context where nothing does."""
    found = tuple(dict.fromkeys(one.stance for one in line.statements if one.stance is not Stance.CONTEXT))
    return found or ((Stance.CONTEXT,) if line.statements else ())


def neighbours(line: Line) -> tuple[Line | None, Line | None]:
    """The lines before and after it."""
    rows = {row.order: row for row in line.mandate.lines.filter(order__in=(line.order - 1, line.order + 1))}
    return rows.get(line.order - 1), rows.get(line.order + 1)
