"""A correction outlives a new reading of the text, and is reported where the text changed under it."""

from __future__ import annotations

from plenipo.positions.corrections import keep_corrections
from plenipo.positions.mandate import Form, Mandate, Stance
from plenipo.positions.own_format import OwnFile, read_own_file, write_own_format
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
