"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class ProposalsConfig(AppConfig):
    name = "plenipo.desk.proposals"
    label = "proposals"
    verbose_name = "Proposals"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from plenipo.desk.proposals import work  # noqa: F401 - it registers its jobs
