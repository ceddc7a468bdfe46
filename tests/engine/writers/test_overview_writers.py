"""The overview in its three forms: the same counts in each, told by more than colour, linked by relative paths."""

from __future__ import annotations

import io
import re
from typing import Any

import openpyxl
import pytest
from lxml import etree, html
from msgspec.structs import replace

from plenipo.positions.overview import Overview, OverviewRow, Square, overview_of
from plenipo.texts.marking import Marking
from plenipo.writers.overview import (
    OVERVIEW_NAMES,
    render_overview,
    write_overview_docx,
    write_overview_html,
    write_overview_xlsx,
)
from plenipo.writers.overview.wording import counts_of, look_of
from tests.engine.writers.brief_values import brief
from tests.engine.writers.docx_walker import W
from tests.engine.writers.docx_walker import part as parsed
from tests.engine.writers.model_compilation import drafts

PATH = "briefs/brief a&b.docx"
HOSTILE = "<script>alert(1)</script>=1+1\x00&\"'\u202e"


def part(content: bytes, name: str) -> Any:
    return parsed(content, name)


def page_of(text: str) -> Any:
    return html.fromstring(text)


def overview(**more: object) -> Overview:
    made = overview_of([brief(), brief(drafts(), assessments=())], (PATH, "briefs/b.docx"), "Port Serene")
    return replace(made, **more)


def texts(content: bytes) -> str:
    return "\n".join(
        "".join(leaf.text or "" for leaf in each.iter(f"{W}t"))
        for each in part(content, "word/document.xml").iter(f"{W}p")
    )


