"""Both forms of the real key are read, and the author's relations agree with the readers' as their description says."""

from __future__ import annotations

from pathlib import Path

import pytest

from plenipo.positions.evaluation import Judged, Judgements, Key, evaluate, read_key


@pytest.fixture(scope="module")
def folder(shared_data: Path) -> Path:
    return shared_data / "itu" / "proposals"


def as_judged(key: Key) -> Judgements:
    return Judgements(tuple(Judged(*one.pair, one.relation, 1.0) for one in key.core), key.proposals)


def test_the_author_agrees_with_the_key(folder: Path) -> None:
    key = read_key((folder / "key.json").read_bytes(), "key.json")
    author = read_key((folder / "gold.json").read_bytes(), "gold.json")
    assert set(author.proposals) == set(key.proposals)
    result = evaluate(as_judged(author), key)
    assert result.warnings == ()
    assert (result.macro_f1 or 0) > 0.95
    assert result.wrong_signs == 0


def test_the_key_agrees_with_itself(folder: Path) -> None:
    key = read_key((folder / "key.json").read_bytes(), "key.json")
    result = evaluate(as_judged(key), key)
    assert (result.macro_f1, result.first_recall, result.mistakes) == (1.0, 1.0, ())
