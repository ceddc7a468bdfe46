"""concordance.html: one file that needs nothing, and says with words what it says with colour."""

from __future__ import annotations

import re

from lxml import html

from plenipo.concordance.decisions import carry_over, decide
from plenipo.concordance.model import Decision, Degree
from plenipo.texts.marking import Marking
from plenipo.writers.concordance import write_concordance_html
from tests.engine.concordance.lamp_tables import FEES, LIT, changed, table
from tests.engine.writers.markup import one, select, words

FULL = Decision("art5.1", Degree.FULL, reasons="Said elsewhere.", decided_by="A. Pilot", decided_on="2031-06-02")


def test_every_row_is_there_with_its_states() -> None:
    page = html.fromstring(write_concordance_html(decide(table(), FULL)))
    states = {row.get("data-name"): row.get("data-is") for row in select(page, "article.row")}
    assert states == {
        "Article 5": "",
        "Article 5(1)": "full",
        "Article 5(2)": "full undecided",
        "Article 5(2)(a)": "full undecided",
        "Article 5(2)(b)": "none undecided",
        "Article 9": "notapplicable undecided",
    }
    row = next(each for each in select(page, "article.row") if each.get("id") == "p-art5.1")
    assert "+ full decided by A. Pilot, 2031-06-02 Said elsewhere." in words(row)


def test_missing_words_are_marked_and_the_rest_of_the_text_stands_around_them() -> None:
    page = html.fromstring(write_concordance_html(table()))
    row = next(each for each in select(page, "article.row") if each.get("id") == "p-art5.1")
    assert [words(mark) for mark in select(row, "mark.miss")] == ["within ten days"]
    assert LIT in words(one(row, ".src"))


def test_the_summary_leads_to_the_chapters() -> None:
    page = html.fromstring(write_concordance_html(table()))
    links = [each.get("href") for each in select(page, "table.figures a")]
    assert links == ["#c0", "#c1"]
    assert all(page.xpath(f"//section[@id='{link[1:]}']") for link in links)
    assert FEES in words(page)


def test_reopened_decisions_say_why() -> None:
    current = changed(table(), "art5.1", text=LIT.replace("ten", "five"))
    page = html.fromstring(write_concordance_html(carry_over(decide(table(), FULL), current)))
    row = next(each for each in select(page, "article.row") if each.get("id") == "p-art5.1")
    assert row.get("data-is") == "partial undecided reopened"
    assert "“ten days” now reads “five days”" in words(row)


def test_hostile_words_are_shown_and_not_run() -> None:
    hostile = "<script>alert(1)</script><img src=x onerror=y>\x00\u202e&"
    text = write_concordance_html(
        changed(table(), "art5.1", text=hostile, why=hostile, label=hostile, id='x" onload="z')
    )
    page = html.fromstring(text)
    assert len(select(page, "script")) == 1
    assert select(page, "img") == []
    assert "alert(1)" in words(page)


def test_nothing_is_fetched_and_only_its_own_script_runs() -> None:
    text = write_concordance_html(table(marking=Marking.LIMITE))
    assert not re.search(r"(?:src|href)=[\"'](?!#)", text)
    assert 'content="default-src &#39;none&#39;; style-src' in text
    assert '@top-right{content:"LIMITE"' in text
    assert "LIMITE</title>" in text
