"""The versions of a provision that are written: its own, then the alternatives to it, with their attributes."""

from __future__ import annotations

import json
from typing import NamedTuple

from plenipo.amendments.proposal import SpanKind
from plenipo.readers.akoma_ntoso.vocabulary import own
from plenipo.texts.document import Place
from plenipo.texts.provision import Provision
from plenipo.writers.akoma_ntoso.entries import Entry
from plenipo.writers.akoma_ntoso.text import Links, reference
from plenipo.writers.akoma_ntoso.tree import clean
from plenipo.writers.segments import Segment


class Version(NamedTuple):
    """One wording to write. own: it is the provision itself and not an alternative."""

    label: str
    segments: tuple[Segment, ...]
    attributes: dict[str, str]
    own: bool = True


def versions(entry: Entry, enclosing: str, links: Links) -> list[Version]:
    """What to write for the entry. enclosing: id of the provision whose element surrounds it, "" for none."""
    provision = entry.provision
    name = links.provisions[provision.id] = links.names.give(provision.id)
    attributes = {"eId": name, **_exact(provision, name, enclosing)}
    if entry.inserted_by is not None:
        attributes |= {own("inserted"): "true", **links.to_sponsors(entry.inserted_by)}
    found = [Version(provision.label, entry.segments, attributes)]
    for alternative in entry.alternatives:
        segment = Segment(SpanKind.INSERT, alternative.text, alternative.sponsors)
        other = {"alternativeTo": reference(name), **links.to_sponsors(alternative.sponsors)}
        if not alternative.present:
            other[own("absent")] = "true"
        label = alternative.label if alternative.present else ""
        found.append(Version(label, (segment,) if alternative.text else (), other, own=False))
    return found


def _exact(provision: Provision, name: str, enclosing: str) -> dict[str, str]:
    """What the elements of Akoma Ntoso do not say of the provision."""
    attributes = {
        own("role"): provision.role.value,
        own("path"): json.dumps(provision.path, ensure_ascii=False),
    }
    if clean(provision.id) != name:
        attributes[own("id")] = provision.id
    if provision.parent != enclosing:
        attributes[own("parent")] = provision.parent
    if provision.style:
        attributes[own("style")] = provision.style
    if provision.level:
        attributes[own("level")] = str(provision.level)
    if provision.place:
        attributes[own("place")] = _place(provision.place)
    return attributes


def _place(place: Place) -> str:
    return f"{place.table} {place.row} {place.column}"
