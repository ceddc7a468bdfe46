"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class InstrumentsConfig(AppConfig):
    name = "plenipo.desk.instruments"
    label = "instruments"
    verbose_name = "Instruments"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from plenipo.desk.instruments import work  # noqa: F401 - it registers its jobs
