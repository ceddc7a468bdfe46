"""What stands before a table of concordance: the two texts, who answers for it, remarks, and the summary by chapter."""

from __future__ import annotations

from collections.abc import Sequence

from plenipo.concordance.law import Identity
from plenipo.concordance.model import Concordance, Degree
from plenipo.concordance.summary import Tally, summary, totals
from plenipo.writers.brief.sheet import Blank, Piece, Said, Sheet
from plenipo.writers.concordance.look import DEGREE_LOOK, UNJUDGED
from plenipo.writers.concordance.naming import full_name, kind_of, particulars
from plenipo.writers.concordance.styles import GROUND_HEAD, degree_style
from plenipo.writers.concordance.word_table import TableCell, TableRow, word_table
from plenipo.writers.docx.frame import marking_style

_TO_FILL = (
    ("Responsible ministry", "name of the ministry"),
    ("Drafted by", "name, function"),
    ("Date of the table", "date"),
)
_MANY = 500  # characters of a remark that a cover has room for


def head(table: Concordance, kind: str, sheet: Sheet, width: int) -> str:
    """The kind of the document with its marking, the title of the source, and what it is set against."""
    marking = Said(table.marking.value, marking_style(table.marking))
    parts = [
        sheet.paragraph("BriefHead", kind, "\t", marking),
        sheet.paragraph("Title", full_name(table.source)),
        sheet.paragraph("Subtitle", f"against {full_name(table.target)}"),
        _particulars(table, sheet, width),
    ]
    for remark in remarks_of(table):
        parts.append(sheet.paragraph("BriefAlert", Said("Please note. ", "Strong"), remark[:_MANY]))
    return "".join(parts)


def remarks_of(table: Concordance) -> list[str]:
    """What a reader must not miss: a restriction, a table without judgement, reopened decisions, remarks of readers."""
    said: list[str] = []
    if table.restricted_to:
        said.append(f"Only these chapters were compared: {'; '.join(table.restricted_to)}.")
    if not table.judged:
        said.append(
            "A text is in a language that is not judged: provisions are aligned, and people decide the degrees."
        )
    reopened = sum(1 for row in table.rows if row.reopened)
    if reopened:
        said.append(f"{many(reopened, 'decision was', 'decisions were')} reopened, because a text changed.")
    return [*said, *table.remarks]


def many(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"


def summary_table(table: Concordance, sheet: Sheet, width: int) -> str:
    """Counts by chapter, the whole text last."""
    chapters = summary(table)
    widths = [width - 8 * 1130, *[1130] * 8] if width > 12000 else [width - 8 * 920, *[920] * 8]
    titles = (
        "Provisions",
        *(DEGREE_LOOK[each].word.capitalize() for each in Degree),
        "Decided",
        "Reopened",
        "Full of applicable",
    )
    heads = [TableCell(sheet.paragraph("ColumnHead", each), GROUND_HEAD) for each in ("Chapter", *titles)]
    rows = [_figures(each.chapter, each.tally, sheet) for each in chapters]
    if len(chapters) != 1:
        rows.append(_figures("All", totals(table), sheet, strong=True))
    return word_table(widths, [TableRow(tuple(heads))], rows)


def share(figures: Tally) -> str:
    """Full compliance among what applies: "64 %", "–" where nothing applies."""
    return f"{figures.full / figures.applicable:.0%}" if figures.applicable else "–"


def legend(table: Concordance, sheet: Sheet) -> str:
    """The degrees in a line, and how the figures and the marks are to be read."""
    pieces: list[Piece] = []
    for look in (*DEGREE_LOOK.values(), *(() if table.judged else (UNJUDGED,))):
        pieces += [Said(look.said, degree_style(look)), f" {look.meaning}  "]
    how = (
        "Counted are provisions with words of their own. Degrees marked as proposed come from a comparison of the two "
        "texts and are for a person to decide; "
    )
    marks = sheet.paragraph(
        "SmallPrint", how, Said("words marked like this", "MissingWords"), " are missing in the target."
    )
    return sheet.paragraph("SmallPrint", *pieces) + marks


def _figures(name: str, figures: Tally, sheet: Sheet, *, strong: bool = False) -> TableRow:
    counted = [str(figures.provisions), *(str(figures.of(degree)) for degree in Degree)]
    values = [*counted, str(figures.decided), str(figures.reopened), share(figures)]
    looks = ["", *(degree_style(DEGREE_LOOK[degree]) if figures.of(degree) else "Quiet" for degree in Degree)]
    looks += ["", "Alarm" if figures.reopened else "Quiet", ""]
    cells = [sheet.paragraph("DegreeText", Said(name, "Strong" if strong else ""))]
    cells += [
        sheet.paragraph("DegreeText", Said(value, look or ("Strong" if strong else "")))
        for value, look in zip(values, looks, strict=True)
    ]
    return TableRow(tuple(map(TableCell, cells)))


def _particulars(table: Concordance, sheet: Sheet, width: int) -> str:
    """Both texts side by side, then the places that the ministry fills."""
    half = width // 2
    name = 1500 if width > 12000 else 1250
    widths = [name, half - name, name, half - name]
    left, right = _of(table.source, sheet), _of(table.target, sheet)
    left.append(_fill("Official Journal", "reference of publication", sheet))
    right.append(_fill("Official gazette", "reference, or stage of the draft", sheet))
    fills = [_fill(label, prompt, sheet) for label, prompt in _TO_FILL]
    marking = (sheet.paragraph("SmallPrint", "Marking"), sheet.paragraph("TableText", table.marking.value))
    fills.append(marking)
    rows = [TableRow((_title(table.source, sheet), _title(table.target, sheet)))]
    rows += _pairs(left, right)
    rows += _pairs(fills[::2], fills[1::2])
    return word_table(widths, (), rows)


def _title(identity: Identity, sheet: Sheet) -> TableCell:
    return TableCell(sheet.paragraph("ColumnHead", kind_of(identity)), GROUND_HEAD, 2)


_Pair = tuple[str, str]


def _of(identity: Identity, sheet: Sheet) -> list[_Pair]:
    return [
        (sheet.paragraph("SmallPrint", name), sheet.paragraph("TableText", value))
        for name, value in particulars(identity)
    ]


def _fill(label: str, prompt: str, sheet: Sheet) -> _Pair:
    return sheet.paragraph("SmallPrint", label), sheet.paragraph("TableText", Blank(label, prompt))


def _pairs(left: Sequence[_Pair], right: Sequence[_Pair]) -> list[TableRow]:
    rows: list[TableRow] = []
    for index in range(max(len(left), len(right))):
        cells = [*(left[index] if index < len(left) else ("", "")), *(right[index] if index < len(right) else ("", ""))]
        rows.append(TableRow(tuple(map(TableCell, cells))))
    return rows
