"""Files made for law: Formex, treaties in XML, statutes in JSON, and words parted at line ends."""

from __future__ import annotations

import json

import pytest

from plenipo.concordance.law import LawKind
from plenipo.concordance.reading import read_law
from plenipo.errors import DamagedFile, EmptyFile, HostileFile, UnsupportedFormat
from plenipo.readers import read_document
from plenipo.readers.hyphens import join_lines, words_of
from plenipo.texts.document import Format

FORMEX = """<?xml version="1.0" encoding="UTF-8"?>
<ACT xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<BIB.INSTANCE><LG.DOC>EN</LG.DOC></BIB.INSTANCE>
<TITLE><TI><P>Regulation (EU) 2031/77</P><P>on harbour lamps</P></TI></TITLE>
<PREAMBLE><GR.CONSID><CONSID><NP><NO.P>(1)</NO.P><TXT>Article 9 says so.</TXT></NP></CONSID></GR.CONSID></PREAMBLE>
<ENACTING.TERMS><DIVISION><TITLE><TI><P>CHAPTER I</P></TI><STI><P><HT>Lamps</HT></P></STI></TITLE>
<ARTICLE IDENTIFIER="001"><TI.ART>Article 1</TI.ART><STI.ART><P>Definitions</P></STI.ART><ALINEA>
<P>For the purposes of this Regulation:</P><LIST TYPE="ARAB"><ITEM><NP><NO.P>(1)</NO.P><TXT><QUOT.START
CODE="2018"/>lamp<QUOT.END CODE="2019"/> means a light<NOTE><P>As lit
at night.</P></NOTE>;</TXT></NP></ITEM></LIST></ALINEA></ARTICLE>
<ARTICLE IDENTIFIER="002"><TI.ART>Article 2</TI.ART>
<PARAG><NO.PARAG>1.</NO.PARAG><ALINEA>Keepers shall:<LIST TYPE="alpha"><ITEM><NP><NO.P>(a)</NO.P><TXT>note:</TXT>
<P><LIST TYPE="DASH"><ITEM><P>hours;</P></ITEM><ITEM><P>oil.</P></ITEM></LIST></P></NP></ITEM></LIST></ALINEA>
<ALINEA>They shall do so daily.</ALINEA></PARAG></ARTICLE></DIVISION>
<ARTICLE IDENTIFIER="003"><TI.ART>Article 3</TI.ART><ALINEA><P>The following Article is inserted:</P>
<QUOT.S><ARTICLE><TI.ART><QUOT.START CODE="2018"/>Article 4a</TI.ART><ALINEA>Oil is pure.<QUOT.END
CODE="2019"/></ALINEA></ARTICLE></QUOT.S></ALINEA></ARTICLE></ENACTING.TERMS>
<FINAL><SIGNATURE><P>Done at Brussels.</P></SIGNATURE></FINAL></ACT>"""


def test_a_formex_act() -> None:
    law = read_law(FORMEX.encode(), "act.xml")
    assert {provision.id: provision.text for provision in law.provisions} == {
        "art1": "For the purposes of this Regulation:",
        "art1.1": "‘lamp’ means a light;\n[1] As lit at night.",
        "art2": "",
        "art2.1": "Keepers shall:\nThey shall do so daily.",
        "art2.1.a": "note:",
        "art2.1.a.indent1": "hours;",
        "art2.1.a.indent2": "oil.",
        "art3": "The following Article is inserted:\n‘Article 4a\nOil is pure.’",
    }
    assert law.provisions[0].divisions == ("CHAPTER I – Lamps",)
    assert law.provisions[0].heading == "Definitions"
    assert (law.identity.celex, law.identity.language) == ("32031R0077", "en")


def test_formex_with_a_document_type_or_cut_off_is_refused() -> None:
    hostile = FORMEX.replace("<ACT ", '<!DOCTYPE ACT SYSTEM "http://example.org/x.dtd"><ACT ')
    with pytest.raises(HostileFile):
        read_document(hostile.encode(), "act.xml")
    with pytest.raises(DamagedFile):
        read_document(FORMEX[:900].encode(), "act.xml")


TREATY = """<?xml version="1.0" encoding="UTF-8"?>
<treaty><meta><name>Isle - Harbour</name><language>en</language>
<date_into_force>2031-07-01</date_into_force></meta><body>
<chapter name="Preamble"><article>THE ISLE and
THE HARBOUR,</article></chapter>
<chapter number="CHAPTER ONE" name="Lamps">
<article number="ARTICLE 1.1" name="Scope">1. This Agreement shall apply to the inter-
connection of lamps [1] and to non-
discriminatory access by the Parties
to oil, and to interconnection on
non-discriminatory terms:

(a) red; and

(b) green
lamps.

Sub-section 5

Gas lamps</article>
<article number="ARTICLE 1.2" name="Gas">Each Party shall endeavour to use gas.</article></chapter>
<chapter name="Conclusion"><article>[1] Lamps include buoys.

Done at Harbour.</article></chapter></body></treaty>"""


