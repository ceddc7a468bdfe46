"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class LinesConfig(AppConfig):
    name = "plenipo.desk.lines"
    label = "lines"
    verbose_name = "Lines"
    default_auto_field = "django.db.models.BigAutoField"
