"""The instruments of an Akoma Ntoso file: those of Plenipo exactly, others through their lines."""

from __future__ import annotations

import re

from lxml import etree

from plenipo.errors import EmptyFile
from plenipo.readers.akoma_ntoso.blocks import BlockReader
from plenipo.readers.akoma_ntoso.document import language_of
from plenipo.readers.akoma_ntoso.exact import read_exact, written_by_plenipo
from plenipo.readers.akoma_ntoso.footnotes import with_notes
from plenipo.readers.akoma_ntoso.inline import sponsors_of
from plenipo.readers.akoma_ntoso.parse import parse
from plenipo.readers.akoma_ntoso.repairs import repaired
from plenipo.readers.akoma_ntoso.vocabulary import COLLECTION_TAGS, DOCUMENT_TAGS, local
from plenipo.readers.profiles import instrument_reference, outline
from plenipo.texts.instrument import Instrument, InstrumentReference
from plenipo.texts.marking import find_marking, refuse_classified
from plenipo.texts.provision import Provision, Role
from plenipo.texts.views import Line, View, note_line, note_numbers, view_lines

_NOTE_REFERENCE = re.compile(r"\[\^\d+\]")


def read_instruments(data: bytes, name: str) -> tuple[Instrument, ...]:
    """Every instrument of the file, in order; the parts of a collection each are one.

    Errors: those of ``parse``; InvalidData for damaged values of Plenipo; EmptyFile where no document says anything;
    ClassifiedMarking for EU classified information.
    """
    root = parse(data, name)
    sponsors = sponsors_of(root)
    found = [
        read_exact(document, name) if written_by_plenipo(document) else _read(document, sponsors, name)
        for document in root.iter()
        if _is_instrument(document)
    ]
    instruments = tuple(instrument for instrument in found if instrument is not None)
    if not instruments:
        raise EmptyFile("the file holds no instrument.", where=name, remedy="Give a file with at least one text in it.")
    refuse_classified((each.printed for instrument in instruments for each in instrument.provisions), name)
    return instruments


def _is_instrument(element: etree._Element) -> bool:
    return local(element.tag) in DOCUMENT_TAGS - COLLECTION_TAGS and not any(
        local(ancestor.tag) in DOCUMENT_TAGS - COLLECTION_TAGS for ancestor in element.iterancestors()
    )


def _read(document: etree._Element, sponsors: dict[str, str], name: str) -> Instrument | None:
    lines, notes = _lines(document, sponsors)
    if not lines:
        return None
    statement = local(document.tag) == "statement"
    if statement:
        lines, inline_notes = with_notes(lines)
        notes += inline_notes
        lines = repaired(lines)
    lines = [line for line in lines if line.text.strip() or line.label]
    reference = next(filter(None, (instrument_reference(line.text) for line in lines[:3])), None)
    profile = _profile(reference, statement)
    provisions = outline(lines, profile)
    title = next((provision.text for provision in provisions if provision.role is Role.TITLE), "")
    return Instrument(
        reference=reference,
        title=_NOTE_REFERENCE.sub("", title),
        provisions=(*provisions, *(_note(number, text) for number, text in enumerate(notes, start=1))),
        profile=profile,
        marking=find_marking(line.text for line in lines),
        language=language_of(document),
        source=name,
    )


def _lines(document: etree._Element, sponsors: dict[str, str]) -> tuple[list[Line], list[str]]:
    """The lines of the proposed view, numbers as labels, and the texts of the notes they refer to."""
    reader = BlockReader(sponsors)
    paragraphs = [block.labelled_paragraph() for block in reader.blocks(document)]
    numbers = note_numbers(paragraphs, View.PROPOSED)
    declared = {note.id: note for note in reader.notes}
    notes = [
        note_line(declared[identifier], View.PROPOSED, numbers).partition(": ")[2]
        for identifier in numbers
        if identifier in declared
    ]
    lines = view_lines(paragraphs, View.PROPOSED, numbers)
    return [line for line in lines if line.text.strip() or line.label], notes


def _note(number: int, text: str) -> Provision:
    return Provision(f"note.{number}", "", Role.NOTE, (), text)


def _profile(reference: InstrumentReference | None, statement: bool) -> str:
    if statement:
        return "itu_instrument"
    return "eu_act" if reference and "/" in reference.number else "generic"
