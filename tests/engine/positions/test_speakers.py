"""Whoever speaks: invented delegations, groups, States and federations, none of which any list of names holds."""

from __future__ import annotations

import pytest

from plenipo.positions.statements import statements_of

# Each sentence with its statements: stance, strength where it is not plain, target.
SPOKEN = [
    ("The Compact holds that the Union ought not to license satellites.", ["oppose: license satellites"]),
    ("Averna has no objection to the transfer of the archive.", ["support, weak: the transfer of the archive"]),
    (
        "It must be made clear that the Conference has no mandate to regulate prices.",
        ["oppose, strong: regulate prices"],
    ),
    ("It should be recalled that fees are voluntary.", ["stress: fees are voluntary"]),
    ("Averna would be unable to join consensus on the draft.", ["oppose: the draft"]),
    ("The Chamber is sceptical of the need for further studies.", ["concern: further studies"]),
    ("Averna would have difficulty with any reference to encryption.", ["concern: any reference to encryption"]),
    (
        "The Alder Concord and its member countries support a shorter agenda for the Assembly.",
        ["support: a shorter agenda for the Assembly"],
    ),
    (
        "The Alder Concord and its member countries oppose any levy on relay stations.",
        ["oppose: any levy on relay stations"],
    ),
    ("The Alder Concord and its member countries stress the need for clear accounts.", ["stress: clear accounts"]),
    (
        "The Alder Concord and its member countries will press for the archive to be opened to researchers.",
        ["support: the archive to be opened to researchers"],
    ),
    (
        "The Alder Concord and its member countries do not consider that the Union should run the beacons.",
        ["oppose: run the beacons"],
    ),
    (
        "The Alder Concord and its member countries remain unconvinced of the need for a second secretariat.",
        ["oppose: a second secretariat"],
    ),
    (
        "The Alder Concord and its member countries could live with a trial, provided that no fee is charged.",
        ["support, weak: a trial", "condition: no fee is charged"],
    ),
    (
        "The Alder Concord and its member countries would not stand in the way of a small working party.",
        ["support, weak: a small working party"],
    ),
    (
        "The Group of Coastal and Island States welcomes the report on buoys and urges its prompt translation.",
        ["support: the report on buoys", "encourage, strong: its prompt translation"],
    ),
    (
        "The Group of Coastal and Island States sees no need for a permanent committee on tides.",
        ["oppose: a permanent committee on tides"],
    ),
    (
        "The Group of Coastal and Island States regrets that the audit was postponed.",
        ["concern: the audit was postponed"],
    ),
    (
        "The Group of Coastal and Island States insists that reporting remain voluntary.",
        ["stress, strong: reporting remain voluntary"],
    ),
    (
        "Any mention of content control would be a red line for the Group of Coastal and Island States.",
        ["oppose: Any mention of content control"],
    ),
    (
        "A charge on small stations cannot be accepted by the Group of Coastal and Island States.",
        ["oppose: A charge on small stations"],
    ),
    (
        "The members of the Group of Coastal and Island States call for free access to tide tables.",
        ["support: free access to tide tables"],
    ),
    ("The Group shares the concerns of the landlocked members about transit fees.", ["concern: transit fees"]),
    (
        "The Government of Ostrava Minor will resist attempts to centralise the numbering of buoys.",
        ["oppose: centralise the numbering of buoys"],
    ),
    ("Ostrava Minor does not see how a new treaty would help small administrations.", ["oppose: a new treaty"]),
    ("Ostrava Minor does not think it advisable to merge the two bureaux.", ["oppose: merge the two bureaux"]),
    (
        "Ostrava Minor can accept the compromise of the chair, on the understanding that it is reviewed in time.",
        ["support, weak: the compromise of the chair", "condition: it is reviewed in time"],
    ),
    (
        "Ostrava Minor seeks a longer transition for inland stations.",
        ["support: a longer transition for inland stations"],
    ),
    (
        "It does not believe that the Conference must decide on this matter now.",
        ["oppose, strong: decide on this matter now"],
    ),
    ("The Republic of Tarn, like its neighbours, opposes remote voting.", ["oppose: remote voting"]),
    (
        "The extension of the pilot to mountain regions is supported by the Republic of Tarn.",
        ["support: The extension of the pilot to mountain regions"],
    ),
    ("Neither Tarn nor Ostrava Minor can accept a compulsory register.", ["oppose: a compulsory register"]),
    ("The Federation of Relay Operators objects to mandatory escrow of keys.", ["oppose: mandatory escrow of keys"]),
    (
        "The Federation of Relay Operators and its member companies encourage administrations to publish their fees.",
        ["encourage: administrations to publish their fees"],
    ),
    (
        "The federation's members reject a duty to retain traffic logs, and call for clear rules on liability.",
        ["oppose, strong: a duty to retain traffic logs", "support: clear rules on liability"],
    ),
    (
        "Our member companies would welcome simpler licences, but see no reason to change the band plan.",
        ["support: simpler licences", "oppose: change the band plan"],
    ),
    (
        "The members of the Federation do not consider it appropriate for the Union to set prices.",
        ["oppose: the Union to set prices"],
    ),
    (
        "Relay operators in the Federation are concerned that the draft would jeopardise shared masts.",
        ["concern: the draft"],
    ),
    ("The Union should have no role in setting retail prices.", ["oppose: role in setting retail prices"]),
    ("The Conference needs to give small delegations more time.", ["support: give small delegations more time"]),
    (
        "The Council must not create new posts without savings elsewhere.",
        ["oppose, strong: create new posts without savings elsewhere"],
    ),
    (
        "The Union should not only train engineers but also lend equipment.",
        ["support: train engineers but also lend equipment"],
    ),
    ("The Association of Island Carriers would prefer a regional solution.", ["support: a regional solution"]),
    (
        "The Association of Island Carriers is not opposed to a review, if it is completed within one year.",
        ["support, weak: a review", "condition: it is completed within one year"],
    ),
    ("The northern administrations press for an earlier deadline.", ["support: an earlier deadline"]),
    (
        "The Harbour Ministers underline that the fund should not be used for travel.",
        ["oppose: the fund be used for travel"],
    ),
    ("We share the concerns of the landlocked members.", ["concern: the concerns of the landlocked members"]),
    ("We share the concern that the levy would burden small operators.", ["concern: the levy"]),
    ("Its members request that no new fee be charged.", ["oppose: new fee be charged"]),
    ("The Norland administration doubts that a registry is needed.", ["concern: a registry"]),
    ("No member of the League can agree to remote voting.", ["oppose: remote voting"]),
    (
        "The Conference should not be asked to decide on tariffs.",
        ["oppose: The Conference be asked to decide on tariffs"],
    ),
    ("The Union must in no way supervise content.", ["oppose, strong: supervise content"]),
    ("The Union cannot be expected to finance national networks.", ["oppose: finance national networks"]),
    ("Norland and the Amber Isles are not in a position to support the draft.", ["oppose: the draft"]),
    (
        "The League is not in favour of a new fund, but is prepared to discuss a pilot.",
        ["oppose: a new fund", "support, weak: a pilot"],
    ),
    ("The League attaches great importance to free tide tables.", ["stress, strong: free tide tables"]),
    ("The League does not see why the Council should approve the plan.", ["oppose: the plan"]),
    ("The League does not see any merit in a second reading.", ["oppose: a second reading"]),
    (
        "The LCC welcomes the report. It opposes, however, its third recommendation.",
        ["support: the report", "oppose: its third recommendation"],
    ),
    ("The shipowners' associations urge the Conference not to reopen the code.", ["oppose, strong: reopen the code"]),
    ("It is a red line for the League that contributions stay voluntary.", ["stress: contributions stay voluntary"]),
    (
        "The voluntary character of contributions is a red line for Norland.",
        ["stress: The voluntary character of contributions"],
    ),
    ("Our red line is any transfer of competence to the Bureau.", ["oppose: any transfer of competence to the Bureau"]),
    ("The creation of new posts will not be supported by the League.", ["oppose: The creation of new posts"]),
    (
        "The League could support the text of the Bureau, subject to a review clause.",
        ["support, weak: the text of the Bureau", "condition: a review clause"],
    ),
    (
        "Norland cannot support the text unless the reference to content is removed.",
        ["oppose: the text", "exception: the reference to content is removed"],
    ),
    ("Coastal States have reservations about the draft.", ["concern: the draft"]),
    (
        "The federations of carriers favour an open standard and disagree with the single supplier.",
        ["support: an open standard", "oppose: the single supplier"],
    ),
]
TOLD_OF_OTHERS = [
    "Some delegations do not believe that the Union should train engineers.",
    "A single licence for all bands is opposed by several regions.",
    "Shared masts support coastal trade.",
    "Small harbours support tourism.",
    "Government support for islands is growing.",
    "The current support for the fund has fallen.",
    "Operators that support the levy may say so.",
    "Efforts to help countries support their networks have failed.",
    "The League's secretariat supports the text.",
]
CAUSES = [
    ("The Panel of Buoys has not proven the existence of any problem with the present fees.", "The Panel of Buoys"),
    ("A vote on the levy would almost certainly prove divisive.", "A vote on the levy"),
    (
        "The setting up of a third bureau risks diverting staff away from the help given to islands.",
        "The setting up of a third bureau",
    ),
    ("Mandatory key escrow would put the privacy of users at very high risk.", "Mandatory key escrow"),
]


