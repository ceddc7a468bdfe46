"""Bytes of a text of law to ``LawText``: who it is, its provisions, and what each contains."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plenipo.concordance import remarks
from plenipo.concordance.contents import SEARCHED, provisions_of
from plenipo.concordance.identity import identify, is_furniture
from plenipo.concordance.law import LawText
from plenipo.concordance.lawtext.inline import split_inline
from plenipo.concordance.lawtext.items import Items, items_of
from plenipo.concordance.lawtext.lines import LawLine, Part, law_lines
from plenipo.concordance.lawtext.mending import mend
from plenipo.concordance.lawtext.sections import Parting, part
from plenipo.concordance.lawtext.strays import part_with_strays
from plenipo.concordance.lawtext.unarticled import part_without_articles
from plenipo.errors import EmptyFile
from plenipo.readers import read_document
from plenipo.readers.profiles.paragraphs import paragraph_texts
from plenipo.readers.profiles.recognition import document_marking
from plenipo.texts.document import Document

_TITLE_LINES, _LONGEST_TITLE = 6, 400
_STATE = re.compile(
    r"(?:THE\s)?(?:REPUBLIC|KINGDOM|PRINCIPALITY|UNION|STATE|GOVERNMENT|PARLIAMENT)\s(?:OF\s)", re.IGNORECASE
)
_KIND_OF_LAW = re.compile(r"\b(?:Act|Law|Code|Ordinance|Decree|Regulations?|Statute)\b", re.IGNORECASE)
_TITLE_GOES_ON = re.compile(
    r"(?:of \d{1,2}\s|on |concerning |laying down |establishing |amending |repealing |supplementing |and |for the )",
    re.IGNORECASE,
)


def read_law(data: bytes, name: str) -> LawText:
    """The text of law in these bytes; ``name`` is the file's name, for messages and for a CELEX number in it.

    Raises UnreadableFile and ClassifiedMarking, each naming the file and a remedy.
    """
    return law_of(read_document(data, name))


def law_of(document: Document) -> LawText:
    """The text of law in a document that has been read. Raises EmptyFile where there is nothing to number."""
    lines = mend(law_lines(document))
    if not lines:
        raise EmptyFile("there is no text in the file.", where=document.name, remedy="Open it and check what it holds.")
    parting, notes = _part(lines)
    taken: set[str] = set()
    pieces: list[tuple[Items, str, tuple[str, ...]]] = []
    for section in parting.sections:
        section.lines = split_inline(section.lines)
        pieces.append((items_of(section, taken), section.heading, section.divisions))
    body = [line.text for section in parting.sections for line in section.lines]
    spoken, judged = remarks.languages(body, document.language[:2].lower())
    head = [line.text for line in parting.preamble[:60]]
    identity = identify(head, body, name=document.name, title=_title(document, parting), language=document.language)
    notes += remarks.gaps_in_numbers(section.id for section in parting.sections if not section.annex)
    notes += remarks.repeated_numbers([label for items, _, _ in pieces for label in items.repeated])
    notes += remarks.quoted_acts(label for items, _, _ in pieces for label in items.quoting)
    notes += spoken + remarks.noise("\n".join(body[:2000]))
    provisions = provisions_of(pieces, identity.kind)
    notes += remarks.very_long([found.label for found in provisions if len(found.text) > SEARCHED], SEARCHED)
    return LawText(
        identity=identity,
        provisions=provisions,
        marking=document_marking(document, paragraph_texts(document.paragraphs)),
        source=document.name,
        sha256=document.sha256,
        remarks=tuple(notes),
        judged=judged,
    )


def _part(lines: Sequence[LawLine]) -> tuple[Parting, list[str]]:
    """By articles; by sections where there are none; by whatever else the text is made of."""
    parting = part_with_strays(lines)
    if parting.sections and not all(section.annex for section in parting.sections):
        return parting, []
    parting = part(lines, sections_are_articles=True)
    if sum(not section.annex for section in parting.sections) > 1:
        return parting, []
    parting, what = part_without_articles(lines)
    return parting, remarks.without_articles(what)


def _law_under_state(shown: Sequence[str]) -> str:
    """The line that says what the text is, where the name of the State stands above it; else that name."""
    return next((line for line in shown[1:] if _KIND_OF_LAW.search(line)), shown[0])


def _title(document: Document, parting: Parting) -> str:
    """The first lines, as far as they name the text: "Regulation (EU) …", "of 4 March 2031", "on harbour lamps"."""
    above = [line.text for line in parting.preamble if line.part is Part.TEXT]
    shown = [line for line in above if not is_furniture(line)][:_TITLE_LINES]
    if not shown or len(shown[0]) > _LONGEST_TITLE:
        return document.title or document.name
    title = _law_under_state(shown) if _STATE.match(shown[0]) else shown[0]
    for line in shown[shown.index(title) + 1 if title in shown else 1 :]:
        if not _TITLE_GOES_ON.match(line) or len(line) > _LONGEST_TITLE:
            break
        title = f"{title} {line}"
    return title
