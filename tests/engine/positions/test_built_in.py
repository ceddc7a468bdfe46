"""The built-in judge on a small mandate and a small thesaurus: what a change does decides, not its words alone."""

from __future__ import annotations

import pytest

from plenipo.positions.assess import assessments_of
from plenipo.positions.concepts import Thesaurus, thesaurus_of
from plenipo.positions.finding import Deed, Finding, Relation
from plenipo.positions.judges.built_in import BuiltInJudge
from plenipo.positions.judges.contract import Case
from plenipo.positions.mandate import Line, Mandate
from plenipo.positions.statements import statements_of
from plenipo.texts.contribution import Symbol
from tests.engine.notation import base, proposal

FERRIES = """
concepts:
  ferry-conference:
    label: a ferry conference
    names: [ferry conference, gathering on ferries]
    against: [thrift]
    instruments: [Resolution 7]
  thrift:
    label: thrift
    names: [thrift, sparing use of means]
  quay-lights:
    label: lights on quays
    names: [quay light*, lamp* ~ quay*]
"""
LINES = (
    "1. Harbours have always worked together.",
    "2. The delegation does not support holding another ferry conference.",
    "3. The Union should promote quay lights in small harbours.",
)
TEXT = """
RESOLUTION 7 (REV. SEAPORT, 2026)
Ferries
The Conference,
considering
a)	that ferries run at night{considering};
resolves
1	{resolves};
instructs the Harbour Master
1	{instructs}.
"""


def thesaurus() -> Thesaurus:
    return thesaurus_of([("ferries.yaml", FERRIES)])


def mandate() -> Mandate:
    lines = []
    for text in LINES:
        number, _, words = text.partition(". ")
        lines.append(Line(number, words, "", statements_of(number, words)))
    return Mandate("1/26", "Lines to take", tuple(lines))


def findings(places: dict[str, str], symbol: Symbol = Symbol.MOD) -> list[Finding]:
    filled = {"considering": "", "resolves": "to keep the timetable", "instructs": "to report"} | places
    case = Case(proposal("HIL", TEXT.format(**filled), symbol))
    return list(BuiltInJudge(thesaurus()).judge([case], mandate()).findings)


def relations(places: dict[str, str], symbol: Symbol = Symbol.MOD) -> dict[str, Relation]:
    return {finding.line: finding.relation for finding in findings(places, symbol)}


@pytest.mark.parametrize(
    ("places", "relation"),
    [
        ({"instructs": "to report{+ and to convene a ferry conference+}"}, Relation.CONFLICTS),
        ({"instructs": "to report{+ and to hold no gathering on ferries+}"}, Relation.ADVANCES),
        ({"resolves": "to [-hold a ferry conference-]{+keep the timetable+}"}, Relation.ADVANCES),
        ({"resolves": "[-not -]to hold a ferry conference"}, Relation.CONFLICTS),
        ({"resolves": "{+not +}to hold a ferry conference"}, Relation.ADVANCES),
        ({"resolves": "to hold a {+permanent +}ferry conference"}, Relation.CONFLICTS),
        ({"resolves": "to hold a {+final +}ferry conference"}, Relation.ADVANCES),
        ({"considering": "{+ and that a ferry conference is overdue+}"}, Relation.CONFLICTS),
    ],
)
def test_what_a_change_does_to_what_a_line_opposes(places: dict[str, str], relation: Relation) -> None:
    assert relations(places)["2"] is relation


def test_what_a_change_does_to_what_a_line_supports() -> None:
    assert relations({"instructs": "to report{+ and to put lamps on all quays+}"}) == {"3": Relation.ADVANCES}
    assert relations({"resolves": "to keep [-quay lights and -]the timetable"}) == {"3": Relation.CONFLICTS}


@pytest.mark.parametrize(
    "places",
    [
        {"resolves": "to hold a ferry conference in [-2029-]{+2031+}"},
        {"instructs": "to report{+ in six languages+} on quay lights"},
        {"considering": "{+ and that tides are high+}"},
    ],
)
def test_a_change_beside_the_point_touches_no_line(places: dict[str, str]) -> None:
    assert relations(places) == {}


def test_a_whole_text_is_suppressed_or_kept() -> None:
    assert relations({}, Symbol.SUP) == {"2": Relation.ADVANCES}
    assert relations({}, Symbol.NOC) == {"2": Relation.CONFLICTS}
    assert findings({}, Symbol.NOC)[0].deed is Deed.KEEP


def test_a_retyped_text_is_compared_with_its_base() -> None:
    clean = TEXT.format(considering="", resolves="to keep the timetable", instructs="to report")
    retyped = clean.replace("to report.", "to convene a ferry conference.")
    case = Case(proposal("HIL", retyped), base(clean))
    (finding,) = BuiltInJudge(thesaurus()).judge([case], mandate()).findings
    assert (finding.line, finding.relation) == ("2", Relation.CONFLICTS)
    assert "ferry conference" in finding.change.text


def test_quotes_are_verbatim_and_the_sentence_says_who_and_what() -> None:
    (finding,) = findings({"instructs": "to report{+ and to convene a ferry conference+}"})
    assert finding.change.text == "and to convene a ferry conference"
    assert mandate().line("2").text[finding.words.start :].startswith(finding.words.text)
    assert finding.provision == "instructs the Harbour Master 1"
    assert finding.why == "Asks the Harbour Master to work on a ferry conference, which line 2 opposes."


def test_the_same_input_gives_the_same_answer() -> None:
    places = {"instructs": "to report{+ and to convene a ferry conference+}"}
    assert findings(places) == findings(places)


def test_assessments_take_the_surest_finding_and_tell_what_is_unsure() -> None:
    found = findings({"instructs": "to report{+ and to convene a ferry conference+}"})
    case = Case(proposal("HIL", TEXT))
    (sure,) = assessments_of([case], found, sure=0.0)
    (unsure,) = assessments_of([case], found, sure=1.0, alarm=1.0)
    assert sure.sure
    assert not unsure.sure
    assert sure.main == found[0]


def test_what_is_changed_without_a_mark_is_judged_where_the_official_text_is_at_hand() -> None:
    official = base(TEXT.format(considering="", resolves="to hold no ferry conference", instructs="to report"))
    tabled = TEXT.format(considering="", resolves="to hold a ferry conference", instructs="to report{+ each year+}")
    case = Case(proposal("HIL", tabled), official)
    (finding,) = BuiltInJudge(thesaurus()).judge([case], mandate()).findings
    assert (finding.line, finding.relation) == ("2", Relation.CONFLICTS)


def test_what_changes_on_the_way_of_a_moved_text_is_judged() -> None:
    text = """
RESOLUTION 7 (REV. SEAPORT, 2026)
resolves
1	[<m|to hold no ferry conference>];
2	to keep the timetable;
{>m|to hold a ferry conference<};
"""
    (finding,) = BuiltInJudge(thesaurus()).judge([Case(proposal("HIL", text))], mandate()).findings
    assert (finding.line, finding.relation) == ("2", Relation.CONFLICTS)
