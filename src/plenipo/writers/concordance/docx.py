"""``concordance.docx``: the table in the columns that ministries use, on landscape A4."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import shorten

from plenipo.concordance.model import Concordance, Correspondence, FormerDecision
from plenipo.writers.brief.sheet import Piece, Said, Sheet
from plenipo.writers.concordance.columns import Columns, chapters_of, columns_of
from plenipo.writers.concordance.front import head, legend, summary_table
from plenipo.writers.concordance.naming import full_name, provision_of, short_name
from plenipo.writers.concordance.package import LANDSCAPE_WIDTH, word_file
from plenipo.writers.concordance.quotes import paragraphs_marked
from plenipo.writers.concordance.styles import GROUND_ARTICLE, GROUND_HEAD, degree_style
from plenipo.writers.concordance.word_table import TableCell, TableRow, word_table

KIND = "Table of concordance"
# (a) provision, (a1) text, (b) provision, (b1) text, (c) degree, (d) reasons, (e) plan, implementation, enforcement
_WIDTHS = (880, 3180, 880, 3180, 1130, 2260, 1190, 1230, 1040)
_UNBROKEN = 1200  # characters up to which a row stays on one page
_QUOTE = 90  # characters of one of them
_QUOTED = 8  # quotes of what is missing or added that a cell lists


def write_concordance_docx(table: Concordance) -> bytes:
    """The table as a Word file. The same table gives the same bytes."""
    sheet = Sheet()
    body = (
        head(table, KIND, sheet, LANDSCAPE_WIDTH)
        + sheet.paragraph("Part", "Summary by chapter")
        + summary_table(table, sheet, LANDSCAPE_WIDTH)
        + legend(table, sheet)
        + sheet.paragraph("Part", "Provision by provision")
        + _chapters(table, sheet)
        + _beyond(table, sheet)
        + _former(table.former, sheet)
    )
    title, subject = full_name(table.source), full_name(table.target)
    return word_file(body, sheet, kind=KIND, title=title, subject=subject, marking=table.marking)


def _chapters(table: Concordance, sheet: Sheet) -> str:
    """A table for each chapter, under its heading, so that Word's navigation leads there."""
    heads = _heads(table, sheet)
    parts: list[str] = []
    for divisions, rows in chapters_of(columns_of(table)):
        if divisions:
            parts.append(sheet.paragraph("Chapter", " › ".join(divisions)))
        parts.append(word_table(_WIDTHS, heads, _rows(rows, sheet)))
        parts.append(sheet.paragraph("Gap"))
    return "".join(parts) or sheet.paragraph("Normal", "The source has no provisions.")


def _heads(table: Concordance, sheet: Sheet) -> list[TableRow]:
    def cell(words: str, span: int = 1, merge: str = "") -> TableCell:
        return TableCell(sheet.paragraph("ColumnHead", words), GROUND_HEAD, span, merge)

    first = (
        cell(short_name(table.source), 2),
        cell(short_name(table.target), 2),
        cell("Transposition", 3),
        cell("Implementation", 1, "restart"),
        cell("Enforcement", 1, "restart"),
    )
    second = (
        cell(f"(a) {provision_of(table.source)}"),
        cell("(a1) Text"),
        cell(f"(b) {provision_of(table.target)}"),
        cell("(b1) Text"),
        cell("(c) Degree of compliance"),
        cell("(d) Reasons; what is missing"),
        cell("(e) Planned act and date"),
        cell("", 1, "continue"),
        cell("", 1, "continue"),
    )
    return [TableRow(first), TableRow(second)]


def _rows(rows: Sequence[Columns], sheet: Sheet) -> list[TableRow]:
    """The rows of a chapter; every article begins with a band that names it."""
    found: list[TableRow] = []
    article = ""
    for each in rows:
        if each.article != article:
            article = each.article
            found.append(_band(each, sheet))
        if not each.heading:
            found.append(_row(each, sheet))
    return found


def _band(each: Columns, sheet: Sheet) -> TableRow:
    """The article with its title; where its words stand in its paragraphs, also how it stands as a whole."""
    row = each.row
    label = row.label.split("(")[0].strip() if row.parent else row.label
    title = sheet.paragraph("ArticleHead", label, Said(f"   {row.heading}" if row.heading else ""))
    if not each.heading:
        return TableRow((TableCell(title, GROUND_ARTICLE, len(_WIDTHS)),))
    targets = "; ".join(target.label for target in each.targets)
    cells = (
        TableCell(title, GROUND_ARTICLE, 2),
        TableCell(sheet.paragraph("ArticleHead", targets, keep=True), GROUND_ARTICLE, 2),
        TableCell(_degree(each, sheet), GROUND_ARTICLE),
        TableCell(_reasons(each, sheet), GROUND_ARTICLE),
        TableCell(_plan(each, sheet), GROUND_ARTICLE),
        TableCell(_words(each.implementation, sheet), GROUND_ARTICLE),
        TableCell(_words(each.enforcement, sheet), GROUND_ARTICLE),
    )
    return TableRow(cells)


