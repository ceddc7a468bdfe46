"""Which conventions a document follows, and what they make of it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from plenipo.readers.profiles.acts import act_profile, act_title
from plenipo.readers.profiles.council import is_council_document, read_council_header
from plenipo.readers.profiles.headings import instrument_reference
from plenipo.readers.profiles.itu_header import is_conference_head, read_header
from plenipo.readers.profiles.paragraphs import paragraph_text, paragraph_texts
from plenipo.readers.profiles.units import find_unit_lines, read_units
from plenipo.texts.contribution import Contribution, Header
from plenipo.texts.document import Document
from plenipo.texts.marking import Marking, marking_in

_ITU_KINDS = frozenset(
    {
        "Resolution", "Decision", "Recommendation", "Opinion", "Constitution", "Convention", "General Rules",
        "International Telecommunication Regulations",
    }
)  # fmt: skip
_HEAD = 12


def recognise(document: Document) -> Contribution:
    """The profile of a document with what it says of itself. Never fails: what follows no convention is "generic"."""
    texts = paragraph_texts(document.paragraphs)
    headers = [paragraph_text(paragraph) for paragraph in document.headers]
    marking = document_marking(document, texts)
    if find_unit_lines(texts) or is_conference_head(texts, headers):
        return _conference(document, texts, marking)
    profile = _profile(texts)
    header = read_council_header(texts) if profile == "council" else Header(title=_title(document, texts, profile))
    return Contribution(profile, msgspec.structs.replace(header, marking=marking))


def document_marking(document: Document, texts: Sequence[str]) -> Marking:
    """The marking in the margins of the pages, in a watermark, or in a line anywhere in the text."""
    margins = (paragraph_text(paragraph) for paragraph in (*document.headers, *document.footers))
    return marking_in("\n".join([*texts, *margins, *document.unseen]))


def _conference(document: Document, texts: Sequence[str], marking: Marking) -> Contribution:
    units = read_units(document, texts)
    lines = find_unit_lines(texts)
    header = read_header(document, texts, lines[0][0] if lines else len(texts))
    codes = tuple(dict.fromkeys(unit.sponsor for unit in units))
    sponsors = codes or ((header.source,) if header.source else ())
    header = msgspec.structs.replace(header, sponsors=sponsors, marking=marking)
    return Contribution("itu_conference", header, units)


def _profile(texts: Sequence[str]) -> str:
    if is_council_document(texts):
        return "council"
    head = [text for text in texts if text][:_HEAD]
    if any((named := instrument_reference(text)) and named.kind in _ITU_KINDS and _is_itu(text) for text in head):
        return "itu_instrument"
    return act_profile(texts) or "generic"


def _is_itu(text: str) -> bool:
    """EU decisions and recommendations carry a year in their number."""
    return "/" not in text or text.upper().lstrip().startswith(("RESOLUTION", "DRAFT"))


def _title(document: Document, texts: Sequence[str], profile: str) -> str:
    if profile == "itu_instrument":
        shown = [text for text in texts if text]
        place = next((n for n, text in enumerate(shown[:_HEAD]) if instrument_reference(text)), 0)
        return next(iter(shown[place + 1 : place + 2]), "")
    return document.title or act_title(texts)
