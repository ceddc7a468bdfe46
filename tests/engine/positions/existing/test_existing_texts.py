"""What already exists is found by what it says, quoted verbatim, and not by the formulas that all texts share."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.amendments.proposal import Proposal
from plenipo.positions.existing import Kind, earlier_texts, existing_texts
from plenipo.positions.existing.meaning import is_citation, telling_words
from plenipo.texts.instrument import Instrument, InstrumentReference
from tests.engine.notation import base, proposal

TEXTS = {
    "21": """
        resolves
        1\tto build lighthouses on every island whose harbour receives more than forty ferries in a winter month;
        instructs the Secretary-General
        1\tto report annually to the Council on the implementation of this resolution;
    """,
    "22": """
        resolves
        1\tto train beekeepers in the mountain valleys and to lend them hives during the first summer after training;
        instructs the Secretary-General
        1\tto report annually to the Council on the implementation of this resolution;
    """,
    "23": """
        recalling
        a)\tResolution 21 (Rev. Seaport, 2026), on lighthouses for islands whose harbour receives many winter ferries;
        resolves
        1\tto catalogue the archives of abandoned railway stations, with photographs of their clocks and timetables;
        instructs the Secretary-General
        1\tto report annually to the Council on the implementation of this resolution;
    """,
    "24": """
        resolves
        1\tto plant orchards along canals and to publish each spring a map of the varieties that are in blossom;
        instructs the Secretary-General
        1\tto report annually to the Council on the implementation of this resolution;
    """,
}
OWN = """
    resolves
    1\tto repair the bridges of the old town;
    2\tto pave the market with slabs of grey granite from the quarry at Ardle;
