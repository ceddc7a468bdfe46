"""The head of the trail, noted outside the database: without it, rows taken from the end would leave no gap."""

from __future__ import annotations

from pathlib import Path
from tempfile import NamedTemporaryFile

import msgspec
from django.conf import settings
from msgspec import Struct

NAME = "audit-head.json"
_REMEMBERED = 100  # heads that were lost


class Head(Struct, frozen=True, omit_defaults=True):
    """The last row that was noted. It may lag behind the trail, where a process was killed; it never runs ahead.

    lost: heads that were not in the trail any more when the next row came. Somebody took them out before it.
    """

    row: int
    seal: str
    lost: tuple[tuple[int, str], ...] = ()


def note_head(row: int, seal: str) -> None:
    """Note the last row, unless a later one is noted; to be called once its transaction is committed.

    Where the head before is gone from the trail, that is remembered: the rows that come after would hide the gap.
    """
    known = noted_head()
    lost = known.lost if known else ()
    if known is not None:
        there = is_in_the_trail(known.row, known.seal)
        if there and known.row >= row:
            return
        if not there:
            lost = (*lost, (known.row, known.seal))[:_REMEMBERED]
    _keep(Head(row, seal, lost))


def noted_head() -> Head | None:
    """What was noted; None where nothing was, or where the file is not ours."""
    try:
        return msgspec.json.decode(_place().read_bytes(), type=Head)
    except (OSError, msgspec.DecodeError):
        return None


def is_in_the_trail(row: int, seal: str) -> bool:
    """Whether a row that was noted is there as it was."""
    from plenipo.desk.audit.models import Entry

    return Entry.objects.filter(id=row, seal=seal).exists()


def _keep(head: Head) -> None:
    with NamedTemporaryFile(dir=settings.DATA, prefix=".audit-head-", delete=False) as file:
        kept = Path(file.name)
        try:
            file.write(msgspec.json.encode(head))
            file.flush()
        except OSError:
            kept.unlink(missing_ok=True)
            raise
    kept.replace(_place())


def _place() -> Path:
    return Path(settings.DATA) / NAME
