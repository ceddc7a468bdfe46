"""Paragraphs read in one iteration say what the walk through their elements says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.readers.docx_snippets import ANNA, BELA, deleted, inserted, paragraph, read, run

ONLY_WALKED = "<w:hyperlink/>"  # nothing to show, and only the walk passes through it
PROPERTIES = (
    "",
    "<w:i/>",
    '<w:u w:val="single"/>',
    "<w:vanish/>",
    "<w:b/><w:rPrChange><w:rPr><w:i/></w:rPr></w:rPrChange>",
)
PIECES = (
    "<w:r><w:t>bare </w:t></w:r>",
    "<w:r><w:tab/><w:t>one</w:t><w:br/><w:noBreakHyphen/></w:r>",
    "<w:r><w:delText>gone</w:delText></w:r>",
    "<w:r/>",
    '<w:bookmarkStart w:id="1" w:name="x"/>',
    "<w:proofErr/>",
    '<w:pPr><w:pStyle w:val="Call"/></w:pPr>',
)
pieces = st.one_of(
    st.sampled_from(PIECES), st.builds(run, st.sampled_from(["a", " b ", ""]), st.sampled_from(PROPERTIES))
)
contents = st.recursive(
    pieces,
    lambda inner: st.builds(
        lambda change, parts, who: change("".join(parts), who),
        st.sampled_from([inserted, deleted]),
        st.lists(inner, max_size=3),
        st.sampled_from([ANNA, BELA]),
    ),
    max_leaves=8,
)


@given(
    st.lists(contents, max_size=5).map("".join),
    st.sampled_from(["", '<w:pStyle w:val="Call"/><w:tabs><w:tab/></w:tabs>']),
)
def test_both_ways_of_reading_agree(content: str, properties: str) -> None:
    flat = read(paragraph(content, properties))
    walked = read(paragraph(content + ONLY_WALKED, properties))
    assert flat.paragraphs == walked.paragraphs


@given(st.lists(contents, max_size=4).map("".join))
def test_paragraphs_without_properties_too(content: str) -> None:
    flat, walked = read(f"<w:p>{content}</w:p>"), read(f"<w:p>{content}{ONLY_WALKED}</w:p>")
    assert flat.paragraphs == walked.paragraphs


@pytest.mark.parametrize("depth", [1, 7, 8, 9, 30])
def test_changes_inside_one_another_are_all_kept(depth: int) -> None:
    content = run("deep")
    for number in range(depth):
        content = inserted(content, f'w:author="A{number}"')
    (only,) = read(paragraph(content)).paragraphs
    assert [revision.author for revision in only.runs[0].revisions] == [f"A{n}" for n in reversed(range(depth))]
