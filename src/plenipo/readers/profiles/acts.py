"""EU acts and agreements: how to know them, and what they call themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plenipo.readers.profiles.headings import eu_act_reference
from plenipo.readers.profiles.structure import article
from plenipo.texts.instrument import InstrumentReference

_EU_WORDS = re.compile(
    r"\bThis (?:Directive|Regulation|Decision) |\bHA(?:VE|S) ADOPTED THIS (?:DIRECTIVE|REGULATION|DECISION)"
    r"|\b(?:la présente directive|le présent règlement)\b",
)
_AGREEMENT = re.compile(r"\bthis Agreement\b|\bthe Parties\b|\b(?:the )?(?:High )?Contracting Parties\b")
_CELEX = re.compile(r"(?<![\w])3(?P<year>\d{4})(?P<type>[RLDH])(?P<number>\d{4})(?!\w)")
_TYPES = {"R": "Regulation", "L": "Directive", "D": "Decision", "H": "Recommendation"}
_SAMPLE = 400
_HEAD = 40


def act_profile(texts: Sequence[str]) -> str:
    """ "eu_act", "agreement", or "" for a text of another kind. Both are divided into articles."""
    shown = [text for text in texts if text][:_SAMPLE]
    if not any(article(text) for text in shown if len(text) < 120):
        return ""
    if eu_act_heading(texts) or any(_EU_WORDS.search(text) for text in shown):
        return "eu_act"
    return "agreement" if any(_AGREEMENT.search(text) for text in shown) else ""


def eu_act_heading(texts: Sequence[str]) -> InstrumentReference | None:
    """The act that the first lines name, by its title or its CELEX number."""
    head = [text for text in texts if text][:_HEAD]
    for text in head:
        if len(text) < 400 and (found := eu_act_reference(text)):
            return found
    for text in head:
        if len(text) < 200 and (match := _CELEX.search(text)):
            body = "EU" if int(match["year"]) >= 2010 else "EC"
            number = f"({body}) {match['year']}/{int(match['number'])}"
            return InstrumentReference(_TYPES[match["type"]], number)
    return None


def act_title(texts: Sequence[str]) -> str:
    """The first line of the text."""
    return next((text for text in texts if text), "")
