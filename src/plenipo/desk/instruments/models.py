"""Instruments under amendment, and what everybody's proposals make of them."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from plenipo.desk.conferences.models import AgendaItem, Conference
from plenipo.desk.library.models import Contribution
from plenipo.desk.shell.marking import MarkingField


class Instrument(models.Model):
    """One instrument of a conference. base: the engine's Instrument as MessagePack, empty while no base text is there.

    name: without the edition ("Resolution 130"); for draft new texts on one ground, a name of ours.
    """

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="instruments")
    name = models.CharField(max_length=200)
    edition = models.CharField(max_length=100, blank=True)
    title = models.CharField(max_length=500, blank=True)
    order = models.CharField(max_length=220, blank=True)
    is_new_text = models.BooleanField(default=False)
    base = models.BinaryField(default=b"")
    base_file = models.ForeignKey(Contribution, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    agenda_item = models.ForeignKey(AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    marking = MarkingField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["order", "name"]
        constraints = [models.UniqueConstraint(fields=["conference", "name"], name="one_instrument_of_a_name")]


class Compilation(models.Model):
    """The compilation now in force. value: the engine's Compilation as MessagePack. counts: provisions by status.

    fingerprint: of everything it was made from; made_from: the highest proposal version that is in it.
    """

    instrument = models.OneToOneField(Instrument, on_delete=models.CASCADE, related_name="compilation")
    value = models.BinaryField()
    counts = models.JSONField(default=dict)
    refused = models.JSONField(default=list)
    marking = MarkingField()
    fingerprint = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1)
