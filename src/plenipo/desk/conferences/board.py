"""The board: every instrument against every sponsor, in a number of queries that no row adds to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import Case, CharField, Count, F, Q, Value, When
from django.db.models.functions import Length
from django.utils.translation import gettext as _

from plenipo.desk.accounts.access import Access
from plenipo.desk.accounts.models import Role
from plenipo.desk.conferences.board_values import Board, Cell, Row, Unit, figures_of, sponsors_of
from plenipo.desk.conferences.filters import SWITCHES, Filters
from plenipo.desk.instruments.models import Instrument
from plenipo.desk.lines.models import Mandate
from plenipo.desk.lines.queries import mandate_in_force
from plenipo.desk.proposals.models import Proposal, Stand
from plenipo.desk.review.models import Assessment


def board(access: Access, filters: Filters) -> Board:
    """The board as this person may see it, narrowed."""
    mandate = mandate_in_force(access.conference)
    if mandate is not None and not access.may_see(mandate.marking):
        mandate = None
    rows = _rows(access)
    _lay_units(access, rows, _units(access, mandate))
    scope = [row for row in rows.values() if _in_scope(row, filters)]
    passes = {name: [row for row in scope if _passes(row, name, access)] for name in SWITCHES}
    wanted = [{row.pk for row in passes[name]} for name in SWITCHES if getattr(filters, name)]
    shown = tuple(row for row in scope if all(row.pk in keys for keys in wanted))
    return Board(
        rows=shown,
        sponsors=sponsors_of(shown),
        figures=figures_of(shown),
        counts={name: len(passing) for name, passing in passes.items()},
        texts=len(rows),
        to_review=sum(row.open for row in rows.values()),
        mandate=mandate,
    )


_INSTRUMENT = (
    "pk", "name", "title", "marking", "is_new_text", "length", "compilation__counts", "compilation__marking",
    "agenda_item_id", "agenda_item__number", "agenda_item__title", "agenda_item__committee_id",
    "agenda_item__committee__name", "owner_id", "owner__name", "owner__username",
)  # fmt: skip


def _rows(access: Access) -> dict[int, Row]:
    """The instruments without their texts, which are large and not shown here."""
    found = access.visible(Instrument.objects.filter(conference=access.conference)).annotate(length=Length("base"))
    outside = access.role == Role.STAKEHOLDER  # who does what in the delegation is not told outside
    rows: dict[int, Row] = {}
    for values in found.values_list(*_INSTRUMENT):
        (
            pk, name, title, marking, new, length, counts, compiled, item, number, item_title, committee,
            committee_name, owner, owner_name, username,
        ) = values  # fmt: skip
        counts = counts if compiled is not None and access.may_see(compiled) else None
        rows[pk] = Row(
            pk=pk,
            name=name,
            title=title,
            marking=marking,
            status=_status(counts, bool(new or length)),
            competing=(counts or {}).get("competing", 0),
            item=f"{number} {item_title}" if item else "",
            item_pk=item,
            committee=committee_name or "",
            committee_pk=committee,
            owner="" if outside else owner_name or username or "",
            owner_pk=owner,
        )
    return rows


def _status(counts: dict[str, int] | None, has_base: bool) -> str:
    """How far the text is: where it is compiled, how the proposals stand to each other at the most."""
    if counts is None:
        return _("being compiled") if has_base else _("no base text")
    words = {"competing": _("competing"), "compatible": _("compatible"), "convergent": _("convergent")}
    words |= {"single": _("single"), "untouched": _("untouched")}
    return next((word for status, word in words.items() if counts.get(status)), words["untouched"])


_PROPOSAL = ("instrument_id", "sponsor", "pk", "identifier", "symbol", "title", "marking", "position__stand")


def _units(access: Access, mandate: Mandate | None) -> Iterator[tuple[int, str, Unit]]:
    """Instrument, sponsor and unit of every proposal in force, with its relations counted by the database."""
    relations = _relations(mandate) if mandate else {}
    found = (
        access.visible(Proposal.objects.filter(conference=access.conference, in_force=True))
        .filter(instrument__isnull=False)
        .order_by("sponsor", "identifier")
        .values_list(*_PROPOSAL, "position__marking")
    )
    for instrument, sponsor, pk, identifier, symbol, title, marking, stand, kept in found:
        decided = stand if stand and stand != Stand.NO_POSITION and access.may_see(kept) else ""
        unit = Unit(pk, identifier, symbol, title, marking, decided, *relations.get(pk, ()))
        yield instrument, sponsor, unit


# What counts as the relation: what a person said, else what the judge is sure of. "" and "none" count for nothing.
EFFECTIVE = Case(
    When(state=Assessment.State.DISMISSED, then=Value("")),
    When(~Q(answer=""), then=F("answer")),
    When(state=Assessment.State.CONFIRMED, then=F("relation")),
    When(state=Assessment.State.PROPOSED, sure=True, then=F("relation")),
    default=Value(""),
    output_field=CharField(),
)


def _relations(mandate: Mandate) -> dict[int, tuple[int, int, int, int]]:
    """By proposal, how many lines it advances, conflicts with and does both to, and how many relations are open."""
    counted = (
        Assessment.objects.filter(line__mandate=mandate)
        .annotate(effective=EFFECTIVE)
        .order_by()
        .values("proposal_id")
        .annotate(
            advances=Count("pk", filter=Q(effective="advances")),
            conflicts=Count("pk", filter=Q(effective="conflicts")),
            mixed=Count("pk", filter=Q(effective="mixed")),
            open=Count("pk", filter=Q(state=Assessment.State.PROPOSED)),
        )
        .values_list("proposal_id", "advances", "conflicts", "mixed", "open")
    )
    return {proposal: (advances, conflicts, mixed, open_) for proposal, advances, conflicts, mixed, open_ in counted}


def _lay_units(access: Access, rows: dict[int, Row], units: Iterable[tuple[int, str, Unit]]) -> None:
    own = set(access.conference.own_groups)
    for instrument, sponsor, unit in units:
        row = rows.get(instrument)
        if row is None:
            continue
        cell = row.cells.get(sponsor)
        if cell is None:
            cell = row.cells[sponsor] = Cell(sponsor, sponsor in own)
        cell.units.append(unit)


def _in_scope(row: Row, filters: Filters) -> bool:
    """Whether agenda and search leave it in."""
    if filters.committee is not None and row.committee_pk != filters.committee:
        return False
    if filters.item is not None and row.item_pk != filters.item:
        return False
    if filters.unallocated and row.item_pk is not None:
        return False
    if not filters.words:
        return True
    told = [row.name, row.title, row.item, row.committee, row.owner, *row.cells]
    told += [text for unit in row.units for text in (unit.identifier, unit.title)]
    whole = " ".join(told).casefold()
    return all(word in whole for word in filters.words)


def _passes(row: Row, switch: str, access: Access) -> bool:
    if switch == "conflicts":
        return any(unit.alarm for unit in row.units)
    if switch == "undecided":
        return any(cell.undecided for cell in row.cells.values())
    if switch == "mine":
        return row.owner_pk == access.person.pk
    return row.competing > 0
