"""How a checklist says what it found: the same words on the page and in the workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from plenipo.concordance.clauses.model import Binding, CheckedAgreement, Checklist, Clause, ClauseFinding

SILENT = "silent"
MEANINGS = (
    (Binding.SHALL.value, "an obligation: shall, agree to, may not"),
    (Binding.SHALL_ENDEAVOUR.value, "a softened obligation: shall endeavour, best efforts"),
    (Binding.COOPERATE.value, "cooperation only: dialogue, exchange of information"),
    (Binding.MAY.value, "a permission or a right of the Parties"),
    (Binding.RECOGNISE.value, "recognised, without an obligation"),
    (Binding.RESERVED.value, "only an exception or a right reserved is said of it: nothing in this Chapter prevents …"),
    (Binding.NONE.value, "the words are there, without a verb that binds"),
    (SILENT, "nothing was found; a person should look before relying on it"),
)


def by_group(clauses: Sequence[Clause]) -> Iterator[tuple[str, list[tuple[int, Clause]]]]:
    """Group name and its clauses, each with its place in the checklist."""
    for name, members in groupby(enumerate(clauses), key=lambda one: one[1].group):
        yield name, list(members)


def said(finding: ClauseFinding) -> str:
    return finding.binding.value if finding.places else SILENT


def names_of(checklist: Checklist) -> list[str]:
    """One name for each agreement: its title, else its file; a name that two bear gets the file beside it."""
    titles = [agreement.identity.title or agreement.source for agreement in checklist.agreements]
    return [
        f"{title} ({agreement.source})" if titles.count(title) > 1 else title
        for title, agreement in zip(titles, checklist.agreements, strict=True)
    ]


def present_in(agreement: CheckedAgreement) -> int:
    """How many clauses the agreement has."""
    return sum(finding.present for finding in agreement.findings)
