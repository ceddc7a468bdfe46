"""What stands in one article: numbered paragraphs, points, indents, and the text that belongs to each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from plenipo.concordance.law import Depth
from plenipo.concordance.lawtext.lines import Part
from plenipo.concordance.lawtext.sections import Section
from plenipo.texts.label import Label, LabelKind, is_next, label_readings

_LABEL = re.compile(
    r"(?P<label>\(\s?(?:\d{1,3}[a-zA-Z]{0,2}|[a-z]{1,2}|[ivxlc]{1,7}|[A-Z]{1,2})\s?\)"
    r"|\d{1,3}(?:\.\d{1,3}){0,3}[a-z]{0,2}\.|\d{1,2}(?:\.\d{1,2}){1,3}(?=\s[A-Z(])"
    r"|(?:[a-zA-Z]|[ivx]{1,5})\)|[A-Z]\.(?=\s{1,3}[A-Z])|[a-hj-z]\.|[—–•·▪-])(?:\s+|$)(?P<text>.*)",
    re.DOTALL,
)
_STARTERS = frozenset("(0123456789—–•·▪-")
_QUOTES = ("‘", "“", "«", "„", '"', "'")
_ARABIC = LabelKind.ARABIC
_BULLET = LabelKind.BULLET
_ANNOUNCING = (":", "—", "–", "-")
_DEEPEST = 10
_AHEAD = 120  # lines: the longest list of points that an unnumbered line can interrupt
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


class Node(Struct):
    """A provision in the making. texts: its unnumbered subparagraphs. lists: how many lists began under it."""

    id: str
    label: str
    depth: Depth
    parent: str
    line: int
    texts: list[str]
    chapeau: str = ""
    lists: int = 0


class _Level(Struct):
    last: Label
    node: Node
    above: Node


class Items(Struct):
    """Provisions of an article in reading order, the article first.

    repeated: labels that were given twice. quoting: labels of provisions that quote what they insert into another act.
    """

    nodes: list[Node]
    repeated: list[str]
    quoting: list[str] = []


def split_printed(text: str) -> tuple[str, str]:
    """ "(a)" and the rest; ("", text) where no label stands."""
    if text[:1] not in _STARTERS and text[1:2] not in ").(" and text[2:3] not in ").":
        return "", text
    match = _LABEL.match(text)
    if match is None:
        return "", text
    return match["label"].replace(" ", ""), match["text"]


def items_of(section: Section, taken: set[str]) -> Items:
    """Ids are unique in ``taken``, to which they are added."""
    return _Builder(section, taken).run()


class _Builder:
    def __init__(self, section: Section, taken: set[str]) -> None:
        self.taken = taken
        self.repeated: list[str] = []
        self.quoting: list[str] = []
        self.counts: dict[str, int] = {}
        self.root = Node(self.unique(section.id, section.label), section.label, Depth.ARTICLE, "", section.line, [])
        self.nodes = [self.root]
        self.levels: list[_Level] = []
        self.current = self.root
        split = [
            ("", line.text) if line.part is Part.QUOTED or line.cell else split_printed(line.text)
            for line in section.lines
        ]
        self.lines = section.lines
        self.split = split
        self.following = _next_labels(split)

    def run(self) -> Items:
        for place, (label, text) in enumerate(self.split):
            readings = label_readings(label) if label else ()
            if readings and self.is_note(place, label, readings):
                self.current.texts.append(self.lines[place].text)
            elif readings and (text or readings[0].kind is not _BULLET):
                self.item(place, label, readings, text)
            else:
                self.text(place, self.lines[place].text)
        return Items(self.nodes, self.repeated, self.quoting)

    # Text without number

    def text(self, place: int, text: str) -> None:
        if self.lines[place].part is Part.QUOTED and text.startswith(_QUOTES):
            self.quoting.append(self.current.label)
        if self.levels and self.lines[place].part is not Part.QUOTED and self.current.texts:
            self.fall_back(place)
        self.current.texts.append(text)

    def fall_back(self, place: int) -> None:
        """After items, an unnumbered line carries on the provision above; an item, if its list goes on later."""
        for depth in range(len(self.levels) - 1, -1, -1):
            level = self.levels[depth]
            if level.node.depth is Depth.PARAGRAPH or self.goes_on(level.last, place):
                del self.levels[depth + 1 :]
                self.current = level.node
                return
        self.levels.clear()
        self.current = self.root

    def goes_on(self, last: Label, place: int) -> bool:
        """Whether the next label of this kind and form carries on the list, and does not begin another."""
        for label, _ in self.split[place + 1 : place + _AHEAD]:
            for reading in label_readings(label) if label else ():
                if reading.kind is last.kind and reading.form == last.form:
                    if _continues(last, reading):
                        return True
                    if reading.is_first:
                        return False
        return False

    # Numbered text

    def is_note(self, place: int, label: str, readings: tuple[Label, ...]) -> bool:
        """ "(1) CPC means …" between "(a)" and "(b)": a note that is printed where its page ended."""
        if not self.levels or not re.fullmatch(r"\(\d{1,2}\)", label) or self.levels[-1].last.kind is _ARABIC:
            return False
        if self.current.texts and self.current.texts[-1].endswith(_ANNOUNCING):
            return False
        following = self.following[place]
        carries_on = any(_continues(self.levels[-1].last, reading) for reading in label_readings(following or "?"))
        return carries_on and self.carried_on(place, readings) is None

    def item(self, place: int, printed: str, readings: tuple[Label, ...], text: str) -> None:
        found = self.carried_on(place, readings)
        if found is None:
            label = _opening(readings)
            above = self.above_new_list(label)
            self.levels.append(_Level(label, self.root, above))
            above.lists += 1
        else:
            depth, label = found
            del self.levels[depth + 1 :]
        level = self.levels[-1]
        level.last = label
        level.node = self.current = self.make(level.above, label, printed, place)
        if text:
            self.current.texts.append(text)

    def carried_on(self, place: int, readings: tuple[Label, ...]) -> tuple[int, Label] | None:
        if self.opens_roman(place, readings):
            return None
        for depth in range(len(self.levels) - 1, -1, -1):
            for reading in readings:
                if _continues(self.levels[depth].last, reading):
                    return depth, reading
        if any(reading.is_first for reading in readings):
            return None
        for depth in range(len(self.levels) - 1, -1, -1):
            last = self.levels[depth].last
            for reading in readings:
                if reading.kind is last.kind and reading.form == last.form and reading.key > last.key:
                    return depth, reading
        return None

    def opens_roman(self, place: int, readings: tuple[Label, ...]) -> bool:
        """ "(i)" after "(h) …:" begins a list of romans if "(ii)" comes next; it follows "(h)" otherwise."""
        if len(readings) < 2 or not readings[-1].is_first:
            return False
        following = self.following[place]
        return any(_continues(readings[-1], reading) for reading in label_readings(following)) if following else False

    def above_new_list(self, label: Label) -> Node:
        """Where a list that begins belongs: under the item that is open; where the list of such labels stands, if it
        begins anew."""
        if self.resets(label):
            self.levels.clear()
            return self.root
        announced = bool(self.current.texts) and self.current.texts[-1].endswith(_ANNOUNCING)
        for depth, level in enumerate(self.levels if not announced else ()):
            if level.last.kind is label.kind and level.last.form == label.form and same_case(level.last, label):
                del self.levels[depth:]
                return level.above
        del self.levels[_DEEPEST:]
        return self.levels[-1].node if self.levels and len(self.levels) == _DEEPEST else self.current

    def resets(self, label: Label) -> bool:
        """ "1." starts or restarts the paragraphs of the article, unless points are open that a colon announced."""
        if label.kind is not _ARABIC or label.form != ".":
            return False
        if self.levels and self.levels[0].last.kind is LabelKind.LETTER and self.levels[0].last.form == ".":
            return False  # "A." of an annex, with numbers of its own
        announced = bool(self.current.texts) and self.current.texts[-1].endswith(_ANNOUNCING)
        return not (self.levels and label.is_first and announced)

    def make(self, above: Node, label: Label, printed: str, place: int) -> Node:
        depth = self.depth(above, label)
        name = f"indent{above.lists}" if label.kind is _BULLET else label.normalised
        if label.kind is _BULLET:
            name = f"indent{sum(node.parent == above.id and '.indent' in node.id for node in self.nodes[-200:]) + 1}"
        identifier, cited = f"{above.id}.{name}", self.cited(above, label, printed, name)
        second = len(above.texts) if above.lists > 1 and above.texts else 0
        if identifier in self.taken and second > 1:
            identifier = f"{above.id}.s{second}.{name}"
            which = _ORDINALS[second - 1] if second <= len(_ORDINALS) else f"{second}th"
            cited = f"{above.label}, {which} subparagraph, point {printed}"
        node = Node(
            self.unique(identifier, cited),
            cited,
            depth,
            above.id,
            self.lines[place].number,
            [],
            " ".join(filter(None, (above.chapeau if above is not self.root else "", _announcement(above)))),
        )
        self.nodes.append(node)
        return node

    def depth(self, above: Node, label: Label) -> Depth:
        if above is not self.root:
            return Depth.POINT
        if label.kind in (_ARABIC, LabelKind.DECIMAL) and (label.form == "." or not _announcement(above)):
            return Depth.PARAGRAPH
        return Depth.POINT

    def cited(self, above: Node, label: Label, printed: str, name: str) -> str:
        if label.kind is _BULLET:
            number = int(name.removeprefix("indent"))
            which = _ORDINALS[number - 1] if number <= len(_ORDINALS) else f"{number}th"
            return f"{above.label}, {which} indent"
        bare = printed.strip("(). ")
        if label.kind is LabelKind.LETTER and label.form == ".":
            return f"{above.label}, {bare}"
        return f"{above.label}({bare})"

    def unique(self, identifier: str, label: str) -> str:
        """The id, or the first of "…-2", "…-3" that is free; a repeated number is remembered."""
        if identifier not in self.taken:
            self.taken.add(identifier)
            return identifier
        self.repeated.append(label)
        count = self.counts.get(identifier, 2)
        while f"{identifier}-{count}" in self.taken:
            count += 1
        self.counts[identifier] = count + 1
        self.taken.add(f"{identifier}-{count}")
        return f"{identifier}-{count}"


def _next_labels(split: Sequence[tuple[str, str]]) -> list[str]:
    """For each line the label of the next line that has one."""
    following = [""] * len(split)
    label = ""
    for place in range(len(split) - 1, -1, -1):
        following[place] = label
        label = split[place][0] or label
    return following


def _continues(last: Label, label: Label) -> bool:
    return last.form == label.form and is_next(last, label) and same_case(last, label)


def same_case(one: Label, other: Label) -> bool:
    """ "(B)" does not carry on "(a)"."""
    return one.printed.strip("(). ").isupper() == other.printed.strip("(). ").isupper()


def _opening(readings: tuple[Label, ...]) -> Label:
    """A list that "(i)" begins is one of romans: its letters would begin with "(a)"."""
    return next((reading for reading in readings if reading.is_first), readings[0])


def _announcement(node: Node) -> str:
    """The last words of a provision if items complete them."""
    if not node.texts:
        return ""
    last = node.texts[-1]
    return last if last.endswith((":", "—", "–", "--", "-", ",")) or not last.endswith((".", ";")) else ""
