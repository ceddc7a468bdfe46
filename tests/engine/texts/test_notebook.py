"""What a notebook shows of a document and of a compilation."""

from __future__ import annotations

from lxml import html as lxml_html

from plenipo.texts.document import Document, Format, Note, NoteKind, Paragraph, Revision, RevisionKind, Run
from plenipo.texts.notebook import compilation_as_html

EVIL = '<script>alert("x")</script>'


class _Compiled:
    title = f"Resolution 1 {EVIL}"
    sponsors = ("ALP", "B&C")

    def counts(self) -> dict[str, int]:
        return {"untouched": 12, "competing": 3}


def document(*paragraphs: Paragraph) -> Document:
    note = Note("footnote:1", NoteKind.FOOTNOTE, (Paragraph((Run("n"),)),))
    return Document(f"a{EVIL}.docx", Format.DOCX, paragraphs, notes=(note,))


def test_changes_are_marked_and_everything_is_escaped() -> None:
    author = f'A" onmouseover="x{EVIL}'
    shown = document(
        Paragraph(
            (
                Run("a < b "),
                Run("new", (Revision(RevisionKind.INSERT, author), Revision(RevisionKind.DELETE))),
                Run("", note="footnote:1"),
                Run(EVIL),
            ),
            label="1.",
        )
    )._repr_html_()
    assert "<script" not in shown
    page = lxml_html.fromstring(shown)
    assert page.xpath("string(//p[2])") == f"1. a < b new[^1]{EVIL}"
    assert page.xpath("string(//ins/del)") == "new"
    assert page.xpath("//ins/@title") == [author]
    assert not page.xpath("//@onmouseover")


def test_a_long_document_is_cut_and_says_so() -> None:
    shown = document(*(Paragraph((Run(f"line {number}"),)) for number in range(45)))._repr_html_()
    assert "line 39<" in shown
    assert "line 40" not in shown
    assert "5 more paragraphs" in shown
    assert "45 paragraphs, 1 note)" in shown


def test_the_counts_of_a_compilation() -> None:
    shown = compilation_as_html(_Compiled())
    assert "<script" not in shown
    page = lxml_html.fromstring(shown)
    caption = "".join(str(words) for element in page.iter("caption") for words in element.itertext())
    assert caption == f"Resolution 1 {EVIL}ALP, B&C"
    assert [(row.findtext("th"), row.findtext("td")) for row in page.iter("tr")] == [
        ("status", None),
        ("untouched", "12"),
        ("competing", "3"),
    ]
