"""Where an agreement has the clauses of a checklist."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from plenipo.concordance.clauses.binding import binding_of
from plenipo.concordance.clauses.model import (
    STRONGEST_FIRST,
    CheckedAgreement,
    Checklist,
    Clause,
    ClauseFinding,
    ClausePlace,
)
from plenipo.concordance.clauses.passages import Passage, passages
from plenipo.concordance.clauses.terms import holds
from plenipo.concordance.law import Depth, LawProvision, LawText
from plenipo.texts.marking import Marking, highest

_PLACES = 5


class _Article:
    """One article with all that stands in it. A chapter whose title lists subjects says little of any one of them."""

    def __init__(self, provision: LawProvision) -> None:
        self.heading = provision.heading
        self.divisions = " ".join(title for title in provision.divisions if "," not in title)
        self.members = [provision]

    @property
    def passages(self) -> list[Passage]:
        return [one for member in self.members for one in passages(member)]

    @property
    def surroundings(self) -> str:
        return " ".join((self.heading, self.divisions, *(member.text for member in self.members)))


def check_agreements(texts: Iterable[LawText], clauses: Sequence[Clause]) -> Checklist:
    """Every agreement against every clause; the checklist carries the highest marking."""
    checked = tuple(check_agreement(text, clauses) for text in texts)
    return Checklist(tuple(clauses), checked, highest([Marking.PUBLIC, *(one.marking for one in checked)]))


def check_agreement(text: LawText, clauses: Sequence[Clause]) -> CheckedAgreement:
    """One agreement against every clause."""
    articles = _articles(text.provisions)
    findings = tuple(ClauseFinding(clause.id, _places(clause, articles)) for clause in clauses)
    return CheckedAgreement(text.identity, findings, text.marking, text.source, text.remarks)


def _articles(provisions: Iterable[LawProvision]) -> list[_Article]:
    articles: list[_Article] = []
    for provision in provisions:
        if provision.depth is Depth.ARTICLE or not articles:
            articles.append(_Article(provision))
        else:
            articles[-1].members.append(provision)
    return articles


def _places(clause: Clause, articles: Iterable[_Article]) -> tuple[ClausePlace, ...]:
    found: list[tuple[tuple[bool, bool, int], ClausePlace]] = []
    for article in articles:
        if clause.about and not holds(article.surroundings, clause.about):
            continue
        named = bool(clause.headings) and holds(article.heading, clause.headings)
        for passage in article.passages:
            groups = _groups(clause, passage)
            if all(groups) or (named and any(groups)):
                place = _place(passage)
                found.append(((not named, not all(groups), STRONGEST_FIRST.index(place.binding)), place))
    found.sort(key=lambda one: one[0])
    return tuple(place for _, place in found[:_PLACES])


def _groups(clause: Clause, passage: Passage) -> list[bool]:
    """Which groups of terms the passage holds. A definition uses the terms and binds nobody."""
    if passage.defines or (clause.never and holds(passage.whole, clause.never)):
        return [False]
    return [holds(passage.whole, group) for group in clause.says]


def _place(passage: Passage) -> ClausePlace:
    provision = passage.provision
    binding = binding_of(passage.lead, passage.text)
    return ClausePlace(provision.id, provision.label, provision.heading, passage.text, binding, passage.lead)
