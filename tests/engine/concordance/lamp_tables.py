"""A fictional Regulation on harbour lamps against a fictional Lamps Act, as a table made by hand."""

from __future__ import annotations

from msgspec.structs import replace

from plenipo.concordance.law import Depth, Identity, LawKind, Nature
from plenipo.concordance.model import (
    Concordance,
    Correspondence,
    Degree,
    Evidence,
    EvidenceKind,
    Row,
    Unmatched,
)

SOURCE = Identity(
    "Regulation on harbour lamps",
    LawKind.EU_ACT,
    "(EU) 2031/77",
    "32031R0077",
    "eli/reg/2031/77/oj",
    "2031-03-01",
    "en",
)
TARGET = Identity("Harbour Lamps Act of Velmara", LawKind.NATIONAL_LAW, "No. 12", "", "", "2031-05-01", "en")
LIGHTS = ("CHAPTER II Lighting of harbours",)
FINAL = ("CHAPTER III Final provisions",)
LIT = "Every harbour shall keep its lamps lit from dusk to dawn and test them within ten days of a complaint."
CHECK = "The master shall check each lamp:"
DAILY = "(a) daily in winter;"
WEEKLY = "(b) weekly in summer, together with the pilot."
ENTRY = "This Regulation shall enter into force on 1 May 2031."
LAMPS = "Lamps in a harbour are kept lit from dusk to dawn and tested after a complaint."
MASTER = "The master checks each lamp daily."
FEES = "A fee of two marks is due for each lamp."


def target(identifier: str = "s3", text: str = LAMPS, score: float = 0.82) -> Correspondence:
    evidence = Evidence(EvidenceKind.TERMS, "Both speak of lamps and harbours.", ("lamps lit",), ("Lamps",))
    return Correspondence(identifier, f"Section {identifier[1:]}", text, score, (evidence,))


def row(identifier: str, text: str, **more: object) -> Row:
    """ "art5.1.a" is Article 5(1)(a)."""
    first, *steps = identifier.split(".")
    label = f"Article {first[3:]}" + "".join(f"({step})" for step in steps)
    values: dict[str, object] = {
        "depth": (Depth.ARTICLE, Depth.PARAGRAPH, Depth.POINT)[len(steps)],
        "parent": ".".join([first, *steps][:-1]) if steps else "",
        "degree": Degree.NONE,
        "confidence": 0.7,
        "why": "Nothing in the Act corresponds.",
        "divisions": LIGHTS,
    }
    return Row(id=identifier, label=label, text=text, **(values | more))  # type: ignore[arg-type]


def rows() -> tuple[Row, ...]:
    return (
        row("art5", "", heading="Lamps", degree=Degree.PARTIAL, targets=(target("s3"),), why="In part."),
        row(
            "art5.1",
            LIT,
            heading="Lamps",
            degree=Degree.PARTIAL,
            why="The time limit is missing.",
            targets=(target("s3"),),
            missing=("within ten days",),
            added=("tested after a complaint",),
        ),
        row(
            "art5.2", CHECK, heading="Lamps", degree=Degree.FULL, targets=(target("s4", MASTER),), why="The same duty."
        ),
        row("art5.2.a", DAILY, heading="Lamps", chapeau=CHECK, degree=Degree.FULL, targets=(target("s4", MASTER),)),
        row("art5.2.b", WEEKLY, heading="Lamps", chapeau=CHECK, missing=("together with the pilot",)),
        row(
            "art9",
            ENTRY,
            heading="Entry into force",
            divisions=FINAL,
            degree=Degree.NOT_APPLICABLE,
            nature=Nature.FINAL,
            why="A final provision.",
        ),
    )


def table(**more: object) -> Concordance:
    made = Concordance(SOURCE, TARGET, rows(), (Unmatched("s7", "Section 7", Depth.ARTICLE, FEES),))
    return replace(made, **more)


def changed(made: Concordance, identifier: str, **more: object) -> Concordance:
    """The table with one row changed."""
    return replace(made, rows=tuple(replace(each, **more) if each.id == identifier else each for each in made.rows))


def row_of(made: Concordance, identifier: str) -> Row:
    return next(each for each in made.rows if each.id == identifier)
