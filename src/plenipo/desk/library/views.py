"""Pages."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.db import OperationalError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from plenipo.desk.accounts.access import Access, Right, access_to
from plenipo.desk.accounts.models import Person
from plenipo.desk.audit.downloads import taken
from plenipo.desk.library import actions, queries
from plenipo.desk.library import progress as going
from plenipo.desk.library.filters import filters_from
from plenipo.desk.library.forms import MANDATE, ReplaceForm, UploadForm
from plenipo.desk.library.incoming import upload_fault
from plenipo.desk.library.models import Contribution
from plenipo.desk.library.names import safe_name
from plenipo.desk.library.store import path_of
from plenipo.desk.shell.marking import RANKS
from plenipo.errors import OutputError, PlenipoError

_REFUSED = "library.refused"  # in the session: the files of the last upload that were not kept
_SHOWN = 200  # of them


@require_safe
def library(request: HttpRequest, slug: str) -> HttpResponse:
    """The list, the form to upload, and how far the reading is."""
    access = _access(request, slug)
    return _page(request, access, UploadForm())


@require_POST
def upload(request: HttpRequest, slug: str) -> HttpResponse:
    """Receive many files and zips; each that is refused is told with its remedy on the page that follows."""
    access = _access(request, slug)
    access.require(Right.CONTRIBUTE)
    form = UploadForm(request.POST, request.FILES)
    fault = upload_fault(request)
    if not form.is_valid() or fault:
        if fault:
            form.errors.pop("documents", None)
            form.add_error(None, fault)
        return _page(request, access, form, status=413 if fault else 400)
    given = form.cleaned_data
    try:
        if given["kind"] == MANDATE:
            return _mandates(request, access, given["documents"])
        received = actions.receive_all(access, given["documents"], given["kind"], given["origin"])
    except (OutputError, OperationalError) as error:
        form.add_error(None, _nothing_written(error))
        return _page(request, access, form, status=507)
    keys = [row.pk for row in received.contributions]
    batch = going.Batch(min(keys, default=0), max(keys, default=0))
    _remember(request, str(batch), received.refused)
    return redirect(f"{reverse('library', args=[slug])}?batch={batch}#progress")


@require_safe
def progress(request: HttpRequest, slug: str) -> HttpResponse:
    """How far the reading is, as a piece of the page; with the list itself once it is finished."""
    access = _access(request, slug)
    context = {**_progress(request, access), "swapped": True}
    if not context["progress"].going:
        context |= _list(request, access)
    return render(request, "library/progress.html", context)


@require_safe
def contribution(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One contribution: what is in it, its versions, where it came from."""
    access = _access(request, slug)
    return _sheet(request, access, pk, ReplaceForm())


