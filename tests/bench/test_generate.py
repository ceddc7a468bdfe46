"""The benchmarks stand on what they generate: it is the same every time, and holds what it says."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from typing import Any, cast

import pytest
from lxml import etree

from bench.generate import compile_case, conference_case, revisions_document
from bench.wordfile import W

_REVISIONS = {f"{{{W}}}{name}": name for name in ("ins", "del", "moveFrom", "moveTo")}


def body(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def found(tree: etree._Element, path: str) -> list[Any]:
    return cast("list[Any]", tree.xpath(path, namespaces={"w": W}))


def tally(data: bytes) -> Counter[str]:
    names = (_REVISIONS.get(str(element.tag)) for element in body(data).iter())
    return Counter(name for name in names if name)


def view(data: bytes, *, proposed: bool) -> list[str]:
    """The paragraphs with all changes accepted or rejected, for files without moves or nesting."""
    lines = []
    for paragraph in body(data).iter(f"{{{W}}}p"):
        new = paragraph.find(f"{{{W}}}pPr/{{{W}}}rPr/{{{W}}}ins") is not None
        text = "".join(
            "\t" if element.tag == f"{{{W}}}tab" else element.text or ""
            for element in paragraph.iter(f"{{{W}}}t", f"{{{W}}}tab", f"{{{W}}}delText")
            if proposed is (element.tag != f"{{{W}}}delText") or _kept(element)
        )
        if proposed or not new:
            lines.append(text)
    return lines


def _kept(element: etree._Element) -> bool:
    return not any(ancestor.tag in _REVISIONS for ancestor in element.iterancestors())


@pytest.mark.parametrize("revisions", [1, 16, 133, 400])
def test_a_revisions_document_holds_exactly_that_many(revisions: int) -> None:
    assert tally(revisions_document(revisions)).total() == revisions


def test_a_revisions_document_holds_every_kind_and_four_authors() -> None:
    data = revisions_document(160)
    assert tally(data) == {"ins": 80, "del": 60, "moveFrom": 10, "moveTo": 10}
    tree = body(data)
    assert len(found(tree, "//w:ins//w:del")) == 10
    assert len(found(tree, "//w:pPr/w:rPr/w:ins")) == 10
    assert len(found(tree, "//w:tc//w:ins")) == 20
    assert len(set(found(tree, "//w:ins/@w:author"))) == 4


def test_revision_identifiers_are_unique() -> None:
    path = "//*[not(contains(local-name(), 'RangeEnd'))]/@w:id"
    identifiers = found(body(revisions_document(160)), path)
    assert len(identifiers) == len(set(identifiers)) > 160


def test_one_seed_gives_one_result() -> None:
    assert revisions_document(40, seed=3) == revisions_document(40, seed=3)
    assert revisions_document(40, seed=3) != revisions_document(40, seed=4)
    assert compile_case(20, 2, 5) == compile_case(20, 2, 5)
    assert conference_case(4, 6, 3, 10, 3) == conference_case(4, 6, 3, 10, 3)


def test_rejecting_everything_in_a_sponsors_file_gives_the_base() -> None:
    case = compile_case(60, 4, 20)
    base = view(case.base, proposed=True)
    for _, data in case.sponsors:
        assert view(data, proposed=False) == base
        assert view(data, proposed=True) != base


def test_accepting_leaves_single_spaces_between_words() -> None:
    for _, data in compile_case(60, 4, 20).sponsors:
        text = "\n".join(view(data, proposed=True))
        assert "  " not in text
        assert not re.search(r"\s[;,.]", text)


def test_every_sponsor_makes_its_number_of_edits() -> None:
    for name, data in compile_case(60, 4, 20).sponsors:
        changed = [
            paragraph
            for paragraph in body(data).iter(f"{{{W}}}p")
            if any(element.tag in _REVISIONS for element in paragraph.iter())
        ]
        assert len(changed) == 20
        assert set(found(body(data), "//w:ins/@w:author")) == {name}


def test_some_edits_are_tabled_by_several_sponsors() -> None:
    files = compile_case(60, 8, 20).sponsors
    path = "//w:ins[not(ancestor::w:pPr)]"
    inserted = [{"".join(element.itertext()) for element in found(body(data), path)} for _, data in files]
    shared = Counter(text for texts in inserted for text in texts if len(text) > 20)
    assert max(shared.values()) >= 2


def test_the_paragraphs_of_a_base_are_distinct() -> None:
    lines = view(compile_case(400, 1, 1).base, proposed=True)
    assert len(lines) == len(set(lines)) == 400 + 3 + 25


def test_a_conference_holds_its_units_on_its_instruments() -> None:
    case = conference_case(documents=20, instruments=12, units=3, paragraphs=20, edits=4)
    assert len(case.contributions) == 20
    assert sorted(case.bases)[:2] == ["RES-001.docx", "RES-002.docx"]
    lines = [line for data in case.contributions.values() for line in view(data, proposed=True)]
    units = [line for line in lines if re.match(r"(MOD|SUP|NOC)\tQ[A-Z]{2}/\d+/\d$", line)]
    assert len(units) == len(set(units)) == 60
    assert Counter(line[:3] for line in units) == {"MOD": 54, "NOC": 3, "SUP": 3}
    headings = Counter(line for line in lines if line.startswith("RESOLUTION"))
    assert len(headings) == 12
    assert set(headings.values()) == {5}
