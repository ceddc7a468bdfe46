"""styles.xml: the styles of a conference document, by ITU names, and those of the front section."""

from __future__ import annotations

from plenipo.writers.docx.xml import DECLARATION, NAMESPACES

SERIF = "Times New Roman"  # stands on every Word; LibreOffice has a metric twin everywhere
SANS = "Arial"
INK, QUIET, RULE, ACCENT, ALARM = "1A1A1A", "5A6068", "C9CDD2", "1D4F7C", "9B2C1B"

_SERIF_FONT = f'<w:rFonts w:ascii="{SERIF}" w:hAnsi="{SERIF}" w:cs="{SERIF}"/>'
_SANS_FONT = f'<w:rFonts w:ascii="{SANS}" w:hAnsi="{SANS}" w:cs="{SANS}"/>'


def _indent(left: int, hanging: int = 0) -> str:
    """Twips from the start of the line, so that it holds for both directions of script."""
    hang = f' w:hanging="{hanging}"' if hanging else ""
    return f'<w:ind w:left="{left}"{hang}/>'


def _spacing(before: int, after: int = 0, line: int = 0) -> str:
    leading = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{leading}/>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


_BOLD, _ITALIC, _CENTRE, _KEEP = "<w:b/><w:bCs/>", "<w:i/><w:iCs/>", '<w:jc w:val="center"/>', "<w:keepNext/>"


def _tabs(*positions: int) -> str:
    stops = "".join(f'<w:tab w:val="left" w:pos="{at}"/>' for at in positions)
    return f"<w:tabs>{stops}</w:tabs>"


def _colour(value: str) -> str:
    return f'<w:color w:val="{value}"/>'


def _quiet(size: int, extra: str = "") -> str:
    return f"{_SANS_FONT}{extra}{_colour(QUIET)}{_size(size)}"


