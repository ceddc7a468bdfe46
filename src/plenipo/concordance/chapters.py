"""A table of one chapter: the divisions of both texts that are about what the user asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

import yaml
from msgspec import Struct
from msgspec.structs import replace

from plenipo.concordance.law import LawProvision, LawText
from plenipo.errors import UsageError

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_EXACT = 3  # words up to this length, and numbers, stand only for themselves: "I" is not "II"
_LISTED = 40  # chapters that an error lists


class Chosen(Struct, frozen=True):
    """A text restricted to some chapters. chapters: their names, in reading order; () for the whole text."""

    law: LawText
    chapters: tuple[str, ...]
    whole: bool = False


def restrict(law: LawText, wanted: str) -> Chosen:
    """The text with the provisions of the chapters and articles whose title is about what is wanted.

    A text whose own title is about it stays whole. UsageError, with the chapters that there are, where nothing is.
    """
    phrases = _phrases(wanted)
    chosen = [_within(provision, phrases) for provision in law.provisions]
    names = tuple(dict.fromkeys(name for name in chosen if name))
    if _about(law.identity.title, phrases):
        return Chosen(law, (), whole=True)
    if not names:
        raise UsageError(
            f"no chapter matches {wanted!r}.",
            where=law.source or law.identity.title,
            remedy=f"There are: {'; '.join(_listed(law))}.",
        )
    kept = tuple(provision for provision, name in zip(law.provisions, chosen, strict=True) if name)
    return Chosen(replace(law, provisions=kept), names)


def _within(provision: LawProvision, phrases: Sequence[Sequence[str]]) -> str:
    """The division, else the heading of the article, that is about it; "" where none is."""
    for depth, division in enumerate(provision.divisions, 1):
        if _about(division, phrases):
            return " › ".join(provision.divisions[:depth])
    if provision.heading and _about(provision.heading, phrases):
        return f"{provision.label.split('(')[0].strip()} {provision.heading}"
    return ""


def _about(title: str, phrases: Sequence[Sequence[str]]) -> bool:
    words = _words(title)
    return any(
        all(_stands_for(part, word) for part, word in zip(phrase, words[at:], strict=False))
        for phrase in phrases
        for at in range(len(words) - len(phrase) + 1)
    )


def _stands_for(part: str, word: str) -> bool:
    return part == word or (len(part) > _EXACT and not part.isdigit() and word.startswith(part))


def _phrases(wanted: str) -> list[list[str]]:
    """What is wanted, and every other name of a subject of which it is one."""
    own = _words(wanted)
    if not own:
        raise UsageError("--chapter names no word.", remedy="Give a word of the chapter's title.")
    found = [own]
    for names in _subjects():
        if any(name == own or _about(wanted, [name]) or _about(" ".join(name), [own]) for name in names):
            found += [name for name in names if name not in found]
    return found


@cache
def _subjects() -> list[list[list[str]]]:
    text = resources.files("plenipo.concordance").joinpath("chapters.yaml").read_text("utf-8")
    return [[_words(name) for name in names] for names in yaml.safe_load(text)]


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _listed(law: LawText) -> list[str]:
    names = list(dict.fromkeys(_titles(law)))
    more = len(names) - _LISTED
    return [*names[:_LISTED], f"and {more} more"] if more > 0 else names or ["none; the text has no chapters"]


def _titles(law: LawText) -> Iterator[str]:
    divided = any(provision.divisions for provision in law.provisions)
    for provision in law.provisions:
        if provision.divisions:
            yield " › ".join(provision.divisions)
        elif not divided and provision.heading:
            yield provision.heading
