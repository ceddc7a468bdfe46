"""Matchers of arguments and key points: word overlap, and a classifier that learns what shared wording is worth."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from bench.key_points import KeyPoints, Scores, Statement, by_side
from bench.lexical import Bm25, Lexical, Rarity, TfIdf, tokens
from plenipo.positions.similarity import stems_of

SEED = 5


def lexical(part: KeyPoints, kind: type[Lexical]) -> Scores:
    """The key points of each topic and stance, ranked for each argument by word overlap."""
    scores: dict[str, dict[str, float]] = {}
    points = by_side(part.key_points)
    rarity = Rarity(one.text for one in (*part.arguments, *part.key_points))
    for side, arguments in by_side(part.arguments).items():
        index = kind([point.text for point in points.get(side, [])], rarity)
        for argument in arguments:
            found = index.scores(argument.text)
            scores[argument.id] = {point.id: score for point, score in zip(points.get(side, []), found, strict=True)}
    return scores


def learned(train: KeyPoints, part: KeyPoints) -> Scores:
    """A gradient-boosted classifier on features of shared wording, trained on the labelled pairs of ``train``."""
    ensemble: Any = import_module("sklearn.ensemble")
    rarity = Rarity(one.text for one in (*train.arguments, *train.key_points))
    known = pairs_of(train)
    rows = features(train, known, rarity)
    labels = [train.labels.get((argument.id, point.id)) for argument, point in known]
    model = ensemble.HistGradientBoostingClassifier(
        max_iter=150, learning_rate=0.06, max_leaf_nodes=12, random_state=SEED
    )
    model.fit(
        [row for row, label in zip(rows, labels, strict=True) if label is not None],
        [label for label in labels if label is not None],
    )
    asked = pairs_of(part)
    chances = model.predict_proba(features(part, asked, rarity))[:, 1]
    scores: dict[str, dict[str, float]] = {}
    for (argument, point), chance in zip(asked, chances, strict=True):
        scores.setdefault(argument.id, {})[point.id] = float(chance)
    return scores


def pairs_of(part: KeyPoints) -> list[tuple[Statement, Statement]]:
    """Every argument with every key point of its topic and stance."""
    points = by_side(part.key_points)
    return [
        (argument, point) for argument in part.arguments for point in points.get((argument.topic, argument.stance), [])
    ]


def features(part: KeyPoints, pairs: Sequence[tuple[Statement, Statement]], rarity: Rarity) -> list[list[float]]:
    """One row a pair: overlap by several measures, without the words of the topic, and beside the rival key points."""
    overlaps = {kind: lexical(part, kind) for kind in (TfIdf, Bm25)}
    rows = []
    for argument, point in pairs:
        own = [overlaps[kind][argument.id] for kind in (TfIdf, Bm25)]
        beside = [scores[point.id] - max(scores.values()) for scores in own]
        rows.append([*(scores[point.id] for scores in own), *beside, *_overlap(argument, point, rarity)])
    return rows


def _overlap(argument: Statement, point: Statement, rarity: Rarity) -> list[float]:
    topic = frozenset(stems_of(argument.topic))
    said, meant = (frozenset(stems_of(one.text)) - topic for one in (argument, point))
    shared = said & meant
    letters = _grams(argument.text), _grams(point.text)
    words = frozenset(tokens(argument.text)) & frozenset(tokens(point.text))
    return [
        len(shared),
        len(shared) / (len(meant) or 1),
        len(shared) / (len(said | meant) or 1),
        len(letters[0] & letters[1]) / (len(letters[1]) or 1),
        max((rarity.idf(word) for word in words), default=0.0),
        sum(rarity.idf(word) for word in words),
        len(said),
        len(meant),
    ]


def _grams(text: str, size: int = 4) -> frozenset[str]:
    plain = " ".join(tokens(text))
    return frozenset(plain[at : at + size] for at in range(len(plain) - size + 1))
