"""The concepts of the thesaurus under the names by which people enter them."""

from __future__ import annotations

import difflib
from collections import Counter
from functools import lru_cache

from plenipo.positions.concepts import field_thesaurus


def name_of(identifier: str) -> str:
    """What a person reads: the label, or the id where the label is that of two concepts or there is none."""
    return _names().get(identifier, identifier)


def id_of(name: str) -> str:
    """The concept of that name, or of that id. KeyError where there is none."""
    return _ids()[name.casefold()]


def closest(name: str) -> str | None:
    """The known name that is most like it, if any is."""
    found = difflib.get_close_matches(name.casefold(), _ids(), 1)
    return name_of(_ids()[found[0]]) if found else None


def all_names() -> list[str]:
    """In the order of the alphabet."""
    return sorted(_names().values(), key=str.casefold)


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    counts = Counter(concept.label.casefold() for concept in field_thesaurus())
    return {
        concept.id: concept.label if concept.label and counts[concept.label.casefold()] == 1 else concept.id
        for concept in field_thesaurus()
    }


@lru_cache(maxsize=1)
def _ids() -> dict[str, str]:
    named = {name.casefold(): identifier for identifier, name in _names().items()}
    return {identifier.casefold(): identifier for identifier in _names()} | named
