"""Decisions of people on a table, and what becomes of them when either text has a new version.

A decision rests on words: those of the source provision with all that stands under it, and those of the target
provisions. It stands where these words stand, under whatever number; it is reopened where they changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from plenipo.concordance.model import Concordance, Correspondence, Decision, Row
from plenipo.concordance.provisions import SourceTexts, TargetTexts, folded
from plenipo.concordance.reruns import Rerun
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
    was made on this table. Rows and targets are named by id or label. withdrawn: rows whose decision is taken back.
    """
    for name in withdrawn:
        table = _withdrawn(table, name)
    known, names = _known(table), _names(table.rows)
    fresh: dict[str, Decision] = {}
    refused: list[str] = []
    replaced = [content(each) for each in table.superseded]
    outdated: list[str] = []
    for decision in [each for each in decisions if not _taken(known, each)]:
        if content(decision) in replaced:
            outdated.append(f"the decision on {decision.row} was replaced since; set decided_on anew to bring it back.")
            continue
        place = _place(known, decision, names)
        if not place:
            refused.append(f"there is no provision {decision.row!r}, on which there is a decision.")
        elif place in fresh:
            refused.append(f"there are two decisions on {decision.row}; the first is taken.")
        else:
            fresh[place] = decision
            refused += _astray(decision, table)
    unnamed = tuple(decision for entries in known.values() for decision, _ in entries)
    return Applied(_settled(table, fresh), tuple(refused), tuple(outdated), unnamed)


def carry_over(previous: Concordance, current: Concordance) -> Concordance:
    """The current table with the decisions of the previous one.

    They stand where source and target provisions have the same words, white space aside, under whatever number. They
    are reopened, with the changed words, where either side changed; kept in ``former`` where the provision is gone.
    """
    bare = {row.id: row.decision for row in previous.rows if row.decision and not row.decision.source_text}
    return Rerun(_settled(previous, bare), current).table()


def content(decision: Decision) -> Decision:
    """What the person decided, without what they had before them."""
    return replace(decision, source_text="", target_texts=(), on_targets=(), source_version="", target_version="")


def _settled(table: Concordance, decisions: Mapping[str, Decision]) -> Concordance:
    """The decisions on their rows, by id, each sealed with the words that it is made on."""
    if not decisions:
        return table
    sources, targets = SourceTexts(table.rows), TargetTexts(table)
    names = _names(targets.provisions.values())

    def sealed(row: Row) -> Row:
        decision = decisions[row.id]
        given = decision.targets if decision.targets is not None else tuple(each.id for each in row.targets)
        ids = tuple(names[folded(each).casefold()] for each in given if folded(each).casefold() in names)
        seal = replace(
            decision,
            source_text=decision.source_text or sources.words(row.id),
            on_targets=ids,
            target_texts=tuple(targets.words(each) for each in ids),
            source_version=table.source.version,
            target_version=table.target.version,
        )
        return replace(row, decision=seal, reopened="")

    rows = tuple(sealed(row) if row.id in decisions else row for row in table.rows)
    return replace(table, rows=rows, former=tuple(each for each in table.former if each.row not in decisions))


def _names(provisions: Iterable[Row | Correspondence]) -> dict[str, str]:
    """Ids by all that a person may call a provision; an id goes before a label."""
    given = list(provisions)
    labels = {folded(each.label).casefold(): each.id for each in reversed(given)}
    return labels | {each.id.casefold(): each.id for each in given}


def _astray(decision: Decision, table: Concordance) -> list[str]:
    if not decision.targets:
        return []
    names = _names(TargetTexts(table).provisions.values())
    lost = (each for each in decision.targets if folded(each).casefold() not in names)
    return [f"the decision on {decision.row} names {each!r}, which is not in the target." for each in lost]


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


def _place(known: _Known, decision: Decision, names: Mapping[str, str]) -> str:
    """The row that a new decision is on: where the one stands that it replaces, else the row of its name."""
    entries = known.get(decision.row, [])
    row = entries.pop(0)[1] if entries else ""
    return row or names.get(folded(decision.row).casefold(), "")


def _withdrawn(table: Concordance, name: str) -> Concordance:
    left_open = {each.row for each in table.former if each.decision.row == name}
    rows = tuple(
        replace(row, decision=None, reopened="")
        if row.id in left_open or (row.decision and row.decision.row == name)
        else row
        for row in table.rows
    )
    return replace(table, rows=rows, former=tuple(each for each in table.former if each.decision.row != name))
