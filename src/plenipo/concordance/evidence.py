"""Why two provisions correspond: terms, defined terms, numbers, references, deontic verbs and wording, quoted."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from plenipo.concordance.alignment.equivalents import Equivalent
from plenipo.concordance.alignment.words import Words
from plenipo.concordance.comparison import common_runs
from plenipo.concordance.law import LawProvision, Modal
from plenipo.concordance.model import Evidence, EvidenceKind
from plenipo.concordance.quantities import Quantity, quantities_in

_TERMS = 4  # phrases that are quoted
_RUNS = 2
_PHRASE = 8  # words of a phrase that tell something
_LONG_RUN = 7  # words in a row that are no accident
_TELLING = 2.5  # worth of a single word that counts as a term: one provision in twelve has it
_LONGEST = 4_000  # words of a text in which terms are looked for
_SEARCHED = 20_000  # characters in which modal verbs and defined terms are looked for
_REFERENCES = 40  # of one provision
_MODAL = {
    Modal.SHALL: r"\b(?:shall|must|is required to|are required to|undertakes? to|is obliged to|are obliged to)\b",
    Modal.SHALL_NOT: r"\b(?:shall|must|is|are)\b(?:\s\w+){0,2}\s(?:not|neither|never|prohibited)\b|\bNo\b|\bno\b",
    Modal.MAY: r"\bmay\b|\b(?:is|are) (?:entitled|allowed|permitted|authorised) to\b|\bha(?:s|ve) the right\b",
    Modal.MAY_NOT: r"\b(?:may|can) not\b|\bcannot\b|\bmay\b",
    Modal.SHOULD: r"\bshould\b",
    Modal.SHALL_ENDEAVOUR: r"\b(?:shall|will|must) (?:\w+ )?(?:endeavour|strive|seek|aim|use|make)\b",
    Modal.COOPERATE: r"\b(?:shall |will |may |agree to )?co-?operat\w+",
}


_DIGIT = re.compile(r"\d")


class Term(Struct, frozen=True, gc=False):
    """A phrase in both texts, as each prints it. worth: how much it tells."""

    source: str
    target: str
    worth: float


def shared_terms(
    source: tuple[str, Words], target: tuple[str, Words], worth: Callable[[str], float]
) -> tuple[Term, ...]:
    """Phrases of words that both have side by side, and single rare words; those that tell most come first."""
    ours, theirs = _told(source[1]), _told(target[1])
    places: dict[tuple[str, str], int] = {}
    singles: dict[str, int] = {}
    for at, (stem, _) in enumerate(theirs):
        singles.setdefault(stem, at)
    for at, ((one, _), (two, _)) in enumerate(pairwise(theirs)):
        places.setdefault((one, two), at)
    found: dict[tuple[str, ...], Term] = {}
    at = 0
    while at < len(ours):
        size, there = _longest(ours, theirs, at, places, singles)
        stems = tuple(stem for stem, _ in ours[at : at + size])
        value = sum(map(worth, stems))
        if size > 1 or (size == 1 and value >= _TELLING):
            quotes = _quote(source[0], ours[at : at + size]), _quote(target[0], theirs[there : there + size])
            found.setdefault(stems, Term(*quotes, value))
        at += max(size, 1)
    return tuple(sorted(found.values(), key=lambda term: -term.worth)[:_TERMS])


def _told(words: Words) -> list[tuple[str, tuple[int, int]]]:
    """Stems with their places; numbers stand in evidence of their own."""
    pairs = zip(words.stems[:_LONGEST], words.places[:_LONGEST], strict=True)
    return [(stem, place) for stem, place in pairs if stem and not stem[0].isdigit()]


def _longest(
    ours: Sequence[tuple[str, tuple[int, int]]], theirs: Sequence[tuple[str, tuple[int, int]]], at: int,
    places: Mapping[tuple[str, str], int], singles: Mapping[str, int],
) -> tuple[int, int]:  # fmt: skip
    """How many words from here stand together in the target too, and where."""
    there = places.get((ours[at][0], ours[at + 1][0])) if at + 1 < len(ours) else None
    if there is None:
        single = singles.get(ours[at][0])
        return (0, 0) if single is None else (1, single)
    size = 2
    while size < _PHRASE and max(at, there) + size < min(
        len(ours) + max(0, there - at), len(theirs) + max(0, at - there)
    ):
        if at + size >= len(ours) or there + size >= len(theirs) or ours[at + size][0] != theirs[there + size][0]:
            break
        size += 1
    return size, there


def _quote(text: str, words: Sequence[tuple[str, tuple[int, int]]]) -> str:
    return text[words[0][1][0] : words[-1][1][1]]


class Numbers(Struct, frozen=True, gc=False):
    """same: in both; changed: another amount of the same kind in the target; gone: nothing of the kind there."""

    same: tuple[tuple[Quantity, Quantity], ...]
    changed: tuple[tuple[Quantity, Quantity], ...]
    gone: tuple[Quantity, ...]


def numbers_of(source: str, targets: Iterable[str]) -> Numbers:
    """The quantities of the source beside those of the targets."""
    theirs = [one for text in targets for one in quantities_in(text)]
    held = {(one.kind, one.amount): one for one in reversed(theirs)}
    ours = quantities_in(source)
    known = {(one.kind, one.amount) for one in ours}
    free = [one for one in theirs if (one.kind, one.amount) not in known]
    same, changed, gone = [], [], []
    for one in ours:
        match = held.get((one.kind, one.amount))
        other = next((each for each in free if each.kind == one.kind), None)
        if match:
            same.append((one, match))
        elif other:
            free.remove(other)
            changed.append((one, other))
        else:
            gone.append(one)
    return Numbers(tuple(same), tuple(changed), tuple(gone))


def modal_quote(provision: LawProvision, modal: Modal) -> str:
    """The words of the provision, or of those above it, that bind; "" where they are not found."""
    return _modal_in(provision.text, modal) or _modal_in(provision.chapeau, modal)


def own_modal(provision: LawProvision) -> str:
    """The words of the provision itself that bind, "" where only those above it do."""
    return _modal_in(provision.text, provision.modal)


def _modal_in(text: str, modal: Modal) -> str:
    match = re.search(_MODAL[modal], text[:_SEARCHED]) if modal is not Modal.NONE else None
    return match[0] if match else ""


def evidence_of(
    source: tuple[LawProvision, Words], target: tuple[LawProvision, Words], worth: Callable[[str], float],
    defined: frozenset[str], related: Callable[[str, str], bool],
) -> tuple[Evidence, ...]:  # fmt: skip
    """Every reason that two provisions give. defined: terms that both texts define; related: ids that correspond."""
    (one, ours), (other, theirs) = source, target
    terms = shared_terms((one.text, ours), (other.text, theirs), worth)
    found = [
        _defined(one, other, defined),
        _terms(terms),
        _numbers(one, other),
        _references(one, other, related),
        _modal(one, other),
        _wording((one.text, ours), (other.text, theirs)),
    ]
    return tuple(each for each in found if each)


def numeric_evidence(
    one: LawProvision, other: LawProvision, related: Callable[[str, str], bool]
) -> tuple[Evidence, ...]:
    """Numbers and references alone, for texts in languages that are not judged."""
    found = (_numbers(one, other), _references(one, other, related), _figures(one, other))
    return tuple(each for each in found if each)


def renamed_evidence(
    source: tuple[str, Words], target: tuple[str, Words], terms: Mapping[str, Sequence[Equivalent]]
) -> Evidence | None:
    """Terms of one meaning and two names that both use. terms: by the stem that stands for them."""
    if not terms:
        return None
    there = _first_places(target, terms)
    pairs = [
        (term, ours, there[stem])
        for stem, ours in _first_places(source, terms).items()
        if stem in there and (term := next((one for one in terms[stem] if one.names(ours)), None))
    ]
    if not pairs:
        return None
    said = "; ".join(f"‘{term.source}’ there is “{term.target}”" for term, *_ in pairs)
    return Evidence(
        EvidenceKind.DEFINED_TERM,
        f"{said}.",
        tuple(ours for _, ours, _ in pairs),
        tuple(theirs for *_, theirs in pairs),
    )


def _first_places(side: tuple[str, Words], terms: Collection[str]) -> dict[str, str]:
    """For each of the terms in a text, how it is printed where it stands first."""
    found: dict[str, str] = {}
    for stem, (start, end) in zip(side[1].stems, side[1].places, strict=True):
        if stem in terms:
            found.setdefault(stem, side[0][start:end])
    return found


def _figures(one: LawProvision, other: LawProvision) -> Evidence | None:
    ours, theirs = (dict.fromkeys(re.findall(r"\d+(?:[/.,]\d+)*", each.text[:_SEARCHED])) for each in (one, other))
    both = [figure for figure in ours if figure in theirs][:_TERMS]
    return Evidence(EvidenceKind.NUMBERS, f"Both have {_listed(both)}.", tuple(both), tuple(both)) if both else None


def _terms(terms: Sequence[Term]) -> Evidence | None:
    if not terms:
        return None
    sentence = f"Both speak of {_listed([term.source for term in terms])}."
    return Evidence(
        EvidenceKind.TERMS, sentence, tuple(term.source for term in terms), tuple(term.target for term in terms)
    )


def _defined(one: LawProvision, other: LawProvision, defined: frozenset[str]) -> Evidence | None:
    ours, theirs = ({each.term.casefold(): each.term for each in law.definitions} for law in (one, other))
    both = [term for term in ours if term in theirs]
    if both:
        quotes = tuple(ours[term] for term in both), tuple(theirs[term] for term in both)
        return Evidence(EvidenceKind.DEFINED_TERM, f"Both define {_listed(quotes[0])}.", *quotes)
    texts = one.text[:_SEARCHED].casefold(), other.text[:_SEARCHED].casefold()
    used = [term for term in defined if term in texts[0] and term in texts[1]]
    if not used:
        return None
    used.sort(key=lambda term: (-len(term), term))
    quotes = (
        tuple(_as_printed(one.text, term) for term in used[:_TERMS]),
        tuple(_as_printed(other.text, term) for term in used[:_TERMS]),
    )
    return Evidence(EvidenceKind.DEFINED_TERM, f"Both use {_listed(quotes[0])}, which both texts define.", *quotes)


def _as_printed(text: str, term: str) -> str:
    at = text.casefold().find(term)
    return text[at : at + len(term)]


def _numbers(one: LawProvision, other: LawProvision) -> Evidence | None:
    numbers = numbers_of(one.text, (other.text,))
    said = [f"both have “{ours.quote}”" if ours.quote == theirs.quote else f"“{ours.quote}” is “{theirs.quote}”"
            for ours, theirs in numbers.same]  # fmt: skip
    said += [f"“{ours.quote}” stands beside “{theirs.quote}”" for ours, theirs in numbers.changed]
    if not said:
        return None
    pairs = (*numbers.same, *numbers.changed)
    return Evidence(
        EvidenceKind.NUMBERS, _sentence(list(dict.fromkeys(said))), tuple(ours.quote for ours, _ in pairs),
        tuple(theirs.quote for _, theirs in pairs),
    )  # fmt: skip


def _references(one: LawProvision, other: LawProvision, related: Callable[[str, str], bool]) -> Evidence | None:
    pairs = []
    said = []
    for ours in one.references[:_REFERENCES]:
        for theirs in other.references[:_REFERENCES]:
            if ours.act and ours.act == theirs.act:
                said.append(f"both refer to {ours.act}")
            elif (
                not ours.act
                and not theirs.act
                and ours.provision
                and theirs.provision
                and related(ours.provision, theirs.provision)
            ):
                said.append(f"“{ours.quote}” corresponds to “{theirs.quote}”")
            else:
                continue
            pairs.append((ours.quote, theirs.quote))
            break
    if not said:
        return None
    return Evidence(
        EvidenceKind.REFERENCES, _sentence(list(dict.fromkeys(said))), tuple(each for each, _ in pairs),
        tuple(each for _, each in pairs),
    )  # fmt: skip


def _modal(one: LawProvision, other: LawProvision) -> Evidence | None:
    ours, theirs = modal_quote(one, one.modal), modal_quote(other, other.modal)
    if not ours or not theirs:
        return None
    said = f"Both say “{ours}”." if ours == theirs else f"The source says “{ours}”, the target “{theirs}”."
    return Evidence(EvidenceKind.MODAL, said, (ours,), (theirs,))


def _wording(source: tuple[str, Words], target: tuple[str, Words]) -> Evidence | None:
    runs = common_runs(source, target, _LONG_RUN)
    if not runs:
        return None
    words = sum(run.words for run in runs)
    return Evidence(
        EvidenceKind.WORDING,
        f"{words} words stand in the same order, {runs[0].words} of them without a break.",
        tuple(source[0][slice(*run.source)] for run in runs[:_RUNS]),
        tuple(target[0][slice(*run.target)] for run in runs[:_RUNS]),
    )


def _listed(quotes: Sequence[str]) -> str:
    marked = [f"“{quote}”" for quote in quotes]
    return marked[0] if len(marked) == 1 else f"{', '.join(marked[:-1])} and {marked[-1]}"


def _sentence(parts: Sequence[str]) -> str:
    joined = "; ".join(parts)
    return f"{joined[0].upper()}{joined[1:]}."
