"""Pages: the people of a conference."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from plenipo.desk.accounts.access import Access, Right, access_to
from plenipo.desk.accounts.models import Membership
from plenipo.desk.conferences import member_actions, queries
from plenipo.desk.conferences.forms import NewPartForm, PartForm
from plenipo.desk.conferences.member_actions import PartRefused
from plenipo.desk.conferences.views import number, other_values, person_of
from plenipo.desk.shell.stale import StaleEdit


def people(request: HttpRequest, slug: str) -> HttpResponse:
    access = access_to(person_of(request), slug)
    form = NewPartForm(access, request.POST or None)
    if request.method == "POST":
        access.require(Right.ORGANISE)
        if form.is_valid() and _add(access, form):
            messages.success(request, _("%(name)s has a part now.") % {"name": form.cleaned_data["username"]})
            return redirect("people", slug)
    given = _given(access) | {"form": form, "members": queries.members(access)}
    return render(request, "conferences/people.html", given)


def member(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Change a part or take it away."""
    access = access_to(person_of(request), slug)
    access.require(Right.ORGANISE)
    part = get_object_or_404(queries.members(access), pk=pk)
    version, other = part.version, None
    form = PartForm(access, request.POST or None, initial=PartForm.told(part))
    if request.method == "POST":
        version = number(request.POST.get("version", ""))
        try:
            if _changed(request, access, part, form, version):
                return redirect("people", slug)
        except PartRefused as error:
            form.add_error(None, f"{error.what} {error.remedy}")
        except StaleEdit:
            part.refresh_from_db()
            version, other = part.version, other_values(PartForm(access, initial=PartForm.told(part)))
    given = _given(access) | {"form": form, "member": part, "version": version, "other": other}
    return render(request, "conferences/member.html", given)


def _add(access: Access, form: NewPartForm) -> bool:
    try:
        member_actions.add_member(access, **form.cleaned_data)
    except PartRefused as error:
        form.add_error("username", f"{error.what} {error.remedy}")
        return False
    return True


def _changed(request: HttpRequest, access: Access, part: Membership, form: PartForm, version: int) -> bool:
    name = str(part.person)
    if "remove" in request.POST:
        member_actions.remove_member(access, part, version)
        messages.success(request, _("%(name)s has no part any more.") % {"name": name})
        return True
    if not form.is_valid():
        return False
    member_actions.change_member(access, part, version, **form.cleaned_data)
    messages.success(request, _("The part of %(name)s is changed.") % {"name": name})
    return True


def _given(access: Access) -> dict[str, Any]:
    return {
        "access": access,
        "section": "conference",
        "page": "people",
        "may_organise": access.may(Right.ORGANISE),
    }
