"""How much a changed provision has in common with each line by the words that it puts in or takes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from plenipo.positions.amended import Amended
from plenipo.positions.bearing import Bearing
from plenipo.positions.changes import quote_of, stretches_of, text_of
from plenipo.positions.effects import Effect
from plenipo.positions.finding import Deed, Quote
from plenipo.positions.kinship import Kin, Vocabulary
from plenipo.positions.signs import sign_of_stems, signs_in
from plenipo.texts.provision import Role

KINDRED = "kindred_words"
MOST = 0.4  # kinship that counts: in a small thesaurus a few words have everything in common
OFFERED = 0.06  # kinship below which it is no reason by itself


class KinBeside(Struct, frozen=True, gc=False):
    """The kinship of a change with one line, 0 to MOST.

    same, other: with concepts that speak for the relation and for the opposite one, what stands around included.
    own: of the changed words alone. rank: 1 for the line closest of all, 1/2 for the next. behind: how far it stays
    behind the closest.
    """

    same: float = 0.0
    other: float = 0.0
    own: float = 0.0
    rank: float = 0.0
    behind: float = 0.0


class _Part:
    """One stretch of changed words with what it is kin to."""

    __slots__ = ("_known", "_signs", "deed", "kin", "quote")

    def __init__(self, deed: Deed, quote: Quote, signs: Mapping[str, int], kin: Mapping[tuple[str, int], Kin]) -> None:
        """signs: of the words by stem, as in ``signs_in``."""
        self.deed, self.quote, self.kin = deed, quote, kin
        self._signs = signs
        self._known: dict[str, int] = {}

    def sign(self, concept: str, vocabulary: Vocabulary) -> int:
        """Whether the change speaks for what it has in common with the concept."""
        known = self._known.get(concept)
        if known is None:
            sign = sign_of_stems(self._signs, vocabulary.stems(concept))
            known = self._known[concept] = -sign if self.deed is Deed.DELETE else sign
        return known


class Kindred:
    """The lines that the changed words of one provision are kin to."""

    def __init__(self, amended: Amended, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._whole = amended.original is None or amended.proposed is None
        self._preamble = amended.role is Role.RECITAL
        self._parts = [*self._read(amended)]
        closest: dict[str, float] = {}
        for part in self._parts:
            for (line, _), kin in part.kin.items():
                closest[line] = max(closest.get(line, 0.0), kin.score)
        self._closest = closest
        self._most = max(closest.values(), default=0.0)
        self._ranks = {line: rank for rank, line in enumerate(sorted(closest, key=lambda one: (-closest[one], one)), 1)}

    def beside(self, line: str, advances: bool) -> KinBeside:
        """What speaks for the relation, and against it."""
        if line not in self._closest:
            return KinBeside(behind=min(MOST, self._most))
        sides: dict[int, Kin] = {}
        for part in self._parts:
            for wanted in (1, -1):
                kin = part.kin.get((line, wanted))
                if kin is not None:
                    side = wanted * part.sign(kin.concept, self._vocabulary)
                    if side not in sides or sides[side].score < kin.score:
                        sides[side] = kin
        same, other = sides.get(1 if advances else -1), sides.get(-1 if advances else 1)
        return KinBeside(
            same=min(MOST, same.score) if same else 0.0,
            other=min(MOST, other.score) if other else 0.0,
            own=min(MOST, same.own) if same else 0.0,
            rank=1 / self._ranks[line],
            behind=min(MOST, self._most - self._closest[line]),
        )

    def closest(self, weight: float) -> Iterator[Bearing]:
        """What the changed words would mean for the line that they are closest to. weight: of the provision."""
        if not self._ranks:
            return
        first = next(iter(self._ranks))
        best = max(
            ((part, kin) for part in self._parts for (line, _), kin in part.kin.items() if line == first),
            key=lambda pair: pair[1].score,
        )
        part, kin = best
        sign = part.sign(kin.concept, self._vocabulary)
        deed_sign = -1 if part.deed is Deed.DELETE else 1
        effect = Effect(kin.concept, float(sign), part.deed, part.quote, KINDRED, changed=float(self._whole))
        value = weight * min(MOST, kin.score) * sign * (1 if kin.value > 0 else -1)
        if abs(value) >= OFFERED and sign * deed_sign > 0:
            yield Bearing(effect, kin.want, kin.want.concept, value, abs(kin.value))

    def _read(self, amended: Amended) -> Iterator[_Part]:
        for stretch in stretches_of(amended):
            quote = quote_of(amended, stretch, stretch.start, stretch.end)
            view = text_of(amended, stretch.deed)
            kin = self._vocabulary.kin(quote.text, (amended.around, view, amended.call))
            signs = signs_in(view, quote.start, quote.start + len(quote.text), self._preamble) if kin else {}
            yield _Part(stretch.deed, quote, signs, kin)
