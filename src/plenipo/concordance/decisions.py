"""Decisions of people on a table, and what becomes of them when either text has a new version.

A decision rests on words: those of the source provision with all that stands under it, and those of the target
provisions. It stands where these words stand, under whatever number; it is reopened where they changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from plenipo.concordance.model import Concordance, Decision, Row
from plenipo.concordance.provisions import (
    SourceTexts,
    TargetTexts,
    cited_anew,
    key_of,
    names_of,
    written,
)
from plenipo.concordance.reruns import Rerun
from plenipo.concordance.wording import ALIKE, likeness, most_alike
from plenipo.errors import InvalidData


class Applied(Struct, frozen=True):
    """A table with the decisions of a file.

    refused: what could not be used, a line each. outdated: what the file says and a person replaced elsewhere since, a
    line each. unnamed: decisions of the table that the file does not name; they stand all the same.
    """

    table: Concordance
    refused: tuple[str, ...] = ()
    outdated: tuple[str, ...] = ()
    unnamed: tuple[Decision, ...] = ()


def decide(table: Concordance, *decisions: Decision) -> Concordance:
    """The table with the decisions on the rows of these ids, in place of any earlier ones.

    What the person had before them is taken from the table; a ``source_text`` that a decision brings is kept.
    InvalidData for a row that the table does not have.
    """
    rows = {row.id for row in table.rows}
    for decision in decisions:
        if decision.row not in rows:
            raise InvalidData(
                f"there is no provision {decision.row!r} in the table.", remedy="Check the id of the row."
            )
    made = _settled(table, {decision.row: decision for decision in decisions})
    return replace(made, superseded=table.superseded + _on(table, {decision.row for decision in decisions}))


def withdraw(table: Concordance, row: str) -> Concordance:
    """The table without a decision on the row of that id, standing or reopened."""
    table = replace(table, superseded=table.superseded + _on(table, {row}))
    rows = tuple(replace(each, decision=None, reopened="") if each.id == row else each for each in table.rows)
    return replace(table, rows=rows, former=tuple(each for each in table.former if each.row != row))


def with_decisions(table: Concordance, decisions: Sequence[Decision], withdrawn: Iterable[str] = ()) -> Applied:
    """The table with the decisions of a file that people keep, in which a row keeps the name that it had at first.

    A decision that the table has already, word for word, stays as it is; reopened ones stay open. Any other is new and
    was made on this table. Rows and targets are named by id or label; a new decision with the same targets as the one
    that it replaces means the provisions that were meant then, wherever they stand by now. A decision that cannot be
    understood is refused and not applied. withdrawn: rows whose decision is taken back.
    """
    for name in withdrawn:
        table = _withdrawn(table, name)
    known, names, targets = _known(table), names_of(table.rows), _Targets(table)
    fresh: dict[str, Decision] = {}
    meant: dict[str, tuple[str, ...]] = {}
    refused: list[str] = []
    replaced = [content(each) for each in table.superseded]
    outdated: list[str] = []
    for decision in [each for each in decisions if not _taken(known, each)]:
        if content(decision) in replaced:
            outdated.append(f"the decision on {decision.row} was replaced since; set decided_on anew to bring it back.")
            continue
        earlier, places = _places(known, decision, names)
        ids, problem = targets.meant(decision, earlier)
        if not places:
            refused.append(f"there is no provision {decision.row!r}, on which there is a decision.")
        elif len(places) > 1:
            refused.append(f"{decision.row} names {len(places)} rows; write the id of one: {_listed(places)}.")
        elif places[0] in fresh:
            refused.append(f"there are two decisions on {decision.row}; the first is taken.")
        elif problem:
            refused.append(f"the decision on {decision.row} {problem}")
        else:
            fresh[places[0]] = decision
            if ids is not None:
                meant[places[0]] = ids
    unnamed = tuple(decision for entries in known.values() for decision, _ in entries)
    return Applied(_settled(table, fresh, meant), tuple(refused), tuple(outdated), unnamed)


def carry_over(previous: Concordance, current: Concordance) -> Concordance:
    """The current table with the decisions of the previous one.

    They stand where source and target provisions have the same words, white space aside, under whatever number. They
    are reopened, with the changed words, where either side changed; kept in ``former`` where the provision is gone.
    """
    bare = {row.id: row.decision for row in previous.rows if row.decision and not row.decision.source_text}
    return Rerun(_settled(previous, bare), current).table()


def content(decision: Decision) -> Decision:
    """What the person decided, without what they had before them."""
    return replace(
        decision,
        targets=written(decision),
        source_text="",
        target_texts=(),
        on_targets=(),
        source_version="",
        target_version="",
        cited_targets=None,
    )


def _settled(
    table: Concordance, decisions: Mapping[str, Decision], meant: Mapping[str, tuple[str, ...]] | None = None
) -> Concordance:
    """The decisions on their rows, by id, each sealed with the words that it is made on.

    meant: ids of the target provisions that are known already, by row.
    """
    if not decisions:
        return table
    sources, targets = SourceTexts(table.rows), TargetTexts(table)
    names, known = names_of(targets.provisions.values()), meant or {}

    def sealed(row: Row) -> Row:
        decision = replace(decisions[row.id], cited_targets=None)
        given = decision.targets if decision.targets is not None else tuple(each.id for each in row.targets)
        named = tuple(names[key_of(each)][0] for each in given if key_of(each) in names)
        ids = known.get(row.id, named)
        seal = replace(
            cited_anew(decision, ids, targets.provisions) if row.id in known else decision,
            source_text=decision.source_text or sources.words(row.id),
            on_targets=ids,
            target_texts=tuple(targets.words(each) for each in ids),
            source_version=table.source.version,
            target_version=table.target.version,
        )
        return replace(row, decision=seal, reopened="")

    rows = tuple(sealed(row) if row.id in decisions else row for row in table.rows)
    return replace(table, rows=rows, former=tuple(each for each in table.former if each.row not in decisions))


class _Targets:
    """The target provisions of a table, as decisions of a file mean them."""

    def __init__(self, table: Concordance) -> None:
        self._texts = TargetTexts(table)
        self._names = names_of(self._texts.provisions.values())

    def meant(self, decision: Decision, earlier: Decision | None) -> tuple[tuple[str, ...] | None, str]:
        """The ids of the targets, None where the proposed ones are left; and why they cannot be told, "" otherwise."""
        if decision.targets is None:
            return None, ""
        if earlier and _same_targets(decision, earlier):
            return self._all(map(self._then, decision.targets, earlier.on_targets, earlier.target_texts))
        return self._all(map(self._now, decision.targets))

    def _all(self, found: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], str]:
        pairs = list(found)
        return tuple(identifier for identifier, _ in pairs), next((problem for _, problem in pairs if problem), "")

    def _now(self, name: str) -> tuple[str, str]:
        """Where a target of that name stands, or why nobody can tell."""
        ids = self._names.get(key_of(name), ())
        if not ids:
            return "", f"names {name!r}, which is not in the target; cite it as the table does."
        if len(ids) > 1:
            return "", f"names {name!r}, which {len(ids)} provisions of the target are; write an id: {_listed(ids)}."
        return ids[0], ""

    def _then(self, name: str, identifier: str, text: str) -> tuple[str, str]:
        """Where the provision stands that was called so when it was decided on, or what to write instead.

        What was changed in its place is the same provision; the person saw the change, and confirms it.
        """
        stands = self._texts.standing(identifier, text)
        if stands:
            return stands, ""
        own = self._texts.words(identifier)
        best = most_alike(text, {each: self._texts.words(each).split() for each in self._texts.provisions})
        near = likeness(text, own) if own else 0.0
        if best and near >= max(ALIKE, likeness(text, self._texts.words(best))):
            return identifier, ""
        return "", self._lost(name, best)

    def _lost(self, name: str, best: str) -> str:
        def called(identifier: str) -> str:
            label = self._texts.label(identifier)
            return identifier if key_of(label) == key_of(name) else label

        advice = f"; the nearest is {called(best)}" if best else ""
        today = self._names.get(key_of(name), ())
        also = f"; {name} of today is {called(today[0])}" if today and today[0] != best else ""
        return (
            f"was made on {name} of an earlier target, whose words are gone or changed; write anew in targets what you "
            f"accept{advice}{also}."
        )


def _same_targets(decision: Decision, earlier: Decision) -> bool:
    """Whether a decision names the targets of the one that it replaces, and it is known which each of these was."""
    before = written(earlier) or ()
    if not len(before) == len(earlier.on_targets) == len(earlier.target_texts):
        return False
    return [key_of(each) for each in decision.targets or ()] == [key_of(each) for each in before]


def _listed(ids: Sequence[str]) -> str:
    return ", ".join(ids)


def _on(table: Concordance, rows: set[str]) -> tuple[Decision, ...]:
    """What people decided on these rows, standing or reopened."""
    standing = [row.decision for row in table.rows if row.id in rows and row.decision]
    return (*standing, *(each.decision for each in table.former if each.row in rows))


_Known = dict[str, list[tuple[Decision, str]]]


def _known(table: Concordance) -> _Known:
    """All decisions of the table by the name that the person gave the row, each with the row where it is now."""
    found: _Known = {}
    for row in table.rows:
        if row.decision:
            found.setdefault(row.decision.row, []).append((row.decision, row.id))
    for former in table.former:
        found.setdefault(former.decision.row, []).append((former.decision, former.row))
    return found


def _taken(known: _Known, decision: Decision) -> bool:
    """Whether the table has this decision already; it is then no longer among the known ones."""
    entries = known.get(decision.row, [])
    for entry in entries:
        if content(entry[0]) == content(decision):
            entries.remove(entry)
            return True
    return False


def _places(
    known: _Known, decision: Decision, names: Mapping[str, tuple[str, ...]]
) -> tuple[Decision | None, tuple[str, ...]]:
    """The decision that a new one replaces, and its row: where that one stands, else the rows of its name."""
    entries = known.get(decision.row, [])
    earlier, row = entries.pop(0) if entries else (None, "")
    return earlier, (row,) if row else names.get(key_of(decision.row), ())


def _withdrawn(table: Concordance, name: str) -> Concordance:
    left_open = {each.row for each in table.former if each.decision.row == name}
    rows = tuple(
        replace(row, decision=None, reopened="")
        if row.id in left_open or (row.decision and row.decision.row == name)
        else row
        for row in table.rows
    )
    return replace(table, rows=rows, former=tuple(each for each in table.former if each.decision.row != name))
