"""Pages: committees, sessions and agenda of a conference, and the allocation of its texts."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from plenipo.desk.accounts.access import Access, Right, access_to
from plenipo.desk.conferences import agenda_actions, queries
from plenipo.desk.conferences.agenda_actions import Allocation, Entry, OwnerRefused
from plenipo.desk.conferences.forms import KINDS, entry_form
from plenipo.desk.conferences.models import AgendaItem, Committee, Session
from plenipo.desk.conferences.views import number, other_values, person_of
from plenipo.desk.shell.stale import StaleEdit

_NEW: dict[str, type[Entry]] = {"committee": Committee, "session": Session, "item": AgendaItem}
_ROWS = {"committee": queries.committees, "session": queries.sessions, "item": queries.items}


def agenda(request: HttpRequest, slug: str) -> HttpResponse:
    access = access_to(person_of(request), slug)
    given = _given(access, "agenda") | {
        "committees": queries.committees(access),
        "sessions": queries.sessions(access),
        "agenda": queries.agenda(access),
    }
    return render(request, "conferences/agenda.html", given)


def entry_new(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    access = _organising(request, slug, kind)
    form = entry_form(access, kind, data=request.POST or None)
    if request.method == "POST" and form.is_valid():
        agenda_actions.save_entry(access, _NEW[kind](), **form.cleaned_data)
        return redirect("agenda", slug)
    return render(request, "conferences/entry.html", _given(access, "agenda") | {"form": form, "kind": kind})


def entry(request: HttpRequest, slug: str, kind: str, pk: int) -> HttpResponse:
    """Change one entry of the agenda or take it away."""
    access = _organising(request, slug, kind)
    row: Any = get_object_or_404(_ROWS[kind](access), pk=pk)
    version, name, other = row.version, str(row), None
    form = entry_form(access, kind, data=request.POST or None, instance=row)
    if request.method == "POST":
        version = number(request.POST.get("version", ""))
        try:
            if "remove" in request.POST:
                agenda_actions.remove_entry(access, row, version)
                return redirect("agenda", slug)
            if form.is_valid():
                agenda_actions.save_entry(access, row, version, **form.cleaned_data)
                messages.success(request, _("Saved."))
                return redirect("agenda", slug)
        except StaleEdit:
            now: Any = get_object_or_404(_ROWS[kind](access), pk=pk)
            version, other = now.version, other_values(entry_form(access, kind, instance=now))
    given = {"form": form, "kind": kind, "entry": name, "version": version, "other": other}
    return render(request, "conferences/entry.html", _given(access, "agenda") | given)


def allocation(request: HttpRequest, slug: str) -> HttpResponse:
    """Allocate one text or many to an agenda item and an owner."""
    access = access_to(person_of(request), slug)
    access.require(Right.ORGANISE)
    stale: set[int] = set()
    problem = ""
    if request.method == "POST":
        try:
            wanted = _wanted(request, access)
            stale = {one.instrument.pk for one in agenda_actions.allocate(access, wanted)}
        except OwnerRefused as error:
            problem = f"{error.what} {error.remedy}"
        else:
            if not stale:
                messages.success(request, _("%(count)d texts are allocated.") % {"count": len(wanted)})
                return redirect("allocation", slug)
    given = {
        "texts": list(queries.instruments(access)),
        "items": list(queries.items(access)),
        "owners": list(queries.owners(access)),
        "stale": stale,
        "problem": problem,
        "chosen": {number(key) for key in request.POST.getlist("text")} if problem else stale,
        "item": request.POST.get("item", "keep"),
        "owner": request.POST.get("owner", "keep"),
    }
    return render(request, "conferences/allocation.html", _given(access, "allocation") | given)


def _wanted(request: HttpRequest, access: Access) -> list[Allocation]:
    """What the form asks for; an item or owner that is not of this conference does not exist."""
    keys = [number(key) for key in request.POST.getlist("text")]
    item, owner = request.POST.get("item", "keep"), request.POST.get("owner", "keep")
    new_item = get_object_or_404(queries.items(access), pk=number(item)) if number(item) else None
    new_owner = get_object_or_404(queries.owners(access), pk=number(owner)) if number(owner) else None
    return [
        Allocation(
            text,
            number(request.POST.get(f"version-{text.pk}", "")),
            text.agenda_item if item == "keep" else new_item,
            text.owner if owner == "keep" else new_owner,
        )
        for text in queries.instruments(access).filter(pk__in=keys)
    ]


def _organising(request: HttpRequest, slug: str, kind: str) -> Access:
    access = access_to(person_of(request), slug)
    access.require(Right.ORGANISE)
    if kind not in KINDS:
        raise Http404
    return access


def _given(access: Access, page: str) -> dict[str, Any]:
    return {
        "access": access,
        "section": "conference",
        "page": page,
        "may_organise": access.may(Right.ORGANISE),
    }
