"""Puts generated material on disk, where the workers read it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from bench.generate import CompileCase, ConferenceCase


def write_compile_case(folder: Path, case: CompileCase) -> Path:
    """base.docx and proposals/<sponsor>.docx in the folder, which is returned."""
    _write(folder, [("base.docx", case.base)])
    _write(folder / "proposals", [(f"{name}.docx", data) for name, data in case.sponsors])
    return folder


def write_conference_case(folder: Path, case: ConferenceCase) -> Path:
    """contributions/ and bases/ in the folder, which is returned."""
    _write(folder / "contributions", case.contributions.items())
    _write(folder / "bases", case.bases.items())
    return folder


def _write(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files:
        (folder / name).write_bytes(data)
