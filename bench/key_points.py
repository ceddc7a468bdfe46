"""ArgKP-2021: which key point an argument makes. The data, and the scorer of the shared task in both its forms."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

TOP = 0.5  # share of the arguments of a topic and stance that is scored, those matched with the highest scores

Scores = Mapping[str, Mapping[str, float]]  # by argument, by key point


class Statement(Struct, frozen=True):
    """An argument or a key point. stance: 1 for, -1 against the topic."""

    id: str
    text: str
    topic: str
    stance: int


class KeyPoints(Struct, frozen=True):
    """One part of the collection. labels: by argument and key point, 1 where they match; undecided pairs are absent."""

    arguments: tuple[Statement, ...]
    key_points: tuple[Statement, ...]
    labels: Mapping[tuple[str, str], int]


class Precision(Struct, frozen=True):
    """Mean average precision. strict: undecided pairs are wrong; relaxed: they are right."""

    strict: float
    relaxed: float


def load(folder: Path, part: str) -> KeyPoints:
    """The part ``train`` or ``dev``."""
    labels = {(row["arg_id"], row["key_point_id"]): int(row["label"]) for row in _rows(folder / f"labels_{part}.csv")}
    arguments = _statements(folder / f"arguments_{part}.csv", "arg_id", "argument")
    return KeyPoints(arguments, _statements(folder / f"key_points_{part}.csv", "key_point_id", "key_point"), labels)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _statements(path: Path, identifier: str, text: str) -> tuple[Statement, ...]:
    return tuple(Statement(row[identifier], row[text], row["topic"], int(row["stance"])) for row in _rows(path))


def by_side(statements: Iterable[Statement]) -> dict[tuple[str, int], list[Statement]]:
    """By topic and stance, in the order given."""
    sides: dict[tuple[str, int], list[Statement]] = {}
    for one in statements:
        sides.setdefault((one.topic, one.stance), []).append(one)
    return sides


def precision(part: KeyPoints, scores: Scores, *, recall: bool) -> Precision:
    """The score of the shared task, track 1.

    Each argument is paired with its best key point; of each topic and stance the half with the highest scores is
    ranked; the mean of their average precision is taken. recall: as scored since 23 September 2021, each average
    precision times the share of the ranked pairs that is right; without it, as scored before, when a system that
    ranked one right pair first and nothing else right lost nothing.
    """
    sides = by_side(part.arguments).values()
    ranked = [_ranked(part, arguments, scores) for arguments in sides]
    return Precision(*(_mean([_scored(labels(side), recall) for side in ranked]) for labels in (_strict, _relaxed)))


def _ranked(part: KeyPoints, arguments: Sequence[Statement], scores: Scores) -> list[tuple[float, int | None]]:
    """Score and label of the best pairs. An argument without a scored key point is wrong, with score 0.99 if ranked."""
    pairs: list[tuple[float, str, str]] = []
    for argument in arguments:
        own = scores.get(argument.id, {})
        best = max(own, key=lambda point: own[point]) if own else ""
        pairs.append((own[best] if best else 0.0, argument.id, best))
    pairs.sort(key=lambda pair: -pair[0])
    return [
        (score if point else 0.99, part.labels.get((argument, point)) if point else 0)
        for score, argument, point in pairs[: int(len(pairs) * TOP)]
    ]


def _strict(pairs: Sequence[tuple[float, int | None]]) -> list[tuple[float, int]]:
    return [(score, label or 0) for score, label in pairs]


def _relaxed(pairs: Sequence[tuple[float, int | None]]) -> list[tuple[float, int]]:
    return [(score, 1 if label is None else label) for score, label in pairs]


def _scored(pairs: Sequence[tuple[float, int]], recall: bool) -> float:
    right = sum(label for _, label in pairs)
    found = average_precision(pairs)
    return found * right / len(pairs) if recall and pairs else found


def average_precision(pairs: Sequence[tuple[float, int]]) -> float:
    """The mean precision at each right pair; equal scores count as one step. 0 where nothing is right."""
    right = sum(label for _, label in pairs)
    seen = hits = 0
    total = 0.0
    for score in sorted({score for score, _ in pairs}, reverse=True):
        labels = [label for own, label in pairs if own == score]
        seen += len(labels)
        hits += sum(labels)
        total += sum(labels) * hits / seen
    return total / right if right else 0.0


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
