"""Two people on one field: nothing is lost, and both are told."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import F, Model

from plenipo.errors import PlenipoError

_M = TypeVar("_M", bound=Model)


class StaleEdit(PlenipoError):
    """Somebody else changed the row after this person read it. The edit was not saved and is shown beside the other."""


def update_version(row: _M, version: int, **fields: Any) -> None:
    """Save the fields if the row still has this version, and raise its version. Raises StaleEdit where it has not."""
    changed = (
        type(row)  # type: ignore[attr-defined]
        .objects.filter(pk=row.pk, version=version)
        .update(**fields, version=F("version") + 1)
    )
    if not changed:
        raise StaleEdit("somebody else changed this in the meantime.", remedy="Compare both and save again.")
    row.refresh_from_db()