def _row(each: Columns, sheet: Sheet) -> TableRow:
    row = each.row
    length = max(len(row.text), sum(len(target.text) for target in each.targets))
    cells = (
        TableCell(sheet.paragraph("ProvisionLabel", row.label)),
        TableCell(_source_text(each, sheet)),
        TableCell("".join(sheet.paragraph("ProvisionLabel", target.label) for target in each.targets)),
        TableCell(_target_texts(each.targets, sheet)),
        TableCell(_degree(each, sheet), each.look.ground),
        TableCell(_reasons(each, sheet)),
        TableCell(_plan(each, sheet)),
        TableCell(_words(each.implementation, sheet)),
        TableCell(_words(each.enforcement, sheet)),
    )
    return TableRow(cells, breaks=length > _UNBROKEN)


def _source_text(each: Columns, sheet: Sheet) -> str:
    return "".join(
        sheet.paragraph("ProvisionText", *(Said(part.text, "MissingWords" if part.marked else "") for part in line))
        for line in paragraphs_marked(each.row.text, each.marked)
        if line
    )


def _target_texts(targets: Sequence[Correspondence], sheet: Sheet) -> str:
    """The texts one under the other; where there are several, each under its label."""
    parts: list[str] = []
    for target in targets:
        if len(targets) > 1:
            parts.append(sheet.paragraph("ProvisionLabel", target.label))
        lines = [line for line in target.text.split("\n") if line.strip()]
        parts += [sheet.paragraph("ProvisionText", line) for line in lines]
        if not lines:
            parts.append(sheet.paragraph("SmallPrint", "as a whole; its words stand in its paragraphs"))
    return "".join(parts)


def _degree(each: Columns, sheet: Sheet) -> str:
    said = sheet.paragraph("DegreeText", Said(each.look.said, degree_style(each.look)))
    return said + (sheet.paragraph("SmallPrint", each.standing) if each.standing else "")


def _reasons(each: Columns, sheet: Sheet) -> str:
    parts: list[str] = []
    if each.row.reopened:
        parts.append(sheet.paragraph("ReasonText", Said("Reopened. ", "Alarm"), each.row.reopened))
    if each.reasons:
        parts += [sheet.paragraph("ReasonText", line) for line in each.reasons.split("\n") if line.strip()]
    if not each.heading:
        parts += _quotes(each, sheet)
    return "".join(parts)


def _quotes(each: Columns, sheet: Sheet) -> list[str]:
    parts = [
        sheet.paragraph("MissingText", *_quoted("Missing: ", quote, "MissingWords")) for quote in each.listed[:_QUOTED]
    ]
    if len(each.listed) > _QUOTED:
        parts.append(sheet.paragraph("SmallPrint", f"and {len(each.listed) - _QUOTED} more, marked in column (a1)"))
    return parts


def _quoted(lead: str, quote: str, look: str) -> list[Piece]:
    """The quote in short: column (a1) marks it whole."""
    return [lead, "“", Said(shorten(quote, _QUOTE, placeholder=" …"), look), "”"]


def _plan(each: Columns, sheet: Sheet) -> str:
    values = (each.measure, each.measure_date, each.responsible)
    return "".join(sheet.paragraph("ReasonText", value) for value in values if value)


def _words(text: str, sheet: Sheet) -> str:
    return sheet.paragraph("ReasonText", text) if text else ""


def _beyond(table: Concordance, sheet: Sheet) -> str:
    """What the target says that the source does not ask for."""
    if not table.beyond:
        return ""
    rows = [
        TableRow(
            (
                TableCell(sheet.paragraph("ProvisionLabel", each.label)),
                TableCell("".join(sheet.paragraph("ProvisionText", line) for line in each.text.split("\n") if line)),
            ),
            breaks=len(each.text) > _UNBROKEN,
        )
        for each in table.beyond
        if each.text.strip()
    ]
    heads = TableRow(
        (
            TableCell(sheet.paragraph("ColumnHead", provision_of(table.target)), GROUND_HEAD),
            TableCell(sheet.paragraph("ColumnHead", "Text"), GROUND_HEAD),
        )
    )
    title = sheet.paragraph("Part", f"What {short_name(table.target)} adds")
    intro = sheet.paragraph("SmallPrint", "Provisions to which nothing in the source corresponds.")
    return title + intro + word_table((1500, LANDSCAPE_WIDTH - 1500), [heads], rows) if rows else ""


def _former(former: Sequence[FormerDecision], sheet: Sheet) -> str:
    """Decisions that do not stand on the present texts. Nothing that a person decided is dropped."""
    if not former:
        return ""
    rows = [
        TableRow(
            (
                TableCell(sheet.paragraph("ProvisionLabel", each.label or each.decision.row)),
                TableCell(sheet.paragraph("ReasonText", each.why)),
                TableCell(sheet.paragraph("ReasonText", _decided(each))),
            )
        )
        for each in former
    ]
    titles = ("Provision", "Why the decision does not stand", "What was decided")
    heads = TableRow(tuple(TableCell(sheet.paragraph("ColumnHead", each), GROUND_HEAD) for each in titles))
    title = sheet.paragraph("Part", "Decisions to be taken again")
    return title + word_table((1500, 6500, LANDSCAPE_WIDTH - 8000), [heads], rows)


def _decided(former: FormerDecision) -> str:
    decision = former.decision
    degree = decision.degree.value if decision.degree else ""
    plan = ", ".join(part for part in (decision.measure, decision.measure_date) if part)
    by = ", ".join(part for part in (decision.decided_by, decision.decided_on) if part)
    return "; ".join(part for part in (degree, decision.reasons, plan, by) if part)
