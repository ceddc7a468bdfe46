"""Whether the right lines are among the first that are offered for a proposal."""

from __future__ import annotations

from msgspec import Struct

from plenipo.positions.evaluation.compared import Compared

PLACES = 3  # lines that an officer looks at for one proposal


class FirstLines(Struct, frozen=True):
    """found: right lines among the first places; of: right lines that the places can hold, over all proposals."""

    found: int
    of: int


def first_lines(compared: Compared, places: int = PLACES) -> FirstLines:
    """Relations and candidates of each proposal together, by confidence; the relation itself does not matter here."""
    offered: dict[str, list[tuple[float, bool, str]]] = {}
    for one in compared.offered:
        offered.setdefault(one.proposal, []).append((-one.confidence, not one.sure, one.line))
    right: dict[str, set[str]] = {}
    for proposal, line in compared.core:
        right.setdefault(proposal, set()).add(line)
    found = sum(
        len({line for _, _, line in sorted(offered.get(proposal, ()))[:places]} & lines)
        for proposal, lines in right.items()
    )
    return FirstLines(found, sum(min(places, len(lines)) for lines in right.values()))
