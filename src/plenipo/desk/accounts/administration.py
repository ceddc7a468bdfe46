"""Pages of administrators: people and conferences."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from plenipo.desk.accounts import actions, queries
from plenipo.desk.accounts.forms import Name, NewPart, NewPerson
from plenipo.desk.accounts.middleware import person_of
from plenipo.desk.accounts.models import Person
from plenipo.desk.conferences.member_actions import PartRefused, give_part
from plenipo.desk.shell.stale import StaleEdit

_View = Callable[..., HttpResponse]


def for_administrators(view: _View) -> _View:
    """403 for everybody else."""

    @wraps(view)
    def guarded(request: HttpRequest, **parts: Any) -> HttpResponse:
        if not person_of(request).is_administrator:
            raise PermissionDenied
        return view(request, **parts)

    return guarded


@for_administrators
def administration(request: HttpRequest) -> HttpResponse:
    """Everybody and every conference."""
    words = request.GET.get("q", "").strip()
    context = {"people": queries.people(words), "words": words, "conferences": queries.conferences()}
    return render(request, "accounts/administration.html", context)


@for_administrators
def add(request: HttpRequest) -> HttpResponse:
    """Add a person. The answer shows the one-time password, which is kept nowhere: it is shown once."""
    form = NewPerson(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            person, password = actions.add_person(
                person_of(request), given["username"], given["name"], given["is_administrator"]
            )
        except actions.UsernameTaken as error:
            form.add_error("username", f"{error.what.capitalize()} {error.remedy}")
        else:
            return _show_once(request, person, password)
    return render(request, "accounts/add.html", {"form": form})


@for_administrators
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One person, and what an administrator can do for it."""
    return _page(request, get_object_or_404(Person, pk=pk))


@require_POST
@for_administrators
def rename(request: HttpRequest, pk: int) -> HttpResponse:
    """Another name; where somebody else was faster, both names are shown."""
    row = get_object_or_404(Person, pk=pk)
    form = Name(request.POST)
    if not form.is_valid():
        return _page(request, row, name_form=form)
    try:
        actions.rename(person_of(request), row, form.cleaned_data["name"], form.cleaned_data["before"])
    except StaleEdit:
        fresh = Name(initial={"name": form.cleaned_data["name"], "before": row.name})
        return _page(request, row, name_form=fresh, stale=form.cleaned_data["name"])
    messages.success(request, _("The name is changed."))
    return redirect("person", pk)


@require_POST
@for_administrators
def powers(request: HttpRequest, pk: int) -> HttpResponse:
    """Make somebody administrator (field "administrator" is "yes"), or no longer one."""
    row = get_object_or_404(Person, pk=pk)
    wanted = request.POST.get("administrator") == "yes"
    return _done(request, row, lambda: actions.set_administrator(person_of(request), row, wanted))


@require_POST
@for_administrators
def activity(request: HttpRequest, pk: int) -> HttpResponse:
    """Let somebody sign in (field "active" is "yes"), or no longer."""
    row = get_object_or_404(Person, pk=pk)
    change = actions.activate if request.POST.get("active") == "yes" else actions.deactivate
    return _done(request, row, lambda: change(person_of(request), row))


@require_POST
@for_administrators
def password(request: HttpRequest, pk: int) -> HttpResponse:
    """A new one-time password, shown once."""
    row = get_object_or_404(Person, pk=pk)
    return _show_once(request, row, actions.reset_password(person_of(request), row))


@require_POST
@for_administrators
def second_step(request: HttpRequest, pk: int) -> HttpResponse:
    """Take away the second step of somebody who lost it."""
    row = get_object_or_404(Person, pk=pk)
    return _done(request, row, lambda: actions.remove_second_step(person_of(request), row))


@require_POST
@for_administrators
def part(request: HttpRequest, pk: int) -> HttpResponse:
    """Give somebody a part in a conference."""
    row = get_object_or_404(Person, pk=pk)
    form = NewPart(row, request.POST)
    if form.is_valid():
        try:
            give_part(person_of(request), row, **form.cleaned_data)
        except PartRefused as error:
            form.add_error("conference", f"{error.what.capitalize()} {error.remedy}")
        else:
            messages.success(request, _("Done, and recorded in the audit trail."))
            return redirect("person", pk)
    return _page(request, row, part_form=form)


def _done(request: HttpRequest, row: Person, change: Callable[[], None]) -> HttpResponse:
    """Make the change and go back to the person, with a word on how it went."""
    try:
        change()
    except actions.LastAdministrator as error:
        messages.error(request, f"{error.what.capitalize()} {error.remedy}")
    else:
        messages.success(request, _("Done, and recorded in the audit trail."))
    return redirect("person", row.pk)


def _page(request: HttpRequest, row: Person, **more: Any) -> HttpResponse:
    context = {
        "person": row,
        "name_form": Name(initial={"name": row.name, "before": row.name}),
        "parts": queries.parts_of(row),
        "part_form": NewPart(row),
        "second_step": queries.second_step_of(row),
        "is_self": row.pk == person_of(request).pk,
        **more,
    }
    return render(request, "accounts/person.html", context)


def _show_once(request: HttpRequest, row: Person, secret: str) -> HttpResponse:
    return render(request, "accounts/one_time.html", {"person": row, "one_time_password": secret})
