"""Pages."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from plenipo.desk.accounts.models import Person
from plenipo.desk.audit import queries
from plenipo.desk.audit.actions import record
from plenipo.desk.audit.export import as_csv, as_json_lines
from plenipo.desk.audit.forms import FilterForm
from plenipo.desk.audit.verify import verification

_EXPORTS = {"csv": (as_csv, "text/csv"), "jsonl": (as_json_lines, "application/jsonl")}
_FILTERS = ("person", "action", "conference", "since", "until")


@require_safe
def trail(request: HttpRequest) -> HttpResponse:
    """The rows that are looked for, page by page."""
    _administrator(request)
    form = FilterForm(request.GET, queries.choices())
    page = Paginator(queries.entries(form.wanted()), queries.ROWS).get_page(request.GET.get("page"))
    return render(request, "audit/trail.html", {"form": form, "page": page, "address": _address(request)})


@require_safe
def export(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The rows that are looked for as a file. That somebody took them is itself a row."""
    person = _administrator(request)
    wanted = FilterForm(request.GET, queries.choices()).wanted()
    write, content = _EXPORTS[kind]
    record(person, "audit.exported", kind, filter={key: request.GET[key] for key in _FILTERS if request.GET.get(key)})
    return StreamingHttpResponse(
        write(queries.oldest_first(wanted)),
        content_type=f"{content}; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="audit-trail.{kind}"'},
    )


@require_safe
def verified(request: HttpRequest) -> HttpResponse:
    """Whether the trail is what was written."""
    _administrator(request)
    return render(request, "audit/verification.html", {"found": verification()})


def _administrator(request: HttpRequest) -> Person:
    """Who asks. Raises PermissionDenied for anybody but an administrator."""
    person: Any = request.user
    if not isinstance(person, Person) or not person.is_administrator:
        raise PermissionDenied
    return person


def _address(request: HttpRequest) -> str:
    """The filter as it stands in the address, without the number of the page."""
    return urlencode([(key, request.GET[key]) for key in _FILTERS if request.GET.get(key)])
