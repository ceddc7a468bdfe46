"""The words of a text that say what it is about, each with its place; citations of other texts left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from plenipo.positions.wording import words_of

STEM = 7  # letters by which forms of a word are compared: "govern", "regulat"; "internet" is not "international"

_CITED = re.compile(
    r"(?:(?:Resolutions?|Decisions?|Recommendations?|Opinions?)\s(?:ITU-[RTD]\s)?[\w./-]*\d[\w./-]*|\bNos?\.\s[\w./-]+"
    r"|\b(?:Articles?|Action Lines?)\s[A-Z]?\d+)(?:\s*\([^)]*\d{4}\))?|\((?:Rev\.\s)?[^()]*,\s\d{4}\)",
)
_SAYS_MORE = re.compile(
    r"\b(?:which|whereby|under which|calls?|instruct\w*|resolve[sd]?|invite[sd]?|require[sd]?|provides?|state[sd]?"
    r"|stipulate[sd]?|shall|should|must)\b",
    re.IGNORECASE,
)
_FUNCTION_WORDS = """
    a about above according account across after against all also among an and any are as at be because been before
    being below between both but by can could did do does during each either etc every for from further furthermore had
    has have having her here him his how however i if in include including inter alia into is it its itself may might
    more moreover most must no nor not of on once only or other otherwise our out over own per same shall should so some
    such take taking than that the their them then there thereby therefore these they this those through to together
    toward towards under until up upon use using various via was we well were what when where whereas whether which
    while who whom whose will with within without would year
"""
_FUNCTION = frozenset(_FUNCTION_WORDS.split())
_LEAD = 25  # characters before a citation within which the text begins with it: "that UNGA Resolution 70/125 …"


class Telling(Struct, frozen=True, gc=False):
    """One word. stem: as it is compared. start, end: in characters of the text."""

    stem: str
    start: int
    end: int


def telling_words(text: str, start: int = 0, end: int | None = None) -> tuple[Telling, ...]:
    """The words of ``text[start:end]`` without function words, numbers and the names of cited texts."""
    end = len(text) if end is None else end
    cited = [match.span() for match in _CITED.finditer(text)]
    return tuple(
        Telling(word.form[:STEM], word.start, word.end)
        for word in words_of(text)
        if start <= word.start and word.end <= end and _tells(word.form) and not _inside(word.start, cited)
    )


def marks_of(words: Sequence[Telling]) -> frozenset[str]:
    """The words and the pairs of neighbours: common words in a rare sequence tell something too."""
    pairs = (f"{one.stem} {other.stem}" for one, other in pairwise(words))
    return frozenset((*(word.stem for word in words), *pairs))


def is_citation(text: str) -> bool:
    """Whether the text does no more than name another: "Resolution 25 (Rev. Seaport, 2026), on lighthouses"."""
    match = _CITED.search(text)
    return match is not None and match.start() <= _LEAD and not _SAYS_MORE.search(text, match.end())


def _tells(form: str) -> bool:
    return len(form) > 1 and form not in _FUNCTION and not form.isdigit()


def _inside(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)
