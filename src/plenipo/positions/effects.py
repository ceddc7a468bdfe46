"""What an amended provision does to concepts: the observations of the built-in judge.

Each observation is a function whose docstring is what the user reads about it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from plenipo.positions.amended import Amended
from plenipo.positions.changes import Stretch, nearest, overlap, quote_of, stretches_of, text_of
from plenipo.positions.finding import Deed, Quote
from plenipo.positions.mentions import Mention, Recogniser
from plenipo.positions.modifiers import modifiers_in
from plenipo.positions.polarity import denies
from plenipo.texts.provision import Role

TURNED = 0.95  # weight of a denial put in or taken out
BY_DEGREE = 0.6  # weight of words that only limit or reinforce


class Effect(Struct, frozen=True):
    """One concept promoted (amount above 0) or harmed (below 0) by a change, -1 to 1.

    share: of the quoted words that name the concept, 0 to 1. around: whether the texts above name it too.
    changed: share of the words that name it which the change puts in or takes out, 0 to 1.
    cues: how many words may deny it.
    """

    concept: str
    amount: float
    deed: Deed
    quote: Quote
    observation: str
    share: float = 0.0
    around: bool = False
    changed: float = 0.0
    cues: int = 0


class Scene(Struct, frozen=True):
    """An amended provision read for concepts in both views."""

    amended: Amended
    stretches: Sequence[Stretch]
    before: Sequence[Mention]
    after: Sequence[Mention]
    context: frozenset[str]


def effects_of(amended: Amended, recogniser: Recogniser) -> list[Effect]:
    """Everything that is observed, a concept once: the weightiest."""
    scene = _scene(amended, recogniser)
    best: dict[str, Effect] = {}
    for observe in OBSERVATIONS:
        for effect in observe(scene):
            known = best.get(effect.concept)
            if known is None or abs(known.amount) < abs(effect.amount):
                best[effect.concept] = effect
    return list(best.values())


def _scene(amended: Amended, recogniser: Recogniser) -> Scene:
    around = f"{amended.around}. {amended.call}"
    context = frozenset(mention.concept for mention in recogniser.mentions(around))
    preamble = amended.role is Role.RECITAL
    return Scene(
        amended,
        stretches_of(amended),
        recogniser.mentions(amended.original, context, preamble) if amended.original else (),
        recogniser.mentions(amended.proposed, context, preamble) if amended.proposed else (),
        context,
    )


def brought_in(scene: Scene) -> Iterator[Effect]:
    """The change brings in words that name the subject, for it or against it."""
    yield from _named(scene, Deed.INSERT, "brought_in")


def taken_out(scene: Scene) -> Iterator[Effect]:
    """The change takes out words that name the subject."""
    yield from _named(scene, Deed.DELETE, "taken_out")


def turned(scene: Scene) -> Iterator[Effect]:
    """The change puts in or takes out a denial, so that the text now says the opposite of the subject."""
    balance = _balance(scene)
    denials = [one for one in scene.stretches if denies(text_of(scene.amended, one.deed)[one.start : one.end])]
    for mention in scene.after:
        difference = balance[mention.concept]
        if difference and not _touched(scene, mention, Deed.INSERT):
            deed, quote = _closest_change(scene, mention, denials)
            if quote is not None:
                amount = TURNED * _sign(difference)
                around = mention.concept in scene.context
                yield Effect(mention.concept, amount, deed, quote, "turned", around=around, cues=mention.cues)


def by_degree(scene: Scene) -> Iterator[Effect]:
    """The change limits or reinforces what the provision says on the subject, by words of degree."""
    balance = _balance(scene)
    for stretch in scene.stretches:
        degree = modifiers_in(scene.amended, stretch)
        if not degree:
            continue
        for mention in scene.after:
            if balance[mention.concept] == 0 and not _touched(scene, mention, Deed.INSERT):
                quote = quote_of(scene.amended, stretch, stretch.start, stretch.end)
                amount = BY_DEGREE * degree * mention.sign
                around = mention.concept in scene.context
                yield Effect(
                    mention.concept, amount, stretch.deed, quote, "by_degree", around=around, cues=mention.cues
                )


OBSERVATIONS: tuple[Callable[[Scene], Iterator[Effect]], ...] = (brought_in, taken_out, turned, by_degree)


def observed(name: str) -> str:
    """The sentence that tells users what an observation is; "" for evidence that is none."""
    return next(((one.__doc__ or "").strip() for one in OBSERVATIONS if one.__name__ == name), "")


def _named(scene: Scene, deed: Deed, observation: str) -> Iterator[Effect]:
    balance = _balance(scene)
    mentions = scene.after if deed is Deed.INSERT else scene.before
    for mention in mentions:
        difference = balance[mention.concept]
        stretch = nearest(scene.stretches, deed, mention.start, mention.end)
        if not difference or stretch is None or not overlap(stretch, mention.start, mention.end):
            continue
        quote = quote_of(scene.amended, stretch, mention.start, mention.end)
        common = overlap(stretch, mention.start, mention.end)
        yield Effect(
            mention.concept,
            float(_sign(difference)),
            deed,
            quote,
            observation,
            share=min(1.0, common / max(1, len(quote.text))),
            around=mention.concept in scene.context,
            changed=common / max(1, mention.end - mention.start),
            cues=mention.cues,
        )


def _balance(scene: Scene) -> dict[str, int]:
    """By concept, how much more the proposed text is for it than the original."""
    balance: dict[str, int] = defaultdict(int)
    for mention in scene.after:
        balance[mention.concept] += mention.sign
    for mention in scene.before:
        balance[mention.concept] -= mention.sign
    return balance


def _touched(scene: Scene, mention: Mention, deed: Deed) -> bool:
    return any(one.deed is deed and overlap(one, mention.start, mention.end) for one in scene.stretches)


def _closest_change(scene: Scene, mention: Mention, among: Sequence[Stretch]) -> tuple[Deed, Quote | None]:
    """Which of the changed words are closest to a mention in the proposed view, and what is done with them."""
    ranked = sorted(among, key=lambda one: _distance(one, mention))
    if not ranked:
        return Deed.INSERT, None
    stretch = ranked[0]
    return stretch.deed, quote_of(scene.amended, stretch, stretch.start, stretch.end)


def _distance(stretch: Stretch, mention: Mention) -> int:
    at = stretch.start if stretch.deed is Deed.INSERT else stretch.other
    return min(abs(at - mention.start), abs(at - mention.end))


def _sign(value: int) -> int:
    return 1 if value > 0 else -1
