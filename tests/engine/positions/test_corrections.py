"""A correction outlives a new reading of the text, and is reported where the text changed under it."""

from __future__ import annotations

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from plenipo.positions.corrections import keep_corrections
from plenipo.positions.mandate import Form, Line, Mandate, Stance
from plenipo.positions.own_format import OwnFile, read_own_file, write_own_format
from plenipo.positions.own_format.values import check_of_statements
from plenipo.positions.own_format.writing import write_own_file
from plenipo.positions.registers import read_mandate
from plenipo.readers import read_document

OLD = "Lines to take\nReference: KAL-7\n1. We oppose a levy.\n2. We support the plan."


def mandate(text: str, name: str = "lines.txt") -> Mandate:
    return read_mandate(read_document(text.encode(), name))


def corrected(old: str = OLD, *changes: tuple[str, str]) -> OwnFile:
    written = write_own_format(mandate(old))
    for before, after in changes or (("stance: oppose", "stance: concern"),):
        assert before in written
        written = written.replace(before, after)
    return read_own_file(written.encode(), "lines.yaml")


def test_a_correction_stays_where_the_text_is_unchanged() -> None:
    kept = keep_corrections(mandate(OLD), corrected())
    assert kept.reports == ()
    assert kept.file.lines_by_hand == {"1"}
    (one,) = kept.file.mandate.line("1").statements
    assert (one.stance, one.corrected) == (Stance.CONCERN, True)
    assert kept.file.mandate.line("2") == mandate(OLD).line("2")


def test_it_follows_its_text_to_another_number() -> None:
    moved = "Lines to take\n1. We support lighthouses.\n2. We support the plan.\n3. We oppose a levy."
    kept = keep_corrections(mandate(moved, "new.txt"), corrected())
    (one,) = kept.file.mandate.line("3").statements
    assert (one.id, one.stance, kept.reports) == ("3.1", Stance.CONCERN, ())
    assert kept.file.lines_by_hand == {"3"}


def test_it_is_reported_where_the_text_changed_or_went() -> None:
    changed = keep_corrections(mandate(OLD.replace("a levy", "any levy at all")), corrected())
    assert changed.reports == ("Line 1: its text changed, so what was corrected there is not kept: concern «a levy».",)
    assert changed.file.mandate.line("1").statements[0].stance is Stance.OPPOSE
    gone = keep_corrections(mandate("Lines to take\n2. We support the plan.\n3. We support A."), corrected())
    assert gone.reports == (
        "Line 1: it is no longer in the text, so what was corrected there is not kept: concern «a levy».",
    )


def test_data_of_the_mandate_are_kept_for_the_same_document_only() -> None:
    file = corrected(OLD, ("form: lines to take", "form: national instruction"))
    assert keep_corrections(mandate(OLD), file).file.mandate.form is Form.NATIONAL_INSTRUCTION
    other = mandate(OLD.replace("KAL-7", "KAL-8"), "other.txt")
    kept = keep_corrections(other, file)
    assert (kept.file.mandate.form, kept.file.mandate.reference, kept.file.data_by_hand) == (
        Form.LINES_TO_TAKE, "KAL-8", False
    )  # fmt: skip


WHOLE = f"{OLD}\n3. We stress radio."


def again(file: OwnFile) -> OwnFile:
    """As it comes back from the disk."""
    return read_own_file(write_own_file(file).encode(), "lines.yaml")


def test_a_section_renamed_outlives_readings() -> None:
    old = OLD.replace("1.", "Fees\n1.")
    file = corrected(old, ("section: Fees\n    text: We oppose", "section: Levies\n    text: We oppose"))
    kept = keep_corrections(mandate(old), file)
    assert [line.section for line in kept.file.mandate.lines] == ["Levies", "Fees"]
    changed = keep_corrections(mandate(old.replace("a levy", "any levy")), again(kept.file))
    first = changed.file.mandate.lines[0]
    assert (first.section, first.text) == ("Levies", "We oppose any levy.")
    assert (kept.reports, changed.reports) == ((), ())


def test_a_text_corrected_outlives_readings_and_its_statements_are_read_from_it() -> None:
    file = corrected(OLD, ("text: We oppose a levy.", "text: We support a levy."))
    (one,) = file.mandate.line("1").statements
    assert (one.stance, one.quote) == (Stance.SUPPORT, "We support a levy.")
    for _ in range(2):
        kept = keep_corrections(mandate(OLD), file)
        assert (kept.file.mandate.line("1").text, kept.reports) == ("We support a levy.", ())
        assert kept.file.mandate.line("1").statements == (one,)
        file = again(kept.file)


def test_a_text_corrected_whose_source_changed_is_reported() -> None:
    file = corrected(OLD, ("text: We oppose a levy.", "text: We support a levy."))
    kept = keep_corrections(mandate(OLD.replace("a levy", "any levy")), file)
    assert kept.file.mandate.line("1").text == "We oppose any levy."
    assert kept.reports == ("Line 1: what it was made from is not in the text: «We support a levy.» is not kept.",)


