"""What a file name says about the document in it, and whether the document agrees."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from plenipo.errors import ContradictoryHeader
from plenipo.texts.contribution import Header

# "PP22-EUR-44A4R1": meeting, sponsors, document, addendum, revision, with or without a language
_SHORT = re.compile(
    r"(?:[A-Z]\d{2}-)?[A-Z]{1,6}-?\d{2}-(?P<sponsor>(?:[A-Z]{1,5}-)+)(?P<number>\d{1,4})(?:-?A(?P<addendum>\d+))?"
    r"(?:-?R(?P<revision>\d+))?(?:-[ACEFRS])?",
    re.IGNORECASE,
)
# "S22-PP-C-0044!A3!R1!MSW-E": the name that ITU publishes under
_PUBLISHED = re.compile(
    r"[A-Z]\d{2}-[A-Z]+\d*-[A-Z]+-(?P<number>\d{4})(?:!A(?P<addendum>\d+))?(?:!R(?P<revision>\d+))?!+[A-Z]+-[ACEFRS]",
    re.IGNORECASE,
)
_COPY = re.compile(r"(?: \(\d+\)|[-_ ]copy)$", re.IGNORECASE)
_HEADER = re.compile(r"^(?P<number>\d{1,4})(?:\(Add\.?\s?(?P<addendum>\d+)\))?")
_CODE = re.compile(r"[A-Z]{1,5}(?:/[A-Z]{1,5})*")


def check_file_name(name: str, header: Header) -> None:
    """Raise ContradictoryHeader where the file name and the header name different documents, revisions or sponsors.

    name: "PP22-EUR-44A4.docx". A name of no known form says nothing.
    """
    stem = _COPY.sub("", PurePosixPath(name).stem)
    named = _SHORT.fullmatch(stem) or _PUBLISHED.fullmatch(stem)
    stated = _HEADER.match(header.number)
    if not named or not stated:
        return
    if _document(named) != _document(stated) or int(named["revision"] or 0) != header.revision:
        _contradict(name, f"Document {header.number}", _printed(named))
    sponsor = (named.groupdict().get("sponsor") or "").strip("-").upper().replace("-", "/")
    codes = [code for code in header.sponsors if _CODE.fullmatch(code)]
    if sponsor and codes and sponsor not in codes:
        _contradict(name, f"sponsor {', '.join(codes)}", f"sponsor {sponsor}")


def _contradict(name: str, stated: str, named: str) -> None:
    raise ContradictoryHeader(
        f"the document says {stated}, the file name says {named}.",
        where=name,
        remedy="Find out which is right, and rename the file or ask for the right one.",
    )


def _document(match: re.Match[str]) -> tuple[int, int]:
    return int(match["number"]), int(match["addendum"] or 0)


def _printed(match: re.Match[str]) -> str:
    number, addendum = _document(match)
    added = f"(Add.{addendum})" if addendum else ""
    revised = f"(Rev.{int(match['revision'])})" if match["revision"] else ""
    return f"Document {number}{added}{revised}"
