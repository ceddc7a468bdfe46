"""Akoma Ntoso out: instruments come back equal, compilations carry the base and every sponsor."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from plenipo.amendments.proposal import ChangeKind
from plenipo.compilation.model import (
    Compilation,
    CompiledChange,
    CompiledProvision,
    Contributed,
    Reading,
    Status,
)
from plenipo.readers.akoma_ntoso import read_akoma_ntoso, read_instruments
from plenipo.readers.akoma_ntoso.exact import read_exact, written_by_plenipo
from plenipo.readers.akoma_ntoso.vocabulary import akn
from plenipo.texts.contribution import Symbol
from plenipo.texts.instrument import Instrument, InstrumentReference
from plenipo.texts.marking import Marking
from plenipo.texts.provision import Provision, Role
from plenipo.texts.views import View, document_lines
from plenipo.writers.akoma_ntoso import write_compilation, write_instrument
from tests.engine.writers.values import compilations, instruments, plain_provisions

LAMPS = InstrumentReference("Resolution", "7", "(Rev. Portavia, 2031)")
RESOLUTION = Instrument(
    LAMPS,
    "On harbour lights",
    (
        Provision("heading", "", Role.HEADING, (), "RESOLUTION 7 (REV. PORTAVIA, 2031)"),
        Provision("title", "", Role.TITLE, (), "On harbour lights"),
        Provision("opening", "", Role.OPENING, (), "The Harbour Conference (Portavia, 2031),"),
        Provision("recalling", "", Role.CALL, ("recalling",), "recalling"),
        Provision("recalling.a", "a)", Role.RECITAL, ("recalling", "a)"), "its lamps[^1], namely:", "recalling"),
        Provision("recalling.a.i", "i)", Role.RECITAL, ("recalling", "a)", "i)"), "the red;", "recalling.a"),
        Provision("resolves", "", Role.CALL, ("resolves",), "resolves"),
        Provision("resolves.1", "1", Role.OPERATIVE, ("resolves", "1"), "to keep:", "resolves"),
        Provision("resolves.1.i", "i)", Role.OPERATIVE, ("resolves", "1", "i)"), "the lamps.", "resolves.1"),
        Provision("note.1", "", Role.NOTE, ("note", "1"), "These include buoys."),
    ),
    language="en",
)

_HEADING = CompiledProvision("heading", "", Role.HEADING, (), "RESOLUTION 7", Status.UNTOUCHED)


@given(instruments)
def test_any_instrument_comes_back_equal(instrument: Instrument) -> None:
    root = etree.fromstring(write_instrument(instrument))
    assert written_by_plenipo(root[0])
    assert read_exact(root[0], "a.xml") == instrument


def test_a_resolution_comes_back_through_the_reader_of_files() -> None:
    assert read_instruments(write_instrument(RESOLUTION), "a.xml") == (RESOLUTION,)


def test_a_resolution_uses_the_elements_of_the_vocabulary() -> None:
    root = etree.fromstring(write_instrument(RESOLUTION))

    def text(path: str) -> str:
        found = root.find(".//" + "/".join(akn(step) for step in path.split("/")))
        assert found is not None, path
        return "".join(map(str, found.itertext()))

    assert text("recitals/intro/p/i") == "recalling"
    assert text("recital/num") == "a)"
    assert text("recital/blockList/item/p") == "the red;"
    assert text("hcontainer/heading") == "resolves"
    assert text("hcontainer/paragraph/paragraph/content/p") == "the lamps."
    assert text("docNumber") == "RESOLUTION 7 (REV. PORTAVIA, 2031)"
    names = {element.get("eId") for element in root.iter() if element.get("eId")}
    assert {provision.id for provision in RESOLUTION.provisions} <= names
    reference = next(root.iter(akn("noteRef")))
    assert (reference.get("href"), reference.get("marker")) == ("#note.1", "1")
    work = next(root.iter(akn("FRBRWork"))).find(akn("FRBRuri"))
    assert work is not None
    assert work.get("value") == "/akn/un/statement/resolution/2031/7"


def test_a_character_that_xml_cannot_carry_becomes_a_replacement_character() -> None:
    odd = Instrument(None, "bell\x07", (Provision("p1", "", Role.PARAGRAPH, (), "half \ud800 pair"),))
    (found,) = read_instruments(write_instrument(odd), "a.xml")
    assert (found.title, found.provisions[0].text) == ("bell\ufffd", "half \ufffd pair")


def test_provisions_nested_without_end_still_come_back_equal() -> None:
    chain = tuple(Provision(f"p{n}", "", Role.PARAGRAPH, (), "x", f"p{n - 1}" if n else "") for n in range(400))
    deep = Instrument(None, "", chain)
    assert read_instruments(write_instrument(deep), "a.xml") == (deep,)


@given(compilations)
def test_any_compilation_is_written_with_names_that_are_its_own(compilation: Compilation) -> None:
    root = etree.fromstring(write_compilation(compilation))
    assert root.tag == akn("akomaNtoso")
    eids = [element.get("eId") for element in root.iter() if element.get("eId")]
    assert len(eids) == len(set(eids))


@given(st.lists(plain_provisions, max_size=6))
def test_rejecting_all_changes_of_any_compilation_gives_its_base(provisions: list[CompiledProvision]) -> None:
    worded = [provision for provision in provisions if provision.text.strip() or provision.inserted]
    named = [replace(provision, id=f"p{index}") for index, provision in enumerate(worded)]
    sponsors = ("B/CAN", "EUR", "J", "USA")
    compilation = Compilation(None, "", Marking.PUBLIC, sponsors, (), (_HEADING, *named))
    document = read_akoma_ntoso(write_compilation(compilation), "a.xml")
    base = [Provision("", each.label, each.role, (), each.text).printed for each in named if not each.inserted]
    assert document_lines(document, View.ORIGINAL) == ["RESOLUTION 7", *base]


def test_rejecting_all_changes_gives_the_base_and_accepting_them_each_reading() -> None:
    document = read_akoma_ntoso(write_compilation(_compilation()), "a.xml")
    assert document_lines(document, View.ORIGINAL) == [
        "RESOLUTION 7",
        "recalling",
        "a)\tthe lights;",
        "resolves",
        "1\tto keep the lights;",
        "2\tto go,",
    ]
    assert document_lines(document, View.PROPOSED) == [
        "RESOLUTION 7",
        "recalling",
        "a)\tthe lamps;",
        "b)\tthe buoys,",
        "resolves",
        "1\tto keep the lights;",
        "1\tto dim the lights;",
        "1\tto sell the lights;",
    ]


def test_every_change_names_its_sponsors() -> None:
    document = read_akoma_ntoso(write_compilation(_compilation()), "a.xml")
    authors = {
        (run.text, revision.author)
        for paragraph in document.paragraphs
        for run in paragraph.runs
        for revision in run.revisions
    }
    assert {
        ("lights", "EUR, USA"),
        ("lamps", "EUR, USA"),
        ("the buoys,", "EUR"),
        ("to dim the lights;", "EUR"),
        ("to sell the lights;", "USA"),
        ("to go,", "USA"),
    } <= authors


def test_positions_and_modifications_stand_in_the_metadata() -> None:
    root = etree.fromstring(write_compilation(_compilation()))
    rows = [dict(row.attrib) for row in root.iter("{*}contribution")]
    assert [(row["proposal"], row["symbol"]) for row in rows] == [("EUR/1/1", "MOD"), ("J/3/1", "SUP")]
    found = [(mod.get("type"), mod[-1].get("href")) for mod in root.iter(akn("textualMod"))]
    assert ("repeal", "/akn/un/statement/resolution/7") in found
    assert ("insertion", "#recalling.eur-b") in found
    assert ("repeal", "#resolves.2") in found
    assert found.count(("substitution", "#resolves.1")) == 2


def _compilation() -> Compilation:
    insert, delete = ChangeKind.INSERT, ChangeKind.DELETE
    both = ("EUR", "USA")
    provisions = (
        _provision("heading", "", Role.HEADING, "RESOLUTION 7"),
        _provision("recalling", "", Role.CALL, "recalling"),
        _provision(
            "recalling.a",
            "a)",
            Role.RECITAL,
            "the lights;",
            Status.CONVERGENT,
            (Reading(both, "the lamps;", "a)"),),
            (CompiledChange(delete, "lights", both, 4), CompiledChange(insert, "lamps", both, 4)),
        ),
        _provision(
            "recalling.eur-b",
            "b)",
            Role.RECITAL,
            "",
            Status.SINGLE,
            (Reading(("EUR",), "the buoys,", "b)"),),
            (CompiledChange(insert, "the buoys,", ("EUR",), 0),),
            inserted=True,
        ),
        _provision("resolves", "", Role.CALL, "resolves"),
        _provision(
            "resolves.1",
            "1",
            Role.OPERATIVE,
            "to keep the lights;",
            Status.COMPETING,
            (Reading(("EUR",), "to dim the lights;", "1"), Reading(("USA",), "to sell the lights;", "1")),
        ),
        _provision(
            "resolves.2",
            "2",
            Role.OPERATIVE,
            "to go,",
            Status.SINGLE,
            (Reading(("USA",), "", present=False),),
            (CompiledChange(delete, "to go,", ("USA",), 0),),
        ),
    )
    rows = (
        Contributed("EUR/1/1", "EUR", Symbol.MOD, "a.docx"),
        Contributed("J/3/1", "J", Symbol.SUP, "c.docx", position=True),
    )
    reference = InstrumentReference("Resolution", "7")
    return Compilation(reference, "", Marking.PUBLIC, ("EUR", "J", "USA"), rows, provisions)


def _provision(
    identifier: str,
    label: str,
    role: Role,
    text: str,
    status: Status = Status.UNTOUCHED,
    readings: tuple[Reading, ...] = (),
    changes: tuple[CompiledChange, ...] = (),
    inserted: bool = False,
) -> CompiledProvision:
    parent = identifier.rpartition(".")[0]
    return CompiledProvision(
        identifier, label, role, (label,), text, status, readings, changes, inserted=inserted, parent=parent
    )
