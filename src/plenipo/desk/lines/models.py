"""Mandates and their lines."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from plenipo.desk.conferences.models import Conference
from plenipo.desk.library.models import StoredFile
from plenipo.desk.shell.marking import MarkingField


class Mandate(models.Model):
    """A mandate in a conference. value: the engine's Mandate as MessagePack, corrections included.

    data_by_hand: whether a person corrected what is said of the mandate. stored: the file that it was read from.
    as_read: the lines as they were read, as ``OwnFile`` has it; None where their texts stand as they were read.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        IN_CLEARANCE = "in clearance", _("in clearance")
        APPROVED = "approved", _("approved")
        SUPERSEDED = "superseded", _("superseded")

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="mandates")
    reference = models.CharField(max_length=100)
    title = models.CharField(max_length=500, blank=True)
    value = models.BinaryField()
    marking = MarkingField()
    state = models.CharField(max_length=20, choices=State.choices, default=State.DRAFT)
    file_name = models.CharField(max_length=255, blank=True)
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    data_by_hand = models.BooleanField(default=False)
    as_read = models.JSONField(null=True, default=None, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-added_at"]


class Clearance(models.Model):
    """Who moved a mandate from one state to another."""

    mandate = models.ForeignKey(Mandate, on_delete=models.CASCADE, related_name="clearances")
    before = models.CharField(max_length=20)
    after = models.CharField(max_length=20)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["at"]


class Line(models.Model):
    """One line of a mandate, for lists and links; its statements are in the mandate's value.

    by_hand: whether a person corrected its statements. version: of its statements.
    """

    mandate = models.ForeignKey(Mandate, on_delete=models.CASCADE, related_name="lines")
    number = models.CharField(max_length=40)
    section = models.CharField(max_length=500, blank=True)
    text = models.TextField()
    order = models.PositiveIntegerField()
    by_hand = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["mandate", "number"], name="one_line_of_a_number")]
