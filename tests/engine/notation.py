"""A notation in which tests write marked-up texts, a paragraph a line.

{+inserted+}  [-deleted-]  {+AUTHOR|inserted by AUTHOR+}  {>name|moved here<}  [<name|moved away>]
A line that ends in ¶+ or ¶- has an inserted or a deleted paragraph mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from plenipo.amendments.proposal import Proposal
from plenipo.amendments.read import read_proposals
from plenipo.readers.profiles import outline
from plenipo.texts.contribution import Contribution, Header, Symbol, Unit
from plenipo.texts.document import Document, Format, Paragraph, Revision, RevisionKind, Run
from plenipo.texts.instrument import Instrument, InstrumentReference
from plenipo.texts.views import Line

_MARK = re.compile(r"\{\+(.*?)\+\}|\[-(.*?)-\]|\{>(.*?)<\}|\[<(.*?)>\]")
_KINDS = (RevisionKind.INSERT, RevisionKind.DELETE, RevisionKind.MOVE_TO, RevisionKind.MOVE_FROM)
REFERENCE = InstrumentReference("Resolution", "7", "(Rev. Seaport, 2026)")


def paragraph(line: str) -> Paragraph:
    """One line of the notation as a stored paragraph."""
    mark: tuple[Revision, ...] = ()
    if line.endswith(("¶+", "¶-")):
        kind = RevisionKind.INSERT if line.endswith("+") else RevisionKind.DELETE
        mark, line = (Revision(kind, "Author"),), line[:-2]
    runs: list[Run] = []
    position = 0
    for match in _MARK.finditer(line):
        if match.start() > position:
            runs.append(Run(line[position : match.start()]))
        runs.append(_run(match))
        position = match.end()
    if position < len(line):
        runs.append(Run(line[position:]))
    return Paragraph(tuple(runs), mark=mark)


def _run(match: re.Match[str]) -> Run:
    group = next(index for index, text in enumerate(match.groups()) if text is not None)
    text = match.groups()[group]
    name, bar, rest = text.partition("|")
    kind = _KINDS[group]
    if group > 1:
        return Run(rest, (Revision(kind, "Author", "2030-01-01", name),))
    return Run(rest, (Revision(kind, name),)) if bar else Run(text, (Revision(kind, "Author"),))


def document(text: str, name: str = "test.docx") -> Document:
    """The marked-up text as a Document."""
    return Document(name, Format.DOCX, tuple(paragraph(line) for line in _lines(text)))


def base(text: str) -> Instrument:
    """The text as the base of Resolution 7."""
    lines = [Line(line) for line in _lines(text)]
    return Instrument(REFERENCE, "", outline(lines), "itu_instrument")


def proposal(sponsor: str, text: str, symbol: Symbol = Symbol.MOD, identifier: str = "") -> Proposal:
    """The marked-up text as one proposal of the sponsor on Resolution 7."""
    identifier = identifier or f"{sponsor}/1/1"
    file = document(text, f"{sponsor}.docx")
    unit = Unit(identifier, symbol, sponsor, REFERENCE, 0, len(file.paragraphs))
    (found,) = read_proposals(file, Contribution("itu_conference", Header(), (unit,)))
    return found


def _lines(text: str) -> Sequence[str]:
    return [line.strip(" ") for line in text.strip("\n ").split("\n")]
