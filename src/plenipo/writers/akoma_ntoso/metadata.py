"""Identification of a statement: work, expression and manifestation, from the name of the instrument alone."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from lxml import etree

from plenipo.readers.akoma_ntoso.vocabulary import LANGUAGES, own
from plenipo.texts.instrument import InstrumentReference
from plenipo.texts.marking import Marking
from plenipo.writers.akoma_ntoso.text import Links
from plenipo.writers.akoma_ntoso.tree import add, clean

_YEAR = re.compile(r"\b(1[89]\d\d|2\d\d\d)\b")
# FRBRdate must stand and must be a full date: 1 January of the year of the edition, else the first date there is.
_NO_DATE = "0001-01-01"


class Head(NamedTuple):
    """What a text says of itself."""

    reference: InstrumentReference | None
    title: str
    profile: str
    marking: Marking
    language: str
    source: str


def write_identification(meta: etree._Element, head: Head) -> None:
    """FRBR identification. The date is the year of the edition, as no more is known."""
    year = edition_year(head.reference)
    date, name = (f"{year}-01-01", "edition-year") if year else (_NO_DATE, "unknown")
    work = work_address(head.reference)
    language = LANGUAGES.get(head.language[:2].casefold(), "und")
    expression = f"{work}/{language}@{year}" if year else f"{work}/{language}"
    identification = add(meta, "identification", source="#plenipo")
    for level, address in (("Work", work), ("Expression", expression), ("Manifestation", f"{expression}/.xml")):
        frbr = add(identification, f"FRBR{level}")
        add(frbr, "FRBRthis", value=address if level == "Manifestation" else f"{address}/!main")
        add(frbr, "FRBRuri", value=address)
        add(frbr, "FRBRdate", date=date, name=name)
        add(frbr, "FRBRauthor", href="#plenipo" if level == "Manifestation" else "#adopting-body")
        if level == "Work":
            add(frbr, "FRBRcountry", value="un")
            if head.reference and head.reference.number:
                add(frbr, "FRBRnumber", value=head.reference.number, showAs=str(head.reference))
        elif level == "Expression":
            add(frbr, "FRBRlanguage", language=language)


def write_references(meta: etree._Element, links: Links) -> None:
    """Who is named: the adopting body, the program, and the sponsors."""
    references = add(meta, "references", source="#plenipo")
    _organisation(references, links.names.give("adopting-body"), "Adopting body")
    _organisation(references, links.names.give("plenipo"), "Plenipo")
    for sponsor in links.sponsors:
        _organisation(references, links.sponsors[sponsor], sponsor)


def _organisation(references: etree._Element, name: str, shown: str) -> None:
    href = f"/akn/ontology/organization/un/{slug(shown)}"
    add(references, "TLCOrganization", eId=name, href=href, showAs=shown)


def write_exact(meta: etree._Element, head: Head) -> etree._Element:
    """The values that have no element of their own, for an exact way back. Returns the block for more."""
    block = add(meta, "proprietary", source="#plenipo")
    fields = {
        "title": head.title,
        "profile": head.profile,
        "marking": head.marking.value,
        "language": head.language,
        "source": head.source,
    }
    if head.reference:
        fields |= {
            "kind": head.reference.kind,
            "number": head.reference.number,
            "edition": head.reference.edition,
        }
    etree.SubElement(block, own("instrument"), {key: clean(value) for key, value in fields.items()})
    return block


def edition_year(reference: InstrumentReference | None) -> str:
    """The last year that the edition names, "" for none."""
    years = _YEAR.findall(reference.edition) if reference else []
    return years[-1] if years else ""


def work_address(reference: InstrumentReference | None) -> str:
    """AKN naming convention: /akn/un/statement/resolution/2018/130."""
    if reference is None:
        return "/akn/un/statement/unnamed"
    steps = [slug(reference.kind), edition_year(reference), slug(reference.number)]
    return "/akn/un/statement/" + "/".join(step for step in steps if step)


def slug(text: str) -> str:
    """Letters, digits and hyphens only, for addresses."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "x"
