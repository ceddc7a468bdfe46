"""Tokens: the smallest pieces that a change adds or removes.

Joining the tokens of a text gives the text. Two tokens are the same when their keys are equal: the key forgets
what typing changes without meaning to (kinds of space, hyphen and quotation mark, soft hyphens, note numbers).
"""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r"\[\^\d+\]"  # a note reference
    r"|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]"  # scripts that do not part words with spaces
    r"|\s+"
    r"|[^\W_]+(?:[\u00ad\u200b\u2060\ufeff\u2019'][^\W_]+)*"  # a word: ITU’s, soft hyphens inside
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
    if token.isspace():
        return " "
    if token.isascii():
        return "[^]" if token.startswith("[^") and len(token) > 2 else token.replace("\u00ad", "")
    return token.translate(_KEY_CHARACTERS)


def text_key(text: str) -> str:
    """The text with spelling variants folded and outer space removed, for comparison only."""
    folded = text.translate(_KEY_CHARACTERS)
    return " ".join(_NOTE.sub("[^]", folded).split())


_NOTE = re.compile(r"\[\^\d+\]")
