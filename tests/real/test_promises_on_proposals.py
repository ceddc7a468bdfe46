"""Promises 2, 3 and 5 on the competing proposals of a real-sized conference, against views made by another reader."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

import plenipo
from plenipo.compilation.model import Compilation
from plenipo.errors import PlenipoError, WrongInstrument
from plenipo.texts.tokens import text_key
from tests.engine.writers.docx_walker import instrument, nothing, of_sponsor

RESOLUTIONS = ("101", "102", "130", "139", "146", "197", "204", "205")


@pytest.fixture(scope="module")
def proposals_folder(shared_data: Path) -> Path:
    return shared_data / "itu" / "proposals"


@pytest.fixture(scope="module")
def proposals(proposals_folder: Path) -> list[plenipo.Proposal]:
    return [one for path in sorted(proposals_folder.glob("*.docx")) for one in plenipo.proposals(path)]


def compiled(folder: Path, proposals: Sequence[plenipo.Proposal], number: str) -> Compilation:
    refused: list[PlenipoError] = []
    compilation = plenipo.compile(folder / "base" / f"RES-{number}.docx", proposals, on_refused=refused.append)
    assert {type(error) for error in refused} <= {WrongInstrument}
    return compilation


def keys(lines: Sequence[str]) -> list[str]:
    """The lines without notes and typing variants; the walker shows a note as {text}, the views as [^1]."""
    plain = (re.sub(r"\{[^}]*\}|\[\^\d+\]", "", line) for line in lines)
    return [text_key(line) for line in plain if line.strip()]


def body(path: Path) -> list[str]:
    return [line for line in path.read_text().splitlines() if not re.match(r"\[\^\d+\]:", line)]


def unit_text(path: Path, identifier: str) -> list[str]:
    """The lines of one unit in a view of its whole document."""
    lines = body(path)
    heading = re.compile(rf"[A-Z*()]+\t{re.escape(identifier)}")
    start = next(index for index, line in enumerate(lines) if heading.fullmatch(line))
    end = next(index for index in range(start, len(lines)) if lines[index].startswith("Reasons:"))
    return lines[start + 1 : end]


@pytest.mark.parametrize("number", RESOLUTIONS)
def test_rejecting_all_gives_the_base(proposals_folder: Path, proposals: list[plenipo.Proposal], number: str) -> None:
    content = compiled(proposals_folder, proposals, number).to_docx()
    assert keys(instrument(content, nothing)) == keys(body(proposals_folder / "base" / f"RES-{number}.txt"))


@pytest.mark.parametrize("number", RESOLUTIONS)
def test_accepting_one_sponsor_gives_its_text(
    proposals_folder: Path, proposals: list[plenipo.Proposal], number: str
) -> None:
    compilation = compiled(proposals_folder, proposals, number)
    content = compilation.to_docx()
    checked = 0
    for row in compilation.contributions:
        view = proposals_folder / "accepted" / f"{Path(row.file).stem}.txt"
        if row.symbol.value == "MOD" and view.exists():
            assert keys(instrument(content, of_sponsor(row.sponsor))) == keys(unit_text(view, row.proposal))
            checked += 1
    assert checked or number == "205"


def test_order_does_not_matter(proposals_folder: Path, proposals: list[plenipo.Proposal]) -> None:
    assert compiled(proposals_folder, proposals, "130") == compiled(proposals_folder, proposals[::-1], "130")


def test_silent_alterations_are_found_and_no_others(proposals_folder: Path, proposals: list[plenipo.Proposal]) -> None:
    found = [
        (alteration.proposal, alteration.provision)
        for number in RESOLUTIONS
        for alteration in compiled(proposals_folder, proposals, number).silent_alterations
    ]
    assert found == [
        ("RUS/52/1", "instructs-the-secretary-general.1"),
        ("USA/33/1", "instructs-the-secretary-general.7"),
        ("USA/33/1", "instructs-the-director-of-the-telecommunication-standardization-bureau.2"),
        ("AFCP/55A4/2", "instructs-the-secretary-general.3"),
    ]
