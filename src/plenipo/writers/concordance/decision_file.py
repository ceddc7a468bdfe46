"""decisions.yaml: what people decide on a table, in a file that they keep. It is written once and then is theirs."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping

import yaml
from msgspec import Struct
from msgspec.structs import replace

from plenipo.concordance.law import Identity
from plenipo.concordance.model import Concordance, Decision, Degree
from plenipo.errors import InvalidData
from plenipo.positions.own_format.nodes import compose, items, line_of, mapping, text, wrong, yes
from plenipo.texts.marking import Marking
from plenipo.writers.concordance.naming import full_name

_TEXTS = (
    "reasons",
    "measure",
    "measure_date",
    "responsible",
    "implementation",
    "enforcement",
    "decided_by",
    "decided_on",
)
_DATES = ("measure_date", "decided_on")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_KEYS = ("row", "degree", "targets", *_TEXTS, "withdrawn")
_REMEDY = "Correct the file of decisions; its form stands in its head."
_HEAD = """\
# Decisions of people on a table of concordance. This file is written once and never overwritten: it is yours.
# Run plenipo concord again with the same folder, and the table shows what stands here.
#
# row             the provision, as it is cited ("Article 5(1)(a)") or by its id in concordance.json ("art5.1.a")
# degree          full, partial, none, not applicable
# targets         the provisions of the other text that you accept; leave it out to accept those proposed
# reasons         why, or what is missing
# measure, measure_date, responsible    the planned act, its date (2027-06-30), and who answers for it
# implementation, enforcement           in words
# decided_by, decided_on                who, which every decision needs, and on which day (2026-11-01)
# withdrawn       yes takes the decision on this row back
#
# When a text changes, the decisions on what changed are reopened. To confirm one, set decided_on anew. Its targets
# are then those that you accepted before, wherever they stand by now; where they are gone, name others.
"""
_SAMPLE = """\
marking: {marking}
decisions: []

# Replace the line above by a list such as:
#
# decisions:
#   - row: {row}
#     degree: partial
#     reasons: The time limit is missing.
#     measure: Amending Act
#     measure_date: 2027-06-30
#     responsible: Ministry of Justice
#     decided_by: A. Example
#     decided_on: 2026-11-01
"""


class RefusedEntry(Struct, frozen=True):
    """A decision that cannot be used; why: with its line, and what to do."""

    row: str
    why: str


class DecisionFile(Struct, frozen=True):
    """Decisions in the order of the file. withdrawn: rows whose decision is taken back."""

    decisions: tuple[Decision, ...] = ()
    withdrawn: tuple[str, ...] = ()
    marking: Marking = Marking.PUBLIC
    refused: tuple[RefusedEntry, ...] = ()


def blank_decisions(table: Concordance) -> str:
    """The file as people find it first: the two texts, how it is filled, and a sample."""
    names = "".join(map(_named, ("source", "target"), (table.source, table.target)))
    sample = next((row.label for row in table.rows if row.text.strip()), "Article 1(1)")
    return _HEAD + "#\n" + names + _SAMPLE.format(row=sample, marking=table.marking.value)


def _named(role: str, identity: Identity) -> str:
    version = f", version {identity.version}" if identity.version else ""
    return f"# {role:15} {' '.join(full_name(identity).split())}{version}\n"


def read_decisions(data: bytes, where: str) -> DecisionFile:
    """The decisions in a YAML file.

    An entry that names a row and nothing else decides nothing. One without ``decided_by``, or with a date that is none,
    is in ``refused``. InvalidData, naming the line, for a degree that does not exist, a key that is not known;
    FileTooLarge; ClassifiedMarking.
    """
    try:
        return _file(compose(data, where), where)
    except InvalidData as error:
        raise InvalidData(error.what, where=error.where or where, remedy=_REMEDY) from error


def _file(root: yaml.Node, where: str) -> DecisionFile:
    parts = mapping(root, ("marking", "decisions"), where)
    marking = _marking(parts["marking"], where) if "marking" in parts else Marking.PUBLIC
    decisions: list[Decision] = []
    withdrawn: list[str] = []
    refused: list[RefusedEntry] = []
    for node in items(parts["decisions"], "decisions", where) if "decisions" in parts else []:
        entry = mapping(node, _KEYS, where)
        row = " ".join(text(entry["row"], where).split()) if "row" in entry else ""
        if not row:
            raise wrong("the row is missing.", node, where)
        if "withdrawn" in entry and yes(entry["withdrawn"], where):
            withdrawn.append(row)
            continue
        decision = _decision(row, entry, where)
        why = _fault(decision)
        if why:
            refused.append(RefusedEntry(row, f"line {line_of(node)}: the decision on {row} {why}"))
        elif decision != Decision(row):
            decisions.append(decision)
    return DecisionFile(tuple(decisions), tuple(withdrawn), marking, tuple(refused))


def _fault(decision: Decision) -> str:
    """Why a decision cannot be used and what to do, "" where it can or decides nothing."""
    if decision == Decision(decision.row):
        return ""
    if not decision.decided_by.strip():
        return "does not say who decided; add decided_by."
    for key in _DATES:
        said = getattr(decision, key).strip()
        if said and not _is_day(said):
            return f"has {key} {said!r}, which is no date; write it as 2027-06-30."
    return ""


def _is_day(said: str) -> bool:
    try:
        datetime.date.fromisoformat(said)
    except ValueError:
        return False
    return _DAY.fullmatch(said) is not None


def _decision(row: str, entry: Mapping[str, yaml.Node], where: str) -> Decision:
    given = {key: text(entry[key], where) for key in _TEXTS if key in entry}
    return replace(Decision(row, _degree(entry, where), _targets(entry, where)), **given)


def _degree(entry: Mapping[str, yaml.Node], where: str) -> Degree | None:
    if "degree" not in entry:
        return None
    said = text(entry["degree"], where)
    try:
        return degree_named(said)
    except ValueError as exc:
        raise wrong(str(exc), entry["degree"], where) from exc


def degree_named(said: str) -> Degree | None:
    """The degree of that name in any case, None for nothing. ValueError with what may stand there."""
    word = " ".join(said.lower().replace("_", " ").replace("-", " ").split())
    if not word:
        return None
    try:
        return Degree(word)
    except ValueError as exc:
        known = ", ".join(each.value for each in Degree)
        raise ValueError(f"{said!r} is no degree. There are: {known}.") from exc


def _targets(entry: Mapping[str, yaml.Node], where: str) -> tuple[str, ...] | None:
    """A list, or one name; None where the proposed ones are left."""
    if "targets" not in entry:
        return None
    node = entry["targets"]
    if isinstance(node, yaml.ScalarNode) and node.value:
        return (text(node, where),)
    return tuple(text(each, where) for each in items(node, "targets", where))


def _marking(node: yaml.Node, where: str) -> Marking:
    value = text(node, where).upper()
    if value not in set(Marking):
        known = ", ".join(each.value for each in Marking)
        raise wrong(f"{value!r} is no marking. There are: {known}.", node, where)
    return Marking(value)
