"""The Final Acts of a plenipotentiary conference, converted from PDF by others: read whole, and repaired."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from plenipo.readers.akoma_ntoso import read_akoma_ntoso, read_instruments
from plenipo.readers.profiles import outline
from plenipo.texts.instrument import Instrument
from plenipo.texts.provision import Role
from plenipo.texts.views import Line, View, document_lines
from plenipo.writers.akoma_ntoso import write_instrument
from plenipo.writers.json import from_json, to_json

NAME = "pp18_final_acts_akn.xml"


@cache
def instruments_of(path: Path) -> tuple[Instrument, ...]:
    return read_instruments(path.read_bytes(), path.name)


@pytest.fixture
def instruments(shared_data: Path) -> tuple[Instrument, ...]:
    return instruments_of(shared_data / "itu" / NAME)


def squeezed(text: str) -> str:
    """Without spaces and hyphens, quotation marks made straight."""
    straight = text.translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'})
    return re.sub(r"[\s\u00a0\u2011-]", "", straight)


def test_every_instrument_of_the_index_is_there_with_its_name(
    instruments: tuple[Instrument, ...], shared_data: Path
) -> None:
    index = json.loads((shared_data / "itu" / "index.json").read_text())
    names = [
        (found.reference.kind.casefold(), found.reference.number, found.reference.edition.casefold())
        for found in instruments
        if found.reference
    ]
    assert names == [(row["type"], row["number"], row["status"].casefold()) for row in index]
    titles = [re.sub(r"(?<=ing|mia)\d\b", "", row["title"]) for row in index]  # marks of footnotes
    assert [found.title for found in instruments] == titles
    assert Counter(kind for kind, _, _ in names) == {"resolution": 61, "decision": 2, "recommendation": 1}


def test_nothing_is_lost_in_reading_the_document(shared_data: Path) -> None:
    data = (shared_data / "itu" / NAME).read_bytes()
    root = etree.fromstring(data)
    stored = "".join(
        "".join(map(str, part.itertext())) for part in root.iter("{*}preface", "{*}preamble", "{*}mainBody")
    )
    read = "".join(document_lines(read_akoma_ntoso(data, NAME), View.PROPOSED))
    assert re.sub(r"\s", "", read) == re.sub(r"\s", "", stored)


def test_nothing_is_lost_or_added_in_the_instruments(instruments: tuple[Instrument, ...], shared_data: Path) -> None:
    """Words as counted without their order: footnotes move to the end, and marks become references."""
    root = etree.fromstring((shared_data / "itu" / NAME).read_bytes())
    for statement, instrument in zip(root.iter("{*}statement"), instruments, strict=True):
        parts = statement.iterchildren("{*}preface", "{*}preamble", "{*}mainBody")
        stored = "".join("".join(map(str, part.itertext())) for part in parts)
        read = "".join(provision.printed for provision in instrument.provisions)
        assert letters(read) == letters(stored), instrument.reference


def letters(text: str) -> Counter[str]:
    return Counter(letter for letter in text if letter.isalpha())


def test_ids_are_unique_and_parents_exist(instruments: tuple[Instrument, ...]) -> None:
    for instrument in instruments:
        ids = [provision.id for provision in instrument.provisions]
        assert len(ids) == len(set(ids))
        assert {provision.parent for provision in instrument.provisions} <= {"", *ids}


def test_every_resolution_has_its_heading_title_opening_and_operative_part(
    instruments: tuple[Instrument, ...],
) -> None:
    for instrument in instruments:
        roles = Counter(provision.role for provision in instrument.provisions)
        # One opening line of the source has lost its comma, by which the line is known.
        assert roles[Role.OPENING] == (0 if instrument.title == "Assistance to Somalia" else 1), instrument.reference
        assert roles[Role.OPERATIVE] >= 1, instrument.reference
        assert [provision.role for provision in instrument.provisions[:2]] == [Role.HEADING, Role.TITLE]


def test_repairs_find_the_provisions_of_the_texts_corrected_by_hand(
    instruments: tuple[Instrument, ...], shared_data: Path
) -> None:
    """Eight Resolutions were corrected by hand from the same source; most provisions must be the same, id and text."""
    by_number = {found.reference.number: found for found in instruments if found.reference}
    wanted = found = 0
    for path in sorted((shared_data / "itu" / "proposals" / "base").glob("RES-*.txt")):
        lines = [Line(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        corrected = {(each.id, squeezed(each.text)) for each in outline(lines, "itu_instrument")}
        read = {(each.id, squeezed(each.text)) for each in by_number[path.stem.removeprefix("RES-")].provisions}
        wanted += len(corrected)
        found += len(corrected & read)
    assert wanted == 653
    assert found / wanted > 0.97


def test_every_instrument_comes_back_equal_from_akoma_ntoso_and_json(instruments: tuple[Instrument, ...]) -> None:
    for instrument in instruments:
        assert read_instruments(write_instrument(instrument), "a.xml") == (instrument,)
        assert from_json(to_json(instrument), Instrument) == instrument
