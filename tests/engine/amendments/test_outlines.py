"""The outline of a proposed view is the same whether all of it is outlined or only what changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import plenipo
from plenipo.amendments.marked import MarkedLine, marked_lines
from plenipo.amendments.outlines import outlined_original, outlined_proposed
from plenipo.readers.profiles import outline, recognise
from plenipo.texts.document import Paragraph
from plenipo.texts.views import View, note_numbers
from tests.engine.notation import document

LINES = (
    "resolves", "recalling", "{+invites Member States+}¶+", "a)\tthe text;", "1\tto act;", "{+a)bis\tmore;+}¶+",
    "i)\tone;", "{+2\tto act more;+}¶+", "[-b-]{+c+})\tthe text;", "[-d)\tgone;-]¶-", "{+1\t+}now numbered;",
    "1\tto [-act-]{+wait+};",
    "unlabelled text that goes on;", "{+new unlabelled text+}¶+", "instructs the Council{+ and the Directors+}",
)  # fmt: skip


def assert_same(paragraphs: tuple[Paragraph, ...], profile: str) -> None:
    lines: list[MarkedLine] = marked_lines(paragraphs, note_numbers(paragraphs, View.MARKED))
    outlined = outlined_original(tuple(line.original for line in lines if line.original), profile)
    standing = iter(outlined.provisions)
    originals = [next(standing) if line.original else None for line in lines]
    changed = {index: originals[index] for index, line in enumerate(lines) if line.original is not line.proposed}
    parts = outlined_proposed(lines, changed, outlined, profile)
    whole = iter(outline([line.proposed for line in lines if line.proposed], profile))
    for index, line in enumerate(lines):
        expected = next(whole) if line.proposed else None
        if expected is None or index not in changed:
            continue
        part = parts[index]
        assert (part.label, part.text) == (expected.label, expected.text)
        if originals[index] is None:
            assert (part.id, part.role, part.path) == (expected.id, expected.role, expected.path)


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=14))
def test_generated_texts(lines: list[str]) -> None:
    assert_same(document("\n".join(["RESOLUTION 7", "Title", "The Conference,", *lines])).paragraphs, "itu_instrument")


def test_real_proposals(shared_data: Path) -> None:
    for path in sorted((shared_data / "itu" / "proposals").glob("*.docx")):
        read = plenipo.read(path)
        contribution = recognise(read)
        for unit in contribution.units:
            assert_same(read.paragraphs[unit.first : unit.last], contribution.profile)


@pytest.mark.parametrize("profile", ["", "generic", "eu_act", "council"])
def test_other_profiles(profile: str) -> None:
    first = "Article 1\n1.\tOne rule.\n{+2.\tAnother rule.+}¶+\n"
    second = "Article 2\n1.\tA {+new +}rule.\n(a)\tpoint;\n{+(b)\tpoint.+}¶+"
    assert_same(document(first + second).paragraphs, profile)
