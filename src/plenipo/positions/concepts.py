"""Concepts of the field as values, and the thesaurus that holds them.

A thesaurus is data: the files in ``thesaurus/`` and those that users add. A later file adds to the concepts of an
earlier one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from typing import Any

import yaml
from msgspec import Struct, ValidationError, convert
from msgspec.structs import replace

from plenipo.errors import InvalidData


class Kind(StrEnum):
    """Only a subject can stand for what a line is about; the others help to make one up, or to narrow it."""

    SUBJECT = "subject"
    ACTIVITY = "activity"
    ACTOR = "actor"
    GROUP = "group"


class Concept(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that a text can promote or resist.

    label: as it can stand in a sentence. names: terms (see ``terms``), any of which names it.
    together: rows of groups of terms; one term of each group of a row, within one clause, names it too.
    parts: concepts that name it where all are named in one provision. broader: what it is a kind of.
    against: what it harms. instruments: those whose whole purpose it is ("Resolution 146").
    """

    id: str = ""
    label: str = ""
    names: tuple[str, ...] = ()
    together: tuple[tuple[tuple[str, ...], ...], ...] = ()
    parts: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    kind: Kind = Kind.SUBJECT


class Thesaurus(Struct, frozen=True):
    """Concepts by id."""

    concepts: Mapping[str, Concept]

    def __iter__(self) -> Iterator[Concept]:
        return iter(self.concepts.values())

    def label(self, identifier: str) -> str:
        """How a sentence calls the concept."""
        concept = self.concepts.get(identifier)
        return concept.label if concept and concept.label else identifier.replace("-", " ")


def thesaurus_of(files: Iterable[tuple[str, str]]) -> Thesaurus:
    """The thesaurus in YAML texts, each with the name of its file. Raises InvalidData for what is no thesaurus.

    "=name" in a group stands for the terms of the set of that name, which any of the files may hold.
    """
    stored = [_File(name, text) for name, text in files]
    sets = {name: terms for file in stored for name, terms in file.sets.items()}
    concepts: dict[str, Concept] = {}
    for file in stored:
        for concept in file.concepts(sets):
            known = concepts.get(concept.id)
            concepts[concept.id] = _joined(known, concept) if known else concept
    _require_known(concepts)
    return Thesaurus(concepts)


@lru_cache(maxsize=1)
def field_thesaurus() -> Thesaurus:
    """The thesaurus that comes with Plenipo."""
    return thesaurus_of(_field_files())


def extended_thesaurus(files: Iterable[tuple[str, str]]) -> Thesaurus:
    """The thesaurus of the field with what users add to it. Raises InvalidData as ``thesaurus_of`` does."""
    return thesaurus_of([*_field_files(), *files])


def _field_files() -> list[tuple[str, str]]:
    folder = resources.files("plenipo.positions") / "thesaurus"
    files = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".yaml")), key=lambda entry: entry.name)
    return [(entry.name, entry.read_text("utf-8")) for entry in files]


LARGEST = 500_000  # values in one file, aliases written out


class _File:
    """One file of a thesaurus as stored."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        try:
            data = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506  (a safe loader)
            if _extent(data, {}) > LARGEST:
                raise _too_large(name)
            stored = convert(data, dict[str, dict[str, Any]])
            self.sets = convert(stored.get("sets", {}), dict[str, list[str]])
            self._stored = convert(stored["concepts"], dict[str, dict[str, Any]])
        except (yaml.YAMLError, ValidationError, KeyError, RecursionError) as exc:
            raise self._error(exc) from exc

    def concepts(self, sets: Mapping[str, Sequence[str]]) -> Iterator[Concept]:
        for identifier, fields in self._stored.items():
            try:
                concept = convert({**fields, "id": identifier}, Concept)
                yield replace(concept, together=tuple(_expanded(row, sets) for row in concept.together))
            except (ValidationError, KeyError) as exc:
                raise self._error(exc) from exc

    def _error(self, cause: Exception) -> InvalidData:
        remedy = "See the reference of the thesaurus for its form."
        return InvalidData(f"this is no thesaurus: {cause}.", where=self.name, remedy=remedy)


def _extent(value: Any, known: dict[int, int]) -> int:
    """How many values there are once every alias is written out; each is counted once."""
    if not isinstance(value, (dict, list)):
        return 1
    if id(value) not in known:
        known[id(value)] = 1  # a value that holds itself ends here
        parts = [*value.keys(), *value.values()] if isinstance(value, dict) else value
        known[id(value)] = 1 + sum(_extent(part, known) for part in parts)
    return known[id(value)]


def _too_large(name: str) -> InvalidData:
    return InvalidData(
        "this thesaurus is larger than any real one.", where=name, remedy="Take out what repeats itself."
    )


def _expanded(row: Sequence[Sequence[str]], sets: Mapping[str, Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(term for name in group for term in (sets[name[1:]] if name.startswith("=") else (name,))) for group in row
    )


def _joined(one: Concept, other: Concept) -> Concept:
    return Concept(
        id=one.id,
        label=other.label or one.label,
        names=(*one.names, *other.names),
        together=(*one.together, *other.together),
        parts=other.parts or one.parts,
        broader=tuple(dict.fromkeys((*one.broader, *other.broader))),
        against=tuple(dict.fromkeys((*one.against, *other.against))),
        instruments=tuple(dict.fromkeys((*one.instruments, *other.instruments))),
        kind=one.kind,
    )


def _require_known(concepts: Mapping[str, Concept]) -> None:
    for concept in concepts.values():
        unknown = [other for other in (*concept.parts, *concept.broader, *concept.against) if other not in concepts]
        if unknown:
            raise InvalidData(
                f"the concept {concept.id} refers to {unknown[0]}, which no file of the thesaurus describes.",
                remedy="Describe it, or take the reference out.",
            )
