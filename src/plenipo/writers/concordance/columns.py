"""What stands in the columns of one row, the same in Word, workbook and page."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from plenipo.concordance.model import Concordance, Correspondence, Degree, Row
from plenipo.concordance.provisions import TargetTexts, standing_targets
from plenipo.concordance.summary import counts
from plenipo.writers.concordance.look import DegreeLook, look_of, standing
from plenipo.writers.concordance.quotes import is_whole

WHOLE_MISSING = "The whole provision is missing."


class Columns(Struct, frozen=True):
    """A row as it is shown.

    article: the id of the row at the top of the tree that it stands in. heading: the row has no words of its own and
    stands for what follows. missing: quotes that are missing in the
    target, () where a person decided that nothing is. reasons: of the person, else why the degree is proposed.
    """

    row: Row
    article: str
    heading: bool
    look: DegreeLook
    standing: str
    targets: tuple[Correspondence, ...]
    missing: tuple[str, ...]
    added: tuple[str, ...]
    reasons: str
    measure: str = ""
    measure_date: str = ""
    responsible: str = ""
    implementation: str = ""
    enforcement: str = ""
    decided: bool = False

    @property
    def marked(self) -> tuple[str, ...]:
        """What to mark in the source text: not a provision that is missing as a whole."""
        return () if self.missing == (WHOLE_MISSING,) else self.missing

    @property
    def listed(self) -> tuple[str, ...]:
        """What is missing and not quoted in the reasons already."""
        return tuple(quote for quote in self.marked if quote not in self.reasons)

    @property
    def plan(self) -> str:
        """The planned act, its date and who is responsible, in one line."""
        return ", ".join(part for part in (self.measure, self.measure_date, self.responsible) if part)


def columns_of(table: Concordance) -> list[Columns]:
    """All rows as they are shown."""
    provisions = TargetTexts(table).provisions
    articles: dict[str, str] = {}
    for row in table.rows:
        articles[row.id] = articles.get(row.parent, row.id)
    return [_columns(row, articles[row.id], table, standing_targets(row, provisions)) for row in table.rows]


def chapters_of(rows: Sequence[Columns]) -> list[tuple[tuple[str, ...], list[Columns]]]:
    """Neighbouring rows under the same divisions."""
    groups: list[tuple[tuple[str, ...], list[Columns]]] = []
    for each in rows:
        if not groups or groups[-1][0] != each.row.divisions:
            groups.append((each.row.divisions, []))
        groups[-1][1].append(each)
    return groups


def _columns(row: Row, article: str, table: Concordance, targets: tuple[Correspondence, ...]) -> Columns:
    decision = row.decision
    gap = row.stands in (Degree.PARTIAL, Degree.NONE)
    # What is missing in the paragraphs and points of a provision is shown with these.
    missing = tuple(quote for quote in row.missing if quote in row.text) if gap and table.judged else ()
    if missing and (is_whole(row.text, missing) or (row.stands is Degree.NONE and not targets)):
        missing = (WHOLE_MISSING,)
    # Column (d) of ministries gives reasons for what is not full; the evidence for full is in the page and the JSON.
    proposed = row.why if row.stands is not Degree.FULL and table.judged else ""
    return Columns(
        row,
        article,
        not counts(row),
        look_of(row, table),
        standing(row, table),
        targets,
        missing,
        row.added if table.judged and counts(row) else (),
        decision.reasons if decision and decision.reasons else proposed,
        decision.measure if decision else "",
        decision.measure_date if decision else "",
        decision.responsible if decision else "",
        decision.implementation if decision else "",
        decision.enforcement if decision else "",
        decision is not None and decision.degree is not None,
    )
