"""Pages: partners and their tables, a table, its versions, people and progress, and files."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from plenipo.desk.accounts.access import Access, Right, access_to
from plenipo.desk.accounts.middleware import person_of
from plenipo.desk.audit.downloads import taken
from plenipo.desk.concordance import actions, figures, files
from plenipo.desk.concordance.filters import filters_of
from plenipo.desk.concordance.forms import AssignForm, PartnerForm, TableForm, VersionForm
from plenipo.desk.concordance.models import Law, Partner, Table
from plenipo.desk.concordance.page import laws_of, page_of
from plenipo.desk.concordance.people import progress_of
from plenipo.desk.concordance.rights import partner_in, table_in
from plenipo.desk.concordance.series import chart_of, days_of
from plenipo.desk.concordance.state import work_on
from plenipo.desk.conferences.views import number
from plenipo.desk.library.incoming import upload_fault
from plenipo.desk.library.store import bytes_of
from plenipo.errors import PlenipoError

_CHANGES = require_http_methods(["GET", "HEAD", "POST"])


def context(access: Access, **more: Any) -> dict[str, Any]:
    """What every page of the tables knows."""
    rights = {"may_contribute": access.may(Right.CONTRIBUTE), "may_organise": access.may(Right.ORGANISE)}
    return {"access": access, "section": "concordance", "inside": access.may(Right.COMMENT), **rights, **more}


@require_safe
def home(request: HttpRequest, slug: str) -> HttpResponse:
    """Partners and their tables, and how the work goes."""
    access = access_to(person_of(request), slug)
    shown = figures.home(access)
    tables = [one.table for each in shown for one in each.tables]
    days = days_of(tables, timezone.now().date())
    page = context(access, partners=shown, days=days, chart=chart_of(days), looks=files.looks())
    return render(request, "concordance/home.html", page)


@require_safe
def partner(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One partner: its tables and their progress."""
    access = access_to(person_of(request), slug)
    row = partner_in(access, pk)
    shown = [each for each in figures.home(access) if each.partner.pk == row.pk]
    if not shown:
        raise Http404
    days = days_of([one.table for one in shown[0].tables], timezone.now().date())
    page = context(access, partner=row, partners=shown, days=days, chart=chart_of(days), looks=files.looks())
    return render(request, "concordance/partner.html", page)


