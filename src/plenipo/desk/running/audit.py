"""``plenipo audit verify``: whether anybody changed the audit trail after it was written."""

from __future__ import annotations

import argparse
from pathlib import Path

import django

from plenipo.desk.running.folder import desk_folder
from plenipo.desk.running.telling import say
from plenipo.errors import UsageError

TAMPERED = 1


def verify(options: argparse.Namespace) -> int:
    """Say every fault of the trail; 1 where there is one. Raises UsageError where there is no desk to verify."""
    folder = desk_folder(Path(options.data))
    django.setup()
    from django.db import DatabaseError

    from plenipo.desk.audit.verify import verification

    try:
        result = verification()
    except DatabaseError as exc:
        raise UsageError(f"the audit trail cannot be read: {exc}.", where=str(folder)) from exc
    for fault in result.faults:
        say(fault)
    say(result.in_words)
    if result.faults:
        return TAMPERED
    if result.seal:
        say(f"The last seal is {result.seal}. Kept elsewhere, it proves later that the trail was not written anew.")
    return 0
