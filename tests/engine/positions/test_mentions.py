"""Concepts that a text mentions, by name, by words that stand together, and by their parts."""

from __future__ import annotations

import pytest

from plenipo.errors import InvalidData
from plenipo.positions.concepts import extended_thesaurus, field_thesaurus, thesaurus_of
from plenipo.positions.mentions import Recogniser

HARBOURS = """
sets:
  letters: [letter*, correspondence, "what ~ write*"]
concepts:
  opening-of-letters:
    label: the opening of private letters
    names: [letter opening]
    together:
      - [[open*, read*, look* into], [=letters]]
    against: [secrecy-of-letters]
  secrecy-of-letters:
    label: the secrecy of letters
    names: [secrecy of letters]
  law-making:
    kind: activity
    names: [law, statute*]
  letters:
    kind: activity
    names: [letter*]
  law-on-letters:
    label: laws on letters
    parts: [law-making, letters]
"""


def recogniser() -> Recogniser:
    return Recogniser(thesaurus_of([("harbours.yaml", HARBOURS)]))


def signed(text: str, context: frozenset[str] = frozenset()) -> dict[str, int]:
    return {mention.concept: mention.sign for mention in recogniser().mentions(text, context)}


def test_a_concept_is_named_or_told_in_other_words() -> None:
    assert signed("letter opening")["opening-of-letters"] == 1
    assert signed("officers who look into what passengers write")["opening-of-letters"] == 1
    assert "opening-of-letters" not in signed("to open an office; a letter")


def test_a_denial_among_the_words_counts() -> None:
    assert signed("officers shall not open any letter")["opening-of-letters"] == -1
    assert signed("to open, contrary to the rules, no letters")["opening-of-letters"] == -1


def test_a_composite_needs_all_its_parts_and_may_take_one_from_around() -> None:
    assert "law-on-letters" in signed("a statute on letters")
    assert "law-on-letters" not in signed("a statute")
    assert "law-on-letters" in signed("a statute", frozenset({"letters"}))
    assert "law-on-letters" not in signed("a quay", frozenset({"letters", "law-making"}))


@pytest.mark.parametrize(
    "text",
    [
        "- a list",
        "concepts: {one: {names: [x], unheard: 1}}",
        "concepts: {one: {broader: [two]}}",
        "concepts: [",
        "x: {}",
    ],
)
def test_what_is_no_thesaurus_is_refused(text: str) -> None:
    with pytest.raises(InvalidData):
        thesaurus_of([("mine.yaml", text)])


def test_an_unknown_set_is_refused() -> None:
    with pytest.raises(InvalidData):
        thesaurus_of([("mine.yaml", "concepts: {one: {together: [[[=nothing]]]}}")])


def test_users_add_names_to_a_concept_of_the_field() -> None:
    concept = next(iter(field_thesaurus()))
    extended = extended_thesaurus([("mine.yaml", f"concepts: {{{concept.id}: {{names: [quayside harmony]}}}}")])
    assert Recogniser(extended).mentions("for quayside harmony")[0].concept == concept.id


def test_every_name_of_the_field_names_its_concept() -> None:
    """A name that its own recogniser does not find is a slip of the pen."""
    thesaurus = field_thesaurus()
    field = Recogniser(thesaurus)
    lost = [
        (concept.id, name)
        for concept in thesaurus
        for name in concept.names
        if "*" not in name
        and "~" not in name
        and all(mention.concept != concept.id for mention in field.mentions(name))
    ]
    assert lost == []
