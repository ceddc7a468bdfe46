"""Automatic numbers as labels, counted apart in the two views."""

from __future__ import annotations

import pytest

from plenipo.readers.docx.numerals import numeral
from plenipo.texts.views import View, view_lines
from tests.engine.readers.docx_snippets import (
    ANNA,
    NAMESPACES,
    deleted,
    inserted,
    paragraph,
    read,
    run,
    style,
    styles,
)


def level(index: int, number_format: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(levels: str, numbers: str = "") -> str:
    listed = numbers or '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    return (
        f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{listed}</w:numbering>'
    )


def in_list(number: int, depth: int = 0, more: str = "") -> str:
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/>{more}</w:numPr>'


def item(text: str, depth: int = 0, number: int = 1, mark: str = "") -> str:
    return paragraph(run(text), in_list(number, depth), mark)


def labels(body: str, view: View = View.PROPOSED, **parts: str) -> list[str]:
    lines = view_lines(read(body, **parts).paragraphs, view, {})
    return [line.label for line in lines if line.text]


OUTLINE = numbering(
    level(0, "decimal", "%1.") + level(1, "lowerLetter", "%2)") + level(2, "lowerRoman", "%1.%2.%3", "<w:isLgl/>")
)


def test_levels_count_and_deeper_ones_start_anew() -> None:
    body = item("x") + item("x", 1) + item("x", 1) + item("x", 2) + item("x") + item("x", 1)
    assert labels(body, numbering=OUTLINE) == ["1.", "a)", "b)", "1.2.1", "2.", "a)"]


def test_a_level_used_before_the_one_above_it() -> None:
    assert labels(item("x", 2) + item("x"), numbering=OUTLINE) == ["1.1.1", "1."]


def test_what_a_view_does_not_show_does_not_count_in_it() -> None:
    body = (
        item("a")
        + paragraph(inserted(run("b")), in_list(1), f"<w:ins {ANNA}/>")
        + paragraph(deleted(run("c")), in_list(1), f"<w:del {ANNA}/>")
        + item("d")
    )
    assert labels(body, View.ORIGINAL, numbering=OUTLINE) == ["1.", "2.", "3."]
    assert labels(body, View.PROPOSED, numbering=OUTLINE) == ["1.", "2.", "3."]
    lines = view_lines(read(body, numbering=OUTLINE).paragraphs, View.PROPOSED, {})
    assert [line.printed for line in lines if line.text] == ["1.\ta", "2.\tb", "3.\td"]


def test_joined_paragraphs_take_one_number() -> None:
    body = item("a", mark=f"<w:del {ANNA}/>") + item("b") + item("c")
    lines = view_lines(read(body, numbering=OUTLINE).paragraphs, View.PROPOSED, {})
    assert [line.printed for line in lines] == ["1.\tab", "2.\tc"]


def test_a_list_in_a_deleted_row_does_not_count() -> None:
    body = f"<w:tbl><w:tr><w:trPr><w:del {ANNA}/></w:trPr><w:tc>{item('a')}</w:tc></w:tr></w:tbl>" + item("b")
    assert labels(body, View.PROPOSED, numbering=OUTLINE) == ["1."]
    assert labels(body, View.ORIGINAL, numbering=OUTLINE) == ["1.", "2."]


def test_a_changed_list_gives_different_labels() -> None:
    lists = numbering(
        level(0, "bullet", "\uf0b7"),
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "%1.")}'
        "</w:lvlOverride></w:num>",
    )
    change = f"<w:pPrChange {ANNA}><w:pPr>{in_list(1)}</w:pPr></w:pPrChange>"
    body = paragraph(run("x"), in_list(2) + change)
    assert (labels(body, View.ORIGINAL, numbering=lists), labels(body, numbering=lists)) == (["•"], ["I."])


