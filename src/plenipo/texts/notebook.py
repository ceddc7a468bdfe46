"""How documents and compilations show themselves in a notebook: small, escaped HTML without scripts."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any, Protocol

from plenipo.texts.document import ADDING, REMOVING, Document, Paragraph, Run
from plenipo.texts.views import View, note_numbers, run_text

_SHOWN = 40


def document_as_html(document: Document) -> str:
    """Name, format and the first paragraphs with their changes marked."""
    written = [paragraph for paragraph in document.paragraphs if _has_text(paragraph)]
    numbers = note_numbers(document.paragraphs, View.MARKED)
    lines = "".join(f"<p>{_marked(paragraph, numbers)}</p>" for paragraph in written[:_SHOWN])
    left = len(written) - _SHOWN
    more = f"<p>… and {left} more paragraphs</p>" if left > 0 else ""
    facts = [document.format.value, _count(len(written), "paragraph"), _count(len(document.notes), "note")]
    return (
        f"<article><p><strong>{escape(document.title or document.name)}</strong> "
        f"({escape(', '.join(facts))})</p>{lines}{more}</article>"
    )


class Compiled(Protocol):
    """What a compilation tells about itself; the texts stand below it and do not know its type."""

    @property
    def title(self) -> str: ...
    @property
    def sponsors(self) -> tuple[str, ...]: ...
    def counts(self) -> Mapping[Any, int]: ...


def compilation_as_html(compilation: Compiled) -> str:
    """A table: the title, the sponsors, and how many provisions have each status."""
    rows = "".join(
        f'<tr><th scope="row">{escape(str(status))}</th><td>{count}</td></tr>'
        for status, count in compilation.counts().items()
    )
    return (
        f"<table><caption>{escape(compilation.title)}<br>{escape(', '.join(compilation.sponsors))}</caption>"
        f'<tr><th scope="col">status</th><th scope="col">provisions</th></tr>{rows}</table>'
    )


def _has_text(paragraph: Paragraph) -> bool:
    return any(run.text.strip() or run.note for run in paragraph.runs)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _marked(paragraph: Paragraph, numbers: dict[str, int]) -> str:
    label = f"{escape(paragraph.label)} " if paragraph.label else ""
    return label + "".join(_run(run, numbers) for run in paragraph.runs)


def _run(run: Run, numbers: dict[str, int]) -> str:
    text = escape(run_text(run, numbers)).replace("\n", "<br>")
    for revision in reversed(run.revisions):
        by = f' title="{escape(revision.author)}"' if revision.author else ""
        if revision.kind in ADDING:
            text = f"<ins{by}>{text}</ins>"
        elif revision.kind in REMOVING:
            text = f"<del{by}>{text}</del>"
    return text
