"""Lines as they come from files made whole: lone labels joined to their text, marks of consolidation taken out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import structs

from plenipo.concordance.lawtext.headings import article_heading, division_heading, section_heading
from plenipo.concordance.lawtext.lines import LawLine, Part

_MARK = re.compile(r"[▼►]\s?[A-Z]{1,2}\d{0,3}\b\s?|[▼►◄]\s?")
_RULE = re.compile(r"[—–_=*\s-]{2,}")
_LONE = re.compile(r"\(?\s?(?:\d{1,3}[a-z]?|[a-zA-Z]{1,2}|[ivxlc]{1,7})\s?(?:[.)]|\.\))|[—–•-]")
_CELL = re.compile(r"(?:Article|Annex)\s[\dIVX]")  # of a correlation table, where a dash stands for nothing
_PARAGRAPH = re.compile(r"\d{1,3}[a-z]?\.\s")  # a label whose text is missing has another label after it
_NUMERAL = re.compile(r"\d{1,3}")
_PAGE = re.compile(r"(?:Page|PAGE)\s\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?|[-–—]\s\d{1,4}\s[-–—]")
_CUT = re.compile(r".*[^\W\d_]{2}-", re.DOTALL)
_BOTH = re.compile(r"(?:and|or|to)\b")  # "short- and long-term": no word is cut
_HASHES = re.compile(r"#{1,6}\s+")
_BOLD = re.compile(r"(\*{2,3}|__)(?=\S)(.+?)(?<=\S)\1")


def mend(lines: Sequence[LawLine]) -> list[LawLine]:
    """Without empty lines, marks and numbers of pages; "(a)" on a line of its own stands before the line that it
    labels, and a word that the end of a line cuts is whole."""
    kept = _join_words([line for line in _without_marks(lines) if line.cell or not _PAGE.fullmatch(line.text)])
    return _join_labels(_join_calls(_without_markdown(kept)))


def _without_markdown(lines: Sequence[LawLine]) -> list[LawLine]:
    """Where headings of articles are set in Markdown, "**Article 1**", the text is without its signs."""
    if not any(line.text.startswith(("#", "**", "__")) and _heads(_bare(line.text)) for line in lines):
        return list(lines)
    return [structs.replace(line, text=_bare(line.text)) for line in lines]


def _heads(text: str) -> bool:
    return any(kind(text) is not None for kind in (article_heading, section_heading, division_heading))


def _bare(text: str) -> str:
    return _BOLD.sub(r"\2", _HASHES.sub("", text, count=1) if text.startswith("#") else text)


def _join_words(lines: Sequence[LawLine]) -> list[LawLine]:
    """ "extin-" and "guish the lamp" are one line; a hyphen that waits for "and" stays."""
    joined: list[LawLine] = []
    for line in lines:
        before = joined[-1] if joined else None
        if (
            before is not None
            and line.text[:1].islower()
            and line.text[1:2].isalpha()
            and before.part is line.part is Part.TEXT
            and not (before.cell or line.cell)
            and _CUT.fullmatch(before.text)
        ):
            stem = f"{before.text} " if _BOTH.match(line.text) else before.text[:-1]
            joined[-1] = structs.replace(before, text=f"{stem}{line.text}")
        else:
            joined.append(line)
    return joined


def _without_marks(lines: Iterable[LawLine]) -> list[LawLine]:
    kept: list[LawLine] = []
    for line in lines:
        text = line.text
        if "▼" in text or "►" in text or "◄" in text:
            text = _MARK.sub("", text).strip()
            if not text or _RULE.fullmatch(text):
                continue
            line = structs.replace(line, text=text)
        elif len(text) > 1 and _RULE.fullmatch(text):
            continue
        kept.append(line)
    return kept


def _join_calls(lines: Sequence[LawLine]) -> list[LawLine]:
    """A call of a note that stands on three lines, "(", "8", ")", belongs to the line before it."""
    joined: list[LawLine] = []
    place, last = 0, len(lines)
    while place < last:
        line = lines[place]
        following = lines[place + 1 : place + 3]
        if (
            line.text.endswith("(")
            and len(following) == 2
            and _NUMERAL.fullmatch(following[0].text)
            and following[1].text.startswith(")")
        ):
            text = f"{line.text}{following[0].text}{following[1].text}"
            place += 3
            if line.text == "(" and place < last and following[1].text == ")":
                text = f"{text} {lines[place].text}"
                place += 1
            joined.append(structs.replace(line, text=text))
            continue
        joined.append(line)
        place += 1
    return joined


def _join_labels(lines: Sequence[LawLine]) -> list[LawLine]:
    joined: list[LawLine] = []
    for line in lines:
        before = joined[-1] if joined else None
        if (
            before is not None
            and len(before.text) < 10
            and _LONE.fullmatch(before.text)
            and before.part is line.part is Part.TEXT
            and not _LONE.fullmatch(line.text)
            and not _PARAGRAPH.match(line.text)
            and not (before.text in "—–-" and _CELL.match(line.text))
        ):
            joined[-1] = structs.replace(before, text=f"{before.text} {line.text}")
        else:
            joined.append(line)
    return joined
