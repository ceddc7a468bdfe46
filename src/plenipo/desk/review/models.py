"""Assessments and what people made of them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from plenipo.desk.conferences.models import Conference
from plenipo.desk.lines.models import Line
from plenipo.desk.proposals.models import Proposal
from plenipo.desk.shell.marking import MarkingField


class Assessment(models.Model):
    """Line x proposal. findings: the engine's findings as JSON, the strongest first.

    relation, confidence: what the judge proposed. answer: what a person said, "none" where there is no relation.
    change_key: of the main change and the line: identical changes are answered once.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        CONFIRMED = "confirmed", _("confirmed")
        CORRECTED = "corrected", _("corrected")
        DISMISSED = "dismissed", _("dismissed")

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="assessments")
    line = models.ForeignKey(Line, on_delete=models.CASCADE, related_name="assessments")
    relation = models.CharField(max_length=12)
    confidence = models.FloatField()
    sure = models.BooleanField(default=True)
    findings = models.JSONField(default=list)
    change_key = models.CharField(max_length=64, db_index=True)
    provision = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.PROPOSED)
    answer = models.CharField(max_length=12, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-sure", "-confidence", "id"]
        constraints = [models.UniqueConstraint(fields=["proposal", "line"], name="one_assessment_of_a_pair")]
        indexes = [
            models.Index(fields=["state", "-confidence"]),
            # All that boards, queues and registers count by, so that they need not read the findings.
            models.Index(
                fields=["line", "proposal", "state", "relation", "sure", "answer", "confidence"],
                name="assessments_counted",
            ),
        ]


class Judging(models.Model):
    """Which judge proposes the relations of a conference, and what the learned one has learned from.

    answers: those that the model was made from; needed: what is still to be confirmed before it can learn, in words.
    marking: of the model, which holds words of the proposals.
    """

    class Judge(models.TextChoices):
        BUILT_IN = "built-in", _("the built-in judge")
        LEARNED = "learned", _("the learned judge")

    conference = models.OneToOneField(Conference, on_delete=models.CASCADE, related_name="judging")
    judge = models.CharField(max_length=12, choices=Judge.choices, default=Judge.BUILT_IN)
    answers = models.PositiveIntegerField(default=0)
    needed = models.CharField(max_length=200, blank=True)
    marking = MarkingField()
    learned_at = models.DateTimeField(null=True, blank=True)
    chosen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)
