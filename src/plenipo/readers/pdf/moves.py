"""Both ends of a move carry one name; an end without its other is a plain deletion or insertion."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import structs

from plenipo.texts.document import Document, Paragraph, Revision, RevisionKind, Run

_PLAIN = {RevisionKind.MOVE_FROM: RevisionKind.DELETE, RevisionKind.MOVE_TO: RevisionKind.INSERT}


def pair_moves(document: Document) -> Document:
    """Moves are paired by paragraph or run of equal text, in reading order."""
    texts = {kind: _moved(document, kind) for kind in _PLAIN}
    both = texts[RevisionKind.MOVE_FROM] & texts[RevisionKind.MOVE_TO]
    names = {text: f"move{number}" for number, text in enumerate(sorted(both), start=1)}

    def named(paragraph: Paragraph) -> Paragraph:
        key = {kind: names.get(_moved_text(paragraph, kind), "") for kind in _PLAIN}
        return _revised(paragraph, lambda revision: _resolved(revision, key))

    if not any(texts.values()):
        return document
    return structs.replace(document, paragraphs=tuple(map(named, document.paragraphs)))


def _moved(document: Document, kind: RevisionKind) -> set[str]:
    return {text for paragraph in document.paragraphs if (text := _moved_text(paragraph, kind))}


def _moved_text(paragraph: Paragraph, kind: RevisionKind) -> str:
    """What the paragraph moves, without white space, in which two prints differ."""
    moved = (run.text for run in paragraph.runs if any(revision.kind is kind for revision in run.revisions))
    return "".join("".join(moved).split())


def _resolved(revision: Revision, names: dict[RevisionKind, str]) -> Revision:
    if revision.kind not in names:
        return revision
    name = names[revision.kind]
    if name:
        return structs.replace(revision, move=name)
    return structs.replace(revision, kind=_PLAIN[revision.kind])


def _revised(paragraph: Paragraph, change: Callable[[Revision], Revision]) -> Paragraph:
    def run(old: Run) -> Run:
        return structs.replace(old, revisions=tuple(map(change, old.revisions))) if old.revisions else old

    return structs.replace(paragraph, runs=tuple(map(run, paragraph.runs)), mark=tuple(map(change, paragraph.mark)))
