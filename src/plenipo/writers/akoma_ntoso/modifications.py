"""What each sponsor asks of each provision, as ``textualMod`` in the metadata."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lxml import etree

from plenipo.compilation.model import Compilation, CompiledProvision
from plenipo.readers.akoma_ntoso.vocabulary import akn, own
from plenipo.texts.contribution import Symbol
from plenipo.writers.akoma_ntoso.text import Links, reference
from plenipo.writers.akoma_ntoso.tree import add, clean

_SUPPRESSIONS = frozenset({Symbol.SUP, Symbol.SUP_TRANSFER})


class _Modification(NamedTuple):
    kind: str
    sponsors: tuple[str, ...]
    provision: str
    label: str = ""


def write_modifications(meta: etree._Element, compilation: Compilation, links: Links) -> None:
    """Insertions, substitutions, repeals and renumberings, put after the identification as the schema wants it.

    A repeal of the whole text (SUP) has the address of the work as its destination.
    """
    modifications = [*_of_whole(compilation), *_of_provisions(compilation.provisions)]
    if not modifications:
        return
    analysis = etree.Element(akn("analysis"), {"source": "#plenipo"})
    meta.insert(1, analysis)
    passive = add(analysis, "passiveModifications")
    work = meta.find(f"{akn('identification')}/{akn('FRBRWork')}/{akn('FRBRuri')}")
    whole = work.get("value", "") if work is not None else ""
    for modification in modifications:
        change = add(passive, "textualMod", type=modification.kind, eId=links.names.give("", "mod"))
        for sponsor in modification.sponsors:
            if sponsor in links.sponsors:
                add(change, "source", href=reference(links.sponsors[sponsor]))
        target = links.provisions.get(modification.provision)
        add(change, "destination", href=reference(target) if target else whole)
        if modification.label:
            change.set(own("label"), clean(modification.label))


def _of_whole(compilation: Compilation) -> Iterator[_Modification]:
    for row in compilation.positions:
        if row.symbol in _SUPPRESSIONS:
            yield _Modification("repeal", (row.sponsor,), "")


def _of_provisions(provisions: Iterable[CompiledProvision]) -> Iterator[_Modification]:
    for provision in provisions:
        for reading in provision.readings:
            changed = "insertion" if provision.inserted else "substitution"
            yield _Modification(changed if reading.present else "repeal", reading.sponsors, provision.id)
        for change in provision.label_changes:
            yield _Modification("renumbering", change.sponsors, provision.id, change.label)
