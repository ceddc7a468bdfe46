"""The laws of the corpus benchmark: as many provisions as asked for, readable, and the key is right."""

from __future__ import annotations

from pathlib import Path

from bench.corpus_laws import Article, Maker, Paragraph
from plenipo.concordance.reading import read_law

ARTICLES = [
    Article(
        (
            Paragraph(f"The keeper of lamp {word} shall keep the lens clean and inspect the wick every evening."),
            Paragraph(f"The harbour {word} authority shall publish:", ("the position of the lamp", "its colour")),
        )
    )
    for word in ("north", "south", "outer")
]


def made(folder: Path, seed: int) -> tuple[int, dict[tuple[str, int], tuple[str, int]]]:
    (folder / "target").mkdir(parents=True)
    (folder / "source").mkdir()
    maker = Maker(ARTICLES, seed)
    return maker.targets(folder / "target", 500), maker.sources(folder / "source", 100)


def test_targets_have_the_provisions_that_are_counted(tmp_path: Path) -> None:
    total, _ = made(tmp_path, 3)
    laws = [read_law(path.read_bytes(), path.name) for path in sorted((tmp_path / "target").iterdir())]
    assert len(laws) == 2
    assert 500 <= total == sum(len(law.provisions) for law in laws) < 520


def test_the_key_names_the_article_that_a_source_was_made_from(tmp_path: Path) -> None:
    _, key = made(tmp_path, 3)
    words: dict[tuple[str, str], set[str]] = {}
    for path in tmp_path.rglob("*.txt"):
        for one in read_law(path.read_bytes(), path.name).provisions:
            words.setdefault((path.name, one.id.split(".")[0]), set()).update(one.text.split())
    assert key
    for (file, number), (other, there) in key.items():
        ours, theirs = words[file, f"art{number}"], words[other, f"art{there}"]
        assert len(ours & theirs) > len(ours) / 3


def test_a_seed_gives_the_same_laws(tmp_path: Path) -> None:
    assert made(tmp_path / "a", 5) == made(tmp_path / "b", 5)
    first, second, other = ((tmp_path / name / "source" / "source-00000.txt") for name in ("a", "b", "c"))
    assert first.read_text() == second.read_text()
    made(tmp_path / "c", 6)
    assert first.read_text() != other.read_text()
