"""Pages: the list of conferences, a new one, the board and its export, what is told of a conference."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.desk.accounts.access import Right, access_to
from plenipo.desk.accounts.models import Person
from plenipo.desk.audit.downloads import taken
from plenipo.desk.conferences import actions, export, queries
from plenipo.desk.conferences.board import board as board_of
from plenipo.desk.conferences.chips import chips
from plenipo.desk.conferences.filters import filters_of
from plenipo.desk.conferences.forms import ConferenceForm
from plenipo.desk.shell.stale import StaleEdit

_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html; charset=utf-8",
}


def person_of(request: HttpRequest) -> Person:
    """Who asks: every page is for people who signed in."""
    return cast(Person, request.user)


def conferences(request: HttpRequest) -> HttpResponse:
    return render(request, "conferences/list.html", {"parts": queries.conferences_of(person_of(request))})


def conference_new(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    if not person.is_administrator:
        raise PermissionDenied
    form = ConferenceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        conference = actions.open_conference(person, **form.cleaned_data)
        return redirect("board", conference.slug)
    return render(request, "conferences/new.html", {"form": form})


def board(request: HttpRequest, slug: str) -> HttpResponse:
    access = access_to(person_of(request), slug)
    filters = filters_of(request.GET)
    shown = board_of(access, filters)
    given = {
        "access": access,
        "section": "conference",
        "page": "board",
        "board": shown,
        "filters": filters,
        "chips": chips(filters, shown.counts),
        "committees": list(queries.committees(access)),
        "items": list(queries.items(access)),
        "exports": export.EXPORTS if access.may_see(access.conference.marking) else (),
        "may_contribute": access.may(Right.CONTRIBUTE),
        "may_organise": access.may(Right.ORGANISE),
        "to_review": shown.to_review,
    }
    return render(request, "conferences/board.html", given)


def board_export(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    access = access_to(person_of(request), slug)
    if name not in export.EXPORTS or not access.may_see(access.conference.marking):
        raise Http404
    overview = export.overview_of(access, board_of(access, filters_of(request.GET)), timezone.now().date().isoformat())
    content = export.written(overview, name)
    taken(access, f"{access.conference.slug}-{name}", overview.marking.rank)
    kind = name.rpartition(".")[2]
    headers = {"Content-Disposition": f'attachment; filename="{access.conference.slug}-{name}"'}
    return HttpResponse(content, content_type=_TYPES[kind], headers=headers)


def conference_about(request: HttpRequest, slug: str) -> HttpResponse:
    access = access_to(person_of(request), slug)
    conference = access.conference
    may = access.may(Right.ORGANISE)
    given: dict[str, Any] = {"access": access, "section": "conference", "page": "about", "may_organise": may}
    if request.method != "POST":
        form = ConferenceForm(initial=ConferenceForm.told(conference))
        return render(request, "conferences/about.html", given | {"form": form, "version": conference.version})
    access.require(Right.ORGANISE)
    form = ConferenceForm(request.POST)
    version = number(request.POST.get("version", ""))
    if form.is_valid():
        try:
            actions.describe(access, version, **form.cleaned_data)
        except StaleEdit:
            conference.refresh_from_db()
            given["other"] = other_values(ConferenceForm(initial=ConferenceForm.told(conference)))
            version = conference.version
        else:
            messages.success(request, _("Saved."))
            return redirect("conference_about", slug)
    return render(request, "conferences/about.html", given | {"form": form, "version": version})


def number(text: str) -> int:
    """A whole number from a form, 0 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def other_values(form: Any) -> list[tuple[str, str]]:
    """What somebody else saved in the meantime: label and value of each field, as people read them."""
    return [(field.label, _printed(field)) for field in form]


def _printed(field: Any) -> str:
    value = field.value()
    choices = dict(getattr(field.field, "choices", ()) or ())
    said = choices.get(value, value)
    return "–" if said in (None, "") else str(said)
