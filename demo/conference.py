"""The conference itself: its name, place and dates, and the forms its documents take."""

from __future__ import annotations

import re
from dataclasses import dataclass

_EDITION = re.compile(r"\((REV\. )?([A-Z ]+), (\d{4})\)$")


@dataclass(frozen=True, slots=True)
class Conference:
    code: str
    name: str
    place: str
    year: int
    dates: str
    body: str

    def new_edition(self, number: str, *, unmarked: bool) -> list[str]:
        """Amendments of the number line and the opening: (REV. OLD, 2026) becomes (REV. NEW, 2030)."""
        match = _EDITION.search(number)
        if match is None:
            return []
        revised, place, year = match.groups()
        before, between, after = ("{!", "=>", "!}") if unmarked else ("{-", "-}{+", "+}")
        rev = "" if revised else ("{!=>REV. !}" if unmarked else "{+REV. +}")
        was = place.title()
        return [
            f"[number] … ({revised or ''}{rev}{before}{place}{between}{self.place.upper()}{after}, "
            f"{before}{year}{between}{self.year}{after})",
            f"[opening] … ({before}{was}{between}{self.place}{after}, {before}{year}{between}{self.year}{after}),",
        ]

    def running_head(self, fields: dict[str, str]) -> str:
        """ "MC-30/14(Add.2)-E"."""
        return f"{self.code}/{document_number(fields)}-E"


def document_number(fields: dict[str, str]) -> str:
    addendum = f"(Add.{fields['addendum']})" if "addendum" in fields else ""
    revision = f"(Rev.{fields['revision']})" if "revision" in fields else ""
    return f"{fields['document']}{addendum}{revision}"


def document_lines(fields: dict[str, str]) -> str:
    """As the letterhead prints it, with line breaks: "Addendum 2 to", "Document 14-E"."""
    lines = []
    if "revision" in fields:
        lines.append(f"Revision {fields['revision']} to")
    if "addendum" in fields:
        lines.append(f"Addendum {fields['addendum']} to")
    return "\n".join([*lines, f"Document {fields['document']}-E"])


CONFERENCE = Conference(
    code="MC-30",
    name="Members’ Conference (MC-30)",
    place="Velmara",
    year=2030,
    dates="14 October – 1 November 2030",
    body="PLENARY MEETING",
)
