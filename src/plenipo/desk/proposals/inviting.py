"""Pages: asking outside stakeholders for comments, and what they are asked about."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from plenipo.desk.accounts.access import Access, Right, access_to
from plenipo.desk.accounts.middleware import person_of
from plenipo.desk.proposals.invitations import (
    LONGEST_QUESTION,
    Subject,
    end_invitation,
    invitation_on,
    invite,
    open_invitations,
)
from plenipo.desk.proposals.models import Invitation
from plenipo.desk.proposals.queries import proposal_in
from plenipo.errors import PlenipoError
from plenipo.texts.marking import Marking


@require_safe
def invited(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything on which comments are asked for now."""
    access = access_to(person_of(request), slug)
    context = {"access": access, "section": "conference", "invitations": open_invitations(access)}
    return render(request, "proposals/invited.html", context)


@require_POST
def on_proposal(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Ask for comments on a proposal; with the field "end", ask no more."""
    access = access_to(person_of(request), slug)
    access.require(Right.ORGANISE)
    answer_form(request, access, Subject(proposal=proposal_in(access, pk)))
    return redirect(f"{request.path.removesuffix('invite/')}#notes")


def answer_form(request: HttpRequest, access: Access, subject: Subject) -> None:
    """Do what the form of an invitation asks for, and say how it went."""
    if "end" in request.POST:
        ended = end_invitation(access, subject)
        messages.success(request, _("No more comments are taken.") if ended else _("No comments were asked for."))
        return
    try:
        invite(access, subject, request.POST.get("question", "")[:LONGEST_QUESTION])
    except PlenipoError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Outside stakeholders are asked for comments."))


def invitation_context(access: Access, subject: Subject) -> dict[str, Any]:
    """What the form of an invitation shows; may_invite: whether this person asks, and on something public."""
    public = subject.marking <= Marking.PUBLIC.rank
    invitation: Invitation | None = invitation_on(access, subject) if public else None
    return {
        "invitation": invitation,
        "may_invite": public and access.may(Right.ORGANISE),
        "longest_question": LONGEST_QUESTION,
    }
