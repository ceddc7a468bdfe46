"""styles.xml of a brief: the built-in styles of Word under their own names, and a few of the brief's."""

from __future__ import annotations

from plenipo.positions.finding import Relation
from plenipo.writers.brief.relation_look import NO_RELATION, RELATION_LOOK, RelationLook
from plenipo.writers.docx.styles import ACCENT, ALARM, INK, QUIET, RULE, SANS, SERIF
from plenipo.writers.docx.xml import DECLARATION, NAMESPACES

_SANS = f'<w:rFonts w:ascii="{SANS}" w:hAnsi="{SANS}" w:cs="{SANS}"/>'
_BOLD, _ITALIC, _KEEP = "<w:b/><w:bCs/>", "<w:i/><w:iCs/>", "<w:keepNext/><w:keepLines/>"
_WIDOW = "<w:widowControl/>"


def _spacing(before: int, after: int, line: int = 264) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _colour(value: str) -> str:
    return f'<w:color w:val="{value}"/>'


def _border(side: str, size: int, space: int, colour: str) -> str:
    return f'<w:pBdr><w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/></w:pBdr>'


def _indent(left: int, right: int = 0, hanging: int = 0) -> str:
    hang = f' w:hanging="{hanging}"' if hanging else ""
    return f'<w:ind w:left="{left}" w:right="{right}"{hang}/>'


_RIGHT = "RIGHT"  # stands for the width of the text until it is known
_RIGHT_TAB = f'<w:tabs><w:tab w:val="right" w:pos="{_RIGHT}"/></w:tabs>'


def _entry_tabs(text: int) -> str:
    """Of an entry in the contents: its words at ``text`` twips, the page number at the right."""
    return f'<w:tabs><w:tab w:val="left" w:pos="{text}"/><w:tab w:val="right" w:pos="{_RIGHT}"/></w:tabs>'


_OUTLINE = ('<w:outlineLvl w:val="0"/>', '<w:outlineLvl w:val="1"/>')
_NUMBER = '<w:tabs><w:tab w:val="left" w:pos="567"/></w:tabs>'
_HEAD = f"{_SANS}{_BOLD}{_colour(ACCENT)}"

# (identifier, name, built in, based on, paragraph properties, run properties)
_STYLES: tuple[tuple[str, str, bool, str, str, str], ...] = (
    ("Title", "Title", True, "Normal", f"{_KEEP}{_spacing(60, 60, 240)}", f"{_BOLD}{_size(44)}"),
    ("Subtitle", "Subtitle", True, "Normal", f"{_KEEP}{_spacing(0, 200, 252)}", f"{_colour(QUIET)}{_size(26)}"),
    ("Heading1", "heading 1", True, "Normal",
     f"{_KEEP}{_border('bottom', 6, 3, INK)}{_NUMBER}{_spacing(440, 140, 240)}{_indent(567, 0, 567)}{_OUTLINE[0]}",
     f"{_SANS}{_BOLD}{_size(28)}"),
    ("Heading2", "heading 2", True, "Normal",
     f"{_KEEP}{_NUMBER}{_spacing(280, 90, 240)}{_indent(567, 0, 567)}{_OUTLINE[1]}", f"{_HEAD}{_size(22)}"),
    ("TOCHeading", "TOC Heading", True, "Normal", f"{_KEEP}{_spacing(300, 80, 240)}", f"{_HEAD}{_size(20)}"),
    ("TOC1", "toc 1", True, "Normal", f"{_entry_tabs(567)}{_spacing(50, 0, 240)}{_indent(567, 567, 567)}",
     f"{_BOLD}{_size(21)}"),
    ("TOC2", "toc 2", True, "Normal",
     f"{_entry_tabs(1134)}{_spacing(16, 0, 240)}{_indent(1134, 567, 567)}", _size(20)),
    ("Quote", "Quote", True, "Normal",
     f"{_WIDOW}{_border('left', 18, 10, RULE)}{_spacing(40, 100, 264)}{_indent(454)}", ""),
    ("FootnoteText", "footnote text", True, "Normal",
     f"{_spacing(0, 20, 228)}{_indent(284, 0, 284)}", f"{_size(17)}"),
    ("header", "header", True, "Normal",
     f"{_RIGHT_TAB}{_spacing(0, 0, 240)}", f"{_SANS}{_colour(QUIET)}{_size(16)}"),
    ("footer", "footer", True, "Normal", f"{_border('top', 4, 6, RULE)}{_RIGHT_TAB}{_spacing(0, 0, 240)}",
     f"{_SANS}{_colour(QUIET)}{_size(16)}"),
    ("BriefHead", "Brief head", False, "Normal",
     f"{_border('bottom', 12, 6, ACCENT)}{_RIGHT_TAB}{_spacing(0, 260, 240)}", f"{_SANS}{_BOLD}{_size(18)}"),
    ("BriefAlert", "Brief alert", False, "Normal",
     f"{_border('left', 24, 10, ALARM)}{_spacing(120, 120)}{_indent(227)}", ""),
    ("BriefIntro", "Brief introduction", False, "Normal", f"{_KEEP}{_spacing(40, 120)}", _colour(QUIET)),
    ("LineHead", "Line head", False, "Normal",
     f"{_KEEP}{_spacing(160, 0, 240)}{_indent(454)}", f"{_SANS}{_BOLD}{_size(18)}"),
    ("ReadingHead", "Reading head", False, "Normal", f"{_KEEP}{_spacing(100, 0, 240)}{_indent(454)}",
     f"{_SANS}{_BOLD}{_size(17)}"),
    ("Reading", "Reading", False, "Normal", f"{_WIDOW}{_spacing(20, 60, 259)}{_indent(454)}", _size(21)),
    ("ProvisionHead", "Provision head", False, "Normal",
     f"{_KEEP}{_border('top', 4, 4, RULE)}{_spacing(240, 20, 240)}", f"{_BOLD}{_size(22)}"),
    ("Speech", "Speech", False, "Normal",
     f"{_WIDOW}{_border('left', 6, 10, ACCENT)}{_spacing(0, 0, 300)}{_indent(227)}",
     _size(24)),
    ("FieldText", "Field text", False, "Normal", f"{_spacing(40, 80)}", ""),
    ("TableText", "Table text", False, "Normal", _spacing(20, 30, 245), _size(19)),
    ("Gap", "Gap", False, "Normal", _spacing(0, 0, 160), _size(12)),
    ("TableTag", "Table tag", False, "Normal", _spacing(20, 20, 240), f"{_SANS}{_size(17)}"),
    ("BoardTitle", "Board title", False, "Normal", _spacing(0, 10, 228), f"{_colour(QUIET)}{_size(16)}"),
    ("TableHead", "Table head", False, "Normal", f"{_KEEP}{_spacing(30, 30, 240)}",
     f"{_SANS}{_BOLD}{_colour(QUIET)}{_size(16)}"),
    ("Figure", "Figure", False, "Normal", f"{_KEEP}{_spacing(40, 0, 240)}", _size(36)),
    ("FigureWord", "Figure word", False, "Normal", _spacing(0, 40, 240), f"{_SANS}{_colour(QUIET)}{_size(16)}"),
)  # fmt: skip


