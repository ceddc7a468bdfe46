"""decisions.yaml and the sheet of decisions: what people write comes back, and what they cannot mean is named."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest

from plenipo.concordance.decisions import content, decide
from plenipo.concordance.model import Concordance, Decision, Degree
from plenipo.errors import ClassifiedMarking, DamagedFile, InvalidData, PlenipoError
from plenipo.texts.marking import Marking
from plenipo.writers.concordance import write_concordance_xlsx
from plenipo.writers.concordance.decision_file import blank_decisions, read_decisions
from plenipo.writers.concordance.decision_sheet import read_decision_sheet, with_sheet
from tests.engine.concordance.lamp_tables import LIT, changed, row_of, table

YAML = """\
marking: LIMITE
decisions:
  - row: Article 5(1)
    degree: Partial
    targets: [Section 3, s4]
    reasons: The time limit is missing.
    measure: Lamps Decree
    measure_date: 2032-01-01
    responsible: Ministry of Harbours
    implementation: Inspectors trained
    enforcement: Fines set
    decided_by: A. Pilot
    decided_on: 2031-06-02
  - row: art9
    degree: not_applicable
    decided_by: A. Pilot
  - row: art5.2
    withdrawn: yes
"""
WHOLE = Decision(
    "Article 5(1)",
    Degree.PARTIAL,
    ("Section 3", "s4"),
    "The time limit is missing.",
    "Lamps Decree",
    "2032-01-01",
    "Ministry of Harbours",
    "Inspectors trained",
    "Fines set",
    "A. Pilot",
    "2031-06-02",
)


def test_a_file_is_read_as_it_is_written() -> None:
    read = read_decisions(YAML.encode(), "decisions.yaml")
    assert read.marking is Marking.LIMITE
    assert read.decisions == (WHOLE, Decision("art9", Degree.NOT_APPLICABLE, decided_by="A. Pilot"))
    assert read.withdrawn == ("art5.2",)


def test_the_first_file_holds_no_decision_and_its_sample_can_be_taken() -> None:
    first = blank_decisions(table(marking=Marking.SENSITIVE))
    assert read_decisions(first.encode(), "decisions.yaml").decisions == ()
    assert read_decisions(first.encode(), "decisions.yaml").marking is Marking.SENSITIVE
    assert "source          Regulation on harbour lamps, (EU) 2031/77, version 2031-03-01" in first
    sample = first.split("# Replace the line above by a list such as:\n#\n")[1].replace("# ", "")
    (decision,) = read_decisions(sample.encode(), "decisions.yaml").decisions
    assert (decision.row, decision.degree, decision.measure_date) == ("Article 5(1)", Degree.PARTIAL, "2027-06-30")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("decisions:\n  - degree: full\n", "line 2: the row is missing"),
        (
            "decisions:\n  - row: a\n    degree: mostly\n",
            "line 3: 'mostly' is no degree. There are: full, partial, none",
        ),
        ("decisions:\n  - row: a\n    degre: full\n", "line 3: the key 'degre' is not known. Is it 'degree'?"),
        ("marking: SECRET\n", "line 1: 'SECRET' is no marking"),
        ("decisions:\n  - row: a\n    withdrawn: perhaps\n", "line 3: 'perhaps' should be true or false"),
        ("decisions: [", "this is no YAML"),
    ],
)
def test_what_a_file_cannot_mean_is_named_with_its_line(text: str, said: str) -> None:
    with pytest.raises(InvalidData) as raised:
        read_decisions(text.encode(), "decisions.yaml")
    assert str(raised.value).startswith("decisions.yaml: ")
    assert said in str(raised.value)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("degree: full", "does not say who decided; add decided_by."),
        ("degree: full, decided_by: ~", "does not say who decided; add decided_by."),
        ("decided_by: A, decided_on: 2.6.2031", "has decided_on '2.6.2031', which is no date; write it as 2027-06-30."),
        (
            "decided_by: A, measure_date: 20320101",
            "has measure_date '20320101', which is no date; write it as 2027-06-30.",
        ),
        (
            "decided_by: A, decided_on: 2031-02-30",
            "has decided_on '2031-02-30', which is no date; write it as 2027-06-30.",
        ),
    ],
)
def test_a_decision_of_nobody_or_without_a_date_is_refused_and_the_rest_is_read(entry: str, said: str) -> None:
    text = f"decisions:\n  - {{row: art9, {entry}}}\n  - {{row: art5, decided_by: A. Pilot}}\n"
    read = read_decisions(text.encode(), "decisions.yaml")
    assert [(each.row, each.why) for each in read.refused] == [("art9", f"line 2: the decision on art9 {said}")]
    assert [each.row for each in read.decisions] == ["art5"]


def test_a_row_alone_decides_nothing() -> None:
    read = read_decisions(b"decisions:\n  - row: art9\n  - {row: art5, degree: ~, reasons: }\n", "decisions.yaml")
    assert (read.decisions, read.refused) == ((), ())


def test_a_classified_file_is_refused() -> None:
    with pytest.raises(ClassifiedMarking):
        read_decisions(b"# RESTREINT UE/EU RESTRICTED\ndecisions: []\n", "decisions.yaml")


def filled(made: Concordance, fill: Callable[[Any], None]) -> bytes:
    """The workbook as a person saves it from a spreadsheet program."""
    book = openpyxl.load_workbook(io.BytesIO(write_concordance_xlsx(made)))
    fill(book["Decisions"])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def column(sheet: Any, title: str) -> int:
    return next(at for at, cell in enumerate(sheet[1], 1) if cell.value == title)


def fill_first_paragraph(sheet: Any) -> None:
    values = {
        "Degree": "Full",
        "Accepted provisions": "Section 3; Section 4",
        "Reasons": "Both together.\nSee the minutes.",
        "Date": 48214,  # a spreadsheet's own number of 2032-01-01
        "Decided on": "2031-06-02",
        "Decided by": "A. Pilot",
    }
    for title, value in values.items():
        sheet.cell(3, column(sheet, title)).value = value


def test_what_people_fill_in_the_sheet_is_read_back() -> None:
    (entry,) = read_decision_sheet(filled(table(), fill_first_paragraph), "concordance.xlsx")
    assert entry.decision == Decision(
        "art5.1",
        Degree.FULL,
        ("Section 3", "Section 4"),
        "Both together.\nSee the minutes.",
        measure_date="2032-01-01",
        decided_by="A. Pilot",
        decided_on="2031-06-02",
    )
    applied = with_sheet(table(), (entry,))
    assert applied.refused == ()
    assert row_of(applied.table, "art5.1").stands is Degree.FULL


def test_a_sheet_that_nobody_changed_changes_nothing() -> None:
    made = decide(table(), WHOLE_ON_ROW)
    entries = read_decision_sheet(filled(made, lambda sheet: None), "concordance.xlsx")
    assert [entry.decision.row for entry in entries] == ["art5.1"]
    assert with_sheet(made, entries).table == made


WHOLE_ON_ROW = Decision("art5.1", Degree.PARTIAL, ("s3",), "Late.", "Lamps Decree", "2032-01-01")


def test_a_line_on_other_words_than_the_table_has_is_refused() -> None:
    entries = read_decision_sheet(filled(table(), fill_first_paragraph), "concordance.xlsx")
    current = changed(table(), "art5.1", text=LIT.replace("ten", "five"))
    applied = with_sheet(current, entries)
    assert applied.refused == ("line 3: Article 5(1) reads otherwise by now; decide on it in the new workbook.",)
    assert applied.table == current


def test_a_corrected_line_replaces_the_decision() -> None:
    made = decide(table(), WHOLE_ON_ROW)

    def correct(sheet: Any) -> None:
        sheet.cell(3, column(sheet, "Degree")).value = "none"

    applied = with_sheet(made, read_decision_sheet(filled(made, correct), "concordance.xlsx"))
    stands = row_of(applied.table, "art5.1").decision
    assert stands is not None
    assert content(stands).degree is Degree.NONE
    assert (stands.measure, stands.on_targets) == ("Lamps Decree", ("s3",))


def wrong_degree(sheet: Any) -> None:
    sheet.cell(3, column(sheet, "Degree")).value = "mostly"


def no_degree_column(sheet: Any) -> None:
    sheet.cell(1, column(sheet, "Degree")).value = "Rang"


def classified(sheet: Any) -> None:
    sheet.cell(3, column(sheet, "Reasons")).value = "RESTREINT UE/EU RESTRICTED"


@pytest.mark.parametrize(
    ("fill", "kind", "said"),
    [
        (wrong_degree, InvalidData, "line 3: 'mostly' is no degree"),
        (no_degree_column, InvalidData, "has no column 'Degree'"),
        (classified, ClassifiedMarking, "RESTREINT"),
    ],
)
def test_what_a_sheet_cannot_mean_is_said(fill: Callable[[Any], None], kind: type[PlenipoError], said: str) -> None:
    with pytest.raises(kind, match=said):
        read_decision_sheet(filled(table(), fill), "concordance.xlsx")


def test_other_files_are_no_workbook() -> None:
    buffer = io.BytesIO()
    openpyxl.Workbook().save(buffer)
    with pytest.raises(InvalidData, match="no sheet 'Decisions'"):
        read_decision_sheet(buffer.getvalue(), "other.xlsx")
    with pytest.raises(PlenipoError):
        read_decision_sheet(b"PK\x03\x04 cut off", "cut.xlsx")
    whole = write_concordance_xlsx(table())
    with pytest.raises((DamagedFile, PlenipoError)):
        read_decision_sheet(whole[: len(whole) // 2], "half.xlsx")
