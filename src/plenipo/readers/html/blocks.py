"""Pieces of text gathered into paragraphs, with white space as a browser shows it."""

from __future__ import annotations

import re

from msgspec import Struct

from plenipo.readers.html.state import State
from plenipo.texts.document import Paragraph, Run

_SPACE = re.compile(r"[ \t\r\n\f]+")


class Piece(Struct, frozen=True):
    """Text as it stands in the source, or the reference to a note, or a line break ("\\n", preformatted)."""

    text: str
    state: State
    note: str = ""


class BlockBuilder:
    """Collects the pieces of one paragraph after another. A paragraph without text is left out."""

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self._pieces: list[Piece] = []
        self._label = ("", "")

    def add(self, text: str, state: State, note: str = "") -> None:
        if text or note:
            self._pieces.append(Piece(text, state, note))

    def label_next(self, proposed: str, original: str) -> None:
        """The labels of the paragraph that follows: of a list item."""
        self._label = (proposed, original)

    def close(self, block: State) -> None:
        """End the paragraph; ``block`` is the state of the block element that it stands in."""
        runs = _runs(self._pieces)
        self._pieces = []
        if not runs:
            return
        proposed, original = self._label
        self._label = ("", "")
        self.paragraphs.append(
            Paragraph(
                runs,
                style=block.style,
                mark=block.revisions,
                label=proposed,
                original_label=original,
                level=block.level,
                container=block.container,
                place=block.place,
                right_to_left=block.right_to_left,
            )
        )


def _runs(pieces: list[Piece]) -> tuple[Run, ...]:
    texts = _collapsed(pieces)
    runs: list[Run] = []
    for piece, text in zip(pieces, texts, strict=True):
        if not text and not piece.note:
            continue
        state = piece.state
        run = Run(text, state.revisions, piece.note, state.underlined, state.italic)
        if runs and not run.note and not runs[-1].note and _same_look(runs[-1], run):
            run = Run(runs[-1].text + text, state.revisions, "", state.underlined, state.italic)
            runs.pop()
        runs.append(run)
    return tuple(runs)


def _same_look(left: Run, right: Run) -> bool:
    return (left.revisions, left.underlined, left.italic) == (right.revisions, right.underlined, right.italic)


def _collapsed(pieces: list[Piece]) -> list[str]:
    """The texts with white space collapsed across pieces, and none at the ends of the paragraph and of its lines."""
    texts: list[str] = []
    after_space = True
    for piece in pieces:
        text = piece.text
        if not piece.state.preformatted:
            text = _SPACE.sub(" ", text)
            if after_space:
                text = text.removeprefix(" ")
        if text or piece.note:
            after_space = text.endswith((" ", "\n"))
        texts.append(text)
    for index in range(len(texts) - 1, -1, -1):
        texts[index] = texts[index].rstrip(" \n")
        if texts[index] or pieces[index].note:
            break
    return texts
