"""The table of concordance of two texts of law: a proposal for every provision of the source, with its evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from plenipo.concordance.alignment.assignment import Choice, Choices, choose_articles, choose_clauses
from plenipo.concordance.alignment.equivalents import (
    Equivalent,
    acting_equivalents,
    defined_equivalents,
    field_equivalents,
)
from plenipo.concordance.alignment.scoring import align, telling_of
from plenipo.concordance.alignment.sides import Side, sides_of
from plenipo.concordance.alignment.vectors import column_of
from plenipo.concordance.comparison import Passage, compare
from plenipo.concordance.degree import Judged, Matched, Under, judge, judge_whole
from plenipo.concordance.evidence import evidence_of, numeric_evidence, renamed_evidence
from plenipo.concordance.law import LawProvision, LawText
from plenipo.concordance.model import Concordance, Correspondence, Degree, Evidence, EvidenceKind, Row, Unmatched
from plenipo.concordance.penalties import asks_for_penalties, first_that_punishes, penalty_evidence
from plenipo.texts.marking import highest

_UNJUDGED = "Numbers and references alone were compared, because a text is in a language that is not judged."
_EMPTY = "It has no words of its own."
_LIKELY = 0.5  # that a pair is right, to tell the bodies that act in it
_PENALTIES = 0.3  # score of offences beside rules on penalties: their words tell nothing
_NOT_JUDGED = "Not judged: the words of the two texts cannot be compared."


def concord(source: LawText, target: LawText) -> Concordance:
    """Every provision of the source with its counterparts in the target, a proposed degree and the reasons.

    Articles are matched with articles; paragraphs and points with paragraphs, points and undivided articles, one with
    several and several with one. Titles, numbers and order of the provisions do not count. Where either text is not
    judged, only numbers and references are compared, confidence is 0 and the degree says nothing. The result depends
    on nothing but the two texts.
    """
    judged = source.judged and target.judged
    table = _table(source, target, judged)
    remarks = tuple(dict.fromkeys((*source.remarks, *target.remarks, *(() if judged else (_UNJUDGED,)))))
    return Concordance(
        source=source.identity,
        target=target.identity,
        rows=table.rows(),
        beyond=table.beyond(),
        target_provisions=tuple(Unmatched(one.id, one.label, one.depth, one.text) for one in target.provisions),
        marking=highest([source.marking, target.marking]),
        remarks=remarks,
        judged=judged,
    )


def _table(source: LawText, target: LawText, judged: bool) -> _Table:
    """Aligned once more where what corresponds shows that two bodies do the same."""
    terms = (*defined_equivalents(source, target), *field_equivalents(source, target)) if judged else ()
    table = _Table(*sides_of(source, target, judged, terms), judged, terms)
    bodies = acting_equivalents(source, target, table.likely_pairs()) if judged else ()
    if bodies:
        terms = (*terms, *bodies)
        table = _Table(*sides_of(source, target, judged, terms), judged, terms)
    return table


class _Table:
    """Both sides, what was chosen, and what each provision was judged to be."""

    def __init__(self, source: Side, target: Side, judged: bool, terms: Sequence[Equivalent]) -> None:
        self.source, self.target, self.judged = source, target, judged
        self._terms = {stem: [one for one in terms if one.stem == stem] for stem in {one.stem for one in terms}}
        alignment = align(source, target)
        self.clauses = choose_clauses(alignment, source, target)
        self.articles = choose_articles(alignment, self.clauses, source, target)
        self._add_penalties()
        self._worth = _worth(source, target)
        self._related = _related(source, target, self.articles)
        self._defined = _defined(source) & _defined(target)
        self._judgements: dict[int, Judged] = {}

    def _add_penalties(self) -> None:
        """The target's offences, for what asks for penalties and found nothing."""
        there = first_that_punishes(self.target.provisions) if self.judged else None
        if there is None:
            return
        for position, one in enumerate(self.source.provisions):
            if not self._choices(position) and asks_for_penalties(one):
                self._of(position).chosen[position] = (Choice(there, _PENALTIES, _LIKELY),)

    def rows(self) -> tuple[Row, ...]:
        """In the order of the source."""
        if self.judged:
            for position in range(len(self.source) - 1, -1, -1):  # what stands under a provision is judged before it
                self._judgements[position] = self._judge(position)
        return tuple(self._row(position) for position in range(len(self.source)))

    def likely_pairs(self) -> Iterator[tuple[LawProvision, LawProvision]]:
        """Provisions and their first targets, those that probably correspond."""
        for position, chosen in self.clauses.chosen.items():
            if chosen and chosen[0].likelihood >= _LIKELY:
                yield self.source.provisions[position], self.target.provisions[chosen[0].target]

    def beyond(self) -> tuple[Unmatched, ...]:
        """Target provisions that nothing in the source corresponds to, themselves or by what stands under them."""
        taken = {
            one.target for choices in (self.clauses, self.articles) for each in choices.chosen.values() for one in each
        }
        for position in sorted(taken):
            above = int(self.target.parent[position])
            while above >= 0 and above not in taken:
                taken.add(above)
                above = int(self.target.parent[above])
        left = (one for position, one in enumerate(self.target.provisions) if position not in taken)
        return tuple(Unmatched(one.id, one.label, one.depth, one.text) for one in left if one.text)

    def _choices(self, position: int) -> tuple[Choice, ...]:
        return self._of(position).chosen.get(position, ())

    def _of(self, position: int) -> Choices:
        return self.articles if self.source.parent[position] < 0 else self.clauses

    def _row(self, position: int) -> Row:
        one = self.source.provisions[position]
        chosen = self._choices(position)
        found = self._judgements.get(position) or Judged(Degree.NONE, 0.0, _NOT_JUDGED)
        return Row(
            id=one.id,
            label=one.label,
            depth=one.depth,
            text=one.text,
            degree=found.degree,
            confidence=found.confidence,
            why=found.why,
            targets=tuple(self._correspondence(position, each, evidence=True) for each in chosen),
            candidates=tuple(
                self._correspondence(position, each) for each in self._of(position).candidates.get(position, ())
            ),
            missing=found.missing,
            added=found.added,
            parent=one.parent,
            heading=one.heading,
            divisions=one.divisions,
            chapeau=one.chapeau,
            nature=one.nature,
        )

    def _correspondence(self, position: int, choice: Choice, evidence: bool = False) -> Correspondence:
        other = self.target.provisions[choice.target]
        reasons = self._evidence(position, choice) if evidence else ()
        return Correspondence(other.id, other.label, other.text, round(min(1.0, choice.score), 3), reasons)

    def _evidence(self, position: int, choice: Choice) -> tuple[Evidence, ...]:
        one, other = self.source.provisions[position], self.target.provisions[choice.target]
        if not self.judged:
            return numeric_evidence(one, other, self._related)
        ours, theirs = self.source.words[position], self.target.words[choice.target]
        found = evidence_of((one, ours), (other, theirs), self._worth, self._defined, self._related)
        place = self._place(position, choice)
        renamed = renamed_evidence((one.text, ours), (other.text, theirs), self._terms)
        return tuple(each for each in (renamed, *found, penalty_evidence(one, other), place) if each)

    def _place(self, position: int, choice: Choice) -> Evidence | None:
        """What corresponds under two provisions."""
        under = self.source.under(position)
        pairs = [
            (each, best.target)
            for each in under
            for best in self.clauses.chosen.get(each, ())[:1]
            if self._stands_under(best.target, choice.target)
        ]
        if pairs:
            labels = [(self.source.provisions[one].label, self.target.provisions[other].label) for one, other in pairs]
            sentence = f"{len(pairs)} of the {len(under)} provisions under it have their counterpart there."
            return Evidence(EvidenceKind.PLACE, sentence, *(tuple(side) for side in zip(*labels, strict=True)))
        return None

    def _stands_under(self, position: int, above: int) -> bool:
        while position > above:
            position = int(self.target.parent[position])
        return position == above

    def _judge(self, position: int) -> Judged:
        one, under = self.source.provisions[position], self.source.under(position)
        own = self._own(position) if one.text and (self._choices(position) or not under) else None
        if not under:
            return own or Judged(Degree.NOT_APPLICABLE, 0.5, _EMPTY)
        below = [
            Under(each.label, each.text, each.depth, self._judgements[at])
            for at, each in ((at, self.source.provisions[at]) for at in under)
        ]
        labels = [self.target.provisions[each.target].label for each in self._choices(position)]
        return judge_whole(own, below, labels)

    def _own(self, position: int) -> Judged:
        """The provision's own words against the targets with all that stands under them."""
        one = self.source.provisions[position]
        chosen = self._choices(position)
        if not chosen:
            near = self._of(position).candidates.get(position, ())
            return judge(one, None, self.target.provisions[near[0].target].label if near else "")
        targets = [choice.target for choice in chosen]
        around = [int(self.target.parent[each]) for each in targets if self.target.parent[each] >= 0]
        above = [int(self.source.parent[position])] if self.source.parent[position] >= 0 else []
        compared = compare(
            _passage(self.source, position),
            [_passage(self.target, each) for target in targets for each in self.target.subtree(target)],
            [_passage(self.target, each) for each in around],
            [_passage(self.source, each) for each in (*self.source.subtree(position), *above)],
            self._worth,
        )
        provisions = tuple(self.target.provisions[each] for each in targets)
        named = self._renamed(position, targets)
        return judge(one, Matched(provisions, compared, chosen[0].likelihood, named))

    def _renamed(self, position: int, targets: Sequence[int]) -> str:
        """Which terms the targets name otherwise, in words."""
        ours = self.source.provisions[position].text, self.source.words[position]
        found = (
            renamed_evidence(ours, (self.target.provisions[each].text, self.target.words[each]), self._terms)
            for each in targets
        )
        return next((each.sentence.removesuffix(".") for each in found if each), "")


