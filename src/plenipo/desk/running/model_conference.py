"""The model conference as Word files. Its sources lie in a checkout of Plenipo, not in what is installed."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import plenipo
from plenipo.errors import UsageError

_BUILDER = Path("demo", "build.py")


def require_sources() -> None:
    """Raises UsageError where there is no checkout to make the model conference from."""
    if not (_checkout() / _BUILDER).is_file():
        raise UsageError(
            "the sources of the model conference are not part of an installed Plenipo.",
            remedy="Run plenipo demo from a checkout of Plenipo, or try a large one: plenipo demo --size full.",
        )


def build_files(folder: Path) -> None:
    """Write bases, contributions and mandates as Word files into folders of that name."""
    require_sources()
    checkout = str(_checkout())
    if checkout not in sys.path:
        sys.path.append(checkout)
    importlib.import_module("demo.build").build(folder)


def laws_folder() -> Path:
    """Where the laws of the model conference are, if this is a checkout."""
    return _checkout() / "demo" / "model-conference" / "laws"


def _checkout() -> Path:
    """Where ``src/plenipo`` lies, if this is one."""
    return Path(plenipo.__file__).resolve().parents[2]
