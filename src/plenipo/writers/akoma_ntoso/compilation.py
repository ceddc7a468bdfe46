"""A compilation as Akoma Ntoso: the base with its amendments, each with its sponsors.

Changes of single, convergent and compatible provisions are ``ins`` and ``del`` in the text. Each reading of a
competing provision is a whole element beside the base, ``alternativeTo`` it. The metadata list what every sponsor
asks of every provision (``passiveModifications``) and the table of contributions.
"""

from __future__ import annotations

from lxml import etree

from plenipo.amendments.proposal import SpanKind
from plenipo.compilation.model import Compilation, CompiledProvision, Status
from plenipo.readers.akoma_ntoso.vocabulary import own
from plenipo.texts.provision import Provision
from plenipo.writers.akoma_ntoso.entries import Alternative, Entry
from plenipo.writers.akoma_ntoso.instrument import new_root, start_statement, write_text
from plenipo.writers.akoma_ntoso.metadata import (
    Head,
    slug,
    write_exact,
    write_identification,
    write_references,
)
from plenipo.writers.akoma_ntoso.modifications import write_modifications
from plenipo.writers.akoma_ntoso.text import Links
from plenipo.writers.akoma_ntoso.tree import add, clean, serialise
from plenipo.writers.segments import Segment, merged_segments


def write_compilation(compilation: Compilation) -> bytes:
    """compile.akn.xml."""
    root = new_root()
    links = Links()
    links.sponsors = {name: links.names.give(f"sponsor-{slug(name)}") for name in _sponsors(compilation)}
    _compiled(root, compilation, links)
    return serialise(root)


def _sponsors(compilation: Compilation) -> list[str]:
    """Everybody who is named anywhere, sorted."""
    named = {*compilation.sponsors, *(row.sponsor for row in compilation.contributions)}
    for provision in compilation.provisions:
        named.update(provision.sponsors)
        named.update(sponsor for change in provision.label_changes for sponsor in change.sponsors)
    return sorted(named)


def _compiled(parent: etree._Element, compilation: Compilation, links: Links) -> None:
    statement = start_statement(parent, compilation.reference.kind if compilation.reference else "")
    meta = add(statement, "meta")
    head = _head(compilation)
    write_identification(meta, head)
    write_references(meta, links)
    write_text(statement, meta, [_entry(provision) for provision in compilation.provisions], links)
    _contributions(write_exact(meta, head), compilation)
    write_modifications(meta, compilation, links)


def _head(compilation: Compilation) -> Head:
    return Head(
        reference=compilation.reference,
        title=compilation.title,
        profile=compilation.profile,
        marking=compilation.marking,
        language=compilation.language,
        source=compilation.base_source,
    )


def _entry(compiled: CompiledProvision) -> Entry:
    provision = Provision(
        id=compiled.id,
        label=compiled.label,
        role=compiled.role,
        path=compiled.path,
        text=compiled.text,
        parent=compiled.parent,
        style=compiled.style,
        level=compiled.level,
        place=compiled.place,
    )
    inserted_by = compiled.sponsors if compiled.inserted else None
    marked = None if compiled.status is Status.COMPETING else merged_segments(compiled)
    if marked is not None and _base_of(marked) == compiled.text:
        return Entry(provision, marked, inserted_by=inserted_by)
    base = (Segment(SpanKind.KEEP, compiled.text),) if compiled.text else ()
    alternatives = tuple(
        Alternative(reading.label, reading.text, reading.sponsors, reading.present) for reading in compiled.readings
    )
    return Entry(provision, base, alternatives, inserted_by)


def _base_of(segments: tuple[Segment, ...]) -> str:
    return "".join(segment.text for segment in segments if segment.kind is not SpanKind.INSERT)


def _contributions(block: etree._Element, compilation: Compilation) -> None:
    """The table of contributions, and what was altered without a mark; no element of the vocabulary holds them."""
    for row in compilation.contributions:
        fields = {
            "proposal": row.proposal,
            "sponsor": row.sponsor,
            "symbol": row.symbol.value,
            "emphatic": str(row.emphatic).lower(),
            "number": row.number,
            "date": row.date,
            "file": row.file,
            "signatories": ", ".join(row.signatories),
            "reasons": row.reasons,
        }
        _row(block, "contribution", fields)
    for alteration in compilation.silent_alterations:
        fields = {
            "sponsor": alteration.sponsor,
            "proposal": alteration.proposal,
            "file": alteration.file,
            "provision": alteration.provision,
            "base": alteration.base,
            "altered": alteration.altered,
            "moved": "true" if alteration.moved else "",
        }
        _row(block, "silentAlteration", fields)


def _row(block: etree._Element, name: str, fields: dict[str, str]) -> None:
    etree.SubElement(block, own(name), {key: clean(value) for key, value in fields.items() if value})
