"""The page of a proposal."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from plenipo.desk.accounts.access import Access, Right, access_to
from plenipo.desk.accounts.middleware import person_of
from plenipo.desk.proposals.actions import add_comment, marking_of_ours, set_position
from plenipo.desk.proposals.forms import CommentForm, PositionForm
from plenipo.desk.proposals.invitations import Subject, invitation_on, may_comment
from plenipo.desk.proposals.inviting import invitation_context
from plenipo.desk.proposals.models import Position, Proposal
from plenipo.desk.proposals.queries import Page, page_of, position_before, proposal_in
from plenipo.desk.proposals.reading import View
from plenipo.desk.shell.stale import StaleEdit
from plenipo.errors import ClassifiedMarking


@require_safe
def proposal(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What one sponsor wants, what it does to our lines, and what we say of it."""
    access = access_to(person_of(request), slug)
    return _page(request, access, proposal_in(access, pk))


@require_POST
def position(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Set our position."""
    access = access_to(person_of(request), slug)
    access.require(Right.DECIDE)
    row = proposal_in(access, pk)
    form = PositionForm(access, row.marking, request.POST)
    if not form.is_valid():
        return _page(request, access, row, form=form, status=422)
    try:
        set_position(access, row, **form.cleaned_data)
    except StaleEdit as error:
        return _page(request, access, row, form=form, stale=error, status=409)
    except ClassifiedMarking as error:
        form.add_error(None, str(error))
        return _page(request, access, row, form=form, status=422)
    messages.success(request, _("The position on %(proposal)s is set.") % {"proposal": row.identifier})
    return redirect("proposal", slug, pk)


@require_POST
def comment(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Add a note to the discussion; for an outside stakeholder, where it is invited to."""
    access = access_to(person_of(request), slug)
    row = proposal_in(access, pk)
    if not may_comment(access, invitation_on(access, Subject(proposal=row))):
        raise PermissionDenied
    form = CommentForm(access, row.marking, request.POST)
    if not form.is_valid():
        return _page(request, access, row, note=form, status=422)
    try:
        written = add_comment(access, form.cleaned_data["text"], proposal=row, marking=form.cleaned_data["marking"])
    except ClassifiedMarking as error:
        form.add_error("text", str(error))
        return _page(request, access, row, note=form, status=422)
    return redirect(f"{request.path.removesuffix('comment/')}#note-{written.pk}")


def _page(
    request: HttpRequest,
    access: Access,
    row: Proposal,
    form: PositionForm | None = None,
    note: CommentForm | None = None,
    stale: StaleEdit | None = None,
    status: int = 200,
) -> HttpResponse:
    view = request.GET.get("view", "")
    page = page_of(access, row, View(view) if view in list(View) else View.CHANGES)
    context: dict[str, Any] = {"access": access, "section": "conference", "page": page, "stale": stale}
    context["views"] = list(View)
    context["may_answer"] = access.may(Right.CONTRIBUTE)
    if access.may(Right.DECIDE) and not page.position_hidden:
        before = position_before(access, page)
        context |= {"form": form or _position_form(access, page, before), "before": before}
        if stale and page.position:
            context["form"] = _again(access, row, request, page.position)
    context |= invitation_context(access, Subject(proposal=row))
    if may_comment(access, context["invitation"]):
        initial = {"marking": marking_of_ours(access, row)}
        context["note"] = note or CommentForm(access, row.marking, initial=initial)
    return render(request, "proposals/proposal.html", context, status=status)


def _position_form(access: Access, page: Page, before: Position | None) -> PositionForm:
    """The form as it stands, filled in from the issue before where nothing is set yet."""
    known = page.position or before
    initial: dict[str, Any] = {"version": 0, "stand": "no position", "marking": marking_of_ours(access, page.row)}
    if known:
        fields = ("stand", "reasons", "fallback", "owner", "marking")
        initial |= {name: getattr(known, name) for name in fields}
    if page.position:
        initial["version"] = page.position.version
    return PositionForm(access, page.row.marking, initial=initial)


def _again(access: Access, row: Proposal, request: HttpRequest, now: Position) -> PositionForm:
    """What the person wrote, to be saved over what stands now if it says so again."""
    data = request.POST.copy()
    data["version"] = str(now.version)
    return PositionForm(access, row.marking, data)
