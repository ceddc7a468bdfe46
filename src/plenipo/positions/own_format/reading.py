"""The own format to a Mandate: strict, with the line of whatever is wrong."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TypeVar

import yaml
from msgspec.structs import replace

from plenipo.errors import InvalidData
from plenipo.positions.mandate import Form, Line, Mandate, Stance, Statement, Strength
from plenipo.positions.own_format.nodes import compose, items, line_of, mapping, text, wrong, yes
from plenipo.positions.own_format.values import (
    DATA_KEYS,
    LINE_KEYS,
    STATEMENT_KEYS,
    Origin,
    OwnFile,
    check_of_data,
    check_of_statements,
    check_of_text,
)
from plenipo.positions.statements import statements_after
from plenipo.texts.marking import Marking

_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_CHECKS = re.compile(r"([0-9a-f]{8}) ([0-9a-f]{8})")
_LONGEST_START = 9  # digits; no line has so many characters
_TEXT_KEYS = ("reference", "title", "legal_basis", "body", "meeting", "previous", "language", "source")
Kind = TypeVar("Kind", bound=StrEnum)


def read_own_format(data: bytes, name: str) -> Mandate:
    """The mandate in a file of the own format. Raises InvalidData, naming file and line, and ClassifiedMarking."""
    return read_own_file(data, name).mandate


def read_own_file(data: bytes, name: str) -> OwnFile:
    """The same, with what a person set in it. A line without ``statements`` has those that are read from its text."""
    root = mapping(compose(data, name), ("mandate", "lines", "as_read"), name)
    if "lines" not in root:
        raise InvalidData("there are no lines in the file.", where=name, remedy="Add them under lines:.")
    as_read = _as_read(root.get("as_read"), name)
    lines, by_hand = _Lines(name, as_read).read(root["lines"])
    mandate, data_by_hand = _mandate(root.get("mandate"), lines, name)
    return OwnFile(mandate, data_by_hand, by_hand, as_read)


def _as_read(node: yaml.Node | None, where: str) -> tuple[Origin, ...]:
    if node is None:
        return ()
    if not isinstance(node, yaml.MappingNode):
        raise wrong("as_read should be left as it was written, or taken out.", node, where)
    origins: dict[str, Origin] = {}
    for key, value in node.value:
        checks = _CHECKS.fullmatch(text(value, where))
        if checks is None:
            raise wrong("as_read should be left as it was written, or taken out.", value, where)
        identifier = text(key, where)
        origins[identifier] = Origin(identifier, checks[1], checks[2])
    return tuple(origins.values())


def _mandate(node: yaml.Node | None, lines: tuple[Line, ...], where: str) -> tuple[Mandate, bool]:
    if node is None:
        return Mandate("", "", lines, source=where), True
    found = mapping(node, (*DATA_KEYS, "corrected", "check"), where)
    mandate = Mandate(
        lines=lines,
        form=_kind(Form, found["form"], where) if "form" in found else Form.LINES_TO_TAKE,
        binding=yes(found["binding"], where) if "binding" in found else False,
        date=_day(found.get("date"), where),
        approved_on=_day(found.get("approved_on"), where),
        subject_codes=_texts(found.get("subject_codes"), "subject_codes", where),
        marking=_kind(Marking, found["marking"], where) if "marking" in found else Marking.PUBLIC,
        warnings=_texts(found.get("warnings"), "warnings", where),
        **{key: text(found[key], where) if key in found else "" for key in _TEXT_KEYS},
    )
    if mandate.binding and not mandate.is_union_position:
        raise wrong(
            "only a council decision with Article 218(9) in its legal_basis is binding; write binding: false.",
            found["binding"],
            where,
        )
    stated = "corrected" in found and yes(found["corrected"], where)
    return mandate, stated or "check" not in found or text(found["check"], where) != check_of_data(mandate)


class _Lines:
    """The lines of one file, read in order."""

    def __init__(self, where: str, as_read: tuple[Origin, ...]) -> None:
        self._where = where
        self._as_read = {origin.text for origin in as_read}
        self._places: dict[str, int] = {}
        self._by_hand: set[str] = set()
        self._before: Statement | None = None

    def read(self, node: yaml.Node) -> tuple[tuple[Line, ...], frozenset[str]]:
        lines = tuple(self._line(item) for item in items(node, "lines", self._where))
        if not lines:
            raise wrong("there is no line under lines.", node, self._where)
        return lines, frozenset(self._by_hand)

    def _line(self, node: yaml.Node) -> Line:
        found = mapping(node, (*LINE_KEYS, "corrected"), self._where)
        for key in ("id", "text"):
            if key not in found or not text(found[key], self._where).strip():
                raise wrong(f"the line has no {key}.", node, self._where)
        line = Line(self._identifier(found["id"]), text(found["text"], self._where), self._optional(found, "section"))
        as_read = statements_after(self._before, line.id, line.text)
        if "statements" not in found or self._is_outdated(found, line):
            line = replace(line, statements=as_read)
        else:
            line = replace(line, statements=self._statements(self._items(found), line))
            line = self._marked(line, found, as_read)
        self._before = line.statements[-1] if line.statements else self._before
        return line

    def _is_outdated(self, found: dict[str, yaml.Node], line: Line) -> bool:
        """Whether a person wrote the text anew and left the statements of the old one."""
        if not self._as_read or check_of_text(line.text) in self._as_read or "check" not in found:
            return False
        if "corrected" in found and yes(found["corrected"], self._where):
            return False
        written = [self._written(item, line, str(n)) for n, item in enumerate(self._items(found))]
        unchanged = text(found["check"], self._where) == check_of_statements(written)
        return unchanged and not any(statement.corrected for statement in written)

    def _items(self, found: dict[str, yaml.Node]) -> list[yaml.Node]:
        return items(found["statements"], "statements", self._where)

    def _identifier(self, node: yaml.Node) -> str:
        identifier, place = text(node, self._where).strip(), line_of(node)
        if identifier in self._places:
            raise wrong(f"the id {identifier} stands on line {self._places[identifier]} already.", node, self._where)
        self._places[identifier] = place
        return identifier

    def _optional(self, found: dict[str, yaml.Node], key: str) -> str:
        return text(found[key], self._where) if key in found else ""

    def _marked(self, line: Line, found: dict[str, yaml.Node], as_read: tuple[Statement, ...]) -> Line:
        """Statements that a person changed bear the sign of it; a missing one leaves it on those that stayed."""
        stated = "corrected" in found and yes(found["corrected"], self._where)
        checked = "check" in found and text(found["check"], self._where) == check_of_statements(line.statements)
        if checked:
            if stated or any(one.corrected for one in line.statements):
                self._by_hand.add(line.id)
            return line
        self._by_hand.add(line.id)
        machine = {_content(one) for one in as_read}
        return replace(
            line,
            statements=tuple(
                replace(one, corrected=one.corrected or _content(one) not in machine) for one in line.statements
            ),
        )

    def _statements(self, nodes: list[yaml.Node], line: Line) -> tuple[Statement, ...]:
        read: list[Statement] = []
        for node in nodes:
            after = read[-1].start if read else 0
            statement = self._written(node, line, f"{line.id}.{len(read) + 1}")
            read.append(replace(statement, start=self._start(node, statement.quote, line, after)))
        return tuple(read)

    def _written(self, node: yaml.Node, line: Line, identifier: str) -> Statement:
        """The statement as it is written; where its quote stands is not looked for."""
        found = mapping(node, STATEMENT_KEYS, self._where)
        if "stance" not in found:
            raise wrong("the statement has no stance.", node, self._where)
        quote = text(found["quote"], self._where) if "quote" in found else line.text
        return Statement(
            identifier,
            _kind(Stance, found["stance"], self._where),
            self._optional(found, "target") or quote,
            quote,
            0,
            self._optional(found, "scope"),
            _kind(Strength, found["strength"], self._where) if "strength" in found else Strength.PLAIN,
            _texts(found.get("concepts"), "concepts", self._where),
            "corrected" in found and yes(found["corrected"], self._where),
        )

    def _start(self, node: yaml.Node, quote: str, line: Line, after: int) -> int:
        """Where the quote stands in the line: as written, else after the quote before it, else anywhere."""
        found = mapping(node, STATEMENT_KEYS, self._where)
        if not quote.strip():
            raise wrong(f"the quote of line {line.id} is empty.", found.get("quote", node), self._where)
        if "start" in found:
            written = text(found["start"], self._where)
            possible = written.isdecimal() and len(written) <= _LONGEST_START
            if possible and line.text.startswith(quote, int(written)):
                return int(written)
            raise wrong(
                f"the quote does not stand at {written[:_LONGEST_START]} in line {line.id}.",
                found["start"],
                self._where,
            )
        start = line.text.find(quote, after)
        start = start if start >= 0 else line.text.find(quote)
        if start < 0:
            raise wrong(
                f"the quote does not stand in line {line.id}, word for word.", found.get("quote", node), self._where
            )
        return start


def _content(statement: Statement) -> tuple[str, ...]:
    return (
        statement.stance,
        statement.strength,
        statement.target,
        statement.scope,
        statement.quote,
        *statement.concepts,
    )


def _kind(kind: type[Kind], node: yaml.Node, where: str) -> Kind:
    value = text(node, where).strip()
    for member in kind:
        if member.value.lower() == value.lower():
            return member
    known = ", ".join(member.value for member in kind)
    raise wrong(f"{value!r} is none of: {known}.", node, where)


def _day(node: yaml.Node | None, where: str) -> str:
    if node is None:
        return ""
    value = text(node, where).strip()
    if value and not _DAY.fullmatch(value):
        raise wrong(f"{value!r} is no date; write it as 2031-07-18.", node, where)
    return value


def _texts(node: yaml.Node | None, what: str, where: str) -> tuple[str, ...]:
    return tuple(text(item, where) for item in items(node, what, where)) if node is not None else ()
