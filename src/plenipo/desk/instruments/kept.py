"""Bearings on an instrument, laid on its provisions once for everybody with the same clearance, and kept."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from django.db.models import QuerySet

from plenipo.desk.instruments.bearings import Bearing, bearings_of
from plenipo.desk.instruments.fragments import Edition, places_of
from plenipo.desk.instruments.models import Instrument
from plenipo.desk.lines.models import Mandate
from plenipo.desk.review.models import Assessment

# Of an assessment, all that changes without its version; with its key and version it tells one state from another.
_STATE = ("pk", "version", "relation", "confidence", "sure", "state", "answer", "answered_by_id", "answered_at")


class Scope(NamedTuple):
    """Whose assessments: of what is in force on the instrument, under the mandate, for eyes of that clearance.

    version: of the mandate, which counts every change of its lines.
    """

    instrument: int
    mandate: int
    version: int
    clearance: int


def scope_of(instrument: Instrument, mandate: Mandate, clearance: int) -> Scope:
    return Scope(instrument.pk, mandate.pk, mandate.version, clearance)


def rows_of(scope: Scope) -> QuerySet[Assessment]:
    """The assessments, the surest first, with proposal and line at hand."""
    return (
        Assessment.objects.filter(
            proposal__instrument=scope.instrument,
            proposal__in_force=True,
            proposal__marking__lte=scope.clearance,
            line__mandate=scope.mandate,
        )
        .select_related("proposal", "line")
        .defer("proposal__value")
    )


def kept_bearings(edition: Edition, scope: Scope) -> Mapping[str, list[Bearing]]:
    """By anchor, as the assessments are now. What is kept is shared by all who ask: nobody changes it."""
    states = tuple(rows_of(scope).select_related(None).order_by("pk").values_list(*_STATE))
    return _laid(edition, scope, states)


@lru_cache(maxsize=32)
def _laid(edition: Edition, scope: Scope, states: tuple[object, ...]) -> Mapping[str, list[Bearing]]:
    return bearings_of(rows_of(scope), places_of(edition)) if states else {}
