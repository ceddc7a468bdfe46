"""Profiles on real material: every unit of the proposals, every base text, EU acts, a Council document."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import msgspec
import pytest

from plenipo.readers import read_document
from plenipo.readers.profiles import outline, read_instrument, recognise
from plenipo.texts.contribution import Contribution, Unit
from plenipo.texts.document import Document
from plenipo.texts.instrument import Instrument
from plenipo.texts.provision import Provision, Role
from plenipo.texts.views import Line, View, note_numbers, view_lines


@cache
def read(path: Path) -> Document:
    return read_document(path.read_bytes(), path.name)


@pytest.fixture(scope="session")
def proposals(shared_data: Path) -> Path:
    return shared_data / "itu" / "proposals"


@pytest.fixture(scope="session")
def gold(proposals: Path) -> list[dict[str, object]]:
    entries: list[dict[str, object]] = json.loads((proposals / "gold.json").read_text(encoding="utf-8"))
    return entries


@pytest.fixture(scope="session")
def contributions(proposals: Path) -> dict[str, Contribution]:
    return {path.name: recognise(read(path)) for path in sorted(proposals.glob("*.docx"))}


@pytest.fixture(scope="session")
def bases(proposals: Path) -> dict[str, Instrument]:
    instruments = (read_instrument(read(path)) for path in (proposals / "base").glob("*.docx"))
    return {str(instrument.reference): instrument for instrument in instruments}


def lines_of(document: Document, unit: Unit, view: View) -> list[Line]:
    paragraphs = document.paragraphs[unit.first : unit.last]
    return [line for line in view_lines(paragraphs, view, note_numbers(paragraphs, view)) if line.text.strip()]


def ids(provisions: tuple[Provision, ...]) -> list[str]:
    return [provision.id for provision in provisions if provision.role is not Role.NOTE]


def test_every_unit_of_the_gold_key(contributions: dict[str, Contribution], gold: list[dict[str, object]]) -> None:
    expected = {(e["file"], e["proposal"], e["action"], e["sponsor"]) for e in gold}
    found = {
        (name, unit.identifier, unit.symbol.value, unit.sponsor)
        for name, contribution in contributions.items()
        for unit in contribution.units
    }
    assert found == expected


def test_targets_in_the_edition_that_is_amended(
    contributions: dict[str, Contribution], gold: list[dict[str, object]]
) -> None:
    targets = {unit.identifier: unit.target for c in contributions.values() for unit in c.units}
    for entry in gold:
        target = targets[str(entry["proposal"])]
        assert target is not None
        if entry["instrument"] is None:  # a new resolution
            assert re.fullmatch(r"\[[A-Z]+-\d\]", target.number)
        elif entry["tracked"]:
            assert str(target) == entry["instrument"]
        else:  # retyped: only the new edition is printed
            assert str(entry["instrument"]).startswith(f"{target.name} (")


def test_headers_agree_with_the_file_names(contributions: dict[str, Contribution]) -> None:
    for name, contribution in contributions.items():
        header = contribution.header
        _, *sponsor, number = name.removesuffix(".docx").split("-")
        document, _, addendum = number.partition("A")
        assert header.number == (f"{document}(Add.{addendum})" if addendum else document)
        assert header.sponsors == ("/".join(sponsor),)
        assert re.fullmatch(r"2022-\d\d-\d\d", header.date)
        assert header.meeting == "PP-22"
        assert header.title.endswith("proposals for the work of the conference") or header.title.startswith("Proposals")
        assert all(unit.reasons for unit in contribution.units)


def test_accepted_text_gives_the_same_units_and_ids(proposals: Path, contributions: dict[str, Contribution]) -> None:
    for path in sorted((proposals / "accepted").glob("*.txt")):
        plain, word = recognise(read(path)), contributions[f"{path.stem}.docx"]
        assert plain.header == word.header
        for of_text, of_word in zip(plain.units, word.units, strict=True):
            assert of_text.reasons == of_word.reasons
            styled = outline(lines_of(read(proposals / f"{path.stem}.docx"), of_word, View.PROPOSED))
            if not any(provision.role is Role.CELL for provision in styled):
                assert ids(outline(lines_of(read(path), of_text, View.PROPOSED))) == ids(styled)


@pytest.mark.parametrize("view", [View.ORIGINAL, View.PROPOSED])
def test_styles_do_not_change_ids(proposals: Path, contributions: dict[str, Contribution], view: View) -> None:
    for name, contribution in contributions.items():
        for unit in contribution.units:
            lines = lines_of(read(proposals / name), unit, view)
            bare = [msgspec.structs.replace(line, style="", level=0) for line in lines]
            assert ids(outline(lines)) == ids(outline(bare))


def test_the_original_view_of_a_tracked_unit_has_the_ids_of_the_base(
    proposals: Path,
    contributions: dict[str, Contribution],
    bases: dict[str, Instrument],
    gold: list[dict[str, object]],
) -> None:
    tracked = {entry["proposal"] for entry in gold if entry["tracked"]}
    checked = 0
    for name, contribution in contributions.items():
        for unit in contribution.units:
            if unit.identifier in tracked and str(unit.target) in bases:
                original = outline(lines_of(read(proposals / name), unit, View.ORIGINAL))
                assert ids(original) == ids(bases[str(unit.target)].provisions)
                checked += 1
    assert checked == 29


def test_base_texts_are_the_same_instrument_in_word_and_in_plain_text(
    proposals: Path, bases: dict[str, Instrument]
) -> None:
    for path in sorted((proposals / "base").glob("*.txt")):
        plain = read_instrument(read(path))
        word = bases[str(plain.reference)]
        assert [(p.id, p.label, p.role, p.text) for p in plain.provisions] == [
            (p.id, p.label, p.role, p.text) for p in word.provisions
        ]
        assert plain.title == word.title
        assert not [p.id for p in word.provisions if re.search(r"\.\w+-\d$", p.id)]  # no id is given twice


def test_a_council_document_has_its_paragraphs_and_headings(shared_data: Path) -> None:
    paths = sorted((shared_data.parent / "seeds").glob("002_*.txt"))
    if not paths:
        pytest.skip("no Council document beside the data")
    contribution, instrument = recognise(read(paths[0])), read_instrument(read(paths[0]))
    assert (contribution.profile, contribution.header.number) == ("council", "12759/22")
    assert (contribution.header.date, contribution.header.original_language) == ("2022-09-23", "en")
    numbered = [p for p in instrument.provisions if p.label.endswith(".")]
    assert [p.id for p in numbered] == [str(number) for number in range(1, 26)]
    assert len({p.parent for p in numbered}) == 6
    assert sum(p.role is Role.HEADING for p in instrument.provisions) == 6


@pytest.mark.parametrize("name", ["eecc", "gdpr", "led", "nis2", "eprivacy"])
def test_eu_acts_have_all_their_articles(shared_data: Path, name: str) -> None:
    path = shared_data / "law" / "eu_acts" / f"{name}.txt"
    instrument = read_instrument(read(path))
    text = path.read_text(encoding="utf-8")
    printed = re.findall(r"^Article (\d+[a-z]?)$", text, re.MULTILINE)
    assert instrument.profile == "eu_act"
    known = {provision.id for provision in instrument.provisions}
    assert [number for number in printed if f"art{number}" not in known] == []
