"""Markings: who may see a text. EU classified information is recognised in order to refuse it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from enum import StrEnum

from plenipo.errors import ClassifiedMarking


class Marking(StrEnum):
    """Distribution markings, from the widest circle to the narrowest (see ``rank``)."""

    PUBLIC = "PUBLIC"
    CEPT_INTERNAL = "CEPT INTERNAL"
    LIMITE = "LIMITE"
    SENSITIVE = "SENSITIVE"

    @property
    def rank(self) -> int:
        """0 for PUBLIC, higher for narrower circles."""
        return list(Marking).index(self)


def highest(markings: list[Marking]) -> Marking:
    """The narrowest of the markings, PUBLIC for none: an export carries it."""
    return max(markings, key=lambda marking: marking.rank, default=Marking.PUBLIC)


_LANGUAGES = "BG|CS|DA|DE|EL|EN|ES|ET|FI|FR|GA|HR|HU|IT|LT|LV|MT|NL|PL|PT|RO|SK|SL|SV"
_LEAD = r"(?:(?i:marking|distribution|classification)\s?:\s*)?"
_MARKINGS = (
    # Alone in its line or table cell, or before the language code of a footer.
    (
        Marking.LIMITE,
        re.compile(rf"(?:^|\t){_LEAD}[\[(]?LIMITE[\])]?\s*(?:$|\t)|(?:^|\s)LIMITE\s+(?:{_LANGUAGES})\s*$"),
    ),
    (
        Marking.CEPT_INTERNAL,
        re.compile(r"(?i:\bfor\s+CEPT\s+internal\s+use\s+only\b)|\bCEPT\s+INTERNAL\b|^\s*(?i:CEPT\s+internal)\s*$"),
    ),
    (
        Marking.SENSITIVE,
        re.compile(rf"(?:^|\t){_LEAD}[\[(]?(?:EU\s)?SENSITIVE(?:\s+NON[-\s]CLASSIFIED)?[\])*]?\s*(?:$|\t)"),
    ),
)
_MARKING_WORDS = ("LIMITE", "CEPT", "SENSITIVE")


def find_marking(lines: Iterable[str]) -> Marking:
    """The narrowest distribution marking that stands in the lines, PUBLIC where there is none.

    A marking stands alone in its line or cell ("LIMITE", "SENSITIVE"), before a language code ("LIMITE EN"), or is
    the CEPT formula. Running text such as "sensitive data" or "date limite" is none.
    """
    return marking_in("\n".join(line.replace("\n", " ") for line in lines))


def marking_in(text: str) -> Marking:
    """The same for a text: its line breaks part the lines."""
    text = _folded(text)
    if not any(word in text for word in _MARKING_WORDS):
        return Marking.PUBLIC
    suspects = (line for line in text.split("\n") if any(word in line for word in _MARKING_WORDS))
    return highest([marking for line in suspects for marking in _markings_in(line)])


def _markings_in(line: str) -> Iterator[Marking]:
    plain = _plain(line)
    for marking, pattern in _MARKINGS:
        if pattern.search(plain):
            yield marking


def _spaced(words: str) -> str:
    """The words with any space between their letters, as letter-spaced print comes out of a file."""
    return r"[\s-]*".join(r"\s*".join(map(re.escape, word)) for word in words.split())


# Decision 2013/488/EU, article 2: the four levels, in French and in English.
_LEVELS = (
    ("TRÈS SECRET UE/EU TOP SECRET", "TRES SECRET UE", "EU TOP SECRET", "TS-UE/EU-TS"),
    ("SECRET UE/EU SECRET", "SECRET UE", "EU SECRET", "S-UE/EU-S"),
    ("CONFIDENTIEL UE/EU CONFIDENTIAL", "CONFIDENTIEL UE", "EU CONFIDENTIAL", "C-UE/EU-C"),
    ("RESTREINT UE/EU RESTRICTED", "RESTREINT UE", "EU RESTRICTED", "R-UE/EU-R"),
)
_CAPITALS = tuple(
    (name, re.compile("|".join(rf"(?<![\w-]){_spaced(half)}(?![\w-])" for half in halves))) for name, *halves in _LEVELS
)


# What may stand before a level that is written in small letters: a word that says what it is, a page, a number.
_BEFORE = r"(?:security|classification|classified|marking|marked|niveau|marquage|page|document|no)\b|[\W\d]"


def _alone(french: str, english: str) -> re.Pattern[str]:
    """Either half in any case, with no more beside it than what says so, brackets, a page number or a language code.

    Both halves together count at the end of any short line.
    """
    both = rf"^.{{0,60}}(?<![\w-]){_spaced(french)}\W{{0,5}}{_spaced(english)}[\W\d]{{0,40}}$"
    halves = [_spaced(french), _spaced(english)]
    if french.startswith("RESTREINT"):
        halves.append(_spaced("RESTREINT"))
    half = rf"^(?:{_BEFORE}){{0,60}}(?:{'|'.join(halves)})(?:\W{{1,5}}(?:{_LANGUAGES}))?[\W\d]{{0,40}}$"
    return re.compile(rf"{both}|{half}", re.IGNORECASE)


_ALONE = tuple((name, _alone(french, english)) for name, french, english, _ in _LEVELS)
_SHORTEST = len("R-UE/EU-R")
_LONGEST_ALONE = 250  # characters of a line that holds nothing but a level and what may stand beside it
_CLASSIFIED_WORDS = ("SECRET", "CONFIDENTI", "RESTR", "S E C", "C O N", "R E S", "-UE", "- UE")
# How a line begins that holds nothing but a level, in any case: its first two letters decide for nearly all lines.
_BEGINS_ALONE = re.compile(r"[\W\d]{0,40}(?:T\s*[RS]|S\s*[E-]|C\s*[O-]|R\s*[E-]|E\s*U)", re.IGNORECASE).match
_UNION = re.compile(r"(?<![^\W_])(?:U\s*E|E\s*U)(?![^\W_])")


def refuse_classified(lines: Iterable[str], where: str) -> None:
    """Raise ClassifiedMarking if a line bears an EU classification.

    The marking counts in capitals anywhere in a line, whole or one half of it in either language. In any other case it
    counts alone on its line, after what says that it is a marking, and whole at the end of a short line. Accents,
    letter-spacing and the kind of space do not matter. Text about classified information ("rules protecting EU
    classified information") is not refused.
    """
    for plain in _classification_suspects(lines):
        for (name, capitals), (_, alone) in zip(_CAPITALS, _ALONE, strict=True):
            if capitals.search(plain) or alone.search(plain):
                raise ClassifiedMarking(
                    f"The text is marked {name}.",
                    where=where,
                    remedy="EU classified information may only be handled on an accredited system; remove the file.",
                )


def _classification_suspects(lines: Iterable[str]) -> Iterator[str]:
    """Lines that may bear a level, without accents. Most lines are passed over at the first look."""
    for line in _folded("\n".join(lines)).split("\n"):
        if len(line) < _SHORTEST:
            continue
        if ("U" in line and _names_level(line)) or (len(line) < _LONGEST_ALONE and _BEGINS_ALONE(line)):
            yield _plain(line)


def _names_level(line: str) -> bool:
    """Whether the line names the Union (each level does) in capitals, and part of a level."""
    upper = line.upper()
    return _UNION.search(line) is not None and any(word in upper for word in _CLASSIFIED_WORDS)


def _folded(text: str) -> str:
    if text.isascii():
        return text
    return unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))


_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")


def _plain(line: str) -> str:
    """Without accents; for lines that are suspect already."""
    if line.isascii():
        return line
    return "".join(letter for letter in unicodedata.normalize("NFD", line) if not unicodedata.combining(letter))
