"""A mandate as YAML: one order of keys, block style, long texts wrapped, so that two files compare line by line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
import yaml

from plenipo.positions.mandate import Line, Mandate, Statement, Strength
from plenipo.positions.own_format.values import DATA_KEYS, Origin, OwnFile, check_of_data, check_of_statements

_WIDTH = 100
_LONG = 80
_HEAD = """\
# Lines to take, as Plenipo reads and writes them. Correct whatever is wrong: stance, strength, target, scope, quote.
# stance: support, oppose, encourage, stress, concern, condition, exception, context; strength: strong, plain, weak.
# A quote must stand in the text of its line, word for word. Texts and sections may be corrected, lines added or taken
# out. Leave each "check", and "as_read" at the end, as they are: they show what you changed.
"""


class _Dumper(yaml.SafeDumper):
    """Lists indented under their key, no anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, data: str) -> yaml.ScalarNode:
    style = ">" if len(data) > _LONG and data == data.strip() else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", data, style=style)


_Dumper.add_representer(str, _text)


def write_own_format(mandate: Mandate, *, data_by_hand: bool = False, lines_by_hand: Iterable[str] = ()) -> str:
    """The mandate as text in the own format; ``read_own_format`` gives it back equal.

    data_by_hand, lines_by_hand: what a person set, as ``OwnFile`` has it; it is written down and so kept further on.
    """
    return write_own_file(OwnFile(mandate, data_by_hand, frozenset(lines_by_hand)))


def write_own_file(file: OwnFile) -> str:
    """The same for a file, with the lines as they were read."""
    shown: dict[str, Any] = {
        "mandate": _data(file.mandate, file.data_by_hand),
        "lines": [_line(line, line.id in file.lines_by_hand) for line in file.mandate.lines],
    }
    if origins := file.origins():
        shown["as_read"] = _as_read(origins)
    body = yaml.dump(shown, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH, default_flow_style=False)
    return _HEAD + body


def _as_read(origins: Iterable[Origin]) -> dict[str, str]:
    return {origin.id: f"{origin.text} {origin.section}" for origin in origins}


def people_added_comments(text: str) -> bool:
    """Whether a file in the own format bears comments of people, which are not written again."""
    kept = set(_HEAD.splitlines())
    rest, end = "", 0
    for token in yaml.scan(text, Loader=yaml.SafeLoader):
        if isinstance(token, yaml.ScalarToken):
            rest += text[end : token.start_mark.index]
            end = token.end_mark.index
    rest += text[end:]
    return any("#" in line and line.strip() not in kept for line in rest.splitlines())


def _data(mandate: Mandate, by_hand: bool) -> dict[str, Any]:
    shown: dict[str, Any] = {}
    for key in DATA_KEYS:
        value = msgspec.to_builtins(getattr(mandate, key))
        if value or key in ("reference", "binding"):
            shown[key] = list(value) if isinstance(value, tuple) else value
    return shown | ({"corrected": True} if by_hand else {}) | {"check": check_of_data(mandate)}


def _line(line: Line, by_hand: bool) -> dict[str, Any]:
    shown: dict[str, Any] = {"id": line.id}
    if line.section:
        shown["section"] = line.section
    shown["text"] = line.text
    shown["statements"] = _statements(line)
    return shown | ({"corrected": True} if by_hand else {}) | {"check": check_of_statements(line.statements)}


def _statements(line: Line) -> list[dict[str, Any]]:
    shown, expected = [], 0
    for statement in line.statements:
        found = line.text.find(statement.quote, expected)
        shown.append(_statement(statement, found != statement.start))
        expected = statement.start
    return shown


def _statement(statement: Statement, with_start: bool) -> dict[str, Any]:
    """start is written only where the quote alone does not tell it."""
    shown: dict[str, Any] = {"stance": statement.stance.value}
    if statement.strength is not Strength.PLAIN:
        shown["strength"] = statement.strength.value
    shown["target"] = statement.target
    if statement.scope:
        shown["scope"] = statement.scope
    shown["quote"] = statement.quote
    if with_start:
        shown["start"] = statement.start
    if statement.concepts:
        shown["concepts"] = list(statement.concepts)
    if statement.corrected:
        shown["corrected"] = True
    return shown
