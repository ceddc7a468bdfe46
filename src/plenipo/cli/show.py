"""``plenipo show``: what a file says, in any view, and what it changes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from msgspec.structs import replace

from plenipo.amendments.read import read_proposals
from plenipo.readers.files import read_file
from plenipo.readers.profiles import recognise
from plenipo.texts.document import Document, Paragraph, RevisionKind, Run
from plenipo.texts.views import View, document_lines

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
        from plenipo.writers.json import show_json

        contribution = recognise(document)
        typer.echo(to_text(show_json(document, contribution, read_proposals(document, contribution))))
        return
    shown = _with_marks(document) if view is View.MARKED else document
    for line in document_lines(shown, view):
        typer.echo(line)


def _with_marks(document: Document) -> Document:
    return replace(
        document,
        paragraphs=tuple(map(_paragraph_with_marks, document.paragraphs)),
        notes=tuple(
            replace(note, paragraphs=tuple(map(_paragraph_with_marks, note.paragraphs))) for note in document.notes
        ),
    )


def _paragraph_with_marks(paragraph: Paragraph) -> Paragraph:
    runs = [piece for run in paragraph.runs for piece in _run_with_marks(run)]
    return replace(paragraph, runs=tuple(runs))


def _run_with_marks(run: Run) -> list[Run]:
    if not run.revisions:
        return [run]
    opening = "".join(_OPENING[revision.kind] for revision in run.revisions)
    closing = "".join(_CLOSING[revision.kind] for revision in reversed(run.revisions))
    return [Run(opening), run, Run(closing)]
