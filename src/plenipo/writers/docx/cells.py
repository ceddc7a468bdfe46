"""Tables rebuilt from their provisions: which row and cell each stands in, and rows that sponsors add or remove."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from plenipo.compilation.model import CompiledProvision
from plenipo.texts.document import Place

_LAST_COLUMN = 62  # Word's limit is 63 columns; what lies beyond joins the last


class Row(Struct):
    """One row: provisions by column. inserted: no cell of it stands in the base."""

    cells: dict[int, list[CompiledProvision]]
    inserted: bool = False

    @property
    def provisions(self) -> list[CompiledProvision]:
        return [provision for cell in self.cells.values() for provision in cell]

    def adding(self) -> tuple[str, ...]:
        """Who adds this row, () for a row of the base."""
        if not self.inserted:
            return ()
        return tuple(sorted({sponsor for provision in self.provisions for sponsor in provision.sponsors}))

    def removing(self) -> tuple[str, ...]:
        """Who removes this row: everybody who would have none of its provisions, where nobody has another reading."""
        common: set[str] | None = None
        for provision in self.provisions:
            if provision.inserted or not provision.readings:
                return ()
            if provision.label_changes or any(reading.present for reading in provision.readings):
                return ()
            common = set(provision.sponsors) if common is None else common & set(provision.sponsors)
        return tuple(sorted(common or ()))


def table_rows(provisions: Sequence[CompiledProvision]) -> list[Row]:
    """The rows of one table, from its provisions in order.

    The place of an inserted provision counts rows of the sponsor's own table: it says which column, and where a
    row of the sponsor begins, but not which row of the base it belongs to. Its neighbours tell that.
    """
    rows: list[Row] = []
    last: CompiledProvision | None = None
    for index, provision in enumerate(provisions):
        place = _place(provision)
        if last is None or _begins_row(provisions, index, last, rows[-1]):
            rows.append(Row({}, provision.inserted))
        rows[-1].cells.setdefault(max(0, min(place.column, _LAST_COLUMN)), []).append(provision)
        last = provision
    return rows


def _begins_row(provisions: Sequence[CompiledProvision], index: int, last: CompiledProvision, row: Row) -> bool:
    provision = provisions[index]
    here, before = _place(provision), _place(last)
    if not provision.inserted:
        return row.inserted or here.row != _base_row(row)
    if row.inserted:
        turns = here.column < before.column or here.row != before.row
        return turns or (here.column == before.column and provision.sponsors != last.sponsors)
    if here.column < before.column:
        return True
    return here.row != before.row and here.column == 0 and not _within(provisions, index, row)


def _within(provisions: Sequence[CompiledProvision], index: int, row: Row) -> bool:
    """Whether the next provision of the base still belongs to the row."""
    following = next((each for each in provisions[index:] if not each.inserted), None)
    return following is not None and _place(following).row == _base_row(row)


def _base_row(row: Row) -> int:
    return next(_place(each).row for each in row.provisions if not each.inserted)


def _place(provision: CompiledProvision) -> Place:
    return provision.place or Place(0, 0, 0)
