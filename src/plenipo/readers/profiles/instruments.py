"""A base text as an Instrument: its own text without cover, outlined, with its notes at the end."""

from __future__ import annotations

from collections.abc import Sequence

from plenipo.readers.profiles.acts import eu_act_heading
from plenipo.readers.profiles.headings import instrument_reference
from plenipo.readers.profiles.language import guess_language
from plenipo.readers.profiles.outline import outline
from plenipo.readers.profiles.paragraphs import paragraph_texts
from plenipo.readers.profiles.recognition import recognise
from plenipo.texts.contribution import Contribution
from plenipo.texts.document import Document, Note, Paragraph
from plenipo.texts.instrument import Instrument, InstrumentReference
from plenipo.texts.provision import Provision, Role
from plenipo.texts.views import Line, View, note_numbers, view_lines

_HEAD = 40


def read_instrument(document: Document) -> Instrument:
    """The instrument in a document, in its proposed view.

    From a conference document it is the text of the first unit that reproduces one. Notes come last, numbered in the
    order of their reference ("note.1").
    """
    contribution = recognise(document)
    paragraphs = _own_text(document, contribution)
    numbers = note_numbers(paragraphs, View.PROPOSED)
    lines = [line for line in view_lines(paragraphs, View.PROPOSED, numbers) if line.text.strip() or line.label]
    body = outline(lines, _profile_of_text(contribution))
    provisions = body + note_provisions(document.notes, numbers, body)
    return Instrument(
        reference=_reference(contribution, body, lines),
        title=_title(contribution, body),
        provisions=provisions,
        profile=_profile_of_text(contribution),
        marking=contribution.header.marking,
        language=document.language or guess_language(line.text for line in lines),
        source=document.name,
    )


def note_provisions(
    notes: Sequence[Note], numbers: dict[str, int], body: Sequence[Provision] = (), view: View = View.PROPOSED
) -> tuple[Provision, ...]:
    """The notes that the text refers to, in order of reference, as provisions."""
    taken = {provision.id for provision in body}
    known = {note.id: note for note in notes}
    return tuple(
        Provision(f"note.{number}", "", Role.NOTE, (), _note_text(known[identifier], view, numbers))
        for identifier, number in numbers.items()
        if identifier in known and f"note.{number}" not in taken
    )


def _note_text(note: Note, view: View, numbers: dict[str, int]) -> str:
    lines = view_lines(note.paragraphs, view, numbers)
    return " ".join(line.printed.strip() for line in lines if line.text.strip())


def _profile_of_text(contribution: Contribution) -> str:
    return "itu_instrument" if contribution.profile == "itu_conference" else contribution.profile


def _own_text(document: Document, contribution: Contribution) -> Sequence[Paragraph]:
    """The unit's text, or the text from its heading on: what stands before it is a cover."""
    paragraphs = document.paragraphs
    for unit in contribution.units:
        if unit.last > unit.first:
            return paragraphs[unit.first : unit.last]
    if contribution.profile in ("itu_instrument", "itu_conference"):
        texts = paragraph_texts(paragraphs[:_HEAD])
        start = next((index for index, text in enumerate(texts) if instrument_reference(text)), 0)
        return paragraphs[start:]
    return paragraphs


def _reference(
    contribution: Contribution, body: Sequence[Provision], lines: Sequence[Line]
) -> InstrumentReference | None:
    heading = next((provision for provision in body if provision.id == "heading"), None)
    if heading is not None:
        return instrument_reference(heading.text.strip())
    if contribution.profile == "eu_act":
        return eu_act_heading([line.text for line in lines[:_HEAD]])
    return None


def _title(contribution: Contribution, body: Sequence[Provision]) -> str:
    title = next((provision.text for provision in body if provision.id == "title"), "")
    return title or contribution.header.title
