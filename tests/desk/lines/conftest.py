"""A mandate of a fictional delegation, and what touches its lines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plenipo.desk.accounts.access import Access
from plenipo.desk.conferences.models import Conference
from plenipo.desk.instruments.models import Instrument
from plenipo.desk.library.models import Contribution, StoredFile
from plenipo.desk.lines.actions import add_mandate
from plenipo.desk.lines.models import Line, Mandate
from plenipo.desk.proposals.models import Proposal
from plenipo.desk.review.models import Assessment

LINES = """\
mandate:
  reference: 9417/30
  title: Members' Conference, lines to take
  form: lines to take
  body: the Committee of Ministers
  approved_on: 2030-07-08
  date: 2030-09-16
  marking: PUBLIC
lines:
  - id: '1'
    section: What the Union does
    text: We support open data on the tides. We oppose new fees for small ports, unless they are agreed by all.
  - id: '2'
    section: What the Union does
    text: The Union should publish its accounts.
  - id: '3'
    section: Confidence
    text: We see no need for a treaty on beacons.
"""


@pytest.fixture(autouse=True)
def files(settings: Any, tmp_path: Path) -> None:
    """Files and the head of the trail in a folder of their own."""
    settings.DATA = tmp_path
    settings.FILES = tmp_path / "files"
    settings.FILES.mkdir()


@pytest.fixture
def mandate(access: Access) -> Mandate:
    return add_mandate(access, "lines.yaml", LINES.encode())


@pytest.fixture
def line(mandate: Mandate) -> Line:
    return mandate.lines.get(number="1")


@pytest.fixture
def touch(conference: Conference, access: Access) -> Callable[..., Assessment]:
    """Makes a proposal that does something to a line."""
    stored = StoredFile.objects.create(sha256="0" * 64, size=1)
    contribution = Contribution.objects.create(
        conference=conference, stored=stored, file_name="TAM-41.docx", received_by=access.person
    )
    instrument = Instrument.objects.create(conference=conference, name="Resolution 12", base=b"x")

    def make(
        line: Line, sponsor: str = "TAM", relation: str = "conflicts", marking: int = 0, **more: Any
    ) -> Assessment:
        number = Proposal.objects.count() + 1
        proposal = Proposal.objects.create(
            conference=conference,
            contribution=contribution,
            instrument=instrument,
            identifier=f"{sponsor}/41/{number}",
            symbol="MOD",
            sponsor=sponsor,
            value=b"",
            marking=marking,
            in_force=more.pop("in_force", True),
        )
        finding = {
            "change": {"text": f"fees of {sponsor} {number}", "place": "resolves.1", "start": 0},
            "words": {"text": "We oppose new fees for small ports", "place": line.number, "start": 35},
            "why": "Brings in a fee.",
            "provision": "resolves 1",
        }
        return Assessment.objects.create(
            proposal=proposal,
            line=line,
            relation=relation,
            confidence=0.8,
            findings=[finding],
            change_key=str(number),
            provision="resolves.1",
            **more,
        )

    return make
