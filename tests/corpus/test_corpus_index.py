"""The search for target articles: what is planted is found, blocks change nothing, rare words come first."""

from __future__ import annotations

from pathlib import Path
from random import Random

import numpy as np
import pytest

from plenipo.concordance.law import Depth, Identity, LawProvision, LawText
from plenipo.corpus import index as indexing
from plenipo.corpus.features import Features, features_of, keep_features, open_features, side_of, telling_in_corpus
from plenipo.corpus.index import BlockTask, Index, IndexedLaw, blocks_of, keep_laws, keep_spread, make_block
from plenipo.errors import InvalidData

COMMON = ["harbour", "master", "shall", "keep", "record", "of", "every", "vessel", "under", "national", "rules"]
LAWS, ARTICLES = 6, 20


def planted(random: Random, law: int) -> LawText:
    """Articles of common words in any order, each with two words of its own."""
    texts = [" ".join([*random.sample(COMMON, 8), f"lamp{law}x{at}", f"buoy{law}x{at}"]) for at in range(ARTICLES)]
    return law_of(texts)


def law_of(texts: list[str]) -> LawText:
    provisions = (LawProvision(f"art{at}", f"Article {at}", Depth.ARTICLE, text) for at, text in enumerate(texts))
    return LawText(Identity("Law"), tuple(provisions))


def index_of(folder: Path, laws: list[LawText], unjudged: frozenset[int] = frozenset()) -> Index:
    folder.mkdir()
    paths = [folder / f"{number}.npz" for number in range(len(laws))]
    for path, law in zip(paths, laws, strict=True):
        keep_features(path, features(law))
    keep_spread(folder, paths)
    indexed = [
        IndexedLaw(f"law{at}", str(at), at * ARTICLES, ARTICLES, ARTICLES, judged=at not in unjudged)
        for at in range(len(laws))
    ]
    for number, block in enumerate(blocks_of(indexed)):
        make_block(BlockTask(number, block, tuple(str(paths[int(law.key)]) for law in block), str(folder)))
    keep_laws(folder, indexed)
    return Index(folder)


def features(law: LawText) -> Features:
    return features_of(side_of(law))


@pytest.fixture
def laws() -> list[LawText]:
    random = Random(7)
    return [planted(random, law) for law in range(LAWS)]


def test_every_article_is_found_by_its_rare_words(tmp_path: Path, laws: list[LawText]) -> None:
    index = index_of(tmp_path / "index", laws)
    for at, law in enumerate(laws):
        found = index.search(features(law).counts, 3, only_judged=True)
        assert found.articles[:, 0].tolist() == list(range(at * ARTICLES, (at + 1) * ARTICLES))
        assert (np.diff(found.scores, axis=1) <= 0).all()


def test_blocks_change_nothing(tmp_path: Path, laws: list[LawText], monkeypatch: pytest.MonkeyPatch) -> None:
    asked = features(laws[2]).counts
    whole = index_of(tmp_path / "whole", laws).search(asked, 4, only_judged=True)
    monkeypatch.setattr(indexing, "BLOCK", 2 * ARTICLES)
    parted = index_of(tmp_path / "parted", laws)
    assert len(blocks_of(parted.laws)) == LAWS // 2
    found = parted.search(asked, 4, only_judged=True)
    assert np.array_equal(found.articles[:, 0], whole.articles[:, 0])
    assert np.allclose(found.scores, whole.scores, atol=1e-6)


def test_laws_that_are_not_judged_can_be_left_out(tmp_path: Path, laws: list[LawText]) -> None:
    index = index_of(tmp_path / "index", laws, unjudged=frozenset((1,)))
    asked = features(laws[1]).counts
    theirs = set(range(ARTICLES, 2 * ARTICLES))
    assert not theirs & set(index.search(asked, 5, only_judged=True).articles.ravel().tolist())
    assert set(index.search(asked, 1, only_judged=False).articles.ravel().tolist()) == theirs


def test_rare_columns_are_read_first(tmp_path: Path, laws: list[LawText], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "_POSTINGS", 2)  # as many as the words of its own have
    index = index_of(tmp_path / "index", laws)
    found = index.search(features(laws[4]).counts, 3, only_judged=True)
    assert found.articles[:, 0].tolist() == list(range(4 * ARTICLES, 5 * ARTICLES))


def test_words_that_no_target_has_find_nothing(tmp_path: Path, laws: list[LawText]) -> None:
    index = index_of(tmp_path / "index", laws)
    found = index.search(features(law_of(["quince marmalade", "", "lamp3x5"])).counts, 2, only_judged=True)
    assert found.articles.tolist() == [[-1, -1], [-1, -1], [3 * ARTICLES + 5, -1]]


def test_one_law_more_changes_what_few_columns_tell() -> None:
    spread = np.array([0, 1, 2, 3, 4, 7, 8, 900], dtype=np.int64)
    before = telling_in_corpus(spread, 1000)
    assert before[1] > before[4] > before[7] > 0
    assert np.array_equal(before, telling_in_corpus(spread + np.array([0, 0, 1, 0, 1, 0, 1, 1]), 1001))


def test_kept_counts_come_back_and_torn_ones_are_named(tmp_path: Path, laws: list[LawText]) -> None:
    path, made = tmp_path / "kept.npz", features(laws[0])
    keep_features(path, made)
    kept = open_features(path)
    assert (kept.counts != made.counts).nnz == 0
    assert kept.of(3, 5).counts.shape[0] == 2
    assert kept.root.all()
    path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(InvalidData, match=r"kept\.npz"):
        open_features(path)
