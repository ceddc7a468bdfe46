"""concordance.xlsx: filters, frozen heads, degrees from a list, no formulas, the figures."""

from __future__ import annotations

import io
from typing import Any

import openpyxl

from plenipo.concordance.decisions import carry_over, decide
from plenipo.concordance.model import Concordance, Decision, Degree
from plenipo.texts.marking import Marking
from plenipo.writers.concordance import write_concordance_xlsx
from tests.engine.concordance.lamp_tables import FEES, LAMPS, LIT, changed, table

FULL = Decision("art5.1", Degree.FULL, decided_by="A. Pilot")


def book(made: Concordance) -> Any:
    return openpyxl.load_workbook(io.BytesIO(write_concordance_xlsx(made)), rich_text=True)


def values(sheet: Any) -> list[list[str]]:
    return [["" if cell.value is None else str(cell.value) for cell in row] for row in sheet.iter_rows()]


def test_the_sheets() -> None:
    assert book(table()).sheetnames == ["Concordance", "Decisions", "Summary", "Added by the target"]
    reopened = carry_over(decide(table(), FULL), changed(table(), "art5.1", text="Bells."))
    assert book(reopened).sheetnames[-1] == "To decide again"
    line = values(book(reopened)["To decide again"])[1]
    assert line[:3] == [
        "Article 5(1)",
        "Article 5(1) of the source changed since 2031-03-01: it was rewritten.",
        "full",
    ]


def test_heads_are_frozen_filtered_and_repeated_in_print() -> None:
    for name in ("Concordance", "Decisions"):
        sheet = book(table())[name]
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.print_title_rows == "$1:$1"


def test_a_row_of_the_table() -> None:
    row = values(book(table())["Concordance"])[2]
    assert row[:5] == ["Article 5(1)", LIT, "Section 3", LAMPS, "± partial"]
    assert row[6:8] == ["The time limit is missing.", "“within ten days”"]
    assert row[14:] == ["“tested after a complaint”", "CHAPTER II Lighting of harbours", "Lamps"]


def test_the_missing_words_are_marked_in_the_cell() -> None:
    cell = book(table())["Concordance"].cell(3, 2).value
    assert [(str(part), bool(part.font.b)) for part in cell if not isinstance(part, str)] == [
        ("Every harbour shall keep its lamps lit from dusk to dawn and test them ", False),
        ("within ten days", True),
        (" of a complaint.", False),
    ]


def test_degrees_are_chosen_from_a_list() -> None:
    (validation,) = book(table())["Decisions"].data_validations.dataValidation
    assert validation.formula1 == '"full,partial,none,not applicable"'
    assert str(validation.sqref) == "F2:F7"


def test_the_summary_counts() -> None:
    rows = values(book(table())["Summary"])
    assert rows[-1][:9] == ["All", "5", "2", "1", "1", "1", "0", "0", "0"]
    assert values(book(table())["Added by the target"])[1] == ["Section 7", FEES]


def test_nothing_is_a_formula_and_the_marking_is_printed() -> None:
    hostile = '=HYPERLINK("x")\x00\ud800'
    made = changed(
        table(marking=Marking.LIMITE), "art5.1", text=hostile, why=hostile, label=hostile, missing=(hostile,)
    )
    for sheet in book(made):
        assert not [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
        assert "LIMITE" in (sheet.oddHeader.right.text or "")
    assert write_concordance_xlsx(made) == write_concordance_xlsx(made)


def test_a_text_beyond_a_cell_is_cut_with_a_note() -> None:
    made = changed(table(), "art5.1", text="lamp " * 10_000, missing=("lamp lamp",))
    assert values(book(made)["Concordance"])[2][1].endswith("(cut: longer than a cell can hold)")