def _passage(side: Side, position: int) -> Passage:
    return Passage(side.provisions[position].text, side.words[position], side.stems(position))


def _worth(source: Side, target: Side) -> Callable[[str], float]:
    """What a stem tells, counted over both texts; words that most provisions have tell nothing."""
    telling = telling_of(source, target)
    columns = {int(column): at for at, column in enumerate(source.columns)}
    known: dict[str, float] = {}

    def worth(stem: str) -> float:
        if not stem:
            return 0.0
        if stem not in known:
            at = columns.get(column_of(stem))
            known[stem] = float(telling[at]) if at is not None else 0.0
        return known[stem]

    return worth


def _related(source: Side, target: Side, articles: Choices) -> Callable[[str, str], bool]:
    """Whether the articles of two ids correspond."""
    ours = {one.id: int(source.article[at]) for at, one in enumerate(source.provisions)}
    theirs = {one.id: int(target.article[at]) for at, one in enumerate(target.provisions)}
    pairs = {
        (int(source.article[position]), int(target.article[choice.target]))
        for position, chosen in articles.chosen.items()
        for choice in chosen
    }
    return lambda one, other: (ours.get(one, -1), theirs.get(other, -2)) in pairs


def _defined(side: Side) -> frozenset[str]:
    """The terms that a text defines, folded; short ones stand in too many words."""
    terms: Sequence[str] = [each.term.casefold() for one in side.provisions for each in one.definitions]
    return frozenset(term for term in terms if len(term) > 3)
