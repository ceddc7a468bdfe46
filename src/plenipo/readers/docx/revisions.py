"""Tracked changes as the walker meets them: one shared value per change, and the names of open moves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from plenipo.readers.docx import names
from plenipo.readers.docx.parts import Element
from plenipo.texts.document import ADDING, REMOVING, Revision, RevisionKind

Revisions = tuple[Revision, ...]

KINDS: Final = {
    names.INSERTED: RevisionKind.INSERT,
    names.DELETED: RevisionKind.DELETE,
    names.MOVED_FROM: RevisionKind.MOVE_FROM,
    names.MOVED_TO: RevisionKind.MOVE_TO,
    names.CELL_INSERTED: RevisionKind.INSERT,
    names.CELL_DELETED: RevisionKind.DELETE,
}


class Ledger:
    """Turns change elements into Revisions.

    Equal stacks of revisions are one object, so that neighbours can be compared by identity.
    """

    def __init__(self) -> None:
        self._stacks: dict[tuple[Revisions, Revision], Revisions] = {}
        self._seen: dict[tuple[int, str, str, str, str], Revisions] = {}
        self._open_moves: dict[str, dict[str, str]] = {names.MOVED_FROM: {}, names.MOVED_TO: {}}
        self._last_move: dict[str, str] = {}

    def under(self, outer: Revisions, element: Element) -> Revisions:
        """The stack of revisions inside a change element that stands under ``outer``."""
        tag = element.tag
        author = element.get(names.AUTHOR, "")
        date = element.get(names.DATE, "")
        move = self._move(tag) if tag == names.MOVED_FROM or tag == names.MOVED_TO else ""
        key = (id(outer), tag, author, date, move)
        found = self._seen.get(key)
        if found is None:
            found = self.stack(outer, Revision(KINDS[tag], author, date, move))
            self._seen[key] = found
        return found

    def stack(self, outer: Revisions, revision: Revision) -> Revisions:
        """``outer`` with the revision inside it, unless it stands there already."""
        found = self._stacks.get((outer, revision))
        if found is None:
            found = outer if revision in outer else (*outer, revision)
            self._stacks[outer, revision] = found
        return found

    def under_all(self, outer: Revisions, elements: Sequence[Element]) -> Revisions:
        for element in elements:
            outer = self.under(outer, element)
        return outer

    def open_move(self, kind: str, element: Element) -> None:
        """A move range begins; kind is the tag of the changes in it."""
        name = element.get(names.NAME, "")
        self._open_moves[kind][element.get(names.ID, "")] = name
        self._last_move[kind] = name

    def close_move(self, kind: str, element: Element) -> None:
        """A move range ends. Its name stays valid for the mark of the paragraph that it ends in."""
        still_open = self._open_moves[kind]
        still_open.pop(element.get(names.ID, ""), None)
        if still_open:
            self._last_move[kind] = still_open[next(reversed(still_open))]

    def end_paragraph(self) -> None:
        """Names of moves that ended in the paragraph are no longer valid."""
        if not self._last_move:
            return
        for kind in tuple(self._last_move):
            if not self._open_moves[kind]:
                del self._last_move[kind]

    def _move(self, kind: str) -> str:
        return self._last_move.get(kind, "")


def in_original(revisions: Revisions) -> bool:
    return not any(revision.kind in ADDING for revision in revisions)


def in_proposed(revisions: Revisions) -> bool:
    return not any(revision.kind in REMOVING for revision in revisions)
