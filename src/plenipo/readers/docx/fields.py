"""Fields: results are text, codes are not. Each view has its own fields, since parts of one can be tracked."""

from __future__ import annotations

from plenipo.readers.docx.revisions import Revisions, in_original, in_proposed
from plenipo.texts.document import Revision, RevisionKind


class Field:
    """One field, from its begin to its end. ``position`` counts the begins of a story."""

    __slots__ = ("in_code", "instruction", "position")

    def __init__(self, position: int) -> None:
        self.position = position
        self.in_code = True
        self.instruction: list[str] = []


class Fields:
    """The fields that are open at one point of a story, in the original and in the proposed view.

    ``broken`` holds positions of begins without an end, known from a first reading: they hide nothing.
    """

    __slots__ = ("_begun", "_broken", "_codes", "_last_change", "idle", "original", "proposed")

    def __init__(self, broken: frozenset[int] = frozenset()) -> None:
        self.original: list[Field] = []
        self.proposed: list[Field] = []
        self.idle = True
        self._begun = 0
        self._broken = broken
        self._codes = {True: 0, False: 0}  # open codes in the original (True) and in the proposed view
        self._last_change: Revision | None = None

    def begin(self, revisions: Revisions) -> None:
        field = Field(self._begun)
        self._begun += 1
        if field.position in self._broken:
            return
        self._note_change(revisions)
        if in_original(revisions):
            self.original.append(field)
            self._codes[True] += 1
        if in_proposed(revisions):
            self.proposed.append(field)
            self._codes[False] += 1
        self.idle = False

    def separate(self, revisions: Revisions) -> None:
        self._note_change(revisions)
        if self.original and in_original(revisions):
            self._enter_result(self.original, True)
        if self.proposed and in_proposed(revisions):
            self._enter_result(self.proposed, False)

    def end(self, revisions: Revisions) -> tuple[Field | None, Field | None]:
        """Closes the innermost field of each view in which the end stands, and returns both."""
        self._note_change(revisions)
        original = self._close(self.original, True) if self.original and in_original(revisions) else None
        proposed = self._close(self.proposed, False) if self.proposed and in_proposed(revisions) else None
        self.idle = not self.original and not self.proposed
        return original, proposed

    def instruct(self, text: str, revisions: Revisions) -> None:
        """Text of a field code."""
        here: set[Field] = set()
        if self.original and in_original(revisions):
            here.add(self.original[-1])
        if self.proposed and in_proposed(revisions):
            here.add(self.proposed[-1])
        for field in here:
            field.instruction.append(text)

    def unclosed(self) -> frozenset[int]:
        """Positions of the begins that are still open."""
        return frozenset(field.position for field in (*self.original, *self.proposed))

    def revisions_of_text(self, revisions: Revisions) -> Revisions | None:
        """The revisions under which text appears here, None where it is code in every view.

        Text that is code in one view and result in the other appears through the change of the field.
        """
        original, proposed = not self._codes[True], not self._codes[False]
        if original and proposed:
            return revisions
        if not original and not proposed:
            return None
        if proposed:
            return _only(revisions, RevisionKind.INSERT, self._last_change, in_original(revisions))
        return _only(revisions, RevisionKind.DELETE, self._last_change, in_proposed(revisions))

    def _enter_result(self, fields: list[Field], view: bool) -> None:
        """The innermost field goes on as another object, since the other view may still be in its code."""
        code = self._close(fields, view)
        result = Field(code.position)
        result.in_code = False
        fields.append(result)

    def _close(self, fields: list[Field], view: bool) -> Field:
        field = fields.pop()
        self._codes[view] -= field.in_code
        return field

    def _note_change(self, revisions: Revisions) -> None:
        if revisions:
            self._last_change = revisions[-1]


def _only(revisions: Revisions, kind: RevisionKind, change: Revision | None, needed: bool) -> Revisions:
    if not needed:
        return revisions
    author, date = (change.author, change.date) if change else ("", "")
    return (*revisions, Revision(kind, author, date))
