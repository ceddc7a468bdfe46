"""The page of one row: both texts, what may correspond besides, what was decided and said of it."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from plenipo.concordance.model import Concordance, Correspondence, Decision
from plenipo.concordance.provisions import TargetTexts
from plenipo.desk.accounts.access import Access, Right
from plenipo.desk.concordance.models import Change, Edition, Note, Row, Table
from plenipo.desk.concordance.page import Entry, edition_of, entry_of, people_of
from plenipo.desk.concordance.rights import may_decide
from plenipo.desk.concordance.values import frame_of, row_of

FOUND = 20  # provisions that a search shows
_LONGEST_TEXT = 400  # letters of a candidate


class Choice(Struct, frozen=True):
    """A target provision that may be taken."""

    id: str
    label: str
    text: str
    score: float


class Told(Struct, frozen=True):
    """One line of the history: what was, and what is."""

    change: Change
    fields: list[tuple[str, str, str]]


class RowPage(Struct, frozen=True):
    """decision: the one that stands, else the one that was reopened. under: rows below it."""

    entry: Entry
    edition: Edition
    current: bool
    before: str
    after: str
    candidates: list[Choice]
    found: list[Choice]
    wanted: str
    decision: Decision | None
    history: list[Told]
    notes: list[Note]
    may_note: bool


def row_page(access: Access, table: Table, row: Row, number: int = 0, wanted: str = "") -> RowPage:
    """wanted: words of the target provisions that are looked for."""
    edition = edition_of(table, number)
    value = row_of(row)
    frame = frame_of(edition, [value])
    provisions = TargetTexts(frame).provisions
    people = people_of(table)
    top = edition.rows.filter(identifier=row.article).values_list("thread", flat=True).first() or ""
    assignee, person = people.get(top, (None, ""))
    current = edition.pk == table.current_id
    entry = entry_of(row, edition.judged, provisions, "", current and may_decide(access, assignee), person)
    taken = {each.id for each in entry.targets}
    inside = access.may(Right.COMMENT)
    around = edition.rows.filter(counted=True).values_list("identifier", flat=True)
    return RowPage(
        entry,
        edition,
        current,
        around.filter(order__lt=row.order).order_by("-order").first() or "",
        around.filter(order__gt=row.order).order_by("order").first() or "",
        [_choice(each) for each in (*value.targets, *value.candidates) if each.id not in taken],
        _found(provisions.values(), wanted, taken),
        wanted,
        value.decision or _reopened(frame, row),
        _history(row, table) if inside else [],
        list(Note.objects.filter(table=table, thread=row.thread).select_related("author")) if inside else [],
        inside,
    )


def _found(provisions: Iterable[Correspondence], wanted: str, taken: set[str]) -> list[Choice]:
    """By label first, then by words."""
    needle = " ".join(wanted.split()).casefold()
    if not needle:
        return []
    rest = [each for each in provisions if each.id not in taken]
    labelled = [each for each in rest if needle in each.label.casefold()]
    exact = [each for each in labelled if each.label.casefold() == needle]
    worded = [each for each in rest if needle in each.text.casefold() and each not in labelled]
    ordered = [*exact, *(each for each in labelled if each not in exact), *worded]
    return [_choice(each) for each in ordered[:FOUND]]


def _choice(each: Correspondence) -> Choice:
    text = each.text if len(each.text) <= _LONGEST_TEXT else f"{each.text[:_LONGEST_TEXT]} …"
    return Choice(each.id, each.label, text, each.score)


def _reopened(frame: Concordance, row: Row) -> Decision | None:
    return next((each.decision for each in frame.former if each.row == row.identifier), None)


def _history(row: Row, table: Table) -> list[Told]:
    rows = Change.objects.filter(edition__table=table, thread=row.thread).select_related("by", "edition")
    return [Told(change, list(differences(change))) for change in rows]


def differences(change: Change) -> list[tuple[str, str, str]]:
    """Name, before and after of what changed."""
    names = dict.fromkeys((*change.before, *change.after))
    pairs = [(name, str(change.before.get(name, "")), str(change.after.get(name, ""))) for name in names]
    return [each for each in pairs if each[1] != each[2]]
