"""Contributions as received."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from plenipo.desk.conferences.models import Conference
from plenipo.desk.shell.marking import MarkingField


class StoredFile(models.Model):
    """Bytes as they came, kept once by their SHA-256 in the data folder."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    stored_at = models.DateTimeField(auto_now_add=True)


class Contribution(models.Model):
    """A file received for a conference: a contribution of a sponsor, or a base text.

    problem, remedy: why it could not be read, and what to do. replaced_by: the revision that took its place.
    origin: from where it came, in the words of whoever brought it.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        READY = "ready", _("ready")
        REFUSED = "refused", _("refused")
        REPLACED = "replaced", _("replaced")

    class Kind(models.TextChoices):
        CONTRIBUTION = "contribution", _("contribution")
        BASE = "base", _("base text")

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="contributions")
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.CONTRIBUTION)
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=255)
    number = models.CharField(max_length=60, blank=True)
    revision = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=500, blank=True)
    date = models.CharField(max_length=10, blank=True)
    sponsors = models.JSONField(default=list)
    profile = models.CharField(max_length=40, blank=True)
    marking = MarkingField()
    state = models.CharField(max_length=20, choices=State.choices, default=State.WAITING)
    problem = models.TextField(blank=True)
    remedy = models.TextField(blank=True)
    origin = models.CharField(max_length=300, blank=True)
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField(auto_now_add=True)
    replaced_by = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="replaces")

    class Meta:
        ordering = ["-received_at", "-id"]
        indexes = [models.Index(fields=["conference", "state"])]
