"""Real files with tracked changes: what is read equals what their accepted and rejected copies say.

The copies are read twice: by the reader under test, and by a walker of this module that knows nothing of changes.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from plenipo.readers.docx import read_docx
from plenipo.texts.document import Document
from plenipo.texts.views import View, document_lines, note_numbers, view_lines

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
CHARACTERS = {W + "tab": "\t", W + "br": " ", W + "cr": " ", W + "noBreakHyphen": "\u2011", W + "softHyphen": "\u00ad"}
SIDES = {View.PROPOSED: "Accepted", View.ORIGINAL: "Rejected"}


def load(path: Path) -> Document:
    return read_docx(path.read_bytes(), path.name)


def plain_lines(path: Path) -> list[str]:
    """The paragraphs of a file without changes, without labels and notes."""
    with zipfile.ZipFile(path) as archive:
        root = ElementTree.fromstring(archive.read("word/document.xml"))
    return [line for line in map(plain_text, root.iter(W + "p")) if line.strip()]


def plain_text(paragraph: ElementTree.Element) -> str:
    def pieces(element: ElementTree.Element) -> Iterator[str]:
        if element.tag in (W + "pPr", W + "p") and element is not paragraph:
            return
        if element.tag in (W + "t", M + "t"):
            yield element.text or ""
        yield CHARACTERS.get(element.tag, "")
        for child in element:
            yield from pieces(child)

    return "".join(pieces(paragraph))


def body_lines(document: Document, view: View) -> list[str]:
    """The lines of a view without labels, note references and notes."""
    numbers = note_numbers(document.paragraphs, View.MARKED)
    lines = []
    for line in view_lines(document.paragraphs, view, numbers):
        text = line.text
        for number in numbers.values():
            text = text.replace(f"[^{number}]", "")
        lines.append(text)
    return [line for line in lines if line.strip()]


def marked_files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.glob("*.docx")) if not path.stem.endswith(("-Accepted", "-Rejected"))]


@pytest.mark.parametrize("view", list(SIDES))
def test_both_views_of_every_file_equal_its_copies(shared_data: Path, view: View) -> None:
    files = marked_files(shared_data / "docx" / "revisions")
    assert len(files) >= 26
    for path in files:
        document = load(path)
        copy = path.with_name(f"{path.stem}-{SIDES[view]}.docx")
        assert document_lines(document, view) == document_lines(load(copy), View.MARKED), path.name
        assert body_lines(document, view) == plain_lines(copy), path.name


@pytest.mark.parametrize("side", list(SIDES.values()))
def test_accepted_and_rejected_copies_have_no_changes(shared_data: Path, side: str) -> None:
    for path in marked_files(shared_data / "docx" / "revisions"):
        for item in load(path.with_name(f"{path.stem}-{side}.docx")).paragraphs:
            assert item.mark == (), path.name
            assert not any(run.revisions for run in item.runs), path.name


def test_every_author_and_date_of_a_change_of_text_is_kept(shared_data: Path) -> None:
    for path in marked_files(shared_data / "docx" / "revisions"):
        with zipfile.ZipFile(path) as archive:
            root = ElementTree.fromstring(archive.read("word/document.xml"))
        stored = {
            (change.get(W + "author"), change.get(W + "date", ""))
            for tag in ("ins", "del", "moveFrom", "moveTo")
            for change in root.iter(W + tag)
            if any(element.text for element in change.iter(W + "t"))
            or any(element.text for element in change.iter(W + "delText"))
        }
        found = {
            (change.author, change.date)
            for item in load(path).paragraphs
            for run in item.runs
            for change in run.revisions
        }
        assert stored <= found, path.name


def test_every_move_has_two_ends(shared_data: Path) -> None:
    document = load(shared_data / "docx" / "revisions" / "RP018-MoveFrom-MoveTo-CC.docx")
    moves = {
        (change.kind, change.move) for item in document.paragraphs for run in item.runs for change in run.revisions
    }
    assert {(kind, move) for kind, move in moves if move} == {
        ("move_from", "move478243824"),
        ("move_to", "move478243824"),
    }


@pytest.mark.parametrize("view", [View.PROPOSED, View.ORIGINAL])
def test_views_of_proposals_equal_the_texts_beside_them(shared_data: Path, view: View) -> None:
    folder = shared_data / "itu" / "proposals"
    texts = sorted((folder / ("accepted" if view is View.PROPOSED else "original")).glob("*.txt"))
    assert len(texts) == 24
    for text in texts:
        found = document_lines(load(folder / f"{text.stem}.docx"), view)
        assert found == text.read_text(encoding="utf-8").splitlines(), text.name


def test_every_view_of_a_base_text_is_the_base_text(shared_data: Path) -> None:
    files = sorted((shared_data / "itu" / "proposals" / "base").glob("*.docx"))
    assert len(files) == 8
    for path in files:
        for view in View:
            expected = path.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
            assert document_lines(load(path), view) == expected, path.name


def test_styles_of_proposals_are_those_that_profiles_expect(shared_data: Path) -> None:
    document = load(shared_data / "itu" / "proposals" / "PP22-EUR-44A4.docx")
    styles = {item.style for item in document.paragraphs}
    assert {"", "Source", "Title1", "Proposal", "ResNo", "Restitle", "Normalaftertitle", "Call", "Reasons"} <= styles


def test_files_without_changes_read_the_same_in_every_view(shared_data: Path) -> None:
    for path in sorted((shared_data / "docx" / "consolidate").glob("*.docx")):
        document = load(path)
        for view in View:
            assert body_lines(document, view) == plain_lines(path), path.name
