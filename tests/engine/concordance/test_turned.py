"""The same words the other way round: words that turn the sense, roles exchanged, words here and there."""

from __future__ import annotations

import pytest

from plenipo.concordance.align import concord
from plenipo.concordance.model import Degree, Row
from plenipo.concordance.turned import turned, turns
from tests.engine.concordance.invented_laws import LAMPS, law


def row(source: str, target: str) -> Row:
    """One article more in the law on lamps, and its row."""
    table = concord(law(LAMPS | {"6": source}), law(LAMPS | {"6": target}))
    return next(one for one in table.rows if one.id == "art6")


@pytest.mark.parametrize(
    ("source", "target", "ours", "theirs"),
    [
        (
            "Brewers shall inform buyers before the tasting begins.",
            "Brewers shall inform buyers after the tasting begins.",
            "shall inform buyers before the tasting begins",
            "shall inform buyers after the tasting begins",
        ),
        (
            "A miller shall not grind rye without prior consent of the guild.",
            "A miller shall not grind rye with prior consent of the guild.",
            "not grind rye without prior consent of the guild",
            "not grind rye with prior consent of the guild",
        ),
        (
            "Casks shall be kept until the harvest is sold.",
            "Casks shall be kept after the harvest is sold.",
            "shall be kept until the harvest is sold",
            "shall be kept after the harvest is sold",
        ),
        (
            "A cask is opened if the brewer asks and if no guest objects.",
            "A cask is opened if the brewer asks or if no guest objects.",
            "if the brewer asks and if no guest objects",
            "if the brewer asks or if no guest objects",
        ),
        (
            "All guests shall have a seat.",
            "Some guests shall have a seat.",
            "All guests shall have a seat",
            "Some guests shall have a seat",
        ),
        (
            "Guests may return their cup at any time.",
            "Guests may return their cup at any time before the feast begins.",
            "cup at any time",
            "at any time before the feast begins",
        ),
        (
            "The cup holds at least two pints.",
            "The cup holds at most two pints.",
            "cup holds at least two pints",
            "cup holds at most two pints",
        ),
        (
            "The gate is closed to carts that bring beer.",
            "The gate is not closed to carts that bring beer.",
            "The gate is closed to carts that bring",
            "The gate is not closed to carts",
        ),
        (
            "The guild licenses brewers of rye.",
            "The guild licenses only brewers of rye.",
            "guild licenses brewers of rye",
            "guild licenses only brewers of rye",
        ),
        (
            "The mark is above the rim of the cup.",
            "The mark is below the rim of the cup.",
            "mark is above the rim of the cup",
            "mark is below the rim of the cup",
        ),
        (
            "The miller shall inform the baker of the price of flour.",
            "The baker shall inform the miller of the price of flour.",
            "miller shall inform the baker",
            "baker shall inform the miller",
        ),
        (
            "The miller informs the baker of the price of flour.",
            "The baker informs the miller of the price of flour.",
            "miller informs the baker",
            "baker informs the miller",
        ),
        (
            "The miller shall inform the baker of the price of flour.",
            "The miller shall be informed by the baker of the price of flour.",
            "miller shall inform the baker",
            "miller shall be informed by the baker",
        ),
    ],
)  # fmt: skip
def test_what_turns_the_sense_is_quoted(source: str, target: str, ours: str, theirs: str) -> None:
    pairs = turns(source, target)
    assert [(one.removeprefix("The "), two.removeprefix("The ")) for one, two in pairs] == [
        (ours.removeprefix("The "), theirs.removeprefix("The "))
    ]
    assert all(one in source and two in target for one, two in pairs)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Brewers shall inform buyers before the tasting.", "Brewers shall inform buyers prior to the tasting."),
        ("The cup holds at least two pints.", "The cup holds not less than two pints."),
        ("The cup holds at most two pints.", "The cup holds no more than two pints."),
        ("All guests shall have a seat.", "Every guest shall have a seat."),
        ("Any guest shall have a seat.", "A guest shall have a seat."),
        ("The miller shall inform the baker of the price.", "The baker shall be informed by the miller of the price."),
        ("Casks, cups and jugs are clean.", "Jugs, cups and casks are clean."),
        ("The price of rye and of malt is public.", "The price of malt and of rye is public."),
        ("Before the feast, cups are washed.", "Cups are washed before the feast."),
        ("Guests may leave at any time.", "Guests may leave at any time."),
        ("The guild may refuse a cup of rye beer.", "Rye is not sown on the hill that a cup of beer is named after."),
        ("", "Guests may leave."),
        ("Guests may leave.", ""),
    ],
)
def test_what_says_the_same_is_no_turn(source: str, target: str) -> None:
    assert turns(source, target) == ()


def test_the_passage_is_found_in_a_long_target() -> None:
    before = "The keeper of the hill counts every sheep and shears them in spring. " * 30
    source = "Brewers shall inform buyers before the tasting begins."
    assert turns(source, f"{before}Brewers shall inform buyers after the tasting begins. {before}") == (
        ("shall inform buyers before the tasting begins", "shall inform buyers after the tasting begins"),
    )


def test_the_target_with_most_of_the_words_is_laid_on_the_source() -> None:
    source = "Brewers shall inform buyers before the tasting begins."
    found = turned(source, ("Sheep are shorn after the tasting.", source))
    assert (found.senses, found.roles, found.kept) == ((), (), 1.0)


def test_a_turn_is_partial_and_said() -> None:
    found = row(
        "The guild shall inform its brewers before the tasting of beer begins.",
        "The guild shall inform its brewers after the tasting of beer begins.",
    )
    assert (found.degree, found.confidence) == (Degree.PARTIAL, 0.85)
    assert found.why == (
        "Article 6 covers it in part: where the source says “inform its brewers before the tasting of beer begins”, "
        "the target says “inform its brewers after the tasting of beer begins”."
    )


def test_exchanged_roles_are_partial_and_said() -> None:
    found = row(
        "The brewer shall inform the innkeeper of any change of the price of beer.",
        "The innkeeper shall inform the brewer of any change of the price of beer.",
    )
    assert found.degree is Degree.PARTIAL
    assert found.why == (
        "Article 6 covers it in part: the target says it the other way round: where the source says “brewer shall "
        "inform the innkeeper”, the target says “innkeeper shall inform the brewer”."
    )


def test_the_passive_of_the_same_stays_full() -> None:
    found = row(
        "The brewer shall inform the innkeeper of any change of the price of beer.",
        "The innkeeper shall be informed by the brewer of any change of the price of beer.",
    )
    assert found.degree is Degree.FULL


def test_words_that_stand_here_and_there_are_not_full() -> None:
    found = row(
        "The brewer shall inform the innkeeper of the price of beer.",
        "The price of hops follows the weather. Hops and barley are stored in the barn of the guild, where beer "
        "is drunk and hymns are sung. The innkeeper keeps a list of all guests, whom the guild shall inform of the "
        "hour at which the gate is closed; each brewer has a key to it, and returns it when he leaves the town.",
    )
    assert (found.degree, found.confidence) == (Degree.PARTIAL, 0.4)
    assert found.why == "Article 6 has most of its words, but not as one statement: it may speak of something else."
