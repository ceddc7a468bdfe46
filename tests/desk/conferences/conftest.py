"""A small table: two texts, two sponsors, one mandate."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from plenipo.desk.accounts.access import Access
from plenipo.desk.conferences import seed_texts
from plenipo.desk.instruments.models import Compilation, Instrument
from plenipo.desk.library.models import Contribution, StoredFile
from plenipo.desk.lines.models import Line, Mandate
from plenipo.desk.proposals.models import Position, Proposal
from plenipo.desk.review.models import Assessment
from plenipo.texts.marking import Marking


@pytest.fixture
def text(access: Access) -> Callable[..., Instrument]:
    """Makes an instrument; competing: provisions on which sponsors compete, None while it is not compiled."""

    def make(
        name: str, marking: Marking = Marking.PUBLIC, competing: int | None = None, base: bytes = b"x"
    ) -> Instrument:
        row = Instrument.objects.create(
            conference=access.conference, name=name, title=f"On {name}", order=name, marking=marking.rank, base=base
        )
        if competing is not None:
            counts = {"competing": competing, "single": 2}
            Compilation.objects.create(instrument=row, value=b"", counts=counts, marking=marking.rank, fingerprint="f")
        return row

    return make


@pytest.fixture
def tabled(access: Access) -> Callable[..., Proposal]:
    """Makes a proposal."""
    stored = StoredFile.objects.create(sha256="0" * 64, size=1)

    def make(instrument: Instrument, sponsor: str, symbol: str = "MOD", marking: Marking = Marking.PUBLIC) -> Proposal:
        number = Proposal.objects.count() + 1
        contribution = Contribution.objects.create(
            conference=access.conference, stored=stored, file_name=f"{number}.docx", received_by=access.person
        )
        return Proposal.objects.create(
            conference=access.conference,
            contribution=contribution,
            instrument=instrument,
            identifier=f"{sponsor}/{number}/1",
            symbol=symbol,
            sponsor=sponsor,
            value=b"",
            marking=marking.rank,
        )

    return make


@pytest.fixture
def mandate(access: Access) -> Mandate:
    row = Mandate.objects.create(
        conference=access.conference,
        reference="4410/32",
        value=msgspec.msgpack.encode(seed_texts.mandate(6)),
        marking=Marking.LIMITE.rank,
        added_by=access.person,
    )
    Line.objects.bulk_create(Line(mandate=row, number=str(n), text="A line.", order=n) for n in range(1, 7))
    return row


@pytest.fixture
def touches(mandate: Mandate) -> Callable[..., Assessment]:
    """Makes an assessment of a proposal against a line of the mandate."""

    def make(proposal: Proposal, line: int, relation: str, **fields: object) -> Assessment:
        row = mandate.lines.get(number=str(line))
        given = {"relation": relation, "confidence": 0.8, "change_key": "k", **fields}
        return Assessment.objects.create(proposal=proposal, line=row, **given)

    return make


@pytest.fixture
def stands(access: Access) -> Callable[..., Position]:
    """Sets our position on a proposal."""

    def make(proposal: Proposal, stand: str, marking: Marking = Marking.PUBLIC) -> Position:
        return Position.objects.create(proposal=proposal, stand=stand, marking=marking.rank, set_by=access.person)

    return make
