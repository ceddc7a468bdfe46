"""Markings in the database: stored by rank, so that "up to LIMITE" is a comparison."""

from __future__ import annotations

from typing import Any

from django.db import models

from plenipo.texts.marking import Marking

RANKS = list(Marking)


class MarkingField(models.PositiveSmallIntegerField):  # type: ignore[type-arg]
    """The rank of a Marking; ``Marking`` members can be written with ``rank_of``, read with ``marking_of``."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("choices", [(marking.rank, marking.value) for marking in RANKS])
        kwargs.setdefault("default", Marking.PUBLIC.rank)
        super().__init__(*args, **kwargs)


def marking_of(rank: int) -> Marking:
    """The marking of that rank."""
    return RANKS[rank]