def test_a_treaty_with_wrapped_lines_notes_and_swallowed_headings() -> None:
    law = read_law(TREATY.encode(), "t.xml")
    assert {provision.id: provision.text for provision in law.provisions} == {
        "art1.1": "",
        "art1.1.1": "This Agreement shall apply to the interconnection of lamps and to non-discriminatory access by the"
        " Parties to oil, and to interconnection on non-discriminatory terms:\n[1] Lamps include buoys.",
        "art1.1.1.a": "red; and",
        "art1.1.1.b": "green lamps.",
        "art1.2": "Each Party shall endeavour to use gas.",
    }
    assert [provision.divisions for provision in law.provisions if provision.id in ("art1.1", "art1.2")] == [
        ("CHAPTER ONE – Lamps",),
        ("CHAPTER ONE – Lamps", "Sub-section 5 – Gas lamps"),
    ]
    assert law.provisions[0].label == "Article 1.1"
    assert (law.identity.kind, law.identity.version) == (LawKind.AGREEMENT, "2031-07-01")


def test_a_statute_in_json_without_its_editors_marks() -> None:
    value = {
        "title": "The Lamp Act, 2031",
        "issued_date": "2031-01-02",
        "provisions": [
            {
                "section": "3",
                "title": "Keepers.",
                "content": "(1) There shall be keepers. 1[(2) No keeper shall sleep.]\n\n[Footnote] 1 Ins. by Act 2.",
            },
            {"section": "4", "title": "-I. Logs.", "content": "2[4-I. Logs.-- Keepers may keep logs.]"},
        ],
    }
    law = read_law(json.dumps(value).encode(), "lamp.json")
    assert [(p.id, p.label, p.heading, p.text) for p in law.provisions] == [
        ("sec3", "Section 3", "Keepers", ""),
        ("sec3.1", "Section 3(1)", "Keepers", "There shall be keepers."),
        ("sec3.2", "Section 3(2)", "Keepers", "No keeper shall sleep."),
        ("sec4-i", "Section 4-I", "Logs", "Keepers may keep logs."),
    ]
    assert law.identity.version == "2031-01-02"


def test_an_act_in_json() -> None:
    value = {
        "full_name": "Lamp Regulation",
        "celex_id": "32031R0077",
        "effective_date": "2032-05-01",
        "articles": [
            {"number": "1", "title": "Scope", "chapter": "I", "text": "1.\u00a0Lamps:\n\n(a)\n\nred;\n\n(b)\n\ngreen."},
            {"number": "2", "text": "Keepers shall keep logs."},
        ],
        "definitions": [],
        "recitals": [{"recital_number": 1, "text": "Article 7 matters."}],
    }  # fmt: skip
    law = read_law(json.dumps(value).encode(), "lamp.json")
    assert [(p.id, p.text) for p in law.provisions] == [
        ("art1", ""),
        ("art1.1", "Lamps:"),
        ("art1.1.a", "red;"),
        ("art1.1.b", "green."),
        ("art2", "Keepers shall keep logs."),
    ]
    assert law.provisions[0].divisions == ("CHAPTER I",)
    assert (law.identity.number, law.identity.eli) == ("(EU) 2031/77", "eli/reg/2031/77/oj")


def test_json_that_is_broken_or_empty() -> None:
    with pytest.raises(DamagedFile):
        read_document(b'{"articles": [ {"number": ', "x.json")
    with pytest.raises(EmptyFile):
        read_document(b'{"articles": [ ]}', "x.json")
    with pytest.raises(UnsupportedFormat):
        read_document(b'{"note": {"articles": []}, "articles": 7}', "x.json")


def test_formats_are_told_by_their_content() -> None:
    assert read_document(FORMEX.encode(), "a.txt").format is Format.FORMEX
    assert read_document(TREATY.encode(), "a.txt").format is Format.TREATY_XML


def test_hyphens_at_line_ends() -> None:
    words = words_of(["interconnection of non-discriminatory lamps"])
    assert join_lines("inter-", "connection of", words) == "interconnection of"
    assert join_lines("non-", "discriminatory", words) == "non-discriminatory"
    assert join_lines("circuit-", "and packet-switched", words) == "circuit- and packet-switched"
    assert join_lines("plain", "words", words) == "plain words"
