"""The samples of the documentation run: every command and every Python block, page by page, on the model conference."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from demo.build import build
from plenipo.cli.main import run

ROOT = Path(__file__).parents[2]
PAGES = sorted([*(ROOT / "docs").rglob("*.md"), ROOT / "README.md"])
_COMMAND = re.compile(r"^\$ plenipo (.+)$", re.MULTILINE)
_PYTHON = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the model conference stands where ``make demo`` puts it."""
    folder = tmp_path_factory.mktemp("docs")
    build(folder / "build" / "model-conference")
    return folder


def _id(page: Path) -> str:
    return str(page.relative_to(ROOT))


def with_samples(pattern: re.Pattern[str]) -> list[Path]:
    return [page for page in PAGES if pattern.search(page.read_text())]


@pytest.mark.parametrize("page", with_samples(_COMMAND), ids=_id)
def test_commands_run(page: Path, workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workplace)
    for command in _COMMAND.findall(page.read_text()):
        assert run(shlex.split(command)) == 0, command


@pytest.mark.parametrize("page", with_samples(_PYTHON), ids=_id)
def test_python_runs(page: Path, workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workplace)
    names: dict[str, object] = {}
    for block in _PYTHON.findall(page.read_text()):
        exec(compile(block, str(page), "exec"), names)


def test_there_are_samples() -> None:
    assert len(with_samples(_COMMAND)) >= 4
    assert len(with_samples(_PYTHON)) >= 1


def test_every_page_is_in_the_navigation() -> None:
    navigation = (ROOT / "mkdocs.yml").read_text()
    for page in (ROOT / "docs").rglob("*.md"):
        assert str(page.relative_to(ROOT / "docs")) in navigation
