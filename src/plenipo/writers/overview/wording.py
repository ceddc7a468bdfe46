"""What a square of the overview says: a sign and a word, then the counts behind them."""

from __future__ import annotations

from plenipo.positions.finding import Relation
from plenipo.positions.overview import Overview, Square
from plenipo.writers.brief.relation_look import NO_RELATION, RELATION_LOOK, RelationLook

LEGEND = (
    (RELATION_LOOK[Relation.CONFLICTS], "goes against a line to take"),
    (RELATION_LOOK[Relation.MIXED], "goes against one line and serves another, or both at once"),
    (RELATION_LOOK[Relation.ADVANCES], "serves a line to take"),
    (NO_RELATION, "tabled; bears on no line with certainty"),
)
COUNTS = "Figures count pairs of a proposal and a line. An empty square: nothing tabled."


def look_of(square: Square) -> RelationLook:
    """Sign, word and colours of a square."""
    return RELATION_LOOK[square.relation] if square.relation else NO_RELATION


def counts_of(square: Square) -> str:
    """ "× 2  + 1": how many pairs stand behind the word; "" where there is none."""
    counted = (
        (square.conflicts, RELATION_LOOK[Relation.CONFLICTS]),
        (square.mixed, RELATION_LOOK[Relation.MIXED]),
        (square.advances, RELATION_LOOK[Relation.ADVANCES]),
    )
    return "  ".join(f"{look.sign}\u00a0{count}" for count, look in counted if count)


def totals_of(overview: Overview) -> tuple[tuple[int, str, bool], ...]:
    """Figures for the head: number, words, whether it is an alarm."""
    alarms = overview.alarms
    one = alarms == 1
    return (
        (overview.proposals, f"proposals on {len(overview.rows)} texts", False),
        (alarms, "proposal goes against a line" if one else "proposals go against a line", bool(alarms)),
        (overview.advances, "times a line is advanced", False),
        (overview.checks, "pairs for a person to check", False),
    )
