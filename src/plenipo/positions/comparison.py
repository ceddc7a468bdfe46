"""Two mandates line by line: what was kept, amended, moved, merged, split, added and dropped between conferences."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from enum import StrEnum

from msgspec import Struct
from rapidfuzz import fuzz

from plenipo.positions.mandate import Line, Mandate, Stance, Statement
from plenipo.texts.tokens import text_key, token_key, tokenize

_ALIKE = 60.0
"""Least similarity (0 to 100, order of words left aside) of a line and its amended form."""

_CONTAINED = 0.75
"""Least share of a line's words that stand in the line that it was merged into, or split from."""

_SAME_TARGET = 80.0


class Fate(StrEnum):
    KEPT = "kept"
    AMENDED = "amended"
    MOVED = "moved"
    MERGED = "merged"
    SPLIT = "split"
    NEW = "new"
    DROPPED = "dropped"


class Piece(Struct, frozen=True):
    """Words of an amended line: "equal", "insert" or "delete". The pieces that are not deleted join to the new text."""

    kind: str
    text: str


class StanceMove(Struct, frozen=True):
    """A statement on the same target whose stance is another one now. before, after: ids of the statements."""

    target: str
    before: str
    after: str
    was: Stance
    now: Stance


class LineChange(Struct, frozen=True):
    """What became of lines. old, new: their ids; both of one line, or several on the side that was merged or split."""

    fate: Fate
    old: tuple[str, ...]
    new: tuple[str, ...]
    pieces: tuple[Piece, ...] = ()
    stances: tuple[StanceMove, ...] = ()
    moved: bool = False


class Comparison(Struct, frozen=True):
    """All lines of both mandates, each once, in the order of the new one; what was dropped comes last."""

    old: str
    new: str
    changes: tuple[LineChange, ...]

    def counts(self) -> dict[Fate, int]:
        """How many changes of each fate there are."""
        return {fate: sum(change.fate is fate for change in self.changes) for fate in Fate}


def compare_mandates(old: Mandate, new: Mandate) -> Comparison:
    """What moved from the old mandate to the new one. Numbers alone do not count: a line with a new number is kept."""
    pairs = _pairs(old.lines, new.lines)
    moved = _out_of_order(pairs, old.lines, new.lines)
    merged = _contained(old.lines, new.lines, {before: after for after, before in pairs.items()})
    split = _contained(new.lines, old.lines, pairs)
    changes = [
        change
        for position, line in enumerate(new.lines)
        if (change := _fate(position, line, old.lines, new.lines, pairs, merged, split, moved))
    ]
    gone = [index for index in range(len(old.lines)) if index not in pairs.values() and index not in merged]
    changes += [LineChange(Fate.DROPPED, (old.lines[index].id,), ()) for index in gone]
    return Comparison(_name(old), _name(new), tuple(changes))


def _name(mandate: Mandate) -> str:
    return mandate.reference or mandate.title or mandate.source


def _pairs(old: Sequence[Line], new: Sequence[Line]) -> dict[int, int]:
    """For each line of the new mandate the one it was: first those of the same text, then the most alike."""
    left = {index: text_key(line.text) for index, line in enumerate(old)}
    pairs: dict[int, int] = {}
    for position, line in enumerate(new):
        same = [index for index, text in left.items() if text == text_key(line.text)]
        if same:
            pairs[position] = min(same, key=lambda index: (abs(index - position), index))
            del left[pairs[position]]
    open_new = [position for position in range(len(new)) if position not in pairs]
    texts = {position: text_key(new[position].text) for position in open_new}
    ranked = sorted(
        (
            (fuzz.token_sort_ratio(texts[position], text), position, index)
            for position in open_new
            for index, text in left.items()
        ),
        key=lambda found: (-found[0], abs(found[1] - found[2]), found[1:]),
    )
    for score, position, index in ranked:
        if score >= _ALIKE and position not in pairs and index in left:
            pairs[position] = index
            del left[index]
    return pairs


def _out_of_order(pairs: dict[int, int], old: Sequence[Line], new: Sequence[Line]) -> set[int]:
    """New positions of lines that stand before or behind others than they did, or under another heading."""
    positions = sorted(pairs)
    steady = _longest_rise([pairs[position] for position in positions])
    renamed = _renamed_sections(pairs, old, new)
    return {
        position
        for position in positions
        if pairs[position] not in steady
        or (new[position].section != renamed.get(old[pairs[position]].section, new[position].section))
    }


def _renamed_sections(pairs: dict[int, int], old: Sequence[Line], new: Sequence[Line]) -> dict[str, str]:
    """The heading under which most lines of an old heading stand now."""
    votes: dict[str, dict[str, int]] = {}
    for position, index in pairs.items():
        count = votes.setdefault(old[index].section, {})
        count[new[position].section] = count.get(new[position].section, 0) + 1
    return {section: max(sorted(count), key=lambda name: count[name]) for section, count in votes.items()}


