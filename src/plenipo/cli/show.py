"""``plenipo show``: what a file says, in any view, and what it changes."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path
from typing import Annotated, Any

import typer
from msgspec.structs import replace

from plenipo.amendments.read import read_proposals
from plenipo.readers.files import read_file
from plenipo.readers.profiles import read_instrument, recognise
from plenipo.texts.document import Document, Paragraph, RevisionKind, Run
from plenipo.texts.views import View, document_lines
from plenipo.writers.json import show_json

_OPENING = {
    RevisionKind.INSERT: "{+",
    RevisionKind.DELETE: "[-",
    RevisionKind.MOVE_TO: "{>",
    RevisionKind.MOVE_FROM: "[<",
}
_CLOSING = {
    RevisionKind.INSERT: "+}",
    RevisionKind.DELETE: "-]",
    RevisionKind.MOVE_TO: "<}",
    RevisionKind.MOVE_FROM: ">]",
}


def show(
    file: Annotated[Path, typer.Argument(help="A Word, PDF, HTML, text or Akoma Ntoso file.")],
    view: Annotated[
        View, typer.Option(help="original: all changes rejected; proposed: all accepted; marked: both.")
    ] = View.PROPOSED,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print header, proposals, provisions and changes as one JSON document.")
    ] = False,
) -> None:
    """Print the text of FILE, a paragraph a line, footnotes last.

    In the marked view insertions read {+so+}, deletions [-so-], moved text [<from>] and {>to<}.
    """
    document = read_file(file)
    if as_json:
        shown = _as_json(document)
        typer.echo(json.dumps(shown, ensure_ascii=False, indent=2))
        return
    viewed = _with_marks(document) if view is View.MARKED else document
    for line in document_lines(viewed, view):
        typer.echo(line)


def _as_json(document: Document) -> dict[str, Any]:
    contribution = recognise(document)
    proposals = read_proposals(document, contribution)
    if contribution.units or any(proposal.tracked for proposal in proposals):
        return show_json(document, contribution, proposals)
    return show_json(document, contribution, (), read_instrument(document))


def _with_marks(document: Document) -> Document:
    return replace(
        document,
        paragraphs=tuple(map(_paragraph_with_marks, document.paragraphs)),
        notes=tuple(
            replace(note, paragraphs=tuple(map(_paragraph_with_marks, note.paragraphs))) for note in document.notes
        ),
    )


def _paragraph_with_marks(paragraph: Paragraph) -> Paragraph:
    runs: list[Run] = []
    for revisions, group in groupby(paragraph.runs, key=lambda run: run.revisions):
        opening = "".join(_OPENING[revision.kind] for revision in revisions)
        closing = "".join(_CLOSING[revision.kind] for revision in reversed(revisions))
        runs.extend((Run(opening), *group, Run(closing)))
    return replace(paragraph, runs=tuple(runs))
