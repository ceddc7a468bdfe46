"""What became of the lines of an earlier mandate."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plenipo.positions.comparison import Comparison, Fate, compare_mandates, marked_words
from plenipo.positions.mandate import Line, Mandate, Stance
from plenipo.positions.statements import statements_of

LEVY = "We oppose any levy on the receivers of small coastal stations."
PLAN = "The Union supports the harmonised band plan of the northern harbours."
MUSEUM = "The museum of lighthouses deserves attention by every member of the Assembly."
SHIPS = "Fishing boats below ten metres keep their exemption from the licence."
AUDIT = "The yearly audit should be published in all languages before the Council meets."


def mandate(*texts: str, sections: tuple[str, ...] = ()) -> Mandate:
    names = sections or ("",) * len(texts)
    return Mandate(
        "",
        "M",
        tuple(
            Line(str(number), text, section, statements_of(str(number), text))
            for number, (text, section) in enumerate(zip(texts, names, strict=True), 1)
        ),
    )


def fates(found: Comparison) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [(change.fate.value, change.old, change.new) for change in found.changes]


def test_a_new_number_alone_is_no_change() -> None:
    found = compare_mandates(mandate(LEVY, PLAN), mandate(MUSEUM, LEVY, PLAN))
    assert fates(found) == [("new", (), ("1",)), ("kept", ("1",), ("2",)), ("kept", ("2",), ("3",))]


def test_amended_words_are_marked_and_the_stance_that_moved_is_named() -> None:
    found = compare_mandates(mandate(LEVY, PLAN), mandate(LEVY.replace("oppose", "support"), PLAN))
    change = found.changes[0]
    assert fates(found)[0] == ("amended", ("1",), ("1",))
    assert [(piece.kind, piece.text) for piece in change.pieces[:4]] == [
        ("equal", "We "), ("delete", "oppose"), ("insert", "support"), ("equal", LEVY.removeprefix("We oppose"))
    ]  # fmt: skip
    (move,) = change.stances
    assert (move.was, move.now, move.target) == (
        Stance.OPPOSE, Stance.SUPPORT, "any levy on the receivers of small coastal stations"
    )  # fmt: skip


def test_dropped_and_moved() -> None:
    found = compare_mandates(mandate(LEVY, PLAN, MUSEUM, SHIPS), mandate(PLAN, MUSEUM, LEVY))
    assert fates(found) == [
        ("kept", ("2",), ("1",)), ("kept", ("3",), ("2",)), ("moved", ("1",), ("3",)), ("dropped", ("4",), ())
    ]  # fmt: skip


def test_a_line_under_another_heading_moved_but_a_renamed_heading_moves_nothing() -> None:
    old = mandate(LEVY, PLAN, MUSEUM, sections=("Fees", "Fees", "Culture"))
    renamed = mandate(LEVY, PLAN, MUSEUM, sections=("Money", "Money", "Culture"))
    assert [change.fate for change in compare_mandates(old, renamed).changes] == [Fate.KEPT] * 3
    elsewhere = mandate(LEVY, PLAN, MUSEUM, AUDIT, sections=("Fees", "Fees", "Fees", "Culture"))
    assert [
        change.fate
        for change in compare_mandates(
            mandate(LEVY, PLAN, MUSEUM, AUDIT, sections=("Fees", "Fees", "Culture", "Culture")), elsewhere
        ).changes
    ].count(Fate.MOVED) <= 1


def test_merged_and_split() -> None:
    assert fates(compare_mandates(mandate(LEVY, PLAN, AUDIT), mandate(f"{LEVY} {PLAN}", AUDIT))) == [
        ("merged", ("1", "2"), ("1",)), ("kept", ("3",), ("2",))
    ]  # fmt: skip
    assert fates(compare_mandates(mandate(f"{LEVY} {PLAN}", AUDIT), mandate(LEVY, PLAN, AUDIT))) == [
        ("split", ("1",), ("1", "2")), ("kept", ("2",), ("3",))
    ]  # fmt: skip


POOL = st.lists(st.sampled_from([LEVY, PLAN, MUSEUM, SHIPS, AUDIT]), max_size=5, unique=True)


@given(POOL.filter(bool), POOL.filter(bool))
def test_every_line_of_both_is_told_once(old: list[str], new: list[str]) -> None:
    before, after = mandate(*old), mandate(*new)
    found = compare_mandates(before, after)
    assert sorted(one for change in found.changes for one in change.old) == sorted(line.id for line in before.lines)
    assert sorted(one for change in found.changes for one in change.new) == sorted(line.id for line in after.lines)
    assert sum(found.counts().values()) == len(found.changes)


@given(st.text(max_size=60), st.text(max_size=60))
def test_marked_words_hold_the_new_text(old: str, new: str) -> None:
    pieces = marked_words(old, new)
    assert "".join(piece.text for piece in pieces if piece.kind != "delete") == new
