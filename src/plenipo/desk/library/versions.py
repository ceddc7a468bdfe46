"""Which file took the place of which."""

from __future__ import annotations

import re
from collections.abc import Iterable

from plenipo.desk.instruments.models import Instrument
from plenipo.desk.library.models import Contribution

_REVISION = re.compile(r"\s*\(Rev\.?\s?\d+\)")


def document_number(number: str) -> str:
    """The number without its revision: "41(Rev.1)" is a version of "41"."""
    return _REVISION.sub("", number)


def link_revisions(contribution: Contribution) -> None:
    """Let every replaced version of the document point to the next one, in whatever order they came."""
    number = document_number(contribution.number)
    if not number:
        return
    versions = [row for row in _read(contribution) if document_number(row.number) == number]
    versions.sort(key=lambda row: (row.revision, row.pk))
    for index, row in enumerate(versions):
        if row.state != Contribution.State.REPLACED or row.replaced_by_id:
            continue
        later = [other for other in versions[index + 1 :] if other.revision > row.revision]
        if later:
            Contribution.objects.filter(pk=row.pk).update(replaced_by=later[0])


def _read(contribution: Contribution) -> list[Contribution]:
    """The contributions of the same sponsors that were read."""
    rows = Contribution.objects.filter(
        conference_id=contribution.conference_id,
        kind=contribution.kind,
        state__in=[Contribution.State.READY, Contribution.State.REPLACED],
    )
    return [row for row in rows if row.sponsors == contribution.sponsors]


def replace_by_hand(contribution: Contribution) -> set[int]:
    """Take out of force what a person said this file replaces; the instruments that this touches."""
    touched: set[int] = set()
    for row in contribution.replaces.exclude(state=Contribution.State.REPLACED):
        proposals = row.proposals.filter(in_force=True)
        touched |= {pk for pk in proposals.values_list("instrument_id", flat=True) if pk}
        proposals.update(in_force=False)
        _replace([row], contribution)
    return touched


def replace_bases(contribution: Contribution) -> None:
    """A base text that no instrument rests on any more was replaced by the one that came now."""
    used = Instrument.objects.filter(conference_id=contribution.conference_id, base_file__isnull=False)
    rows = Contribution.objects.filter(
        conference_id=contribution.conference_id, kind=Contribution.Kind.BASE, state=Contribution.State.READY
    ).exclude(pk__in=used.values("base_file_id"))
    _replace(rows.exclude(pk=contribution.pk), contribution)


def _replace(rows: Iterable[Contribution], by: Contribution) -> None:
    for row in rows:
        row.state, row.replaced_by = Contribution.State.REPLACED, by
        row.save(update_fields=["state", "replaced_by"])
