"""The walker that judges compiled files: a faithful file passes, one that lost something does not."""

from __future__ import annotations

from bench.generate import CompileCase, compile_case
from bench.outcome import kept, lines, main_part
from bench.wordfile import Mark, Para, Piece, word_file


def one(*pieces: Piece, inserted_by: str = "") -> Para:
    return Para(pieces, inserted_by=inserted_by)


BASE = word_file([one(Piece("a b c")), one(Piece("d e"))])
FIRST = word_file([one(Piece("a "), Piece("x ", Mark.INSERT, "QAA"), Piece("b c")), one(Piece("d e"))])
SECOND = word_file([one(Piece("a "), Piece("x ", Mark.INSERT, "QAB"), Piece("b c")), one(Piece("d e"))])
CASE = CompileCase(BASE, (("QAA", FIRST), ("QAB", SECOND)))


def compiled(author: str) -> bytes:
    return word_file([one(Piece("a "), Piece("x ", Mark.INSERT, author), Piece("b c")), one(Piece("d e"))])


def test_a_text_credited_to_both_sponsors_is_kept_for_both() -> None:
    found = kept(CASE, compiled("QAA, QAB"))
    assert found.base
    assert (found.sponsors, found.of) == (2, 2)
    assert (found.amended, found.amended_of, found.shared, found.shared_of) == (2, 2, 2, 2)


def test_a_text_credited_to_the_first_sponsor_only_is_lost_for_the_second() -> None:
    found = kept(CASE, compiled("QAA"))
    assert found.base
    assert (found.sponsors, found.amended, found.shared, found.shared_of) == (1, 1, 1, 2)


def test_an_untracked_change_is_not_the_base() -> None:
    assert not kept(CASE, word_file([one(Piece("a x b c")), one(Piece("d e"))])).base


def test_a_front_page_around_the_text_does_no_harm() -> None:
    front = one(Piece("Legend", Mark.INSERT, "Plenipo"), inserted_by="Plenipo")
    text = one(Piece("a "), Piece("x ", Mark.INSERT, "QAA, QAB"), Piece("b c"))
    assert kept(CASE, word_file([one(Piece("Contents")), front, text, one(Piece("d e"))])).sponsors == 2


def test_nested_moved_and_joined_text_by_author() -> None:
    tree = main_part(
        word_file(
            [
                one(Piece("a"), Piece("b", Mark.INSERT, "P", inner="c", inner_author="Q"), inserted_by="P"),
                one(Piece("d"), Piece("e", Mark.MOVE_FROM, "P", move="m")),
                one(Piece("f"), Piece("e", Mark.MOVE_TO, "P", move="m")),
            ]
        )
    )
    assert lines(tree, lambda author: author == "P") == ["abc", "d", "fe"]
    assert lines(tree, lambda _: True) == ["ab", "d", "fe"]
    assert lines(tree, lambda _: False) == ["ade", "f"]


def test_a_sponsors_own_file_gives_back_its_own_text() -> None:
    case = compile_case(40, 1, 15)
    found = kept(case, case.sponsors[0][1])
    assert found.base
    assert (found.sponsors, found.amended) == (1, found.amended_of)
    assert found.amended_of >= 14
