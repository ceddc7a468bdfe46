"""The engine's values as the database keeps them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from plenipo.concordance.law import LawText
from plenipo.concordance.model import Concordance, Decision, Degree, FormerDecision
from plenipo.concordance.model import Row as RowValue
from plenipo.concordance.summary import chapter_of, counts
from plenipo.desk.concordance.models import Edition, Law, Row

UNJUDGED = "unjudged"
LONGEST_ID = 300
VERSIONS = 10_000  # of a row in one edition: who read an earlier edition holds no version of this one


class Kept(Struct, frozen=True):
    """What an edition holds of decisions besides those that stand on its rows."""

    former: tuple[FormerDecision, ...] = ()
    superseded: tuple[Decision, ...] = ()


def law_of(row: Law) -> LawText:
    """The text of law as it was read."""
    return msgspec.msgpack.decode(row.value, type=LawText)


def row_of(row: Row) -> RowValue:
    """The row as the engine knows it."""
    return msgspec.msgpack.decode(row.value, type=RowValue)


def frame_of(edition: Edition, rows: Iterable[RowValue] = ()) -> Concordance:
    """The table with these rows."""
    kept = msgspec.msgpack.decode(edition.kept, type=Kept)
    frame = msgspec.msgpack.decode(edition.value, type=Concordance)
    return replace(frame, rows=tuple(rows), former=kept.former, superseded=kept.superseded)


def whole_of(edition: Edition) -> Concordance:
    """The table with all its rows."""
    values = edition.rows.order_by("order").values_list("value", flat=True)
    return frame_of(edition, (msgspec.msgpack.decode(value, type=RowValue) for value in values))


def kept_of(table: Concordance) -> bytes:
    return msgspec.msgpack.encode(Kept(table.former, table.superseded))


def frame_value(table: Concordance) -> bytes:
    return msgspec.msgpack.encode(replace(table, rows=(), former=(), superseded=()))


def standing_of(value: RowValue, judged: bool) -> str:
    """The degree that stands, "unjudged" where nobody can say."""
    return str(value.stands) if judged or is_decided(value) else UNJUDGED


def is_decided(value: RowValue) -> bool:
    """Whether a person decided the degree."""
    return value.decision is not None and value.decision.degree is not None


def rows_of(edition: Edition, table: Concordance, threads: Mapping[str, str]) -> list[Row]:
    """The rows of a new edition, not saved."""
    parents = {value.id: value.parent for value in table.rows}
    return [
        Row(
            edition=edition,
            order=order,
            identifier=value.id,
            thread=threads[value.id],
            article=_article(value.id, parents),
            label=value.label[:200],
            heading=value.heading[:300],
            chapter=chapter_of(value)[:500],
            stands=standing_of(value, table.judged),
            counted=counts(value),
            decided=is_decided(value),
            reopened=value.reopened,
            words=f"{value.label} {value.heading} {value.text}"[:20_000],
            value=msgspec.msgpack.encode(value),
            version=VERSIONS * (edition.number - 1) + 1,
        )
        for order, value in enumerate(table.rows)
    ]


def figures_of(rows: Iterable[Row]) -> dict[str, int]:
    """How many counted rows stand where, are decided, are reopened."""
    found = dict.fromkeys((*(str(degree) for degree in Degree), UNJUDGED, "decided", "reopened"), 0)
    for row in rows:
        if row.counted:
            found[row.stands] += 1
            found["decided"] += row.decided
            found["reopened"] += bool(row.reopened)
    return found


def _article(identifier: str, parents: Mapping[str, str]) -> str:
    """The provision at the top of the tree that it stands in."""
    while parents.get(identifier):
        identifier = parents[identifier]
    return identifier