def cells(content: bytes) -> list[list[object]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


@pytest.mark.parametrize(
    ("square", "said", "counts"),
    [
        (Square("A", ("A/1/1",)), "– none", ""),
        (Square("A", ("A/1/1",), 2), "+ advances", "+\u00a02"),
        (Square("A", ("A/1/1",), 2, 1), "± mixed", "×\u00a01  +\u00a02"),
        (Square("A", ("A/1/1",), 0, 1, 3), "± mixed", "×\u00a01  ±\u00a03"),
    ],
)
def test_a_square_says_its_relation_and_what_is_behind_it(square: Square, said: str, counts: str) -> None:
    assert look_of(square).said == said
    assert counts_of(square) == counts


def test_word_shows_every_text_sponsor_and_alarm() -> None:
    text = texts(write_overview_docx(overview()))
    for word in ("Port Serene", "Resolution 12 (Rev. Port Serene, 2026)", "Autonomous systems", "RCC", "× conflicts"):
        assert word in text
    assert "3 proposals go against a line" in text


def test_word_is_a_landscape_page_and_links_to_the_briefs() -> None:
    content = write_overview_docx(overview())
    size = next(part(content, "word/document.xml").iter(f"{W}pgSz"))
    assert int(size.get(f"{W}w")) > int(size.get(f"{W}h"))
    relations = part(content, "word/_rels/document.xml.rels")
    targets = [each.get("Target") for each in relations if each.get("TargetMode") == "External"]
    assert targets == ["briefs/brief%20a%26b.docx", "briefs/b.docx"]


def test_many_sponsors_still_fit_the_width_of_the_page() -> None:
    squares = tuple(Square(f"S{number}", (f"S{number}/1/1",), 1, 1) for number in range(20))
    crowded = overview(
        rows=(OverviewRow("Resolution 1", "Title", squares),), sponsors=tuple(one.sponsor for one in squares)
    )
    grid = next(part(write_overview_docx(crowded), "word/document.xml").iter(f"{W}tblGrid"))
    assert sum(int(each.get(f"{W}w")) for each in grid) <= 14570
    assert "×\u00a01  +\u00a01" in texts(write_overview_docx(crowded))


def test_the_workbook_holds_words_counts_and_numbers() -> None:
    rows = cells(write_overview_xlsx(overview()))
    head = rows[4]
    assert head[:3] == ["Text", "Title", "ACP"]
    assert head[-3:] == ["Alarms", "Competing", "To check"]
    assert rows[5][head.index("RCC")] == "× conflicts\n×\u00a01"
    assert rows[5][-3:] == [3, 2, 1]


@pytest.mark.parametrize(("texts_on_it", "paper"), [(2, 9), (40, 8)])
def test_the_workbook_prints_on_one_landscape_page(texts_on_it: int, paper: int) -> None:
    rows = (overview().rows * texts_on_it)[:texts_on_it]
    sheet = openpyxl.load_workbook(io.BytesIO(write_overview_xlsx(overview(rows=rows)))).active
    setup = sheet.page_setup
    assert (setup.orientation, setup.paperSize) == ("landscape", paper)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (setup.fitToWidth or 1, setup.fitToHeight) in ((1, 1), (1, None))


def test_our_own_column_is_named_so_in_all_three() -> None:
    made = overview()
    assert made.named("EUR") == "EUR (own)"
    assert made.named("RCC") == "RCC"
    assert "EUR (own)" in texts(write_overview_docx(made))
    assert "EUR (own)" in cells(write_overview_xlsx(made))[4]
    names = [
        each.text_content() for each in page_of(write_overview_html(made)).iter("th") if each.get("scope") == "col"
    ]
    assert "EUR (own)" in names
    assert "RCC" in names


def test_the_workbook_links_to_the_briefs_and_evaluates_nothing() -> None:
    row = replace(overview().rows[0], instrument="=1+1", title="+cmd")
    content = write_overview_xlsx(overview(rows=(row,)))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    target = sheet["A6"].hyperlink.target.replace("\\", "/")  # Excel's own separator, which LibreOffice reads too
    assert target == "briefs/brief%20a%26b.docx"
    assert (sheet["A6"].value, sheet["A6"].data_type, sheet["B6"].data_type) == ("=1+1", "s", "s")


def test_the_page_shows_the_same() -> None:
    page = page_of(write_overview_html(overview()))
    board = page.get_element_by_id("board")
    squares = {
        each.get("data-name"): " ".join(each.text_content().split()) for each in board.iter("td") if each.get("title")
    }
    assert squares["RCC"] == "× conflicts × 1"
    assert squares["IAP"] == "± mixed ± 1"
    assert [each.get("href") for each in board.iter("a")] == ["briefs/brief%20a%26b.docx", "briefs/b.docx"]


def test_the_page_asks_for_nothing_and_runs_nothing_foreign() -> None:
    row = OverviewRow(HOSTILE, HOSTILE, (Square(HOSTILE, (HOSTILE,), 1),), brief="javascript:alert(1)")
    text = write_overview_html(overview(title=HOSTILE, authority=HOSTILE, rows=(row,), sponsors=(HOSTILE,)))
    page = page_of(text)
    assert len(page.findall(".//script")) == 1
    assert not re.findall(r"""(?:src|href)=["']?(?:https?:|//|javascript:)""", text)
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy[0].startswith("default-src 'none'; ")
    assert "\u202e" not in text


def test_headers_and_rows_are_named_for_those_who_hear_the_table() -> None:
    page = page_of(write_overview_html(overview()))
    table = page.find(".//table")
    assert all(each.get("scope") in ("col", "row") for each in table.iter("th"))
    assert table.find("caption").text
    assert all("nothing tabled" in each.text_content() for each in table.iter("td") if each.get("class") == "empty")


def test_the_marking_is_in_all_three() -> None:
    marked = overview(marking=Marking.SENSITIVE)
    assert "SENSITIVE" in write_overview_html(marked)
    assert b"SENSITIVE" in etree.tostring(part(write_overview_docx(marked), "word/header.xml"))
    assert b"SENSITIVE" in etree.tostring(part(write_overview_docx(marked), "word/footer.xml"))
    sheet = openpyxl.load_workbook(io.BytesIO(write_overview_xlsx(marked))).active
    assert "SENSITIVE" in str(sheet.oddHeader.right.text)
    assert "SENSITIVE" in str(sheet.oddFooter.left.text)


def test_an_empty_conference_is_said_to_be_empty() -> None:
    empty = overview_of([])
    assert "No proposal was found." in texts(write_overview_docx(empty))
    assert "No proposal was found." in write_overview_html(empty)
    assert cells(write_overview_xlsx(empty))[4][0] == "Text"


def test_two_runs_give_the_same_bytes() -> None:
    assert render_overview(overview()) == render_overview(overview())
    assert tuple(render_overview(overview())) == OVERVIEW_NAMES


def test_hostile_titles_leave_sound_files() -> None:
    row = OverviewRow(HOSTILE, HOSTILE, (Square(HOSTILE, (HOSTILE,), 1),), brief=HOSTILE)
    bad = overview(title=HOSTILE, authority=HOSTILE, date=HOSTILE, rows=(row,), sponsors=(HOSTILE,))
    assert "alert(1)" in texts(write_overview_docx(bad))
    assert "alert(1)" in str(cells(write_overview_xlsx(bad))[5][0])
