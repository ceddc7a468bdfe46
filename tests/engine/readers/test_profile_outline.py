"""Outlines: which provisions a text has, and ids that stay when letters, styles and languages change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.readers.profiles import outline
from plenipo.texts.document import Place
from plenipo.texts.provision import Role
from plenipo.texts.views import Line


def ids(*texts: str, profile: str = "") -> list[str]:
    return [provision.id for provision in outline([Line(text) for text in texts], profile)]


RESOLUTION = (
    ("ResNo", "RESOLUTION 7 (REV. PORTOVERDE, 2030)"),
    ("Restitle", "Lighthouses and their keepers"),
    ("Normalaftertitle", "The Conference of the Maritime Signal Union (Portoverde, 2030),"),
    ("Call", "recalling"),
    ("", "a)\tResolution 3 (Rev. Northhaven, 2026) of this conference;"),
    ("", "b)\tthe report of the keepers;"),
    ("", "b)bis\tthe report of the pilots,"),
    ("Call", "recognizing further"),
    ("", "that lamps fail,"),
    ("Call", "resolves"),
    ("", "1\tto keep the lamps lit:"),
    ("enumlev1", "i)\tat night;"),
    ("enumlev1", "ii)\tin fog;"),
    ("", "2\tto count the ships,"),
    ("Call", "instructs the Secretary-General"),
    ("", "1\tto buy oil;"),
    ("enumlev1", "–\tgood oil;"),
    ("enumlev1", "–\tenough oil,"),
    ("Call", "instructs the Secretary-General"),
    ("", "to report."),
    ("AnnexNo", "ANNEX 1 TO RESOLUTION 7 (REV. PORTOVERDE, 2030)"),
    ("Annextitle", "Table of lamps"),
    ("", "1\tKinds of lamp"),
    ("", "1.1\tThere are two kinds."),
)
RESOLUTION_IDS = [
    "heading",
    "title",
    "opening",
    "recalling",
    "recalling.a",
    "recalling.b",
    "recalling.b-bis",
    "recognizing-further",
    "recognizing-further.p1",
    "resolves",
    "resolves.1",
    "resolves.1.i",
    "resolves.1.ii",
    "resolves.2",
    "instructs-the-secretary-general",
    "instructs-the-secretary-general.1",
    "instructs-the-secretary-general.1.bullet1",
    "instructs-the-secretary-general.1.bullet2",
    "instructs-the-secretary-general-2",
    "instructs-the-secretary-general-2.p1",
    "annex1",
    "annex1.title",
    "annex1.1",
    "annex1.1.1",
]


@pytest.mark.parametrize("profile", ["", "itu_instrument", "itu_conference", "generic"])
@pytest.mark.parametrize("styled", [True, False])
def test_a_resolution_with_styles_and_without(styled: bool, profile: str) -> None:
    lines = [Line(text, style=style if styled else "") for style, text in RESOLUTION]
    assert [provision.id for provision in outline(lines, profile)] == RESOLUTION_IDS


def test_roles_labels_paths_and_parents_of_a_resolution() -> None:
    provisions = {p.id: p for p in outline([Line(text) for _, text in RESOLUTION])}
    roles = [provisions[i].role for i in ("heading", "title", "opening", "recalling", "recalling.a", "resolves.1.i")]
    assert roles == [Role.HEADING, Role.TITLE, Role.OPENING, Role.CALL, Role.RECITAL, Role.OPERATIVE]
    item = provisions["resolves.1.ii"]
    assert (item.label, item.text, item.parent) == ("ii)", "in fog;", "resolves.1")
    assert item.path == ("resolves", "1", "ii)")
    assert provisions["annex1.1.1"].parent == "annex1.1"
    assert provisions["annex1.1"].path == ("ANNEX 1 TO RESOLUTION 7 (REV. PORTOVERDE, 2030)", "1")
    assert provisions["recalling.b-bis"].printed == "b)bis\tthe report of the pilots,"


def test_an_automatic_label_gives_the_id_of_a_typed_one() -> None:
    typed = outline([Line("resolves"), Line("1\tone;"), Line("2\ttwo.")])
    automatic = outline([Line("resolves"), Line("one;", label="1"), Line("two.", label="2")])
    assert automatic == typed


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("recalling", "h)\tx;", "i)\ty;", "j)\tz,"), ["recalling", "recalling.h", "recalling.i", "recalling.j"]),
        (
            ("recalling", "h)\tthese:", "i)\tx;", "ii)\ty;", "i)\tz,"),
            ["recalling", "recalling.h", "recalling.h.i", "recalling.h.ii", "recalling.i"],
        ),
        (
            ("recalling", "u)\tx;", "v)\ty,"),
            ["recalling", "recalling.u", "recalling.v"],
        ),
        (("resolves", "1\tx;", "3\ty."), ["resolves", "resolves.1", "resolves.3"]),
        (("resolves", "1\tx;", "a)\ty;", "2\tz."), ["resolves", "resolves.1", "resolves.1.a", "resolves.2"]),
        (
            ("resolves", "1\tx:", "a)\ty:", "i)\tz;", "ii)\tz;", "b)\tq;", "2\tr."),
            ["resolves", *(f"resolves.{i}" for i in ("1", "1.a", "1.a.i", "1.a.ii", "1.b", "2"))],
        ),
        (
            ("resolves", "1\tx;", "2\ty;", "under these conditions:", "1\tz;", "2\tq."),
            ["resolves", "resolves.1", "resolves.2", "resolves.p1", "resolves.p1.1", "resolves.p1.2"],
        ),
    ],
)
def test_labels_nest_by_what_they_continue(lines: tuple[str, ...], expected: list[str]) -> None:
    assert ids(*lines) == expected


@pytest.mark.parametrize(
    "lines",
    [
        ("RÉSOLUTION 7 (RÉV. PORTOVERDE, 2030)", "Phares", "La Conférence (Portoverde, 2030),", "rappelant", "décide"),
        ("RESOLUCIÓN 7 (REV. PORTOVERDE, 2030)", "Faros", "La Conferencia (2030),", "recordando", "resuelve"),
        ("РЕЗОЛЮЦИЯ 7 (ПЕРЕСМ. ПОРТОВЕРДЕ, 2030 Г.)", "Маяки", "Конференция (2030 г.),", "напоминая", "решает"),
        ("第7号决议（2030年，修订版）", "灯塔", "大会（2030年），", "忆及", "做出决议"),
        ("القرار 7 (المراجَع في بورتوفيردي، 2030)", "المنارات", "إن المؤتمر (2030)،", "إذ يذكّر", "يقرر"),
    ],
)
def test_the_other_five_languages(lines: tuple[str, ...]) -> None:
    heading, title, opening, recalls, resolves = lines
    provisions = outline([Line(t) for t in (heading, title, opening, recalls, "a)\tx;", resolves, "1\ty.")])
    assert [p.role for p in provisions] == [
        Role.HEADING,
        Role.TITLE,
        Role.OPENING,
        Role.CALL,
        Role.RECITAL,
        Role.CALL,
        Role.OPERATIVE,
    ]
    assert provisions[4].id.endswith(".a")
    assert provisions[4].parent == provisions[3].id


def test_a_call_with_an_unknown_verb_stands_after_a_comma() -> None:
    assert ids("recalling", "the work,", "applauding the keepers", "that they stay,") == [
        "recalling",
        "recalling.p1",
        "applauding-the-keepers",
        "applauding-the-keepers.p1",
    ]


def test_an_eu_act() -> None:
    assert ids(
        "Directive (EU) 2031/7 on lamps",
        "CHAPTER I",
        "GENERAL",
        "Article 1",
        "Scope",
        "1.   This Directive applies to:",
        "(a) lamps; and",
        "(b) oil:",
        "(i) good;",
        "(ii) bad.",
        "It applies at night.",
        "2.   It does not apply by day.",
        "Article 2",
        "Definitions",
        "For the purposes of this Directive:",
        "(1) ‘lamp’ means a light;",
        "ANNEX I",
        "Lamps",
        profile="eu_act",
    ) == [
        "heading",
        "chapter1",
        "chapter1.title",
        "art1",
        "art1.title",
        "art1.1",
        "art1.1.a",
        "art1.1.b",
        "art1.1.b.i",
        "art1.1.b.ii",
        "art1.1.p1",
        "art1.2",
        "art2",
        "art2.title",
        "art2.p1",
        "art2.1",
        "annex1",
        "annex1.title",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "convinced that this Union will light an expanded",
        "in conformity with the rules of the coast",
        "lamps and oil",
        "considering the lamps, the oil and the keepers of the northern coast,",
        "resolves the matter.",
    ],
)
def test_a_line_of_running_text_opens_no_block(text: str) -> None:
    assert [p.role for p in outline([Line("resolves"), Line("the first,"), Line(text)])][2] is Role.OPERATIVE


@pytest.mark.parametrize(
    "text", ["resolves that", "noting with concern[^1]", "considering,", "further instructs the Council"]
)
def test_forms_of_calls(text: str) -> None:
    assert [p.role for p in outline([Line(text)])] == [Role.CALL]


def test_the_recitals_of_an_eu_act() -> None:
    provisions = outline(
        [
            Line(text)
            for text in (
                "Directive (EU) 2031/7 on lamps",
                "Whereas:",
                "(1) Lamps are old.",
                "(2) Oil is dear:",
                "(a) in winter.",
                "HAVE ADOPTED THIS DIRECTIVE:",
                "Article 1",
                "Scope",
                "(1) Lamps.",
            )
        ],
        "eu_act",
    )
    assert [p.id for p in provisions] == [
        "heading",
        "whereas",
        "whereas.1",
        "whereas.2",
        "whereas.2.a",
        "opening",
        "art1",
        "art1.title",
        "art1.1",
    ]
    assert {p.role for p in provisions[2:5]} == {Role.RECITAL}
    assert provisions[-1].role is Role.PARAGRAPH


def test_articles_of_an_annex_are_its_own_and_do_not_take_those_of_the_text() -> None:
    assert ids("Article 1", "Article 2", "ANNEX I", "Lamps", "Article 1", "1. Oil.", "Article 3") == [
        "art1",
        "art2",
        "annex1",
        "annex1.title",
        "annex1.art1",
        "annex1.art1.1",
        "art3",
    ]


def test_bullets_are_counted_under_what_they_stand_under() -> None:
    assert ids("resolves", "1\tx:", "–\ta;", "–\tb;", "in particular:", "–\tc;", "2\ty.") == [
        "resolves",
        "resolves.1",
        "resolves.1.bullet1",
        "resolves.1.bullet2",
        "resolves.p1",
        "resolves.1.bullet3",
        "resolves.2",
    ]


def test_an_agreement() -> None:
    assert ids(
        "CHAPTER SEVEN",
        "TRADE IN LAMPS",
        "ARTICLE 7.1: OBJECTIVE",
        "1.\tThe Parties agree.",
        "ARTICLE 7.2",
        "DEFINITIONS",
        "(a)\tlamp means a light.",
        profile="agreement",
    ) == ["chapter7", "chapter7.title", "art7.1", "art7.1.1", "art7.2", "art7.2.title", "art7.2.a"]


def test_provision_numbers_of_a_basic_text_are_its_ids() -> None:
    provisions = outline(
        [
            Line(text)
            for text in (
                "CONSTITUTION OF THE MARITIME SIGNAL UNION",
                "ARTICLE 1",
                "Purposes",
                "2\t1\tThe purposes are:",
                "3\ta)\tto warn;",
                "CS 4\tb)\tto guide;",
                "4A PP-98\tb bis)\tto greet.",
            )
        ]
    )
    assert [p.id for p in provisions] == ["heading", "art1", "art1.title", "2", "3", "4", "4a"]
    assert provisions[-1].label == "4A PP-98"


def test_numbers_that_run_on_through_sections() -> None:
    lines = ("Lamps shine", "1. One.", "2. Two.", "Oil burns", "3. Three.", "Ships pass", "1. Again.")
    provisions = outline([Line(text) for text in lines], "council")
    assert [p.id for p in provisions] == ["h1", "1", "2", "h2", "3", "h3", "h3.1"]
    assert [p.parent for p in provisions] == ["", "h1", "h1", "", "h2", "", "h3"]


def test_table_cells_are_named_by_table_row_and_column() -> None:
    lines = [
        Line("ANNEX TO RESOLUTION 7 (REV. PORTOVERDE, 2030)"),
        Line("Calendar"),
        Line("Harbour", place=Place(4, 0, 0)),
        Line("1. March", place=Place(4, 0, 1)),
        Line("and April", place=Place(4, 0, 1)),
        Line("Oslo", place=Place(5, 2, 0)),
    ]
    provisions = outline(lines)
    assert [p.id for p in provisions] == [
        "annex",
        "annex.title",
        "annex.t1.r1.c1",
        "annex.t1.r1.c2",
        "annex.t1.r1.c2.p2",
        "annex.t2.r3.c1",
    ]
    assert {p.role for p in provisions[2:]} == {Role.CELL}
    assert provisions[3].text == "1. March"


def test_a_note_printed_at_the_end_is_a_note() -> None:
    (note,) = outline([Line("[^3]: A lamp is a light.")])
    assert (note.id, note.role, note.label, note.text) == ("note.3", Role.NOTE, "", "A lamp is a light.")


PIECES = st.sampled_from(
    ["recalling", "resolves", "ANNEX 1", "ANNEX", "Article 1", "CHAPTER I", "RESOLUTION 7 (OSLO, 2030)", "Scope"]
    + [f"{label}\ttext;" for label in ("a)", "b)", "b)bis", "i)", "ii)", "v)", "1", "1.1", "2", "–", "No. 5", "(1)")]
    + ["that,", "the text,", "Some text.", "▼M2", "[^1]: note", "[^1]: note", "\u00a0", ":", "第", "إذ"]
)
LINES = st.lists(
    st.builds(
        Line,
        text=PIECES | st.text(max_size=40),
        label=st.sampled_from(["", "", "", "1.", "Step one", "a)", "Annex A", "\uf0b7"]),
        style=st.sampled_from(["", "", "Call", "ResNo", "Restitle", "Heading1", "enumlev1", "AnnexNo", "Annextitle"]),
        place=st.none() | st.builds(Place, st.integers(0, 2), st.integers(0, 2), st.integers(0, 2)),
    ),
    max_size=25,
)


@given(LINES, st.sampled_from(["", "itu_instrument", "eu_act", "agreement", "council", "generic"]))
def test_any_lines_give_one_provision_each_with_ids_of_their_own(lines: list[Line], profile: str) -> None:
    provisions = outline(lines, profile)
    assert len(provisions) == len(lines)
    known = [provision.id for provision in provisions]
    assert len(set(known)) == len(known)
    for index, (provision, line) in enumerate(zip(provisions, lines, strict=True)):
        assert (line.label + line.text).replace(provision.label, "", 1).endswith(provision.text)
        assert provision.parent == "" or provision.parent in known[:index]
        assert provision.place == line.place
