"""The table of two real acts: every provision in every form, decisions across an amendment, chapters of agreements."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from lxml import html

from plenipo.cli.main import run
from plenipo.writers.concordance import CONCORDANCE_NAMES, read_concordance, write_concordance_json
from tests.engine.writers.docx_walker import W, part
from tests.engine.writers.markup import select


@pytest.fixture(scope="module")
def acts(shared_data: Path) -> tuple[Path, Path]:
    folder = shared_data / "law" / "eu_acts"
    if not folder.is_dir():
        pytest.skip(f"no acts at {folder}")
    return folder / "gdpr.txt", folder / "led.txt"


@pytest.fixture(scope="module")
def folder(acts: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("concordance")
    assert run(["concord", *map(str, acts), "-o", str(out)]) == 0
    return out


def test_every_provision_stands_in_every_form(folder: Path) -> None:
    rows = json.loads((folder / "concordance.json").read_text("utf-8"))["rows"]
    labels = Counter(row["source"]["label"] for row in rows if row["source"]["text"].strip())
    assert len(labels) > 700
    document = part((folder / "concordance.docx").read_bytes(), "word/document.xml")
    printed = Counter(
        "".join(leaf.text or "" for leaf in row.findall(f"{W}tc")[0].iter(f"{W}t"))
        for row in document.iter(f"{W}tr")
        if len(row.findall(f"{W}tc")) == 9
    )
    assert {label: printed[label] for label in labels} == dict(labels)
    page = html.fromstring((folder / "concordance.html").read_text("utf-8"))
    assert len(select(page, "article.row")) == len(rows)


def test_all_files_are_there_and_the_table_comes_back_equal(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == {*CONCORDANCE_NAMES, "decisions.yaml"}
    text = (folder / "concordance.json").read_text("utf-8")
    assert write_concordance_json(read_concordance(text)) == text


def test_quotes_of_what_is_missing_are_verbatim(folder: Path) -> None:
    rows = read_concordance((folder / "concordance.json").read_bytes()).rows
    whole = "\n".join(f"{row.chapeau}\n{row.text}" for row in rows)
    assert [quote for row in rows for quote in row.missing if quote not in whole] == []


def test_an_amendment_reopens_what_it_touches_and_nothing_else(
    acts: tuple[Path, Path], folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "concordance.json").write_bytes((folder / "concordance.json").read_bytes())
    rows = read_concordance((folder / "concordance.json").read_bytes()).rows
    entries = "".join(f"  - {{row: {row.id}, degree: full, decided_by: A. Example}}\n" for row in rows)
    (out / "decisions.yaml").write_text(f"decisions:\n{entries}", "utf-8")
    amended = tmp_path / "gdpr.txt"
    amended.write_text(acts[0].read_text("utf-8").replace("72 hours", "48 hours"), "utf-8")
    assert run(["concord", str(amended), str(acts[1]), "-o", str(out)]) == 0
    after = read_concordance((out / "concordance.json").read_bytes())
    touched = {row.id for row in rows if "72 hours" in row.text}
    above = {row.parent for row in rows if row.id in touched}
    assert touched
    assert {row.id for row in after.rows if row.reopened} == touched | above
    assert {row.id for row in after.rows if row.decision is None} == touched | above
    assert all("“72 hours” now reads “48 hours”" in each.why for each in after.former)


def test_one_chapter_of_two_agreements(shared_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    laws = [shared_data / "law" / "agreements" / name for name in ("eu-korea.xml", "eu-georgia.xml")]
    if not all(path.exists() for path in laws):
        pytest.skip("no agreements")
    out = tmp_path / "out"
    assert run(["concord", *map(str, laws), "--chapter", "telecom", "-o", str(out)]) == 0
    said = capsys.readouterr().err
    assert "Telecommunications services" in said
    assert "Electronic communication networks and services" in said
    table = read_concordance((out / "concordance.json").read_bytes())
    assert 30 < len(table.rows) < 120
    assert len(table.restricted_to) == 2
