"""An instrument of made-up text in conference form, and tracked edits of it by sponsors."""

from __future__ import annotations

from random import Random
from string import ascii_lowercase

from msgspec import Struct

from bench.wordfile import Mark, Para, Piece
from bench.words import Vocabulary

_PREAMBLE = ["recalling", "considering", "recognizing", "noting", "aware", "emphasizing", "affirming", "acknowledging"]
_OPERATIVE = ("resolves", "instructs the Secretary-General", "instructs the Council", "invites Member States")
_MORE = ("", " further", " also", " with appreciation")
_BLOCK = 16  # items under one call, about what a long Resolution has


class Item(Struct, frozen=True):
    """A labelled paragraph of the base: its label and its words."""

    label: str
    words: tuple[str, ...]


class Base(Struct, frozen=True):
    """An instrument: heading lines, then calls, each with its items."""

    number: int
    title: str
    calls: tuple[tuple[str, tuple[Item, ...]], ...]

    @property
    def items(self) -> list[Item]:
        return [item for _, items in self.calls for item in items]


class Edit(Struct, frozen=True):
    """One edit of one item: words[start:start+length] give way to ``text``; or a new paragraph after the item."""

    item: int
    start: int
    length: int
    text: str
    new_paragraph: bool = False


def make_base(number: int, paragraphs: int, vocabulary: Vocabulary) -> Base:
    """An instrument of that many labelled paragraphs under calls, a third of them in the preamble."""
    sizes = [_BLOCK] * (paragraphs // _BLOCK) + [paragraphs % _BLOCK] * bool(paragraphs % _BLOCK)
    preamble = max(1, len(sizes) // 3)
    calls: list[tuple[str, tuple[Item, ...]]] = []
    for position, size in enumerate(sizes):
        before = position < preamble
        labels = [f"{ascii_lowercase[n]})" if before else str(n + 1) for n in range(size)]
        items = tuple(Item(label, tuple(vocabulary.sentence().split())) for label in labels)
        calls.append((_call(position, before, preamble, vocabulary), items))
    return Base(number, vocabulary.phrase(9).capitalize(), tuple(calls))


def _call(position: int, before: bool, preamble: int, vocabulary: Vocabulary) -> str:
    """Call words, no two alike: the common ones first, then addressees made up for the purpose."""
    words = _PREAMBLE if before else _OPERATIVE
    turn = position if before else position - preamble
    if before and turn < len(words) * len(_MORE):
        return words[turn % len(words)] + _MORE[turn // len(words)]
    if not before and turn < len(words):
        return words[turn]
    return f"instructs the Director of the {vocabulary.word('adjective').capitalize()} Bureau {turn}"


def draw_edit(random: Random, item: int, length: int, vocabulary: Vocabulary) -> Edit:
    """Half replace one to three words, a fifth insert a phrase, a fifth delete words, a tenth add a paragraph."""
    start = random.randrange(2, max(3, length - 5))
    kind = random.random()
    if kind < 0.5:
        return Edit(item, start, random.randint(1, 3), vocabulary.phrase(random.randint(1, 4)))
    if kind < 0.7:
        return Edit(item, start, 0, vocabulary.phrase(random.randint(3, 8)))
    if kind < 0.9:
        return Edit(item, start, random.randint(1, 4), "")
    return Edit(item, 0, 0, vocabulary.sentence(24), new_paragraph=True)


def sponsor_edits(random: Random, base: Base, edits: int, shared: list[Edit], vocabulary: Vocabulary) -> list[Edit]:
    """Edits spread over the items, one an item at most; about one in ten is shared with other sponsors."""
    items = base.items
    chosen = {edit.item: edit for edit in random.sample(shared, min(len(shared), edits // 10))}
    free = [index for index in range(len(items)) if index not in chosen]
    for index in random.sample(free, min(len(free), edits - len(chosen))):
        chosen[index] = draw_edit(random, index, len(items[index].words), vocabulary)
    return [chosen[index] for index in sorted(chosen)]


def shared_edits(random: Random, base: Base, number: int, vocabulary: Vocabulary) -> list[Edit]:
    """Edits of distinct items that several sponsors may table word for word."""
    items = base.items
    return [
        draw_edit(random, index, len(items[index].words), vocabulary)
        for index in random.sample(range(len(items)), min(len(items), number))
    ]


def instrument(base: Base, edits: list[Edit] | None = None, author: str = "") -> list[Para]:
    """The instrument's paragraphs, with the edits tracked under the author's name."""
    by_item = {edit.item: edit for edit in edits or []}
    heading = [
        ("ResNo", f"RESOLUTION {base.number} (REV. CRESMOND, 2030)"),
        ("Restitle", base.title),
        ("Normalaftertitle", "The Plenipotentiary Conference of the Union (Cresmond, 2030),"),
    ]
    paragraphs = [Para((Piece(text),), style) for style, text in heading]
    index = 0
    for number, (call, items) in enumerate(base.calls):
        paragraphs.append(Para((Piece(call),), "Call"))
        for position, item in enumerate(items):
            end = ";" if position + 1 < len(items) else "," if number + 1 < len(base.calls) else "."
            paragraphs += _item(item, end, by_item.get(index), author)
            index += 1
    return paragraphs


def _item(item: Item, end: str, edit: Edit | None, author: str) -> list[Para]:
    if edit is None or edit.new_paragraph:
        whole = [Para((Piece(f"{item.label}\t{' '.join(item.words)}{end}"),))]
        if edit is not None:
            text = f"{item.label}bis\t{edit.text};"
            whole.append(Para((Piece(text, Mark.INSERT, author),), inserted_by=author))
        return whole
    stop = edit.start + edit.length
    before = f"{item.label}\t{' '.join(item.words[: edit.start])} "
    gone = " ".join(item.words[edit.start : stop])
    after = f"{' '.join(item.words[stop:])}{end}"
    space = " " if not edit.length or not edit.text else ""
    changed = [
        Piece(gone + space * (not edit.text), Mark.DELETE, author) if gone else None,
        Piece(edit.text + space * (not gone), Mark.INSERT, author) if edit.text else None,
    ]
    middle = [piece for piece in changed if piece is not None]
    tail = after if space else f" {after}"
    return [Para((Piece(before), *middle, Piece(tail)))]
