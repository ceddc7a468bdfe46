"""``plenipo demo``: loaded, signed in, and gone afterwards."""

from __future__ import annotations

import http.cookiejar
import os
import re
import shutil
import urllib.request
from pathlib import Path

import pytest

from tests.desk.running.desks import Desk, all_gone, plenipo

pytestmark = pytest.mark.skipif("DATABASE_URL" in os.environ, reason="a demonstration is always on SQLite")
LINK = re.compile(r"^  (http://\S+/enter/\S+/)$", re.MULTILINE)


def test_the_model_conference_is_loaded_and_signed_in_once_and_gone_afterwards(tmp_path: Path) -> None:
    nowhere = "postgresql://nobody@%2Fnowhere/nothing"  # a database that a demonstration leaves alone
    desk = Desk("demo", "--no-browser", "--port", "0", TMPDIR=str(tmp_path), DATABASE_URL=nowhere)
    try:
        link = desk.wait_for(lambda: LINK.search(desk.told))[1]
        assert "36 documents, 40 proposals on 9 texts" in desk.told
        assert "failed" not in desk.told
        roles = re.findall(r"^  \w+ +[^(]+ \(([^)]+)\)$", desk.told, re.MULTILINE)
        assert set(roles) == {"Head of delegation", "Coordinator", "Officer", "Reader", "Outside stakeholder"}
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        with browser.open(link, timeout=60) as board:
            assert board.url == f"{desk.url}/c/members-conference-2030/"
            assert "Resolution 12" in board.read().decode()
        with urllib.request.urlopen(link, timeout=60) as again:
            assert "/account/login/" in again.url
        children = desk.children()
    finally:
        status = desk.stop()
    assert status == 0
    assert all_gone(children)
    assert "nothing of the demonstration is kept" in desk.told
    assert list(tmp_path.iterdir()) == []


def test_stopped_while_it_loads_it_leaves_nothing(tmp_path: Path) -> None:
    desk = Desk("demo", "--no-browser", "--port", "0", TMPDIR=str(tmp_path))
    desk.wait_for(lambda: "Reading the documents" in desk.told)
    children = desk.children()
    desk.stop()
    assert all_gone(children)
    assert list(tmp_path.iterdir()) == []


def test_where_there_are_no_sources_it_says_so(tmp_path: Path) -> None:
    import plenipo as installed

    shutil.copytree(
        Path(installed.__file__).parent, tmp_path / "lib" / "plenipo", ignore=shutil.ignore_patterns("*.pyc")
    )
    done = plenipo("demo", "--no-browser", "--port", "0", PYTHONPATH=str(tmp_path / "lib"))
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "not part of an installed Plenipo. Run plenipo demo from a checkout" in done.stderr
