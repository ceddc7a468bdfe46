"""The lines of a new reading and those of a file that people corrected, brought together."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec import Struct
from msgspec.structs import replace

from plenipo.positions.mandate import Line, Statement
from plenipo.positions.own_format.values import Origin, OwnFile, check_of_text
from plenipo.texts.tokens import text_key

Key = tuple[str, str]
"""A line while two lists are merged: where it comes from, and its number there."""


class Merged(Struct, frozen=True):
    """Lines in their order, ids of those whose statements a person set, and a sentence for each thing not kept."""

    lines: tuple[Line, ...]
    by_hand: frozenset[str]
    reports: tuple[str, ...]


def merge_lines(read: OwnFile, corrected: OwnFile, same_document: bool) -> Merged:
    """What a person did to each line of ``corrected`` is done to the line that was read from the same text."""
    return _Merge(read, corrected, same_document).result()


def woven(leading: Sequence[Key], other: Sequence[Key]) -> list[Key]:
    """The leading order, with what only the other has after what stands before it there."""
    order = list(leading)
    known = set(leading)
    before: Key | None = None
    for key in other:
        if key not in known:
            order.insert(order.index(before) + 1 if before is not None else 0, key)
            known.add(key)
        before = key
    return order


class _Merge:
    def __init__(self, read: OwnFile, corrected: OwnFile, same_document: bool) -> None:
        self._read = {line.id: line for line in read.mandate.lines}
        self._texts = {line.id: check_of_text(line.text) for line in read.mandate.lines}
        self._free = dict.fromkeys(self._read)
        self._corrected = corrected
        self._known = corrected.origins()
        self._known_texts = {origin.text for origin in self._known}
        self._origins = _origin_of_each(corrected.mandate.lines, self._known)
        self._kept: dict[Key, Line] = {("read", line.id): line for line in read.mandate.lines}
        self._file: list[Key] = []
        self._by_hand: set[Key] = {("read", identifier) for identifier in read.lines_by_hand}
        self._reports: list[str] = []
        for line in corrected.mandate.lines:
            self._merge(line, same_document)

    def result(self) -> Merged:
        out = self._taken_out()
        read: list[Key] = [("read", identifier) for identifier in self._read if identifier not in out]
        order = woven(self._file, read) if self._reordered() else woven(read, self._file)
        lines: dict[str, Line] = {}
        by_hand: set[str] = set()
        for key in order:
            line = self._numbered_once(self._kept[key], lines)
            lines[line.id] = line
            by_hand |= {line.id} if key in self._by_hand else set()
        return Merged(tuple(lines.values()), frozenset(by_hand), tuple(self._reports))

    def _merge(self, line: Line, same_document: bool) -> None:
        origin = self._origins.get(line.id)
        place = self._place_of(line, origin)
        if place is not None:
            self._keep(line, origin, place)
        elif origin is not None:
            self._outlived(line, origin)
        elif same_document:
            self._take(("file", line.id), line, line.id in self._corrected.lines_by_hand)
        else:
            self._reports.append(f"Line {line.id} was added to another document, so it is not kept: «{line.text}»")

    def _place_of(self, line: Line, origin: Origin | None) -> Line | None:
        """The line of the same text as it was read: under its number, else wherever it stands now."""
        text = origin.text if origin else check_of_text(line.text)
        same = [identifier for identifier in self._free if self._texts[identifier] == text]
        if not same and text == check_of_text(line.text):
            key = text_key(line.text)
            same = [identifier for identifier in self._free if text_key(self._read[identifier].text) == key]
        number = origin.id if origin else line.id
        return self._read[number if number in same else same[0]] if same else None

    def _keep(self, line: Line, origin: Origin | None, place: Line) -> None:
        by_hand = line.id in self._corrected.lines_by_hand
        rewritten = origin is not None and origin.text != check_of_text(line.text)
        kept = replace(
            place,
            id=line.id if origin is not None and origin.id != line.id else place.id,
            text=line.text if rewritten else place.text,
            section=line.section if _has_new_section(line, origin) else place.section,
        )
        moved = _moved(line.statements if by_hand or rewritten else place.statements, kept)
        if moved is None:
            self._reports.append(_lost(line, "its text changed"))
            return
        self._take(("read", place.id), replace(kept, statements=moved), by_hand)

    def _outlived(self, line: Line, origin: Origin) -> None:
        """The text that a person worked on is no longer there; a section set by hand stays with the number."""
        now = self._read.get(origin.id)
        if now is not None and self._texts[now.id] in self._known_texts:
            now = None  # that number now has the text of another line
        rewritten = origin.text != check_of_text(line.text)
        if rewritten:
            self._reports.append(
                f"Line {line.id}: what it was made from is not in the text: «{line.text}» is not kept."
            )
        elif line.id in self._corrected.lines_by_hand:
            self._reports.append(_lost(line, "its text changed" if now else "it is no longer in the text"))
        if not _has_new_section(line, origin):
            return
        if now is None:
            self._reports.append(f"Line {line.id}: it is no longer in the text, so its section is not kept.")
        else:
            self._take(("read", now.id), replace(now, section=line.section), False)

    def _take(self, key: Key, line: Line, by_hand: bool) -> None:
        self._file.append(key)
        if key[0] == "read":
            del self._free[key[1]]
        self._kept[key] = line
        if by_hand:
            self._by_hand.add(key)

    def _taken_out(self) -> set[str]:
        """Numbers of the lines that were read and whose text a person took out of the file."""
        left = {origin.id for origin in self._origins.values()}
        gone = {origin.id: origin for origin in self._known if origin.id not in left}
        texts = {origin.text for origin in gone.values()}
        out = {identifier for identifier in self._free if self._texts[identifier] in texts}
        found = {self._texts[identifier] for identifier in out}
        for identifier, origin in gone.items():
            if origin.text not in found and identifier in self._free:
                self._reports.append(f"Line {identifier} was taken out; its text changed, so it stands here again.")
        return out

    def _reordered(self) -> bool:
        order = {origin.id: place for place, origin in enumerate(self._known)}
        origins = (self._origins.get(line.id) for line in self._corrected.mandate.lines)
        places = [order[origin.id] for origin in origins if origin is not None]
        return places != sorted(places)

    def _numbered_once(self, line: Line, taken: Collection[str]) -> Line:
        """A line that a person added may meet its number in the text."""
        if line.id not in taken:
            return line
        again = next(name for count in range(2, len(taken) + 3) if (name := f"{line.id}-{count}") not in taken)
        self._reports.append(f"The number {line.id} is given twice now: «{line.text}» is called {again} here.")
        statements = tuple(replace(one, id=f"{again}.{n}") for n, one in enumerate(line.statements, 1))
        return replace(line, id=again, statements=statements)


def _origin_of_each(lines: Sequence[Line], known: Sequence[Origin]) -> dict[str, Origin]:
    """What each line was read as: by number and text, else by its text, else by its number; none where it was added."""
    found: dict[str, Origin] = {}
    free = {origin.id: origin for origin in known}
    for by_text, by_number in ((True, True), (True, False), (False, True)):
        texts = {origin.text: origin for origin in reversed(free.values())} if by_text and not by_number else {}
        for line in lines:
            if line.id in found:
                continue
            text = check_of_text(line.text)
            origin = free.get(line.id) if by_number else texts.get(text)
            if origin is None or origin.id not in free or (by_text and origin.text != text):
                continue
            found[line.id] = free.pop(origin.id)
    return found


def _has_new_section(line: Line, origin: Origin | None) -> bool:
    return bool(line.section) if origin is None else origin.section != check_of_text(line.section)


def _moved(statements: Sequence[Statement], place: Line) -> tuple[Statement, ...] | None:
    """The statements with the number of their new place; None where a quote no longer stands there word for word."""
    moved: list[Statement] = []
    for number, statement in enumerate(statements, 1):
        stands = place.text.startswith(statement.quote, statement.start)
        start = statement.start if stands else place.text.find(statement.quote)
        if start < 0:
            return None
        moved.append(replace(statement, id=f"{place.id}.{number}", start=start))
    return tuple(moved)


def _lost(line: Line, fate: str) -> str:
    corrected = [one for one in line.statements if one.corrected] or list(line.statements)
    what = "; ".join(f"{one.stance.value} «{one.target}»" for one in corrected) or "no statement"
    return f"Line {line.id}: {fate}, so what was corrected there is not kept: {what}."