"""


def instruments() -> list[Instrument]:
    return [
        Instrument(InstrumentReference("Resolution", number, "(Rev. Seaport, 2026)"), "", base(text).provisions)
        for number, text in TEXTS.items()
    ]


def on_seven(*lines: str, sponsor: str = "ALT", identifier: str = "") -> Proposal:
    """A proposal on Resolution 7."""
    return proposal(sponsor, "\n".join(["resolves", *lines]), identifier=identifier)


LIGHTHOUSES = "to build lighthouses on every island whose harbour receives more than forty ferries in a winter month;"


def test_the_same_instruction_is_a_duplicate_with_both_quotes_and_places() -> None:
    (found,) = existing_texts([on_seven(f"{{+1\t{LIGHTHOUSES}+}}¶+")], instruments())
    assert (found.instrument, found.citation) == ("Resolution 21 (Rev. Seaport, 2026)", "resolves 1")
    assert (found.kind, found.score) == (Kind.DUPLICATES, 1.0)
    assert (found.proposal, found.provision) == ("ALT/1/1", "resolves 1")
    assert found.change.text == LIGHTHOUSES.rstrip(";")
    assert found.words.text == LIGHTHOUSES.removeprefix("to ").rstrip(";")
    assert found.words.place == "resolves.1"


@pytest.mark.parametrize(
    "words",
    [
        "on every island whose harbour receives more than forty ferries in a winter month, lighthouses are to be built",
        "to construct lighthouses on islands with a harbour receiving forty ferries or more in any month of winter",
    ],
)
def test_other_order_and_other_forms_of_the_words(words: str) -> None:
    (found,) = existing_texts([on_seven(f"{{+1\t{words};+}}¶+")], instruments())
    assert found.instrument.startswith("Resolution 21")


def test_formulas_that_all_texts_share_find_nothing() -> None:
    formula = "to report annually to the Council on the implementation of this resolution and of all other resolutions;"
    assert existing_texts([on_seven(f"{{+1\t{formula}+}}¶+")], instruments()) == ()


def test_a_few_words_find_nothing() -> None:
    few = ("1\tto repair {+lighthouses on islands with+} bridges;", "{+2\tto train beekeepers in mountain valleys;+}¶+")
    assert existing_texts([on_seven(*few)], instruments()) == ()
    inside = "1\tto repair bridges{+ and to train beekeepers in the mountain valleys in summer+};"
    alone = "{+1\tto train beekeepers in the mountain valleys in summer;+}¶+"
    assert existing_texts([on_seven(inside)], instruments()) == ()
    assert len(existing_texts([on_seven(alone)], instruments())) == 1


def test_common_words_in_a_rare_sequence_are_found_and_in_a_common_one_are_not() -> None:
    common = "reports, Members, Councils, Directors, budgets, studies and regions"
    rows = [f"resolves\n1\tto consider {common};\n2\tto note {' of '.join(common.split()[::-1])};"] * 8
    rare = "to submit to Members of the Councils the reports of Directors on the budgets of studies in regions;"
    texts = [
        Instrument(InstrumentReference("Resolution", str(number)), "", base(row).provisions)
        for number, row in enumerate([*rows, f"resolves\n1\t{rare}"], start=30)
    ]
    found = existing_texts([on_seven(f"{{+1\t{rare}+}}¶+", f"{{+2\tto consider {common};+}}¶+")], texts)
    assert (found[0].instrument, found[0].score) == ("Resolution 38", 1.0)
    assert {one.provision for one in found} == {"resolves 1"}


def test_a_clause_inside_an_old_provision_is_looked_for_and_the_old_words_are_not() -> None:
    old = "1\tto train beekeepers in the mountain valleys and to lend them hives during the first summer"
    clause = " and to plant orchards along canals, with a map each spring of varieties that are in blossom"
    (found,) = existing_texts([on_seven(f"{old}{{+{clause}+}};")], instruments())
    assert found.instrument.startswith("Resolution 24")
    assert found.change.text == clause.strip()


def test_deleted_words_are_not_proposed() -> None:
    assert existing_texts([on_seven(f"[-1\t{LIGHTHOUSES}-]¶-", "2\tto rest;")], instruments()) == ()


def test_the_text_that_is_amended_is_left_out() -> None:
    own = base(OWN)
    repeated = "to pave the market with slabs of grey granite from the quarry at Ardle;"
    tabled = on_seven(f"{{+3\t{repeated}+}}¶+")
    assert existing_texts([tabled], [*instruments(), own]) == ()
    other = Instrument(InstrumentReference("Resolution", "8"), "", own.provisions)
    (found,) = existing_texts([tabled], [*instruments(), own, other])
    assert found.instrument == "Resolution 8"


def test_a_citation_says_nothing_of_its_own() -> None:
    cited = "Resolution 21 (Rev. Seaport, 2026), on lighthouses for islands whose harbour receives many winter ferries"
    assert is_citation(cited)
    assert not is_citation(f"{cited}, which instructs the Director to count them")
    assert existing_texts([on_seven(f"{{+1\t{cited};+}}¶+")], instruments()) == ()


def test_closest_first_and_each_proposal_by_itself_in_the_order_given() -> None:
    part = "to build lighthouses on every island whose harbour receives ferries, and schools for potters and glaziers;"
    first = on_seven(f"{{+1\t{part}+}}¶+", f"{{+2\t{LIGHTHOUSES}+}}¶+", identifier="ALT/1/1")
    second = on_seven(f"{{+1\t{LIGHTHOUSES}+}}¶+", identifier="ALT/1/2")
    found = existing_texts([second, first], instruments())
    assert [one.proposal for one in found] == ["ALT/1/2", "ALT/1/1", "ALT/1/1"]
    assert [one.kind for one in found] == [Kind.DUPLICATES, Kind.DUPLICATES, Kind.CLOSE]
    assert found[1].score > found[2].score


def test_nothing_to_compare_with() -> None:
    assert existing_texts([on_seven(f"{{+1\t{LIGHTHOUSES}+}}¶+")], []) == ()
    assert existing_texts([], instruments()) == ()


def test_what_a_sponsor_proposed_before() -> None:
    now = on_seven(f"{{+1\t{LIGHTHOUSES}+}}¶+", sponsor="ALT", identifier="ALT/9/1")
    before = on_seven(f"{{+4\t{LIGHTHOUSES}+}}¶+", sponsor="ALT/BEL", identifier="ALT/BEL/1/1")
    others = on_seven(f"{{+4\t{LIGHTHOUSES}+}}¶+", sponsor="COR", identifier="COR/1/1")
    (found,) = earlier_texts([now], [others, before, now])
    assert (found.earlier, found.kind, found.target) == (
        "ALT/BEL/1/1",
        Kind.DUPLICATES,
        "Resolution 7 (Rev. Seaport, 2026)",
    )
    assert earlier_texts([now], [others]) == ()


WORD = st.sampled_from(
    [
        "lighthouse",
        "islands",
        "harbour",
        "ferries",
        "winter",
        "hives",
        "clocks",
        "orchard",
        "Resolution 21 (Rev. A, 2026)",
    ]
)


@given(st.lists(WORD, max_size=40))
def test_quotes_are_verbatim_and_scores_are_shares(words: Sequence[str]) -> None:
    tabled = on_seven(f"{{+1\tto {' '.join(words)}+}}¶+")
    known = {str(one.reference): one for one in instruments()}
    for one in existing_texts([tabled], instruments()):
        source = known[one.instrument].provision(one.words.place).text
        assert source[one.words.start :].startswith(one.words.text)
        proposed = next(each.proposed for each in tabled.provisions if each.id == one.change.place)
        assert (proposed or "")[one.change.start :].startswith(one.change.text)
        assert 0.5 <= one.score <= 1


def test_words_keep_their_places_and_citations_are_passed_over() -> None:
    text = "the harbours of Resolution 12 (Rev. Seaport, 2026) and No. 17 need lighthouses"
    assert [text[word.start : word.end] for word in telling_words(text)] == ["harbours", "need", "lighthouses"]
