"""A compilation seen through a filter: some sponsors' changes only, or the clean text of one sponsor."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeVar

from msgspec.structs import replace

from plenipo.compilation.model import (
    Compilation,
    CompiledChange,
    CompiledProvision,
    LabelChange,
    Reading,
    Status,
)

_Entry = TypeVar("_Entry", Reading, CompiledChange, LabelChange)


def of_sponsors(compilation: Compilation, chosen: Collection[str]) -> Compilation:
    """What the chosen sponsors ask for, on the whole base. A provision keeps the status that all together give it."""
    kept = frozenset(chosen)
    provisions = (_narrowed(provision, kept) for provision in compilation.provisions)
    return replace(compilation, provisions=tuple(provision for provision in provisions if provision is not None))


def clean_text(compilation: Compilation, sponsor: str) -> Compilation:
    """The text as the sponsor would have it, without marks; the base for ""."""
    provisions = (_clean(provision, sponsor) for provision in compilation.provisions)
    return replace(
        compilation,
        provisions=tuple(provision for provision in provisions if provision is not None),
        silent_alterations=(),
    )


def reading_of(provision: CompiledProvision, sponsor: str) -> Reading | None:
    """The sponsor's reading; None where it does not touch the provision."""
    return next((reading for reading in provision.readings if sponsor in reading.sponsors), None)


def _narrowed(provision: CompiledProvision, kept: frozenset[str]) -> CompiledProvision | None:
    readings = tuple(_of(reading, kept) for reading in provision.readings if kept.intersection(reading.sponsors))
    if provision.inserted and not readings:
        return None
    return replace(
        provision,
        readings=readings,
        changes=tuple(_of(change, kept) for change in provision.changes if kept.intersection(change.sponsors)),
        label_changes=tuple(_of(one, kept) for one in provision.label_changes if kept.intersection(one.sponsors)),
        status=provision.status if readings else Status.UNTOUCHED,
    )


def _of(entry: _Entry, kept: frozenset[str]) -> _Entry:
    return replace(entry, sponsors=tuple(sponsor for sponsor in entry.sponsors if sponsor in kept))


def _clean(provision: CompiledProvision, sponsor: str) -> CompiledProvision | None:
    reading = reading_of(provision, sponsor)
    gone = provision.inserted if reading is None else not reading.present
    if gone:
        return None
    label = next((one.label for one in provision.label_changes if sponsor in one.sponsors), provision.label)
    return replace(
        provision,
        text=provision.text if reading is None else reading.text,
        label=label if reading is None else reading.label or label,
        status=Status.UNTOUCHED,
        readings=(),
        changes=(),
        label_changes=(),
        inserted=False,
        moved_from="",
        moved_to="",
    )
