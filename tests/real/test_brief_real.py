"""The brief on a real Resolution with the real mandate: quotes are verbatim, and nothing certain is left out."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from plenipo import instrument, proposals
from plenipo.cli.main import run
from plenipo.positions.load import load_mandate

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PLACE = {"130": 8, "146": 8, "102": 5}  # Resolution to the least number of proposals on it


@pytest.fixture(scope="module", params=sorted(PLACE))
def made(
    request: pytest.FixtureRequest, shared_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, dict[str, Any], bytes, Path]:
    """Resolution, the printed JSON, the Word file, the mandate."""
    mandate = shared_data.parent / "seeds" / "002_be7d033a984a50f1.txt"
    folder = shared_data / "itu" / "proposals"
    if not mandate.exists() or not folder.exists():
        pytest.skip("the mandate or the proposals are not here")
    out = tmp_path_factory.mktemp("brief") / "brief.docx"
    base = folder / "base" / f"RES-{request.param}.docx"
    capture = request.getfixturevalue("printed")
    call = ["brief", "--lines", str(mandate), "--base", str(base), "-o", str(out), "--json"]
    printed = capture([*call, *map(str, sorted(folder.glob("*.docx")))])
    return request.param, json.loads(printed), out.read_bytes(), folder


@pytest.fixture(scope="module")
def printed() -> Any:
    """Runs a command and gives what it prints on standard output."""
    import contextlib

    def call(arguments: list[str]) -> str:
        stream = io.StringIO()
        with contextlib.redirect_stdout(stream), contextlib.redirect_stderr(io.StringIO()):
            assert run(arguments) == 2  # files on other Resolutions are named
        return stream.getvalue()

    return call


def words_of(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        root = etree.fromstring(file.read("word/document.xml"))
    return "\n".join("".join(leaf.text or "" for leaf in each.iter(f"{W}t")) for each in root.iter(f"{W}p"))


def test_every_proposal_on_the_resolution_is_in_it(made: Any) -> None:
    number, printed, content, _ = made
    assert len(printed["proposals"]) >= PLACE[number]
    text = words_of(content)
    assert all(one["id"] in text for one in printed["proposals"])


def test_lines_are_quoted_whole(made: Any, shared_data: Path) -> None:
    mandate = load_mandate(shared_data.parent / "seeds" / "002_be7d033a984a50f1.txt")
    text = words_of(made[2])
    assert made[1]["lines"]
    for line in made[1]["lines"]:
        assert line["text"] == mandate.line(line["id"]).text
        assert all(part in text for part in line["text"].split("\n"))


def test_quotes_stand_in_their_sources(made: Any, shared_data: Path) -> None:
    mandate = load_mandate(shared_data.parent / "seeds" / "002_be7d033a984a50f1.txt")
    base = instrument(made[3] / "base" / f"RES-{made[0]}.docx")
    standing = [provision.text for provision in base.provisions]  # what a retyped proposal deletes stands only here
    told = {}
    for file in sorted(made[3].glob("*.docx")):
        for proposal in proposals(file):
            views = [text for one in proposal.provisions for text in (one.original, one.proposed) if text]
            told[proposal.id] = "\n".join([*views, *standing, str(proposal.target)])
    pairs = [pair for one in made[1]["proposals"] for pair in one["relations"]] + made[1]["checks"]
    assert pairs
    for pair in pairs:
        assert pair["line_quote"] in mandate.line(pair["line"]).text
        assert pair["change_quote"] in told[pair["proposal"]], pair


def test_every_certain_pair_is_written_with_its_reason(made: Any) -> None:
    text = words_of(made[2])
    for one in made[1]["proposals"]:
        for pair in one["relations"]:
            assert pair["why"] in text
