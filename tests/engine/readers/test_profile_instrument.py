"""Instruments: a base text without its cover, its reference, its notes."""

from __future__ import annotations

import pytest

from plenipo.readers.profiles import instrument_reference, read_instrument
from plenipo.texts.document import Document, Format, Note, NoteKind, Paragraph, Place, Revision, RevisionKind, Run
from plenipo.texts.instrument import InstrumentReference
from plenipo.texts.marking import Marking
from plenipo.texts.provision import Role


def line(*texts: str, place: Place | None = None) -> Paragraph:
    """A text that is the id of a note ("footnote:2") refers to it."""
    runs = tuple(Run("", note=text) if text.startswith("footnote:") else Run(text) for text in texts)
    return Paragraph(runs, place=place)


NOTES = tuple(
    Note(f"footnote:{n}", NoteKind.FOOTNOTE, (line(text),)) for n, text in ((1, "First stored."), (2, "Second stored."))
)


def test_a_resolution_with_notes() -> None:
    instrument = read_instrument(
        Document(
            "base.docx",
            Format.DOCX,
            (
                line("Portoverde, 2030", place=Place(0, 0, 0)),
                line("RESOLUTION 7 (REV. PORTOVERDE, 2030)"),
                line("Lighthouses and the keepers of them"),
                line("recalling"),
                line("a)\tthe lamps", "footnote:2", " of the coast;"),
                line("b)\tthe oil", "footnote:1", ","),
                line("resolves"),
                line("that the lamps be lit for the ships of all."),
            ),
            notes=NOTES,
        )
    )
    assert instrument.reference == InstrumentReference("Resolution", "7", "(Rev. Portoverde, 2030)")
    assert (instrument.title, instrument.profile) == ("Lighthouses and the keepers of them", "itu_instrument")
    assert (instrument.language, instrument.marking, instrument.source) == ("en", Marking.PUBLIC, "base.docx")
    assert [p.id for p in instrument.provisions] == [
        "heading",
        "title",
        "recalling",
        "recalling.a",
        "recalling.b",
        "resolves",
        "resolves.p1",
        "note.1",
        "note.2",
    ]
    assert instrument.provision("recalling.a").text == "the lamps[^1] of the coast;"
    assert instrument.provision("note.1").text == "Second stored."
    assert instrument.provision("note.2").role is Role.NOTE


def test_the_text_of_a_conference_document_is_that_of_its_unit() -> None:
    gone = (Revision(RevisionKind.DELETE, "A"),)
    instrument = read_instrument(
        Document(
            "paper.docx",
            Format.DOCX,
            (
                line("Document 4-E"),
                line("MOD\tNOR/4/1"),
                line("RESOLUTION 7 (OSLO, 2026)"),
                line("Lamps"),
                line("resolves"),
                Paragraph((Run("1\tto light "), Run("none", gone), Run("all."))),
                line("Reasons: it is dark"),
            ),
        )
    )
    assert [p.id for p in instrument.provisions] == ["heading", "title", "resolves", "resolves.1"]
    assert instrument.provision("resolves.1").text == "to light all."


def test_a_text_that_names_nothing() -> None:
    instrument = read_instrument(Document("note.txt", Format.PLAIN, (line("LIMITE"), line("1. One."), line("2. Two."))))
    assert (instrument.reference, instrument.marking) == (None, Marking.LIMITE)
    assert [p.id for p in instrument.provisions][1:] == ["1", "2"]


def test_an_empty_document() -> None:
    assert read_instrument(Document("empty.txt", Format.PLAIN, ())).provisions == ()


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("RESOLUTION 130 (REV. BUENOS AIRES, 2017)", "Resolution 130 (Rev. Buenos Aires, 2017)"),
        ("Resolution 130 (Rev. Dubai, 2018)", "Resolution 130 (Rev. Dubai, 2018)"),
        ("RESOLUTION 28 (REV.WRC-15)", "Resolution 28 (Rev.WRC-15)"),
        ("RESOLUTION 130 (REV. DUBAI, 2018)[^1]", "Resolution 130 (Rev. Dubai, 2018)"),
        ("DRAFT NEW RESOLUTION [EUR-1]", "Resolution [EUR-1]"),
        ("RÉSOLUTION 130 (RÉV. DUBAÏ, 2018)", "Resolution 130 (Rév. Dubaï, 2018)"),
        ("PROJET DE NOUVELLE RÉSOLUTION [EUR-1]", "Resolution [EUR-1]"),
        ("RESOLUCIÓN 130 (REV. DUBÁI, 2018)", "Resolution 130 (Rev. Dubái, 2018)"),
        ("РЕЗОЛЮЦИЯ 130 (ПЕРЕСМ. ДУБАЙ, 2018)", "Resolution 130 (Пересм. Дубай, 2018)"),
        ("第130号决议（2018年，修订版）", "Resolution 130 （2018年，修订版）"),
        ("القرار 130 (المراجَع في دبي، 2018)", "Resolution 130 (المراجَع في دبي، 2018)"),
        ("DECISION 5 (REV. DUBAI, 2018)", "Decision 5 (Rev. Dubai, 2018)"),
        ("RECOMMENDATION 7 (DUBAI, 2018)", "Recommendation 7 (Dubai, 2018)"),
        ("CS 165", "Constitution"),
        ("DIRECTIVE (EU) 2018/1972 OF THE EUROPEAN PARLIAMENT", "Directive (EU) 2018/1972"),
        ("Regulation (EC) No 45/2001", "Regulation (EC) 45/2001"),
    ],
)
def test_headings_name_instruments(heading: str, expected: str) -> None:
    assert str(instrument_reference(heading)) == expected


@pytest.mark.parametrize(
    "text", ["", "Resolution 130 (Rev. Dubai, 2018), on lamps", "Resolution of disputes", "recalling", "x" * 5000]
)
def test_running_text_names_none(text: str) -> None:
    assert instrument_reference(text) is None