# (identifier, name, paragraph properties, run properties); all are based on Normal
_TEXT: tuple[tuple[str, str, str, str], ...] = (
    ("ResNo", "Res_No", f"{_KEEP}{_spacing(360)}{_CENTRE}", _size(28)),
    ("Restitle", "Res_title", f"{_KEEP}{_spacing(160, 120)}{_CENTRE}", _BOLD + _size(28)),
    ("Resref", "Res_ref", f"{_KEEP}{_spacing(80)}{_CENTRE}", _ITALIC),
    ("Normalaftertitle", "Normal after title", _spacing(300), ""),
    ("Call", "Call", f"{_KEEP}{_spacing(240)}{_indent(567)}", _ITALIC),
    ("enumlev1", "enumlev1", f"{_tabs(567)}{_spacing(120)}{_indent(567, 567)}", ""),
    ("enumlev2", "enumlev2", f"{_tabs(1134)}{_spacing(80)}{_indent(1134, 567)}", ""),
    ("enumlev3", "enumlev3", f"{_tabs(1701)}{_spacing(80)}{_indent(1701, 567)}", ""),
    ("enumlev1c", "enumlev1 continued", f"{_spacing(80)}{_indent(567)}", ""),
    ("enumlev2c", "enumlev2 continued", f"{_spacing(80)}{_indent(1134)}", ""),
    ("enumlev3c", "enumlev3 continued", f"{_spacing(80)}{_indent(1701)}", ""),
    ("Reasons", "Reasons", f"{_tabs(1134)}{_spacing(160)}", ""),
    ("Note", "Note", _spacing(80), _size(20)),
    ("TableNo", "Table_No", f"{_KEEP}{_spacing(360, 80)}{_CENTRE}", _size(20)),
    ("Tabletitle", "Table_title", f"{_KEEP}{_spacing(0, 120)}{_CENTRE}", _BOLD + _size(20)),
    ("Tablehead", "Table_head", f"{_KEEP}{_spacing(60, 60, 250)}{_CENTRE}", _BOLD + _size(20)),
    ("Tabletext", "Table_text", f"{_tabs(284)}{_spacing(50, 50, 250)}", _size(20)),
    ("AnnexNo", "Annex_No", f"{_KEEP}{_spacing(480, 80)}{_CENTRE}", _size(28)),
    ("Annextitle", "Annex_title", f"{_KEEP}{_spacing(160, 200)}{_CENTRE}", _BOLD + _size(28)),
    ("AppendixNo", "Appendix_No", f"{_KEEP}{_spacing(480, 80)}{_CENTRE}", _size(28)),
    ("Appendixtitle", "Appendix_title", f"{_KEEP}{_spacing(160, 200)}{_CENTRE}", _BOLD + _size(28)),
    ("SectionNo", "Section_No", f"{_KEEP}{_spacing(360, 80)}{_CENTRE}", _size(26)),
    ("Sectiontitle", "Section_title", f"{_KEEP}{_spacing(120, 160)}{_CENTRE}", _BOLD + _size(26)),
    ("ChapNo", "Chap_No", f"{_KEEP}{_spacing(480, 80)}{_CENTRE}", _BOLD + _size(26)),
    ("Chaptitle", "Chap_title", f"{_KEEP}{_spacing(120, 160)}{_CENTRE}", _BOLD + _size(26)),
    ("ArtNo", "Art_No", f"{_KEEP}{_spacing(360, 80)}{_CENTRE}", _size(26)),
    ("Arttitle", "Art_title", f"{_KEEP}{_spacing(120, 160)}{_CENTRE}", _BOLD + _size(26)),
    ("Headingb", "Heading_b", f"{_KEEP}{_spacing(240)}", _BOLD),
    ("Headingi", "Heading_i", f"{_KEEP}{_spacing(240)}", _ITALIC),
    ("Heading1", "heading 1", f'{_KEEP}{_spacing(320)}<w:outlineLvl w:val="0"/>', _BOLD + _size(25)),
    ("Heading2", "heading 2", f'{_KEEP}{_spacing(240)}<w:outlineLvl w:val="1"/>', _BOLD),
    ("Heading3", "heading 3", f'{_KEEP}{_spacing(200)}<w:outlineLvl w:val="2"/>', _BOLD + _ITALIC),
    ("FootnoteText", "footnote text", f"{_tabs(284)}{_spacing(40, 0, 240)}", _size(19)),
    ("Closing", "Closing mark", _spacing(0, 0, 20), _size(2)),
)

_COMPETING = _SANS_FONT + _BOLD + _colour(ALARM) + _size(16)
_ADDED: tuple[tuple[str, str, str, str], ...] = (
    (
        "CompetingHeading",
        "Competing heading",
        f'{_KEEP}<w:pBdr><w:top w:val="single" w:sz="4" w:space="4" w:color="{RULE}"/></w:pBdr>{_spacing(280, 40)}',
        _COMPETING,
    ),
    ("CompetingInside", "Competing inside", f"{_KEEP}{_spacing(40, 20)}", _COMPETING),
    ("ReadingSponsors", "Reading sponsors", f"{_KEEP}{_spacing(140)}", _SANS_FONT + _BOLD + _colour(QUIET) + _size(16)),
)

