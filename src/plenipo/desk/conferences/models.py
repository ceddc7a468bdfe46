"""Conferences and how they are organised: data, never code."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from plenipo.desk.shell.marking import MarkingField


class Conference(models.Model):
    """One conference. marking: the least marking of whatever leaves it."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=200)
    place = models.CharField(_("place"), max_length=200, blank=True)
    starts = models.DateField(_("first day"), null=True, blank=True)
    ends = models.DateField(_("last day"), null=True, blank=True)
    marking = MarkingField()
    own_groups = models.JSONField(_("groups of the delegation"), default=list, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.name


class Committee(models.Model):
    """A committee or working group of the conference."""

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="committees")
    name = models.CharField(_("name"), max_length=200)
    order = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name


class Session(models.Model):
    """One meeting of a committee."""

    committee = models.ForeignKey(Committee, on_delete=models.CASCADE, related_name="sessions")
    starts = models.DateTimeField(_("starts"))
    ends = models.DateTimeField(_("ends"), null=True, blank=True)
    room = models.CharField(_("room"), max_length=100, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["starts"]

    def __str__(self) -> str:
        return f"{self.committee}, {self.starts:%Y-%m-%d %H:%M}"


class AgendaItem(models.Model):
    """An item of the agenda, with the committee that it is allocated to."""

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="agenda")
    committee = models.ForeignKey(Committee, on_delete=models.SET_NULL, null=True, blank=True, related_name="items")
    number = models.CharField(_("number"), max_length=20)
    title = models.CharField(_("title"), max_length=300)
    order = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["order", "number"]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"