def _longest_rise(values: Sequence[int]) -> set[int]:
    """The longest rising run of the values: lines that kept their order."""
    tails: list[int] = []
    chains: list[list[int]] = []
    for value in values:
        place = bisect_left(tails, value)
        chain = [*(chains[place - 1] if place else []), value]
        tails[place : place + 1] = [value]
        chains[place : place + 1] = [chain]
    return set(chains[-1]) if chains else set()


def _contained(parts: Sequence[Line], wholes: Sequence[Line], paired: dict[int, int]) -> dict[int, int]:
    """For each part without a pair, the whole that holds most of its words in their order."""
    found: dict[int, int] = {}
    for index, part in enumerate(parts):
        if index in paired:
            continue
        words = _words(part.text)
        shares = [(_share(words, _words(whole.text)), -position) for position, whole in enumerate(wholes)]
        share, place = max(shares, default=(0.0, 0))
        if share >= _CONTAINED:
            found[index] = -place
    return found


def _words(text: str) -> list[str]:
    return [token_key(token).lower() for token in tokenize(text) if token[:1].isalnum()]


def _share(words: list[str], whole: list[str]) -> float:
    """The share of the words that stand in the whole in stretches of three or more."""
    blocks = SequenceMatcher(None, words, whole, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size > 2) / len(words) if words else 0.0


def _fate(
    position: int,
    line: Line,
    old: Sequence[Line],
    new: Sequence[Line],
    pairs: dict[int, int],
    merged: dict[int, int],
    split: dict[int, int],
    moved: set[int],
) -> LineChange | None:
    joined = [index for index, whole in merged.items() if whole == position]
    if position in split and position not in pairs:
        return None if split[position] in pairs.values() else _split(old[split[position]], position, new, split)
    if position not in pairs:
        if joined:
            return _change(Fate.MERGED, [old[index] for index in joined], [line])
        return LineChange(Fate.NEW, (), (line.id,))
    before = old[pairs[position]]
    if joined:
        return _change(Fate.MERGED, [old[index] for index in sorted([*joined, pairs[position]])], [line])
    parts = [part for part, whole in split.items() if whole == pairs[position] and part not in pairs]
    if parts:
        return _change(Fate.SPLIT, [before], [new[index] for index in sorted([*parts, position])])
    same = text_key(before.text) == text_key(line.text)
    fate = (Fate.MOVED if position in moved else Fate.KEPT) if same else Fate.AMENDED
    return _change(fate, [before], [line], position in moved)


def _split(before: Line, position: int, new: Sequence[Line], split: dict[int, int]) -> LineChange | None:
    """A line whose every part is too small to be its amended form: told at the first of them."""
    parts = sorted(part for part, whole in split.items() if whole == split[position])
    return _change(Fate.SPLIT, [before], [new[part] for part in parts]) if parts[0] == position else None


def _change(fate: Fate, old: Sequence[Line], new: Sequence[Line], moved: bool = False) -> LineChange:
    pieces = () if fate in (Fate.KEPT, Fate.MOVED) else marked_words(_joined(old), _joined(new))
    before = [statement for line in old for statement in line.statements]
    after = [statement for line in new for statement in line.statements]
    ids_old, ids_new = tuple(line.id for line in old), tuple(line.id for line in new)
    return LineChange(fate, ids_old, ids_new, pieces, tuple(_stance_moves(before, after)), moved)


def _joined(lines: Iterable[Line]) -> str:
    return "\n".join(line.text for line in lines)


def marked_words(old: str, new: str) -> tuple[Piece, ...]:
    """The difference of two texts in whole words; without deletions it reads as the new text."""
    before, after = tokenize(old), tokenize(new)
    matcher = SequenceMatcher(
        None, [token_key(one) for one in before], [token_key(one) for one in after], autojunk=False
    )
    pieces: list[Piece] = []
    for kind, i, j, k, end in matcher.get_opcodes():
        if kind == "equal":
            pieces.append(Piece("equal", "".join(after[k:end])))
            continue
        if j > i:
            pieces.append(Piece("delete", "".join(before[i:j])))
        if end > k:
            pieces.append(Piece("insert", "".join(after[k:end])))
    return tuple(pieces)


def _stance_moves(before: Sequence[Statement], after: Sequence[Statement]) -> Iterable[StanceMove]:
    """Statements on one target with two stances; each statement is told of once."""
    left = list(before)
    for now in after:
        scored = [(fuzz.token_set_ratio(one.target, now.target), -place) for place, one in enumerate(left)]
        score, place = max(scored, default=(0.0, 0))
        if score < _SAME_TARGET:
            continue
        was = left.pop(-place)
        if was.stance is not now.stance:
            yield StanceMove(now.target, was.id, now.id, was.stance, now.stance)
