"""The brief as a value: which lines, provisions and views it takes up, and that it decides nothing."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from plenipo.positions.brief import WORTH_A_LOOK, Brief, brief_of
from plenipo.positions.brief_contested import weighty
from plenipo.positions.finding import Relation
from plenipo.positions.position import PositionRecord, Stand
from plenipo.texts.marking import Marking
from tests.engine.writers.brief_values import ASSESSMENTS, RECORD, SETTING, assessment, brief, finding, mandate
from tests.engine.writers.model_compilation import drafts, model


def test_lines_are_those_with_a_certain_relation_in_the_order_of_the_mandate() -> None:
    assert [line.id for line in brief().lines] == ["2", "3", "4"]
    assert [line.id for line in brief(assessments=ASSESSMENTS[:1]).lines] == ["2"]
    unsure = [replace(one, sure=False) for one in ASSESSMENTS]
    assert brief(assessments=unsure).lines == ()


def test_pairs_that_are_not_certain_are_checks_and_nothing_else() -> None:
    made = brief()
    assert [(one.proposal, one.line) for one in made.checks] == [("USA/77/2", "4")]
    usa = next(one for one in made.tabled if one.row.proposal == "USA/77/2")
    assert usa.assessments == ()


def test_checks_stand_with_the_likelier_first_and_faint_hints_are_only_counted() -> None:
    hints = [
        assessment(finding("USA/77/2", line, Relation.ADVANCES, "words", confidence=confidence), sure=False)
        for line, confidence in (("2", 0.3), ("3", 0.45), ("4", WORTH_A_LOOK - 0.01))
    ]
    made = brief(assessments=hints)
    assert [one.line for one in made.checks] == ["3", "2"]
    assert made.faint == 1


def test_every_proposal_of_the_compilation_is_tabled_once() -> None:
    assert [one.row for one in brief().tabled] == list(model().contributions)


def test_positions_come_from_the_record_only() -> None:
    stands = {one.row.proposal: one.position.stand for one in brief().tabled if one.position}
    assert stands == {"RCC/35A1/7": Stand.OPPOSE, "USA/77/2": Stand.RESERVE}
    assert all(one.position is None for one in brief(record=None).tabled)


def test_contested_are_the_competing_provisions_and_those_that_bear_on_a_line() -> None:
    made = brief()
    found = {one.provision.id: [each.proposal for each in one.findings] for one in made.contested}
    assert found == {
        "considering.d": ["IAP/18A2/3"],
        "instructs.2": ["RCC/35A1/7", "EUR/12A5/1"],
        "instructs.IAP.4": ["IAP/18A2/3"],  # found by its words: its proposal calls the provision otherwise
    }
    assert {one.provision.id for one in brief(assessments=()).contested} == {"instructs.2", "instructs.IAP.4"}


def test_views_are_those_of_others() -> None:
    made = brief()
    assert "EUR" not in [view.sponsor for view in made.views]
    assert "IAP" in [view.sponsor for view in made.views]
    own = brief(setting=replace(SETTING, own=("IAP", "USA")))
    assert {"EUR", "IAP", "USA"} & {view.sponsor for view in own.views} == {"EUR"}


def test_the_two_sides_of_a_mixed_relation_are_both_quoted() -> None:
    sides = [one.relation for one in weighty(ASSESSMENTS[2])]
    assert sides == [Relation.ADVANCES, Relation.CONFLICTS]


def test_faint_findings_are_not_quoted_beside_the_main_one() -> None:
    main = finding("EUR/12A5/1", "4", Relation.ADVANCES, "effect")
    faint = finding("EUR/12A5/1", "4", Relation.ADVANCES, "year", provision="resolves 9", confidence=0.3)
    assert weighty(assessment(main, faint)) == (main,)


@pytest.mark.parametrize(
    ("given", "marked"),
    [
        ({}, Marking.LIMITE),
        ({"mandate": mandate(marking=Marking.SENSITIVE)}, Marking.SENSITIVE),
        ({"setting": replace(SETTING, marking=Marking.SENSITIVE)}, Marking.SENSITIVE),
        ({"record": PositionRecord(marking=Marking.SENSITIVE)}, Marking.SENSITIVE),
    ],
)
def test_the_highest_marking_travels(given: dict[str, Any], marked: Marking) -> None:
    assert brief(**given).marking is marked


def test_nothing_marked_gives_a_public_brief() -> None:
    public = replace(model(), marking=Marking.PUBLIC)
    assert brief(public, record=None).marking is Marking.PUBLIC


def test_assessments_of_other_proposals_are_left_aside() -> None:
    stranger = assessment(finding("OTHER/1/1", "2", Relation.CONFLICTS, "words"))
    assert brief(assessments=(*ASSESSMENTS, stranger)) == brief()


def test_a_mandate_in_another_language_is_remarked() -> None:
    assert brief().remarks == ()
    told = brief(mandate=mandate(language="fr")).remarks
    assert len(told) == 1
    assert "French" in told[0]


def test_a_brief_goes_to_json_and_back() -> None:
    made = brief()
    assert msgspec.json.decode(msgspec.json.encode(made), type=Brief) == made


def test_without_proposals_there_is_an_empty_brief() -> None:
    bare = replace(model(), contributions=(), provisions=(), sponsors=())
    made = brief_of(bare, ASSESSMENTS, mandate(), RECORD, SETTING)
    assert (made.tabled, made.lines, made.contested, made.checks, made.views) == ((), (), (), (), ())


def test_drafts_are_called_by_the_titles_that_their_sponsors_give_them() -> None:
    rows = tuple(replace(row, title=title) for row, title in zip(model().contributions, ("One", "Other"), strict=False))
    made = brief(replace(drafts(), contributions=rows), assessments=())
    assert (made.instrument, made.title) == ("Draft new text", "One · Other")
    assert brief().title == model().title
