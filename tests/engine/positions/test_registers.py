"""Documents to mandates: Council documents, lists in Word, Markdown and plain text, and what is wrong with them."""

from __future__ import annotations

import pytest

from plenipo.errors import ClassifiedMarking, EmptyFile, UnreadableFile
from plenipo.positions.mandate import Form, Mandate
from plenipo.positions.registers import read_mandate
from plenipo.readers import read_document
from plenipo.texts.marking import Marking
from tests.engine.readers.made_files import small_docx

COUNCIL = """Council of the
European Union

Brussels, 23 May 2031
(OR. en)

4759/31

TELECOM 77
ENV 12

OUTCOME OF PROCEEDINGS

From: General Secretariat of the Council
On: 18 April 2031
To: Delegations
No. prev. doc.: 4700/31
Subject: Assembly on Coastal Radio, Port Amber, 3 to 9 June 2031
EU lines to take
- (18 April 2031)

Delegations will find in the annex the EU lines to take, \
as approved by the Council (Transport) in its 4012th meeting on 18 April 2031.

EU lines to take

The role of the Bureau

1. The Union supports the existing role of the Bureau.
2. The Union opposes a new
4759/31 AB/cd 2
levy on receivers.

A second
part of the text

3. Coastal radio matters.

It should be kept.

[END]
"""


def mandate(text: str, name: str = "lines.txt") -> Mandate:
    return read_mandate(read_document(text.encode(), name))


def lines(found: Mandate) -> list[tuple[str, str, str]]:
    return [(line.id, line.section, line.text) for line in found.lines]


def test_a_header_that_was_a_table_is_read_as_its_lines() -> None:
    """A printed table gives its two columns one after the other."""
    tabular = COUNCIL
    for name in ("From", "On", "To", "No. prev. doc."):
        tabular = tabular.replace(f"\n{name}: ", f"\n{name}:\n")
    assert mandate(tabular) == mandate(COUNCIL)
    empty = mandate(COUNCIL.replace("No. prev. doc.: 4700/31", "No. prev. doc.:"))
    assert empty.previous == ""


def test_a_list_that_opens_the_text_has_no_title() -> None:
    found = mandate("1. We support quays.\n2. We oppose fees.\n")
    assert (found.title, [line.id for line in found.lines]) == ("", ["1", "2"])


def test_a_council_document_says_who_approved_it_and_when() -> None:
    found = mandate(COUNCIL)
    assert (found.reference, found.previous, found.date, found.approved_on) == (
        "4759/31", "4700/31", "2031-05-23", "2031-04-18"
    )  # fmt: skip
    assert (found.body, found.meeting) == ("the Council (Transport)", "4012th meeting")
    assert found.subject_codes == ("TELECOM 77", "ENV 12")
    assert (found.form, found.binding, found.marking) == (Form.LINES_TO_TAKE, False, Marking.PUBLIC)
    assert found.title == "Assembly on Coastal Radio, Port Amber, 3 to 9 June 2031 EU lines to take"
    assert found.warnings == ()


def test_lines_run_over_pages_and_paragraphs_and_know_their_heading() -> None:
    assert lines(mandate(COUNCIL)) == [
        ("1", "The role of the Bureau", "The Union supports the existing role of the Bureau."),
        ("2", "The role of the Bureau", "The Union opposes a new levy on receivers."),
        ("3", "A second part of the text", "Coastal radio matters.\nIt should be kept."),
    ]


def test_markdown_with_letters() -> None:
    found = mandate(
        "# Instructions to the delegation of Ruritania\n\nDate: 3 June "
        "2031\n\n## Fees\n\na) **No** new fee.\nb) Keep the levy."
    )
    assert (found.title, found.form, found.date) == (
        "Instructions to the delegation of Ruritania", Form.NATIONAL_INSTRUCTION, "2031-06-03"
    )  # fmt: skip
    assert lines(found) == [("a", "Fees", "No new fee."), ("b", "Fees", "Keep the levy.")]


