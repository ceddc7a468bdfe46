"""The audit trail."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models

from plenipo.errors import PlenipoError


class AppendOnly(PlenipoError):
    """A row of the audit trail is to be changed or taken away, which nobody may."""

    def __init__(self) -> None:
        super().__init__("rows of the audit trail are only ever added.", remedy="Add a row that says what is right.")


class Trail(models.QuerySet["Entry"]):
    """Rows that can be read; what would change many at once is refused."""

    def update(self, **fields: Any) -> NoReturn:
        raise AppendOnly

    def delete(self) -> NoReturn:
        raise AppendOnly


class Entry(models.Model):
    """One change, never changed again. seal: the SHA-256 of the seal before and of everything in this row."""

    at = models.DateTimeField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    person_name = models.CharField(max_length=200)
    action = models.CharField(max_length=60, db_index=True)
    subject = models.CharField(max_length=120)
    conference = models.CharField(max_length=60, blank=True, db_index=True)
    details = models.JSONField(default=dict)
    before = models.CharField(max_length=64)
    seal = models.CharField(max_length=64, unique=True)

    objects = Trail.as_manager()

    class Meta:
        ordering = ["id"]

    def save(self, *args: Any, **options: Any) -> None:
        """Add the row. Raises AppendOnly for one that is there already."""
        if self.pk is not None or not self._state.adding:
            raise AppendOnly
        super().save(*args, **options)

    def delete(self, *args: Any, **options: Any) -> NoReturn:
        raise AppendOnly
