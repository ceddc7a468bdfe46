"""The degree of compliance that is proposed for a provision, with one sentence that says why."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from plenipo.concordance.alignment.words import stem_of, words_of_law
from plenipo.concordance.comparison import CLOSE, MOSTLY, Compared
from plenipo.concordance.evidence import Numbers, modal_quote, numbers_of, own_modal
from plenipo.concordance.law import Depth, LawProvision, Modal, Nature
from plenipo.concordance.model import Degree

MOST = 8  # quotes of what is missing, and of what is added
_SHOWN = 2  # of them in the sentence
_QUOTED = 16  # words of one quote in the sentence
_FULL = 0.85  # share of what the source tells, from which other words say the same
_KEPT = 0.8  # share of its words in order, from which other words for the rest may say the same
_SCATTERED = 0.7  # share below which its words only occur here and there
_APART = 0.8 * CLOSE  # likeness below which that tells
_UNSURE = 0.4  # confidence where the same words may speak of something else
_SEARCHED = 20_000  # characters in which a binding verb is looked for
_BINDS = frozenset((Modal.SHALL, Modal.SHALL_NOT, Modal.MAY_NOT))
_BINDS_LESS = frozenset((Modal.MAY, Modal.SHOULD, Modal.SHALL_ENDEAVOUR, Modal.COOPERATE))
_FORBIDS = frozenset((Modal.SHALL_NOT, Modal.MAY_NOT))
_DUTY = re.compile(
    r"\b(?:shall|must|(?:is|are) (?:required|obliged) to|undertakes? to|ha(?:s|ve) to)\b(?! (?:\w+ )?endeavour)"
)
_BOUND = re.compile(r"\b(?:least|most|less|later|exceed(?:ing)?|period|maximum|minimum|total)\b")  # of a number
_SENTENCE = re.compile(r"(?<=[a-z)’]\.)\s(?=[A-Z])|\n")
_OWN_SENTENCE = 0.4  # of the words before an exception, that the provision has too
_EXCEPTION = re.compile(
    r"\b(?:unless|except|with the exception of|other than|shall not apply|does not apply|do not apply|only (?:if|where"
    r"|when)|exempt\w*)\b",
    re.IGNORECASE,
)
_NOT_APPLICABLE = {
    Nature.INSTITUTIONAL: "It is addressed to institutions or bodies of the source's own order",
    Nature.FINAL: "It is a final provision of the source itself",
}


class Judged(Struct, frozen=True, gc=False):
    """missing: verbatim from the source; added: verbatim from the targets. confidence: 0 to 1.

    gaps: what certainly differs, in words: a weaker verb, another number, an exception.
    """

    degree: Degree
    confidence: float
    why: str
    missing: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()


class Matched(Struct, frozen=True, gc=False):
    """The targets of a provision and how they compare. likelihood: that they correspond at all.

    renamed: terms that the targets name otherwise, in words.
    """

    targets: tuple[LawProvision, ...]
    compared: Compared
    likelihood: float
    renamed: str = ""


def judge(provision: LawProvision, matched: Matched | None, nearest: str = "") -> Judged:
    """The degree for the provision's own words. nearest: label of the best that was not taken."""
    found = _judged(provision, matched) if matched else _nothing(provision, nearest)
    return _unless_addressed_elsewhere(provision, found, matched.targets if matched else ())


def _nothing(provision: LawProvision, nearest: str) -> Judged:
    rest = f"; {nearest} is the nearest, and shares too little" if nearest else ""
    return Judged(Degree.NONE, 0.75, f"No provision of the target corresponds{rest}.", _whole(provision))


def _whole(provision: LawProvision) -> tuple[str, ...]:
    return (provision.text,) if provision.text else ()