def test_word_numbers_its_lists_itself() -> None:
    item = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
    )
    head = "<w:p><w:r><w:t>Lines to take</w:t></w:r></w:p>"
    document = read_document(small_docx(head + item.format("We support A.") + item.format("We oppose B.")), "a.docx")
    labelled = [paragraph.label for paragraph in document.paragraphs]
    found = read_mandate(document)
    assert [line.text for line in found.lines] == ["We support A.", "We oppose B."]
    assert [line.id for line in found.lines] == ["1", "2"], labelled


def test_a_table_with_numbers_beside_the_lines() -> None:
    row = (
        "<w:tr><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>"
    )
    table = f"<w:tbl>{row.format('1', 'We support A.')}{row.format('2', 'We oppose B.')}</w:tbl>"
    document = read_document(small_docx("<w:p><w:r><w:t>Lines to take</w:t></w:r></w:p>" + table), "a.docx")
    assert [(line.id, line.text) for line in read_mandate(document).lines] == [
        ("1", "We support A."),
        ("2", "We oppose B."),
    ]


def test_points_below_a_number_belong_to_their_line() -> None:
    found = mandate("Lines to take\n\n1. The Union supports:\n(a) the band plan;\n(b) the fee.\n2. We oppose the levy.")
    assert lines(found) == [
        ("1", "", "The Union supports:\n(a) the band plan;\n(b) the fee."),
        ("2", "", "We oppose the levy."),
    ]


def test_decimal_numbers_stand_under_numbered_headings() -> None:
    found = mandate("Lines to take\n1. Fees\n1.1 No new fee.\n1.2 Keep the levy.\n2. Bands\n2.1 Keep the plan.")
    assert [(line.id, line.section) for line in found.lines] == [("1.1", "Fees"), ("1.2", "Fees"), ("2.1", "Bands")]


DECISION = """COUNCIL DECISION (EU) 2031/77
of 4 May 2031
on the position to be taken on behalf of the European Union in the Assembly
THE COUNCIL OF THE EUROPEAN UNION,
Having regard to the Treaty on the Functioning of the European Union, and in particular Article 114, in \
conjunction with Article 218(9) thereof,
Whereas:
(1) The Convention entered into force in 2003.
HAS ADOPTED THIS DECISION:
Article 1
The position is set out in the Annex.
ANNEX
1. The Union supports the band plan.
2. The Union opposes the levy.
"""


def test_only_a_decision_under_article_218_9_binds() -> None:
    found = mandate(DECISION)
    assert (found.form, found.binding, found.is_union_position) == (Form.COUNCIL_DECISION, True, True)
    assert found.legal_basis == "Article 114, in conjunction with Article 218(9) TFEU"
    assert [line.text for line in found.lines] == ["The Union supports the band plan.", "The Union opposes the levy."]
    assert "position on the Union's behalf" in found.authority
    assert found.approved_on == "2031-05-04"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (DECISION.replace("Article 218(9)", "Article 218(3)"), Form.COUNCIL_DECISION),
        (DECISION.replace("COUNCIL DECISION (EU) 2031/77", "Proposal for a COUNCIL DECISION"), Form.LINES_TO_TAKE),
        (
            "Council conclusions on radio\n1. STRESSES Article 218(9) TFEU;\n2. SUPPORTS the plan.",
            Form.COUNCIL_CONCLUSIONS,
        ),
        (
            "EU lines to take beside a Council Decision, Article 218(9) TFEU\n1. We support A.",
            Form.LINES_TO_TAKE,
        ),
        ("European Common Proposal on radio\n1. We support A.\n2. We oppose B.", Form.COMMON_PROPOSAL),
    ],
)
def test_nothing_else_is_presented_as_a_position_of_the_union(text: str, form: Form) -> None:
    found = mandate(text)
    assert (found.form, found.binding, found.is_union_position) == (form, False, False)
    assert "behalf" not in found.authority
    assert "not binding" in found.authority


