"""Counting: a number in the formats of automatic lists."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ROMAN_LIMIT: Final = 32_767
_REPEAT_LIMIT: Final = 30
_CHICAGO: Final = "*†‡§"
_RUSSIAN: Final = "абвгдежзиклмнопрстуфхцчшщыэюя"
_ARABIC_LETTERS: Final = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ABJAD: Final = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_HEBREW_LETTERS: Final = "אבגדהוזחטיכלמנסעפצקרשת"
_HINDI_CONSONANTS: Final = "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह"
_THAI_LETTERS: Final = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_CHINESE_DIGITS: Final = "〇一二三四五六七八九"
_ORDINALS: Final = (
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth",
)  # fmt: skip
_CARDINALS: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def numeral(number: int, number_format: str) -> str:
    """The number as the ``w:numFmt`` value writes it; formats that are not known count in decimals."""
    if number_format in ("none", "bullet"):
        return ""
    return _FORMATS.get(number_format, str)(number)


def roman(number: int) -> str:
    if not 0 < number <= _ROMAN_LIMIT:
        return str(number)
    parts = []
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        parts.append(letters * count)
    return "".join(parts)


def letters(number: int, alphabet: str = "abcdefghijklmnopqrstuvwxyz") -> str:
    """a … z, aa … zz, aaa …: the letter is repeated."""
    if number < 1:
        return str(number)
    rounds, position = divmod(number - 1, len(alphabet))
    return alphabet[position] * min(rounds + 1, _REPEAT_LIMIT)


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _cardinal_text(number: int) -> str:
    if 0 <= number < 20:
        return _CARDINALS[number].capitalize()
    if 20 <= number < 100:
        tens, rest = divmod(number, 10)
        return (_TENS[tens - 2] + (f"-{_CARDINALS[rest]}" if rest else "")).capitalize()
    return str(number)


def _ordinal_text(number: int) -> str:
    if 0 <= number < 20:
        return _ORDINALS[number].capitalize()
    if 20 <= number < 100:
        tens, rest = divmod(number, 10)
        word = f"{_TENS[tens - 2]}-{_ORDINALS[rest]}" if rest else f"{_TENS[tens - 2][:-1]}ieth"
        return word.capitalize()
    return _ordinal(number)


def _chinese(number: int) -> str:
    if not 0 < number < 100:
        return "".join(_CHINESE_DIGITS[int(digit)] for digit in str(max(0, number)))
    tens, rest = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_CHINESE_DIGITS[tens]}十"
    return head + (_CHINESE_DIGITS[rest] if rest else "")


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if 1 <= number <= 20 else str(number)


def _digits(zero: str) -> Callable[[int], str]:
    return lambda number: str(number).translate({0x30 + digit: chr(ord(zero) + digit) for digit in range(10)})


def _alphabet(alphabet: str) -> Callable[[int], str]:
    return lambda number: letters(number, alphabet)


_FORMATS: Final[dict[str, Callable[[int], str]]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "lowerLetter": letters,
    "upperLetter": lambda number: letters(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "ordinal": _ordinal,
    "cardinalText": _cardinal_text,
    "ordinalText": _ordinal_text,
    "chicago": _alphabet(_CHICAGO),
    "numberInDash": lambda number: f"- {number} -",
    "hex": lambda number: f"{number:X}",
    "russianLower": _alphabet(_RUSSIAN),
    "russianUpper": lambda number: letters(number, _RUSSIAN).upper(),
    "arabicAlpha": _alphabet(_ARABIC_LETTERS),
    "arabicAbjad": _alphabet(_ABJAD),
    "hebrew1": _alphabet(_HEBREW_LETTERS),
    "hebrew2": _alphabet(_HEBREW_LETTERS),
    "hindiConsonants": _alphabet(_HINDI_CONSONANTS),
    "hindiNumbers": _digits("०"),
    "thaiNumbers": _digits("๐"),
    "thaiLetters": _alphabet(_THAI_LETTERS),
    "decimalFullWidth": _digits("０"),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "ideographDigital": _chinese,
    "japaneseCounting": _chinese,
}
