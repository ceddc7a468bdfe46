"""``statement.docx``: the statement of compliance that accompanies a draft law, with places for what people state."""

from __future__ import annotations

from collections.abc import Sequence

from plenipo.concordance.model import Concordance, Degree
from plenipo.concordance.statement import ArticleCompliance, Statement, statement_of
from plenipo.writers.brief.sheet import Blank, Choice, Piece, Said, Sheet
from plenipo.writers.concordance.front import many, remarks_of, summary_table
from plenipo.writers.concordance.look import DEGREE_LOOK
from plenipo.writers.concordance.naming import full_name, kind_of, particulars
from plenipo.writers.concordance.package import PORTRAIT_WIDTH, word_file
from plenipo.writers.concordance.styles import GROUND_HEAD, degree_style
from plenipo.writers.concordance.word_table import TableCell, TableRow, word_table
from plenipo.writers.docx.frame import marking_style

KIND = "Statement of compliance"
_NAME = 3100  # twips of the column that says what is stated
_ARTICLES = (1500, 3738, 1500, 2900)


def write_statement_docx(table: Concordance) -> bytes:
    """The statement as a Word file. The same table gives the same bytes."""
    sheet, made = Sheet(), statement_of(table)
    marking = Said(table.marking.value, marking_style(table.marking))
    body = sheet.paragraph("BriefHead", KIND, "\t", marking) + sheet.paragraph("Title", full_name(table.target))
    body += sheet.paragraph("Subtitle", f"with {full_name(table.source)}")
    for remark in remarks_of(table):
        body += sheet.paragraph("BriefAlert", Said("Please note. ", "Strong"), remark)
    if made.undecided:
        words = many(made.undecided, "provision has", "provisions have")
        body += sheet.paragraph(
            "BriefAlert", Said("Not ready to sign. ", "Strong"), f"{words} a degree that no person decided yet."
        )
    body += _form(table, made, sheet)
    body += sheet.paragraph("Part", "Provisions by degree") + summary_table(table, sheet, PORTRAIT_WIDTH)
    body += _articles("Not or not fully complied with", made.open_articles, sheet)
    body += _articles("Not applicable", made.not_applicable, sheet)
    body += _signatures(sheet)
    title, subject = full_name(table.target), full_name(table.source)
    return word_file(body, sheet, kind=KIND, title=title, subject=subject, marking=table.marking, landscape=False)


def _form(table: Concordance, made: Statement, sheet: Sheet) -> str:
    """The numbered points of a statement."""
    source = "\n".join(f"{name}: {value}" for name, value in particulars(table.source))
    points: list[tuple[str, tuple[Piece, ...]]] = [
        ("Authority that drafted the text", (Blank("Authority", "ministry or other authority"),)),
        ("Title of the text", (full_name(table.target),)),
        ("Obligation under an agreement with the Union", (Blank("Obligation", "article, annex, time limit"),)),
        ("National programme for approximation", (Blank("Programme", "measure and planned date"),)),
        (f"{kind_of(table.source)} with which it complies", (source,)),
        ("Degree of compliance", _degree(made)),
        ("Reasons for partial or no compliance", (Blank("Reasons", "in general; article by article in the table"),)),
        ("Date by which it is to comply in full", (Blank("Full compliance", "date", made.last_date),)),
        (
            "Table of concordance attached",
            (Choice("Attached", "yes or no", ("yes", "no"), "yes"), " (concordance.docx)"),
        ),
        ("Implementation: what is needed", (Blank("Implementation", "bodies, staff, budget, by-laws"),)),
        ("Enforcement: what is needed", (Blank("Enforcement", "supervision, penalties, courts"),)),
        ("Translation of the Union act", (Choice("Translation", "choose", ("official", "working", "none")),)),
        ("Consultants and opinions of the Commission", (Blank("Consulted", "who took part, and which opinion"),)),
    ]
    rows = []
    for number, (name, pieces) in enumerate(points, 1):
        label = sheet.paragraph("TableText", Said(f"{number}.  ", "Quiet"), Said(name, "Strong"))
        rows.append(TableRow((TableCell(label), TableCell(sheet.paragraph("TableText", *pieces)))))
    return word_table((_NAME, PORTRAIT_WIDTH - _NAME), (), rows)


def _degree(made: Statement) -> tuple[Piece, ...]:
    """The degree that the table comes to, and what it rests on; a person confirms it."""
    options = tuple(DEGREE_LOOK[degree].word for degree in Degree)
    if made.degree is None:
        return (Choice("Degree", "choose the degree", options),)
    figures = made.tally
    look = DEGREE_LOOK[made.degree]
    counted = f": {figures.full} of {figures.applicable} applicable provisions in full, {figures.partial} in part, "
    basis = f"Decided by people: {figures.decided} of {figures.provisions}."
    return Said(look.said, degree_style(look)), f"{counted}{figures.none} not at all. {basis}"


def _articles(title: str, articles: Sequence[ArticleCompliance], sheet: Sheet) -> str:
    if not articles:
        return ""
    heads = TableRow(
        tuple(
            TableCell(sheet.paragraph("ColumnHead", each), GROUND_HEAD)
            for each in ("Article", "Title", "Degree", "Planned act and date")
        )
    )
    rows = []
    for each in articles:
        look = DEGREE_LOOK[each.degree]
        cells = (
            sheet.paragraph("ProvisionLabel", each.label),
            sheet.paragraph("ReasonText", each.heading),
            sheet.paragraph("DegreeText", Said(look.said, degree_style(look))),
            "".join(sheet.paragraph("ReasonText", measure) for measure in each.measures),
        )
        rows.append(TableRow(tuple(map(TableCell, cells))))
    return sheet.paragraph("Part", f"{title} ({len(articles)})") + word_table(_ARTICLES, [heads], rows)


def _signatures(sheet: Sheet) -> str:
    half = PORTRAIT_WIDTH // 2
    cells = tuple(
        TableCell(
            sheet.paragraph("SmallPrint", office)
            + sheet.paragraph("TableText", Blank(f"{office}: name", "name"))
            + sheet.paragraph("TableText", Blank(f"{office}: place and date", "place, date, signature"))
        )
        for office in ("Head of the drafting authority", "Head of the office for European integration")
    )
    return sheet.paragraph("Part", "Signatures") + word_table((half, half), (), [TableRow(cells)])
