"""What every template knows."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from plenipo.version import __version__


def shell(request: HttpRequest) -> dict[str, Any]:
    return {"plenipo_version": __version__}
