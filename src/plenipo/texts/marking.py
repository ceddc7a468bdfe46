"""Markings: who may see a text. EU classified information is recognised in order to refuse it."""

from __future__ import annotations

from enum import StrEnum


class Marking(StrEnum):
    """Distribution markings, from the widest circle to the narrowest (see ``rank``)."""

    PUBLIC = "PUBLIC"
    CEPT_INTERNAL = "CEPT INTERNAL"
    LIMITE = "LIMITE"
    SENSITIVE = "SENSITIVE"

    @property
    def rank(self) -> int:
        """0 for PUBLIC, higher for narrower circles."""
        return list(Marking).index(self)


def highest(markings: list[Marking]) -> Marking:
    """The narrowest of the markings, PUBLIC for none: an export carries it."""
    return max(markings, key=lambda marking: marking.rank, default=Marking.PUBLIC)
