"""An instrument as a statement of Akoma Ntoso (profile AKN4UN)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from lxml import etree

from plenipo.readers.akoma_ntoso.vocabulary import NAMESPACES, akn
from plenipo.texts.instrument import Instrument
from plenipo.writers.akoma_ntoso.elements import write_body, write_notes, write_preamble, write_preface
from plenipo.writers.akoma_ntoso.entries import Entry, divide, grow, plain_entries
from plenipo.writers.akoma_ntoso.metadata import Head, slug, write_exact, write_identification, write_references
from plenipo.writers.akoma_ntoso.text import Links
from plenipo.writers.akoma_ntoso.tree import add, serialise


def write_instrument(instrument: Instrument) -> bytes:
    """Akoma Ntoso that ``read_instruments`` reads back equal.

    Only characters that XML cannot carry at all change: each becomes U+FFFD.
    """
    root = new_root()
    links = Links()
    statement = start_statement(root, instrument.reference.kind if instrument.reference else "")
    meta = add(statement, "meta")
    head = head_of(instrument)
    write_identification(meta, head)
    write_references(meta, links)
    write_text(statement, meta, plain_entries(instrument), links)
    write_exact(meta, head)
    return serialise(root)


def new_root() -> etree._Element:
    """An empty file. The type of nsmap in the stubs forgets the default namespace."""
    return etree.Element(akn("akomaNtoso"), nsmap=cast("dict[str, str]", NAMESPACES))


def start_statement(parent: etree._Element, kind: str) -> etree._Element:
    return add(parent, "statement", name=slug(kind) if kind else "statement")


def head_of(instrument: Instrument) -> Head:
    return Head(
        reference=instrument.reference,
        title=instrument.title,
        profile=instrument.profile,
        marking=instrument.marking,
        language=instrument.language,
        source=instrument.source,
    )


def write_text(statement: etree._Element, meta: etree._Element, entries: Sequence[Entry], links: Links) -> None:
    """The notes into the metadata, the rest into preface, preamble and body."""
    sections = divide(grow(entries))
    write_notes(meta, sections.notes, links)
    write_preface(statement, sections.preface, links)
    write_preamble(statement, sections.preamble, links)
    body = add(statement, "mainBody")
    write_body(body, sections.body, "", links)
    if not len(body):
        add(body, "p")
