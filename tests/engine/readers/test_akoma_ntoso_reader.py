"""Akoma Ntoso in: every word of any file, its revisions and notes; hostile files are refused."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.errors import (
    ClassifiedMarking,
    DamagedFile,
    EmptyFile,
    HostileFile,
    InvalidData,
    PlenipoError,
    UnsupportedFormat,
)
from plenipo.readers.akoma_ntoso import read_akoma_ntoso, read_instruments
from plenipo.texts.document import Format, NoteKind, Place
from plenipo.texts.instrument import Instrument, InstrumentReference
from plenipo.texts.marking import Marking, find_marking
from plenipo.texts.provision import Provision, Role
from plenipo.texts.views import View, document_lines
from plenipo.writers.akoma_ntoso import write_instrument

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def akn(body: str, meta: str = "", preface: str = "") -> bytes:
    return (
        f'<akomaNtoso xmlns="{NAMESPACE}"><statement name="resolution"><meta>{meta}</meta>'
        f"<preface>{preface}</preface>{body}</statement></akomaNtoso>"
    ).encode()


def lines(data: bytes, view: View = View.PROPOSED) -> list[str]:
    return document_lines(read_akoma_ntoso(data, "a.xml"), view)


def test_each_block_is_a_paragraph_with_its_number_before_a_tabulator() -> None:
    body = """<preamble><recitals><intro><p><i>recalling</i></p></intro>
        <recital><num>a)</num><p>the   <b>old</b>
        lamps;</p></recital></recitals></preamble>
        <mainBody><article><num>Article 5</num><heading>Lamps</heading>
          <paragraph><num>1.</num><intro><p>Keep:</p></intro>
            <point><num>(a)</num><content><p>the red;</p></content></point></paragraph></article></mainBody>"""
    assert lines(akn(body)) == ["recalling", "a)\tthe old lamps;", "Article 5\tLamps", "1.\tKeep:", "(a)\tthe red;"]


def test_insertions_and_deletions_are_revisions_by_who_they_name() -> None:
    meta = '<references source="#x"><TLCOrganization eId="eur" href="/eur" showAs="EUR"/></references>'
    body = """<mainBody><p>to <del refersTo="#eur">keep</del><ins refersTo="#eur">dim <i>all</i></ins> lamps</p>
        <p><ins>wholly new</ins></p></mainBody>"""
    document = read_akoma_ntoso(akn(body, meta), "a.xml")
    assert document_lines(document, View.ORIGINAL) == ["to keep lamps"]
    assert document_lines(document, View.PROPOSED) == ["to dim all lamps", "wholly new"]
    authors = [revision.author for run in document.paragraphs[0].runs for revision in run.revisions]
    assert authors == ["EUR", "EUR"]
    assert document.paragraphs[1].mark


def test_notes_are_read_from_the_text_and_from_the_metadata() -> None:
    meta = '<notes source="#x"><note eId="n1"><p>Of glass.</p></note><note eId="n2"><p>Unused.</p></note></notes>'
    body = """<mainBody><p>lamps<noteRef href="#n1" marker="1"/> and
        buoys<authorialNote marker="2" placement="end"><p>Of <i>cork</i>.</p></authorialNote>.</p></mainBody>"""
    document = read_akoma_ntoso(akn(body, meta), "a.xml")
    assert document_lines(document, View.PROPOSED) == [
        "lamps[^1] and buoys[^2].",
        "Unused.",
        "[^1]: Of glass.",
        "[^2]: Of cork.",
    ]
    assert {note.kind for note in document.notes} == {NoteKind.FOOTNOTE, NoteKind.ENDNOTE}


def test_table_cells_keep_their_place() -> None:
    body = """<mainBody><table><tr><th><p>Lamp</p></th><td>Colour</td></tr>
        <tr><td><p>North</p><p>South</p></td><td><p>red</p></td></tr></table></mainBody>"""
    document = read_akoma_ntoso(akn(body), "a.xml")
    found = [("".join(run.text for run in each.runs), each.place) for each in document.paragraphs]
    assert found == [
        ("Lamp", Place(0, 0, 0)),
        ("Colour", Place(0, 0, 1)),
        ("North", Place(0, 1, 0)),
        ("South", Place(0, 1, 0)),
        ("red", Place(0, 1, 1)),
    ]


def test_text_and_numbers_in_unusual_places_are_not_lost() -> None:
    body = """<mainBody><paragraph><num>1</num></paragraph><section>loose words<p>more</p></section>
        <p>line<br/>break</p></mainBody>"""
    assert lines(akn(body)) == ["1\t", "loose wordsmore", "line break"]


def test_a_collection_reads_as_its_documents_in_order() -> None:
    parts = "".join(f"<component><doc><mainBody><p>part {n}</p></mainBody></doc></component>" for n in (1, 2))
    data = f'<akomaNtoso xmlns="{NAMESPACE}"><documentCollection>{parts}</documentCollection></akomaNtoso>'
    assert lines(data.encode()) == ["part 1", "part 2"]
    titles = [instrument.provisions[0].text for instrument in read_instruments(data.encode(), "a.xml")]
    assert titles == ["part 1", "part 2"]


def test_the_document_knows_its_title_language_and_fingerprint() -> None:
    meta = """<identification source="#x"><FRBRExpression><FRBRlanguage language="fra"/></FRBRExpression>
        </identification>"""
    preface = "<longTitle><p>ACT <docTitle>On\n lamps</docTitle></p></longTitle>"
    document = read_akoma_ntoso(akn("<mainBody><p>x</p></mainBody>", meta, preface), "a.xml")
    assert (document.format, document.title, document.language) == (Format.AKOMA_NTOSO, "On lamps", "fr")
    assert len(document.sha256) == 64


def test_an_instrument_of_another_hand_is_read_through_its_lines() -> None:
    preface = "<longTitle><p><docType>RESOLUTION</docType> <docNumber>7 (PORTAVIA, 2031)</docNumber></p></longTitle>"
    preface += '<container name="title"><p>On harbour lights</p></container>'
    body = """<preamble><formula name="f"><p>The Harbour Conference (Portavia, 2031),</p></formula>
        <recitals><intro><p>recalling</p></intro>
        <recital><p>a) the lamps;</p></recital><recital><num>b)</num><p>the buoys,</p></recital></recitals></preamble>
        <mainBody><hcontainer name="x"><heading>resolves</heading><paragraph><num>1</num>
        <content><p>to keep them.</p></content></paragraph></hcontainer></mainBody>"""
    (found,) = read_instruments(akn(body, preface=preface), "a.xml")
    assert found.reference == InstrumentReference("Resolution", "7", "(Portavia, 2031)")
    assert found.title == "On harbour lights"
    assert [(each.id, each.role, each.label, each.text) for each in found.provisions[3:]] == [
        ("recalling", Role.CALL, "", "recalling"),
        ("recalling.a", Role.RECITAL, "a)", "the lamps;"),
        ("recalling.b", Role.RECITAL, "b)", "the buoys,"),
        ("resolves", Role.CALL, "", "resolves"),
        ("resolves.1", Role.OPERATIVE, "1", "to keep them."),
    ]


def test_text_added_to_a_file_of_plenipo_is_read_too() -> None:
    written = write_instrument(Instrument(None, "", (Provision("p1", "", Role.PARAGRAPH, (), "kept"),)))
    added = written.replace(b"</mainBody>", b"<p>added by hand</p></mainBody>")
    (found,) = read_instruments(added, "a.xml")
    assert [provision.text for provision in found.provisions] == ["kept", "added by hand"]


def test_the_marking_of_a_file_of_plenipo_is_found_again() -> None:
    provision = Provision("p1", "", Role.PARAGRAPH, (), "kept")
    for marking in Marking:
        written = write_instrument(Instrument(None, "", (provision,), marking=marking))
        document = read_akoma_ntoso(written, "a.xml")
        found = find_marking(run.text for header in document.headers for run in header.runs)
        assert found is marking
        assert read_instruments(written, "a.xml")[0].marking is marking


def test_the_marking_in_the_text_of_another_hand_is_found_and_a_classification_refused() -> None:
    assert read_instruments(akn("<mainBody><p>LIMITE</p><p>x</p></mainBody>"), "a.xml")[0].marking is Marking.LIMITE
    with pytest.raises(ClassifiedMarking) as caught:
        read_instruments(akn("<mainBody><p>RESTREINT UE/EU RESTRICTED</p></mainBody>"), "a.xml")
    assert caught.value.where == "a.xml"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'role="paragraph"', b'role="saying"'),
        (b'path="[]"', b'path="{"'),
        (b'path="[]"', b'path="[1]"'),
        (b'role="paragraph"', b'role="paragraph" plenipo:level="x"'),
        (b'role="paragraph"', b'role="paragraph" plenipo:place="1 2"'),
        (b'marking="PUBLIC"', b'marking="OPEN"'),
    ],
)
def test_damaged_values_of_plenipo_are_refused(before: bytes, after: bytes) -> None:
    written = write_instrument(Instrument(None, "", (Provision("p1", "", Role.PARAGRAPH, (), "kept"),)))
    assert before in written
    with pytest.raises(InvalidData) as caught:
        read_instruments(written.replace(before, after), "a.xml")
    assert caught.value.where == "a.xml"


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyFile),
        (b" \n", EmptyFile),
        (b"<akomaNtoso>", DamagedFile),
        (b"\xff\xfe\x00", DamagedFile),
        (b"<html/>", UnsupportedFormat),
        (b"<akomaNtoso/>", EmptyFile),
        (b'<!DOCTYPE a [<!ENTITY x "y">]><akomaNtoso>&x;</akomaNtoso>', HostileFile),
        (b'<!DOCTYPE a SYSTEM "file:///etc/hostname"><akomaNtoso/>', HostileFile),
        (b"<akomaNtoso>" + b"<p>" * 5000 + b"x" + b"</p>" * 5000 + b"</akomaNtoso>", HostileFile),
    ],
)
def test_bad_files_are_refused_with_their_name_and_a_remedy(data: bytes, error: type[PlenipoError]) -> None:
    for read in (read_akoma_ntoso, read_instruments):
        with pytest.raises(error) as caught:
            read(data, "a.xml")
        assert caught.value.where == "a.xml"
        assert caught.value.remedy


def test_entities_that_feed_on_each_other_are_refused_at_once() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "lol"}">' for n in range(10))
    with pytest.raises(HostileFile):
        read_akoma_ntoso(f"<!DOCTYPE a [{entities}]><akomaNtoso>&e9;</akomaNtoso>".encode(), "a.xml")


@given(st.integers(0, 10_000), st.binary(max_size=6), st.integers(0, 40))
def test_a_damaged_file_is_read_or_refused(position: int, junk: bytes, gone: int) -> None:
    written = write_instrument(
        Instrument(
            InstrumentReference("Resolution", "7", "(Portavia, 2031)"),
            "Lamps",
            (
                Provision("recalling", "", Role.CALL, ("recalling",), "recalling"),
                Provision("recalling.a", "a)", Role.RECITAL, ("recalling", "a)"), "lamps[^1]", "recalling"),
                Provision("t", "", Role.CELL, (), "cell", place=Place(0, 1, 2)),
                Provision("note.1", "", Role.NOTE, (), "glass"),
            ),
        )
    )
    start = position % len(written)
    damaged = written[:start] + junk + written[start + gone :]
    for read in (read_akoma_ntoso, read_instruments):
        with contextlib.suppress(PlenipoError):  # anything else that is raised fails the test
            assert read(damaged, "a.xml")
