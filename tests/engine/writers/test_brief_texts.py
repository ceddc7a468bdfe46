"""The texts that a brief shows: whole, verbatim, with rivals side by side and our own named."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from plenipo.compilation.model import CompiledProvision, Reading, SilentAlteration, Status
from plenipo.positions.brief import Brief
from plenipo.positions.finding import Relation
from plenipo.texts.provision import Role
from plenipo.writers.brief import write_brief
from tests.engine.writers.brief_reading import (
    notes,
    paragraphs,
    part,
    section,
    style_of,
    words,
    written,
)
from tests.engine.writers.brief_values import (
    SETTING,
    assessment,
    brief,
    finding,
)
from tests.engine.writers.docx_walker import W
from tests.engine.writers.model_compilation import drafts, model


def test_competing_texts_stand_whole_under_their_sponsors() -> None:
    text = section(written(brief()), "Further consideration")
    for provision in model().competing():
        for reading in provision.readings:
            assert ", ".join(reading.sponsors) in text
            if not reading.present:
                assert "Deletes the provision." in text
            elif provision.inserted:
                assert reading.text in text


def test_changed_words_are_marked_by_more_than_colour() -> None:
    runs = [
        (words(run), look.get(f"{W}val"))
        for run in written(brief()).iter(f"{W}r")
        if (look := run.find(f"{W}rPr/{W}rStyle")) is not None
    ]
    assert ("year", "Deleted") in runs
    assert ("two years", "Inserted") in runs
    styles = part(write_brief(brief()), "word/styles.xml")
    found = {each.get(f"{W}styleId"): each for each in styles.findall(f"{W}style")}
    assert found["Inserted"].find(f"{W}rPr/{W}u") is not None
    assert found["Deleted"].find(f"{W}rPr/{W}strike") is not None


def test_own_proposals_are_named_so_wherever_they_stand() -> None:
    made = brief(setting=replace(SETTING, own=("iap",)))
    root = written(made)
    assert "IAP/18A2/3  ·  Americas (CITEL)  ·  own proposal\n" in section(root, "Position")
    assert "Our own proposal" in paragraphs(root, "TableText")
    assert "Proposals" in paragraphs(root, "TableTag")
    assert any(text.endswith("1 of them our own") for text in paragraphs(root, "TableText"))
    assert "Americas (CITEL)  ·  own proposal" in section(root, "Background")
    heads = [text for text in paragraphs(root, "ReadingHead") if text.startswith("IAP")]
    assert heads
    assert all("IAP (own)" in text for text in heads)
    assert "IAP" not in section(root, "Views from other regions")
    assert "[what our own proposal asks for, and why: IAP/18A2/3]" in paragraphs(root, "Speech")
    assert not any("what this means for IAP" in text for text in paragraphs(root, "Speech"))


def test_a_joint_proposal_is_our_own_too() -> None:
    row = replace(model().contributions[0], proposal="ABC/EUR/9/1", sponsor="ABC/EUR")
    others = (replace(row, sponsor="DEF", signatories=("EUR",)), replace(row, sponsor="EURASIA"))
    assert [SETTING.is_own(one) for one in (row, *others)] == [True, True, False]


def verbatim(root: Any) -> list[Any]:
    return [each for each in root.iter(f"{W}p") if style_of(each) in ("Quote", "Reading")]


def test_no_note_stands_inside_words_that_are_quoted_whole() -> None:
    """A number at the end of a quoted paragraph is taken for a part of it."""
    root = written(brief())
    told = section(root, "Views from other regions")
    for each in verbatim(root):
        if words(each) not in told:
            assert not list(each.iter(f"{W}footnoteReference")), words(each)


def test_every_quoted_text_has_its_source_in_the_head_above_it() -> None:
    blocks = list(written(brief()).iter(f"{W}p"))
    heads = [each for each in blocks if style_of(each) in ("LineHead", "ReadingHead")]
    views = section(written(brief()), "Views from other regions")
    assert all(list(each.iter(f"{W}footnoteReference")) for each in heads if words(each) not in views)


def newcomers(*sponsors: str) -> Brief:
    """The model with new provisions of these sponsors at one place, each called "resolves 9"."""
    compilation = model()
    at = next(index for index, one in enumerate(compilation.provisions) if one.id == "instructs.2")
    pattern = compilation.provisions[at]
    new = [
        CompiledProvision(
            f"new.{sponsor}", "9", Role.OPERATIVE, ("resolves", "9"), "", Status.SINGLE,
            (Reading((sponsor,), f"that {sponsor} prevails;", "9"),), inserted=True, parent=pattern.parent,
        )
        for sponsor in sponsors
    ]  # fmt: skip
    provisions = (*compilation.provisions[: at + 1], *new, *compilation.provisions[at + 1 :])
    return brief(replace(compilation, provisions=provisions), assessments=())


def test_new_provisions_of_several_at_one_place_stand_together_as_rivals() -> None:
    made = newcomers("RCC", "IAP")
    assert {one.provision.id: one.rivals for one in made.contested if one.rivals} == {
        "new.RCC": ("new.IAP",),
        "new.IAP": ("new.RCC",),
    }
    root = written(made)
    head = "After instructs 2  ·  2 new provisions of different sponsors at one place"
    assert paragraphs(root, "ProvisionHead").count(head) == 1
    text = section(root, "Further consideration")
    wanted = "RCC  ·  as new resolves 9\nthat RCC prevails;\nIAP  ·  as new resolves 9\nthat IAP prevails;"
    assert f"{head}\n{wanted}" in text


def test_what_is_moved_between_newcomers_neither_parts_them_nor_is_one() -> None:
    made = newcomers("RCC", "IAP", "USA")
    provisions = tuple(
        replace(one, moved_from="instructs.2") if one.id == "new.IAP" else one for one in made.compilation.provisions
    )
    found = assessment(finding("IAP/18A2/3", "3", Relation.ADVANCES, "that IAP prevails", place="new.IAP"))
    moved = brief(replace(made.compilation, provisions=provisions), assessments=(found,))
    assert {one.provision.id for one in moved.contested if one.rivals} == {"new.RCC", "new.USA"}
    heads = paragraphs(written(moved), "ProvisionHead")
    assert "resolves 9  ·  One proposal, moved here from instructs 2" in heads
    assert sum("at one place" in text for text in heads) == 1


def test_rivals_stand_together_under_one_head_though_one_sponsor_has_two() -> None:
    made = newcomers("RCC", "IAP", "USA")
    provisions = [replace(one, readings=(replace(one.readings[0], sponsors=("RCC",)),)) if one.id == "new.IAP" else one
                  for one in made.compilation.provisions]  # fmt: skip
    heads = paragraphs(written(brief(replace(made.compilation, provisions=tuple(provisions)))), "ProvisionHead")
    assert [text for text in heads if "at one place" in text] == [
        "After instructs 2  ·  3 new provisions of different sponsors at one place"
    ]


def test_one_sponsor_is_no_rival_of_itself_and_one_newcomer_no_rival() -> None:
    for made in (newcomers("RCC", "RCC"), newcomers("RCC")):
        assert not any(one.rivals for one in made.contested)
        assert "at one place" not in "\n".join(paragraphs(written(made)))


def test_positions_on_the_whole_text_stand_first_among_the_competing_texts() -> None:
    text = section(written(brief()), "Further consideration").split("\n")
    at = text.index("The text as a whole")
    suppression = text.index("TUV   × conflicts: line 3")
    assert text[suppression + 1] == "Suppression (SUP)."
    assert at < suppression
    assert at < min(index for index, line in enumerate(text) if "Competing" in line and "texts" not in line)


def test_a_word_or_two_are_quoted_with_those_beside_them() -> None:
    provision = next(one for one in model().provisions if one.id == "instructs.2")
    reading = next(one for one in provision.readings if "EUR" in one.sponsors)
    word = reading.text.split()[3]
    assert reading.text.count(word) == 1
    found = assessment(finding("EUR/12A5/1", "4", Relation.ADVANCES, word))
    made = brief(assessments=(found,), setting=replace(SETTING, own=()))
    root = written(made)
    quotes = [text for text in paragraphs(root, "TableText") if text.startswith("instructs the Secretary-General 2: ")]
    said = quotes[0].partition("“")[2].removesuffix("”").removesuffix(" […]")
    assert said in reading.text
    assert word in said
    assert len(said.split()) > len(word.split())
    assert f"asks that instructs the Secretary-General 2 read “{said}" in section(root, "Views from other regions")


def test_a_change_without_a_mark_is_shown_with_its_place() -> None:
    compilation = model()
    first = next(row for row in compilation.contributions if not row.position)
    named = next(one for one in compilation.provisions if one.label and len(one.path) > 1)
    silent = SilentAlteration(first.sponsor, first.proposal, first.file, named.id, "as it was", "as printed")
    made = brief(replace(compilation, silent_alterations=(silent,)), assessments=())
    text = section(written(made), "Background")
    assert f"{first.sponsor}\n{' '.join(named.path)}\nas it was\nas printed" in text
    (note,) = [each for each in notes(made) if each.endswith(f"{first.proposal}, {' '.join(named.path)}.")]
    assert named.id not in note


def test_drafts_are_not_called_by_a_name_that_they_do_not_have() -> None:
    text = section(written(brief(drafts(), assessments=())), "Background")
    assert text.startswith("The compilation of the drafts has ")


def test_a_word_that_stands_twice_is_not_guessed_at() -> None:
    found = assessment(finding("EUR/12A5/1", "4", Relation.ADVANCES, "the"))
    text = "\n".join(paragraphs(written(brief(assessments=(found,)))))
    assert "inserts “the”" in text