def told(line: str) -> list[str]:
    """The statements of a line, in the notation of the table above."""
    return [
        f"{one.stance.value}{'' if one.strength.value == 'plain' else f', {one.strength.value}'}: {one.target}"
        for one in statements_of("1", line)
    ]


@pytest.mark.parametrize(("sentence", "expected"), SPOKEN, ids=[sentence[:60] for sentence, _ in SPOKEN])
def test_a_stance_counts_whoever_takes_it(sentence: str, expected: list[str]) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize("sentence", TOLD_OF_OTHERS)
def test_what_others_or_things_do_is_context(sentence: str) -> None:
    assert told(sentence) == [f"context: {sentence[:-1]}"]


@pytest.mark.parametrize(("sentence", "cause"), CAUSES)
def test_a_concern_is_about_what_causes_the_harm_and_quotes_the_harm(sentence: str, cause: str) -> None:
    (statement,) = statements_of("1", sentence)
    assert (statement.stance.value, statement.target, statement.quote) == ("concern", cause, sentence)


SPEAKERS = [
    "We",
    "The Zembla Pact",
    "Our 12 member harbours",
    "The Ministry of Tides",
    "Quivira, Norumbega and Antilia",
]


@pytest.mark.parametrize("speaker", SPEAKERS)
@pytest.mark.parametrize(
    ("says", "expected"),
    [
        ("will not accept a levy on buoys.", "oppose: a levy on buoys"),
        ("would welcome a levy on buoys.", "support: a levy on buoys"),
        ("do not believe that the Union should raise a levy.", "oppose: raise a levy"),
        ("could regret a levy on buoys.", "concern: a levy on buoys"),
    ],
)
def test_the_name_makes_no_difference(speaker: str, says: str, expected: str) -> None:
    assert told(f"{speaker} {says}") == [expected]