def test_lines_without_numbers_are_numbered_by_their_order() -> None:
    found = mandate("Points for Port Amber\n\nFees\n\nWe oppose a levy.\n\nBands\n\nWe support the plan.")
    assert lines(found) == [("1", "Fees", "We oppose a levy."), ("2", "Bands", "We support the plan.")]
    assert any("numbered here by their order" in warning for warning in found.warnings)


def test_a_number_that_stands_twice_is_kept_and_named() -> None:
    found = mandate("Lines to take\n1. We support A.\n2. We oppose B.\n2. We oppose C.\n5. We support D.")
    assert [line.id for line in found.lines] == ["1", "2", "2-2", "5"]
    assert found.warnings == (
        "The number 2 stands twice: it is the 2nd and the 3rd line of the text. The second is called 2-2 here.",
        "After line 2-2 comes line 5: there is no 3 to 4.",
    )


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        (
            "1. L'Union soutient le rôle de la Conférence dans le "
            "domaine des réseaux.\n2. Les pays sont pour une taxe.",
            "fr",
            "French",
        ),
        (
            "1. Die Union unterstützt die Rolle der Konferenz in der Sicherheit.\n2. Das ist nicht der Weg.",
            "de",
            "German",
        ),
        ("1. Союз поддерживает роль конференции.\n2. Союз возражает против сбора.", "ru", "Russian"),
    ],
)
def test_another_language_is_read_without_statements(text: str, language: str, name: str) -> None:
    found = mandate(f"Lines to take\n{text}")
    assert (found.language, [line.id for line in found.lines]) == (language, ["1", "2"])
    assert all(line.statements == () for line in found.lines)
    (warning,) = found.warnings
    assert name in warning
    assert "English only" in warning


def test_a_line_longer_than_a_page_is_read_and_named() -> None:
    found = mandate(f"Lines to take\n1. We support {'very long texts and ' * 300}ends.\n2. We oppose B.")
    assert [line.id for line in found.lines] == ["1", "2"]
    assert "Line 1 is longer than a page" in found.warnings[0]


def test_a_footnote_is_told_of() -> None:
    found = mandate("Lines to take\n1. We support A.[^1]\n2. We oppose B.\n[^1]: Ruritania abstains.")
    assert found.lines[0].text == "We support A."
    assert found.warnings == ("Line 1 has a footnote, which is not part of it: «Ruritania abstains.»",)


def test_what_cannot_be_a_mandate_is_refused() -> None:
    with pytest.raises(EmptyFile):
        mandate(" \n")
    with pytest.raises(UnreadableFile, match="no line to take"):
        mandate("[END]")
    with pytest.raises(ClassifiedMarking):
        mandate("RESTREINT UE/EU RESTRICTED\n1. We support A.")


LONG = (
    "Preparation of the assembly on coastal radio, relay stations and the numbering of buoys in inland and coastal "
    "waters, Port Amber, 3 to 9 June 2031"
)


def test_a_long_subject_in_a_cell_of_its_own_is_the_title() -> None:
    def cells(*texts: str) -> str:
        made = "".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in texts)
        return f"<w:tr>{made}</w:tr>"

    front = ["Council of the", "European Union", "Brussels, 23 May 2031", "4759/31", "OUTCOME OF PROCEEDINGS"]
    after = ["Delegations will find the lines in the annex.", "1. We support A.", "2. We oppose B."]
    top, end = ("".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in part) for part in (front, after))
    table = f"<w:tbl>{cells('To:', 'Delegations')}{cells('Subject:', LONG)}</w:tbl>"
    assert read_mandate(read_document(small_docx(f"{top}{table}{end}"), "lines.docx")).title == LONG


def test_the_title_of_a_decision_ends_where_its_text_begins() -> None:
    assert mandate(DECISION).title == (
        "COUNCIL DECISION (EU) 2031/77 of 4 May 2031 on the position to be taken on behalf of the European Union in "
        "the Assembly"
    )
    subject = "COUNCIL DECISION on the position to be taken in the Assembly"
    under_header = f"{COUNCIL.partition('Subject:')[0]}Subject: {subject}\n{DECISION}"
    assert mandate(under_header).title == subject
