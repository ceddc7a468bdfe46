"""What a conference document is made of, before it becomes OOXML: atoms with the tracked changes they stand under.

The values here serve two independent outputs, the Word file (``ooxml``) and its expected text (``expected``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

PILCROW = "¶"


class Act(StrEnum):
    """What a tracked change does; the value is the name of its OOXML element."""

    INSERT = "ins"
    DELETE = "del"
    MOVE_FROM = "moveFrom"
    MOVE_TO = "moveTo"

    @property
    def adds(self) -> bool:
        return self in (Act.INSERT, Act.MOVE_TO)


@dataclass(frozen=True, slots=True)
class Layer:
    """One tracked change over an atom, a row or a cell. ``move`` pairs the two ends of a move."""

    act: Act
    author: str
    date: str
    move: str = ""


Layers = tuple[Layer, ...]


def in_original(layers: Layers) -> bool:
    return not any(layer.act.adds for layer in layers)


def in_proposed(layers: Layers) -> bool:
    return all(layer.act.adds for layer in layers)


@dataclass(frozen=True, slots=True)
class Wrap:
    """What surrounds a stretch of text.

    kind: "link" (data: its address), "field" (its code), "sdt" (its tag), "format" (the look set under tracking).
    """

    kind: str
    data: str
    serial: int


@dataclass(frozen=True, slots=True)
class Comment:
    author: str
    date: str
    text: str


@dataclass(frozen=True, slots=True)
class Atom:
    """One character, or a note reference (``note`` is its tag), or a comment; outermost layer first.

    The end of a paragraph is an atom too, the pilcrow, so that it can be inserted and deleted like any other.
    unmarked: "old" for base text that the sponsor dropped without a mark, "new" for what stands in its place.
    """

    char: str
    layers: Layers = ()
    italic: bool = False
    bold: bool = False
    underline: bool = False
    note: str = ""
    comment: Comment | None = None
    wrap: Wrap | None = None
    symbol: bool = False
    unmarked: str = ""


Atoms = tuple[Atom, ...]


@dataclass(frozen=True, slots=True)
class Numbering:
    """Membership in an automatic list. was: the level before a tracked change of level, None for no change.

    old_number: what an older word processor recorded as the number before the change, 0 for no record.
    """

    list_id: int
    level: int
    was: int | None = None
    old_number: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Atoms without the final pilcrow, whose layers are ``mark``. address: where it stands in its instrument."""

    atoms: Atoms
    style: str = ""
    mark: Layers = ()
    address: str = ""
    numbering: Numbering | None = None
    right_to_left: bool = False
    boxed: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    paragraphs: tuple[Paragraph, ...]
    layers: Layers = ()
    width: int = 0
    span: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    layers: Layers = ()
    address: str = ""
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[Row, ...]
    bordered: bool = True


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A whole document.

    notes: text by tag, tags of endnotes begin with "end". hand: author and date of changes of form.
    split_runs: cut runs as Word does when text is edited over days. normal_only: no styles but Normal.
    """

    blocks: tuple[Block, ...]
    notes: dict[str, Atoms] = field(default_factory=dict)
    running_head: str = ""
    title: str = ""
    hand: tuple[str, str] = ("", "")
    split_runs: bool = False
    normal_only: bool = False


class SourceError(ValueError):
    """A source file that does not say what it means; the message names file and place."""


def plain(text: str, *, bold: bool = False, italic: bool = False, underline: bool = False) -> Atoms:
    """Untracked atoms of a text without marks."""
    return tuple(Atom(char, bold=bold, italic=italic, underline=underline) for char in text)
