"""The text of an instrument's page, made once for each version, view and filter, and kept while it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

import msgspec
from markupsafe import Markup

from plenipo.compilation.model import Compilation as Compiled
from plenipo.compilation.model import CompiledProvision
from plenipo.desk.instruments.address import Wanted
from plenipo.desk.instruments.bearings import Places
from plenipo.desk.instruments.inline import DeskInline
from plenipo.desk.instruments.models import Compilation
from plenipo.desk.instruments.narrowed import clean_text, of_sponsors
from plenipo.desk.instruments.outline import outline_of
from plenipo.desk.instruments.side import write_side
from plenipo.desk.instruments.text import Sheet, write_text
from plenipo.writers.html.blocks import Block, blocks_of
from plenipo.writers.html.inline import anchor
from plenipo.writers.html.parts import note_numbers, parts_of


class Edition(NamedTuple):
    """One compilation at one version. made_at tells it from another that had the same key before."""

    pk: int
    version: int
    made_at: datetime


class Fragment(NamedTuple):
    """The text with a place after each provision, and its outline.

    places: anchors of the provisions, one between each two chunks. statuses: by anchor. conflicts: anchors in order.
    """

    chunks: tuple[str, ...]
    places: tuple[str, ...]
    outline: str
    statuses: dict[str, str]
    conflicts: tuple[str, ...]

    def joined(self, told: Mapping[str, str]) -> str:
        """The text with what is told at each place."""
        parts = [self.chunks[0]]
        for place, chunk in zip(self.places, self.chunks[1:], strict=True):
            parts += (told.get(place, ""), chunk)
        return Markup("".join(parts))  # noqa: S704 - chunks and what is told are made and escaped by this app


@lru_cache(maxsize=16)
def value_of(edition: Edition) -> Compiled:
    """The engine's compilation of that edition. Raises Compilation.DoesNotExist where it has been replaced since."""
    row = Compilation.objects.only("value").get(pk=edition.pk, version=edition.version)
    return msgspec.msgpack.decode(row.value, type=Compiled)


@lru_cache(maxsize=16)
def places_of(edition: Edition) -> Places:
    """Where the findings on that edition belong."""
    return Places(value_of(edition))


@lru_cache(maxsize=24)
def fragment_of(edition: Edition, wanted: Wanted, language: str) -> Fragment:
    """The text in the view and with the filters wanted. language: of the reader; it parts what is kept."""
    whole = value_of(edition)
    seen = of_sponsors(whole, wanted.by) if wanted.by and wanted.view != "clean" else whole
    statuses = {anchor(provision.id): provision.status.value for provision in seen.provisions}
    shown = {anchor(provision.id) for provision in seen.provisions if _matches(provision, wanted)}
    text = clean_text(whole, wanted.of) if wanted.view == "clean" else seen
    inline = DeskInline((), note_numbers(whole.provisions))
    blocks = _blocks(text, inline, statuses)
    sheet = Sheet(wanted.query)
    if wanted.view == "side":
        write_side(sheet, seen, shown, inline)
    else:
        write_text(sheet, blocks, shown, {anchor(one.id): len(one.readings) for one in whole.provisions})
    chunks, places = sheet.close()
    conflicts = tuple(place for place in places if statuses.get(place) == "competing" and place in shown)
    return Fragment(chunks, places, outline_of(blocks, shown), statuses, conflicts)


def _blocks(text: Compiled, inline: DeskInline, statuses: Mapping[str, str]) -> list[Block]:
    """The text in blocks; each provision has the status that all together give it, in a clean text too."""
    parts = [part._replace(status=statuses.get(part.anchor, part.status)) for part in parts_of(text, inline)]
    return blocks_of(parts)


def _matches(provision: CompiledProvision, wanted: Wanted) -> bool:
    if wanted.status and provision.status.value not in wanted.status:
        return False
    needle = wanted.q.casefold()
    texts = (provision.text, *(reading.text for reading in provision.readings))
    return not needle or any(needle in text.casefold() for text in texts)