def _judged(provision: LawProvision, matched: Matched) -> Judged:
    compared, labels = matched.compared, listed([target.label for target in matched.targets])
    verb = "says" if len(matched.targets) == 1 else "say"
    if compared.same:
        words = f"; {matched.renamed}" if matched.renamed else " in the same words"
        return Judged(Degree.FULL, 0.97, f"{labels} {verb} the same{words}.")
    opposite = _opposite(provision, matched)
    if opposite:
        return Judged(
            Degree.NONE, 0.7, f"{labels} {verb} the opposite: {opposite}.", _whole(provision), compared.added.spans
        )
    gaps = _gaps(provision, matched)
    if gaps:
        return _partial(labels, matched, gaps, _untold(compared.missing.spans, provision, matched))
    held = compared.missing.held
    if _is_elsewhere(compared):
        return _unsure(labels, matched)
    if held >= _FULL and not compared.missing.spans:
        confidence = 0.6 + 0.35 * (held - _FULL) / (1 - _FULL) * min(1.0, compared.likeness / CLOSE)
        return Judged(
            Degree.FULL,
            round(confidence, 2),
            f"{labels} {verb} all of it{_otherwise(compared)}.",
            (),
            compared.added.spans,
        )
    if held >= MOSTLY and not compared.missing.spans:
        return Judged(
            Degree.FULL, 0.5, f"{labels} {verb} each part of it, partly in other words.", (), compared.added.spans
        )
    return _partial(labels, matched, [], compared.missing.spans)


def _is_elsewhere(compared: Compared) -> bool:
    """Whether the words are there, but too few of them in the order in which the source says something."""
    missing, kept = compared.missing, compared.turned.kept
    if missing.spans or missing.held < MOSTLY:
        return False
    return kept < _KEPT if missing.held < _FULL else kept < _SCATTERED and compared.likeness < _APART


def _unsure(labels: str, matched: Matched) -> Judged:
    has = "has" if len(matched.targets) == 1 else "have"
    why = f"{labels} {has} most of its words, but not as one statement: it may speak of something else."
    return Judged(Degree.PARTIAL, _UNSURE, why, (), matched.compared.added.spans)


def _otherwise(compared: Compared) -> str:
    return "" if compared.likeness >= CLOSE else ", in another order or other words"


def _partial(labels: str, matched: Matched, gaps: Sequence[str], missing: tuple[str, ...]) -> Judged:
    """In part: the certain gaps first, then the words that are missing."""
    held = matched.compared.missing.held
    reasons = list(gaps)
    if missing:
        more = len(missing) - _SHOWN
        rest = f" and {more} more" if more > 0 else ""
        be = "is" if len(missing) == 1 else "are"
        reasons.append(f"{', '.join(_short(span) for span in missing[:_SHOWN])}{rest} {be} missing")
    verb = "covers" if len(matched.targets) == 1 else "cover"
    said = "; ".join(reasons) if reasons else "the rest is said in other words or not at all"
    confidence = 0.85 if gaps else 0.5 + 0.3 * min(1.0, (1 - held) * 2) * matched.likelihood
    return Judged(
        Degree.PARTIAL,
        round(confidence, 2),
        f"{labels} {verb} it in part: {said}.",
        missing,
        matched.compared.added.spans,
        tuple(gaps),
    )


def _gaps(provision: LawProvision, matched: Matched) -> list[str]:
    """What certainly makes it partial: a weaker verb, another number, an exception."""
    found = []
    weaker = _weaker(provision, matched.targets)
    if weaker:
        found.append(weaker)
    numbers = _numbers(provision, matched)
    found += [
        f"where the source says “{ours.quote}”, the target says “{theirs.quote}”" for ours, theirs in numbers.changed
    ]
    found += [f"“{ours.quote}” is missing" for ours in numbers.gone if not _is_in(ours.quote, matched)]
    found += _turns(matched.compared)
    if matched.compared.likeness >= CLOSE / 2:
        exceptions = [span for span in matched.compared.added.spans if _limits(span, provision, matched)]
        if exceptions and not _EXCEPTION.search(provision.text):
            found.append(f"the target limits it: {_short(_from_exception(exceptions[0]))}")
    return found


