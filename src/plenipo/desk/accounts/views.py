"""A person's own account: password, second step, sessions."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from plenipo.desk.accounts.actions import end_sessions
from plenipo.desk.accounts.middleware import person_of
from plenipo.desk.accounts.queries import parts_of, second_step_of, sessions_of


@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Everything about the account on one page."""
    person = person_of(request)
    context = {
        "second_step": second_step_of(person),
        "sessions": sessions_of(person, request.session.session_key),
        "parts": parts_of(person),
    }
    return render(request, "accounts/account.html", context)


@require_safe
def to_account(request: HttpRequest) -> HttpResponse:
    """Pages that allauth has apart are parts of the account page."""
    return redirect("account")


@require_POST
def end_session(request: HttpRequest) -> HttpResponse:
    """End one session (field "session"), or with "others" all but this one."""
    person = person_of(request)
    others = [row.pk for row in sessions_of(person, request.session.session_key) if not row.is_current]
    asked = request.POST.get("session", "")
    chosen = others if asked == "others" else [pk for pk in others if str(pk) == asked]
    ended = end_sessions(person, chosen)
    told = ngettext("%(count)d session ended.", "%(count)d sessions ended.", ended) % {"count": ended}
    messages.success(request, told if ended else _("That session is over already."))
    return redirect("account")


def closed(request: HttpRequest) -> HttpResponse:
    """What allauth offers and the desk has not: signing up, mail, links that reset passwords."""
    raise Http404
