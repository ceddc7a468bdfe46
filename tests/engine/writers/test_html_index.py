"""``index.html``: everything of a run can be found from it."""

from __future__ import annotations

from lxml import html
from lxml.html import HtmlElement

from plenipo.texts.marking import Marking
from plenipo.writers.html import BadFile, IndexEntry, NewTextGroup, OpenFile, SponsorEntry, write_index
from tests.engine.writers.markup import select, words

FILES = (OpenFile("Read", "resolution 12/compile.html"), OpenFile("Word", "resolution 12/compiled.docx"))
ENTRY = IndexEntry(
    "Resolution 12",
    "Confidence and security",
    (SponsorEntry("EUR", ("MOD",)), SponsorEntry("RCC", ("MOD", "SUP"), 2)),
    {"competing": 3, "convergent": 1, "single": 4, "compatible": 2},
    FILES,
    "changed",
)
MISSING = IndexEntry("Resolution 9", "", (SponsorEntry("B", ("MOD",)),), {}, (), problem="No base text was given.")
GROUP = NewTextGroup("Autonomous systems", (SponsorEntry("ARB", ("ADD",)), SponsorEntry("EUR", ("ADD",))), FILES, "new")


def index(**more: object) -> HtmlElement:
    arguments = {
        "entries": [ENTRY, MISSING],
        "bad_files": [BadFile("x<y>.docx", "Truncated archive. Ask for it again.")],
        "what_is_new": ["Resolution 12: RCC/35A1/7 is new."],
        "new_texts": [GROUP],
        **more,
    }
    return html.fromstring(write_index("Model Conference", Marking.LIMITE, **arguments))  # type: ignore[arg-type]


def test_the_board_has_a_row_for_each_text_and_a_column_for_each_sponsor() -> None:
    root = index()
    assert [words(head) for head in select(root, "thead th")] == [
        "Text", "ARB", "B", "EUR", "RCC", "Competing", "Convergent", "Others",
    ]  # fmt: skip
    rows = [[words(cell) for cell in select(row, "td")] for row in select(root, "tbody tr")]
    assert rows == [
        ["", "", "EURMOD", "RCCMOD, SUP × 2", "3", "1", "6"],
        ["", "BMOD", "", "", "0", "0", "0"],
        ["ARBADD", "", "EURADD", "", "–", "–", "–"],
    ]


def test_every_file_can_be_opened() -> None:
    root = index()
    first = select(root, "tbody tr")[0]
    assert [link.get("href") for link in select(first, "a")] == [
        "resolution%2012/compile.html", "resolution%2012/compile.html", "resolution%2012/compiled.docx",
    ]  # fmt: skip


def test_an_address_cannot_leave_for_a_script_or_another_site() -> None:
    entry = IndexEntry("R", "t", (), {}, (OpenFile("x", "javascript:alert(1)"),))
    (link, _) = select(index(entries=[entry], new_texts=[]), "tbody a")
    assert link.get("href") == "javascript%3Aalert%281%29"


def test_what_is_new_what_failed_and_what_is_missing_are_said() -> None:
    root = index()
    assert [words(line) for line in select(root, ".news-list li")] == ["Resolution 12: RCC/35A1/7 is new."]
    assert [words(line) for line in select(root, ".bad div")] == ["x<y>.docxTruncated archive. Ask for it again."]
    assert [words(line) for line in select(root, ".problem")] == ["No base text was given."]
    assert [words(flag) for flag in select(root, ".news")] == ["changed", "new"]


def test_figures_at_the_head_add_up() -> None:
    assert [words(figure) for figure in select(index(), ".totals li")] == [
        "6 proposals on 3 texts",
        "3 provisions competing",
        "1 provisions convergent",
        "2 new or changed since the last run",
        "1 file left out",
    ]


def test_an_empty_run_says_what_to_do() -> None:
    root = index(entries=[], new_texts=[], bad_files=[], what_is_new=[])
    assert "Put the contributions into the folder" in words(select(root, ".empty")[0])
    assert words(select(root, ".news-list")[0]) == "What is new Nothing has changed since the last run."
    assert not select(root, ".bad")


def test_the_marking_stands_on_it() -> None:
    assert words(select(index(), "p.mark")[0]) == "Marking: LIMITE"
