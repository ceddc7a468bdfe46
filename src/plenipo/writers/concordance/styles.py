"""Styles of a table of concordance, beside those of a brief."""

from __future__ import annotations

from plenipo.writers.brief.styles import styles_part
from plenipo.writers.concordance.look import DEGREE_LOOK, UNJUDGED, DegreeLook
from plenipo.writers.docx.styles import ACCENT, ALARM, QUIET, SANS

GROUND_HEAD, GROUND_ARTICLE, GRID = "E9EEF4", "F4F5F7", "B9BFC7"
_SANS = f'<w:rFonts w:ascii="{SANS}" w:hAnsi="{SANS}" w:cs="{SANS}"/>'
_BOLD = "<w:b/><w:bCs/>"


def _spacing(before: int, after: int, line: int = 240) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _colour(value: str) -> str:
    return f'<w:color w:val="{value}"/>'


def degree_style(look: DegreeLook) -> str:
    """The character style of a degree."""
    return "Degree" + look.word.title().replace(" ", "")


_KEEP = "<w:keepNext/><w:keepLines/>"
# (identifier, name, paragraph properties, run properties); all are based on Normal
_PARAGRAPHS = (
    ("Chapter", "Concordance chapter", f'{_KEEP}{_spacing(320, 100)}<w:outlineLvl w:val="1"/>',
     f"{_SANS}{_BOLD}{_colour(ACCENT)}{_size(21)}"),
    ("Part", "Concordance part", f'{_KEEP}{_spacing(360, 120)}<w:outlineLvl w:val="0"/>', f"{_SANS}{_BOLD}{_size(26)}"),
    ("ArticleHead", "Concordance article", f"{_KEEP}{_spacing(30, 30)}", f"{_SANS}{_BOLD}{_size(17)}"),
    ("ColumnHead", "Concordance column", _spacing(20, 20), f"{_SANS}{_BOLD}{_size(14)}"),
    ("ProvisionText", "Provision text", f"<w:widowControl/>{_spacing(10, 30, 240)}", _size(17)),
    ("ProvisionLabel", "Provision label", _spacing(20, 10), f"{_SANS}{_BOLD}{_size(15)}"),
    ("DegreeText", "Degree of compliance", _spacing(20, 0), f"{_SANS}{_size(16)}"),
    ("SmallPrint", "Small print", _spacing(10, 20), f"{_SANS}{_colour(QUIET)}{_size(14)}"),
    ("ReasonText", "Reasons", f"<w:widowControl/>{_spacing(10, 40, 240)}", _size(16)),
    ("MissingText", "What is missing",
     f'<w:widowControl/><w:pBdr><w:left w:val="single" w:sz="12" w:space="5" w:color="{ALARM}"/></w:pBdr>'
     f'{_spacing(10, 40, 240)}<w:ind w:left="120"/>', _size(16)),
)  # fmt: skip


def concordance_styles(language: str, width: int) -> str:
    """styles.xml. language: tag of the document's own words; width: between the margins, in twips."""
    paragraphs = "".join(
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{identifier}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>'
        for identifier, name, paragraph, run in _PARAGRAPHS
    )
    marked = f'<w:u w:val="wave" w:color="{ALARM}"/><w:shd w:val="clear" w:color="auto" w:fill="FCEBB6"/>'
    characters = _character("MissingWords", "Missing words", marked) + "".join(
        _character(degree_style(look), f"Degree {look.word}", f"{_SANS}{_BOLD}{_colour(look.ink)}")
        for look in (*DEGREE_LOOK.values(), UNJUDGED)
    )
    closing = "</w:styles>"
    return styles_part(language, width).replace(closing, f"{paragraphs}{characters}{_TABLE}{closing}")


def _character(identifier: str, name: str, run: str) -> str:
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{identifier}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:rPr>{run}</w:rPr></w:style>'
    )


_TABLE = (
    '<w:style w:type="table" w:customStyle="1" w:styleId="ConcordanceTable"><w:name w:val="Concordance table"/>'
    '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{GRID}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + '</w:tblBorders><w:tblCellMar><w:top w:w="30" w:type="dxa"/><w:left w:w="70" w:type="dxa"/>'
    '<w:bottom w:w="30" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)
