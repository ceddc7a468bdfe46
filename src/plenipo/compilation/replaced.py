"""Provisions replaced as a whole: deleted and inserted again under the same label, beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from plenipo.amendments.proposal import AmendedProvision
from plenipo.compilation.places import same_label

_Seen = tuple[AmendedProvision, int | None]


def joined_replacements(body: Sequence[_Seen]) -> list[_Seen]:
    """The body, each provision with its base position, where a deletion and an insertion are made one amendment."""
    joined: list[_Seen] = []
    stretch: list[_Seen] = []
    for seen in body:
        provision, at = seen
        if at is not None and provision.proposed is not None:
            if stretch:
                joined.extend(_join(stretch))
                stretch = []
            joined.append(seen)
        elif _comes_or_goes(provision, at):
            stretch.append(seen)
        else:
            joined.extend((*_join(stretch), seen))
            stretch = []
    joined.extend(_join(stretch))
    return joined


def _comes_or_goes(provision: AmendedProvision, at: int | None) -> bool:
    """Whether it is deleted from the base or inserted into it, and not moved."""
    gone_or_new = provision.proposed is None if at is not None else provision.original is None
    return gone_or_new and not _moves(provision)


def _moves(provision: AmendedProvision) -> bool:
    return any(span.move for span in provision.spans)


def _join(stretch: Sequence[_Seen]) -> list[_Seen]:
    """Insertions take the place of the deletion with their label, in rising order."""
    deleted = [seen for seen in stretch if seen[1] is not None]
    if not deleted or len(deleted) == len(stretch):
        return list(stretch)
    result: list[_Seen] = []
    gone: set[int | None] = set()
    following = 0
    for provision, at in stretch:
        if at is not None:
            result.append((provision, at))
            continue
        match = next((index for index in range(following, len(deleted)) if _same(deleted[index][0], provision)), None)
        if match is None:
            result.append((provision, None))
            continue
        old, position = deleted[match]
        result.append((_replacement(old, provision), position))
        gone.add(position)
        following = match + 1
    return [(provision, at) for provision, at in result if at not in gone or provision.proposed is not None]


def _same(old: AmendedProvision, new: AmendedProvision) -> bool:
    return bool(old.original_label) and same_label(old.original_label, new.proposed_label)


def _replacement(old: AmendedProvision, new: AmendedProvision) -> AmendedProvision:
    return replace(
        old, proposed=new.proposed, proposed_label=new.proposed_label, spans=(*old.spans, *new.spans), level=new.level
    )
