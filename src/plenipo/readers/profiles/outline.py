"""From the lines of a view to provisions: labels, roles, paths and permanent ids. One pass, any text, no failure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plenipo.readers.profiles.calls import CallKind, call_kind, kind_of_unknown, looks_like_call
from plenipo.readers.profiles.divisions import LONGEST_HEADING, Divisions
from plenipo.readers.profiles.nesting import Level, Nesting
from plenipo.readers.profiles.structure import article, division, slug
from plenipo.texts.label import Label, LabelKind, label_readings
from plenipo.texts.provision import Provision, Role
from plenipo.texts.views import Line

_NOTE = re.compile(r"\s*\[\^(\d{1,5})\]:\s?")
_CONSOLIDATION = frozenset("▼►◄▲")  # marks of consolidated EU texts
_LONGEST_CALL = 320
_LONGEST_FRONT = 80  # lines that a cover and a heading can take

# Bound once: looking a member up on its enumeration takes longer than comparing with it.
_ARTICLE = LabelKind.ARTICLE
_BULLET = LabelKind.BULLET
_NUMBER = LabelKind.NUMBER
_DECIMAL = LabelKind.DECIMAL
_ARABIC = LabelKind.ARABIC


def outline(lines: Sequence[Line], profile: str = "") -> tuple[Provision, ...]:
    """One provision per line, in order; lines are those of one view, none of them empty.

    profile is a hint ("itu_instrument", "eu_act" …); "" lets the text speak. Styles help where they are there, and a
    text without them gives the same ids. Any lines give an outline; ids are unique.
    """
    return _Outliner(lines, profile).run()


class _Outliner(Divisions):
    """One pass over the lines: each is a cell, a labelled item, a call, a heading or a paragraph."""

    def __init__(self, lines: Sequence[Line], profile: str) -> None:
        super().__init__(lines, profile)
        self.divisions = []
        self.has_articles = False
        self.called_at = -2
        self.tables: dict[str, dict[int, int]] = {}

    def run(self) -> tuple[Provision, ...]:
        made: list[Provision] = []
        add = made.append
        for index, line in enumerate(self.lines):
            self.index = index
            label, text = self.splits[index]
            if line.place is not None:
                add(self.cell(line, label, text))
            elif label:
                add(self.labelled(line, label, text))
            else:
                add(self.unlabelled(text, line.style))
        return tuple(made)

    # Labelled lines

    def labelled(self, line: Line, label: str, text: str) -> Provision:
        readings = label_readings(label)
        levels = self.nesting.levels
        if levels and len(readings) == 1 and not self.numbered and levels[-1].continued_by(readings[0]):
            return self.continued(levels[-1], readings[0], line, label, text)
        self.expects_title = False
        if readings and readings[0].kind is _ARTICLE and (named := article(label)) is not None:
            return self.article(named[0], label, text)
        if line.label and (found := division(label)) is not None:
            return self.division(found[0], label, text, titled=bool(text))
        self.front = False
        return self.item(label, text)

    def continued(self, level: Level, reading: Label, line: Line, label: str, text: str) -> Provision:
        """The common case, kept short: the next item of the innermost list."""
        if reading.kind is _BULLET:
            identifier = self.unique(self.bullet(level))
        else:
            identifier = level.stem + reading.normalised
            if identifier in self.given:
                identifier = self.unique(self.of_block(identifier, reading.normalised, level))
            self.given.add(identifier)
        path = (*level.parent_path, label)
        level.take(reading, identifier, path)
        return Provision(identifier, label, self.role, path, text, level.parent, line.style, line.level, line.place)

    def bullet(self, level: Level) -> str:
        """Bullets are counted under what they stand under."""
        stem = f"{level.stem}bullet"
        return f"{stem}{self.count(stem)}"

    def of_block(self, identifier: str, segment: str, level: Level) -> str:
        """A number that was given before belongs to its section: "h2.1"."""
        return f"{self.block}.{segment}" if level.parent == self.block and self.block else identifier

    def item(self, label: str, text: str) -> Provision:
        reading, depth = self.nesting.place(label, self.coming_label, self.previous_opens_list)
        if reading is None:
            return self.odd_item(label, text)
        if reading.kind is _NUMBER or (self.numbered and self.is_provision_number(reading)):
            return self.numbered_provision(reading, label, text)
        levels = self.nesting.levels
        if self.loose_at == self.index - 1 and depth < len(levels) and self.restarts(reading, levels[depth]):
            level = Level(f"{self.loose}.", self.loose, self.path)
            return self.open_item(level, len(levels), reading, label, text)
        return self.open_item(self.level_at(depth, reading), depth, reading, label, text)

    def level_at(self, depth: int, reading: Label) -> Level:
        """The open level at that depth, or a new one under the item above it."""
        levels = self.nesting.levels
        if depth < len(levels) and levels[depth].label.kind is reading.kind:
            return levels[depth]
        stem = f"{self.prefix}." if self.prefix else ""
        if depth == 0:
            return Level(stem, self.block, self.path)
        above = levels[depth - 1]
        if reading.kind is _DECIMAL:
            return Level(stem, above.id, above.parent_path)
        return Level(f"{above.id}.", above.id, above.path)

    def open_item(self, level: Level, depth: int, reading: Label, label: str, text: str) -> Provision:
        if reading.kind is _BULLET:
            identifier = self.bullet(level)
        else:
            identifier = level.stem + reading.normalised
            if identifier in self.given:
                identifier = self.of_block(identifier, reading.normalised, level)
        path = (*level.parent_path, label)
        made = self.make(identifier, label, self.role, path, text, level.parent)
        level.take(reading, made.id, path)
        self.nesting.open(level, depth)
        return made

    def restarts(self, reading: Label, level: Level) -> bool:
        """Whether a list begins anew right after a paragraph without label: it belongs to that paragraph."""
        return reading.is_first and reading.kind is not _BULLET and reading.key <= level.label.key

    def odd_item(self, label: str, text: str) -> Provision:
        """An automatic label of no known form ("Step one")."""
        segment = slug(label)
        identifier = f"{self.prefix}.{segment}" if self.prefix else segment
        return self.make(identifier, label, self.role, (*self.path, label), text, self.block)

    def is_provision_number(self, reading: Label) -> bool:
        return reading.kind is _ARABIC and not reading.form and reading.key[0] >= self.last_number

    def numbered_provision(self, reading: Label, label: str, text: str) -> Provision:
        """A provision of a basic text: its number is unique in the text, so its id is the number alone."""
        self.numbered = True
        self.last_number = reading.key[0]
        self.nesting = Nesting()
        stem = f"{self.prefix}." if self.prefix and self.prefix != self.block else ""
        return self.open_item(Level(stem, self.block, self.path), 0, reading, label, text)

    # Lines without label

    def unlabelled(self, text: str, style: str) -> Provision:
        if style == "Call" and len(text) <= 2 * _LONGEST_CALL:
            return self.call(text, call_kind(text) or kind_of_unknown(text, self.kind))
        if style and (made := self.styled(text, style)) is not None:
            return made
        first = text[:1]
        if first in _CONSOLIDATION:
            return self.loose_paragraph(text)
        if text[-1:] == ":" and (made := self.enacting(text)) is not None:
            return made
        if self.calls and len(text) <= _LONGEST_CALL and not first.isupper() and (kind := self.opens_block(text)):
            return self.call(text, kind)
        if first == "[" and (note := _NOTE.match(text)):
            return self.make(f"note.{note[1]}", "", Role.NOTE, (), text[note.end() :], "")
        if len(text) <= LONGEST_HEADING and not first.islower() and (made := self.heading(text)) is not None:
            return made
        self.expects_title = False
        self.front = self.front and self.index < _LONGEST_FRONT
        return self.front_line(text) if self.front else self.loose_paragraph(text)

    def opens_block(self, text: str) -> CallKind | None:
        """The kind of block that the line opens; within a resolution the verb may be an unknown one."""
        kind = call_kind(text)
        if kind is not None or self.profile == "generic" or not (self.kind or "opening" in self.given):
            return kind
        previous = "" if self.called_at == self.index - 1 else self.splits[self.index - 1][1]
        return kind_of_unknown(text, self.kind) if looks_like_call(text, previous) else None

    def call(self, text: str, kind: CallKind) -> Provision:
        self.front = self.expects_title = False
        self.kind = kind
        self.called_at = self.index
        annex, path = self.annex
        path = (*path, text.strip())
        made = self.make(f"{annex}.{slug(text)}" if annex else slug(text), "", Role.CALL, path, text, annex)
        self.open_block(made.id, path, Role.RECITAL if kind is CallKind.PREAMBLE else Role.OPERATIVE)
        return made

    # Tables

    def cell(self, line: Line, label: str, text: str) -> Provision:
        """Tables are counted within their block; only an automatic label is one in a cell."""
        place = line.place
        assert place is not None
        tables = self.tables.setdefault(self.block, {})
        number = tables.setdefault(place.table, len(tables) + 1)
        stem = f"{self.block}." if self.block else ""
        identifier = f"{stem}t{number}.r{place.row + 1}.c{place.column + 1}"
        count = self.count(f"{identifier}#")
        if count > 1:
            identifier = f"{identifier}.p{count}"
        if not line.label:
            label, text = "", line.text
        path = (*self.path, label) if label else self.path
        return self.make(identifier, label, Role.CELL, path, text, self.block)
