"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class ShellConfig(AppConfig):
    name = "plenipo.desk.shell"
    label = "shell"
    verbose_name = "Shell"
    default_auto_field = "django.db.models.BigAutoField"
