"""What leaves the desk as a file is told in the trail: who took what, and how it was marked."""

from __future__ import annotations

from typing import Any

from plenipo.desk.accounts.access import Access
from plenipo.desk.audit.actions import record
from plenipo.desk.shell.marking import marking_of

TAKEN = "file.taken"


def taken(access: Access, name: str, marking: int, **details: Any) -> None:
    """Tell that the person takes a file. To be called before the first byte is sent: no row, no file."""
    record(access.person, TAKEN, name, access.conference.slug, marking=marking_of(marking).value, **details)
