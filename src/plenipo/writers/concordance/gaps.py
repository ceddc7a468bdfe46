"""``gaps.docx``: only what is complied with in part or not at all, with what is missing and what is planned."""

from __future__ import annotations

from plenipo.concordance.gaps import Gap, gaps_of
from plenipo.concordance.model import Concordance
from plenipo.writers.brief.sheet import Blank, Said, Sheet
from plenipo.writers.concordance.front import head, many, summary_table
from plenipo.writers.concordance.look import DEGREE_LOOK
from plenipo.writers.concordance.naming import full_name, provision_of
from plenipo.writers.concordance.package import LANDSCAPE_WIDTH, word_file
from plenipo.writers.concordance.quotes import is_whole, paragraphs_marked
from plenipo.writers.concordance.styles import GROUND_HEAD, degree_style
from plenipo.writers.concordance.word_table import TableCell, TableRow, word_table

KIND = "Gap report"
_WIDTHS = (1150, 5200, 1250, 3300, 1450, 2620)
_UNBROKEN = 1500  # characters up to which a row stays on one page


def write_gaps_docx(table: Concordance) -> bytes:
    """The report as a Word file. The same table gives the same bytes."""
    sheet = Sheet()
    chapters = gaps_of(table)
    count = sum(len(each.gaps) for each in chapters)
    body = head(table, KIND, sheet, LANDSCAPE_WIDTH)
    body += sheet.paragraph("Part", "Summary by chapter") + summary_table(table, sheet, LANDSCAPE_WIDTH)
    body += sheet.paragraph("Part", many(count, "provision with a gap", "provisions with a gap"))
    if not count:
        said = (
            "No gap was found or decided." if table.judged else "Nothing was judged, and no person has decided a gap."
        )
        body += sheet.paragraph("Normal", said)
    heads = [TableRow(tuple(TableCell(sheet.paragraph("ColumnHead", each), GROUND_HEAD) for each in _titles(table)))]
    for chapter in chapters:
        body += sheet.paragraph("Chapter", f"{chapter.chapter} ({len(chapter.gaps)})")
        body += word_table(_WIDTHS, heads, [_row(gap, sheet) for gap in chapter.gaps])
    title, subject = full_name(table.source), full_name(table.target)
    return word_file(body, sheet, kind=KIND, title=title, subject=subject, marking=table.marking)


def _titles(table: Concordance) -> tuple[str, ...]:
    return (
        provision_of(table.source),
        "Text; what is missing is marked",
        "Degree",
        "Why",
        provision_of(table.target),
        "Planned act, date, responsible",
    )


def _row(gap: Gap, sheet: Sheet) -> TableRow:
    row, look = gap.row, DEGREE_LOOK[gap.degree]
    missing = () if is_whole(row.text, gap.missing) else gap.missing
    text = "".join(
        sheet.paragraph("ProvisionText", *(Said(part.text, "MissingWords" if part.marked else "") for part in line))
        for line in paragraphs_marked(row.text, missing)
        if line
    )
    heading = sheet.paragraph("SmallPrint", row.heading) if row.heading else ""
    who = "decided" if gap.decided else f"proposed, {row.confidence:.0%}"
    reopened = sheet.paragraph("ReasonText", Said("Reopened. ", "Alarm"), row.reopened) if row.reopened else ""
    reasons = "".join(sheet.paragraph("ReasonText", line) for line in gap.reasons.split("\n") if line.strip())
    degree = sheet.paragraph("DegreeText", Said(look.said, degree_style(look))) + sheet.paragraph("SmallPrint", who)
    cells = (
        TableCell(sheet.paragraph("ProvisionLabel", row.label) + heading),
        TableCell(text),
        TableCell(degree, look.ground),
        TableCell(reopened + reasons),
        TableCell("".join(sheet.paragraph("ProvisionLabel", target.label) for target in gap.targets)),
        TableCell(_plan(gap, sheet)),
    )
    return TableRow(cells, breaks=len(row.text) > _UNBROKEN)


def _plan(gap: Gap, sheet: Sheet) -> str:
    """What is planned; places to fill where nothing is."""
    fields = (
        ("Planned act", gap.measure),
        ("Date", gap.measure_date),
        ("Responsible", gap.responsible),
    )
    return "".join(sheet.paragraph("ReasonText", Blank(name, name.lower(), value)) for name, value in fields)
