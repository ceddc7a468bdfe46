"""The paragraph styles of conference documents, by the names that delegations' tools know them under."""

from __future__ import annotations

# identifier, name, based on, paragraph properties, run properties
_STYLES = (
    ("Headline", "Headline", "Normal", '<w:spacing w:before="0"/>', "<w:b/>"),
    (
        "Headname",
        "Headname",
        "Normal",
        '<w:spacing w:before="120"/>',
        '<w:b/><w:color w:val="1F4E5F"/><w:sz w:val="30"/>',
    ),
    ("Source", "Source", "Normal", '<w:spacing w:before="720"/><w:jc w:val="center"/>', '<w:b/><w:sz w:val="28"/>'),
    (
        "Title1",
        "Title 1",
        "Normal",
        '<w:spacing w:before="240" w:after="240"/><w:jc w:val="center"/>',
        '<w:caps/><w:sz w:val="28"/>',
    ),
    ("Heading1", "heading 1", "Normal", '<w:keepNext/><w:spacing w:before="360"/>', '<w:b/><w:sz w:val="26"/>'),
    (
        "Proposal",
        "Proposal",
        "Normal",
        '<w:keepNext/><w:tabs><w:tab w:val="clear" w:pos="567"/><w:tab w:val="left" w:pos="1134"/></w:tabs>'
        '<w:spacing w:before="480"/>',
        "<w:b/>",
    ),
    (
        "ResNo",
        "Res_No",
        "Normal",
        '<w:keepNext/><w:spacing w:before="480"/><w:jc w:val="center"/>',
        '<w:sz w:val="28"/>',
    ),
    (
        "Restitle",
        "Res_title",
        "Normal",
        '<w:keepNext/><w:spacing w:before="240"/><w:jc w:val="center"/>',
        '<w:b/><w:sz w:val="28"/>',
    ),
    ("Normalaftertitle", "Normal after title", "Normal", '<w:spacing w:before="320"/>', ""),
    ("Call", "Call", "Normal", '<w:keepNext/><w:spacing w:before="200"/><w:ind w:left="567"/>', "<w:i/>"),
    ("Point", "Point", "Normal", '<w:spacing w:before="160"/><w:ind w:left="567" w:hanging="567"/>', ""),
    ("enumlev1", "enumlev1", "Normal", '<w:spacing w:before="80"/><w:ind w:left="1134" w:hanging="567"/>', ""),
    (
        "AnnexNo",
        "Annex_No",
        "Normal",
        '<w:keepNext/><w:spacing w:before="600"/><w:jc w:val="center"/>',
        '<w:sz w:val="28"/>',
    ),
    (
        "Annextitle",
        "Annex_title",
        "Normal",
        '<w:keepNext/><w:spacing w:before="240" w:after="200"/><w:jc w:val="center"/>',
        '<w:b/><w:sz w:val="26"/>',
    ),
    (
        "Tablehead",
        "Table_head",
        "Normal",
        '<w:keepNext/><w:spacing w:before="80" w:after="80"/><w:jc w:val="center"/>',
        '<w:b/><w:sz w:val="20"/>',
    ),
    ("Tabletext", "Table_text", "Normal", '<w:spacing w:before="40" w:after="40"/>', '<w:sz w:val="20"/>'),
    (
        "Reasons",
        "Reasons",
        "Normal",
        '<w:tabs><w:tab w:val="clear" w:pos="567"/><w:tab w:val="left" w:pos="1134"/></w:tabs>'
        '<w:spacing w:before="240"/>',
        "",
    ),
    ("Header", "header", "Normal", '<w:spacing w:before="0"/><w:jc w:val="center"/>', '<w:sz w:val="18"/>'),
    (
        "FootnoteText",
        "footnote text",
        "Normal",
        '<w:tabs><w:tab w:val="left" w:pos="284"/></w:tabs><w:spacing w:before="60"/>',
        '<w:sz w:val="20"/>',
    ),
)


def styles_xml() -> str:
    """The content of word/styles.xml."""
    font = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri" w:eastAsia="Calibri"/>'
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{font}<w:sz w:val="23"/><w:szCs w:val="23"/><w:lang w:val="en-GB"/>'
        "</w:rPr></w:rPrDefault></w:docDefaults>"
    )
    tabs = "".join(f'<w:tab w:val="left" w:pos="{place}"/>' for place in (567, 1134, 1701))
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:tabs>{tabs}</w:tabs><w:spacing w:before="120"/></w:pPr></w:style>'
    )
    others = (
        '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    )
    return defaults + normal + others + "".join(_style(*entry) for entry in _STYLES) + _TABLE_GRID


def _style(identifier: str, name: str, based: str, paragraph: str, run: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{name}"/><w:basedOn w:val="{based}"/>'
        f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


_EDGES = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="7F8C99"/>'
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_TABLE_GRID = (
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
    f"<w:tblPr><w:tblBorders>{_EDGES}</w:tblBorders></w:tblPr></w:style>"
)
