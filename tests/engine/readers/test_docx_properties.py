"""The two views of any document equal what a separate walker makes of the same XML by accepting or rejecting."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from plenipo.readers.docx import read_docx
from plenipo.texts.document import Document
from plenipo.texts.views import View, document_lines, view_lines
from tests.engine.readers.docx_snippets import NAMESPACES, W_NAMESPACE, word_file

W = f"{{{W_NAMESPACE}}}"
GONE = {View.ORIGINAL: {W + "ins", W + "moveTo"}, View.PROPOSED: {W + "del", W + "moveFrom"}}
CHANGES = ("ins", "del", "moveFrom", "moveTo")
CHARACTERS = {W + "tab": "\t", W + "br": " ", W + "noBreakHyphen": "\u2011"}

authors = st.sampled_from(["Anna", "Bela", "Ciro"])
words = st.text(alphabet="ab é", min_size=1, max_size=6)


def change(kind: str, author: str, inner: str = "") -> str:
    return f'<w:{kind} w:id="1" w:author="{author}" w:date="2026-01-01T00:00:00Z">{inner}</w:{kind}>'


runs = st.builds(
    lambda text, extra, bold: f'<w:r><w:rPr>{bold}</w:rPr><w:t xml:space="preserve">{text}</w:t>{extra}</w:r>',
    words,
    st.sampled_from(["", "", "<w:tab/>", "<w:br/>", "<w:noBreakHyphen/>"]),
    st.sampled_from(["", "<w:b/>", "<w:i/>", '<w:u w:val="single"/>']),
)
contents = st.recursive(
    runs,
    lambda inner: (
        st.builds(change, st.sampled_from(CHANGES), authors, st.lists(inner, max_size=3).map("".join))
        | st.builds(
            lambda name, text: f"<w:{name}>{text}</w:{name}>",
            st.sampled_from(["hyperlink", "smartTag", "customXml"]),
            st.lists(inner, max_size=2).map("".join),
        )
        | inner.map(lambda text: f"<w:sdt><w:sdtPr/><w:sdtContent>{text}</w:sdtContent></w:sdt>")
    ),
    max_leaves=6,
)
marks = st.lists(st.builds(change, st.sampled_from(CHANGES), authors), max_size=2).map("".join)
paragraphs = st.builds(
    lambda mark, inner: f"<w:p><w:pPr><w:rPr>{mark}</w:rPr></w:pPr>{''.join(inner)}</w:p>",
    marks,
    st.lists(contents, max_size=5),
)
row_changes = st.one_of(st.just(""), st.builds(change, st.sampled_from(["ins", "del"]), authors))
rows = st.builds(lambda how, inner: f"<w:tr><w:trPr>{how}</w:trPr><w:tc>{inner}</w:tc></w:tr>", row_changes, paragraphs)
tables = st.lists(rows, min_size=1, max_size=3).map(lambda inner: f"<w:tbl>{''.join(inner)}</w:tbl>")
bodies = st.lists(paragraphs | paragraphs | tables, max_size=8).map("".join)


def shown_text(element: ElementTree.Element, gone: set[str]) -> str:
    """What is left of an element when all changes of some kinds are taken out."""
    if element.tag in gone:
        return ""
    if element.tag == W + "t":
        return element.text or ""
    return CHARACTERS.get(element.tag, "") + "".join(shown_text(child, gone) for child in element)


def has_change(element: ElementTree.Element, path: str, gone: set[str]) -> bool:
    properties = element.find("/".join(W + step for step in path.split("/")))
    return properties is not None and any(child.tag in gone for child in properties)


def block_lines(blocks: list[ElementTree.Element], gone: set[str]) -> list[str]:
    """Lines of neighbouring blocks: a paragraph without its mark goes on in the paragraph after it."""
    lines: list[str] = []
    pending = ""
    for position, block in enumerate(blocks):
        if block.tag == W + "tbl":
            for row in block:
                if not has_change(row, "trPr", gone):
                    for cell in row.findall(W + "tc"):
                        lines += block_lines(list(cell), gone)
            continue
        pending += shown_text(block, gone)
        joins = has_change(block, "pPr/rPr", gone) and position + 1 < len(blocks)
        if not (joins and blocks[position + 1].tag == W + "p"):
            lines.append(pending)
            pending = ""
    return lines


def expected_lines(body: str, view: View) -> list[str]:
    root = ElementTree.fromstring(f"<w:body {NAMESPACES}>{body}</w:body>")
    return [line for line in block_lines(list(root), GONE[view]) if line.strip()]


def read(body: str) -> Document:
    return read_docx(word_file(body), "generated.docx")


@given(bodies)
def test_views_equal_those_of_a_separate_walker(body: str) -> None:
    document = read(body)
    for view in (View.ORIGINAL, View.PROPOSED):
        assert document_lines(document, view) == expected_lines(body, view)


@given(bodies)
def test_every_word_of_the_file_is_in_the_document(body: str) -> None:
    root = ElementTree.fromstring(f"<w:body {NAMESPACES}>{body}</w:body>")
    stored = "".join(element.text or "" for element in root.iter(W + "t"))
    found = "".join(run.text for item in read(body).paragraphs for run in item.runs)
    assert found.translate({9: None, 10: None, 0x2011: None}) == stored


@given(bodies)
def test_neighbouring_runs_differ_and_none_is_empty(body: str) -> None:
    for item in read(body).paragraphs:
        assert all(run.text for run in item.runs)
        formats = [(run.revisions, run.underlined, run.italic) for run in item.runs]
        assert all(left != right for left, right in pairwise(formats))


@given(bodies)
def test_each_stored_paragraph_is_the_source_of_one_line(body: str) -> None:
    stored = read(body).paragraphs
    for view in View:
        lines = view_lines(stored, view, {})
        assert [index for line in lines for index in line.sources] == list(range(len(stored)))