def test_a_number_that_was_added_to_the_paragraph() -> None:
    body = paragraph(run("x"), in_list(1, more=f"<w:ins {ANNA}/>"))
    assert (labels(body, View.ORIGINAL, numbering=OUTLINE), labels(body, numbering=OUTLINE)) == ([""], ["1."])


def test_a_recorded_former_number() -> None:
    body = paragraph(run("x"), in_list(1, more=f'<w:numberingChange {ANNA} w:original="%1:3:4:)"/>'))
    assert (labels(body, View.ORIGINAL, numbering=OUTLINE), labels(body, numbering=OUTLINE)) == (["c)"], ["1."])


def test_lists_of_one_definition_count_together_unless_they_start_anew() -> None:
    lists = numbering(
        level(0, "decimal", "%1."),
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
        "</w:lvlOverride></w:num>",
    )
    body = item("x") + item("x", number=2) + item("x", number=3) + item("x", number=3) + item("x", number=9)
    assert labels(body, numbering=lists) == ["1.", "2.", "5.", "6.", ""]


def test_restart_only_after_a_given_level() -> None:
    lists = numbering(
        level(0, "decimal", "%1") + level(1, "decimal", "%2") + level(2, "decimal", "%3", '<w:lvlRestart w:val="1"/>')
    )
    body = item("x") + item("x", 1) + item("x", 2) + item("x", 1) + item("x", 2) + item("x") + item("x", 2)
    assert labels(body, numbering=lists) == ["1", "1", "1", "2", "2", "2", "1"]


def test_numbers_through_paragraph_styles() -> None:
    sheet = styles(
        style("Top", "Top", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
        style("Sub", "Sub", '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>'),
        style("Leaf", "Leaf", '<w:basedOn w:val="Sub"/>'),
    )

    def styled(name: str, more: str = "") -> str:
        return paragraph(run("x"), f'<w:pStyle w:val="{name}"/>{more}')

    body = styled("Top") + styled("Sub") + styled("Leaf") + styled("Top", in_list(0)) + styled("Top")
    assert labels(body, numbering=OUTLINE, styles=sheet) == ["1.", "a)", "b)", "", "2."]


def test_a_level_that_names_its_style() -> None:
    sheet = styles(style("Second", "Second", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'))
    lists = numbering(level(0, "decimal", "%1.") + level(1, "upperLetter", "%2.", '<w:pStyle w:val="Second"/>'))
    body = paragraph(run("x"), '<w:pStyle w:val="Second"/>')
    assert labels(body, numbering=lists, styles=sheet) == ["A."]


def test_a_list_that_points_to_a_list_style() -> None:
    lists = (
        f"<w:numbering {NAMESPACES}>"
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Dashes"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="Dashes"/>{level(0, "bullet", "–")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    assert labels(item("x"), numbering=lists) == ["–"]


@pytest.mark.parametrize(
    ("number_format", "number", "expected"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 3, "03"),
        ("lowerLetter", 26, "z"),
        ("lowerLetter", 28, "bb"),
        ("upperLetter", 2, "B"),
        ("lowerRoman", 14, "xiv"),
        ("upperRoman", 1999, "MCMXCIX"),
        ("ordinal", 1, "1st"),
        ("ordinal", 12, "12th"),
        ("ordinal", 23, "23rd"),
        ("cardinalText", 21, "Twenty-one"),
        ("ordinalText", 30, "Thirtieth"),
        ("chicago", 5, "**"),
        ("hindiNumbers", 10, "१०"),
        ("arabicAbjad", 2, "ب"),
        ("russianLower", 3, "в"),
        ("japaneseCounting", 23, "二十三"),
        ("none", 4, ""),
        ("somethingNew", 4, "4"),
        ("lowerRoman", 0, "0"),
        ("lowerLetter", 0, "0"),
    ],
)
def test_formats(number_format: str, number: int, expected: str) -> None:
    assert numeral(number, number_format) == expected


def test_a_file_without_definitions_has_no_labels() -> None:
    assert labels(item("x")) == [""]
