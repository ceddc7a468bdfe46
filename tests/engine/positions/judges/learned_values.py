"""A small mandate, proposals of invented countries on it, and what people confirmed of them."""

from __future__ import annotations

from functools import lru_cache

from msgspec.structs import replace

from plenipo.positions.finding import Relation
from plenipo.positions.judges.contract import Case
from plenipo.positions.judges.learned import Confirmed, Model, train
from plenipo.positions.mandate import Line, Mandate, Stance, Statement
from plenipo.texts.instrument import InstrumentReference
from tests.engine.notation import proposal

HARBOURS = "We support the training of lighthouse keepers in small harbours."
LEVY = "We oppose any levy on the receivers of fishing boats."
MANDATE = Mandate(
    reference="7/30",
    title="Lines to take for Seaport",
    lines=(
        Line("1", HARBOURS, statements=(Statement("1.1", Stance.SUPPORT, "the training", HARBOURS, 0),)),
        Line("2", LEVY, statements=(Statement("2.1", Stance.OPPOSE, "any levy", LEVY, 0),)),
    ),
)
OTHERS = ("a map of the tides", "the colour of buoys", "a list of wharves", "the hour of the noon gun")
KEEPERS = ("lamp keepers", "keepers of lighthouses", "watchmen of harbour lamps", "crews of lighthouses")
LEVIES = ("a levy on boat receivers", "a charge on each receiver aboard", "a levy on fishing boats", "a receiver levy")


def case(number: int, words: str, deleted: bool = False, sponsor: str = "SLC") -> Case:
    """A proposal on Resolution ``number`` that puts in, or takes out, one provision and a neutral one."""
    mark = f"[-{words}-]" if deleted else f"{{+{words}+}}"
    text = f"""
RESOLUTION {number}
Lights of the coast
resolves
1\t{mark};
2\tto publish {{+{OTHERS[number % 4]}+}};
"""
    made = proposal(sponsor, text)
    target = InstrumentReference("Resolution", str(number), "")
    return Case(replace(made, id=f"{sponsor}/{number}/1", target=target))


def words_of(line: str, number: int) -> str:
    if line == "1":
        return f"to train {KEEPERS[number % 4]} of small harbours in season {number}"
    return f"to introduce {LEVIES[number % 4]} from season {number}"


@lru_cache(maxsize=1)
def lessons() -> tuple[tuple[Case, ...], tuple[Confirmed, ...]]:
    """Forty-eight proposals on twelve Resolutions: each line advanced and harmed, by insertion and by deletion."""
    cases: list[Case] = []
    answers: list[Confirmed] = []
    for number in range(48):
        line = "1" if number % 2 else "2"
        deleted = number % 4 >= 2
        words = words_of(line, number // 4)
        made = case(number // 4, words, deleted, f"S{number:02}")
        advances = (line == "1") != deleted
        cases.append(made)
        relation = Relation.ADVANCES if advances else Relation.CONFLICTS
        answers.append(Confirmed(made.proposal.id, line, relation, words))
    return tuple(cases), tuple(answers)


@lru_cache(maxsize=1)
def trained() -> Model:
    cases, answers = lessons()
    return train(answers, cases, MANDATE)
