"""Pages for changing: uploads, clearance, corrections."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from plenipo.desk.accounts.access import Right, access_to
from plenipo.desk.accounts.middleware import person_of
from plenipo.desk.lines import actions, files, queries
from plenipo.desk.lines import corrections as correcting
from plenipo.desk.lines.forms import DataForm, MoveForm, StatementsForm, UploadForm
from plenipo.desk.lines.marked import marked_text
from plenipo.desk.lines.models import Line
from plenipo.desk.lines.values import value_of
from plenipo.desk.lines.views import context
from plenipo.desk.shell.stale import StaleEdit
from plenipo.errors import PlenipoError

_CHANGES = require_http_methods(["GET", "HEAD", "POST"])


@_CHANGES
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Upload a mandate."""
    access = access_to(person_of(request), slug)
    access.require(Right.CONTRIBUTE)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            mandate = actions.add_mandate(access, file.name or "mandate", file.read())
        except PlenipoError as error:
            form.add_error("file", str(error))
        else:
            messages.success(request, _("The mandate was added as a draft."))
            if access.may_see(mandate.marking):
                return redirect("mandate", slug, mandate.pk)
            messages.info(request, _("Its marking is above what you may see."))
            return redirect("lines", slug)
    return render(request, "lines/add.html", context(access, form=form), status=400 if form.errors else 200)


@require_POST
def move(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Bring a mandate into another state."""
    access = access_to(person_of(request), slug)
    mandate = queries.mandate_of(access, pk)
    access.require(Right.DECIDE)
    form = MoveForm(mandate, request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose another state."))
        return redirect("mandate", slug, pk)
    found = form.cleaned_data
    try:
        actions.move(access, mandate, found["state"], found["version"], found["note"])
    except StaleEdit:
        fresh = queries.mandate_of(access, pk)
        form = MoveForm(fresh, initial={**found, "version": fresh.version})
        return render(request, "lines/move_stale.html", context(access, mandate=fresh, form=form), status=409)
    except PlenipoError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The mandate is now: %(state)s.") % {"state": mandate.get_state_display()})
    return redirect("mandate", slug, pk)


@_CHANGES
def data(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Correct what is said of a mandate."""
    access = access_to(person_of(request), slug)
    mandate = queries.mandate_of(access, pk)
    access.require(Right.DECIDE)
    if request.method != "POST":
        form = DataForm.of(value_of(mandate), mandate.version)
        return render(request, "lines/data.html", context(access, mandate=mandate, form=form))
    form, stale, status = DataForm(request.POST), None, 400
    if form.is_valid():
        try:
            correcting.correct_data(access, mandate, form.cleaned_data["version"], **form.fields_of_mandate())
        except StaleEdit:
            mandate = queries.mandate_of(access, pk)
            stale, status = value_of(mandate), 409
            form = form.for_version(mandate.version)
        except PlenipoError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Saved."))
            visible = access.may_see(mandate.marking)
            return redirect("mandate", slug, pk) if visible else redirect("lines", slug)
    return render(request, "lines/data.html", context(access, mandate=mandate, form=form, stale=stale), status=status)


@_CHANGES
def statements(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Correct the statements of a line."""
    access = access_to(person_of(request), slug)
    line = queries.line_of(access, pk)
    access.require(Right.CONTRIBUTE)
    text = value_of(line.mandate).line(line.number)
    if request.method != "POST":
        return _statements_page(request, access, line, StatementsForm.of(text, text.statements))
    form, version = StatementsForm.entered_in(text, request.POST), _version(request)
    if "another" in request.POST:
        return _statements_page(request, access, line, form.with_another(), version=version)
    if not form.is_valid():
        return _statements_page(request, access, line, form, version=version, status=400)
    try:
        changed = correcting.correct_line(access, line, version, form.entered())
    except StaleEdit:
        line = queries.line_of(access, pk)
        return _statements_page(request, access, line, form, stale=True, status=409)
    except PlenipoError as error:
        messages.error(request, str(error))
        return _statements_page(request, access, line, form, version=version, status=400)
    messages.success(request, _("Saved; what touches the line is judged again.") if changed else _("Nothing changed."))
    return redirect("line", slug, pk)


@require_POST
def read_line_again(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take back what people corrected in a line."""
    access = access_to(person_of(request), slug)
    line = queries.line_of(access, pk)
    try:
        correcting.read_line_again(access, line, _version(request))
    except StaleEdit as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The statements are again those that are read from the line."))
    return redirect("line", slug, pk)


@require_POST
def corrections(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A corrected file of lines: shown what it would change first, then the chosen lines are corrected."""
    access = access_to(person_of(request), slug)
    mandate = queries.mandate_of(access, pk)
    access.require(Right.CONTRIBUTE)
    file = request.FILES.get("file")
    name, content = (file.name or "", file.read()) if file else ("", request.POST.get("content", "").encode())
    if not content:
        messages.error(request, _("Choose a file of lines."))
        return redirect("mandate", slug, pk)
    stale = False
    try:
        plan = files.plan_of_file(access, mandate, name or mandate.file_name, content)
        if "apply" in request.POST:
            chosen, texts = request.POST.getlist("line"), "texts" in request.POST
            count = files.apply_plan(access, mandate, _version(request), plan, chosen, texts=texts)
            told = ngettext("%(n)s line was corrected.", "%(n)s lines were corrected.", count) % {"n": count}
            messages.success(request, told)
            return redirect("mandate", slug, pk)
    except StaleEdit:
        stale, mandate = True, queries.mandate_of(access, pk)
        plan = files.plan_of_file(access, mandate, name or mandate.file_name, content)
    except PlenipoError as error:
        messages.error(request, str(error))
        return redirect("mandate", slug, pk)
    page = context(access, mandate=mandate, plan=plan, content=content.decode("utf-8-sig"), stale=stale)
    return render(request, "lines/plan.html", page, status=409 if stale else 200)


@require_POST
def read_again(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Read the stored file of a mandate once more."""
    access = access_to(person_of(request), slug)
    mandate = queries.mandate_of(access, pk)
    try:
        reports = files.read_mandate_again(access, mandate, _version(request))
    except PlenipoError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The file was read again; what people corrected was kept."))
        for report in reports:
            messages.warning(request, report)
    return redirect("mandate", slug, pk)


def _version(request: HttpRequest) -> int:
    """The version that the person saw; 0, which nothing has, where the form does not say."""
    told = request.POST.get("version", "")
    return int(told) if told.isascii() and told.isdecimal() and len(told) < 10 else 0


def _statements_page(
    request: HttpRequest, access: Any, line: Line, form: StatementsForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    """version: of the statements that the person saw, where it is not the one now."""
    text = value_of(line.mandate).line(line.number)
    page = {
        "line": line,
        "mandate": line.mandate,
        "form": form,
        "paragraphs": marked_text(text),
        "statements": text.statements,
        "version": line.version,
        **more,
    }
    return render(request, "lines/statements.html", context(access, **page), status=status)
