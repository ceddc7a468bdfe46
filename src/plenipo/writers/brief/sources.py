"""The sources of statements, as footnotes give them, and words that sections share."""

from __future__ import annotations

import re

from plenipo.compilation.model import Contributed
from plenipo.positions.brief import Brief, sponsor_of
from plenipo.positions.finding import Deed, Finding
from plenipo.positions.mandate import Mandate

_NOTE = re.compile(r"\[\^(\d{1,6})\]")
_LONGEST_QUOTE = 260  # characters; what is longer is cut between words, and the cut is shown
_LONGEST_PLACE = 56  # characters
_GROUPS = {
    "ACP": "Asia-Pacific (APT)",
    "AFCP": "Africa (ATU)",
    "ARB": "Arab States",
    "EUR": "Europe (CEPT)",
    "IAP": "Americas (CITEL)",
    "RCC": "Regional Commonwealth in the field of Communications",
}
_DEEDS = {Deed.INSERT: "inserts", Deed.DELETE: "deletes", Deed.KEEP: "keeps", Deed.SUPPRESS: "suppresses"}


def mandate_name(mandate: Mandate) -> str:
    """How footnotes call the mandate."""
    return mandate.reference or mandate.source or mandate.title or "the mandate"


def line_source(mandate: Mandate, line: str) -> str:
    """ "12759/22, paragraph 17"."""
    return f"{mandate_name(mandate)}, paragraph {line}"


def document_of(row: Contributed) -> str:
    """ "Document 88(Add.3)"; the file where the document has no number."""
    return f"Document {row.number}" if row.number else row.file


def document_source(row: Contributed) -> str:
    """ "Document 88(Add.3), RCC/88A3/1"."""
    return ", ".join(part for part in (document_of(row), row.proposal) if part)


def finding_source(brief: Brief, finding: Finding) -> str:
    """Where both quotes of a finding stand."""
    place = f", {finding.provision}" if finding.provision else ""
    return f"{document_source(brief.row(finding.proposal))}{place}; {line_source(brief.mandate, finding.line)}."


def base_source(brief: Brief, place: str = "") -> str:
    """The base text, and a place in it; the drafts themselves where there is none."""
    if brief.reference is None:
        return "; ".join(dict.fromkeys(document_of(one.row) for one in brief.tabled)) + "."
    file = brief.compilation.base_source
    name = f"{brief.instrument} ({file})" if file else brief.instrument
    return f"{name}, {place}." if place else f"{name}."


def sponsor_name(row: Contributed) -> str:
    """The sponsor, with the name of a regional group."""
    sponsor = sponsor_of(row)
    return _GROUPS.get(sponsor, sponsor)


def group_name(sponsor: str) -> str:
    """ "RCC, Regional Commonwealth …"; the code alone where it is no regional group."""
    return f"{sponsor}, {_GROUPS[sponsor]}" if sponsor in _GROUPS else sponsor


def short_place(place: str) -> str:
    """A provision as a table names it: the many addressees of a call in short, its number in full."""
    words = place.split()
    if len(place) <= _LONGEST_PLACE or len(words) < 8:
        return place
    return f"{' '.join(words[:4])} … {words[-1]}"


def deed_word(finding: Finding) -> str:
    """What the proposal does with the quoted words: "inserts"."""
    return _DEEDS[finding.deed]


def quoted(text: str) -> str:
    """Verbatim words in quotation marks; a cut is shown as […]."""
    flat = shown_notes(" ".join(text.split()))
    if len(flat) > _LONGEST_QUOTE:
        flat = f"{flat[:_LONGEST_QUOTE].rsplit(' ', 1)[0]} […]"
    return f"“{flat}”"


def shown_notes(text: str) -> str:
    """References to notes of the instrument, so that nobody takes them for notes of the brief."""
    return _NOTE.sub(r"[note \1]", text)


def without_notes(text: str) -> str:
    """A title carries no note."""
    return _NOTE.sub("", text).strip()


def many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
