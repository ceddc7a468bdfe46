"""Options that several commands share."""

from __future__ import annotations

from plenipo.errors import UsageError
from plenipo.texts.marking import Marking


def least_marking(text: str) -> Marking:
    """The marking of that name, in any case. Raises UsageError."""
    try:
        return Marking(text.upper())
    except ValueError as exc:
        known = ", ".join(marking.value for marking in Marking)
        raise UsageError(f"there is no marking {text!r}.", remedy=f"Give one of: {known}.") from exc
