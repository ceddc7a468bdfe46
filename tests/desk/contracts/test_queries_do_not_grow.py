"""Every page that can be read asks as often in a large conference as in a small one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse

from plenipo.desk.accounts.models import Membership, Person
from plenipo.desk.conferences.models import Committee, Conference
from plenipo.desk.conferences.seed import Size, make_full_conference
from plenipo.desk.library.models import Contribution
from plenipo.desk.lines.models import Line, Mandate
from plenipo.desk.proposals.models import Proposal
from plenipo.desk.review.models import Assessment
from tests.desk.contracts.table import TABLE, Circle, routes

SMALL = Size(instruments=6, new_texts=2, sponsors=4, lines=4, relations=2, people=5)
LARGE = Size(instruments=24, new_texts=4, sponsors=10, lines=12, relations=6, people=20)
# Files that are written as they are read, so many rows at a time.
STREAMED = {"audit-export"}


@pytest.mark.django_db
def test_no_page_asks_more_in_a_larger_conference(ada: Person, page: Client) -> None:
    small = _asked(page, make_full_conference(ada, SMALL))
    large = _asked(page, make_full_conference(ada, LARGE))
    assert len(small) > 25
    assert {name: (small[name], large[name]) for name in small if large[name] > small[name]} == {}


def _asked(page: Client, conference: Conference) -> dict[str, int]:
    """How often each page asks the database, once what may be kept is kept."""
    caches["near"].clear()
    asked: dict[str, int] = {}
    for name, address in _addresses(conference):
        for _ in range(2):
            with CaptureQueriesContext(connection) as queries:
                answer = page.get(address)
                body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
        assert answer.status_code in (200, 302), f"{name} {address}: {answer.status_code}"
        assert body or answer.status_code == 302
        asked[name] = len(queries)
    return asked


def _addresses(conference: Conference) -> Iterator[tuple[str, str]]:
    numbers = _numbers(conference)
    for name in sorted(set(routes()) & TABLE.keys() - STREAMED):
        row = TABLE[name]
        if row.read is None or row.read in (Circle.ANYBODY, Circle.NOBODY) or name == "mandate-original":
            continue
        fitting = _fitting(name, conference, row.fill, numbers.get(row.about))
        if fitting is not None and not fitting.startswith("/account/"):
            yield name, fitting


def _fitting(name: str, conference: Conference, fill: dict[str, str], number: int | None) -> str | None:
    for slug in ({"slug": conference.slug}, {}):
        for key in ({}, {"pk": number}) if number is not None else ({},):
            try:
                return reverse(name, kwargs={**slug, **key, **fill})
            except NoReverseMatch:
                continue
    return None


def _numbers(conference: Conference) -> dict[str, int]:
    """An object of each kind in the conference, of those on which there is much."""
    instrument = conference.instruments.filter(is_new_text=False).earliest("order")
    return {
        "instrument": instrument.pk,
        "proposal": Proposal.objects.filter(instrument=instrument, symbol="MOD").earliest("pk").pk,
        "contribution": Contribution.objects.filter(conference=conference).earliest("pk").pk,
        "mandate": Mandate.objects.get(conference=conference).pk,
        "line": Line.objects.filter(mandate__conference=conference).earliest("order").pk,
        "assessment": Assessment.objects.filter(proposal__instrument=instrument).earliest("pk").pk,
        "membership": Membership.objects.filter(conference=conference).earliest("pk").pk,
        "person": Membership.objects.filter(conference=conference).earliest("pk").person_id,
        "committee": Committee.objects.filter(conference=conference).earliest("pk").pk,
    }