@require_safe
def original(request: HttpRequest, slug: str, pk: int) -> FileResponse:
    """The file as it came, to be saved and never shown by the browser."""
    access = _access(request, slug)
    row = queries.contribution_of(access, pk)
    try:
        file = path_of(row.stored.sha256).open("rb")
    except OSError as exc:
        raise Http404 from exc
    taken(access, row.file_name, row.marking, contribution=row.pk, sha256=row.stored.sha256)
    response = FileResponse(
        file, as_attachment=True, filename=safe_name(row.file_name), content_type="application/octet-stream"
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cache-Control"] = "private, no-store"
    return response


@require_POST
def replace(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Receive the file that takes the place of this one."""
    access = _access(request, slug)
    access.require(Right.CONTRIBUTE)
    row = queries.contribution_of(access, pk)
    form = ReplaceForm(request.POST, request.FILES)
    fault = upload_fault(request)
    if not form.is_valid() or fault:
        if fault:
            form.errors.pop("file", None)
            form.add_error(None, fault)
        return _sheet(request, access, pk, form, status=413 if fault else 400)
    try:
        new = actions.replace(access, row, form.cleaned_data["file"], form.cleaned_data["origin"])
    except (PlenipoError, OperationalError) as error:
        form.add_error(None, str(error) if isinstance(error, PlenipoError) else _nothing_written(error))
        return _sheet(request, access, pk, form, status=400)
    return redirect(f"{reverse('library', args=[slug])}?batch={new.pk}-{new.pk}#progress")


@require_POST
def read_again(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Have a refused file read once more."""
    access = _access(request, slug)
    row = queries.contribution_of(access, pk)
    actions.read_again(access, row)
    return redirect(f"{reverse('library', args=[slug])}?batch={pk}-{pk}#progress")


@require_POST
def work_again(request: HttpRequest, slug: str, job: int) -> HttpResponse:
    """Have an instrument compiled or assessed once more, where that was given up."""
    access = _access(request, slug)
    access.require(Right.CONTRIBUTE)
    trouble = next((one for one in going.progress(access).troubles if one.job == job), None)
    if trouble is None:
        raise Http404
    actions.work_again(access, trouble.work, trouble.instrument.pk)
    return redirect("library", slug)


def _access(request: HttpRequest, slug: str) -> Access:
    return access_to(cast(Person, request.user), slug)


def _mandates(request: HttpRequest, access: Access, files: list[Any]) -> HttpResponse:
    received = actions.receive_mandates(access, files)
    count = len(received.mandates)
    if count:
        told = ngettext("%(count)d mandate was added as a draft.", "%(count)d mandates were added as drafts.", count)
        messages.success(request, told % {"count": count})
    if not received.refused:
        return redirect("lines", access.conference.slug)
    _remember(request, "0-0", received.refused)
    return redirect(f"{reverse('library', args=[access.conference.slug])}?batch=0-0#progress")


def _remember(request: HttpRequest, batch: str, refused: tuple[PlenipoError, ...]) -> None:
    """For the page that follows, however often it is loaded."""
    request.session[_REFUSED] = {
        "batch": batch,
        "count": len(refused),
        "files": [{"name": one.where, "problem": one.what, "remedy": one.remedy} for one in refused[:_SHOWN]],
    }


def _nothing_written(error: Exception) -> str:
    if isinstance(error, OutputError):
        return str(error)
    return _("The database cannot be written (%(why)s). Nothing was received; tell the administrator.") % {"why": error}


def _progress(request: HttpRequest, access: Access) -> dict[str, Any]:
    batch = going.batch_of(request.GET.get("batch", ""))
    remembered = request.session.get(_REFUSED, {})
    return {
        "access": access,
        "section": "library",
        "may_contribute": access.may(Right.CONTRIBUTE),
        "progress": going.progress(access, batch),
        "batch": batch,
        "refused": remembered if batch and remembered.get("batch") == str(batch) else {},
    }


def _list(request: HttpRequest, access: Access) -> dict[str, Any]:
    filters = filters_from(request.GET)
    shelf = queries.shelf(access, filters, request.GET.get("page", "1"))
    return {
        "filters": filters,
        "shelf": shelf,
        "all_states": filters.with_state("").address,
        "states": [
            {"state": state, "count": shelf.states[state], "address": filters.with_state(state).address}
            for state in Contribution.State.values
            if shelf.states.get(state)
        ],
        "markings": [(str(marking.rank), marking.value) for marking in RANKS if access.may_see(marking.rank)],
    }


def _page(request: HttpRequest, access: Access, form: UploadForm, status: int = 200) -> HttpResponse:
    context = {**_progress(request, access), **_list(request, access), "form": form}
    return render(request, "library/library.html", context, status=status)


def _sheet(request: HttpRequest, access: Access, pk: int, form: ReplaceForm, status: int = 200) -> HttpResponse:
    context = {
        "access": access,
        "section": "library",
        "may_contribute": access.may(Right.CONTRIBUTE),
        "sheet": queries.sheet(access, pk),
        "form": form,
    }
    return render(request, "library/contribution.html", context, status=status)
