"""brief.docx: its order, its sources, what people fill in, and that the file is sound whatever the texts hold."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from plenipo.positions.finding import Deed, Relation
from plenipo.positions.mandate import Form
from plenipo.positions.position import Stand
from plenipo.texts.marking import Marking
from plenipo.writers.brief import write_brief
from plenipo.writers.brief.relation_look import NO_RELATION, RELATION_LOOK
from tests.engine.writers.brief_reading import (
    controls,
    notes,
    paragraphs,
    part,
    section,
    sources_of,
    style_of,
    words,
    written,
)
from tests.engine.writers.brief_values import (
    ASSESSMENTS,
    HELP,
    INSTRUMENT,
    SETTING,
    assessment,
    brief,
    finding,
    mandate,
)
from tests.engine.writers.docx_walker import W
from tests.engine.writers.model_compilation import drafts, model

SECTIONS = [
    "Editor", "Position", "Background", "Further consideration", "Reservations", "References",
    "Views from other regions",
]  # fmt: skip


def test_the_sections_stand_in_the_order_of_delegations() -> None:
    headings = paragraphs(written(brief()), "Heading1")
    assert headings == [f"{number}\t{title}" for number, title in enumerate(SECTIONS, 1)]


def test_the_table_of_contents_is_a_field_with_its_entries_in_place() -> None:
    root = written(brief())
    listed = [text for each in root.iter(f"{W}p") if style_of(each) in ("TOC1", "TOC2") for text in [words(each)]]
    headings = [
        text for each in root.iter(f"{W}p") if style_of(each) in ("Heading1", "Heading2") for text in [words(each)]
    ]
    assert [text.rstrip("\t") for text in listed] == headings
    marks = {each.get(f"{W}name") for each in root.iter(f"{W}bookmarkStart")}
    assert {each.get(f"{W}anchor") for each in root.iter(f"{W}hyperlink")} == marks


def test_page_numbers_of_the_contents_are_fields_that_state_no_number_by_themselves() -> None:
    root = written(brief())
    entries = [each for each in root.iter(f"{W}p") if style_of(each) in ("TOC1", "TOC2")]
    codes = [each.text.split() for each in root.iter(f"{W}instrText")]
    assert codes[0] == ["TOC", "\\o", '"1-2"', "\\h", "\\z", "\\u"]
    anchors = [each.get(f"{W}anchor") for each in root.iter(f"{W}hyperlink")]
    assert [code[:2] for code in codes[1:]] == [["PAGEREF", anchor] for anchor in anchors]
    assert all(words(each).endswith("\t") for each in entries)
    kinds = [each.get(f"{W}fldCharType") for each in root.iter(f"{W}fldChar")]
    assert [kinds.count(kind) for kind in ("begin", "separate", "end")] == [len(anchors) + 1] * 3


def test_the_cover_names_occasion_authority_and_marking() -> None:
    text = "\n".join(paragraphs(written(brief())))
    assert "Plenary Conference, Port Serene, 2030" in text
    assert "Committee 5, item 2" in text
    assert "EU lines to take approved by the Council on 1 March 2030 (4711/30); political, not binding" in text
    assert "4 May 2030" in text


@pytest.mark.parametrize("form", [form for form in Form if form is not Form.COUNCIL_DECISION])
def test_a_text_that_does_not_bind_is_never_shown_as_a_union_position(form: Form) -> None:
    with zipfile.ZipFile(
        io.BytesIO(write_brief(brief(mandate=mandate(form=form, legal_basis="Article 218(9) TFEU"))))
    ) as file:
        assert not any(b"218(9)" in file.read(name) for name in file.namelist())


def test_a_council_decision_under_article_218_9_is() -> None:
    decision = mandate(form=Form.COUNCIL_DECISION, legal_basis="Article 218(9) TFEU", binding=True)
    assert "position on the Union's behalf under Article 218(9) TFEU" in "\n".join(
        paragraphs(written(brief(mandate=decision)))
    )


def test_lines_are_quoted_word_for_word_with_their_number_and_section() -> None:
    root = written(brief())
    quotes = paragraphs(root, "Quote")
    assert [text for text in quotes if text in (INSTRUMENT, *HELP.split("\n"))] == [INSTRUMENT, *HELP.split("\n")]
    heads = paragraphs(root, "LineHead")
    assert heads[:3] == ["Paragraph 2  ·  Networks", "Paragraph 3  ·  Assistance", "Paragraph 4\u00a0"]
    assert "4711/30, paragraph 2." in sources_of(brief(), INSTRUMENT)


def test_each_reason_has_both_places_in_a_note() -> None:
    for one in ASSESSMENTS:
        told = sources_of(brief(), one.main.why)
        wanted = f"{one.proposal}, {one.main.provision}; 4711/30, paragraph {one.line}."
        assert any(source.endswith(wanted) for source in told), (one.proposal, told)


def test_every_reference_has_its_note_and_every_note_its_reference() -> None:
    made = brief()
    ids = [int(each.get(f"{W}id")) for each in written(made).iter(f"{W}footnoteReference")]
    assert ids == list(range(1, len(notes(made)) + 1))
    assert all(text.endswith(".") for text in notes(made))


def test_no_note_stands_in_a_row_that_is_repeated() -> None:
    """Word cannot repeat a reference, and LibreOffice drops it."""
    rows = [row for row in written(brief()).iter(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is not None]
    assert rows
    assert not any(list(row.iter(f"{W}footnoteReference")) for row in rows)


def test_a_relation_is_told_by_sign_and_word() -> None:
    tags = paragraphs(written(brief()), "TableTag")
    for relation in Relation:
        assert RELATION_LOOK[relation].said in tags
    assert NO_RELATION.said in tags
    assert len({look.sign for look in (*RELATION_LOOK.values(), NO_RELATION)}) == 4


@pytest.mark.parametrize("look", [*RELATION_LOOK.values(), NO_RELATION], ids=lambda look: look.word)
def test_relations_are_readable_on_their_ground_and_on_paper(look: Any) -> None:
    assert contrast(look.ink, look.ground) >= 4.5
    assert contrast(look.ink, "FFFFFF") >= 4.5


def contrast(one: str, other: str) -> float:
    """Contrast ratio by WCAG 2.2."""
    lights = sorted((_luminance(one), _luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_a_position_is_shown_as_a_person_set_it() -> None:
    text = "\n".join(paragraphs(written(brief())))
    assert "Our position: oppose\nSet by The head on 2030-05-03" in text
    chosen = [words(each) for each in controls(written(brief()), "Position")]
    assert sorted(text for text in chosen if not text.startswith("[")) == ["oppose", "scrutiny reserve"]


def test_no_position_is_proposed_where_nobody_set_one() -> None:
    root = written(brief(record=None))
    fields = controls(root, "Position")
    assert {words(each) for each in fields} == {"[choose]"}
    assert len(fields) == len(model().contributions) - 1  # one is our own
    assert all(each.find(f"{W}sdtPr/{W}showingPlcHdr") is not None for each in fields)
    offered = [each.get(f"{W}value") for each in fields[0].iter(f"{W}listItem")]
    assert offered == [stand.value for stand in Stand]


def test_arguments_and_fallback_hold_what_people_wrote_or_say_what_goes_there() -> None:
    root = written(brief())
    assert "It would divert means." in [words(each) for each in controls(root, "Arguments")]
    assert "A study, no more." in [words(each) for each in controls(root, "Fallback")]
    assert "[arguments from line 4, and who shares them]" in [words(each) for each in controls(root, "Arguments")]
    told = [words(each) for each in controls(root, "Fallback")]
    assert told.count("[what we can give up, in exchange for what, and who may agree to it]") == 1  # for our own


def test_a_position_set_on_another_version_says_so() -> None:
    compilation = model()
    rows = tuple(
        replace(row, number="35(Add.1)(Rev.1)") if row.proposal == "RCC/35A1/7" else row
        for row in compilation.contributions
    )
    text = "\n".join(paragraphs(written(brief(replace(compilation, contributions=rows)))))
    assert "On 35(Add.1); now 35(Add.1)(Rev.1)" in text


def test_a_reserve_is_entered_under_reservations() -> None:
    text = section(written(brief()), "Reservations")
    assert "Scrutiny reserve on USA/77/2: The effect is not clear." in text
    assert "RCC/35A1/7" not in text


def test_unsure_pairs_are_listed_for_a_person_and_nowhere_else() -> None:
    root = written(brief())
    why = ASSESSMENTS[-1].main.why
    assert sum(why in text for text in paragraphs(root)) == 1
    assert why in section(root, "Further consideration")


def test_faint_hints_are_counted_and_left_out() -> None:
    faint = assessment(finding("USA/77/2", "4", Relation.ADVANCES, "words", confidence=0.1), sure=False)
    text = section(written(brief(assessments=(*ASSESSMENTS[:-1], faint))), "Further consideration")
    assert "1 fainter hint is left out." in text
    assert faint.main.why not in text


def test_views_name_the_group_and_what_it_wants() -> None:
    text = section(written(brief()), "Views from other regions")
    assert "IAP, Americas (CITEL)" in text
    assert "IAP asks, at instructs the Secretary-General 4, for the words “to assist Members on request.”." in text
    assert "TUV would suppress Resolution 12 (Rev. Port Serene, 2026)." in text
    assert "EUR" not in text


def test_references_list_the_mandate_the_text_in_force_and_each_document() -> None:
    text = section(written(brief()), "References")
    assert "4711/30" in text
    assert "resolution-12.docx" in text
    assert all(row.file in text for row in model().contributions)


def test_a_brief_without_relations_says_so() -> None:
    text = "\n".join(paragraphs(written(brief(assessments=()))))
    assert "No certain relation was found between these proposals and the lines." in text
    assert "No line of the mandate is certainly concerned." in text


def test_what_a_reader_must_know_stands_on_the_cover() -> None:
    alerts = paragraphs(written(brief(mandate=mandate(language="fr"))), "BriefAlert")
    assert len(alerts) == 1
    assert "French" in alerts[0]


def test_the_marking_stands_in_the_header_the_footer_and_the_properties() -> None:
    content = write_brief(brief(setting=replace(SETTING, marking=Marking.SENSITIVE)))
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        for name in ("word/header.xml", "word/footer.xml", "docProps/core.xml"):
            assert b"SENSITIVE" in file.read(name)


def test_the_pages_are_numbered() -> None:
    codes = [each.text.strip() for each in part(write_brief(brief()), "word/footer.xml").iter(f"{W}instrText")]
    assert codes == ["PAGE", "NUMPAGES"]


def test_every_style_that_is_used_is_defined() -> None:
    content = write_brief(brief())
    defined = {each.get(f"{W}styleId") for each in part(content, "word/styles.xml").findall(f"{W}style")}
    for name in ("document", "footnotes", "header", "footer"):
        root = part(content, f"word/{name}.xml")
        used = {each.get(f"{W}val") for kind in ("pStyle", "rStyle", "tblStyle") for each in root.iter(f"{W}{kind}")}
        assert used <= defined


def test_rows_fill_the_width_that_their_grid_states() -> None:
    for table in written(brief()).iter(f"{W}tbl"):
        grid = [int(each.get(f"{W}w")) for each in table.find(f"{W}tblGrid")]
        for row in table.iter(f"{W}tr"):
            assert sum(int(each.get(f"{W}w")) for each in row.iter(f"{W}tcW")) == sum(grid)
            assert row.find(f"{W}trPr/{W}cantSplit") is not None
        assert all(cell[-1].tag == f"{W}p" for cell in table.iter(f"{W}tc"))


def test_two_runs_give_the_same_bytes() -> None:
    assert write_brief(brief()) == write_brief(brief())


def test_drafts_without_a_base_have_a_brief() -> None:
    root = written(brief(drafts(), assessments=()))
    assert paragraphs(root, "Title") == ["Draft new text"]
    assert paragraphs(root, "Subtitle") == ["Autonomous systems"]


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=40))
def test_hostile_text_stays_text(hostile: str) -> None:
    bad = f"{hostile}<w:p>&\x00\x0b]]>\ud800"
    row = replace(model().contributions[0], reasons=bad, title=bad, number=bad, file=bad)
    compilation = replace(model(), title=bad, contributions=(row, *model().contributions[1:]))
    found = assessment(finding(row.proposal, "2", Relation.CONFLICTS, bad, provision=bad, quote=bad))
    setting = replace(SETTING, conference=bad, editor=bad, agenda_item=bad, date=bad)
    made = brief(compilation, assessments=(found,), mandate=mandate(title=bad, body=bad), setting=setting)
    root = written(made)
    assert len(list(root.iter(f"{W}sectPr"))) == 1
    assert paragraphs(root, "Heading1") == [f"{number}\t{title}" for number, title in enumerate(SECTIONS, 1)]


def test_a_finding_without_words_quotes_none() -> None:
    found = assessment(finding("RCC/35A1/7", "2", Relation.CONFLICTS, " ", deed=Deed.DELETE))
    text = "\n".join(paragraphs(written(brief(assessments=(found,)))))
    assert found.main.why in text
    assert "RCC would change instructs the Secretary-General 2." in text
    assert "“”" not in text
    assert "“ ”" not in text


def test_days_are_written_out() -> None:
    rows = tuple(replace(row, date="2030-03-05") for row in model().contributions)
    text = "\n".join(paragraphs(written(brief(replace(model(), contributions=rows)))))
    assert "5 March 2030" in text
    assert "2030-03-05" not in text


def test_the_speaking_note_begins_with_what_is_at_stake() -> None:
    said = paragraphs(written(brief()), "Speech")
    quotes = [text for text in said if text.startswith("“")]
    assert quotes == [f"“{INSTRUMENT}”", f"“{HELP.splitlines()[0]}”"]
    others = replace(SETTING, own=())
    said = paragraphs(written(brief(setting=others)), "Speech")
    assert "[what we welcome, as far as the delegation wishes: line 4]" in said
    friendly = paragraphs(written(brief(assessments=ASSESSMENTS[1:2], setting=others)), "Speech")
    assert [text for text in friendly if text.startswith("“")] == ["“Reports should serve those who read them.”"]
