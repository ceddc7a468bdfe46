"""In which language a mandate is written, by its function words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plenipo.readers.profiles.language import guess_language

SUPPORTED = {"en": "English"}
"""Languages in which stances are understood and relations found."""

_FUNCTION_WORDS = {
    "en": "the of and to in that on for with by should its be is are not which their",
    "fr": "le la les des et du dans que pour par aux une est qui sur devrait être",
    "es": "el la los las del que para por con una se debe deben su al es",
    "de": "der die das und den von zu mit dem des für auf ist nicht eine im sich werden",
    "it": "il la di che per della del le dei con una nel alla sono deve gli delle",
    "pt": "os de que do da para em com uma dos das não ao deve no na",
    "nl": "de het een van en in te dat voor met op zijn aan niet moet door ook",
    "pl": "na do że się nie oraz przez dla powinien jest przy od ich",
    "sv": "och att det som en på är av för med den till inte bör om ett",
}
_SETS = {language: frozenset(words.split()) for language, words in _FUNCTION_WORDS.items()}
_NAMES = {
    "en": "English", "fr": "French", "es": "Spanish", "de": "German", "it": "Italian", "pt": "Portuguese",
    "nl": "Dutch", "pl": "Polish", "sv": "Swedish", "ar": "Arabic", "ru": "Russian", "zh": "Chinese",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
_FEWEST = 3
_LEAST_SHARE = 0.15
"""Of all words; function words make a third to a half of running text in their own language."""


def language_of(texts: Sequence[str]) -> str:
    """ISO 639-1 code, "" where the text does not tell."""
    sample = "\n".join(texts)[:_SAMPLE]
    guessed = guess_language([sample])
    if guessed in ("ar", "ru", "zh"):
        return guessed
    words = _WORD.findall(sample.lower())
    counts = {language: sum(word in small for word in words) for language, small in _SETS.items()}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] >= max(_FEWEST, _LEAST_SHARE * len(words)) else ""


def language_warning(language: str) -> str:
    """What to say of a mandate whose statements cannot be read; "" where they can."""
    if not language or language in SUPPORTED:
        return ""
    return (
        f"The text is in {_NAMES[language]}. Its lines are read, but stances and relations are found in "
        f"{' and '.join(SUPPORTED.values())} only: use the {' or '.join(SUPPORTED.values())} version."
    )
