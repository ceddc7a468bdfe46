"""Promises 2 and 3 on the model conference: its expected texts come from the sources, not from any reader."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

import plenipo
from demo.build import build
from plenipo.compilation.model import Compilation
from plenipo.errors import PlenipoError, WrongInstrument
from plenipo.texts.tokens import text_key
from tests.engine.writers.docx_walker import instrument, nothing, of_sponsor

RESOLUTIONS = ("12", "17", "23", "31", "38", "44")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("model-conference")
    build(folder)
    return folder


@pytest.fixture(scope="module")
def proposals(folder: Path) -> list[plenipo.Proposal]:
    return [one for path in sorted((folder / "contributions").glob("*.docx")) for one in plenipo.proposals(path)]


def compiled(folder: Path, proposals: Sequence[plenipo.Proposal], number: str) -> Compilation:
    refused: list[PlenipoError] = []
    base = folder / "bases" / f"resolution-{number}.docx"
    compilation = plenipo.compile(base, proposals, on_refused=refused.append)
    assert {type(error) for error in refused} <= {WrongInstrument}
    return compilation


def keys(lines: Sequence[str]) -> list[str]:
    """The lines without notes (the walker shows a note as {text}, the expected texts as [^1]) and typing variants."""
    plain = (re.sub(r"\{[^}]*\}|\[\^\d+\]", "", line) for line in lines if not re.match(r"\[\^\d+\]:", line))
    return [text_key(line) for line in plain if line.strip()]


def unit_text(path: Path, identifier: str) -> list[str]:
    lines = path.read_text().splitlines()
    heading = re.compile(rf"[A-Z*()]+\t{re.escape(identifier)}")
    start = next(index for index, line in enumerate(lines) if heading.fullmatch(line))
    end = next(index for index in range(start, len(lines)) if re.match(r"(Reasons|الأسباب)", lines[index]))
    return lines[start + 1 : end]


@pytest.mark.parametrize("number", RESOLUTIONS)
def test_rejecting_all_gives_the_base(folder: Path, proposals: list[plenipo.Proposal], number: str) -> None:
    content = compiled(folder, proposals, number).to_docx()
    expected = (folder / "expected" / f"resolution-{number}.original.txt").read_text().splitlines()
    assert keys(instrument(content, nothing)) == keys(expected)


@pytest.mark.parametrize("number", RESOLUTIONS)
def test_accepting_one_sponsor_gives_its_text(folder: Path, proposals: list[plenipo.Proposal], number: str) -> None:
    compilation = compiled(folder, proposals, number)
    content = compilation.to_docx()
    amending = [row for row in compilation.contributions if not row.position]
    assert amending
    for row in amending:
        expected = unit_text(folder / "expected" / f"{Path(row.file).stem}.proposed.txt", row.proposal)
        assert keys(instrument(content, of_sponsor(row.sponsor))) == keys(expected), row.proposal
