"""What leaves the desk of a table."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from plenipo.concordance.model import Concordance, Degree
from plenipo.desk.accounts.access import Access
from plenipo.desk.concordance.looks import Look, look_of
from plenipo.desk.concordance.models import Edition, Table
from plenipo.desk.concordance.page import edition_of
from plenipo.desk.concordance.values import whole_of
from plenipo.desk.shell.marking import marking_of
from plenipo.texts.marking import Marking, highest
from plenipo.writers.concordance import (
    write_concordance_docx,
    write_concordance_html,
    write_concordance_json,
    write_concordance_xlsx,
    write_gaps_docx,
    write_statement_docx,
)

_WRITERS: dict[str, Callable[[Concordance], bytes | str]] = {
    "concordance.docx": write_concordance_docx,
    "concordance.xlsx": write_concordance_xlsx,
    "concordance.html": write_concordance_html,
    "concordance.json": write_concordance_json,
    "gaps.docx": write_gaps_docx,
    "statement.docx": write_statement_docx,
}
NAMES = tuple(_WRITERS)
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html; charset=utf-8",
    "json": "application/json",
}


def written(access: Access, table: Table, name: str, edition: int = 0) -> tuple[bytes, Marking]:
    """One file, and the marking that it bears."""
    whole = whole_of(edition_of(table, edition))
    marking = highest([whole.marking, marking_of(table.marking), marking_of(access.conference.marking)])
    data = _WRITERS[name](replace(whole, marking=marking))
    return (data.encode() if isinstance(data, str) else data), marking


def editions_of(table: Table) -> list[Edition]:
    """All of a table, the latest first."""
    return list(table.editions.select_related("source", "target").defer("value", "kept"))


def looks() -> list[Look]:
    """The degrees, for a legend."""
    return [look_of(str(degree)) for degree in Degree]
