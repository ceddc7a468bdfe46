"""Zip archives for tests."""

from __future__ import annotations

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile


def archive(
    members: dict[str, bytes], name: str = "box.zip", packing: int = zipfile.ZIP_DEFLATED
) -> SimpleUploadedFile:
    """A zip with these members."""
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w", packing) as file:
        for member, data in members.items():
            file.writestr(member, data)
    return SimpleUploadedFile(name, box.getvalue())
