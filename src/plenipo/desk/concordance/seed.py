"""A table to be tried: two fictional laws side by side, with the first decisions on them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from plenipo.concordance.model import Degree
from plenipo.desk.accounts.access import Access, access_to
from plenipo.desk.accounts.models import Person
from plenipo.desk.concordance.actions import add_note, add_partner, assign, make_table
from plenipo.desk.concordance.decisions import Said, accept, decide
from plenipo.desk.concordance.models import Row, Table
from plenipo.texts.marking import Marking

PARTNER, NAME = "Velmara", "Littoral communications"
ACT, LAW = "littoral-communications-directive.txt", "velmara-communications-act.txt"


class Part(Struct, frozen=True):
    """What one person of the delegation works on: articles by id, and rows accepted as proposed."""

    username: str
    articles: tuple[str, ...]
    accepted: tuple[str, ...]


PARTS = (
    Part("officer", ("art3", "art4", "art5"), ("art3.1", "art4.1", "art5.1")),
    Part("colleague", ("art6", "art7"), ("art6.1", "art6.2")),
)
DECIDED = {
    "art3.3": Said(
        Degree.NONE,
        "The Minister may dismiss the Director at any time; no conditions are set out in advance.",
        "Amendment of the Coastal Communications Act",
        "2031-06-30",
        "Ministry of the Coast",
    ),
    "art4.2": Said(
        Degree.PARTIAL,
        "A report is due each year, three months later than the Directive asks.",
        "Regulation of the Agency on its annual report",
        "2030-12-31",
        "Coastal Communications Agency",
        "The first report was published in time.",
    ),
}


def add_tables(access: Access, laws: Path, work: Callable[[], None]) -> Table | None:
    """Make the table from the folder of laws and have it aligned by ``work``; None where the laws are not there."""
    act, law = laws / ACT, laws / LAW
    if not (act.is_file() and law.is_file()):
        return None
    partner = add_partner(access, PARTNER, Marking.PUBLIC.rank)
    texts = [(path.name, [path.read_bytes()]) for path in (act, law)]
    table = make_table(access, partner, texts[0], texts[1], name=NAME)
    work()
    table.refresh_from_db()
    if table.current is None:
        return None
    for part in PARTS:
        person = Person.objects.get(username=part.username)
        assign(access, table, part.articles, person)
        own = access_to(person, access.conference.slug)
        for row in _rows(table, part.accepted):
            accept(own, row, row.version)
    officer = access_to(Person.objects.get(username=PARTS[0].username), access.conference.slug)
    for row in _rows(table, tuple(DECIDED)):
        decide(officer, row, row.version, DECIDED[row.identifier])
        add_note(officer, row, "To be raised with the Agency at the next meeting of the dialogue.")
    return table


def _rows(table: Table, identifiers: tuple[str, ...]) -> list[Row]:
    rows = Row.objects.select_related("edition__table__current")
    return list(rows.filter(edition=table.current, identifier__in=identifiers))
