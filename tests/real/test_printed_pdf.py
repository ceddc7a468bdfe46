"""Proposals printed to PDF with their tracked changes showing, against the views of the Word files."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from rapidfuzz.distance import LCSseq

from plenipo.readers import read_document
from plenipo.texts.document import Document
from plenipo.texts.views import View, document_lines

# Hard cases: two authors, moves, nested deletions, tracked tables and notes, everything in style Normal.
PRINTED = ("PP22-EUR-44A7", "PP22-RUS-52", "PP22-ACP-84A7", "PP22-IND-67", "PP22-USA-33")
FOLDERS = {View.ORIGINAL: "original", View.PROPOSED: "accepted"}


@pytest.fixture(scope="module")
def printed(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    folder = tmp_path_factory.mktemp("printed")
    sources = [str(shared_data / "itu" / "proposals" / f"{name}.docx") for name in PRINTED]
    profile = f"-env:UserInstallation=file://{tmp_path_factory.mktemp('profile')}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *sources]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder


def words(lines: list[str]) -> list[str]:
    """Words as compared: kinds of space and hyphen folded, and case, because titles are printed in capitals."""
    text = "\n".join(lines).replace("\u2011", "-").replace("\u00ad", "").replace("\u00a0", " ").casefold()
    return re.findall(r"\[\^\d+\]:?|[^\s\[]+|\[", text)


def share_right(document: Document, view: View, expected: Path) -> float:
    got, want = words(document_lines(document, view)), words(expected.read_text(encoding="utf-8").splitlines())
    return 2 * LCSseq.similarity(got, want) / (len(got) + len(want))


@pytest.mark.parametrize("name", PRINTED)
def test_both_views_come_back_from_the_print(name: str, printed: Path, shared_data: Path) -> None:
    data = (printed / f"{name}.pdf").read_bytes()
    document = read_document(data, f"{name}.pdf")
    for view, folder in FOLDERS.items():
        share = share_right(document, view, shared_data / "itu" / "proposals" / folder / f"{name}.txt")
        assert share >= 0.998, f"{name}: {share:.4f} of the words of the {view} view"


def test_no_author_is_made_up(printed: Path) -> None:
    document = read_document((printed / f"{PRINTED[0]}.pdf").read_bytes(), "print.pdf")
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs]
    assert any(run.revisions for run in runs)
    assert {revision.author for run in runs for revision in run.revisions} == {""}
