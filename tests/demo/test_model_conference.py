"""The built model conference: sound Word files, the same every time, with every hard case, read as its sources say."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from demo.build import SOURCES, build
from demo.contributions import Contribution, read_contribution

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
REVISIONS = ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "numberingChange", "pPrChange", "rPrChange")
PROPOSALS = sorted((SOURCES / "proposals").glob("*.txt"))
BASES = sorted((SOURCES / "bases").glob("*.txt"))
MANDATES = sorted(SOURCES.glob("mandate*.txt"))
DOCUMENTS = [
    *(f"bases/{path.stem}" for path in BASES),
    *(f"contributions/MC30-{path.stem}" for path in PROPOSALS),
    *(f"mandates/{path.stem}" for path in MANDATES),
]
# Units in which a sponsor changed the base without marking it.
SILENT = {"ORB/25A1/1", "TAM/40/1", "TAM/40/2"}


@pytest.fixture(scope="module")
def conference(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("model-conference")
    build(folder)
    return folder


@pytest.fixture(scope="module")
def contributions() -> list[Contribution]:
    return [read_contribution(path) for path in PROPOSALS]


def parts(path: Path) -> dict[str, ET.Element]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: ET.fromstring(archive.read(name)) for name in archive.namelist()}


def body(conference: Path, name: str) -> ET.Element:
    return parts(conference / "contributions" / f"MC30-{name}.docx")["word/document.xml"]


def revisions(root: ET.Element) -> Iterator[ET.Element]:
    return (element for element in root.iter() if element.tag.removeprefix(W) in REVISIONS)


@pytest.mark.parametrize("document", DOCUMENTS)
class TestEveryFile:
    def test_declares_and_links_every_part(self, conference: Path, document: str) -> None:
        found = parts(conference / f"{document}.docx")
        declared = {entry.attrib["PartName"].lstrip("/") for entry in found["[Content_Types].xml"].iter(OVERRIDE)}
        assert declared == {name for name in found if not name.endswith(".rels") and name != "[Content_Types].xml"}
        links = list(found["word/_rels/document.xml.rels"].iter(RELATION))
        internal = {f"word/{link.attrib['Target']}" for link in links if link.get("TargetMode") != "External"}
        assert internal <= set(found)
        used = {element.get(f"{R}id") for element in found["word/document.xml"].iter()} - {None}
        assert used <= {link.attrib["Id"] for link in links}

    def test_signs_every_change_once(self, conference: Path, document: str) -> None:
        found = parts(conference / f"{document}.docx")
        changes = [
            change for name in ("document", "footnotes", "endnotes") for change in revisions(found[f"word/{name}.xml"])
        ]
        assert all(change.get(f"{W}author") and change.get(f"{W}date") for change in changes)
        numbers = Counter(change.attrib[f"{W}id"] for change in changes)
        assert [number for number, times in numbers.items() if times > 1] == []

    def test_writes_deleted_text_as_deleted_text_only(self, conference: Path, document: str) -> None:
        root = parts(conference / f"{document}.docx")["word/document.xml"]
        deleted = {text for change in root.iter(f"{W}del") for text in change.iter(f"{W}delText")}
        assert deleted == set(root.iter(f"{W}delText"))
        assert not [text for change in root.iter(f"{W}del") for text in change.iter(f"{W}t")]

    def test_refers_to_notes_comments_and_lists_that_exist(self, conference: Path, document: str) -> None:
        found = parts(conference / f"{document}.docx")
        text = found["word/document.xml"]
        for reference, part, element in (
            ("footnoteReference", "footnotes", "footnote"),
            ("endnoteReference", "endnotes", "endnote"),
            ("commentReference", "comments", "comment"),
        ):
            wanted = {entry.attrib[f"{W}id"] for entry in text.iter(W + reference)}
            there = {entry.attrib[f"{W}id"] for entry in found[f"word/{part}.xml"].iter(W + element)}
            assert wanted == there - {"-1", "0"}
        lists = {entry.attrib[f"{W}numId"] for entry in found["word/numbering.xml"].iter(f"{W}num")}
        assert {entry.attrib[f"{W}val"] for entry in text.iter(f"{W}numId")} == lists

    def test_names_styles_that_are_defined(self, conference: Path, document: str) -> None:
        found = parts(conference / f"{document}.docx")
        defined = {style.attrib[f"{W}styleId"] for style in found["word/styles.xml"].iter(f"{W}style")}
        used = {style.attrib[f"{W}val"] for style in found["word/document.xml"].iter(f"{W}pStyle")}
        assert used <= defined

    def test_pairs_the_ends_of_each_move(self, conference: Path, document: str) -> None:
        root = parts(conference / f"{document}.docx")["word/document.xml"]
        ends = {
            kind: {start.attrib[f"{W}name"] for start in root.iter(f"{W}{kind}RangeStart")}
            for kind in ("moveFrom", "moveTo")
        }
        assert ends["moveFrom"] == ends["moveTo"]

    @pytest.mark.parametrize("view", ["original", "proposed"])
    def test_reads_as_its_source_says(self, conference: Path, document: str, view: str) -> None:
        docx = pytest.importorskip("plenipo.readers.docx")
        views = pytest.importorskip("plenipo.texts.views")
        path = conference / f"{document}.docx"
        expected = conference / "expected" / f"{path.stem}.{view}.txt"
        read = docx.read_docx(path.read_bytes(), name=path.name)
        assert views.document_lines(read, views.View(view)) == expected.read_text(encoding="utf-8").splitlines()


def test_two_builds_give_the_same_bytes(conference: Path, tmp_path: Path) -> None:
    again = build(tmp_path)
    files = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file())
    assert len(files) == 3 * len(again) + 1 + 4  # each with its two views; the terms of the delegation; the laws
    assert all((tmp_path / path).read_bytes() == (conference / path).read_bytes() for path in files)


def test_size_of_the_conference(contributions: list[Contribution]) -> None:
    units = [unit for contribution in contributions for unit in contribution.units]
    assert len(BASES) == 6
    assert 25 <= len(contributions) <= 30
    assert len(units) == 41
    assert len({unit.identifier for unit in units}) == len(units)
    assert Counter(unit.symbol for unit in units) == {"MOD": 31, "(MOD)": 1, "ADD": 4, "SUP": 2, "NOC": 2, "NOC!": 1}


def test_all_eight_sponsors_meet_on_resolution_12(contributions: list[Contribution]) -> None:
    sponsors = {contribution.fields["sponsor"] for contribution in contributions}
    on_twelve = {
        contribution.fields["sponsor"]
        for contribution in contributions
        for unit in contribution.units
        if unit.base == "resolution-12"
    }
    assert on_twelve == sponsors == {"NAUT", "SLC", "HIL", "ORB", "CAL", "KSR", "TAM", "NOR/VEL"}


def test_base_texts_are_of_realistic_length(conference: Path) -> None:
    lengths = {path.stem: len(expected_lines(conference, path.stem, "proposed")) for path in BASES}
    assert all(25 <= length <= 85 for length in lengths.values()), lengths


def expected_lines(conference: Path, name: str, view: str) -> list[str]:
    return (conference / "expected" / f"{name}.{view}.txt").read_text(encoding="utf-8").splitlines()


def unit_lines(lines: list[str], identifier: str) -> list[str]:
    """The instrument's text in one unit: between the symbol line and Reasons, without note numbers."""
    start = next(number for number, line in enumerate(lines) if line.endswith(f"\t{identifier}"))
    end = next(number for number, line in enumerate(lines) if number > start and line.startswith("Reasons:"))
    return [re.sub(r"\[\^\d+\]", "[^]", line) for line in lines[start + 1 : end]]


