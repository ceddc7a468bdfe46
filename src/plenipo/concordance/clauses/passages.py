"""The passages of an agreement in which a clause may stand: sentences, each with what stands above it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from plenipo.concordance.law import LawProvision, Nature

_ENDS = re.compile(r"(?<![A-Z])(?<!\bNo)(?<!\bArt)(?<!\be\.g)(?<!\bi\.e)[.;](?=\s+[A-Z‘“\"(])|\n")


_FOR_THE_PURPOSES = re.compile(r"\s*(?:for the purposes? of|in this)\b", re.IGNORECASE)
_MEANS = re.compile(r"\b(?:means?|includes?)\b|\bdeemed to\b", re.IGNORECASE)


class Passage(Struct, frozen=True, gc=False):
    """One sentence of a provision, verbatim. lead: the words above the list that it belongs to."""

    provision: LawProvision
    text: str
    lead: str = ""

    @property
    def defines(self) -> bool:
        """Whether it says what a word means, with or without quotation marks."""
        if self.provision.nature is Nature.DEFINITION or self.provision.definitions:
            return True
        return _MEANS.search(self.text) is not None and _FOR_THE_PURPOSES.match(self.lead) is not None

    @property
    def whole(self) -> str:
        return f"{self.lead} {self.text}"


def passages(provision: LawProvision) -> Iterator[Passage]:
    """Sentences in order; none is empty."""
    start = 0
    text = provision.text
    for end in [match.end() for match in _ENDS.finditer(text)] + [len(text)]:
        sentence = text[start:end].strip()
        if sentence:
            yield Passage(provision, sentence, provision.chapeau)
        start = end
