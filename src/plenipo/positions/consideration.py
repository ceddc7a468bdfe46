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
from plenipo.positions.polarity import sign_of
from plenipo.positions.similarity import SharedWording, Similar, best_by_line, stem
from plenipo.positions.wants import SIGN, Want
from plenipo.positions.wording import words_of
from plenipo.texts.provision import Role

OFFERED = 0.04  # value below which nothing is considered
RIVAL = 0.7  # share of the strongest bearing from which another line is a rival
ALIKE = 0.16  # shared wording from which it is considered by itself
SHARED = 2  # stems that must be shared for that


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
    lines, wording = mandate.lines, mandate.wording
    bearings = [one for effect in effects for one in lines.bearings(effect, weight) if abs(one.value) >= OFFERED]
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
    similar = {quote: best_by_line(wording.similar(quote)) for quote in {one.effect.quote.text for one in ranked}}
    return [
        Considered(
            one,
            _beside(one, rank, ranked, by_line[one.want.line], similar[one.effect.quote.text], kindred),
            role,
        )
        for rank, one in enumerate(ranked, start=1)
    ]


def _strength(bearing: Bearing) -> tuple[float, float, str]:
    return abs(bearing.value), bearing.effect.share, bearing.effect.concept


def _beside(
    one: Bearing,
    rank: int,
    ranked: Sequence[Bearing],
    group: Sequence[Bearing],
    similar: dict[str, Similar],
    kindred: Kindred | None,
) -> Beside:
    rivals = sum(abs(other.value) >= RIVAL * abs(ranked[0].value) for other in ranked) - 1
    same = sum((other.value > 0) == (one.value > 0) for other in group)
    own = similar.get(one.want.line)
    closest = max((other.score for other in similar.values()), default=0.0)
    outdone = one.factor < 1 and any(other.factor == 1 and other.concept for other in ranked[: rank - 1])
    kin = kindred.beside(one.want.line, one.value > 0) if kindred else KinBeside()
    return Beside(rank, rivals, same, len(group) - same, own.score if own else 0.0, closest, outdone, kin)


def by_wording(amended: Amended, wording: SharedWording, weight: float) -> Iterator[Bearing]:
    """Lines of which the changed words use words."""
    for stretch in stretches_of(amended):
        quote = quote_of(amended, stretch, stretch.start, stretch.end)
        for similar in best_by_line(wording.similar(quote.text)).values():
            if not _is_alike(similar):
                continue
            view = text_of(amended, stretch.deed)
            sign = _sign_in(view, similar, quote.start, quote.start + len(quote.text))
            amount = -float(sign) if stretch.deed is Deed.DELETE else float(sign)
            yield _worded(similar, Effect("", amount, stretch.deed, quote, WORDING), weight)


def whole_by_wording(title: str, effect: Effect, wording: SharedWording) -> Iterator[Bearing]:
    """Lines of which the title of a text uses words that is suppressed or kept as a whole."""
    for similar in best_by_line(wording.similar(title)).values():
        if _is_alike(similar):
            yield _worded(similar, effect, 1.0)


def _is_alike(similar: Similar) -> bool:
    return similar.score >= ALIKE and len(similar.shared) >= SHARED


def _worded(similar: Similar, effect: Effect, weight: float) -> Bearing:
    stance = SIGN.get(similar.statement.stance, 1)
    want = Want(similar.line, similar.statement, "", stance, similar.score)
    return Bearing(effect, want, "", effect.amount * stance * similar.score * weight)


def _sign_in(view: str, similar: Similar, start: int, end: int) -> int:
    """Whether the shared words are affirmed there: denied where most of them are."""
    words = words_of(view)
    signs = [
        sign_of(words, at, at + 1)
        for at, word in enumerate(words)
        if start <= word.start < end and stem(word.form) in similar.shared
    ]
    return 1 if sum(signs) >= 0 else -1
