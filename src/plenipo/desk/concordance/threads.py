"""Which provision of a new version is which of the one before: comments, history and people follow it."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from plenipo.concordance.decisions import content
from plenipo.concordance.model import Concordance, Decision
from plenipo.concordance.provisions import folded


class Threaded(Struct, frozen=True):
    """A provision of the previous edition and the thread that it is on."""

    thread: str
    identifier: str
    text: str
    decision: Decision | None = None


def threads_of(table: Concordance, number: int, before: Iterable[Threaded] = ()) -> dict[str, str]:
    """The thread of every row of the table, by its id. number: of the edition, for the threads that begin with it.

    A provision goes on where its decision went, else under its words, else under its number where these words are
    nowhere else.
    """
    matching = _Matching(table, list(before))
    return {row.id: matching.found.get(row.id, f"{number}:{row.id}") for row in table.rows}


class _Matching:
    def __init__(self, table: Concordance, before: list[Threaded]) -> None:
        self.found: dict[str, str] = {}
        self._free = {each.thread: each for each in before}
        self._follow_decisions(table)
        places = {(each.identifier, folded(each.text)): each.thread for each in before}
        for row in table.rows:
            self._take(row.id, places.get((row.id, folded(row.text)), ""))
        self._follow_words(table)
        numbers = {each.identifier: each.thread for each in self._free.values()}
        for row in table.rows:
            self._take(row.id, numbers.get(row.id, ""))

    def _take(self, identifier: str, thread: str) -> None:
        if identifier not in self.found and thread in self._free:
            self.found[identifier] = thread
            del self._free[thread]

    def _follow_decisions(self, table: Concordance) -> None:
        decided: dict[Decision, list[str]] = {}
        for each in self._free.values():
            if each.decision:
                decided.setdefault(content(each.decision), []).append(each.thread)
        now = [(row.decision, row.id) for row in table.rows if row.decision]
        now += [(former.decision, former.row) for former in table.former if former.row]
        for decision, identifier in now:
            threads = decided.get(content(decision))
            if threads and identifier not in self.found:
                self._take(identifier, threads.pop(0))

    def _follow_words(self, table: Concordance) -> None:
        texts: dict[str, list[str]] = {}
        for each in self._free.values():
            if each.text.strip():
                texts.setdefault(folded(each.text), []).append(each.thread)
        for row in table.rows:
            same = texts.get(folded(row.text))
            if row.id not in self.found and same:
                self._take(row.id, same.pop(0))
