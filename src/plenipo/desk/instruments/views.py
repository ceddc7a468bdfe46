"""Pages: the instrument, what is said of one provision, comments, downloads."""

from __future__ import annotations

import re
from typing import Any, cast
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from plenipo.compilation.model import Compilation as Compiled
from plenipo.desk.accounts.access import Access, access_to
from plenipo.desk.accounts.models import Person
from plenipo.desk.audit.downloads import taken
from plenipo.desk.instruments import exports
from plenipo.desk.instruments.address import wanted
from plenipo.desk.instruments.fragments import Edition
from plenipo.desk.instruments.margins import told
from plenipo.desk.instruments.models import Instrument
from plenipo.desk.instruments.page import context_of
from plenipo.desk.instruments.queries import (
    compilation_of,
    edition_of,
    instrument_in,
    proposals,
    said_of,
    text_of,
    visible_mandate,
)
from plenipo.desk.instruments.rail import rail_of
from plenipo.desk.proposals.actions import add_comment
from plenipo.errors import ClassifiedMarking, InvalidData
from plenipo.writers.html.inline import anchor


def _access(request: HttpRequest, slug: str) -> Access:
    return access_to(cast(Person, request.user), slug)


@require_GET
def instrument(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The compilation, made for reading. ``?view= of= by= status= q= at=`` say how."""
    access = _access(request, slug)
    row = instrument_in(access, pk)
    context: dict[str, Any] = {"access": access, "section": "conference", "instrument": row}
    compilation = compilation_of(row)
    if compilation is None:
        context |= {"proposals": proposals(access, row), "has_base": row.base_file_id is not None}
        return render(request, "instruments/waiting.html", context)
    asked = wanted(request.GET, text_of(edition_of(compilation)).sponsors)
    context |= {"wanted": asked, **context_of(access, row, compilation, asked)}
    return render(request, "instruments/instrument.html", context)


@require_GET
def provision(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What is said of one provision, as a part of the page; ``?at=`` its id."""
    access = _access(request, slug)
    row, edition, compiled = _compiled(access, pk)
    asked = wanted(request.GET, compiled.sponsors)
    said = said_of(access, row, edition)
    rail = rail_of(access, row, compiled, said, asked)
    beside = told(said.bearings.get(rail.place, ()), len(rail.comments)) if rail.place else None
    context = {"access": access, "instrument": row, "rail": rail, "margin": beside}
    return render(request, "instruments/rail.html", context)


@require_POST
def comment(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Add a comment on a provision, or on the whole text where ``provision`` is empty."""
    access = _access(request, slug)
    row, _edition, compiled = _compiled(access, pk)
    at = request.POST.get("provision", "")
    if at and all(one.id != at for one in compiled.provisions):
        raise Http404
    text, marking = request.POST.get("text", "").strip(), request.POST.get("marking", "")
    try:
        add_comment(access, text, instrument=row, provision=at, marking=_rank(marking, access, row))
    except InvalidData:
        messages.error(request, _("The comment is empty, or endless. Write a few sentences."))
    except ClassifiedMarking as error:
        messages.error(request, str(error))
    place = f"?{urlencode({'at': at})}#{anchor(at)}" if at else ""
    return HttpResponseRedirect(reverse("instrument", args=[slug, pk]) + place)


@require_GET
def export(request: HttpRequest, slug: str, pk: int, name: str) -> HttpResponse:
    """A file that the command line makes, with its marking."""
    access = _access(request, slug)
    row, _edition, compiled = _compiled(access, pk)
    leaving = exports.marked(compiled, access)
    if not access.may_see(leaving.marking.rank):
        raise Http404
    mandate = visible_mandate(access) if name in (*exports.OF_LINES, exports.BUNDLE) else None
    try:
        data = exports.data_of(name, access, row, leaving, mandate)
    except KeyError as exc:
        raise Http404 from exc
    marking = max(leaving.marking.rank, mandate.marking if mandate else 0)
    taken(access, f"{_stem(row)}-{name}", marking, instrument=row.pk)
    return _download(data, f"{_stem(row)}-{name}")


def _compiled(access: Access, pk: int) -> tuple[Instrument, Edition, Compiled]:
    """The instrument, its edition and its text. Raises Http404 where it is not compiled."""
    row = instrument_in(access, pk)
    compilation = compilation_of(row)
    if compilation is None:
        raise Http404
    edition = edition_of(compilation)
    return row, edition, text_of(edition)


def _rank(value: str, access: Access, row: Instrument) -> int:
    """The marking that was chosen; that of the instrument where none was that this person may use."""
    if value.isdecimal() and len(value) < 3 and access.may_see(int(value)):
        return int(value)
    return int(min(row.marking, access.clearance))


def _download(data: bytes, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=exports.TYPES[name.rpartition(".")[2]])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _stem(row: Instrument) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "-", row.name).strip("-")[:60] or "instrument"