def _turns(compared: Compared) -> list[str]:
    """What the same words say the other way round."""
    way = compared.turned
    found = [f"where the source says “{ours}”, the target says “{theirs}”" for ours, theirs in way.senses]
    return found + [
        f"the target says it the other way round: where the source says “{ours}”, the target says “{theirs}”"
        for ours, theirs in way.roles
    ]


def _limits(span: str, provision: LawProvision, matched: Matched) -> bool:
    """Whether an exception limits what the provision says, and not another sentence of a longer target."""
    match = _EXCEPTION.search(span)
    if not match:
        return False
    ours = set(words_of_law(provision.text[:_SEARCHED]).stems)
    for one in matched.targets:
        at = one.text.find(span)
        if at >= 0:
            begin = at + match.start()
            sentence = _SENTENCE.split(one.text[:begin])[-1] + _SENTENCE.split(one.text[begin:], maxsplit=1)[0]
            told = [stem for stem in words_of_law(sentence.replace(span, "")).stems if stem]
            return not told or sum(stem in ours for stem in told) >= _OWN_SENTENCE * len(told)
    return True


def _from_exception(span: str) -> str:
    """Of a long addition, from the clause that limits."""
    match = _EXCEPTION.search(span)
    begun = max(span.rfind(mark, 0, match.start()) for mark in (". ", "; ", "\n")) if match else -1
    return span[begun + 1 :].strip() if begun >= 0 else span


def _numbers(provision: LawProvision, matched: Matched) -> Numbers:
    return numbers_of(provision.text, (part for one in matched.targets for part in (one.text, one.chapeau)))


def _untold(spans: tuple[str, ...], provision: LawProvision, matched: Matched) -> tuple[str, ...]:
    """What is missing without the numbers that are told as changed."""
    told = [ours.quote for ours, _ in _numbers(provision, matched).changed]
    return tuple(span for span in spans if not any(_is_only(span, quote) for quote in told))


def _is_only(span: str, quote: str) -> bool:
    return quote in span and not any(stem_of(word) for word in _BOUND.sub("", span.replace(quote, "", 1)).split())


def _is_in(quote: str, matched: Matched) -> bool:
    """Whether the missing words that are quoted have it already."""
    return any(quote in span for span in matched.compared.missing.spans[:_SHOWN])


def _weaker(provision: LawProvision, targets: Sequence[LawProvision]) -> str:
    best = targets[0]
    if provision.modal not in _BINDS or best.modal not in _BINDS_LESS:
        return ""
    if any(_DUTY.search(one.text[:_SEARCHED]) or (one.chapeau and _DUTY.search(one.chapeau)) for one in targets):
        return ""
    ours, theirs = modal_quote(provision, provision.modal), modal_quote(best, best.modal)
    return f"where the source says “{ours or provision.modal}”, the target only says “{theirs or best.modal}”"


def _opposite(provision: LawProvision, matched: Matched) -> str:
    """A prohibition beside a duty or permission in the same words, or the other way round."""
    best = matched.targets[0]
    if matched.compared.likeness < CLOSE or Modal.NONE in (provision.modal, best.modal):
        return ""
    if (provision.modal in _FORBIDS) == (best.modal in _FORBIDS):
        return ""
    ours, theirs = own_modal(provision), own_modal(best)
    if not ours or not theirs:  # the words above a point may speak of more than the point
        return ""
    return f"where the source says “{ours}”, it says “{theirs}”"


def _unless_addressed_elsewhere(provision: LawProvision, found: Judged, targets: Sequence[LawProvision]) -> Judged:
    """Institutional and final provisions have no counterpart in another law; one that has it all the same is full."""
    reason = _NOT_APPLICABLE.get(provision.nature)
    if reason is None or found.degree is Degree.FULL:
        return found
    beside = f"; {listed([one.label for one in targets])} is its counterpart" if targets else ""
    return Judged(Degree.NOT_APPLICABLE, 0.85, f"{reason}{beside}.", (), found.added)


