"""Plain text: encodings, paragraphs, notes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.readers.plain import read_plain
from plenipo.texts.views import View, document_lines

WRAPPED = """\
The Assembly of the Lowland Union, meeting in its fourth regular
session, having examined the reports of its two committees and the
observations of the members,

1. calls upon the members to publish, by the end of each year, the
list of cross-border projects that they support;

2. decides to return to the matter at the next session.
Short
lines
stay
"""


def lines(data: bytes | str) -> list[str]:
    raw = data.encode() if isinstance(data, str) else data
    return document_lines(read_plain(raw, "t.txt"), View.PROPOSED)


def test_a_paragraph_a_line() -> None:
    assert lines("RESOLUTION 7\r\n\r\nresolves\n1\tto act;\r2\tto wait") == [
        "RESOLUTION 7",
        "resolves",
        "1\tto act;",
        "2\tto wait",
    ]


def test_lines_broken_at_a_width_are_joined_and_short_ones_are_not() -> None:
    assert lines(WRAPPED) == [
        "The Assembly of the Lowland Union, meeting in its fourth regular session, having examined the reports of its "
        "two committees and the observations of the members,",
        "1. calls upon the members to publish, by the end of each year, the list of cross-border projects that they "
        "support;",
        "2. decides to return to the matter at the next session.",
        "Short",
        "lines",
        "stay",
    ]


def test_a_hyphen_at_the_end_of_a_broken_line_stays_and_a_soft_one_goes() -> None:
    wrapped = (
        "The members of the Union and their partners agree on co-\n"
        "operation in every field of the common policy that the com\u00ad\n"
        "mittee described in its last report to the whole assembly,\n"
        "which it had asked for at the end of the previous session,\n"
        "with reservations"
    )
    assert lines(wrapped) == [
        "The members of the Union and their partners agree on co-operation in every field of the common policy that "
        "the committee described in its last report to the whole assembly, which it had asked for at the end of the "
        "previous session, with reservations"
    ]


def test_lines_of_unequal_length_are_not_joined() -> None:
    text = "\n".join("a longer or shorter paragraph " * count for count in (9, 2, 5, 1, 7, 3))
    assert len(lines(text)) == 6


def test_notes() -> None:
    document = read_plain(b"a[^2] and b[^1] and c[^9]\n[^1]: first\n[^2]: second\n[^3]: stray", "t")
    assert [(note.id, note.paragraphs[0].runs[0].text) for note in document.notes] == [
        ("footnote:1", "first"),
        ("footnote:2", "second"),
    ]
    assert document_lines(document, View.ORIGINAL) == [
        "a[^1] and b[^2] and c[^9]",
        "[^3]: stray",
        "[^1]: second",
        "[^2]: first",
    ]


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("l’élève naïf – Straße, 5 €", "cp1252"),
        ("Příliš žluťoučký kůň úpěl ďábelské ódy", "cp1250"),
        ("Конференция поручает Генеральному секретарю", "cp1251"),
        ("Η διάσκεψη αναθέτει στον γενικό γραμματέα", "cp1253"),
        ("إن المؤتمر يكلف الأمين العام بتنفيذ القرار", "cp1256"),
        ("大会决定 Ünïcode", "utf-8"),
        ("大会决定 Ünïcode", "utf-8-sig"),
        ("大会决定 Ünïcode", "utf-16"),
        ("大会决定 Ünïcode", "utf-32"),
    ],
)
def test_encodings(words: str, encoding: str) -> None:
    assert lines(words.encode(encoding)) == [words]


def test_one_broken_byte_does_not_turn_a_unicode_file_into_another_encoding() -> None:
    assert lines("é".encode() * 30 + b"\xe9" + "ü".encode() * 30) == ["é" * 30 + "\ufffd" + "ü" * 30]


@given(st.lists(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), min_size=1), min_size=1))
def test_no_word_is_lost(texts: list[str]) -> None:
    source = "\n".join(texts)
    assert "".join("".join(lines(source)).split()) == "".join(source.split())
