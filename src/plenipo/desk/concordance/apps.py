"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class ConcordanceConfig(AppConfig):
    name = "plenipo.desk.concordance"
    label = "concordance"
    verbose_name = "Concordance"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make the work of this app known to the queue."""
        import plenipo.desk.concordance.work  # noqa: F401
