"""A partner and a table of two fictional laws, aligned."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from plenipo.desk.accounts.access import Access
from plenipo.desk.concordance.actions import add_partner, make_table
from plenipo.desk.concordance.models import Partner, Row, Table
from plenipo.texts.marking import Marking
from tests.desk.concordance.lamps import ACT, LAW


@pytest.fixture
def partner(access: Access) -> Partner:
    return add_partner(access, "Velmara", Marking.PUBLIC.rank)


@pytest.fixture
def table(access: Access, partner: Partner, work_done: Callable[[], int]) -> Table:
    """Aligned, with nothing decided."""
    made = make_table(access, partner, ("act.txt", [ACT.encode()]), ("law.txt", [LAW.encode()]))
    work_done()
    made.refresh_from_db()
    assert made.current is not None
    return made


@pytest.fixture
def row(table: Table) -> Callable[[str], Row]:
    """The row of that id in the present edition."""

    def find(identifier: str) -> Row:
        table.refresh_from_db()
        found = Row.objects.select_related("edition__table").get(edition=table.current, identifier=identifier)
        assert isinstance(found, Row)
        return found

    return find
