"""Tokens: the smallest pieces that a change adds or removes.

Joining the tokens of a text gives the text. Two tokens are the same when their keys are equal: the key forgets
what typing changes without meaning to (kinds of space, hyphen and quotation mark, soft hyphens, accents typed apart).
"""

from __future__ import annotations

import re
from unicodedata import normalize

# Marks that combine with the letter before them: accents typed apart, Arabic and Hebrew vowels, Thai and Indic signs.
_COMBINING = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8"
    "\u0900-\u0903\u093a-\u094f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
_LETTER = rf"(?:[^\W_]|[{_COMBINING}])"
_TOKEN = re.compile(
    r"\[\^\d+\]"  # a note reference
    r"|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]"  # scripts that do not part words with spaces
    r"|\s+"
    rf"|[^\W_]{_LETTER}*(?:[\u00ad\u200b\u2060\ufeff\u2019']{_LETTER}+)*"  # a word: ITU’s, soft hyphens inside
    r"|.",
    re.DOTALL,
)
_KEY_CHARACTERS = str.maketrans(
    {
        "\u00ad": None,
        "\u200b": None,
        "\u2060": None,
        "\ufeff": None,
        "\u2010": "-",
        "\u2011": "-",
        "\u2018": "'",
        "\u2019": "'",
        "\u201a": "'",
        "\u201b": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u00ab": '"',
        "\u00bb": '"',
    }
)


def tokenize(text: str) -> list[str]:
    """Words, single marks of punctuation and stretches of space, in order; they join to the text."""
    return _TOKEN.findall(text)


def token_key(token: str) -> str:
    """What two spellings of the same token have in common."""
    if token.isascii():
        return " " if token.isspace() else token
    if token.isspace():
        return " "
    return normalize("NFC", token.translate(_KEY_CHARACTERS))


def text_key(text: str) -> str:
    """The text with spelling variants folded and outer space removed, for comparison only."""
    if not text.isascii():
        text = normalize("NFC", text.translate(_KEY_CHARACTERS))
    return " ".join(text.split())
