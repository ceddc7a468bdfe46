"""A text of law damaged from a seed, with the key of what became of every provision."""

from __future__ import annotations

import re
from collections.abc import Iterable
from random import Random

import msgspec

from bench.law_synonyms import another
from plenipo.concordance.law import Depth, LawProvision, LawText

_WORD = re.compile(r"[^\W\d_]{2,}")
_LEAST_WORDS = 16  # of a point that is split


class Damage(msgspec.Struct, frozen=True):
    """How much: shares of words replaced, of points deleted, of points merged with the next, of points split."""

    words: float = 0.30
    deleted: float = 0.10
    merged: float = 0.05
    split: float = 0.05


class Damaged(msgspec.Struct, frozen=True):
    """The damaged text, and for each source id the ids that hold it now: none where it was deleted."""

    law: LawText
    key: dict[str, tuple[str, ...]]


class _Piece:
    """A provision on its way: where it came from, and what stands under it."""

    def __init__(self, one: LawProvision) -> None:
        self.one = one
        self.origins = [one.id]
        self.text = one.text
        self.under: list[_Piece] = []


def damage(law: LawText, seed: int, how: Damage | None = None) -> Damaged:
    """Paragraphs and points in another order and numbered anew, points deleted, merged and split, words replaced."""
    how = how or Damage()
    random = Random(seed)
    roots = _tree(law)
    for root in roots:
        _disturb(root, random, how)
    key: dict[str, list[str]] = {one.id: [] for one in law.provisions}
    made: list[LawProvision] = []
    for root in roots:
        _collect(root, "", random, how, key, made)
    return Damaged(msgspec.structs.replace(law, provisions=tuple(made)), {one: tuple(ids) for one, ids in key.items()})


def _tree(law: LawText) -> list[_Piece]:
    pieces = {one.id: _Piece(one) for one in law.provisions}
    for piece in pieces.values():
        if piece.one.parent in pieces:
            pieces[piece.one.parent].under.append(piece)
    return [piece for piece in pieces.values() if piece.one.parent not in pieces]


def _disturb(piece: _Piece, random: Random, how: Damage) -> None:
    """What stands under the piece: in another order; leaves deleted, merged, split."""
    random.shuffle(piece.under)
    kept: list[_Piece] = []
    for one in piece.under:
        _disturb(one, random, how)
        leaf = one.one.depth is Depth.POINT and not one.under
        chance = random.random() if leaf else 1.0
        if chance < how.deleted:
            continue
        before = kept[-1] if kept and not kept[-1].under and kept[-1].one.depth is Depth.POINT else None
        if before and leaf and chance < how.deleted + how.merged:
            before.text = f"{before.text.rstrip(' ;,.')}; and {one.text}"
            before.origins += one.origins
        elif leaf and chance > 1 - how.split and len(one.text.split()) >= _LEAST_WORDS:
            kept += _halves(one)
        else:
            kept.append(one)
    piece.under = kept


def _halves(piece: _Piece) -> Iterable[_Piece]:
    words = piece.text.split(" ")
    middle = len(words) // 2
    for part in (words[:middle], words[middle:]):
        half = _Piece(piece.one)
        half.text = " ".join(part)
        yield half


def _collect(
    piece: _Piece, parent: str, random: Random, how: Damage, key: dict[str, list[str]], made: list[LawProvision],
    number: int = 0, chapeau: str = "",
) -> None:  # fmt: skip
    """The piece and what stands under it as provisions with new numbers; no heading is kept."""
    identifier = f"{parent}.{number}" if parent else f"art{len([one for one in made if not one.parent]) + 1}"
    text = _WORD.sub(lambda match: another(match[0], random) if random.random() < how.words else match[0], piece.text)
    for origin in piece.origins:
        key[origin].append(identifier)
    made.append(
        LawProvision(identifier, identifier, piece.one.depth, text, parent, chapeau=chapeau, nature=piece.one.nature)
    )
    for at, one in enumerate(piece.under, 1):
        _collect(one, identifier, random, how, key, made, at, text)