def test_a_line_added_stays_after_the_line_before_it() -> None:
    file = corrected(WHOLE, ("  - id: '2'", "  - id: 1-a\n    text: We support buoys.\n  - id: '2'"))
    for _ in range(2):
        kept = keep_corrections(mandate(WHOLE), file)
        assert [line.id for line in kept.file.mandate.lines] == ["1", "1-a", "2", "3"]
        assert (kept.reports, kept.file.mandate.line("1-a").statements[0].stance) == ((), Stance.SUPPORT)
        file = again(kept.file)
    other = keep_corrections(mandate(WHOLE.replace("KAL-7", "KAL-8"), "other.txt"), file)
    assert other.reports == ("Line 1-a was added to another document, so it is not kept: «We support buoys.»",)


def test_a_line_added_whose_number_the_text_uses_now_has_another() -> None:
    file = corrected(OLD, ("as_read:", "  - id: '3'\n    text: We support buoys.\nas_read:"))
    kept = keep_corrections(mandate(WHOLE), file)
    assert [(line.id, line.text) for line in kept.file.mandate.lines][1:] == [
        ("2", "We support the plan."), ("3", "We support buoys."), ("3-2", "We stress radio.")
    ]  # fmt: skip
    assert kept.reports == ("The number 3 is given twice now: «We stress radio.» is called 3-2 here.",)


def without_line(file: OwnFile, identifier: str) -> OwnFile:
    lines = tuple(line for line in file.mandate.lines if line.id != identifier)
    return again(replace(file, mandate=replace(file.mandate, lines=lines), as_read=file.origins()))


def test_a_line_taken_out_stays_out_until_its_text_changes() -> None:
    file = without_line(corrected(WHOLE, ("stance: oppose", "stance: concern")), "2")
    for _ in range(2):
        kept = keep_corrections(mandate(WHOLE), file)
        assert [line.id for line in kept.file.mandate.lines] == ["1", "3"]
        assert kept.reports == ()
        file = again(kept.file)
    changed = keep_corrections(mandate(WHOLE.replace("the plan", "any plan")), file)
    assert [line.id for line in changed.file.mandate.lines] == ["1", "2", "3"]
    assert changed.reports == ("Line 2 was taken out; its text changed, so it stands here again.",)


def test_numbers_and_order_set_by_hand_stay() -> None:
    file = corrected(WHOLE)
    first, second, third = file.mandate.lines
    moved = again(replace(file, mandate=replace(file.mandate, lines=(third, replace(first, id="1a"), second))))
    moved = replace(moved, as_read=file.origins())
    kept = keep_corrections(mandate(f"{WHOLE}\n4. We support buoys."), moved)
    assert [line.id for line in kept.file.mandate.lines] == ["3", "4", "1a", "2"]
    assert kept.file.mandate.line("1a").statements[0].stance is Stance.CONCERN
    assert kept.file.lines_by_hand == {"1a"}


def test_a_file_written_by_hand_loses_nothing() -> None:
    by_hand = read_own_file(
        b"lines:\n- id: 9\n  text: We support buoys.\n- id: 1\n  text: We oppose a levy.\n", "a.yaml"
    )
    kept = keep_corrections(mandate(OLD), by_hand)
    assert {line.text for line in kept.file.mandate.lines} == {
        "We support buoys.", "We oppose a levy.", "We support the plan."
    }  # fmt: skip
    assert (kept.file.mandate.reference, kept.reports) == ("KAL-7", ())


EDITS = st.sampled_from(["none", "section", "text", "out", "stance", "add"])


@settings(max_examples=60, deadline=None)
@given(st.lists(EDITS, min_size=4, max_size=4), st.permutations(range(4)))
def test_any_edits_outlive_any_number_of_readings(edits: list[str], order: list[int]) -> None:
    texts = ["We oppose a levy.", "We support the plan.", "We stress radio.", "We support buoys."]
    read = mandate("Lines to take\n" + "\n".join(f"{n}. {text}" for n, text in enumerate(texts, 1)))
    lines: list[Line] = []
    for line, edit in zip(read.lines, edits, strict=True):
        concern = tuple(replace(one, stance=Stance.CONCERN) for one in line.statements)
        made = {
            "section": replace(line, section="By hand"),
            "text": replace(line, text=f"{line.text[:-1]} always."),
            "stance": replace(line, statements=concern),
        }.get(edit, line)
        lines += [] if edit == "out" else [made]
        lines += [Line(f"{line.id}-x", f"Added after {line.id}.")] if edit == "add" else []
    if not lines:
        return
    lines = [lines[place] for place in order if place < len(lines)] + lines[4:]
    text = write_own_file(OwnFile(replace(read, lines=tuple(lines)), as_read=OwnFile(read).origins()))
    file = read_own_file(_with_checks(text, read).encode(), "lines.yaml")
    first = keep_corrections(read, file)
    second = keep_corrections(read, again(first.file))
    assert first.reports == second.reports == ()
    assert first.file.mandate.lines == second.file.mandate.lines
    told = [
        (line.id, line.section, line.text, [one.stance for one in line.statements]) for line in first.file.mandate.lines
    ]
    assert told == [
        (line.id, line.section, line.text, [one.stance for one in line.statements]) for line in file.mandate.lines
    ]


def _with_checks(text: str, read: Mandate) -> str:
    """The file with the checks of the reading, as it is after a person edited it."""
    shown = yaml.safe_load(text)
    checks = {line.id: check_of_statements(line.statements) for line in read.lines}
    for line in shown["lines"]:
        if line["id"] in checks:
            line["check"] = checks[line["id"]]
        else:
            del line["check"], line["statements"]
    return yaml.safe_dump(shown, sort_keys=False)
