"""What is marked in a text of law."""

from __future__ import annotations

from plenipo.desk.concordance.marks import LONGEST, shown


def _told(text: str, evidence: list[str], missing: list[str]) -> list[list[tuple[str, str]]]:
    return [[(piece.text, piece.kind) for piece in each] for each in shown(text, evidence, missing).paragraphs]


def test_what_is_missing_goes_before_what_is_evidence() -> None:
    text = "A lamp shall burn brightly until dawn on every pier of the harbour and on its two moles."
    assert _told(text, ["shall burn brightly"], ["brightly"]) == [
        [
            ("A lamp ", ""),
            ("shall burn ", "evidence"),
            ("brightly", "missing"),
            (" until dawn on every pier of the harbour and on its two moles.", ""),
        ]
    ]


def test_paragraphs_stay_apart_and_nothing_is_lost() -> None:
    text = "First, a lamp that burns.\nSecond, a keeper who sleeps at noon."
    told = _told(text, ["lamp"], ["noon"])
    assert ["".join(words for words, _ in each) for each in told] == text.split("\n")


def test_a_very_long_provision_is_cut_and_says_so() -> None:
    found = shown("x" * (LONGEST + 1))
    assert found.cut
    assert len(found.paragraphs[0][0].text) == LONGEST
