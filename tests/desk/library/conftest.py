"""The model conference as files, and browsers' uploads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from demo.build import build
from tests.desk.library.boxes import archive


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder with bases/, contributions/ and mandates/."""
    folder = tmp_path_factory.mktemp("model")
    build(folder)
    return folder


@pytest.fixture
def sent(model: Path) -> Callable[..., SimpleUploadedFile]:
    """An upload: a file of the model conference by its name, or other bytes under that name."""

    def make(name: str, data: bytes | None = None) -> SimpleUploadedFile:
        if data is None:
            data = next(model.rglob(name)).read_bytes()
        return SimpleUploadedFile(name, data)

    return make


@pytest.fixture
def zipped(model: Path) -> Callable[..., SimpleUploadedFile]:
    """A zip of such files: names of the model conference, or bytes by name."""

    def make(*names: str, **other: bytes) -> SimpleUploadedFile:
        members = {name: next(model.rglob(name)).read_bytes() for name in names}
        return archive({**members, **other})

    return make
