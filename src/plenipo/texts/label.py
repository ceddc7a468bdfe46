"""Printed labels: what stands before a provision, and how one label follows another.

The forms are those of conference resolutions, treaties and EU acts: a), b)bis, cbis), 1, 1., 1.1, (1), i), (iv), –, •,
Article 5(1)(a), No. 468, CS 165, CV 468A, GR 40, 4bis, 1ter, § 35, 一、 and their Cyrillic and Arabic counterparts.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct


class LabelKind(StrEnum):
    LETTER = "letter"
    ROMAN = "roman"
    ARABIC = "arabic"
    DECIMAL = "decimal"
    BULLET = "bullet"
    ARTICLE = "article"
    NUMBER = "number"  # a marginal provision number: No. 468, CS 165, § 35


# Bound once: looking a member up on its enumeration takes longer than comparing with it.
_BULLET = LabelKind.BULLET


class Label(Struct, frozen=True):
    """A label that has been understood.

    printed: as it stands in the text. key: sorts labels of one kind; the last element counts bis (1), ter (2) …
    normalised: the form used in ids: "b-bis", "1.1", "468". form: the punctuation around it, "()" for "(a)".
    """

    printed: str
    kind: LabelKind
    key: tuple[int, ...]
    normalised: str
    form: str = ""

    @property
    def is_first(self) -> bool:
        """Whether a list can begin with it: a), i), 1, 1.1, or any bullet."""
        return self.kind is _BULLET or (self.key[-2] == 1 and self.key[-1] == 0)


REPETITIONS = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies", "decies")
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
_ABJAD = "ابجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_CHINESE = "一二三四五六七八九十"
_PUNCTUATION = str.maketrans({"（": "(", "）": ")", "．": ".", "。": ".", "\u00a0": " ", "\u2011": "-", "\u2010": "-"})
_ARABIC_VARIANTS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ﻫ": "ه", "ى": "ي", "ـ": None, "\u200f": None})

_SUFFIX = "|".join(REPETITIONS)
_BODY = (
    rf"(?:\d{{1,3}}(?:\.\d{{1,3}})*[A-Za-z]?|[ivxIVX]{{1,6}}|(?P<twin>[a-zA-Z])(?P=twin)?|a[a-z]"
    rf"|[{_CYRILLIC}]|(?:[أإآ{_ABJAD}]|ﻫ)ـ?|[{_CHINESE}]{{1,3}})"
)
_ITEM = re.compile(
    rf"\(?\s?(?P<body>{_BODY})\s?(?P<inner>{_SUFFIX})?\s?(?P<close>[).、])?\s?(?P<outer>{_SUFFIX})?[).]?"
)
_MARGIN = re.compile(
    rf"(?:(?P<code>Nos?\.?|CS|CV|GR|RR|п\.|№|§§?|第|رقم)\s?)?(?P<number>\d{{1,4}})\s?"
    rf"(?P<letter>[A-Z]{{1,2}})?\s?(?P<suffix>{_SUFFIX})?(?:款|\.)?(?P<edition>\s?\(?(?:PP|WCIT|WTDC)-\d\d\)?)?"
)
_ARTICLE = re.compile(
    r"(?:Article|ARTICLE|Art\.|Artículo|ARTÍCULO|Статья|СТАТЬЯ|المادة)\s(?P<number>\d{1,3}(?:\.\d{1,3})?)"
    rf"\s?(?P<suffix>[a-z]|[A-Z]|{_SUFFIX})?(?P<steps>(?:\s?\([0-9a-z]{{1,4}}\))*)\.?"
)
# Without a tabulator, only what cannot be prose: a closing bracket, or a number with a point, and then a space.
_PLAIN = re.compile(
    rf"\s*(?P<label>[(（]?\s?{_BODY}\s?(?:{_SUFFIX})?\s?[)）]\s?(?:{_SUFFIX})?"
    rf"|\d{{1,3}}(?:\.\d{{1,3}}){{0,4}}[a-z]?\s?(?:{_SUFFIX})?\.|[{_CHINESE}\d]{{1,3}}、|[•·●▪◦–—−‒])(?=\s|$|(?<=[、）]))"
)
_PLAIN_DECIMAL = re.compile(
    r"\s*(?P<label>\d{1,2}(?:\.\d{1,2}){1,4})\s(?=\S)(?![a-zA-Z%°]{0,2}Hz|%|per\b|[mb]illion|times\b)"
)
# "1 to consider" is an item; "20 Member States" and "2018 was" are prose. Only the words that open operative items.
_PLAIN_NUMBER = re.compile(r"\s*(?P<label>\d{1,2})\s(?=(?:to|that|de|que|à|a|что)\s)")
_OPENERS = frozenset("(（0123456789 \u00a0•·●▪◦–—−‒" + _CHINESE)
_CLOSERS = frozenset(")）. btqsond\u00a0ـ")
_LONGEST = 24


def split_label(text: str) -> tuple[str, str]:
    """The label as printed and the rest of the text; ("", text) where there is no label.

    The rest is always a suffix of the text. Whatever stands before a tabulator is a label if it has the form of one.
    Before a space it is a label if it ends with a bracket, or is a number with a point, a bullet or a decimal number
    ("1.1 text"), or is a number of one or two digits before a word that opens operative items ("1 to consider").
    "2018 was" and "20 Member States" are no labels.
    """
    tab = text.find("\t", 1, _LONGEST)
    if tab > 0:
        head = text[:tab].strip()
        if head and label_readings(head):
            return head, text[tab + 1 :].lstrip()
    if not text:
        return "", text
    if text[0] not in _OPENERS and text[1:2] not in _CLOSERS and text[2:3] not in _CLOSERS:
        return _whole_line(text) if len(text) <= _LONGEST else ("", text)
    for pattern in (_PLAIN, _PLAIN_DECIMAL, _PLAIN_NUMBER):
        if match := pattern.match(text):
            return match["label"].strip(), text[match.end("label") :].lstrip()
    return _whole_line(text) if len(text) <= _LONGEST else ("", text)


def _whole_line(text: str) -> tuple[str, str]:
    """A label that fills its line: "Article 5", "CS 165", "No. 468"."""
    bare = text.strip()
    if _margin_match(bare) or _ARTICLE.fullmatch(bare):
        return bare, ""
    return "", text


def _margin_match(text: str) -> re.Match[str] | None:
    """A provision number says whose it is ("CS 165") or since when ("165 PP-98"); a bare number is no such thing."""
    match = _MARGIN.fullmatch(text)
    return match if match and (match["code"] or match["edition"]) else None


@lru_cache(maxsize=4096)
def label_readings(printed: str) -> tuple[Label, ...]:
    """Every way to understand a label: none for what is no label, two for "i)", "v)" and "x)" (letter, roman)."""
    text = printed.strip().translate(_PUNCTUATION)
    if len(text) == 1 and not text.isalnum():  # any sign that a list begins its items with
        return (Label(printed, LabelKind.BULLET, (0,), "bullet"),)
    if match := _ARTICLE.fullmatch(text):
        return (_article(printed, match),)
    if match := _margin_match(text):
        return (_margin(printed, match),)
    if len(text) <= _LONGEST and (match := _ITEM.fullmatch(text)):
        return _items(printed, text, match)
    return ()


def parse_label(printed: str, previous: Label | None = None) -> Label | None:
    """The reading of a label that best continues the previous one; None for what is no label."""
    readings = label_readings(printed)
    if previous is not None:
        for reading in readings:
            if is_next(previous, reading):
                return reading
        for reading in readings:
            if reading.kind is previous.kind and reading.key > previous.key:
                return reading
    return next((reading for reading in readings if reading.is_first), readings[0] if readings else None)


def is_next(previous: Label, label: Label) -> bool:
    """Whether the label directly follows the previous one in a list: a) b), b) b)bis, 1.9 1.10, – –."""
    if previous.kind is not label.kind:
        return False
    if label.kind is _BULLET:
        return True
    *above, base, repetition = previous.key
    *label_above, label_base, label_repetition = label.key
    if above != label_above:
        return False
    if label_base == base:
        return label_repetition == repetition + 1
    return label_base == base + 1 and label_repetition == 0


def _items(printed: str, text: str, match: re.Match[str]) -> tuple[Label, ...]:
    body, suffix = match["body"], match["inner"] or match["outer"] or ""
    repetition = REPETITIONS.index(suffix) + 1 if suffix else 0
    ending = f"-{suffix}" if suffix else ""
    form = ("(" if text[0] == "(" else "") + (match["close"] or "")
    if body[0].isdigit():
        return (_numeric(printed, body, repetition, ending, form),)
    readings = []
    letter = _letter_ordinal(body)
    if letter:
        readings.append(Label(printed, LabelKind.LETTER, (letter, repetition), _letter_name(letter) + ending, form))
    roman = roman_value(body.lower())
    if roman:
        readings.append(Label(printed, LabelKind.ROMAN, (roman, repetition), body.lower() + ending, form))
    if body[0] in _CHINESE:
        value = _chinese_value(body)
        readings.append(Label(printed, LabelKind.ARABIC, (value, repetition), f"{value}{ending}", form))
    return tuple(readings)


def _numeric(printed: str, body: str, repetition: int, ending: str, form: str) -> Label:
    letter = body[-1] if body[-1].isalpha() else ""
    digits = body[:-1] if letter else body
    steps = tuple(int(step) for step in digits.split("."))
    kind = LabelKind.DECIMAL if len(steps) > 1 else LabelKind.ARABIC
    rank = repetition or (ord(letter.lower()) - ord("a") + 1 if letter else 0)
    name = ".".join(str(step) for step in steps) + letter.lower()
    return Label(printed, kind, (*steps, rank), name + ending, form)


def _margin(printed: str, match: re.Match[str]) -> Label:
    letter, suffix = match["letter"] or "", match["suffix"] or ""
    rank = REPETITIONS.index(suffix) + 1 if suffix else ord(letter[0]) - ord("A") + 1 if letter else 0
    name = match["number"] + letter.lower() + (f"-{suffix}" if suffix else "")
    return Label(printed, LabelKind.NUMBER, (int(match["number"]), rank), name)


def _article(printed: str, match: re.Match[str]) -> Label:
    suffix = match["suffix"] or ""
    rank = REPETITIONS.index(suffix) + 1 if suffix in REPETITIONS else ord(suffix.lower()) - 96 if suffix else 0
    numbers = tuple(int(step) for step in match["number"].split("."))
    steps = "".join(f".{step}" for step in re.findall(r"\((\w+)\)", match["steps"]))
    ending = f"-{suffix}" if suffix in REPETITIONS else suffix.lower()
    return Label(printed, LabelKind.ARTICLE, (*numbers, rank), f"art{match['number']}{ending}{steps}")


def _letter_ordinal(body: str) -> int:
    """1 for a, б is 2, aa is 27; 0 for what is no letter of a list."""
    folded = body.lower().translate(_ARABIC_VARIANTS)
    if folded[0] in _CYRILLIC:
        return _CYRILLIC.index(folded[0]) + 1
    if folded[0] in _ABJAD:
        return _ABJAD.index(folded[0]) + 1
    if not folded.isascii():
        return 0
    if len(folded) == 1:
        return ord(folded) - 96
    if len(folded) == 2 and folded[0] == folded[1]:
        return ord(folded[0]) - 96 + 26
    if len(folded) == 2 and folded[0] == "a":
        return ord(folded[1]) - 96 + 26
    return 0


def _letter_name(ordinal: int) -> str:
    """Latin in every script, so that the versions of a text in several languages share their ids."""
    return chr(96 + ordinal) if ordinal <= 26 else chr(96 + ordinal - 26) * 2


def roman_value(body: str) -> int:
    """Up to xxxix; 0 for what is no roman number."""
    match = _ROMAN.fullmatch(body)
    if not match:
        return 0
    return 10 * len(match[1]) + _ROMAN_UNITS.index(match[2])


_ROMAN = re.compile(r"(x{0,3})(ix|iv|v?i{0,3})(?<=.)")
_ROMAN_UNITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")


def _chinese_value(body: str) -> int:
    tens, ten, units = body.rpartition("十")
    if not ten:
        return _CHINESE.index(body[-1]) + 1
    return 10 * (_CHINESE.index(tens[-1]) + 1 if tens else 1) + (_CHINESE.index(units[-1]) + 1 if units else 0)