class Under(Struct, frozen=True, gc=False):
    """A provision under another, with its proposal."""

    label: str
    text: str
    depth: Depth
    judged: Judged


def judge_whole(own: Judged | None, under: Sequence[Under], targets: Sequence[str]) -> Judged:
    """The degree of a provision that others stand under. own: of its own words, None where it has none that count.

    Full where all of it is; none where nothing is; what does not apply counts neither way.
    """
    every = [one.judged for one in under] + ([own] if own else [])
    counted = [one for one in every if one.degree is not Degree.NOT_APPLICABLE]
    confidence = round(sum(one.confidence for one in counted or every) / len(counted or every), 2)
    if not counted:
        return Judged(Degree.NOT_APPLICABLE, confidence, "Nothing in it is for the target to transpose.")
    degrees = {one.degree for one in counted}
    missing = _gathered(own, under)
    added = tuple(dict.fromkeys(span for one in counted for span in one.added))[:MOST]
    kind = str(under[0].depth)
    where = listed(list(dict.fromkeys(targets))) if targets else "the target"
    if degrees == {Degree.FULL}:
        return Judged(Degree.FULL, confidence, f"Every {kind} of it has a full counterpart in {where}.", (), added)
    if Degree.FULL not in degrees and Degree.PARTIAL not in degrees:
        rest = f"; {where} comes nearest" if targets else ""
        return Judged(Degree.NONE, confidence, f"No {kind} of it has a counterpart{rest}.", missing)
    return Judged(Degree.PARTIAL, confidence, _counts(under, own, kind, where), missing, added)


def _gathered(own: Judged | None, under: Sequence[Under]) -> tuple[str, ...]:
    """What is missing: whole provisions where nothing corresponds, else the spans that they lack."""
    found = list(own.missing) if own else []
    for one in under:
        if one.judged.degree is Degree.NONE and not one.judged.missing:
            found += [one.text] if one.text else []
        else:
            found += one.judged.missing
    return tuple(dict.fromkeys(found))[:MOST]


def _counts(under: Sequence[Under], own: Judged | None, kind: str, where: str) -> str:
    """ "Article 30 covers 2 of 4 paragraphs in full, and Article 33(1) in part; nothing corresponds to …." """
    full, partial, none = (
        [one.label for one in under if one.judged.degree is degree]
        for degree in (Degree.FULL, Degree.PARTIAL, Degree.NONE)
    )
    total = len(full) + len(partial) + len(none)
    covered = [f"{len(full)} of {total} {kind}s in full"] if full else []
    covered += [f"{_labels(partial)} in part"] if partial else []
    verb = "cover" if " and " in where else "covers"
    said = [f"{where[0].upper()}{where[1:]} {verb} {', and '.join(covered)}"] if covered else []
    said += [f"nothing corresponds to {_labels(none)}"] if none else []
    if own and own.degree is not Degree.FULL:
        differ = f"in its opening words, {'; '.join(own.gaps)}" if own.gaps else "its opening words differ"
        said.append(differ if covered else own.why.removesuffix("."))
    joined = "; ".join(said)
    return f"{joined[:1].upper()}{joined[1:]}."


def _labels(labels: Sequence[str]) -> str:
    return (
        listed(labels)
        if len(labels) <= 5
        else f"{listed(labels[:4])} and {len(labels) - 4} more".replace(" and ", ", ", 1)
    )


def _short(quote: str) -> str:
    words = quote.split()
    return f"“{quote}”" if len(words) <= _QUOTED else f"“{' '.join(words[:_QUOTED])} …”"


def listed(labels: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    return labels[0] if len(labels) == 1 else f"{', '.join(labels[:-1])} and {labels[-1]}"
