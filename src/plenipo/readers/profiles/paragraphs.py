"""Stored paragraphs as plain strings of one view, for recognition."""

from __future__ import annotations

from collections.abc import Sequence

from plenipo.texts.document import Paragraph
from plenipo.texts.views import View, shows


def paragraph_text(paragraph: Paragraph, view: View = View.PROPOSED) -> str:
    """The text of one stored paragraph, without note references; a line break within it is "\\n"."""
    return "".join([run.text for run in paragraph.runs if not run.revisions or shows(run.revisions, view)])


def paragraph_texts(paragraphs: Sequence[Paragraph], view: View = View.PROPOSED) -> list[str]:
    """One string per stored paragraph, outer space removed."""
    texts: list[str] = []
    for paragraph in paragraphs:
        runs = paragraph.runs
        if len(runs) == 1 and not runs[0].revisions:  # as most are
            texts.append(runs[0].text.strip())
        else:
            texts.append(paragraph_text(paragraph, view).strip())
    return texts
