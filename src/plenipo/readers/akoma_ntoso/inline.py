"""What stands inside a block: text, ``ins`` and ``del``, notes and references to them; other markup is flattened."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml import etree

from plenipo.readers.akoma_ntoso.vocabulary import akn, local
from plenipo.texts.document import Note, Revision, RevisionKind, Run

_SPACES = re.compile(r"[ \t\r\n]+")
_REVISIONS = {"ins": RevisionKind.INSERT, "del": RevisionKind.DELETE}
_BREAKS = frozenset({"br", "eol", "eop"})


def sponsors_of(root: etree._Element) -> dict[str, str]:
    """The names that references give: from the name of the element to what it shows."""
    return {
        element.get("eId", ""): element.get("showAs", "")
        for references in root.iter(akn("references"))
        for element in references
    }


def names_of(element: etree._Element, sponsors: dict[str, str]) -> str:
    """Who is responsible for the element, joined by commas; "" where it does not say."""
    links = (unquote(link.removeprefix("#")) for link in element.get("refersTo", "").split())
    names = [sponsors[link] for link in links if link in sponsors]
    return ", ".join(names) or element.get("title", "")


@dataclass
class Inline:
    """Reads the runs of blocks.

    spaces_count: every space is the author's own; otherwise stretches of it are one space, as in any XML text.
    collect: makes a note of an inline note and returns its identifier. notes: those declared in the metadata.
    """

    sponsors: dict[str, str]
    spaces_count: bool
    collect: Callable[[etree._Element, Inline], str]
    notes: dict[str, Note] = field(default_factory=dict)
    referred: set[str] = field(default_factory=set)

    def runs(self, element: etree._Element, revisions: tuple[Revision, ...] = ()) -> tuple[Run, ...]:
        """The runs of the block in order; none is empty."""
        runs = list(self._pieces(element, revisions))
        if not self.spaces_count:
            runs = _collapsed(runs)
        return tuple(_joined(run for run in runs if run.text or run.note))

    def plain(self, element: etree._Element) -> str:
        """The text alone."""
        return "".join(run.text for run in self.runs(element))

    def _pieces(self, element: etree._Element, revisions: tuple[Revision, ...]) -> Iterator[Run]:
        yield Run(element.text or "", revisions)
        for child in element:
            yield from self._child(child, revisions)
            yield Run(child.tail or "", revisions)

    def _child(self, child: etree._Element, revisions: tuple[Revision, ...]) -> Iterator[Run]:
        tag = local(child.tag)
        if tag in _REVISIONS:
            revision = Revision(_REVISIONS[tag], names_of(child, self.sponsors))
            yield from self._pieces(child, revisions if revision in revisions else (*revisions, revision))
        elif tag == "authorialNote":
            yield Run("", revisions, note=self.collect(child, self))
        elif tag == "noteRef":
            yield self._reference(child, revisions)
        elif tag in _BREAKS:
            yield Run("\n", revisions)
        else:
            yield from self._pieces(child, revisions)

    def _reference(self, element: etree._Element, revisions: tuple[Revision, ...]) -> Run:
        note = self.notes.get(unquote(element.get("href", "").removeprefix("#")))
        if note is None:
            return Run(element.get("marker", ""), revisions)
        self.referred.add(note.id)
        return Run("", revisions, note=note.id)


def _collapsed(runs: list[Run]) -> list[Run]:
    """Stretches of space, also across runs, as one space; none at either end."""
    found: list[Run] = []
    space_before = True
    for run in runs:
        text = run.text if run.text == "\n" else _SPACES.sub(" ", run.text)
        if space_before and text != "\n":
            text = text.removeprefix(" ")
        if text or run.note:
            space_before = text.endswith((" ", "\n")) and not run.note
            found.append(Run(text, run.revisions, run.note))
    if found and not found[-1].note:
        found[-1] = Run(found[-1].text.rstrip(" "), found[-1].revisions)
    return found


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Neighbours under the same revisions as one run."""
    pending: Run | None = None
    for run in runs:
        if pending and not pending.note and not run.note and pending.revisions == run.revisions:
            pending = Run(pending.text + run.text, run.revisions)
            continue
        if pending:
            yield pending
        pending = run
    if pending:
        yield pending
