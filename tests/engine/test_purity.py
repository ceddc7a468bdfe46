"""What import-linter cannot say: the engine may take addresses apart (urllib.parse), and never opens one."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import plenipo

ENGINE = ("texts", "readers", "amendments", "compilation", "positions", "concordance", "writers")
FORBIDDEN = {"urllib.request", "http.client", "socket", "sqlite3", "time", "random", "subprocess"}
MODULES = sorted(path for package in ENGINE for path in (Path(plenipo.__file__).parent / package).rglob("*.py"))


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_engine_imports_nothing_that_reaches_out(path: Path) -> None:
    assert imported(path) & FORBIDDEN == set()


def test_there_is_an_engine() -> None:
    assert len(MODULES) > 50
