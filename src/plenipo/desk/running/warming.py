"""What the first page would wait for, made before it is asked for."""

from __future__ import annotations

from pathlib import Path

from django.apps import apps
from django.template.loader import get_template
from django.urls import reverse

from plenipo.positions.concepts import field_thesaurus

_OURS = "plenipo.desk."


def warm() -> None:
    """Compile the templates of the desk and every address, and read the thesaurus: half a second once a process."""
    reverse("conferences")
    for name in templates():
        get_template(name)
    field_thesaurus()


def templates() -> list[str]:
    """The names of all pages of the desk's own apps."""
    places = [Path(app.path) / "templates" for app in apps.get_app_configs() if app.name.startswith(_OURS)]
    return sorted(page.relative_to(place).as_posix() for place in places for page in place.rglob("*.html"))