_FRONT: tuple[tuple[str, str, str, str], ...] = (
    ("header", "header", f'<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs>{_spacing(0)}', _quiet(16)),
    (
        "footer",
        "footer",
        f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="6" w:color="{RULE}"/></w:pBdr>'
        f'<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs>{_spacing(0)}',
        _quiet(16),
    ),
    (
        "DocumentHead",
        "Document head",
        f'<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="6" w:color="{INK}"/></w:pBdr>'
        f'<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs>{_spacing(0)}',
        f"{_SANS_FONT}{_BOLD}{_size(18)}",
    ),
    ("DocumentTitle", "Document title", f"{_KEEP}{_spacing(520)}", _size(44)),
    ("DocumentSubject", "Document subject", f"{_KEEP}{_spacing(80)}", _BOLD + _size(28)),
    ("DocumentRemark", "Document remark", _spacing(120), _quiet(18)),
    (
        "FrontHeading",
        "Front heading",
        f"{_KEEP}{_spacing(360, 100)}",
        f"{_SANS_FONT}{_BOLD}{_colour(ACCENT)}{_size(20)}",
    ),
    ("FrontText", "Front text", _spacing(60, 0, 270), _size(21)),
    ("FrontStep", "Front step", f"{_tabs(340)}{_spacing(50, 0, 270)}{_indent(340, 340)}", _size(21)),
    ("FrontCell", "Front cell", _spacing(30, 30, 240), f"{_SANS_FONT}{_size(17)}"),
    ("FrontCellHead", "Front cell head", f"{_KEEP}{_spacing(30, 30, 240)}", _quiet(16, _BOLD)),
    ("FrontNote", "Front note", _spacing(0, 30, 240), _quiet(16)),
    ("FrontIntro", "Front introduction", f"{_KEEP}{_spacing(60, 120, 270)}", _size(21)),
)


_RAISED = '<w:vertAlign w:val="superscript"/>'
_GRID = ("top", "left", "bottom", "right", "insideH", "insideV")
_BUILT_IN = frozenset({"header", "footer", "heading 1", "heading 2", "heading 3", "footnote text"})


def _paragraph_style(identifier: str, name: str, paragraph: str, run: str) -> str:
    custom = "" if name in _BUILT_IN else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{identifier}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>'
    )


def _character_style(identifier: str, name: str, run: str) -> str:
    return (
        f'<w:style w:type="character" w:styleId="{identifier}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:rPr>{run}</w:rPr></w:style>'
    )


def _table_style(identifier: str, name: str, borders: str) -> str:
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{identifier}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{borders}</w:tblBorders>'
        '<w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
        '<w:bottom w:w="28" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )


def _borders(colour: str, *sides: str) -> str:
    return "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{colour}"/>' for side in sides)


def styles_part(language: str, bidi_language: str) -> str:
    """The whole part. language, bidi_language: tags such as "en-GB", "ar-SA"."""
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{SERIF}" w:hAnsi="{SERIF}" w:eastAsia="SimSun" '
        f'w:cs="{SERIF}"/>{_size(23)}<w:lang w:val="{language}" w:eastAsia="zh-CN" w:bidi="{bidi_language}"/></w:rPr>'
        f"</w:rPrDefault><w:pPrDefault><w:pPr>{_spacing(120, 0, 288)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    basic = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )
    characters = (
        _character_style("FootnoteReference", "footnote reference", _RAISED)
        + _character_style("AlarmCount", "Alarm count", f"{_SERIF_FONT}{_colour(ALARM)}{_size(36)}")
        + _character_style("Count", "Count", f"{_SERIF_FONT}{_size(36)}")
        + _character_style("SponsorTag", "Sponsor tag", f"{_SANS_FONT}{_BOLD}{_size(21)}{_RAISED}")
        + _character_style("Strong", "Strong", _BOLD)
        + _character_style("Link", "Link", _BOLD + _colour(ACCENT))
        + _character_style("Quiet", "Quiet", _colour(QUIET))
        + _character_style("Alarm", "Alarm", _BOLD + _colour(ALARM))
    )
    tables = _table_style("InstrumentTable", "Instrument table", _borders("8A9098", *_GRID))
    tables += _table_style("QuietTable", "Quiet table", _borders(RULE, "top", "bottom", "insideH"))
    paragraphs = "".join(_paragraph_style(*style) for style in (*_TEXT, *_ADDED, *_FRONT))
    return f"{DECLARATION}<w:styles {NAMESPACES}>{defaults}{basic}{paragraphs}{characters}{tables}</w:styles>"
