"""Contributions: headers, proposal units, targets and reasons, from styles or from the text alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.readers.profiles import recognise
from plenipo.texts.contribution import Symbol, Unit
from plenipo.texts.document import Document, Format, Paragraph, Place, Revision, RevisionKind, Run
from plenipo.texts.instrument import InstrumentReference
from plenipo.texts.marking import Marking

INSERT = (Revision(RevisionKind.INSERT, "A"),)
DELETE = (Revision(RevisionKind.DELETE, "A"),)


def paragraph(text: str, style: str = "", *, place: Place | None = None) -> Paragraph:
    """ "{+new+}" is inserted text, "{-old-}" deleted text."""
    runs = []
    for piece in text.replace("{", "\0{").replace("}", "}\0").split("\0"):
        if piece.startswith("{"):
            runs.append(Run(piece[2:-2], INSERT if piece[1] == "+" else DELETE))
        elif piece:
            runs.append(Run(piece))
    return Paragraph(tuple(runs), style=style, place=place)


def document(*texts: str | Paragraph, running_head: str = "") -> Document:
    paragraphs = tuple(paragraph(text) if isinstance(text, str) else text for text in texts)
    headers = (paragraph(running_head),) if running_head else ()
    return Document("paper.docx", Format.DOCX, paragraphs, headers=headers)


COVER = (
    "Conference of the Union (MC-30)",
    "Portoverde, 2 – 20 May 2030",
    "PLENARY MEETING",
    "Addendum 4 to\nDocument 44-E",
    "19 August 2029",
    "Original: English/French",
    "Member States of the Northern Coasts",
    "Common proposals for the work of the conference",
)


def units_of(*texts: str | Paragraph) -> tuple[Unit, ...]:
    return recognise(document(*COVER, *texts)).units


def test_the_header_of_a_conference_document() -> None:
    header = recognise(document(*COVER, "MOD\tNOR/44A4/1", "RESOLUTION 7 (OSLO, 2026)")).header
    assert header.number == "44(Add.4)"
    assert header.date == "2029-08-19"
    assert header.original_language == "English/French"
    assert header.source == "Member States of the Northern Coasts"
    assert header.title == "Common proposals for the work of the conference"
    assert header.meeting == "MC-30"
    assert header.sponsors == ("NOR",)
    assert header.revision == 0


@pytest.mark.parametrize(
    ("line", "number", "revision"),
    [
        ("Document 58-E", "58", 0),
        ("Addendum 12 to Document 44-E", "44(Add.12)", 0),
        ("Revision 1 to Addendum 4 to Document 44-E", "44(Add.4)(Rev.1)", 1),
        ("Revision 2 to Document 58-E", "58(Rev.2)", 2),
        ("Corrigendum 1 to Document 58-E", "58(Corr.1)", 0),
        ("Document 44(Add.4)(Rev.3)-E", "44(Add.4)(Rev.3)", 3),
        ("Addendum 4 au Document 44-F", "44(Add.4)", 0),
        ("Addéndum 4 al Documento 44-S", "44(Add.4)", 0),
        ("Дополнительный документ 4 к Документу 44-R", "44(Add.4)", 0),
        ("文件 44(Add.4)-C", "44(Add.4)", 0),
        ("Document C30/INF/6-E", "C30/INF/6", 0),
    ],
)
def test_document_numbers(line: str, number: str, revision: int) -> None:
    header = recognise(document(line, "Original: English", "MOD\tNOR/44A4/1")).header
    assert (header.number, header.revision) == (number, revision)


def test_a_header_in_one_cell_with_line_breaks() -> None:
    cell = paragraph("Document 58-E\n1 May 2030\nOriginal: Spanish", place=Place(0, 0, 1))
    header = recognise(document(cell, "MOD\tNOR/58/1")).header
    assert (header.number, header.date, header.original_language) == ("58", "2030-05-01", "Spanish")


def test_the_running_head_completes_the_header() -> None:
    header = recognise(document("MOD\tNOR/44A4/1", running_head="MC30/44(Add.4)-E")).header
    assert (header.number, header.meeting) == ("44(Add.4)", "MC-30")


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("1 May 2030", "2030-05-01"),
        ("19 août 2029", "2029-08-19"),
        ("19 de agosto de 2029", "2029-08-19"),
        ("19 августа 2029 года", "2029-08-19"),
        ("2029年8月19日", "2029-08-19"),
        ("19 أغسطس 2029", "2029-08-19"),
        ("Portoverde, 2 – 20 May 2030", ""),
    ],
)
def test_dates_in_the_six_languages(line: str, date: str) -> None:
    assert recognise(document(line, "MOD\tNOR/44/1")).header.date == date


@pytest.mark.parametrize(
    ("line", "identifier", "symbol", "sponsor"),
    [
        ("MOD\tEUR/44A4/1", "EUR/44A4/1", Symbol.MOD, "EUR"),
        ("MOD EUR/44A4/1#56742", "EUR/44A4/1", Symbol.MOD, "EUR"),
        ("SEN/56/1 ADD", "SEN/56/1", Symbol.ADD, "SEN"),
        ("SUP\u00a0EUR/44A4/2", "EUR/44A4/2", Symbol.SUP, "EUR"),
        ("NOC\tJ/47/3", "J/47/3", Symbol.NOC, "J"),
        ("(MOD)\tF/9/1", "F/9/1", Symbol.MOD_EDITORIAL, "F"),
        ("ADD*\tF/9/2", "F/9/2", Symbol.ADD_TRANSFER, "F"),
        ("SUP*\tF/9/3", "F/9/3", Symbol.SUP_TRANSFER, "F"),
        ("MOD\tB/CAN/CLM/USA/33/2", "B/CAN/CLM/USA/33/2", Symbol.MOD, "B/CAN/CLM/USA"),
        ("MOD\tIAP/34R1-A1/23", "IAP/34R1-A1/23", Symbol.MOD, "IAP"),
        ("MOD\tEUR/XX/1", "EUR/XX/1", Symbol.MOD, "EUR"),
        ("ADD\tACP/12/01", "ACP/12/01", Symbol.ADD, "ACP"),
    ],
)
def test_unit_lines(line: str, identifier: str, symbol: Symbol, sponsor: str) -> None:
    (unit,) = units_of(line, "RESOLUTION 7 (OSLO, 2026)", "Lamps")
    assert (unit.identifier, unit.symbol, unit.sponsor) == (identifier, symbol, sponsor)
    assert unit.target == InstrumentReference("Resolution", "7", "(Oslo, 2026)")


@pytest.mark.parametrize("line", ["MOD", "EUR/44A4/1", "See MOD EUR/44A4/1 below", "MOD eur/44/1", "MODEUR/44/1"])
def test_other_lines_open_no_unit(line: str) -> None:
    assert units_of(line, "RESOLUTION 7 (OSLO, 2026)") == ()


@pytest.mark.parametrize("styled", [True, False])
def test_a_unit_runs_to_its_reasons(styled: bool) -> None:
    def line(text: str, style: str) -> Paragraph:
        return paragraph(text, style if styled else "")

    first, second = units_of(
        line("MOD\tNOR/44A4/1", "Proposal"),
        line("RESOLUTION 7 ({-OSLO-}{+REV. PORTOVERDE+}, {-2026-}{+2030+})", "ResNo"),
        line("Lamps and {-oil-}{+gas+}", "Restitle"),
        line("resolves", "Call"),
        "1\tto light them.",
        line("Reasons:\tThe lamps are old.", "Reasons"),
        line("SUP\tNOR/44A4/2", "Proposal"),
        line("RESOLUTION 9 (OSLO, 2026)", "ResNo"),
        "______________",
        "An afterword.",
    )
    assert first.target == InstrumentReference("Resolution", "7", "(Oslo, 2026)")
    assert (first.title, first.reasons) == ("Lamps and gas", "The lamps are old.")
    assert (first.first, first.last) == (len(COVER) + 1, len(COVER) + 5)
    assert (second.symbol, second.last - second.first, second.reasons) == (Symbol.SUP, 1, "")


@pytest.mark.parametrize(
    "word", ["Reasons:\t", "Motifs:\t", "Motivos:\t", "Основания:\t", "理由：", "الأسباب:\t", "Reasons: "]
)
def test_reasons_in_the_six_languages(word: str) -> None:
    (unit,) = units_of("MOD\tNOR/44A4/1", "RESOLUTION 7 (OSLO, 2026)", "Lamps", f"{word}why", "and because")
    assert unit.reasons == "why\nand because"
    assert unit.last - unit.first == 2


def test_the_symbol_of_an_emphatic_noc_is_underlined() -> None:
    plain, emphatic = (
        Paragraph((Run("NOC", underlined=underlined), Run(f"\tNOR/44A4/{n}")))
        for n, underlined in ((1, False), (2, True))
    )
    heading = "RESOLUTION 7 (OSLO, 2026)"
    assert [unit.emphatic for unit in units_of(plain, heading, emphatic, heading)] == [False, True]


def test_a_new_resolution_has_a_placeholder_number() -> None:
    (unit,) = units_of("ADD\tNOR/44A4/1", "DRAFT NEW RESOLUTION [NOR-1] (PORTOVERDE, 2030)", "Lamps")
    assert unit.target == InstrumentReference("Resolution", "[NOR-1]", "(Portoverde, 2030)")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("CS 165\t1\tThe Council", "Constitution"),
        ("CV 468A", "Convention"),
        ("GR 40", "General Rules"),
        ("INTERNATIONAL TELECOMMUNICATION REGULATIONS", "International Telecommunication Regulations"),
    ],
)
def test_provisions_of_the_basic_texts(line: str, kind: str) -> None:
    (unit,) = units_of("MOD\tNOR/44A4/1", line, "more text")
    assert unit.target == InstrumentReference(kind)


def test_a_basic_text_named_before_its_units() -> None:
    units = units_of(
        "INTERNATIONAL TELECOMMUNICATION REGULATIONS",
        "MOD\tNOR/44A4/1",
        "ARTICLE 6",
        "Reasons: none",
        "ADD\tNOR/44A4/2",
    )
    assert [str(unit.target) for unit in units] == ["International Telecommunication Regulations"] * 2


def test_signatories_are_listed_and_are_no_text_of_the_instrument() -> None:
    (unit,) = units_of(
        "MOD\tB/CAN/33/1",
        "Submitted by the following Member States: Brasilia, Northland (Republic of) and Canadia",
        "RESOLUTION 7 (OSLO, 2026)",
    )
    assert unit.signatories == ("Brasilia", "Northland (Republic of)", "Canadia")
    assert unit.last - unit.first == 1


def test_a_heading_that_is_replaced_as_a_whole_stays_in_the_unit() -> None:
    (unit,) = units_of(
        "MOD\tNOR/44A4/1",
        "{-RESOLUTION 7 (OSLO, 2026)-}",
        "{+RESOLUTION 7 (REV. PORTOVERDE, 2030)+}",
        "resolves",
    )
    assert unit.target == InstrumentReference("Resolution", "7", "(Oslo, 2026)")
    assert unit.last - unit.first == 3


def test_cells_of_an_overview_table_are_no_units() -> None:
    cell = Place(0, 0, 0)
    assert units_of(paragraph("NOR/44A4/1", place=cell), paragraph("MOD", place=Place(0, 0, 1))) == ()


def test_a_document_without_units_keeps_its_source_as_sponsor() -> None:
    contribution = recognise(document(*COVER))
    assert (contribution.profile, contribution.units) == ("itu_conference", ())
    assert contribution.header.sponsors == ("Member States of the Northern Coasts",)


def test_a_council_document() -> None:
    contribution = recognise(
        document(
            "Council of the\nEuropean Union",
            "Brussels, 23 September 2030\n(OR. en)",
            "10001/30\nREV 2",
            "LIMITE",
            "TELECOM 7",
            "From:\tGeneral Secretariat",
            "Subject:\tLamps of the Union",
            "Delegations will find in the annex the lamps.",
        )
    )
    header = contribution.header
    assert contribution.profile == "council"
    assert (header.number, header.revision, header.date) == ("10001/30 REV 2", 2, "2030-09-23")
    assert (header.original_language, header.title) == ("en", "Lamps of the Union")
    assert (header.source, header.marking) == ("General Secretariat", Marking.LIMITE)


@pytest.mark.parametrize(
    ("texts", "profile"),
    [
        (("RESOLUTION 7 (OSLO, 2026)", "Lamps", "recalling"), "itu_instrument"),
        (("DECISION 5 (REV. OSLO, 2026)", "Budget"), "itu_instrument"),
        (("Directive (EU) 2031/7 of the European Parliament", "Article 1", "Scope"), "eu_act"),
        (("A code", "Article 1", "This Directive applies to lamps."), "eu_act"),
        (("An agreement", "Article 1.1", "The aim of this Agreement is light."), "agreement"),
        (("A letter", "Dear colleague,"), "generic"),
        ((), "generic"),
    ],
)
def test_profiles(texts: tuple[str, ...], profile: str) -> None:
    assert recognise(document(*texts)).profile == profile


PIECES = st.sampled_from(
    [*COVER, "MOD\tNOR/44A4/1", "SUP\tNOR/44A4/2", "RESOLUTION 7 (OSLO, 2026)", "Reasons: x", "____"]
)


@given(st.lists(PIECES | st.text(max_size=60), max_size=20))
def test_any_document_is_recognised_and_its_units_lie_in_it(texts: list[str]) -> None:
    made = document(*[Paragraph((Run(text),)) for text in texts])
    end = 0
    for unit in recognise(made).units:
        assert end <= unit.first <= unit.last <= len(texts)
        end = unit.last