def relation_style(look: RelationLook) -> str:
    """The character style of a relation's sign and word."""
    return "Relation" + look.word.title().replace(" ", "")


def _characters() -> tuple[tuple[str, str, str], ...]:
    looks = (*(RELATION_LOOK[each] for each in Relation), NO_RELATION)
    raised = '<w:vertAlign w:val="superscript"/>'
    return (
        ("FootnoteReference", "footnote reference", raised),
        ("Hyperlink", "Hyperlink", _BOLD + _colour(ACCENT)),
        (
            "PlaceholderText",
            "Placeholder Text",
            _colour("6A6F76") + '<w:shd w:val="clear" w:color="auto" w:fill="F2F3F4"/>',
        ),
        ("Strong", "Strong", _BOLD),
        ("Emphasis", "Emphasis", _ITALIC),
        ("Quiet", "Quiet", _colour(QUIET)),
        ("Alarm", "Alarm", _BOLD + _colour(ALARM)),
        ("Inserted", "Inserted words", f'{_BOLD}{_colour(ACCENT)}<w:u w:val="single"/>'),
        ("Deleted", "Deleted words", f"<w:strike/>{_colour(QUIET)}"),
        *((relation_style(look), f"Relation {look.word}", f"{_SANS}{_BOLD}{_colour(look.ink)}") for look in looks),
    )


_BUILT_IN_CHARACTERS = frozenset({"FootnoteReference", "Hyperlink", "PlaceholderText", "Strong", "Emphasis"})


def styles_part(language: str, width: int) -> str:
    """The whole part. language: tag of the document's own words; width: between the margins, in twips."""
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{SERIF}" w:hAnsi="{SERIF}" w:eastAsia="SimSun" '
        f'w:cs="{SERIF}"/>{_size(22)}<w:lang w:val="{language}" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
        f"</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>{_spacing(0, 100)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    basic = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )
    paragraphs = "".join(_paragraph(*style) for style in _STYLES).replace(_RIGHT, str(width))
    characters = "".join(_character(*style) for style in _characters())
    return f"{DECLARATION}<w:styles {NAMESPACES}>{defaults}{basic}{paragraphs}{characters}{_TABLE}</w:styles>"


def _paragraph(identifier: str, name: str, built_in: bool, based_on: str, paragraph: str, run: str) -> str:
    custom = "" if built_in else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{identifier}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based_on}"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>'
    )


def _character(identifier: str, name: str, run: str) -> str:
    custom = "" if identifier in _BUILT_IN_CHARACTERS else ' w:customStyle="1"'
    return (
        f'<w:style w:type="character"{custom} w:styleId="{identifier}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:rPr>{run}</w:rPr></w:style>'
    )


_TABLE = (
    '<w:style w:type="table" w:customStyle="1" w:styleId="BriefTable"><w:name w:val="Brief table"/>'
    '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>' for side in ("top", "bottom", "insideH")
    )
    + '</w:tblBorders><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
    '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)
