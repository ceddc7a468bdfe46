"""Pages for reading: the register, a mandate, a line, two mandates side by side, and files."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from plenipo.desk.accounts.access import Access, Right, access_to
from plenipo.desk.accounts.middleware import person_of
from plenipo.desk.audit.downloads import taken
from plenipo.desk.lines import files, history, queries, touching
from plenipo.desk.lines.concepts import all_names
from plenipo.desk.lines.filters import address_of, register_filter, touch_filter
from plenipo.desk.lines.forms import MoveForm, UploadForm
from plenipo.desk.lines.marked import marked_text
from plenipo.desk.lines.models import Mandate
from plenipo.desk.lines.values import value_of
from plenipo.desk.proposals.models import Stand
from plenipo.positions.mandate import Stance

TOUCHES = 60  # of one page


def context(access: Access, **more: Any) -> dict[str, Any]:
    """What every page of the lines knows."""
    rights = {"may_contribute": access.may(Right.CONTRIBUTE), "may_decide": access.may(Right.DECIDE)}
    return {"access": access, "section": "lines", **rights, **more}


@require_safe
def lines(request: HttpRequest, slug: str) -> HttpResponse:
    """The register: the lines of one mandate, the one in force unless another is chosen."""
    access = access_to(person_of(request), slug)
    known = queries.mandates(access)
    wanted = request.GET.get("mandate", "")
    chosen = next((row for row in known if str(row.pk) == wanted), known[0] if known and not wanted else None)
    if chosen is None:
        if wanted:
            raise Http404
        return render(request, "lines/none.html", context(access))
    shown = queries.register(chosen)
    tallies = touching.tallies(access, chosen)
    filtered = register_filter(request.GET, shown, tallies)
    page = context(access, mandates=known, register=shown, tallies=tallies, filtered=filtered, stances=list(Stance))
    return render(request, "lines/register.html", page)


@require_safe
def mandate(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What is said of a mandate, its clearance, its files."""
    access = access_to(person_of(request), slug)
    row = queries.mandate_of(access, pk)
    page = context(
        access,
        mandate=row,
        text=value_of(row),
        clearances=queries.clearances(row),
        corrected=queries.corrected_lines(row),
        others=[one for one in queries.mandates(access) if one.pk != row.pk],
        move=MoveForm(row, initial={"version": row.version}),
        upload=UploadForm(),
        may_read_again=row.stored is not None
        and access.may(Right.DECIDE if row.state == Mandate.State.APPROVED else Right.CONTRIBUTE),
    )
    return render(request, "lines/mandate.html", page)


@require_safe
def line(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One line: its text and statements, everything that touches it, its history."""
    access = access_to(person_of(request), slug)
    row = queries.line_of(access, pk)
    text = value_of(row.mandate)
    wanted = touch_filter(request.GET)
    touches = touching.touches(access, row, wanted)
    shown = Paginator(touches.found, TOUCHES).get_page(request.GET.get("page"))
    before, after = queries.neighbours(row)
    page = context(
        access,
        line=row,
        mandate=row.mandate,
        text=text,
        statements=text.line(row.number).statements,
        paragraphs=marked_text(text.line(row.number)),
        touches=touches,
        touch_page=shown,
        shown=touching.shown(access, list(shown.object_list)),
        relation_counts=[(name, getattr(touches.counts, name)) for name in (*touching.RELATIONS, "review")],
        wanted=wanted,
        address=address_of(wanted),
        stands=Stand.choices,
        history=history.history(access, row),
        corrections=history.corrections_of(row),
        before=before,
        after=after,
    )
    return render(request, "lines/line.html", page)


@require_safe
def compare(request: HttpRequest, slug: str) -> HttpResponse:
    """Two mandates side by side; without a choice, the two latest."""
    access = access_to(person_of(request), slug)
    known = history.in_time(access)
    old, new = _chosen(request, "old", known), _chosen(request, "new", known)
    if old is None and new is None and len(known) > 1:
        old, new = known[-2], known[-1]
    fate = request.GET.get("fate", "")
    found = history.compared(old, new, fate) if old and new and old.pk != new.pk else None
    marking = max((row.marking for row in (old, new) if row), default=access.conference.marking)
    page = context(access, known=known, old=old, new=new, found=found, fate=fate, marking=marking)
    return render(request, "lines/compare.html", page)


@require_safe
def concepts(request: HttpRequest, slug: str) -> HttpResponse:
    """What a statement can be said to be about."""
    access = access_to(person_of(request), slug)
    return render(request, "lines/concepts.html", context(access, concepts=all_names()))


@require_safe
def lines_file(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The mandate as the file of ``plenipo lines``."""
    access = access_to(person_of(request), slug)
    row = queries.mandate_of(access, pk)
    data, name = files.lines_file(row).encode(), f"lines-{row.reference or row.pk}.yaml"
    taken(access, name, row.marking, mandate=row.pk)
    return _attached(data, "application/yaml", name)


@require_safe
def original(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The file as it came."""
    access = access_to(person_of(request), slug)
    row = queries.mandate_of(access, pk)
    data = files.original_of(row)
    if data is None:
        raise Http404
    taken(access, row.file_name, row.marking, mandate=row.pk)
    return _attached(data, "application/octet-stream", row.file_name)


def _attached(data: bytes, kind: str, name: str) -> HttpResponse:
    safe = quote(name.replace("/", "-"), safe="")
    return HttpResponse(
        data, content_type=kind, headers={"Content-Disposition": f"attachment; filename*=UTF-8''{safe}"}
    )


def _chosen(request: HttpRequest, name: str, known: list[Mandate]) -> Mandate | None:
    """The mandate of that name in the address. Raises Http404 for one that the person may not see."""
    wanted = request.GET.get(name, "")
    if not wanted:
        return None
    for row in known:
        if str(row.pk) == wanted:
            return row
    raise Http404
