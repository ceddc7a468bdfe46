"""What a model claims becomes a finding only where both quotes stand in their sources."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.amendments.proposal import SpanKind
from plenipo.positions.finding import Deed, Finding, Relation
from plenipo.positions.judges.chat.answer import Claim
from plenipo.positions.judges.chat.findings import findings_from
from plenipo.positions.judges.chat.passages import Passage, passages_of
from plenipo.positions.judges.contract import Case
from plenipo.positions.mandate import Line, Mandate
from plenipo.texts.contribution import Symbol
from tests.engine.notation import proposal
from tests.engine.positions.judges.chat_values import MANDATE, OPPOSED, case


def claim(change: str, words: str = "no need for a new treaty", line: str = "4") -> Claim:
    return Claim(line, Relation.CONFLICTS, change, words, "It goes against the line.", 0.8)


def judged(one: Claim, of: Case | None = None, mandate: Mandate = MANDATE) -> Finding | None:
    of = of or case()
    findings, rejected = findings_from([one], of.proposal, passages_of(of), mandate)
    assert len(findings) + rejected == 1
    return findings[0] if findings else None


def view(finding: Finding, of: Case) -> str:
    """The text in which the quote of the change stands."""
    (passage,) = [one for one in passages_of(of) if one.provision == finding.change.place]
    return passage.original if finding.deed is Deed.DELETE else passage.proposed


def test_a_finding_has_all_that_a_reader_needs() -> None:
    finding = judged(claim("to draft a treaty on networks"))
    assert finding is not None
    assert (finding.proposal, finding.line, finding.statement) == ("SLC/1/1", "4", "4.1")
    assert (finding.relation, finding.deed, finding.confidence) == (Relation.CONFLICTS, Deed.INSERT, 0.8)
    assert finding.provision == "resolves 2"
    assert (finding.change.text, finding.change.place) == ("to draft a treaty on networks", "resolves.2")
    assert (finding.words.text, finding.words.place, finding.words.start) == ("no need for a new treaty", "4", 7)


def test_deleted_words_are_quoted_from_the_original() -> None:
    finding = judged(claim("every year"))
    assert finding is not None
    assert (finding.deed, finding.change.text, finding.change.start) == (Deed.DELETE, "every year", 10)


def test_the_statement_is_the_one_that_is_quoted() -> None:
    finding = judged(claim("every year", "Assistance to small States should grow"))
    assert finding is not None
    assert finding.statement == "4.2"


@pytest.mark.parametrize(
    "change",
    [
        "to the Council on the “open‑network” charter",  # unchanged words
        "to draft a treaty on submarines",  # words of no text
        "We see no need for a new treaty",  # words of the line
        "Harbour, 2030",  # routine
        "that networks serve all",
    ],
)
def test_a_quote_that_is_not_in_the_change_is_thrown_away(change: str) -> None:
    assert judged(claim(change)) is None


@pytest.mark.parametrize(
    ("words", "line"),
    [("a treaty on networks is missing", "4"), ("no need for a new treaty", "9"), ("no need for", "5"), ("", "4")],
)
def test_a_quote_that_is_not_in_its_line_is_thrown_away(words: str, line: str) -> None:
    assert judged(claim("every year", words, line)) is None


def test_of_a_quote_that_runs_beyond_the_change_the_changed_words_are_kept() -> None:
    one = case("resolves\n1\tthat we shall {+never +}draft a treaty;")
    finding = judged(claim("we shall never draft a treaty"), one)
    assert finding is not None
    assert (finding.change.text, finding.deed) == ("never", Deed.INSERT)
    assert view(finding, one)[finding.change.start :].startswith("never draft")


def test_a_deleted_negation_is_found_in_the_original() -> None:
    one = case("resolves\n1\tthat we shall [-not -]draft the treaty;")
    finding = judged(claim("we shall not draft the treaty"), one)
    assert finding is not None
    assert (finding.change.text, finding.deed) == ("not", Deed.DELETE)
    assert view(finding, one)[finding.change.start :].startswith("not draft")


@pytest.mark.parametrize("change", ["to", "a", "on", "to a"])
def test_words_that_stand_in_every_text_are_no_evidence(change: str) -> None:
    one = case("resolves\n1\tto report{+ to the Council, to draft a treaty on networks+};")
    assert judged(claim(change), one) is None
    assert judged(claim("to draft a treaty on networks"), one) is not None


@pytest.mark.parametrize("words", ["no", "for a", "We", "the"])
def test_nor_are_they_of_a_line(words: str) -> None:
    assert judged(claim("every year", words)) is None


def test_of_a_quote_with_nothing_but_empty_words_inside_the_change_nothing_is_kept() -> None:
    one = case("resolves\n1\tthat Members report{+ on the+} year;")
    assert judged(claim("Members report on the year"), one) is not None  # all that changes
    other = case("resolves\n1\tthat Members report{+ on the fleets, on the+} year;")
    assert judged(claim("on the year"), other) is None


def test_words_on_both_sides_of_a_deletion_are_one_insertion() -> None:
    one = case("resolves\n1\t{+to draft+}[-to end-]{+ a treaty+} now;")
    finding = judged(claim("to draft a treaty"), one)
    assert finding is not None
    assert finding.change.text == "to draft a treaty"


@pytest.mark.parametrize(("symbol", "deed"), [(Symbol.SUP, Deed.SUPPRESS), (Symbol.NOC, Deed.KEEP)])
def test_a_text_kept_or_suppressed_is_quoted_by_its_heading(symbol: Symbol, deed: Deed) -> None:
    one = Case(proposal("SLC", "RESOLUTION 7 (REV. SEAPORT, 2026)\nConfidence in networks", symbol))
    finding = judged(claim("Confidence in networks"), one)
    assert finding is not None
    assert (finding.deed, finding.provision, finding.change.start) == (deed, "title", 0)


def test_of_two_lines_with_one_number_the_quoted_one_is_meant() -> None:
    mandate = Mandate("7/30", "Lines", (Line("4", "Peace on the networks."), Line("4", OPPOSED)))
    finding = judged(claim("every year"), mandate=mandate)
    assert finding is not None
    assert finding.words.text in OPPOSED


def test_one_claim_twice_is_one_finding() -> None:
    one = case()
    findings, rejected = findings_from([claim("every year")] * 2, one.proposal, passages_of(one), MANDATE)
    assert (len(findings), rejected) == (1, 0)


_WORDS = st.lists(st.sampled_from(["we", "shall", "not", "draft", "a", "“treaty”", "on", "open‑networks"]), max_size=6)
_PIECES = st.lists(st.tuples(st.sampled_from(["{} ", "{{+{}+}} ", "[-{}-] "]), _WORDS), min_size=1, max_size=6)


def changed_text(passage: Passage, deed: Deed) -> str:
    kind = SpanKind.INSERT if deed is Deed.INSERT else SpanKind.DELETE
    return "".join(span.text for span in passage.spans if span.kind is kind)


_LINE = "We shall not draft a “treaty” on open–networks."


def typed_anew(words: list[str], stretch: tuple[int, int]) -> str:
    """Some of the words, as a model types them."""
    first, last = sorted(stretch)
    return " ".join(words[first : last + 1]).translate(str.maketrans("“”‑–", '""--'))


_STRETCHES = st.tuples(st.integers(0, 9), st.integers(0, 9))


@given(_PIECES, _STRETCHES, _STRETCHES, st.booleans())
def test_what_is_kept_is_always_verbatim_and_changed(
    pieces: list[tuple[str, list[str]]], said: tuple[int, int], words: tuple[int, int], new: bool
) -> None:
    text = "".join(mark.format(" ".join(listed)) for mark, listed in pieces if listed)
    one = case(f"resolves\n1\tto act: {text}{{+now+}};")
    (passage,) = passages_of(one)
    mandate = Mandate("7/30", "Lines", (Line("1", _LINE),))
    spoken = typed_anew((passage.proposed if new else passage.original).split(), said)
    finding = judged(claim(spoken, typed_anew(_LINE.split(), words), "1"), one, mandate)
    if finding is None:
        return
    assert view(finding, one)[finding.change.start :].startswith(finding.change.text)
    assert finding.change.text.replace(" ", "") in changed_text(passage, finding.deed).replace(" ", "")
    assert _LINE[finding.words.start :].startswith(finding.words.text)
