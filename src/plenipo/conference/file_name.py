"""What a file name says about the document in it, and whether the document agrees."""

from __future__ import annotations

import re

from plenipo.errors import ContradictoryHeader

# "PP22-EUR-44A4R1.docx": meeting, sponsors, document, addendum, revision
_SHORT = re.compile(r"^[A-Z]{1,6}-?\d{2}-(?:[A-Z]{1,5}-)+(?P<number>\d{1,4})(?:A(?P<addendum>\d+))?(?:R\d+)?$")
# "S22-PP-C-0044!A3!R1!MSW-E.docx": the name that ITU publishes under
_PUBLISHED = re.compile(
    r"^[A-Z]\d{2}-[A-Z]+-[A-Z]+-(?P<number>\d{4})(?:!A(?P<addendum>\d+))?(?:!R\d+)?!+[A-Z]+-[ACEFRS]$"
)
_HEADER = re.compile(r"^(?P<number>\d{1,4})(?:\(Add\.?\s?(?P<addendum>\d+)\))?")


def check_file_name(name: str, number: str) -> None:
    """Raise ContradictoryHeader where the file name and the header name different documents.

    name: "PP22-EUR-44A4.docx"; number: of the header, "44(Add.4)". A name of no known form says nothing.
    """
    stem = name.rsplit(".", 1)[0]
    named = _SHORT.match(stem) or _PUBLISHED.match(stem)
    stated = _HEADER.match(number)
    if not named or not stated or _document(named) == _document(stated):
        return
    raise ContradictoryHeader(
        f"the header says Document {number}, the file name says {_printed(named)}.",
        where=name,
        remedy="Find out which is right, and rename the file or ask for the right one.",
    )


def _document(match: re.Match[str]) -> tuple[int, int]:
    return int(match["number"]), int(match["addendum"] or 0)


def _printed(match: re.Match[str]) -> str:
    number, addendum = _document(match)
    return f"Document {number}(Add.{addendum})" if addendum else f"Document {number}"
