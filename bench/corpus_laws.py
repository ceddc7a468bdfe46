"""Two folders of laws of any size, made from real ones from a seed, with the key of what was made from what."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from random import Random

from msgspec import Struct

from bench.law_synonyms import another
from plenipo.concordance.law import Depth, LawText
from plenipo.concordance.reading import read_law

IN_A_LAW = 400  # provisions
_WORD = re.compile(r"[^\W\d_]{3,}")
_STRANGE, _OTHER_WORDS = 0.3, 0.25  # of a target's paragraphs from another article; of its words from elsewhere
_OWN, _SYNONYMS = 0.3, 0.2  # of a source's articles made anew; of the words of the others replaced


class Paragraph(Struct, frozen=True):
    text: str
    points: tuple[str, ...] = ()

    def __len__(self) -> int:
        return 1 + len(self.points)


class Article(Struct, frozen=True):
    """paragraphs: numbered where there are several. origin: file and number of what it was made from."""

    paragraphs: tuple[Paragraph, ...]
    origin: tuple[str, int] | None = None

    def __len__(self) -> int:
        return 1 + sum(map(len, self.paragraphs))


def real_articles(files: Iterable[Path]) -> list[Article]:
    """The articles of real laws, as far as they are made of numbered paragraphs and points."""
    found = []
    for path in files:
        found += _articles(read_law(path.read_bytes(), path.name))
    return found


def _articles(law: LawText) -> list[Article]:
    under: dict[str, list[str]] = {}
    texts = {one.id: " ".join(one.text.split()) for one in law.provisions}
    for one in law.provisions:
        under.setdefault(one.parent, []).append(one.id)
    depths = {one.id: one.depth for one in law.provisions}
    made = []
    for root in under.get("", []):
        clauses = [one for one in under.get(root, []) if depths[one] is Depth.PARAGRAPH]
        paragraphs = tuple(
            Paragraph(texts[one], tuple(texts[each] for each in under.get(one, []) if texts[each]))
            for one in clauses
            if texts[one]
        )
        if paragraphs:
            made.append(Article(paragraphs))
    return made


class Maker:
    """Makes target laws, then source laws of their articles."""

    def __init__(self, articles: Sequence[Article], seed: int) -> None:
        self._articles = articles
        self._random = Random(seed)
        self._words: list[str] = [
            word for one in articles for each in one.paragraphs for word in _WORD.findall(each.text)
        ]
        self._targets: list[Article] = []

    def targets(self, folder: Path, provisions: int) -> int:
        """Write target laws with about so many provisions; how many they have."""
        total = 0
        while total < provisions:
            name = f"partner-{total // IN_A_LAW:05}.txt"
            law = self._law(self._target, min(IN_A_LAW, provisions - total))
            self._targets += [Article(one.paragraphs, (name, number)) for number, one in enumerate(law, 1)]
            _write(folder / name, law)
            total += sum(map(len, law))
        return total

    def sources(self, folder: Path, provisions: int) -> dict[tuple[str, int], tuple[str, int]]:
        """Write source laws; for each article that was made from a target, by file and number, that target."""
        key: dict[tuple[str, int], tuple[str, int]] = {}
        total = 0
        while total < provisions:
            name = f"{folder.name}-{total // IN_A_LAW:05}.txt"
            law = self._law(self._source, min(IN_A_LAW, provisions - total))
            key |= {(name, number): one.origin for number, one in enumerate(law, 1) if one.origin}
            _write(folder / name, law)
            total += sum(map(len, law))
        return key

    def _law(self, make: Callable[[], Article], provisions: int) -> list[Article]:
        law: list[Article] = []
        while sum(map(len, law)) < provisions:
            law.append(make())
        return law

    def _target(self) -> Article:
        """A real article with paragraphs of others and words of others."""
        random = self._random
        first = random.choice(self._articles).paragraphs
        mixed = [
            random.choice(random.choice(self._articles).paragraphs) if random.random() < _STRANGE else one
            for one in first
        ]
        return Article(tuple(self._reworded(one, _OTHER_WORDS, self._elsewhere) for one in mixed))

    def _source(self) -> Article:
        """A target's article in another order and other words; or one that no target has."""
        random = self._random
        if random.random() < _OWN:
            return self._target()
        chosen = random.choice(self._targets)
        paragraphs = [self._reworded(one, _SYNONYMS, lambda word: another(word, random)) for one in chosen.paragraphs]
        random.shuffle(paragraphs)
        return Article(tuple(paragraphs), chosen.origin)

    def _elsewhere(self, _word: str) -> str:
        return self._random.choice(self._words)

    def _reworded(self, one: Paragraph, share: float, other: Callable[[str], str]) -> Paragraph:
        def another_or_same(found: re.Match[str]) -> str:
            return other(found[0]) if self._random.random() < share else found[0]

        def reworded(text: str) -> str:
            return _WORD.sub(another_or_same, text)

        return Paragraph(reworded(one.text), tuple(map(reworded, one.points)))


def _write(path: Path, law: Sequence[Article]) -> None:
    lines = [f"Law {path.stem}", ""]
    for number, article in enumerate(law, 1):
        lines += [f"Article {number}", ""]
        for place, one in enumerate(article.paragraphs, 1):
            lines.append(f"{place}.   {one.text}")
            lines += [f"({_letter(at)}) {text}" for at, text in enumerate(one.points)]
        lines.append("")
    path.write_text("\n".join(lines), encoding="utf-8")


def _letter(at: int) -> str:
    return chr(ord("a") + at) if at < 26 else f"{chr(ord('a') + at // 26 - 1)}{chr(ord('a') + at % 26)}"
