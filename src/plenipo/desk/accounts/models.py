"""People and the parts they have."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from plenipo.desk.shell.marking import MarkingField


class Role(models.TextChoices):
    """What a person is in a conference, from the widest powers to the narrowest."""

    HEAD = "head", _("Head of delegation")
    COORDINATOR = "coordinator", _("Coordinator")
    OFFICER = "officer", _("Officer")
    READER = "reader", _("Reader")
    STAKEHOLDER = "stakeholder", _("Outside stakeholder")


class Person(AbstractUser):
    """Somebody who signs in. An administrator manages people and sees the audit trail, which is no part by itself."""

    name = models.CharField(_("name"), max_length=200, blank=True)
    is_administrator = models.BooleanField(_("administrator"), default=False)
    must_change_password = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name or self.username


class Membership(models.Model):
    """A person's part in one conference. clearance: the narrowest marking that it may see."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    conference = models.ForeignKey("conferences.Conference", on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role.choices, default=Role.READER)
    clearance = MarkingField()
    team = models.CharField(_("team"), max_length=100, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "conference"], name="one_part_in_a_conference")]
