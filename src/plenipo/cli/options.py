"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from plenipo.errors import UsageError
from plenipo.positions.brief import Setting
from plenipo.readers.decode import decode
from plenipo.readers.files import read_bytes
from plenipo.texts.marking import Marking, refuse_classified


class Occasion(Struct, frozen=True):
    """What options say of the occasion that briefs are for, as it is to be printed. own: () where none is named."""

    conference: str = ""
    agenda_item: str = ""
    date: str = ""
    editor: str = ""
    own: tuple[str, ...] = ()

    def setting(self, marking: Marking) -> Setting:
        """Raises ClassifiedMarking where an option bears an EU classification."""
        said = (("conference", self.conference), ("agenda-item", self.agenda_item))
        for option, text in (*said, ("date", self.date), ("editor", self.editor)):
            refuse_classified(text.splitlines(), f"--{option}")
        own = tuple(name.strip() for name in self.own if name.strip()) or Setting().own
        return Setting(self.conference, self.agenda_item, self.date, self.editor, own, marking)


def least_marking(text: str) -> Marking:
    """The marking of that name, in any case. Raises UsageError."""
    try:
        return Marking(text.upper())
    except ValueError as exc:
        known = ", ".join(marking.value for marking in Marking)
        raise UsageError(f"there is no marking {text!r}.", remedy=f"Give one of: {known}.") from exc


def terms_in(paths: Iterable[Path]) -> tuple[tuple[str, str], ...]:
    """The files of a thesaurus by name, with their texts."""
    return tuple((path.name, decode(read_bytes(path), path.name)) for path in paths)