@_CHANGES
def partner_add(request: HttpRequest, slug: str) -> HttpResponse:
    """A partner to make tables for."""
    access = access_to(person_of(request), slug)
    access.require(Right.ORGANISE)
    form = PartnerForm(access, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_partner(access, form.cleaned_data["name"], form.cleaned_data["marking"])
        except PlenipoError as error:
            form.add_error("name", str(error))
        else:
            return redirect("concordance", slug)
    status = 422 if request.method == "POST" else 200
    return render(request, "concordance/partner_add.html", context(access, form=form), status=status)


@_CHANGES
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Upload an act and a law, and have them aligned."""
    access = access_to(person_of(request), slug)
    access.require(Right.CONTRIBUTE)
    partners = access.visible(Partner.objects.filter(conference=access.conference))
    asked = request.method == "POST"
    fault = upload_fault(request) if asked else ""
    data, sent = (request.POST, request.FILES) if asked else (None, None)
    form = TableForm(access, partners, data, sent, initial={"partner": request.GET.get("partner")})
    if asked and not fault and form.is_valid():
        found = form.cleaned_data
        texts = _incoming(found["source"]), _incoming(found["target"])
        try:
            table = actions.make_table(access, found["partner"], *texts, found["marking"], found["name"])
        except PlenipoError as error:
            form.add_error(None, str(error))
        else:
            return redirect("concordance-table", slug, table.pk)
    page = context(access, form=form, fault=fault, partners=partners.exists())
    return render(request, "concordance/add.html", page, status=422 if asked else 200)


@require_safe
def table(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The table, to be read and decided; how far the work is where there is none yet."""
    access = access_to(person_of(request), slug)
    row = table_in(access, pk)
    state = work_on(row)
    if row.current is None:
        return render(request, "concordance/waiting.html", context(access, table=row, state=state))
    filters = filters_of(request.GET)
    page = page_of(access, row, filters, request.GET.get("at", "")[:300], number(request.GET.get("page", "1")))
    at, names = request.GET.get("at", ""), files.NAMES if access.may_see(access.conference.marking) else ()
    given = context(access, table=row, state=state, page=page, filters=filters, at=at, names=names)
    return render(request, "concordance/table.html", given)


@require_safe
def state(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """How far the work on a table is, for a page that waits; it is told to load anew when the work is done."""
    access = access_to(person_of(request), slug)
    row = table_in(access, pk)
    found = work_on(row)
    answer = render(request, "concordance/_state.html", context(access, table=row, state=found))
    if not found.going and request.htmx:  # type: ignore[attr-defined]
        answer.headers["HX-Refresh"] = "true"
    return answer


@_CHANGES
def versions(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The versions of both texts and of the table; a new one is brought here."""
    access = access_to(person_of(request), slug)
    row = table_in(access, pk)
    asked = request.method == "POST"
    if asked:
        access.require(Right.CONTRIBUTE)
    fault = upload_fault(request) if asked else ""
    form = VersionForm(request.POST, request.FILES) if asked else VersionForm(initial=request.GET.dict())
    if asked and not fault and form.is_valid():
        try:
            actions.bring_version(access, row, form.cleaned_data["side"], _incoming(form.cleaned_data["file"]))
        except PlenipoError as error:
            form.add_error("file", str(error))
        else:
            messages.success(request, _("The new version is being read; decisions are carried over."))
            return redirect("concordance-table", slug, pk)
    page = context(access, table=row, form=form, fault=fault, laws=laws_of(row), editions=files.editions_of(row))
    return render(request, "concordance/versions.html", page, status=422 if asked else 200)


@require_POST
def again(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Try once more what failed."""
    access = access_to(person_of(request), slug)
    actions.align_again(access, table_in(access, pk))
    return redirect("concordance-table", slug, pk)


@_CHANGES
def people(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Who works on which articles."""
    access = access_to(person_of(request), slug)
    access.require(Right.COMMENT)
    row = table_in(access, pk)
    shown = progress_of(row)
    known = [each.identifier for each in shown.articles]
    form = AssignForm(access, row.marking, known, request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        access.require(Right.ORGANISE)
        if form.is_valid():
            actions.assign(access, row, form.cleaned_data["articles"], form.cleaned_data["person"])
            return redirect("concordance-people", slug, pk)
        status = 422
    page = context(access, table=row, shown=shown, form=form, chosen=request.POST.getlist("articles"))
    return render(request, "concordance/people.html", page, status=status)


@require_safe
def progress(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A table over time, and by person."""
    access = access_to(person_of(request), slug)
    row = table_in(access, pk)
    days = days_of([row], timezone.now().date())
    found = figures.figures_by_table([row])[row.pk]
    shown = progress_of(row) if access.may(Right.COMMENT) else None
    page = context(access, table=row, days=days, chart=chart_of(days), figures=found, shown=shown, looks=files.looks())
    return render(request, "concordance/progress.html", page)


@require_safe
def export(request: HttpRequest, slug: str, pk: int, name: str) -> HttpResponse:
    """The table as a file that may leave; it bears at least the marking of the conference."""
    access = access_to(person_of(request), slug)
    row: Table = table_in(access, pk)
    if name not in files.NAMES or row.current is None or not access.may_see(access.conference.marking):
        raise Http404
    data, marking = files.written(access, row, name, filters_of(request.GET).edition)
    taken(access, f"{row.partner}-{name}", marking.rank, concordance=row.pk)
    return _attached(data, files.TYPES[name.rpartition(".")[2]], f"{row.partner}-{name}")


@require_safe
def original(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A text as it came, once its marking is known."""
    access = access_to(person_of(request), slug)
    law = Law.objects.filter(pk=pk, table__conference=access.conference).select_related("stored", "table").first()
    access.require_sight(law.table if law else None)
    access.require_sight(law)
    data = bytes_of(law.stored) if law and law.state == Law.State.READY else None
    if law is None or data is None:
        raise Http404
    taken(access, law.file_name, law.marking, concordance=law.table_id)
    return _attached(data, "application/octet-stream", law.file_name)


def _incoming(file: UploadedFile[Any]) -> actions.Incoming:
    return file.name or "law", file.chunks()


def _attached(data: bytes, kind: str, name: str) -> HttpResponse:
    safe = quote(name.replace("/", "-"), safe="")
    return HttpResponse(
        data, content_type=kind, headers={"Content-Disposition": f"attachment; filename*=UTF-8''{safe}"}
    )
