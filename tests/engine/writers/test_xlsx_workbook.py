"""``side-by-side.xlsx`` read back by another library."""

from __future__ import annotations

import io
import random
import zipfile
from typing import Any

import openpyxl
import pytest
from msgspec.structs import replace
from openpyxl.cell.rich_text import CellRichText, TextBlock

from plenipo.compilation.model import Compilation, LabelChange, Status
from plenipo.texts.contribution import Symbol
from plenipo.texts.marking import Marking
from plenipo.writers.hues import hues
from plenipo.writers.xlsx import write_xlsx
from tests.engine.writers.model_compilation import compilation, delete, insert, model, provision, reading


def workbook(value: Compilation) -> Any:
    return openpyxl.load_workbook(io.BytesIO(write_xlsx(value)), rich_text=True)


def column(sheet: Any, name: str) -> int:
    (index,) = [cell.column for cell in sheet[1] if str(cell.value).split("\n")[0] == name]
    return int(index)


def row(sheet: Any, path: str) -> int:
    (index,) = [cells[0].row for cells in sheet.iter_rows(min_row=2) if cells[0].value == path]
    return int(index)


def cell(sheet: Any, path: str, name: str) -> Any:
    return sheet.cell(row(sheet, path), column(sheet, name))


def marks(value: object) -> list[tuple[str, str]]:
    """Each stretch of a rich cell with what it is: kept, inserted, deleted."""
    assert isinstance(value, CellRichText)
    out: list[tuple[str, str]] = []
    for block in value:
        font = block.font if isinstance(block, TextBlock) else None
        kind = "deleted" if font and font.strike else "inserted" if font and font.u == "single" else "kept"
        out.append((kind, str(block.text if isinstance(block, TextBlock) else block)))
    return out


def test_a_row_for_each_provision_in_order_and_a_column_for_each_sponsor() -> None:
    value = model()
    sheet = workbook(value)["Side by side"]
    assert [cell.value for cell in sheet[1]] == [
        "Provision", "Label", "Status", "Base", "ACP", "AFCP", "ARB", "EUR", "IAP",
        "NOR\nNOC (whole text, emphatic)", "RCC", "TUV\nSUP (whole text)", "USA",
    ]  # fmt: skip
    assert [cells[3].value or "" for cells in sheet.iter_rows(min_row=2)] == [entry.text for entry in value.provisions]


def test_changed_words_are_marked_in_the_sponsors_colour() -> None:
    value = model()
    found = cell(workbook(value)["Side by side"], "instructs › 2", "EUR").value
    assert marks(found) == [
        ("kept", "to report every "),
        ("deleted", "year"),
        ("inserted", "two years"),
        ("kept", " to the Council on the assistance given"),
        ("inserted", " and on its effect in the countries assisted"),
        ("kept", ";"),
    ]
    colours = {block.font.color.rgb for block in found if isinstance(block, TextBlock) and block.font.u == "single"}
    assert colours == {"FF" + hues(value.sponsors)["EUR"].light[1:].upper()}


def test_a_wholly_deleted_or_inserted_provision_is_struck_or_underlined() -> None:
    sheet = workbook(model())["Side by side"]
    gone = cell(sheet, "recalling › b)", "ARB")
    assert (gone.value, gone.font.strike) == ("Resolution 7 (Lowland, 2018), on the energy use of networks,", True)
    come = cell(sheet, "considering › c)bis", "EUR")
    assert (come.value, come.font.u, come.font.b) == ("that training keeps people and services safe;", "single", True)


def test_a_sponsor_that_leaves_the_provision_alone_has_an_empty_cell() -> None:
    sheet = workbook(model())["Side by side"]
    assert cell(sheet, "instructs › 2", "IAP").value is None
    assert cell(sheet, "recalling › a)", "EUR").value is None


def test_statuses_are_words_with_shapes() -> None:
    sheet = workbook(model())["Side by side"]
    assert cell(sheet, "instructs › 2", "Status").value == "■ competing"
    assert cell(sheet, "considering › c)", "Status").value == "● convergent"
    assert cell(sheet, "recalling › a)", "Status").value == "○ untouched"


def test_another_label_alone_is_noted() -> None:
    entry = provision("a", "text", label="1", label_changes=(LabelChange("2", ("EUR",)),))
    sheet = workbook(compilation(entry, sponsors=("EUR",)))["Side by side"]
    assert sheet.cell(2, column(sheet, "EUR")).value == "[printed as 2]"


