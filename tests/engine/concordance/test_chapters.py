"""--chapter: which divisions of a text are about a subject, by their titles and by other names of it."""

from __future__ import annotations

import pytest

from plenipo.concordance.chapters import restrict
from plenipo.concordance.law import Depth, Identity, LawProvision, LawText
from plenipo.errors import UsageError


def law(*provisions: tuple[tuple[str, ...], str], title: str = "Agreement on harbours") -> LawText:
    made = tuple(
        LawProvision(f"art{at}", f"Article {at}", Depth.ARTICLE, "Text.", heading=heading, divisions=divisions)
        for at, (divisions, heading) in enumerate(provisions, 1)
    )
    return LawText(Identity(title), made, source="agreement.xml")


AGREEMENT = law(
    (("CHAPTER I Objectives",), "Aims"),
    (("CHAPTER II Trade in services", "SECTION A Telecommunications services"), "Scope"),
    (("CHAPTER II Trade in services", "SECTION A Telecommunications services"), "Interconnection"),
    (("CHAPTER II Trade in services", "SECTION B Postal services"), "Licences"),
    (("CHAPTER III Final provisions",), "Entry into force"),
)
OTHER = law(
    (("CHAPTER 5 Establishment", "Sub-section 5 Electronic communication networks and services"), "Regulator"),
    (("CHAPTER 6 Postal and courier services",), "Licences"),
)


def test_a_word_stands_for_longer_ones_that_begin_with_it() -> None:
    chosen = restrict(AGREEMENT, "telecom")
    assert chosen.chapters == ("CHAPTER II Trade in services › SECTION A Telecommunications services",)
    assert [each.id for each in chosen.law.provisions] == ["art2", "art3"]


def test_the_same_subject_is_found_under_its_other_names() -> None:
    assert [each.id for each in restrict(OTHER, "telecom").law.provisions] == ["art1"]
    assert [each.id for each in restrict(AGREEMENT, "electronic communications").law.provisions] == ["art2", "art3"]


def test_numbers_stand_only_for_themselves() -> None:
    assert [each.id for each in restrict(AGREEMENT, "chapter I").law.provisions] == ["art1"]
    assert [each.id for each in restrict(OTHER, "Chapter 5").law.provisions] == ["art1"]


def test_an_article_is_taken_by_its_own_title() -> None:
    chosen = restrict(AGREEMENT, "interconnection")
    assert (chosen.chapters, [each.id for each in chosen.law.provisions]) == (("Article 3 Interconnection",), ["art3"])


def test_a_text_that_is_about_it_as_a_whole_stays_whole() -> None:
    chosen = restrict(law((("PART I",), "Aims"), title="European Electronic Communications Code"), "telecom")
    assert (chosen.whole, chosen.chapters, len(chosen.law.provisions)) == (True, (), 1)


def test_where_nothing_matches_the_chapters_are_listed() -> None:
    with pytest.raises(UsageError) as raised:
        restrict(AGREEMENT, "fisheries")
    assert str(raised.value) == (
        "agreement.xml: no chapter matches 'fisheries'. There are: CHAPTER I Objectives; CHAPTER II Trade in "
        "services › SECTION A Telecommunications services; CHAPTER II Trade in services › SECTION B Postal services; "
        "CHAPTER III Final provisions."
    )
    with pytest.raises(UsageError, match="There are: none; the text has no chapters"):
        restrict(law(((), "")), "fisheries")
    with pytest.raises(UsageError, match="names no word"):
        restrict(AGREEMENT, " – ")
