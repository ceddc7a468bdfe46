"""The review: one assessment at a time, answered by a person."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from plenipo.desk.accounts.access import Right, access_to
from plenipo.desk.accounts.middleware import person_of
from plenipo.desk.audit.downloads import taken
from plenipo.desk.review import actions
from plenipo.desk.review.forms import AnswerForm, JudgeForm
from plenipo.desk.review.models import Assessment
from plenipo.desk.review.queries import answers_file, assessment_in, page_of
from plenipo.desk.shell.stale import StaleEdit
from plenipo.errors import UsageError
from plenipo.positions.finding import Relation
from plenipo.texts.marking import Marking


@require_safe
def review(request: HttpRequest, slug: str) -> HttpResponse:
    """What waits for an answer, the assessment at hand first."""
    access = access_to(person_of(request), slug)
    page = page_of(access, request.GET)
    context: dict[str, Any] = {"access": access, "section": "review", "page": page, "to_review": page.counts["open"]}
    context["may_answer"] = access.may(Right.CONTRIBUTE)
    context["may_decide"] = access.may(Right.DECIDE)
    context["relations"] = list(Relation)
    if page.shown:
        context["onward"] = _address(slug, page.filters.query, f"after={page.shown.row.pk}")
    return render(request, "review/review.html", context)


@require_POST
def answer(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Confirm, correct or dismiss."""
    access = access_to(person_of(request), slug)
    access.require(Right.CONTRIBUTE)
    row = assessment_in(access, pk)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest(_("This is no answer."))
    given = form.cleaned_data["relation"]
    try:
        answered = actions.answer(access, row, given, form.cleaned_data["version"])
    except StaleEdit:
        messages.warning(request, _stale(assessment_in(access, pk), given))
        return redirect(_address(slug, f"at={pk}"))
    messages.success(request, _told(answered, given))
    return redirect(_next(request, form.cleaned_data["next"], slug))


@require_POST
def undo(request: HttpRequest, slug: str) -> HttpResponse:
    """Take the last answer back and show it again."""
    access = access_to(person_of(request), slug)
    try:
        rows = actions.undo(access)
    except UsageError as error:
        messages.error(request, str(error))
        return redirect("review", slug)
    if not rows:
        messages.warning(request, _("It was answered anew or judged anew since; nothing was changed."))
        return redirect("review", slug)
    names = ", ".join(sorted(row.proposal.identifier for row in rows))
    messages.success(request, _("Taken back: %(names)s.") % {"names": names})
    return redirect(_address(slug, f"at={rows[0].pk}"))


@require_safe
def answers(request: HttpRequest, slug: str) -> HttpResponse:
    """The answers as a file for ``plenipo learn``."""
    access = access_to(person_of(request), slug)
    access.require(Right.CONTRIBUTE)
    told = answers_file(access)
    taken(access, f"{slug}-confirmed.json", Marking(told["marking"]).rank, answers=len(told["confirmed"]))
    response = JsonResponse(told, json_dumps_params={"indent": 1, "ensure_ascii": False})
    marking = told["marking"].lower().replace(" ", "-")
    response["Content-Disposition"] = f'attachment; filename="{slug}-confirmed-{marking}.json"'
    return response


@require_POST
def learn(request: HttpRequest, slug: str) -> HttpResponse:
    """Have the learned judge learn now."""
    actions.have_it_learn(access_to(person_of(request), slug))
    messages.success(request, _("The learned judge learns from the answers; this page will say what came of it."))
    return redirect("review", slug)


@require_POST
def judge(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose the judge."""
    access = access_to(person_of(request), slug)
    access.require(Right.DECIDE)
    form = JudgeForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest(_("There is no such judge."))
    try:
        actions.choose_judge(access, form.cleaned_data["judge"])
    except UsageError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("What is open is judged anew. Answers stay."))
    return redirect("review", slug)


def _address(slug: str, *queries: str) -> str:
    return f"{reverse('review', args=[slug])}?{'&'.join(filter(None, queries))}"


def _next(request: HttpRequest, asked: str, slug: str) -> str:
    """Where the person wants to go, if that is a page of this desk."""
    allowed = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if asked and allowed else reverse("review", args=[slug])


def _told(answered: actions.Answered, given: str) -> str:
    said = {"subject": answered.proposal, "line": answered.line, "answer": _word(given)}
    told = _("%(subject)s, line %(line)s: %(answer)s.") % said
    if answered.others:
        same = _("The identical change got the same answer in %(names)s.") % {"names": ", ".join(answered.others)}
        told = f"{told} {same}"
    return told


def _stale(row: Assessment, given: str) -> str:
    """Both answers, or what was judged anew meanwhile; the person chooses."""
    said = {"person": row.answered_by, "theirs": _word(row.answer), "yours": _word(given)}
    if row.answered_by:
        return _("%(person)s answered “%(theirs)s” meanwhile; you said “%(yours)s”. Say which holds.") % said
    return _("This was judged anew or taken back meanwhile; you said “%(yours)s”. Look again.") % said


def _word(answer: str) -> str:
    return _("no relation") if answer == actions.NONE else _(answer)
