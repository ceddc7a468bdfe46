"""Outlines of the two views of a proposal, computed no more often than they have to be.

All sponsors reproduce one original, so its outline is remembered. Of the proposed view only the blocks in which
something is new or relabelled are outlined, with the front and every heading and call around them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from plenipo.amendments.marked import MarkedLine
from plenipo.amendments.proposal import AmendedProvision, Span, SpanKind
from plenipo.readers.profiles import outline
from plenipo.texts.label import split_label
from plenipo.texts.provision import Provision, Role
from plenipo.texts.views import Line

REMEMBERED = 8  # outlines of original views; an outline of 1,000 provisions takes about 1 MB

_OPENS_A_BLOCK = frozenset({Role.CALL, Role.ARTICLE, Role.HEADING})


class Outlined(Struct, frozen=True):
    """An original view. unchanged: each of its provisions as a proposal has it that leaves it alone."""

    provisions: tuple[Provision, ...]
    unchanged: tuple[AmendedProvision, ...]


@lru_cache(maxsize=REMEMBERED)
def outlined_original(lines: tuple[Line, ...], profile: str) -> Outlined:
    """The outline of an original view."""
    provisions = outline(lines, profile)
    return Outlined(provisions, tuple(map(_unchanged, provisions)))


def _unchanged(provision: Provision) -> AmendedProvision:
    text = provision.text.rstrip()
    return AmendedProvision(
        provision.id,
        provision.role,
        provision.path,
        text,
        text,
        provision.label,
        provision.label,
        (Span(SpanKind.KEEP, text),),
        provision.parent,
        provision.style,
        provision.level,
        provision.place,
    )


def outlined_proposed(
    lines: Sequence[MarkedLine], changed: Mapping[int, Provision | None], outlined: Outlined, profile: str
) -> dict[int, Provision]:
    """The provisions of the changed lines in the proposed view, by line; lines that are deleted have none.

    changed: the original provision of each line that differs between the views, None for new lines.
    """
    proposed: dict[int, Provision] = {}
    unknown: list[int] = []
    for index, original in changed.items():
        kept = _relabelled_nowhere(lines[index], original)
        if kept is not None:
            proposed[index] = kept
        elif lines[index].proposed:
            unknown.append(index)
    if unknown:
        blocks = _blocks(lines, outlined)
        wanted = {blocks[index] for index in unknown}
        chosen = [
            index
            for index, block in enumerate(blocks)
            if lines[index].proposed and (block in wanted or index == block or block == 0)
        ]
        found = outline([line for index in chosen if (line := lines[index].proposed)], profile)
        proposed.update(zip(chosen, found, strict=True))
    return proposed


def _relabelled_nowhere(line: MarkedLine, original: Provision | None) -> Provision | None:
    """The proposed provision of a line whose words change and whose label does not; None for any other line."""
    old, new = line.original, line.proposed
    if old is new or old is None or new is None or original is None or old.label != new.label:
        return None
    front = len(old.text.rstrip()) - len(original.text.rstrip())
    if old.text[:front] != new.text[:front] or (not front and split_label(new.text)[0]):
        return None
    return Provision(
        original.id,
        original.label,
        original.role,
        original.path,
        new.text[front:],
        original.parent,
        new.style,
        new.level,
        new.place,
    )


def _blocks(lines: Sequence[MarkedLine], outlined: Outlined) -> list[int]:
    """For each line the first line of its block: a call, article or heading of the original that stays a paragraph."""
    blocks: list[int] = []
    block = 0
    standing = iter(outlined.provisions)
    for index, line in enumerate(lines):
        if line.original is not None:
            original = next(standing)
            if not original.parent and original.role in _OPENS_A_BLOCK and line.proposed is not None:
                block = index
        blocks.append(block)
    return blocks
