"""The page of a row, and what people do there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from plenipo.desk.accounts.access import Access, Right, access_to
from plenipo.desk.accounts.middleware import person_of
from plenipo.desk.concordance import actions, decisions
from plenipo.desk.concordance.filters import filters_of
from plenipo.desk.concordance.forms import DecisionForm, NoteForm
from plenipo.desk.concordance.models import Row, Table
from plenipo.desk.concordance.page import edition_of
from plenipo.desk.concordance.rights import require_decision, row_in, table_in
from plenipo.desk.concordance.row_page import row_page
from plenipo.desk.conferences.views import number
from plenipo.desk.shell.stale import StaleEdit
from plenipo.errors import PlenipoError

Deed = Callable[[Access, Row, int], None]


@require_safe
def row(request: HttpRequest, slug: str, pk: int, row: str) -> HttpResponse:
    """One source provision with all that is known and decided of it, in the present edition or an earlier one."""
    access = access_to(person_of(request), slug)
    table = table_in(access, pk)
    wanted = filters_of(request.GET).edition
    edition = edition_of(table, wanted)
    found = edition.rows.select_related("changed_by").filter(identifier=row).first()
    if found is None:
        raise Http404
    return _page(request, access, table, found, edition=wanted)


@require_POST
def accept(request: HttpRequest, slug: str, pk: int, row: str) -> HttpResponse:
    """Decide as proposed."""
    return _do(request, slug, pk, row, decisions.accept)


@require_POST
def withdraw(request: HttpRequest, slug: str, pk: int, row: str) -> HttpResponse:
    """Take a decision back."""
    return _do(request, slug, pk, row, decisions.withdraw)


@require_POST
def links(request: HttpRequest, slug: str, pk: int, row: str) -> HttpResponse:
    """Add a target provision, take one instead of all others, or take one away."""
    target = request.POST.get("target", "")
    deeds: dict[str, Deed] = {
        "add": lambda access, found, version: decisions.link(access, found, version, target),
        "move": lambda access, found, version: decisions.link(access, found, version, target, alone=True),
        "remove": lambda access, found, version: decisions.unlink(access, found, version, target),
    }
    return _do(request, slug, pk, row, deeds.get(request.POST.get("act", ""), _nothing))


@require_POST
def decide(request: HttpRequest, slug: str, pk: int, row: str) -> HttpResponse:
    """Decide the degree, and what is told with it."""
    access = access_to(person_of(request), slug)
    table = table_in(access, pk)
    found = row_in(table, row)
    require_decision(access, found)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _page(request, access, table, found, form, status=422)
    try:
        decisions.decide(access, found, form.cleaned_data["version"], form.said())
    except StaleEdit as error:
        return _page(request, access, table, _fresh(found), form, stale=error, status=409)
    except PlenipoError as error:
        form.add_error(None, str(error))
        return _page(request, access, table, found, form, status=422)
    messages.success(request, _("Saved: %(row)s.") % {"row": found.label})
    return redirect(_back(request, table, row))


@require_POST
def comment(request: HttpRequest, slug: str, pk: int, row: str) -> HttpResponse:
    """Add a comment."""
    access = access_to(person_of(request), slug)
    table = table_in(access, pk)
    found = row_in(table, row)
    access.require(Right.COMMENT)
    note = NoteForm(request.POST)
    if not note.is_valid():
        return _page(request, access, table, found, note=note, status=422)
    try:
        written = actions.add_note(access, found, note.cleaned_data["text"])
    except PlenipoError as error:
        note.add_error("text", str(error))
        return _page(request, access, table, found, note=note, status=422)
    return redirect(f"{reverse('concordance-row', args=[slug, pk, row])}#note-{written.pk}")


def _nothing(access: Access, row: Row, version: int) -> None:
    require_decision(access, row)
    raise PlenipoError("it is not said what is to be done with the provision.", remedy="Use the buttons of the page.")


def _do(request: HttpRequest, slug: str, pk: int, identifier: str, deed: Deed) -> HttpResponse:
    access = access_to(person_of(request), slug)
    table = table_in(access, pk)
    found = row_in(table, identifier)
    try:
        deed(access, found, number(request.POST.get("version", "")))
    except StaleEdit as error:
        return _page(request, access, table, _fresh(found), stale=error, status=409)
    except PlenipoError as error:
        messages.error(request, str(error))
        return _page(request, access, table, found, status=422)
    return redirect(_back(request, table, identifier))


def _fresh(row: Row) -> Row:
    return Row.objects.select_related("changed_by").get(pk=row.pk)


def _back(request: HttpRequest, table: Table, identifier: str) -> str:
    """To the table as it was narrowed where the person came from there, else to the row."""
    slug = table.conference.slug
    query = request.POST.get("back")
    if query is None:
        return f"{reverse('concordance-row', args=[slug, table.pk, identifier])}#decision"
    given = {name: values[0] for name, values in parse_qs(query[:1000]).items()}
    at = request.POST.get("then") or identifier
    kept = filters_of(given).query
    address = urlencode({"at": at})
    return f"{reverse('concordance-table', args=[slug, table.pk])}?{'&'.join(filter(None, (kept, address)))}#r-{at}"


def _page(
    request: HttpRequest,
    access: Access,
    table: Table,
    row: Row,
    form: DecisionForm | None = None,
    note: NoteForm | None = None,
    stale: StaleEdit | None = None,
    edition: int = 0,
    status: int = 200,
) -> HttpResponse:
    page = row_page(access, table, row, edition, request.GET.get("find", "")[:200])
    context: dict[str, Any] = {"access": access, "section": "concordance", "table": table, "page": page}
    context |= {"stale": stale, "edition": edition}
    if page.entry.may_decide:
        context["form"] = form or DecisionForm.of(page.decision, row.version)
        if stale and form:
            context["form"] = form.again(row.version)
    if page.may_note:
        context["note"] = note or NoteForm()
    return render(request, "concordance/row.html", context, status=status)
