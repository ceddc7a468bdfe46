"""The front section: what this document is, who contributed what, what is open, and how to read it."""

from __future__ import annotations

import re
from collections import Counter

from plenipo.compilation.model import Compilation, Contributed, SilentAlteration, Status
from plenipo.texts.contribution import Symbol
from plenipo.writers.docx.bookmarks import bookmark_names
from plenipo.writers.docx.contributions import Tally, effect, place_of, tallies
from plenipo.writers.docx.frame import SECTION, marking_style
from plenipo.writers.docx.front_blocks import FrontBlocks
from plenipo.writers.docx.lines import WRITER, author

_NOTE = re.compile(r"\[\^\d+\]")  # a title at the front carries no note
_STATUS_WORDS = {
    Status.COMPETING: "competing",
    Status.COMPATIBLE: "compatible",
    Status.CONVERGENT: "convergent",
    Status.SINGLE: "single",
    Status.UNTOUCHED: "untouched",
}
_LEGEND = (
    (
        "One proposal, or several that fit together",
        "are marked in the text: inserted words are underlined, deleted words "
        "struck out. The small names beside a change say who asks for it.",
    ),
    (
        "Competing",
        "provisions are never mixed. The base stands first, struck out; each reading follows whole, "
        "under the names of its sponsors, with a bar beside it.",
    ),
    ("Renumbering", "is marked at the label only; it is not counted as a change of substance."),
)
_STEPS = (
    "In Word: Review › Show Markup › Specific People. Leave ticked only the authors among whose names the sponsor "
    "stands (“EUR”, “EUR, USA” …), then Accept › Accept All Changes Shown.",
    "Tick all people again, then Reject › Reject All Changes. What remains is that sponsor’s text.",
    "In LibreOffice: Edit › Track Changes › Manage, sort by author, accept the sponsor’s changes, reject all others.",
    f"Rejecting all changes gives the base. Headings and small names are changes by “{WRITER}”: reject them to be rid "
    "of them.",
)


def front_section(compilation: Compilation) -> str:
    """Block elements that end with the break to the section of the instrument's text."""
    blocks = FrontBlocks(compilation)
    parts = [
        _head(compilation, blocks),
        _positions(compilation, blocks),
        _counts(compilation, blocks),
        _contributions(compilation, blocks),
        _open_points(compilation, blocks),
        _silent_alterations(compilation, blocks),
        _legend(blocks),
    ]
    return "".join(parts) + f'<w:p><w:pPr><w:pStyle w:val="Closing"/>{SECTION}</w:pPr></w:p>'


def _head(compilation: Compilation, blocks: FrontBlocks) -> str:
    sponsors, proposals = len(compilation.sponsors), len(compilation.contributions)
    extent = f"{_many(proposals, 'proposal')} · {_many(sponsors, 'sponsor')}"
    subject = str(compilation.reference) if compilation.reference else ""
    parts = [
        blocks.paragraph("DocumentHead", "Negotiating text", "\t", (extent, "Quiet")),
        blocks.paragraph("DocumentTitle", "Compilation of proposals"),
    ]
    heading = " · ".join(text for text in (subject, _NOTE.sub("", compilation.title)) if text)
    if heading:
        parts.append(blocks.paragraph("DocumentSubject", heading))
    source = f" · Base text: {compilation.base_source}" if compilation.base_source else ""
    parts.append(
        blocks.paragraph(
            "DocumentRemark", "Marking: ", (compilation.marking.value, marking_style(compilation.marking)), source
        )
    )
    return "".join(parts)


def _counts(compilation: Compilation, blocks: FrontBlocks) -> str:
    counts = compilation.counts()
    cells = [_count(status, counts[status], word, blocks) for status, word in _STATUS_WORDS.items()]
    return blocks.paragraph("FrontHeading", "Provisions by status") + blocks.table([1927] * 4 + [1930], [cells])


def _count(status: Status, count: int, word: str, blocks: FrontBlocks) -> str:
    look = "AlarmCount" if status is Status.COMPETING and count else "Count"
    return blocks.paragraph("FrontCell", (str(count), look), "\n", (word, "Quiet"))


def _positions(compilation: Compilation, blocks: FrontBlocks) -> str:
    """Who would suppress the whole text or keep it as it is. No tracked change could show both."""
    rows = compilation.positions
    if not rows:
        return ""
    cells = [
        (
            blocks.paragraph("FrontCell", (row.symbol.value, "Strong" if row.symbol is Symbol.NOC else "Alarm")),
            blocks.paragraph("FrontCell", (row.sponsor, "Strong")),
            blocks.paragraph("FrontCell", _position_sentence(row)) + _cosigned(row, blocks),
        )
        for row in rows
    ]
    return blocks.paragraph("FrontHeading", "Positions on the whole text") + blocks.table([900, 1700, 7038], cells)


