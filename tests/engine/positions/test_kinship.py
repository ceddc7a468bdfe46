"""Words of the field that are kin to a line where no term of the thesaurus names it."""

from __future__ import annotations

import pytest

from plenipo.positions.bearing import Lines
from plenipo.positions.concepts import thesaurus_of
from plenipo.positions.finding import Relation
from plenipo.positions.judges.built_in import BuiltInJudge
from plenipo.positions.judges.contract import Case
from plenipo.positions.kinship import Vocabulary, bags_of
from plenipo.positions.mandate import Line, Mandate
from plenipo.positions.mentions import Recogniser
from plenipo.positions.statements import statements_of
from plenipo.positions.wants import wants_of
from tests.engine.notation import proposal

FIELD = thesaurus_of(
    [
        (
            "ferries.yaml",
            """
concepts:
  ferry-conference:
    label: a ferry conference
    names: [ferry conference, assembly of pilots, gathering on crossings]
  quay-lights:
    label: lights on quays
    names: [quay lights, lanterns along the berths, beacons at harbour mouths]
    against: [darkness]
  darkness:
    label: darkness at sea
    names: [darkness at sea, unlit channels]
""",
        )
    ]
)
LINES = ("The delegation does not support holding another ferry conference.", "The Union should promote quay lights.")
TEXT = """
RESOLUTION 7 (REV. SEAPORT, 2026)
Crossings
The Conference,
resolves
1	to keep the timetable;
{change}
"""


def mandate() -> Mandate:
    lines = [Line(str(at), text, "", statements_of(str(at), text)) for at, text in enumerate(LINES, 1)]
    return Mandate("1/26", "Lines to take", tuple(lines))


def vocabulary() -> Vocabulary:
    return Vocabulary(bags_of(FIELD), Lines(wants_of(mandate(), Recogniser(FIELD)), FIELD))


def test_words_of_a_concept_lead_to_the_line_that_wants_it() -> None:
    kin = vocabulary().kin("lanterns for the harbour and its berths", ())
    closest = max(kin.values(), key=lambda one: one.score)
    assert (closest.concept, closest.want.line) == ("quay-lights", "2")
    assert closest.value > 0


def test_words_of_what_is_against_it_lead_there_with_the_other_sign() -> None:
    kin = vocabulary().kin("channels left unlit", ())
    assert kin["2", -1].concept == "darkness"
    assert ("2", 1) not in kin


def test_what_stands_around_adds_to_the_score_and_not_to_what_is_the_words_own() -> None:
    alone = vocabulary().kin("new lanterns", ())["2", 1]
    within = vocabulary().kin("new lanterns", ("beacons at harbour mouths",))["2", 1]
    assert within.score > alone.score
    assert within.own == alone.own


def test_everyday_words_are_kin_to_nothing() -> None:
    assert vocabulary().kin("to report to the next Council", ()) == {}


@pytest.mark.parametrize(
    ("change", "relation"),
    [
        ("{+2	to hang lanterns at every harbour and all its berths;+}¶+", Relation.ADVANCES),
        ("[-2	to hang lanterns at every harbour and all its berths;-]¶-", Relation.CONFLICTS),
    ],
)
def test_a_kindred_change_is_less_sure_than_one_that_names_the_subject(change: str, relation: Relation) -> None:
    case = Case(proposal("HIL", TEXT.format(change=change)))
    (finding,) = BuiltInJudge(FIELD).judge([case], mandate()).findings
    assert (finding.line, finding.relation) == ("2", relation)
    assert finding.evidence[0] == "kindred_words"
    named = change.replace("hang lanterns at", "put quay lights in")
    (sure,) = BuiltInJudge(FIELD).judge([Case(proposal("HIL", TEXT.format(change=named)))], mandate()).findings
    assert finding.confidence < sure.confidence
    assert "lanterns" in finding.change.text
    deed = "Brings in" if relation is Relation.ADVANCES else "Takes out"
    assert finding.why == f"{deed} words that come close to lights on quays, which line 2 supports."
