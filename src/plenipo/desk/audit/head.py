"""The head of the trail, noted outside the database: without it, rows taken from the end would leave no gap."""

from __future__ import annotations

from pathlib import Path
from tempfile import NamedTemporaryFile

import msgspec
from django.conf import settings
from msgspec import Struct

NAME = "audit-head.json"


class Head(Struct, frozen=True):
    """The last row that was noted. It may lag behind the trail, where a process was killed; it never runs ahead."""

    row: int
    seal: str


def note_head(row: int, seal: str) -> None:
    """Note the last row, unless a later one is noted; to be called once its transaction is committed."""
    known = noted_head()
    if known is not None and known.row > row and _exists(known):
        return
    with NamedTemporaryFile(dir=settings.DATA, prefix=".audit-head-", delete=False) as file:
        file.write(msgspec.json.encode(Head(row, seal)))
    Path(file.name).replace(_place())


def noted_head() -> Head | None:
    """What was noted; None where nothing was, or where the file is not ours."""
    try:
        return msgspec.json.decode(_place().read_bytes(), type=Head)
    except (OSError, msgspec.DecodeError):
        return None


def _exists(head: Head) -> bool:
    """Whether the noted row is in the trail: a trail that was begun anew has a head of its own."""
    from plenipo.desk.audit.models import Entry

    return Entry.objects.filter(id=head.row, seal=head.seal).exists()


def _place() -> Path:
    return Path(settings.DATA) / NAME