def _position_sentence(row: Contributed) -> str:
    if row.symbol is not Symbol.NOC:
        move = " and its transfer elsewhere" if row.symbol is Symbol.SUP_TRANSFER else ""
        return f"proposes suppression of the whole text{move} ({row.proposal})"
    if row.emphatic:
        return f"insists that the text be kept without any change ({row.proposal})"
    return f"supports keeping the text without change ({row.proposal})"


def _contributions(compilation: Compilation, blocks: FrontBlocks) -> str:
    if not compilation.contributions:
        return ""
    touched = tallies(compilation)
    cells = [_contribution(row, touched.get(row.sponsor, Tally()), blocks) for row in compilation.contributions]
    head = ("Proposal", "Symbol", "Sponsor", "Document", "Date", "What it does")
    table = blocks.table([1680, 900, 1300, 1750, 1150, 2858], cells, head)
    return blocks.paragraph("FrontHeading", "Contributions") + table


def _contribution(row: Contributed, tally: Tally, blocks: FrontBlocks) -> list[str]:
    remarks = effect(row, tally)
    does = blocks.paragraph("FrontCell", remarks[0]) + "".join(
        blocks.paragraph("FrontNote", each) for each in remarks[1:]
    )
    return [
        blocks.paragraph("FrontCell", (row.proposal, "Strong")),
        blocks.paragraph("FrontCell", row.symbol.value),
        blocks.paragraph("FrontCell", row.sponsor),
        blocks.paragraph("FrontCell", row.number or row.file),
        blocks.paragraph("FrontCell", row.date),
        does + _cosigned(row, blocks),
    ]


def _cosigned(row: Contributed, blocks: FrontBlocks) -> str:
    if not row.signatories:
        return ""
    return blocks.paragraph("FrontNote", f"Co-signed by {', '.join(row.signatories)}")


def _open_points(compilation: Compilation, blocks: FrontBlocks) -> str:
    """The competing provisions, with who stands for what."""
    bookmarks = bookmark_names(compilation.provisions)
    cells = []
    for provision in compilation.competing():
        sides = [author(reading.sponsors) + ("" if reading.present else " (delete)") for reading in provision.readings]
        new = " (new)" if provision.inserted else ""
        name = bookmarks.get(provision.id, "")
        where = blocks.paragraph(
            "FrontCell", (f"{place_of(provision)}{new}", "Link" if name else "Strong"), anchor=name
        )
        cells.append((where, blocks.paragraph("FrontCell", "  |  ".join(sides))))
    if not cells:
        return ""
    table = blocks.table([3400, 6238], cells, ("Provision", "Readings"))
    return blocks.paragraph("FrontHeading", "Open points") + table


def _silent_alterations(compilation: Compilation, blocks: FrontBlocks) -> str:
    alterations = compilation.silent_alterations
    if not alterations:
        return ""
    places = {provision.id: place_of(provision) for provision in compilation.provisions}
    counted = Counter(alteration.sponsor for alteration in alterations)
    said = ", ".join(f"{sponsor} {count}" for sponsor, count in sorted(counted.items()))
    intro = (
        f"The base text as these sponsors print it differs from the official one, and no mark shows it ({said}). "
        "The differences are compiled as changes of theirs."
    )
    cells = [_alteration(each, places.get(each.provision) or each.provision, blocks) for each in alterations]
    return (
        blocks.paragraph("FrontHeading", "Silent alterations")
        + blocks.paragraph("FrontIntro", intro)
        + blocks.table([1300, 1700, 3319, 3319], cells, ("Sponsor", "Provision", "Official wording", "As printed"))
    )


def _alteration(alteration: SilentAlteration, place: str, blocks: FrontBlocks) -> tuple[str, ...]:
    return (
        blocks.paragraph("FrontCell", (alteration.sponsor, "Strong")),
        blocks.paragraph("FrontCell", place),
        blocks.paragraph("FrontCell", f"“{alteration.base}”" if alteration.base else "(absent)"),
        blocks.paragraph("FrontCell", f"“{alteration.shown}”" if alteration.altered else "(absent)"),
    )


def _legend(blocks: FrontBlocks) -> str:
    parts = [blocks.paragraph("FrontHeading", "How to read this document")]
    parts += [blocks.paragraph("FrontText", (term, "Strong"), f" {rest}") for term, rest in _LEGEND]
    parts.append(blocks.paragraph("FrontHeading", "How to see one sponsor’s text"))
    parts += [blocks.paragraph("FrontStep", f"{index}.\t{step}") for index, step in enumerate(_STEPS, 1)]
    return "".join(parts)


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
