"""Proposals, and what the delegation says of them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from plenipo.desk.conferences.models import Conference
from plenipo.desk.instruments.models import Instrument
from plenipo.desk.library.models import Contribution
from plenipo.desk.shell.marking import MarkingField


class Proposal(models.Model):
    """One unit of a contribution. value: the engine's Proposal as MessagePack.

    in_force: False for one that a revision of its document replaced or withdrew.
    compared_with: fingerprint of the texts that were searched for what it says, empty before the first search.
    """

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="proposals")
    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="proposals")
    instrument = models.ForeignKey(
        Instrument, on_delete=models.SET_NULL, null=True, blank=True, related_name="proposals"
    )
    identifier = models.CharField(max_length=100)
    symbol = models.CharField(max_length=10)
    sponsor = models.CharField(max_length=200)
    title = models.CharField(max_length=500, blank=True)
    value = models.BinaryField()
    marking = MarkingField()
    in_force = models.BooleanField(default=True)
    compared_with = models.CharField(max_length=64, blank=True)
    received_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["sponsor", "identifier"]
        constraints = [models.UniqueConstraint(fields=["contribution", "identifier"], name="one_unit_of_a_name")]
        indexes = [models.Index(fields=["conference", "in_force"]), models.Index(fields=["identifier"])]


class Stand(models.TextChoices):
    SUPPORT = "support", _("support")
    SUPPORT_WITH_AMENDMENT = "support with amendment", _("support with amendment")
    CAN_ACCEPT = "can accept", _("can accept")
    SCRUTINY_RESERVE = "scrutiny reserve", _("scrutiny reserve")
    OPPOSE = "oppose", _("oppose")
    NO_POSITION = "no position", _("no position")


class Position(models.Model):
    """What the delegation decided on one proposal. on_version: the document that was in force when it was set."""

    proposal = models.OneToOneField(Proposal, on_delete=models.CASCADE, related_name="position")
    stand = models.CharField(max_length=30, choices=Stand.choices, default=Stand.NO_POSITION)
    reasons = models.TextField(blank=True)
    fallback = models.TextField(blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    marking = MarkingField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField(auto_now=True)
    on_version = models.CharField(max_length=80, blank=True)
    version = models.PositiveIntegerField(default=1)


class PositionRecord(models.Model):
    """A position as it was at one version: nothing that was decided is lost."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="position_history")
    stand = models.CharField(max_length=30, choices=Stand.choices)
    reasons = models.TextField(blank=True)
    fallback = models.TextField(blank=True)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    marking = MarkingField()
    set_at = models.DateTimeField()
    version = models.PositiveIntegerField()

    class Meta:
        ordering = ["-version"]


class Invitation(models.Model):
    """Outside stakeholders are asked for comments on a public proposal, or on an instrument or one provision of it.

    provision: its id; empty for the whole instrument. ended_at: None while comments are taken.
    """

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="invitations")
    instrument = models.ForeignKey(
        Instrument, on_delete=models.CASCADE, null=True, blank=True, related_name="invitations"
    )
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, null=True, blank=True, related_name="invitations")
    provision = models.CharField(max_length=200, blank=True)
    question = models.TextField(blank=True)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField(auto_now_add=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-invited_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal"],
                condition=models.Q(ended_at=None, proposal__isnull=False),
                name="one_open_invitation_on_a_proposal",
            ),
            models.UniqueConstraint(
                fields=["instrument", "provision"],
                condition=models.Q(ended_at=None, instrument__isnull=False),
                name="one_open_invitation_on_a_provision",
            ),
        ]


class Comment(models.Model):
    """A note in the discussion of a proposal or of one provision of its instrument.

    invitation: the one that an outside stakeholder answers; None for a note of the delegation.
    """

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="comments")
    instrument = models.ForeignKey(Instrument, on_delete=models.CASCADE, null=True, blank=True, related_name="comments")
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, null=True, blank=True, related_name="comments")
    provision = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    marking = MarkingField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    invitation = models.ForeignKey(
        Invitation, on_delete=models.SET_NULL, null=True, blank=True, related_name="comments"
    )
    written_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["written_at"]


class Similar(models.Model):
    """Words of another instrument of the conference that say what a proposal would insert.

    provision, change: of the proposal. citation, words: of the provision there; place: its id. score: 0 to 1.
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="similar")
    instrument = models.ForeignKey(Instrument, on_delete=models.CASCADE, related_name="+")
    provision = models.CharField(max_length=300, blank=True)
    change = models.TextField()
    citation = models.CharField(max_length=300, blank=True)
    place = models.CharField(max_length=200)
    words = models.TextField()
    score = models.FloatField()
    duplicates = models.BooleanField(default=False)

    class Meta:
        ordering = ["-score", "id"]
