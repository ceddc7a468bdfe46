"""A contribution: a conference document as received, and the units it proposes. What profiles return."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from plenipo.texts.instrument import InstrumentReference
from plenipo.texts.marking import Marking


class Symbol(StrEnum):
    """What a unit does to its target. The starred forms move existing text between instruments."""

    ADD = "ADD"
    ADD_TRANSFER = "ADD*"
    MOD = "MOD"
    MOD_EDITORIAL = "(MOD)"
    SUP = "SUP"
    SUP_TRANSFER = "SUP*"
    NOC = "NOC"


class Header(Struct, frozen=True):
    """The head of a document as received.

    number: "44(Add.4)" without language letter, "12759/22" for the Council; "" where there is none.
    date: ISO 8601 ("2022-08-19"), "" where unknown. sponsors: codes, else names as printed.
    source: the sponsor line as printed. original_language: as printed ("English/French").
    meeting: "PP-22". revision: 0 for the first issue.
    """

    number: str = ""
    title: str = ""
    date: str = ""
    sponsors: tuple[str, ...] = ()
    source: str = ""
    original_language: str = ""
    marking: Marking = Marking.PUBLIC
    meeting: str = ""
    revision: int = 0


class Unit(Struct, frozen=True):
    """One proposal unit: where it stands in the document's paragraphs.

    identifier: "EUR/44A7/1". sponsor: "EUR", "B/CAN/USA". emphatic: NOC underlined in the original.
    first, last: the instrument's text is paragraphs[first:last]; equal where none is reproduced.
    signatories: states that sign this unit, where it lists them.
    """

    identifier: str
    symbol: Symbol
    sponsor: str
    target: InstrumentReference | None
    first: int
    last: int
    emphatic: bool = False
    reasons: str = ""
    signatories: tuple[str, ...] = ()
    title: str = ""


class Contribution(Struct, frozen=True):
    """What a profile recognises in a Document. profile: "itu_conference", "council", "generic" …"""

    profile: str
    header: Header
    units: tuple[Unit, ...] = ()
