"""The mandates of the model conference: their sources, and the Word files as the register reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from demo.build import SOURCES, build
from demo.mandates import FIELDS, MandateSource, read_mandate_source
from demo.model import SourceError
from plenipo.positions.comparison import Fate, compare_mandates
from plenipo.positions.load import load_mandate
from plenipo.positions.mandate import Form, Mandate, Stance

HEAD = "\n".join(f"{name}: x" for name in FIELDS)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("model-conference")
    build(folder)
    return folder


@pytest.fixture(scope="module")
def mandate(folder: Path) -> Mandate:
    return load_mandate(folder / "mandates" / "mandate.docx")


@pytest.fixture(scope="module")
def earlier(folder: Path) -> Mandate:
    return load_mandate(folder / "mandates" / "mandate-2026.docx")


@pytest.fixture(scope="module")
def source() -> MandateSource:
    return read_mandate_source(SOURCES / "mandate.txt")


def test_the_mandate_reads_with_all_its_data(mandate: Mandate) -> None:
    assert (mandate.reference, mandate.previous) == ("9417/30", "8866/30")
    assert (mandate.date, mandate.approved_on) == ("2030-09-16", "2030-07-08")
    assert (mandate.body, mandate.meeting) == (
        "the Committee of Ministers (Networks and Harbours)",
        "412th meeting",
    )
    assert mandate.subject_codes == ("NETS 214", "SECUR 61", "COAST 97", "CLIM 33", "FIN 180")
    assert (mandate.form, mandate.binding, mandate.language) == (Form.LINES_TO_TAKE, False, "en")
    assert mandate.title.startswith("Members’ Conference of the Union of Littoral and Orbital Networks")
    assert mandate.title.endswith("Concord lines to take")
    assert mandate.warnings == ()


def test_it_reads_as_the_lines_of_its_source(mandate: Mandate, source: MandateSource) -> None:
    assert [line.id for line in mandate.lines] == [str(number) for number in range(1, 21)]
    assert [line.text for line in mandate.lines] == [words for _, words, _ in source.points]
    assert [line.section for line in mandate.lines] == [source.sections[place] for *_, place in source.points]
    assert len(source.sections) == 6


def test_every_kind_of_stance_is_there(mandate: Mandate) -> None:
    stances = {statement.stance for line in mandate.lines for statement in line.statements}
    assert {Stance.SUPPORT, Stance.OPPOSE, Stance.ENCOURAGE, Stance.STRESS, Stance.CONCERN} <= stances


def test_its_lines_name_no_resolution_and_no_proposal(mandate: Mandate) -> None:
    words = " ".join(line.text for line in mandate.lines)
    assert "Resolution" not in words
    assert not [code for code in ("NAUT", "SLC", "HIL", "ORB", "CAL", "KSR", "TAM", "NOR/VEL") if code in words]


def test_the_earlier_mandate_has_17_lines(earlier: Mandate) -> None:
    assert [line.id for line in earlier.lines] == [str(number) for number in range(1, 18)]
    assert (earlier.reference, earlier.approved_on, earlier.warnings) == ("7734/26", "2026-07-06", ())


def test_between_the_two_lines_were_kept_amended_moved_dropped_and_added(earlier: Mandate, mandate: Mandate) -> None:
    old, new = ({line.text: line for line in one.lines} for one in (earlier, mandate))
    same = old.keys() & new.keys()
    assert len(same) == 5
    assert {(old[text].id, new[text].id) for text in same if old[text].section != new[text].section} >= {("4", "14")}
    fates = {change.fate for change in compare_mandates(earlier, mandate).changes}
    assert {Fate.KEPT, Fate.AMENDED, Fate.MOVED, Fate.NEW, Fate.DROPPED} <= fates


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("reference: 1/30\n\n# Section\n\n1. A line.", "no previous, place"),
        (f"{HEAD}\n\n# Section\n\n1. A line.\n\n3. Another.", "not the next line to take: '3. Another.'"),
        (f"{HEAD}\n\n1. A line without a section.", "not the next line to take"),
        (f"{HEAD}\n\n# Section\n\nWords.", "not the next line to take: 'Words.'"),
    ],
)
def test_a_source_that_is_no_mandate_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "mandate.txt"
    path.write_text(text)
    with pytest.raises(SourceError, match=reason):
        read_mandate_source(path)
