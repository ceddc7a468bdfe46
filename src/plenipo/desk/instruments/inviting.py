"""Asking outside stakeholders for comments on an instrument or one provision of it."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from plenipo.desk.accounts.access import Right, access_to
from plenipo.desk.accounts.middleware import person_of
from plenipo.desk.instruments.queries import compilation_of, edition_of, instrument_in, text_of
from plenipo.desk.proposals.invitations import Subject
from plenipo.desk.proposals.inviting import answer_form
from plenipo.writers.html.inline import anchor


@require_POST
def invite(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Ask for comments on the provision, or on the whole text where there is none; with the field "end", no more."""
    access = access_to(person_of(request), slug)
    access.require(Right.ORGANISE)
    row = instrument_in(access, pk)
    compilation = compilation_of(row)
    if compilation is None:
        raise Http404
    at = request.POST.get("provision", "")
    if at and all(one.id != at for one in text_of(edition_of(compilation)).provisions):
        raise Http404
    answer_form(request, access, Subject(instrument=row, provision=at[:200]))
    place = f"?{urlencode({'at': at})}#{anchor(at)}" if at else ""
    return HttpResponseRedirect(reverse("instrument", args=[slug, pk]) + place)
