"""Bookmarks by which the list of open points leads to the text."""

from __future__ import annotations

from collections.abc import Iterable

from plenipo.compilation.model import CompiledProvision, Status
from plenipo.texts.provision import Role


def bookmark_names(provisions: Iterable[CompiledProvision]) -> dict[str, str]:
    """A name for each competing provision, by its id; notes, which may be printed twice, have none."""
    competing = (
        provision.id
        for provision in provisions
        if provision.status is Status.COMPETING and provision.readings and provision.role is not Role.NOTE
    )
    return {identifier: f"open{index}" for index, identifier in enumerate(dict.fromkeys(competing), 1)}
