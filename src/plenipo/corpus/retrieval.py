"""What of all targets is set against one source law: the articles that any of its provisions may answer."""

from __future__ import annotations

import hashlib
from pathlib import Path

from msgspec import Struct

from plenipo.corpus.features import Features
from plenipo.corpus.index import Index, IndexedLaw
from plenipo.corpus.store import open_law

EVERYTHING = 2_000  # provisions of all targets together up to which nothing is left out
_BY_ROOT, _BY_CLAUSE = 4, 2  # articles that are kept for an article as a whole, and for each provision in it
_NEAR_BEST = 0.4  # of the best score of the provision, which a further article needs


class Retrieved(Struct, frozen=True):
    """Articles of one target law, by place. digest: equal where the articles are the same, word for word."""

    name: str
    key: str
    places: tuple[int, ...]
    digest: str


def retrieve(index: Index, source: Features, judged: bool, laws: Path) -> tuple[Retrieved, ...]:
    """The articles to compare, by law, in the order of the corpus.

    A judged source meets judged targets only, since words of another language say nothing; one that is not judged
    meets all. In a small corpus nothing is left out. laws: the folder of kept laws.
    """
    if index.provisions <= EVERYTHING:
        chosen = {law: list(range(law.articles)) for law in index.laws if law.judged or not judged}
    else:
        chosen = {law: sorted(places) for law, places in _searched(index, source, judged).items()}
    return tuple(
        Retrieved(law.name, law.key, tuple(places), open_law(laws / f"{law.key}.law").digest(places))
        for law, places in chosen.items()
        if places
    )


def digest_of(retrieved: tuple[Retrieved, ...]) -> str:
    """What names everything that a source is compared with."""
    found = hashlib.sha256()
    for each in retrieved:
        found.update(f"{each.name}\0{each.digest}\n".encode())
    return found.hexdigest()


def _searched(index: Index, source: Features, judged: bool) -> dict[IndexedLaw, list[int]]:
    import numpy as np

    found = index.search(source.counts, max(_BY_ROOT, _BY_CLAUSE), judged)
    enough = (found.articles >= 0) & (found.scores >= _NEAR_BEST * found.scores[:, :1])
    enough[~source.root, _BY_CLAUSE:] = False
    wanted = np.unique(found.articles[enough])
    firsts = np.array([law.first for law in index.laws])
    owners = np.searchsorted(firsts, wanted, side="right") - 1
    places: dict[IndexedLaw, list[int]] = {}
    for number, owner in zip(wanted.tolist(), owners.tolist(), strict=True):
        law = index.laws[owner]
        places.setdefault(law, []).append(number - law.first)
    return places
