"""The statements of lines that no mandate ever held: stance, target, scope and strength, sentence by sentence."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.positions.mandate import Stance
from plenipo.positions.statements import statements_after, statements_of

# Each sentence with its statements: stance, target, and where it matters scope and strength.
SPOKEN = [
    (
        "The Union opposes any extension of the mandate of the Bureau to content regulation.",
        ["oppose: any extension of the mandate of the Bureau to content regulation"],
    ),
    (
        "Ruritania strongly supports the continuation of the initiative on coastal networks.",
        ["support, strong: the continuation of the initiative on coastal networks"],
    ),
    (
        "We cannot accept any text that would grant the Organisation a supervisory role.",
        ["oppose: any text that would grant the Organisation a supervisory role"],
    ),
    (
        "Member States should not agree to new reporting obligations unless these are voluntary.",
        ["oppose: new reporting obligations", "exception: these are voluntary"],
    ),
    ("The delegation should resist attempts to reopen the definition.", ["oppose: reopen the definition"]),
    ("No new treaty on spectrum trading.", ["oppose: new treaty on spectrum trading"]),
    (
        "Support the text of the Presidency on gender balance, provided that no costs arise.",
        ["support: the text of the Presidency on gender balance", "condition: no costs arise"],
    ),
    ("Avoid duplication with the work of other bodies.", ["oppose: duplication with the work of other bodies"]),
    (
        "The Council invites the Secretary-General to publish the accounts every quarter.",
        ["encourage: the Secretary-General to publish the accounts every quarter"],
    ),
    ("CALLS ON the members not to reduce the number of stations;", ["oppose: reduce the number of stations"]),
    (
        "THE COUNCIL STRESSES the importance of affordable access.",
        ["stress: affordable access"],
    ),
    ("It is premature to establish a new fund for backhaul.", ["oppose: establish a new fund for backhaul"]),
    (
        "There is no need for an additional working party on quantum links.",
        ["oppose: an additional working party on quantum links"],
    ),
    ("The proposed review of the tariff rules is not necessary.", ["oppose: The proposed review of the tariff rules"]),
    ("We are not convinced that a second observatory would add value.", ["oppose: a second observatory"]),
    (
        "The EU considers that there is no need to revise Resolution 900.",
        ["oppose: revise Resolution 900"],
    ),
    ("The EU does not consider the proposed registry to be useful.", ["oppose: the proposed registry"]),
    ("We do not believe that the fee should not be lowered.", ["support: the fee be lowered"]),
    (
        "The role of civil society should be strengthened, especially at the regional level.",
        ["support: The role of civil society [especially at the regional level]"],
    ),
    (
        "Teaching of radio skills, particularly in island states, should nevertheless be encouraged.",
        ["encourage: Teaching of radio skills [particularly in island states]"],
    ),
    ("Proposals that would fragment the numbering space should be rejected.", ["oppose: fragment the numbering space"]),
    (
        "Centralised routing registries could undermine the resilience of networks.",
        ["concern: Centralised routing registries"],
    ),
    ("The delegation has serious doubts about the merger.", ["concern, strong: the merger"]),
    (
        "The EU is concerned that the new tariff would jeopardise small operators.",
        ["concern: the new tariff"],
    ),
    ("The committee has not demonstrated any added value.", ["concern: The committee"]),
    ("It is unclear what purpose a second fund would serve.", ["concern: a second fund"]),
    ("The EU regrets the delay of the audit.", ["concern: the delay of the audit"]),
    (
        "Some administrations support a binding code of conduct.",
        ["context: Some administrations support a binding code of conduct"],
    ),
    ("The Organisation was founded on an island.", ["context: The Organisation was founded on an island"]),
    (
        "We do not oppose a small advisory group, as long as it is funded voluntarily.",
        ["support, weak: a small advisory group", "condition: it is funded voluntarily"],
    ),
    (
        "Borovia could support a review of the fee schedule, where appropriate.",
        ["support, weak: a review of the fee schedule [where appropriate]"],
    ),
    (
        "The EU welcomes the report of the task force and encourages its swift publication.",
        ["support: the report of the task force", "encourage: its swift publication"],
    ),
    (
        "While we recognise the burden on islands, we do not see the need for a compensation fund.",
        ["context: we recognise the burden on islands", "oppose: a compensation fund"],
    ),
    (
        "The EU calls for a separation of policy and engineering, and rejects any merger of the two.",
        ["support: a separation of policy and engineering", "oppose, strong: any merger of the two"],
    ),
    (
        "The Bureau should widen its cooperation in order to avoid overlap and ensure coherence.",
        ["support: widen its cooperation", "oppose: overlap", "support: ensure coherence"],
    ),
    (
        "Neither the Council nor the Assembly should take over the functions of the engineers.",
        ["oppose: take over the functions of the engineers"],
    ),
    ("The Organisation should refrain from licensing receivers.", ["oppose: licensing receivers"]),
    ("It is vital that ITU keep its accounts in order.", ["support, strong: keep its accounts in order"]),
    (
        "The EU supports the role of the Bureau in the field of coastal radio, bearing in mind that lighthouses are a "
        "matter for others.",
        [
            "support: the role of the Bureau [in the field of coastal radio]",
            "condition: lighthouses are a matter for others",
        ],
    ),
    ("Special attention should be given to remote schools.", ["stress: remote schools"]),
    (
        "Except for emergency services, priority routing should not be mandated.",
        ["exception: emergency services", "oppose: priority routing be mandated"],
    ),
    (
        "The EU supports opening the archives, including by publishing the old logs.",
        ["support: opening the archives", "support: publishing the old logs"],
    ),
    (
        "Its priority should be to connect every lighthouse.",
        ["support, strong: connect every lighthouse"],
    ),
    (
        "The EU supports the plan in principle but has concerns regarding its cost.",
        ["support, weak: the plan [in principle]", "concern: its cost"],
    ),
    ("There should be no new working parties on tides.", ["oppose: new working parties on tides"]),
    ("Operators are encouraged to share their logs.", ["encourage: share their logs"]),
    ("The creation of a global fund is not supported.", ["oppose: The creation of a global fund"]),
    ("Borovia wishes to keep the present number of seats.", ["support: keep the present number of seats"]),
    ("The EU reiterates its opposition to the reopening of the code.", ["oppose: the reopening of the code"]),
    ("Firm opposition to any new levy.", ["oppose: any new levy"]),
    ("We invite other regions to refrain from politicising the Assembly.", ["oppose: politicising the Assembly"]),
    ("The delegation may support, if needed, the text of Borovia.", ["support, weak: the text of Borovia [if needed]"]),
]


def told(line: str) -> list[str]:
    """The statements of a line, in the notation of the table above."""
    shown = []
    for one in statements_of("1", line):
        strength = "" if one.strength.value == "plain" else f", {one.strength.value}"
        scope = f" [{one.scope}]" if one.scope else ""
        shown.append(f"{one.stance.value}{strength}: {one.target}{scope}")
    return shown


@pytest.mark.parametrize(("sentence", "expected"), SPOKEN, ids=[sentence[:40] for sentence, _ in SPOKEN])
def test_what_a_sentence_stands_for(sentence: str, expected: list[str]) -> None:
    assert told(sentence) == expected


def test_two_stances_in_two_sentences_have_their_own_quotes() -> None:
    text = "We do not support a new treaty. We encourage instead better training."
    first, second = statements_of("24", text)
    assert (first.id, first.stance, first.quote, first.start) == (
        "24.1", Stance.OPPOSE, "We do not support a new treaty.", 0
    )  # fmt: skip
    assert (second.id, second.stance, second.target, second.start) == ("24.2", Stance.ENCOURAGE, "better training", 32)


def test_these_activities_are_what_was_named_before() -> None:
    one, two = statements_of("1", "We encourage joint training of pilots. We see these activities as important.")
    assert (one.target, two.target, two.stance) == (
        "joint training of pilots",
        "joint training of pilots",
        Stance.SUPPORT,
    )


def test_a_line_may_point_to_the_line_before() -> None:
    (before,) = statements_of("1", "We support the opening of the archives.")
    (after,) = statements_after(before, "2", "This is particularly important for historians.")
    assert (after.id, after.stance, after.target) == ("2.1", Stance.STRESS, "the opening of the archives")
    assert statements_of("2", "This is important.")[0].target == "This"


def test_a_list_shares_the_stance_that_opens_it() -> None:
    text = "The Union opposes:\n(a) a levy on receivers;\n(b) a second register, in particular for islands."
    first, second = statements_of("3", text)
    assert [(one.stance, one.target, one.scope) for one in (first, second)] == [
        (Stance.OPPOSE, "a levy on receivers", ""),
        (Stance.OPPOSE, "a second register", "in particular for islands"),
    ]
    assert text[second.start :] == second.quote


def test_abbreviations_do_not_end_a_sentence() -> None:
    assert len(statements_of("1", "We support Art. 5 and No. 7 of the rules, e.g. The Lighthouse Code.")) == 1


WORDS = st.sampled_from(
    [
        "we",
        "the",
        "Union",
        "ITU",
        "should",
        "not",
        "support",
        "oppose",
        "that",
        ",",
        ".",
        ";",
        "and",
        "but",
        "while",
        "which",
        "believe",
        "concern",
        "in",
        "order",
        "to",
        "avoid",
        ":",
        "(a)",
        "it",
        "is",
        "important",
        "crucial",
        "where",
        "appropriate",
        "networks",
        "treaty",
        "no",
        "would",
        "undermine",
        "including",
        "by",
        "opening",
        "be",
        "rejected",
        "\n",
    ]
)


@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_quotes_are_verbatim_whatever_the_text(text: str) -> None:
    statements = statements_of("9", text)
    assert [one.id for one in statements] == [f"9.{number}" for number in range(1, len(statements) + 1)]
    for one in statements:
        assert one.quote == text[one.start : one.start + len(one.quote)]
    assert [one.start for one in statements] == sorted(one.start for one in statements)


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    for one in statements_of("9", text):
        assert text.startswith(one.quote, one.start)


def test_a_line_without_end_takes_no_long_time() -> None:
    started = time.perf_counter()
    statements = statements_of("1", "while the Union should support and " * 300)
    assert statements
    assert time.perf_counter() - started < 20
