"""The provisions of both sides as a table holds them: what stands under which, and in which words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from plenipo.concordance.model import Concordance, Correspondence, Decision, Row


def folded(text: str) -> str:
    """The text as one line: white space decides nothing."""
    return " ".join(text.split())


_STEP = re.compile(r"(\d+)")


class SourceTexts:
    """The words on which a row is decided: its chapeau, its own text, and all that stands under it."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = {row.id: row for row in rows}
        self._under: dict[str, list[Row]] = {}
        for row in self.rows.values():
            self._under.setdefault(row.parent, []).append(row)

    def words(self, identifier: str) -> str:
        """ "" for a row that is not there."""
        row = self.rows.get(identifier)
        if row is None:
            return ""
        return "\n".join(part for part in (row.chapeau, *self._own(row)) if part)

    def _own(self, row: Row) -> list[str]:
        found: list[str] = []
        waiting = [row]
        while waiting:
            each = waiting.pop()
            found.append(each.text)
            waiting.extend(reversed(self._under.get(each.id, ())))
        return found


class TargetTexts:
    """All target provisions of a table; those that its rows name where it does not list them."""

    def __init__(self, table: Concordance) -> None:
        self.provisions = _named(table)
        self._by_words: dict[str, list[str]] = {}
        self._under: dict[str, list[str]] = {}
        for identifier in sorted(self.provisions, key=_natural):
            for above in _above(identifier):
                self._under.setdefault(above, []).append(identifier)

    def words(self, identifier: str) -> str:
        """Its own text and all that stands under it, "" for a provision that is not there."""
        if identifier not in self.provisions:
            return ""
        inside = (self.provisions[each].text for each in self._under.get(identifier, ()))
        return "\n".join(part for part in (self.provisions[identifier].text, *inside) if part)

    def standing(self, identifier: str, text: str) -> str:
        """The id under which these words of a provision stand by now: its own, else the one nearest in depth, else "".

        A section of one paragraph has the words of its paragraph.
        """
        words = folded(text)
        if identifier in self.provisions and folded(self.words(identifier)) == words:
            return identifier
        if not words:
            return ""
        depth = identifier.count(".")
        return min(self._places().get(words, ()), key=lambda each: abs(each.count(".") - depth), default="")

    def _places(self) -> dict[str, list[str]]:
        if not self._by_words:
            for each in self.provisions:
                self._by_words.setdefault(folded(self.words(each)), []).append(each)
        return self._by_words

    def label(self, identifier: str) -> str:
        return self.provisions[identifier].label if identifier in self.provisions else identifier


def standing_targets(row: Row, provisions: Mapping[str, Correspondence]) -> tuple[Correspondence, ...]:
    """The targets that a person accepted, else the proposed ones. provisions: all of the target, by id."""
    ids = accepted_ids(row)
    if ids is None:
        return row.targets
    own = {each.id: each for each in (*row.candidates, *row.targets)}
    return tuple(own.get(each) or provisions[each] for each in ids if each in own or each in provisions)


def accepted_ids(row: Row) -> tuple[str, ...] | None:
    """The ids of the targets that a decision rests on, None where no person decided."""
    decision = row.decision
    if decision is None:
        return None
    return decision.on_targets if decision.source_text else decision.targets


def names_of(provisions: Iterable[Row | Correspondence]) -> dict[str, tuple[str, ...]]:
    """Ids by all that a person may call a provision, see ``key_of``; an id goes before a label that two may bear."""
    given = list(provisions)
    labels: dict[str, tuple[str, ...]] = {}
    for each in given:
        key = key_of(each.label)
        labels[key] = (*labels.get(key, ()), each.id)
    return labels | {key_of(each.id): (each.id,) for each in given}


def key_of(name: str) -> str:
    """A name as it is compared: white space and case decide nothing."""
    return folded(name).casefold()


def written(decision: Decision) -> tuple[str, ...] | None:
    """The targets as the person wrote them."""
    return decision.targets if decision.cited_targets is None else decision.cited_targets


def cited_anew(decision: Decision, ids: tuple[str, ...], provisions: Mapping[str, Correspondence]) -> Decision:
    """The decision on target provisions of these ids, in which none is cited by a number that is another's by now."""
    said = written(decision)
    if said is None:
        return replace(decision, on_targets=ids)
    if len(said) == len(ids):
        pairs = zip(said, (provisions.get(each) for each in ids), strict=True)
        now = tuple(
            name if each is None or key_of(name) in (key_of(each.id), key_of(each.label)) else each.label
            for name, each in pairs
        )
    else:
        now = tuple(provisions[each].label for each in ids if each in provisions)
    return replace(decision, on_targets=ids, targets=now, cited_targets=None if now == said else said)


def _named(table: Concordance) -> dict[str, Correspondence]:
    if table.target_provisions:
        return {each.id: Correspondence(each.id, each.label, each.text, 0.0) for each in table.target_provisions}
    found: dict[str, Correspondence] = {}
    for row in table.rows:
        for each in (*row.targets, *row.candidates):
            found.setdefault(each.id, each)
    for other in table.beyond:
        found.setdefault(other.id, Correspondence(other.id, other.label, other.text, 0.0))
    return found


def _above(identifier: str) -> list[str]:
    """ "art5.1.a" stands under "art5.1" and "art5"."""
    steps = identifier.split(".")
    return [".".join(steps[:count]) for count in range(1, len(steps))]


def _natural(identifier: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdigit() else (-1, part) for part in _STEP.split(identifier)]
