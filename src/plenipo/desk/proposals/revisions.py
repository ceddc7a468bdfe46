"""The revisions of a proposal, and what moved between two of them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from django.core.cache import caches
from msgspec import Struct
from msgspec.structs import replace

from plenipo.amendments.proposal import AmendedProvision
from plenipo.amendments.proposal import Proposal as Proposed
from plenipo.compilation.selection import revision_of, without_revision
from plenipo.desk.accounts.access import Access
from plenipo.desk.instruments.placing import value_of
from plenipo.desk.proposals.models import Proposal
from plenipo.desk.proposals.reading import KEPT, Shown, segments_of
from plenipo.positions.amended import amended_provisions
from plenipo.positions.judges.contract import Case
from plenipo.texts.contribution import Symbol
from plenipo.texts.instrument import Instrument
from plenipo.texts.provision import Provision


class Movement(Struct, frozen=True):
    """What a later revision does to an earlier one. provisions: whose proposed words differ."""

    provisions: tuple[Shown, ...]
    symbols: tuple[str, str] | None = None
    reasons: tuple[str, str] | None = None

    def __bool__(self) -> bool:
        return bool(self.provisions or self.symbols or self.reasons)


def revisions_of(access: Access, row: Proposal) -> list[Proposal]:
    """The proposal with its revisions, earlier and later, the first issue first; what may not be seen is left out."""
    plain = without_revision(row.identifier)
    steps = row.identifier.split("/")
    here = Proposal.objects.filter(conference=access.conference)
    alike = here.filter(identifier__startswith=f"{steps[0]}/", identifier__endswith=f"/{steps[-1]}")
    same = [pk for pk, name in alike.values_list("pk", "identifier") if without_revision(name) == plain]
    rows = access.visible(here.filter(pk__in={*same, row.pk})).select_related("contribution", "instrument")
    return sorted(rows.defer("instrument__base"), key=lambda one: (revision_of(value_of(one)), one.pk))


def movement(earlier: Proposal, later: Proposal) -> Movement:
    """What moved from one revision to the next: both proposed texts compared. Found once, and then kept."""
    key = f"movement-{earlier.pk}-{later.pk}"
    stored = caches["near"].get(key)
    if stored is None:
        stored = msgspec.msgpack.encode(_movement(earlier, later))
        caches["near"].set(key, stored, KEPT)
    return msgspec.msgpack.decode(stored, type=Movement)


def _movement(earlier: Proposal, later: Proposal) -> Movement:
    before, after = value_of(earlier), value_of(later)
    return Movement(
        provisions=tuple(
            Shown(one.id, "", one.citation, one.role.value, segments_of(one.spans))
            for one in (amended_provisions(_laid(before, after)) if before.provisions and after.provisions else ())
        ),
        symbols=None if before.symbol is after.symbol else (before.symbol.value, after.symbol.value),
        reasons=None if before.reasons == after.reasons else (before.reasons, after.reasons),
    )


def _laid(before: Proposed, after: Proposed) -> Case:
    """The later text as one that retypes the earlier without marks."""
    retyped = replace(
        after, symbol=Symbol.MOD, target=None, tracked=False, provisions=tuple(_retyped(after.provisions))
    )
    text = Instrument(None, before.title, tuple(_provision(one) for one in before.provisions if _stands(one)))
    return Case(retyped, text)


def _stands(provision: AmendedProvision) -> bool:
    return provision.proposed is not None


def _retyped(provisions: Sequence[AmendedProvision]) -> list[AmendedProvision]:
    return [
        replace(one, original=one.proposed, original_label=one.proposed_label, spans=())
        for one in provisions
        if _stands(one)
    ]


def _provision(one: AmendedProvision) -> Provision:
    return Provision(
        id=one.id,
        label=one.proposed_label,
        role=one.role,
        path=one.path,
        text=one.proposed or "",
        parent=one.parent,
        style=one.style,
        level=one.level,
        place=one.place,
    )
