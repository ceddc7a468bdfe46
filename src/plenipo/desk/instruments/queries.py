"""What an instrument's page shows. The number of queries is the same for every instrument."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import get_language

from plenipo.compilation.model import Compilation as Compiled
from plenipo.desk.accounts.access import Access
from plenipo.desk.instruments.address import Wanted
from plenipo.desk.instruments.bearings import WHOLE, Bearing
from plenipo.desk.instruments.fragments import Edition, Fragment, fragment_of, value_of
from plenipo.desk.instruments.kept import kept_bearings, rows_of, scope_of
from plenipo.desk.instruments.models import Compilation, Instrument
from plenipo.desk.lines.models import Mandate
from plenipo.desk.lines.queries import mandate_in_force
from plenipo.desk.proposals.models import Comment, Proposal
from plenipo.desk.review.models import Assessment


class Said(NamedTuple):
    """What judges and people say of one instrument, as far as this person may see it.

    bearings, comments: by anchor and by id of the provision. proposals: in force, with their positions.
    """

    mandate: Mandate | None
    bearings: Mapping[str, list[Bearing]]
    proposals: Sequence[Proposal]
    comments: Mapping[str, list[Comment]]


def instrument_in(access: Access, pk: int) -> Instrument:
    """The instrument with its compilation at hand, without their texts. Http404 where it is not for these eyes."""
    row = (
        Instrument.objects.filter(conference=access.conference, pk=pk)
        .select_related("compilation", "agenda_item__committee", "owner")
        .defer("base", "compilation__value")
        .first()
    )
    access.require_sight(row)
    compilation = compilation_of(row) if row is not None else None
    if row is None or (compilation is not None and not access.may_see(compilation.marking)):
        raise Http404
    return row


def compilation_of(instrument: Instrument) -> Compilation | None:
    """The compilation in force, without its value; None before the first."""
    return getattr(instrument, "compilation", None)


def edition_of(compilation: Compilation) -> Edition:
    """What the caches know it by."""
    return Edition(compilation.pk, compilation.version, compilation.made_at)


def text_of(edition: Edition) -> Compiled:
    """The compilation as the engine's value. Raises Http404 where it was replaced while the page was made."""
    try:
        return value_of(edition)
    except Compilation.DoesNotExist as exc:
        raise Http404 from exc


def fragment(edition: Edition, wanted: Wanted) -> Fragment:
    """The text that the address asks for, as HTML."""
    text_of(edition)
    return fragment_of(edition, wanted.without_place, get_language() or "en")


def said_of(access: Access, instrument: Instrument, edition: Edition) -> Said:
    """Everything that is said of the instrument, for the whole page or for one provision of it."""
    mandate = visible_mandate(access)
    bearings = kept_bearings(edition, scope_of(instrument, mandate, access.clearance)) if mandate else {}
    comments: dict[str, list[Comment]] = {}
    written = Comment.objects.filter(instrument=instrument, conference=access.conference).select_related("author")
    for comment in access.visible(written):
        comments.setdefault(comment.provision, []).append(comment)
    return Said(mandate, bearings, list(proposals(access, instrument)), comments)


def visible_mandate(access: Access) -> Mandate | None:
    """The mandate in force; None where there is none, or none for these eyes."""
    mandate = mandate_in_force(access.conference)
    return mandate if mandate is not None and access.may_see(mandate.marking) else None


def assessments(access: Access, instrument: Instrument, mandate: Mandate) -> QuerySet[Assessment]:
    """The assessments of what is in force on the instrument against the mandate, the surest first."""
    return rows_of(scope_of(instrument, mandate, access.clearance))


def proposals(access: Access, instrument: Instrument) -> QuerySet[Proposal]:
    """What is in force on the instrument, each with its position and document at hand."""
    rows = instrument.proposals.filter(in_force=True).select_related(
        "contribution", "position__set_by", "position__owner"
    )
    return access.visible(rows).defer("value")


def position_of(access: Access, proposal: Proposal) -> Any:
    """The delegation's position on it, if there is one that this person may see."""
    position = getattr(proposal, "position", None)
    return position if position is not None and access.may_see(position.marking) else None


def of_provision(said: Said, compiled: Compiled, at: str) -> list[Proposal]:
    """The proposals that touch the provision; all of them for the whole text."""
    if at == WHOLE:
        return list(said.proposals)
    touching = next((provision.sponsors for provision in compiled.provisions if provision.id == at), ())
    concerned = {row.proposal for row in compiled.contributions if row.sponsor in touching}
    return [row for row in said.proposals if row.identifier in concerned]
