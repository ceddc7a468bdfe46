"""All that a change bears on, line by line: through concepts, and through shared wording where no concept leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from plenipo.positions.amended import Amended
from plenipo.positions.bearing import Bearing, Lines
from plenipo.positions.calibration import WORDING, Beside
from plenipo.positions.changes import quote_of, stretches_of, text_of
from plenipo.positions.effects import Effect
from plenipo.positions.finding import Deed
from plenipo.positions.kindred import KinBeside, Kindred
from plenipo.positions.kinship import Vocabulary
from plenipo.positions.signs import sign_of_stems, signs_in
from plenipo.positions.similarity import SharedWording, Similar
from plenipo.positions.wants import SIGN, Want
from plenipo.texts.provision import Role

OFFERED = 0.04  # value below which nothing is considered
RIVAL = 0.7  # share of the strongest bearing from which another line is a rival
SHARED = 2  # stems that a line must share to be considered for its wording


class Considered(Struct, frozen=True):
    """One bearing with what its confidence depends on."""

    bearing: Bearing
    beside: Beside
    role: Role


class MandateRead(Struct, frozen=True):
    """A mandate as the built-in judge uses it: what its lines want, their wording, and the field's words on them."""

    lines: Lines
    wording: SharedWording
    vocabulary: Vocabulary


def consider(
    effects: Iterable[Effect],
    worded: Iterable[Bearing],
    mandate: MandateRead,
    role: Role,
    weight: float,
    amended: Amended | None = None,
) -> list[Considered]:
    """What one amended provision, or a text as a whole, bears on: the strongest bearing on each line.

    worded: bearings by shared wording, for lines that no concept leads to. weight: of the provision.
    """
    bearings = [one for effect in effects for one in mandate.lines.bearings(effect, weight, OFFERED)]
    by_line: dict[str, list[Bearing]] = {}
    for one in bearings:
        by_line.setdefault(one.want.line, []).append(one)
    for one in worded:
        by_line.setdefault(one.want.line, [one])
    kindred = Kindred(amended, mandate.vocabulary) if amended else None
    for one in kindred.closest(weight) if kindred else ():
        by_line.setdefault(one.want.line, [one])
    strongest = {line: max(group, key=_strength) for line, group in by_line.items()}
    ranked = sorted(strongest.values(), key=lambda one: (-abs(one.value), len(one.want.line), one.want.line))
    rivals = sum(abs(one.value) >= RIVAL * abs(ranked[0].value) for one in ranked) - 1
    named = next((rank for rank, one in enumerate(ranked) if one.factor == 1 and one.concept), len(ranked))
    return [
        Considered(
            one,
            _beside(one, rank, by_line[one.want.line], mandate.wording, kindred, rivals, named < rank),
            role,
        )
        for rank, one in enumerate(ranked)
    ]


def _strength(bearing: Bearing) -> tuple[float, float, str]:
    return abs(bearing.value), bearing.effect.share, bearing.effect.concept


def _beside(
    one: Bearing,
    rank: int,
    group: Sequence[Bearing],
    wording: SharedWording,
    kindred: Kindred | None,
    rivals: int,
    named: bool,
) -> Beside:
    """rank: from 0. named: whether a line before this one is itself about what the change names."""
    line, advances = one.want.line, one.value > 0
    same = sum((other.value > 0) == advances for other in group)
    likeness = wording.likeness(one.effect.quote.text)
    return Beside(
        rank=rank + 1,
        rivals=rivals,
        same=same,
        other=len(group) - same,
        similarity=likeness.scores.get(line, 0.0),
        closest=likeness.highest,
        outdone=one.factor < 1 and named,
        kin=kindred.beside(line, advances) if kindred else KinBeside(),
    )


def by_wording(amended: Amended, wording: SharedWording, weight: float) -> Iterator[Bearing]:
    """Lines of which the changed words use words."""
    for stretch in stretches_of(amended):
        quote = quote_of(amended, stretch, stretch.start, stretch.end)
        for similar in _alike(quote.text, wording):
            signs = signs_in(text_of(amended, stretch.deed), quote.start, quote.start + len(quote.text))
            sign = sign_of_stems(signs, similar.shared)
            amount = -float(sign) if stretch.deed is Deed.DELETE else float(sign)
            yield _worded(similar, Effect("", amount, stretch.deed, quote, WORDING), weight)


def whole_by_wording(title: str, effect: Effect, wording: SharedWording) -> Iterator[Bearing]:
    """Lines of which the title of a text uses words that is suppressed or kept as a whole."""
    for similar in _alike(title, wording):
        yield _worded(similar, effect, 1.0)


def _alike(text: str, wording: SharedWording) -> Iterator[Similar]:
    return (similar for similar in wording.likeness(text).alike if len(similar.shared) >= SHARED)


def _worded(similar: Similar, effect: Effect, weight: float) -> Bearing:
    stance = SIGN.get(similar.statement.stance, 1)
    want = Want(similar.line, similar.statement, "", stance, similar.score)
    return Bearing(effect, want, "", effect.amount * stance * similar.score * weight)
