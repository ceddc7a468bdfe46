"""Runs under construction: text under equal revisions and format becomes one run."""

from __future__ import annotations

from plenipo.readers.docx.revisions import Revisions
from plenipo.texts.document import Run


class RunCollector:
    """Collects the runs of one paragraph. Stacks of revisions are compared by identity (see ``Ledger``)."""

    __slots__ = ("_italic", "_revisions", "_runs", "_texts", "_underlined")

    def __init__(self) -> None:
        self._runs: list[Run] = []
        self._texts: list[str] = []
        self._revisions: Revisions = ()
        self._underlined = False
        self._italic = False

    def add(self, text: str, revisions: Revisions, underlined: bool, italic: bool) -> None:
        if revisions is not self._revisions or underlined is not self._underlined or italic is not self._italic:
            self._close()
            self._revisions = revisions
            self._underlined = underlined
            self._italic = italic
        self._texts.append(text)

    def add_note(self, note: str, revisions: Revisions) -> None:
        """A reference to a note."""
        self._close()
        self._runs.append(Run("", revisions, note))

    @property
    def empty(self) -> bool:
        return not self._runs and not self._texts

    def take(self) -> tuple[Run, ...]:
        """The runs so far; the collector is empty afterwards."""
        self._close()
        runs, self._runs = tuple(self._runs), []
        return runs

    def _close(self) -> None:
        texts = self._texts
        if texts:
            text = texts[0] if len(texts) == 1 else "".join(texts)
            self._runs.append(Run(text, self._revisions, "", self._underlined, self._italic))
            self._texts = []