def test_a_marked_proposal_rests_on_the_base_unless_the_sponsor_altered_it_silently(
    conference: Path, contributions: list[Contribution]
) -> None:
    differing = set()
    for contribution in contributions:
        original = expected_lines(conference, f"MC30-{contribution.name}", "original")
        for unit in contribution.units:
            if not unit.symbol.strip("()").endswith("MOD") or "retyped" in unit.options:
                continue
            base = [re.sub(r"\[\^\d+\]", "[^]", line) for line in expected_lines(conference, unit.base, "original")]
            text = [line for line in base if not line.startswith("[^]: ")]
            if unit_lines(original, unit.identifier) != text:
                differing.add(unit.identifier)
    assert differing == SILENT


@pytest.mark.parametrize(("name", "identifier"), [("CAL-31", "CAL/31/1"), ("TAM-40", "TAM/40/3")])
def test_retyped_text_carries_no_mark(conference: Path, name: str, identifier: str) -> None:
    original = unit_lines(expected_lines(conference, f"MC30-{name}", "original"), identifier)
    proposed = unit_lines(expected_lines(conference, f"MC30-{name}", "proposed"), identifier)
    assert original == proposed


def has(xpath: str) -> Callable[[ET.Element], bool]:
    return lambda root: root.find(f".//{xpath}", {"w": W[1:-1]}) is not None


def joined_mark(kind: str) -> Callable[[ET.Element], bool]:
    """A paragraph whose mark is under the change while some of its text is not."""

    def holds(root: ET.Element) -> bool:
        marked = [line for line in root.iter(f"{W}p") if line.find(f"{W}pPr/{W}rPr/{W}{kind}") is not None]
        return any(line.find(f"{W}r/{W}t") is not None for line in marked)

    return holds


def nested_by_another(root: ET.Element) -> bool:
    pairs = ((outer, inner) for outer in root.iter(f"{W}ins") for inner in outer.iter(f"{W}del"))
    return any(outer.get(f"{W}author") != inner.get(f"{W}author") for outer, inner in pairs)


