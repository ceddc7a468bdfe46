"""An instrument with the rich fictional compilation of the writers' tests, proposals, a mandate and what it says."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from plenipo.amendments.proposal import Proposal as Proposed
from plenipo.compilation.model import Compilation as Compiled
from plenipo.desk.accounts.access import Access
from plenipo.desk.instruments.models import Compilation, Instrument
from plenipo.desk.library.models import Contribution, StoredFile
from plenipo.desk.lines.models import Line, Mandate
from plenipo.desk.proposals.models import Proposal
from plenipo.desk.review.models import Assessment
from plenipo.positions.finding import Deed, Finding, Quote, Relation
from plenipo.positions.mandate import Form
from plenipo.positions.mandate import Line as LineText
from plenipo.positions.mandate import Mandate as MandateText
from plenipo.texts.marking import Marking
from tests.engine.writers.model_compilation import model

LINE = "We see no need for a new instrument on the security of networks."


def stored(access: Access, compiled: Compiled, name: str = "Resolution 12") -> Instrument:
    """The instrument with that compilation in force, and a proposal row for each contribution to it."""
    instrument = Instrument.objects.create(
        conference=access.conference, name=name, title=compiled.title[:500], marking=compiled.marking.rank
    )
    Compilation.objects.create(
        instrument=instrument,
        value=msgspec.msgpack.encode(compiled),
        counts={status.value: count for status, count in compiled.counts().items()},
        marking=compiled.marking.rank,
        fingerprint="f" * 64,
    )
    for index, row in enumerate(compiled.contributions):
        file = StoredFile.objects.create(sha256=f"{instrument.pk:032d}{index:032d}", size=1)
        contribution = Contribution.objects.create(
            conference=access.conference,
            stored=file,
            file_name=row.file,
            number=row.number,
            state=Contribution.State.READY,
            received_by=access.person,
        )
        Proposal.objects.create(
            conference=access.conference,
            contribution=contribution,
            instrument=instrument,
            identifier=row.proposal,
            symbol=row.symbol.value,
            sponsor=row.sponsor,
            value=msgspec.msgpack.encode(Proposed(row.proposal, row.symbol, row.sponsor, None, ())),
        )
    return instrument


@pytest.fixture
def instrument(access: Access) -> Instrument:
    return stored(access, msgspec.structs.replace(model(), marking=Marking.PUBLIC))


@pytest.fixture
def mandate(access: Access) -> Mandate:
    """A mandate for the delegation alone, with line 17."""
    text = MandateText(reference="210/30", title="Lines", lines=(LineText("17", LINE),), form=Form.LINES_TO_TAKE)
    row = Mandate.objects.create(
        conference=access.conference,
        reference="210/30",
        title="Lines",
        value=msgspec.msgpack.encode(text),
        marking=Marking.LIMITE.rank,
        state=Mandate.State.APPROVED,
        added_by=access.person,
    )
    Line.objects.create(mandate=row, number="17", text=LINE, order=0)
    return row


@pytest.fixture
def bear(instrument: Instrument, mandate: Mandate) -> Callable[..., Assessment]:
    """Makes an assessment of a proposal that touches a provision; the whole reading is quoted."""

    def make(identifier: str, place: str, text: str, **fields: object) -> Assessment:
        finding = Finding(
            proposal=identifier,
            line="17",
            statement="17.1",
            relation=Relation.CONFLICTS,
            confidence=0.94,
            deed=Deed.INSERT,
            provision=place,
            change=Quote(text, place, 0),
            words=Quote("a new instrument", "17", LINE.index("a new instrument")),
            why="Asks for what the line opposes.",
        )
        values = {
            "relation": "conflicts",
            "confidence": 0.94,
            "findings": [msgspec.to_builtins(finding)],
            "change_key": text[:60],
            "provision": place,
        }
        proposal = Proposal.objects.get(instrument=instrument, identifier=identifier)
        return Assessment.objects.create(proposal=proposal, line=mandate.lines.get(), **{**values, **fields})

    return make
