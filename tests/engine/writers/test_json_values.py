"""JSON: every value out and back equal, the public shapes, and refusals that say where."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from plenipo.amendments.proposal import AmendedProvision, Proposal, Span, SpanKind
from plenipo.compilation.model import Compilation, CompiledProvision, SilentAlteration, Status
from plenipo.errors import InvalidData, OutputError
from plenipo.texts.contribution import Contribution, Header, Symbol
from plenipo.texts.document import Document, Format, Paragraph, Revision, RevisionKind, Run
from plenipo.texts.instrument import Instrument, InstrumentReference
from plenipo.texts.marking import Marking
from plenipo.texts.provision import Provision, Role
from plenipo.writers.json import from_json, read_compilation, show_json, to_json, write_json
from tests.engine.writers.values import compilations, instruments

LAMPS = InstrumentReference("Resolution", "7", "(Rev. Portavia, 2031)")
DOCUMENT = Document(
    name="a.docx",
    format=Format.DOCX,
    paragraphs=(Paragraph((Run("lamps", (Revision(RevisionKind.INSERT, "Delegate", "2031-02-01"),)),)),),
)


@given(instruments)
def test_an_instrument_comes_back_equal(instrument: Instrument) -> None:
    assert from_json(to_json(instrument), Instrument) == instrument


@given(compilations)
def test_a_compilation_comes_back_equal_in_both_forms(compilation: Compilation) -> None:
    assert read_compilation(write_json(compilation)) == compilation
    assert from_json(to_json(compilation), Compilation) == compilation


def test_documents_proposals_and_contributions_come_back_equal() -> None:
    proposal = Proposal("EUR/1/1", Symbol.MOD_EDITORIAL, "EUR", LAMPS, (_amended(),))
    contribution = Contribution("itu_conference", Header(number="1", marking=Marking.LIMITE))
    assert from_json(to_json(DOCUMENT), Document) == DOCUMENT
    assert from_json(to_json(proposal), Proposal) == proposal
    assert from_json(to_json(contribution), Contribution) == contribution


def test_the_same_value_is_always_the_same_indented_text() -> None:
    text = to_json(LAMPS)
    assert text == to_json(LAMPS)
    assert text == '{\n  "kind": "Resolution",\n  "number": "7",\n  "edition": "(Rev. Portavia, 2031)"\n}'


@pytest.mark.parametrize("text", ["", "{", "[]", '{"kind": 3}', '{"number": "7"}', "\ud800", '{"kind": "a"} x'])
def test_other_data_is_refused(text: str) -> None:
    with pytest.raises(InvalidData) as caught:
        from_json(text, InstrumentReference, where="kept.json")
    assert caught.value.where == "kept.json"
    assert caught.value.remedy


def test_a_refusal_names_the_wrong_field() -> None:
    wrong = write_json(_compilation()).replace('"untouched"', '"unheard"')
    with pytest.raises(InvalidData, match=r"\$\.provisions\[0\]\.status"):
        read_compilation(wrong)


def test_text_that_no_file_can_carry_is_refused() -> None:
    with pytest.raises(OutputError):
        to_json(InstrumentReference("Resolution", "\ud800"))


def test_compile_json_has_the_keys_that_others_script_against() -> None:
    shape = json.loads(write_json(_compilation()))
    assert shape["base"]["name"] == "Resolution 7 (Rev. Portavia, 2031)"
    assert shape["sponsors"] == ["EUR"]
    provision = shape["provisions"][0]
    assert {"id", "label", "path", "text", "status", "readings", "changes"} <= set(provision)
    assert shape["silent_alterations"] == [
        {
            "sponsor": "EUR",
            "identifier": "EUR/1/1",
            "file": "a.docx",
            "provision": "resolves.1",
            "base": "to keep",
            "proposal": "to hold",
            "moved": False,
        }
    ]


def test_show_lists_provisions_and_changes_of_every_proposal() -> None:
    first = Proposal("EUR/1/1", Symbol.MOD, "EUR", LAMPS, (_amended(),), reasons="Safety.")
    second = Proposal("EUR/1/2", Symbol.SUP, "EUR", None, ())
    header = Header(number="1", title="Proposals", date="2031-01-02", sponsors=("EUR",), original_language="English")
    shown = show_json(DOCUMENT, Contribution("itu_conference", header), (first, second))
    assert (
        shown["document"].items()
        >= {
            "profile": "itu_conference",
            "number": "1",
            "title": "Proposals",
            "date": "2031-01-02",
            "sponsors": ["EUR"],
            "original_language": "English",
            "marking": "PUBLIC",
        }.items()
    )
    assert [unit["id"] for unit in shown["proposals"]] == ["EUR/1/1", "EUR/1/2"]
    assert shown["proposals"][0]["target"] == "Resolution 7 (Rev. Portavia, 2031)"
    assert shown["proposals"][1]["target"] is None
    assert (
        shown["provisions"][0].items()
        >= {
            "id": "resolves.1",
            "label": "1",
            "role": "operative",
            "path": ["resolves", "1"],
            "original": "to keep",
            "proposed": "to dim",
        }.items()
    )
    assert [(change["kind"], change["text"], change["proposal"]) for change in shown["changes"]] == [
        ("delete", "keep", "EUR/1/1"),
        ("insert", "dim", "EUR/1/1"),
    ]
    json.dumps(shown)


def test_show_takes_the_provisions_of_a_file_without_proposals_from_its_instrument() -> None:
    provision = Provision("resolves.1", "1", Role.OPERATIVE, ("resolves", "1"), "to keep")
    instrument = Instrument(LAMPS, "On harbour lights", (provision,))
    shown = show_json(DOCUMENT, Contribution("itu_instrument", Header()), (), instrument)
    assert shown["provisions"][0]["original"] == shown["provisions"][0]["proposed"] == "to keep"
    assert shown["document"]["title"] == "On harbour lights"
    assert shown["proposals"] == shown["changes"] == []


def _amended() -> AmendedProvision:
    spans = (
        Span(SpanKind.KEEP, "to "),
        Span(SpanKind.DELETE, "keep", "Delegate"),
        Span(SpanKind.INSERT, "dim", "Delegate"),
    )
    return AmendedProvision("resolves.1", Role.OPERATIVE, ("resolves", "1"), "to keep", "to dim", "1", "1", spans=spans)


def _compilation() -> Compilation:
    provision = CompiledProvision("resolves.1", "1", Role.OPERATIVE, ("resolves", "1"), "to keep", Status.UNTOUCHED)
    alteration = SilentAlteration("EUR", "EUR/1/1", "a.docx", "resolves.1", "to keep", "to hold")
    return Compilation(
        reference=LAMPS,
        title="On harbour lights",
        marking=Marking.PUBLIC,
        sponsors=("EUR",),
        contributions=(),
        provisions=(provision,),
        silent_alterations=(alteration,),
    )
