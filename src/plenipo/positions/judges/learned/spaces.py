"""Spaces in which texts are compared: words, pieces of words, sentence embeddings.

Rows have length 1, or 0 for no text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol

from plenipo.positions.judges.learned.encoder import WIDTH, Encoder

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Matrix = npt.NDArray[np.float64]

RARE = 2  # texts that a piece of a word must stand in to count


class Space(Protocol):
    """name: of the features that come from it."""

    name: str

    def vectors(self, texts: Sequence[str]) -> Any:
        """One row a text, dense or sparse."""
        ...


class Words:
    """Words and pairs of words, the rarer in the corpus the weightier (TF-IDF)."""

    name = "words"

    def __init__(self, corpus: Sequence[str]) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer

        self._vectorizer = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, stop_words="english").fit(corpus)
        self._names = self._vectorizer.get_feature_names_out()

    def vectors(self, texts: Sequence[str]) -> Any:
        return self._vectorizer.transform(texts)

    def shared(self, one: str, other: str) -> list[str]:
        """The single words that both have, those that tie them most first."""
        product = self.vectors([one]).multiply(self.vectors([other])).tocoo()
        ranked = sorted(zip(product.data, product.col, strict=True), key=lambda pair: (-pair[0], pair[1]))
        return [str(self._names[column]) for _, column in ranked if " " not in self._names[column]]


class Pieces:
    """Pieces of words of three to five letters, which spelling and endings disturb less."""

    name = "pieces"

    def __init__(self, corpus: Sequence[str]) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer

        least = RARE if len(corpus) > RARE else 1
        self._vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, min_df=least)
        self._vectorizer.fit(corpus)

    def vectors(self, texts: Sequence[str]) -> Any:
        return self._vectorizer.transform(texts)


class Meanings:
    """Sentence embeddings. known: those of texts that were embedded before."""

    name = "meanings"

    def __init__(self, encoder: Encoder, known: dict[str, Any] | None = None) -> None:
        self._encoder = encoder
        self._known: dict[str, Any] = dict(known or {})

    def vectors(self, texts: Sequence[str]) -> Any:
        import numpy as np

        new = [text for text in dict.fromkeys(texts) if text.strip() and text not in self._known]
        if new:
            self._known.update(zip(new, self._encoder.encode(new), strict=True))
        nothing = np.zeros(WIDTH)
        return np.array([self._known[text] if text.strip() else nothing for text in texts], dtype=np.float64)


def cosines(one: Any, other: Any) -> Matrix:
    """All products of the rows of both, dense."""
    import numpy as np

    product = one @ other.T
    return np.asarray(product.toarray() if hasattr(product, "toarray") else product, dtype=np.float64)
