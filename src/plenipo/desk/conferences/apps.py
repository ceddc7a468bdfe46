"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class ConferencesConfig(AppConfig):
    name = "plenipo.desk.conferences"
    label = "conferences"
    verbose_name = "Conferences"
    default_auto_field = "django.db.models.BigAutoField"
