"""What a delegation decides on a proposal. People decide; the engine proposes none."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import yaml
from msgspec import Struct

from plenipo.errors import InvalidData
from plenipo.positions.own_format.nodes import compose, items, mapping, text, wrong
from plenipo.texts.marking import Marking


class Stand(StrEnum):
    """What the delegation does when the proposal is called."""

    SUPPORT = "support"
    SUPPORT_AMENDED = "support with amendment"
    ACCEPT = "can accept"
    RESERVE = "scrutiny reserve"
    OPPOSE = "oppose"
    NONE = "no position"


class Position(Struct, frozen=True):
    """One position on one proposal, as a person set it.

    proposal: its identifier ("RCC/88A3/1"). fallback: what the delegation can live with where it does not prevail.
    owner: who follows it in the room. set_by, set_on: who decided, and on which day (ISO 8601). version: the document
    that the person had before them ("88(Add.3)").
    """

    proposal: str
    stand: Stand
    reasons: str = ""
    fallback: str = ""
    owner: str = ""
    set_by: str = ""
    set_on: str = ""
    version: str = ""


class PositionRecord(Struct, frozen=True):
    """All positions of a delegation. No proposal stands in it twice."""

    positions: tuple[Position, ...] = ()
    marking: Marking = Marking.PUBLIC

    def by_proposal(self) -> dict[str, Position]:
        return {position.proposal: position for position in self.positions}


_TEXTS = ("reasons", "fallback", "owner", "set_by", "set_on", "version")
_KEYS = ("proposal", "position", *_TEXTS)
_REMEDY = "Correct the file of positions; its form is shown in the documentation under “Write a brief”."


def read_positions(data: bytes, where: str) -> PositionRecord:
    """The record in the bytes of a positions file (YAML).

    Raises InvalidData, naming the line, for a position that does not exist, a proposal that comes twice, a key that is
    not known; FileTooLarge.
    """
    try:
        return _record(compose(data, where), where)
    except InvalidData as error:
        raise InvalidData(error.what, where=error.where or where, remedy=_REMEDY) from error


def _record(root: yaml.Node, where: str) -> PositionRecord:
    parts = mapping(root, ("marking", "positions"), where)
    marking = _marking(parts["marking"], where) if "marking" in parts else Marking.PUBLIC
    found: dict[str, Position] = {}
    for node in items(parts["positions"], "positions", where) if "positions" in parts else []:
        position = _position(mapping(node, _KEYS, where), node, where)
        if position.proposal in found:
            raise wrong(f"{position.proposal} has two positions.", node, where)
        found[position.proposal] = position
    return PositionRecord(tuple(found.values()), marking)


def _position(parts: Mapping[str, yaml.Node], node: yaml.Node, where: str) -> Position:
    given = {key: text(value, where) for key, value in parts.items()}
    if not given.get("proposal"):
        raise wrong("the proposal is missing.", node, where)
    stand = " ".join(given.get("position", "").lower().split())
    if stand not in set(Stand):
        known = ", ".join(each.value for each in Stand)
        raise wrong(f"{stand!r} is no position. There are: {known}.", parts.get("position", node), where)
    return Position(given["proposal"], Stand(stand), **{key: given[key] for key in _TEXTS if key in given})


def _marking(node: yaml.Node, where: str) -> Marking:
    value = text(node, where).upper()
    if value not in set(Marking):
        known = ", ".join(each.value for each in Marking)
        raise wrong(f"{value!r} is no marking. There are: {known}.", node, where)
    return Marking(value)
