"""The one sentence that says why, in words that a head of delegation can repeat."""

from __future__ import annotations

import re
from collections.abc import Mapping

from plenipo.positions.amended import Amended
from plenipo.positions.bearing import Bearing
from plenipo.positions.concepts import Thesaurus
from plenipo.positions.finding import Deed
from plenipo.positions.judges.contract import Case
from plenipo.positions.kindred import KINDRED
from plenipo.positions.mandate import Stance
from plenipo.texts.provision import Role

_STANDS: Mapping[Stance, str] = {
    Stance.SUPPORT: "supports",
    Stance.OPPOSE: "opposes",
    Stance.ENCOURAGE: "encourages",
    Stance.STRESS: "stresses",
    Stance.CONCERN: "is concerned about",
    Stance.CONDITION: "makes a condition of",
    Stance.EXCEPTION: "excepts",
    Stance.CONTEXT: "refers to",
}
LONGEST_ADDRESSEE = 80  # characters

_ASKING = re.compile(
    r"(?:and\s+)?(?:further\s+)?(?:instructs|invites|requests|encourages|urges|calls (?:on|upon)|asks)\s+(.+)",
    re.IGNORECASE,
)


def explain(bearing: Bearing, amended: Amended | None, case: Case, thesaurus: Thesaurus) -> str:
    """What the change does, and how the line stands to that."""
    if not bearing.concept:
        return _by_wording(bearing, case)
    if bearing.effect.observation == KINDRED:
        return _by_kinship(bearing, thesaurus)
    deed = _deed(bearing, amended, case, thesaurus.label(bearing.effect.concept))
    if bearing.concept == bearing.effect.concept:
        return f"{deed}, {_stand(bearing)}."
    return f"{deed}; line {bearing.want.line} {_verb(bearing)} {thesaurus.label(bearing.concept)}."


def _by_wording(bearing: Bearing, case: Case) -> str:
    line = f"line {bearing.want.line}, which {_verb(bearing)} “{bearing.want.statement.target}”"
    if bearing.effect.deed in (Deed.KEEP, Deed.SUPPRESS):
        verb = "Keeps" if bearing.effect.deed is Deed.KEEP else "Suppresses"
        return f"{verb} {case.proposal.target or 'the text'}, whose title speaks of what {line}, is about."
    return f"{'Takes up' if bearing.effect.amount > 0 else 'Takes out or denies'} words of {line}."


def _by_kinship(bearing: Bearing, thesaurus: Thesaurus) -> str:
    deed = "Takes out" if bearing.effect.deed is Deed.DELETE else "Brings in"
    line = f"line {bearing.want.line} {_verb(bearing)}"
    label = thesaurus.label(bearing.effect.concept)
    if bearing.concept == bearing.effect.concept:
        return f"{deed} words that come close to {label}, which {line}."
    return f"{deed} words that come close to {label}; {line} {thesaurus.label(bearing.concept)}."


def _stand(bearing: Bearing) -> str:
    return f"which line {bearing.want.line} {_verb(bearing)}"


def _verb(bearing: Bearing) -> str:
    stance = bearing.want.statement.stance
    positive = stance not in (Stance.OPPOSE, Stance.CONCERN, Stance.EXCEPTION)
    wanted = _wants(bearing)
    if positive == wanted:
        return _STANDS[stance]
    return "wants to protect" if wanted else "does not want"


def _wants(bearing: Bearing) -> bool:
    """Whether the line wants what is named; where that is what the change touches, the verdict must follow from it."""
    if bearing.concept == bearing.effect.concept:
        return (bearing.value > 0) == (bearing.effect.amount > 0)
    return bearing.want.sign > 0


def _deed(bearing: Bearing, amended: Amended | None, case: Case, label: str) -> str:
    effect = bearing.effect
    promoted = effect.amount > 0
    target = case.proposal.target
    if effect.deed is Deed.SUPPRESS:
        return f"Suppresses {target or 'the text'} and with it {label}"
    if effect.deed is Deed.KEEP:
        return f"Keeps {target or 'the text'} unchanged and with it {label}"
    if effect.observation == "by_degree":
        return f"{'Reinforces' if promoted else 'Limits'} {label}"
    if effect.observation == "turned":
        return f"{'Lifts the words that ruled out' if promoted else 'Rules out'} {label}"
    if effect.deed is Deed.DELETE:
        return f"Takes out words {'against' if promoted else 'in favour of'} {label}"
    return _brought_in(promoted, amended, label)


def _brought_in(promoted: bool, amended: Amended | None, label: str) -> str:
    if amended and amended.role is Role.RECITAL:
        return f"In the preamble, argues {'for' if promoted else 'against'} {label}"
    addressee = _addressee(amended.call) if amended else ""
    if addressee:
        return f"Asks {addressee} to {'work on' if promoted else 'keep away from'} {label}"
    return f"{'Brings in' if promoted else 'Rules out'} {label}"


def _addressee(call: str) -> str:
    """ "instructs the Secretary-General" asks the Secretary-General; "resolves" asks nobody in particular."""
    match = _ASKING.match(call.strip(" ,:"))
    return match[1] if match and len(match[1]) <= LONGEST_ADDRESSEE else ""
