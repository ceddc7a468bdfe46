"""One rerun: each decision of the previous table finds its provision in the current one, or says why not."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from plenipo.concordance.law import Identity
from plenipo.concordance.model import Concordance, Correspondence, Decision, Degree, FormerDecision, Row
from plenipo.concordance.provisions import SourceTexts, TargetTexts, cited_anew, folded, key_of
from plenipo.concordance.wording import ALIKE, changes_between, likeness, most_alike

_MAY_CLOSE_A_GAP = frozenset((Degree.PARTIAL, Degree.NONE))
_RUN = 4  # words of the runs by which two texts are compared as a whole
_SAME_LAW = 0.3  # share of common runs from which two texts are versions of one law, whatever their titles


def is_another_pair(previous: Concordance, current: Concordance) -> bool:
    """Whether a table is on other laws than the one before: the same two swapped, or another on either side."""
    before, now = (tuple(key_of(each.title) for each in (made.source, made.target)) for made in (previous, current))
    if before[0] != before[1] and before == now[::-1]:
        return True
    texts = [
        ([each.text for each in made.rows], [each.text for each in TargetTexts(made).provisions.values()])
        for made in (previous, current)
    ]
    return _another(previous.source, current.source, texts[0][0], texts[1][0]) or _another(
        previous.target, current.target, texts[0][1], texts[1][1]
    )


def _another(before: Identity, now: Identity, old: Iterable[str], new: Iterable[str]) -> bool:
    """Another title or act, and mostly other words. A chapter of a law is not another law."""
    same_act = before.celex and act_of(before.celex) == act_of(now.celex)
    if same_act or (before.title and key_of(before.title) == key_of(now.title)):
        return False
    first, second = _runs(old), _runs(new)
    fewer = min(len(first), len(second))
    return bool(fewer) and len(first & second) / fewer < _SAME_LAW


def act_of(celex: str) -> str:
    """What a CELEX number and that of a consolidated version share: "2018L1972"."""
    return celex[1:].split("-")[0]


def _runs(texts: Iterable[str]) -> set[tuple[str, ...]]:
    words = (key_of(text).split() for text in texts)
    return {tuple(each[at : at + _RUN]) for each in words for at in range(len(each) - _RUN + 1)}


class Rerun:
    """Carries decisions from one table to another. Used once."""

    def __init__(self, previous: Concordance, current: Concordance) -> None:
        self._previous, self._current = previous, current
        self._old_targets, self._targets = TargetTexts(previous), TargetTexts(current)
        self._sources, old = SourceTexts(current.rows), SourceTexts(previous.rows)
        self._words = {row.id: folded(self._sources.words(row.id)) for row in current.rows}
        self._by_words: dict[str, list[str]] = {}
        for identifier, words in self._words.items():
            self._by_words.setdefault(words, []).append(identifier)
        self._labels = {row.id: row.label for row in previous.rows}
        self._settled = {row.id for row in previous.rows if self._words.get(row.id) == folded(old.words(row.id))}
        self._unmoved = self._settled | self._images(old)
        self._free = {each: words.split() for each, words in self._words.items() if each not in self._unmoved}
        self._old_target_words = {folded(each.text) for each in self._old_targets.provisions.values()}
        self._standing: dict[str, Decision] = {}
        self._former: list[FormerDecision] = []

    def table(self) -> Concordance:
        """The current table with what stands, what is reopened and what has no provision any more."""
        for row in self._previous.rows:
            if row.decision:
                self._carry(FormerDecision(row.decision, "", row.id, row.label))
        for former in self._previous.former:
            self._carry(former)
        left_open = {each.row: each.why for each in self._former if each.row and each.row not in self._standing}
        rows = tuple(
            replace(row, decision=self._standing.get(row.id), reopened=left_open.get(row.id, ""))
            for row in self._current.rows
        )
        return replace(self._current, rows=rows, former=tuple(self._former), superseded=self._previous.superseded)

    def _images(self, old: SourceTexts) -> set[str]:
        """Rows of the current table that are a previous row, word for word, under another number."""
        moved = (folded(old.words(each)) for each in old.rows if each not in self._settled)
        return {each for words in moved for each in self._by_words.get(words, ()) if each not in self._settled}

    def _carry(self, before: FormerDecision) -> None:
        decision = before.decision
        row = self._unchanged(before)
        if row is not None:
            self._stand_or_reopen(row, before)
            return
        row = self._changed(before.row, decision)
        label = before.label or decision.row
        if row is None:
            self._former.append(FormerDecision(decision, self._gone(label), "", label))
            return
        moved = f" and is now {row.label}" if row.label != label else ""
        changes = changes_between(decision.source_text, self._sources.words(row.id))
        since = _since(decision.source_version, decision)
        why = f"{label} of the source changed{moved}{since}: {changes}."
        self._former.append(FormerDecision(decision, why, row.id, label))

    def _unchanged(self, before: FormerDecision) -> Row | None:
        """The row with the same words: under the same id, else under another that is nobody's, at the same depth first.

        A paragraph of one point has the words of its point.
        """
        words = folded(before.decision.source_text)
        if self._words.get(before.row) == words:
            return self._sources.rows[before.row]
        taken = self._settled | self._standing.keys()
        alike = [self._sources.rows[each] for each in self._by_words.get(words, ()) if each not in taken]
        depth = before.label.count("(")
        return min(alike, key=lambda row: abs(row.label.count("(") - depth), default=None) if words else None

    def _changed(self, place: str, decision: Decision) -> Row | None:
        """The row that the provision became: under its own id unless another is clearly more like it."""
        if place in self._settled:  # reopened before, or decided on an older text
            return self._sources.rows[place]
        same = self._sources.rows.get(place) if place not in self._unmoved else None
        near = likeness(decision.source_text, self._sources.words(place)) if same else 0.0
        if near >= ALIKE:
            return same
        best = most_alike(decision.source_text, self._free)
        return self._sources.rows[best] if best else same

    def _stand_or_reopen(self, row: Row, before: FormerDecision) -> None:
        decision = before.decision
        if row.id in self._standing:
            why = f"Another decision stands on {row.label}."
            self._former.append(FormerDecision(decision, why, "", before.label))
            return
        located, reasons = self._targets_of(decision)
        new = self._new_targets(row, before)
        since = _since(decision.target_version, decision)
        reasons += [f"{each.label} of the target is new{since} and may correspond." for each in new]
        if not reasons:
            self._standing[row.id] = cited_anew(decision, tuple(located), self._targets.provisions)
            return
        beside = tuple(folded(each.text) for each in new)
        self._former.append(FormerDecision(decision, " ".join(reasons), row.id, before.label, beside))

    def _targets_of(self, decision: Decision) -> tuple[list[str], list[str]]:
        """Where the target provisions stand now, and why the decision does not stand for those that changed."""
        located: list[str] = []
        reasons: list[str] = []
        since = _since(decision.target_version, decision)
        for identifier, text in zip(decision.on_targets, decision.target_texts, strict=False):
            present, stands = self._targets.words(identifier), self._targets.standing(identifier, text)
            label = self._old_targets.label(identifier)
            if stands or folded(present) == folded(text):
                located.append(stands or identifier)
            elif present:
                reasons.append(f"{label} of the target changed{since}: {changes_between(text, present)}.")
            else:
                reasons.append(f"{label} of the target is no longer in the text.")
        return located, reasons

    def _new_targets(self, row: Row, before: FormerDecision) -> list[Correspondence]:
        """Proposed target provisions that are new since the decision, where it found a gap."""
        if before.decision.degree not in _MAY_CLOSE_A_GAP:
            return []
        known = self._old_target_words - set(before.beside)
        taken = set(before.decision.on_targets)
        return [each for each in row.targets if each.text and each.id not in taken and folded(each.text) not in known]

    def _gone(self, label: str) -> str:
        if self._current.restricted_to:
            return f"{label} is not in the chapters that this table is restricted to."
        return f"{label} is no longer in the text of the source."


def _since(version: str, decision: Decision) -> str:
    if version:
        return f" since {version}"
    return f" since it was decided on {decision.decided_on}" if decision.decided_on else " since it was decided"