def contains(text: str) -> Callable[[ET.Element], bool]:
    return lambda root: any(text in "".join(line.itertext()) for line in root.iter(f"{W}p"))


HARD_CASES: dict[str, tuple[str, Callable[[ET.Element], bool]]] = {
    "deletion inside an insertion by another author": ("NAUT-14A1", nested_by_another),
    "paragraph split": ("SLC-18A5", joined_mark("ins")),
    "paragraphs joined": ("NAUT-14A5", joined_mark("del")),
    "paragraph inserted by one and deleted by another": ("SLC-18A1", has("w:pPr/w:rPr/w:ins/../w:del")),
    "paragraph moved": ("NOR-VEL-45", has("w:pPr/w:rPr/w:moveFrom")),
    "words moved": ("NOR-VEL-45", has("w:moveToRangeStart[@w:name='help']")),
    "deletion inside moved text": ("NOR-VEL-46", has("w:moveTo/w:del")),
    "row inserted": ("HIL-21A2", has("w:trPr/w:ins")),
    "row deleted": ("HIL-21A2", has("w:trPr/w:del")),
    "row deleted, its words unmarked": ("SLC-18A2", has("w:tr/w:trPr/w:del/../../w:tc/w:p/w:r/w:t")),
    "cell inserted": ("ORB-25A2", has("w:tcPr/w:cellIns")),
    "cell deleted": ("ORB-25A2", has("w:tcPr/w:cellDel")),
    "numbering by the word processor": ("HIL-21A3", has("w:numPr/w:numId")),
    "tracked change of list level": ("HIL-21A3", has("w:pPrChange/w:pPr/w:numPr")),
    "recorded old number": ("HIL-21A3", has("w:numPr/w:numberingChange")),
    "tracked formatting": ("ORB-25A2", has("w:rPr/w:rPrChange")),
    "footnote added": ("NAUT-14A2", has("w:ins//w:footnoteReference")),
    "footnote deleted": ("SLC-18A2", has("w:del//w:footnoteReference")),
    "endnote": ("NOR-VEL-45", has("w:endnoteReference")),
    "comment": ("NAUT-14A1", has("w:commentReference")),
    "page header": ("NAUT-14A1", has("w:headerReference")),
    "field": ("NOR-VEL-45", has("w:instrText")),
    "hyperlink": ("NAUT-14A4", has("w:hyperlink")),
    "content control": ("NAUT-14A3", has("w:sdt/w:sdtContent")),
    "text box": ("NOR-VEL-45", has("w:txbxContent")),
    "symbol": ("HIL-21A2", has("w:sym")),
    "non-breaking hyphen": ("HIL-21A1", has("w:noBreakHyphen")),
    "soft hyphen": ("SLC-18A3", has("w:softHyphen")),
    "non-breaking space": ("SLC-18A3", contains("31\u00a0December")),
    "right-to-left paragraph": ("KSR-36", has("w:pPr/w:bidi")),
    "runs split by editing": ("SLC-18A1", has("w:r[@w:rsidR]")),
    "emphatic NOC": ("KSR-36", has("w:r/w:rPr/w:u")),
    "letter renumbered": ("NAUT-14A1", contains("de)that other organizations")),
    "bis label": ("HIL-21A4", contains("b)bisthat stations")),
    "revision of a document": ("TAM-41R1", contains("Revision 1 to")),
    "addendum": ("NAUT-14A2", contains("Addendum 2 to")),
}


@pytest.mark.parametrize("case", HARD_CASES)
def test_hard_case_is_there(conference: Path, case: str) -> None:
    name, holds = HARD_CASES[case]
    assert holds(body(conference, name))


@pytest.mark.parametrize("name", ["ORB-25A1", "TAM-40", "SLC-18A6"])
def test_some_sponsors_use_style_normal_only(conference: Path, name: str) -> None:
    lines = body(conference, name).findall(f"{W}body/{W}p")
    assert lines
    assert not [line for line in lines if line.find(f"{W}pPr/{W}pStyle") is not None]


def test_late_documents_are_there(contributions: list[Contribution]) -> None:
    late = [contribution.name for contribution in contributions if "October 2030" in contribution.fields["date"]]
    assert late == ["NOR-VEL-46"]


def test_identical_amendments_of_several_sponsors(conference: Path) -> None:
    wanted = (
        "3\tthat the Secretary-General shall report every two years to the Council on the state of network confidence"
    )
    found = {
        name
        for name in ("NAUT-14A1", "HIL-21A1", "CAL-31", "NOR-VEL-45")
        if any(line.startswith(wanted) for line in expected_lines(conference, f"MC30-{name}", "proposed"))
    }
    assert found == {"NAUT-14A1", "HIL-21A1", "CAL-31", "NOR-VEL-45"}
