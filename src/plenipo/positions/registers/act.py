"""Whether a text is itself an adopted Council Decision: by its enacting words, its number or its day, and its cover."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from plenipo.readers.profiles.dates import iso_date

_ENACTED = re.compile(r"HAS\s+ADOPTED\s+THIS\s+DECISION\s*[:.]?", re.IGNORECASE)
_COUNCIL = re.compile(r"THE\s+COUNCIL\s+OF\s+THE\s+EUROPEAN\s+UNION\s*,?", re.IGNORECASE)
_TITLE = re.compile(r"(?:Subject\s*:\s*)?COUNCIL\s+(?:IMPLEMENTING\s+)?DECISION\b", re.IGNORECASE)
_NUMBER = re.compile(r"\((?:EU|CFSP)(?:,\s?\w+)?\)\s\d{4}/\d+|\b\d{4}/\d+/(?:EU|CFSP|EC|Euratom)\b|\bNo\s\d+/\d{4}")
_DAY = r"\d{1,2}\s[A-Z][a-z]+\s\d{4}"
_OF_DAY = re.compile(rf"\bof\s(?P<date>{_DAY})")
_DONE = re.compile(rf"Done\s+(?:at|in)\s[^,.\d]{{2,40}},?\s(?:on\s|the\s)?(?P<date>{_DAY})")
_BASIS = re.compile(r"in\s+particular\s+(?P<basis>Articles?\s[^.;]{0,160}?218\s?\(9\)[^.;]{0,80}?)\s+thereof")
_BASIS_OF_TREATY = re.compile(
    r"(?P<basis>Articles?\s[\w(),\s]{0,80}?218\s?\(9\)(?:\s(?:TFEU|of\sthe\sTreaty\s[\w\s]{0,60}Union))?)"
)
_DRAFT = re.compile(
    r"^\W*D\s?R\s?A\s?F\s?T\b|\bdraft\s+(?:of\s+an?\s+)?(?:(?:Council|implementing)\s+)*(?:decision|conclusions|lines)\b"
    r"|^\W*(?:amended\s+|joint\s+)?(?:proposal|recommendation|initiative)\s+for\b"
    r"|\b(?:proposal|recommendation|initiative)\s+for\s+an?\s+(?:(?:Council|implementing)\s+)*decision\b"
    r"|\bnon[-\s\u2010\u2011–]?paper\b|\b(?:working|discussion|options)\s+(?:paper|document)\b|^EUROPEAN\s+COMMISSION$"
    r"|^(?:Brussels,.{0,40})?COM\s?\(\d{4}\)\s?\d+|\b(?:not\s+(?:yet\s+)?adopted|to\s+be\s+adopted|for\s+discussion)\b"
    r"|\bcompromise\s+(?:text|proposal)\b",
    re.IGNORECASE,
)
_TITLE_LINES = 6


class Act(Struct, frozen=True):
    """A text that enacts a Decision. begins, enacted: places of "THE COUNCIL …" and of the enacting words.

    adopted: whether it shows a number or a day, and its cover calls it nothing less than a Decision.
    basis: its legal basis where that is Article 218(9), "" otherwise. date: of the adoption, ISO 8601.
    """

    begins: int
    enacted: int
    adopted: bool
    basis: str = ""
    date: str = ""


def find_act(texts: Sequence[str]) -> Act | None:
    """The act among the printed lines; None where a text only speaks of acts.

    The enacting words and the name of the Council stand each on a line of its own, and above them a line that begins
    "COUNCIL DECISION".
    """
    places = enacting_places(texts)
    if places is None:
        return None
    begins, enacted = places
    cover = texts[:begins]
    titled = max((index for index, text in enumerate(cover) if _TITLE.match(text)), default=None)
    if titled is None:
        return None
    title = " ".join(cover[titled : titled + _TITLE_LINES])
    done = next((found for text in texts[enacted:] if (found := _DONE.match(text))), None)
    dated = done or _OF_DAY.search(title)
    adopted = bool(done or _NUMBER.search(title)) and not names_draft(cover)
    day = iso_date(dated["date"], alone=False) if dated else ""
    return Act(begins, enacted, adopted, _basis(texts[begins:enacted]), day if adopted else "")


def enacting_places(texts: Sequence[str]) -> tuple[int, int] | None:
    """Where "THE COUNCIL OF THE EUROPEAN UNION," and "HAS ADOPTED THIS DECISION:" stand; None for a text without."""
    enacted = next((index for index, text in enumerate(texts) if _ENACTED.fullmatch(text)), None)
    if enacted is None:
        return None
    begins = max((index for index in range(enacted) if _COUNCIL.fullmatch(texts[index])), default=None)
    return None if begins is None else (begins, enacted)


def names_draft(cover: Sequence[str]) -> bool:
    """Whether a cover says that its text is a proposal, a draft or a paper without status."""
    return any(_DRAFT.search(text) for text in cover)


def _basis(citations: Sequence[str]) -> str:
    """Article 218(9) as the citations name it ("Having regard to …"); what recitals speak of is no basis."""
    cited = [" ".join(text.split()) for text in citations if text.lower().startswith("having regard")]
    for pattern in (_BASIS, _BASIS_OF_TREATY):
        for text in cited:
            if match := pattern.search(text):
                basis = match["basis"].strip()
                return basis if "TFEU" in basis or "Treaty" in basis else f"{basis} TFEU"
    return ""
