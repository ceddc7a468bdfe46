"""The state of an outline in the making: the block that is open, and the ids given so far."""

from __future__ import annotations

from collections.abc import Sequence

from plenipo.readers.profiles.calls import CallKind
from plenipo.readers.profiles.nesting import Nesting
from plenipo.texts.label import split_label
from plenipo.texts.provision import Provision, Role
from plenipo.texts.views import Line

_WITHOUT_CALLS = frozenset({"eu_act", "agreement", "council"})


class Blocks:
    """Lines with their labels split off, and where the pass stands among them.

    block, path: id and printed steps of the open block. prefix: what the ids of its items begin with.
    role: of the items in the block. kind: of the open call, None outside a resolution's blocks.
    front: nothing but heading, title and opening has been seen. expects_title: the line before opened an article.
    numbered: provision numbers run through the whole text, as in a constitution.
    """

    def __init__(self, lines: Sequence[Line], profile: str) -> None:
        self.lines = lines
        self.profile = profile
        self.calls = profile not in _WITHOUT_CALLS
        self.splits = [(line.label, line.text) if line.label else split_label(line.text) for line in lines]
        self.given: set[str] = set()
        self.counts: dict[str, int] = {}
        self.index = 0
        self.front = True
        self.expects_title = False
        self.numbered = False
        self.last_number = 0
        self.kind: CallKind | None = None
        self.open_block("", (), Role.PARAGRAPH)

    def open_block(self, identifier: str, path: tuple[str, ...], role: Role, prefix: str | None = None) -> None:
        """A block gives its items their role, and its id as prefix unless another prefix is given."""
        self.block = identifier
        self.path = path
        self.role = role
        self.prefix = identifier if prefix is None else prefix
        self.nesting = Nesting()
        self.loose = ""
        self.loose_at = -2

    def count(self, name: str) -> int:
        """1 for the first time that the name is counted, then 2 …"""
        number = self.counts.get(name, 0) + 1
        self.counts[name] = number
        return number

    def unique(self, identifier: str) -> str:
        """The id itself, or with "-2", "-3" … where it has been given."""
        candidate = identifier
        while candidate in self.given:
            candidate = f"{identifier}-{self.count(identifier) + 1}"
        self.given.add(candidate)
        return candidate

    def make(self, identifier: str, label: str, role: Role, path: tuple[str, ...], text: str, parent: str) -> Provision:
        """The provision of the current line."""
        line = self.lines[self.index]
        return Provision(self.unique(identifier), label, role, path, text, parent, line.style, line.level, line.place)

    def before_label(self) -> bool:
        """Whether the next line is a labelled one outside tables."""
        following = self.index + 1
        if following >= len(self.lines) or self.lines[following].place is not None:
            return False
        return bool(self.splits[following][0])

    def coming_label(self) -> str:
        """The label of the next line that has one; only the next few lines count."""
        for label, _ in self.splits[self.index + 1 : self.index + 6]:
            if label:
                return label
        return ""

    def previous_opens_list(self) -> bool:
        """Whether the line before ends with a colon."""
        return self.index > 0 and self.splits[self.index - 1][1].rstrip().endswith((":", "："))

    def loose_paragraph(self, text: str) -> Provision:
        """A paragraph without label, in its block; in an article, in the numbered paragraph that is open."""
        levels = self.nesting.levels
        parent, path = self.block, self.path
        if levels and self.kind is None and self.block:
            parent, path = levels[0].id, levels[0].path
        stem = f"{parent}.p" if parent else "p"
        made = self.make(f"{stem}{self.count(stem)}", "", self.role, path, text, parent)
        self.loose, self.loose_at = made.id, self.index
        return made
