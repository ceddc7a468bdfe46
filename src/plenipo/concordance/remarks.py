"""What a person should know about a text before relying on its reading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from plenipo.readers.profiles.language import guess_language

_WORD = re.compile(r"[^\W\d_]+")
_NAMED = 5
_UNKNOWN = "a language that is not supported"
_LANGUAGES = {"en": "English", "fr": "French", "es": "Spanish", "ru": "Russian", "ar": "Arabic", "zh": "Chinese"}
_SAMPLES, _LONG_ENOUGH = 400, 80
_SAMPLE, _SMALL_SHARE = 300, 0.16
_SMALL_WORDS = {
    language: frozenset(words.split())
    for language, words in (
        ("en", "the of and to in that on for with by or a be shall is are this any which from as not may"),
        ("fr", "le la les des et du dans que pour par aux de un une sur est ou au ce cette en"),
        ("es", "el la los las y del que para por con una de en un se o a su al no"),
    )
}
_NOTE_MARK = re.compile(r"\[\^[^\[\]\s]{1,20}\]")
_NUMBERED = re.compile(r"(?P<kind>art|sec)(?P<chapter>\d{1,4}(?=\.))?\.?(?P<number>\d{1,4})(?![\d.])")
_NOISE = re.compile(r"(?<=[a-z])[0-9|](?=[a-z])|[a-z][A-Z][a-z]+[A-Z]|�|[~^¬¦]{1,}|\w\|\w")


def repeated_numbers(labels: Sequence[str]) -> list[str]:
    """One line on numbers that were given more than once."""
    if not labels:
        return []
    names = list(dict.fromkeys(labels))
    shown = ", ".join(names[:_NAMED]) + (f" and {len(names) - _NAMED} more" if len(names) > _NAMED else "")
    return [f"Numbers that stand more than once: {shown}. The later ones have ids that end in -2, -3 and so on."]


def gaps_in_numbers(ids: Iterable[str]) -> list[str]:
    """ids: of the articles in their order. One line where numbers do not begin at 1 or jump, "art3" to "art5".

    A number that is lower than the one before begins a new count. Chapters that number their articles "7.1" are
    counted each for itself.
    """
    found: list[str] = []
    last: tuple[str, str | None, int] | None = None
    kind = "art"
    for identifier in ids:
        match = _NUMBERED.match(identifier)
        if match is None:
            continue
        number = int(match["number"])
        if last is None:
            kind = match["kind"]
            if number > 1 and not match["chapter"]:
                found.append(f"begin at {number}")
        elif last[:2] == (match["kind"], match["chapter"]) and number > last[2] + 1:
            chapter = f"{match['chapter']}." if match["chapter"] else ""
            found.append(
                f"{'' if any('go' in each for each in found) else 'go '}from {chapter}{last[2]} to {chapter}{number}"
            )
        last = match["kind"], match["chapter"], number
    if not found:
        return []
    shown = ", ".join(found[:_NAMED]) + (f" and {len(found) - _NAMED} more" if len(found) > _NAMED else "")
    numbers, what = ("Article", "an article") if kind == "art" else ("Section", "a section")
    return [f"{numbers} numbers {shown}; look whether {what} was not recognised."]


def without_articles(what: str) -> list[str]:
    """what: "its numbered sections", "its paragraphs"."""
    return [f"The text has no articles; {what} are taken for them."]


def quoted_acts(labels: Iterable[str]) -> list[str]:
    names = list(dict.fromkeys(labels))
    if not names:
        return []
    shown = ", ".join(names[:_NAMED]) + (f" and {len(names) - _NAMED} more" if len(names) > _NAMED else "")
    return [f"The text amends another act: provisions that it quotes stay in the provision that quotes them ({shown})."]


def languages(texts: Sequence[str], declared: str) -> tuple[list[str], bool]:
    """Remarks on the languages of a text, and whether it can be judged: its own language must be English."""
    step = max(1, len(texts) // _SAMPLES)
    counts: Counter[str] = Counter()
    for text in texts[::step]:
        if len(text) >= _LONG_ENOUGH:
            counts[language_of(text)] += 1
    known = {language: count for language, count in counts.items() if language}
    total = sum(counts.values())
    if not total:
        return [], declared in ("", "en")
    main = max(counts, key=lambda language: counts[language])
    others = [language for language in known if language != main and known[language] * 20 >= total]
    lines: list[str] = []
    if main != "en":
        name = _LANGUAGES.get(main, _UNKNOWN)
        lines.append(f"The text is in {name}: numbers and references are aligned, and nothing is judged.")
    if main == "en" and (foreign := total - counts["en"]) * 20 >= total:
        which = (
            ", ".join(_LANGUAGES.get(language, language) for language in others) or "a language that is not supported"
        )
        lines.append(f"The text mixes languages: {foreign * 100 // total} % of its longer lines are in {which}.")
    elif others:
        lines.append(
            f"The text mixes languages: {', '.join(_LANGUAGES.get(name, name) for name in [main, *others] if name)}."
        )
    return lines, main == "en" and counts["en"] * 4 >= total * 3


def language_of(text: str) -> str:
    """The language of a line by its script and its small words; "" for one that is not known."""
    words = [word.lower() for word in _WORD.findall(text[:_SAMPLE])]
    if not words:
        return ""
    best = max(_SMALL_WORDS, key=lambda language: sum(word in _SMALL_WORDS[language] for word in words))
    share = sum(word in _SMALL_WORDS[best] for word in words) / len(words)
    return best if share >= _SMALL_SHARE else guess_language([text[:_SAMPLE]]) if not text.isascii() else ""


def very_long(labels: Sequence[str], length: int) -> list[str]:
    """labels: of provisions of more than ``length`` characters."""
    if not labels:
        return []
    shown = ", ".join(labels[:_NAMED])
    return [f"No line ends part the text of {shown}: what follows character {length:,} was not searched."]


def noise(text: str) -> list[str]:
    """A remark where characters look as if they came from a scan."""
    sample = _NOTE_MARK.sub("", text[:200_000])
    words = len(_WORD.findall(sample))
    found = len(_NOISE.findall(sample))
    if words > 50 and found * 100 > words:
        return ["Many words hold signs that do not belong there, as from a scan: compare with the original."]
    return []
