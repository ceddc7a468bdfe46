"""YAML as nodes that know their line, so that an error can say where it is. Nothing but text, lists and keys."""

from __future__ import annotations

import codecs
import difflib
from collections.abc import Collection, Iterator

import yaml

from plenipo.errors import FileTooLarge, InvalidData
from plenipo.texts.marking import refuse_classified

_MOST_BYTES = 8 * 1024 * 1024
_DEEPEST = 12
_NULL = "tag:yaml.org,2002:null"
_BYTE_ORDERS = (
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_REMEDY = "Correct the file, or write it anew with plenipo lines FILE -o lines.yaml."


def line_of(node: yaml.Node | yaml.Event) -> int:
    """The line on which a part of the file begins, counted from 1."""
    return node.start_mark.line + 1 if node.start_mark else 1


def wrong(what: str, node: yaml.Node | int, where: str) -> InvalidData:
    """An error at the line of a node, or at a line counted from 1."""
    line = node if isinstance(node, int) else line_of(node)
    return InvalidData(f"line {line}: {what}", where=where, remedy=_REMEDY)


def decoded(data: bytes, errors: str = "strict") -> str:
    """The text of a file in UTF-8, or in UTF-16 or UTF-32 with its byte order mark. Raises UnicodeDecodeError."""
    for mark, encoding in _BYTE_ORDERS:
        if data.startswith(mark):
            return data.decode(encoding, errors)
    return data.decode("utf-8-sig", errors)


def compose(data: bytes, where: str) -> yaml.Node:
    """The root of the file.

    InvalidData for what is no YAML, or uses anchors; FileTooLarge; ClassifiedMarking where any text in it, or a
    comment, bears an EU classification.
    """
    if len(data) > _MOST_BYTES:
        raise FileTooLarge("a file of lines has at most 8 MiB.", where=where, remedy="Split it.")
    try:
        content = decoded(data)
        refuse_classified(content.splitlines(), where)
        _refuse_tricks(content, where)
        root = yaml.compose(content, Loader=yaml.SafeLoader)
    except UnicodeDecodeError as exc:
        raise InvalidData("the file is not in UTF-8.", where=where, remedy="Save it as UTF-8.") from exc
    except yaml.MarkedYAMLError as exc:
        mark = exc.problem_mark or exc.context_mark
        raise wrong(f"this is no YAML: {exc.problem or exc.context}.", mark.line + 1 if mark else 1, where) from exc
    except (
        yaml.YAMLError,
        RecursionError,
        ValueError,
        OverflowError,
    ) as exc:  # an escape or a number beyond all bounds
        raise InvalidData(f"this is no YAML: {' '.join(str(exc).split())[:200]}.", where=where, remedy=_REMEDY) from exc
    if root is None:
        raise wrong("there is nothing in the file.", 1, where)
    # What is folded over lines or written in escapes shows its marking only now.
    refuse_classified(
        (line for value in _values(root) for line in (*value.splitlines(), " ".join(value.split()))), where
    )
    return root


def _values(root: yaml.Node) -> Iterator[str]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.ScalarNode):
            yield str(node.value)
        elif isinstance(node, yaml.MappingNode):
            waiting.extend(part for pair in node.value for part in pair)
        elif isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)


def _refuse_tricks(text_of_file: str, where: str) -> None:
    """No anchors, which can make a small file huge, and no deeper lists than lines of statements of concepts."""
    depth = 0
    for event in yaml.parse(text_of_file, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent):
            raise wrong("an anchor (*) is used; write the text out.", line_of(event), where)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST:
            raise wrong("lists stand in lists too deeply.", line_of(event), where)


def mapping(node: yaml.Node, known: Collection[str], where: str) -> dict[str, yaml.Node]:
    """Keys and values. InvalidData for anything else, for keys that nobody knows and for keys that come twice."""
    if not isinstance(node, yaml.MappingNode):
        raise wrong(f"here should stand keys and values ({', '.join(known)}).", node, where)
    found: dict[str, yaml.Node] = {}
    for key_node, value in node.value:
        key = text(key_node, where).strip()
        key = key if key in known else key.lower()
        if key not in known:
            close = difflib.get_close_matches(key, list(known), 1)
            hint = f" Is it {close[0]!r}?" if close else f" Known are: {', '.join(known)}."
            raise wrong(f"the key {key!r} is not known.{hint}", key_node, where)
        if key in found:
            raise wrong(f"the key {key!r} stands twice.", key_node, where)
        found[key] = value
    return found


def items(node: yaml.Node, what: str, where: str) -> list[yaml.Node]:
    """The items of a list; a value left empty is an empty list."""
    if isinstance(node, yaml.ScalarNode) and node.value == "":
        return []
    if not isinstance(node, yaml.SequenceNode):
        raise wrong(f"{what} should be a list, each item after a hyphen.", node, where)
    return list(node.value)


def text(node: yaml.Node, where: str) -> str:
    """A text as it is written: no value is taken for a date, a number or a yes. What is left empty (~) is "".

    InvalidData for half of a character ("\\ud800"), which no file can hold.
    """
    if not isinstance(node, yaml.ScalarNode):
        raise wrong("here should stand a text.", node, where)
    if node.tag == _NULL and node.style is None:
        return ""
    value = str(node.value)
    try:
        return value.encode("utf-16", "surrogatepass").decode("utf-16").strip("\n")
    except UnicodeDecodeError as exc:
        raise wrong("the text holds half of a character (\\ud800 to \\udfff).", node, where) from exc


def yes(node: yaml.Node, where: str) -> bool:
    """true or false."""
    value = text(node, where).lower()
    if value not in ("true", "false", "yes", "no"):
        raise wrong(f"{value!r} should be true or false.", node, where)
    return value in ("true", "yes")