def test_it_can_be_filtered_scrolled_and_printed() -> None:
    book = workbook(model())
    sheet = book["Side by side"]
    assert sheet.freeze_panes == "E2"
    assert sheet.auto_filter.ref == f"A1:M{sheet.max_row}"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"
    assert all(one.oddHeader.right.text == "&BLIMITE" for one in book.worksheets)
    assert sheet["D2"].alignment.wrap_text


def test_contributions_and_silent_alterations_have_their_sheets() -> None:
    book = workbook(model())
    assert book.sheetnames == ["Side by side", "Contributions", "Silent alterations", "Legend"]
    rows = list(book["Contributions"].iter_rows(min_row=2, values_only=True))
    assert rows[8] == (
        "USA/77/2", "MOD", "USA", "CAN, USA", None, "2030-05-12", "USA-77-2.docx", "tracked",
        "The report duplicates others.",
    )  # fmt: skip
    assert rows[5][1] == "NOC (emphatic)"
    (alteration,) = book["Silent alterations"].iter_rows(min_row=2, values_only=True)
    assert alteration[:4] == ("RCC", "RCC/35A1/7", "RCC-35A1-7.docx", "instructs › 1")
    assert [text for kind, text in marks(alteration[5]) if kind == "deleted"] == ["continue to ", "the", " already"]


def test_no_silent_alteration_is_said() -> None:
    assert workbook(compilation(provision("a", "text")))["Silent alterations"]["A2"].value == "None found."


@pytest.mark.parametrize(
    "text", ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2", "{=1}", "http://example.org", "12", "=x"]
)
def test_text_is_never_evaluated(text: str) -> None:
    entry = provision(
        "a",
        text,
        status=Status.SINGLE,
        readings=(reading(text + " more", "EUR"),),
        changes=(insert(" more", len(text), "EUR"),),
    )
    base = model()
    rows = (replace(base.contributions[0], reasons=text, proposal=text),)
    book = workbook(compilation(entry, contributions=rows))
    sheet = book["Side by side"]
    assert (sheet["D2"].value, sheet["D2"].data_type) == (text, "s")
    assert sheet["D2"].hyperlink is None
    assert marks(sheet["E2"].value) == [("kept", text), ("inserted", " more")]
    assert book["Contributions"]["I2"].data_type == "s"


def test_characters_that_a_workbook_cannot_hold_are_left_out() -> None:
    text = "a\x00b\x0bc\ud800d _x0041_ <&>"
    entry = provision(
        "a",
        text,
        status=Status.SINGLE,
        readings=(reading("", "EUR", present=False),),
        changes=(delete(text, 0, "EUR"),),
    )
    data = write_xlsx(compilation(entry))
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Side by side"]
    assert sheet["D2"].value == "abcd _x0041_ <&>"
    strings = zipfile.ZipFile(io.BytesIO(data)).read("xl/sharedStrings.xml").decode()
    assert "abcd _x005F_x0041_ &lt;&amp;&gt;" in strings  # so that Excel does not read a character code in it


def test_a_text_longer_than_a_cell_is_cut_with_a_note() -> None:
    base = "word " * 7000
    entry = provision(
        "a", base, status=Status.SINGLE, readings=(reading("new " + base, "EUR"),), changes=(insert("new ", 0, "EUR"),)
    )
    sheet = workbook(compilation(entry))["Side by side"]
    for found in (str(sheet["D2"].value), str(sheet["E2"].value)):
        assert len(found) <= 32_767
        assert found.endswith("(cut: longer than a cell can hold)")


def test_the_same_compilation_gives_the_same_bytes_in_any_order_of_readings() -> None:
    base = model()
    shuffle = random.Random(5).sample
    entries = tuple(
        replace(entry, readings=tuple(shuffle(entry.readings, len(entry.readings)))) for entry in base.provisions
    )
    assert write_xlsx(replace(base, provisions=entries)) == write_xlsx(base)


def test_an_empty_compilation_is_still_a_workbook() -> None:
    value = compilation(title="", marking=Marking.SENSITIVE)
    book = workbook(value)
    assert book["Side by side"].max_row == 1
    assert book["Legend"]["B10"].value == "SENSITIVE"


def test_the_head_of_a_sponsor_says_its_position_on_the_whole_text() -> None:
    base = model()
    rows = (replace(base.contributions[0], symbol=Symbol.SUP, sponsor="ACP", position=True),)
    sheet = workbook(compilation(provision("a", "text"), sponsors=("ACP",), contributions=rows))["Side by side"]
    assert sheet["E1"].value == "ACP\nSUP (whole text)"
