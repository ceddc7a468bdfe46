"""Texts of law in their forms: what becomes an article, a paragraph, a point, a title and a division."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plenipo.concordance.law import Depth, LawKind, LawText, Nature
from plenipo.concordance.reading import read_law
from plenipo.errors import ClassifiedMarking, EmptyFile, HostileFile, UnreadableFile

ACT = """\
REGULATION (EU) 2031/77 OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL
of 4 March 2031
on harbour lamps
Whereas:
(1) Lamps guide ships.
HAVE ADOPTED THIS REGULATION:
CHAPTER I
GENERAL PROVISIONS
Article 1
Scope
1.   This Regulation applies to harbour lamps.
2.   This Regulation does not apply to:
(a) ship lamps;
(b) street lamps:
(i) of oil;
(ii) of gas.
The first subparagraph is without prejudice to Article 2(1).
Duties of keepers
Section 1
Logs
Article 2
Log books
1.   Keepers shall keep a log.
2.   Keepers shall note by:
—
day, the oil; and
—
night, the wind.
Article 3
Entry into force
This Regulation shall enter into force on 1 May 2032.
Done at Brussels, 4 March 2031.
For the Council
ANNEX I
COLOURS
Part A
Oil
1. Red.
2. Green.
Part B
Gas
1. White.
"""


def read(text: str, name: str = "lamps.txt") -> LawText:
    return read_law(text.encode(), name)


def texts(law: LawText) -> dict[str, str]:
    return {provision.id: provision.text for provision in law.provisions}


def test_an_act_as_printed() -> None:
    law = read(ACT)
    assert texts(law) == {
        "art1": "",
        "art1.1": "This Regulation applies to harbour lamps.",
        "art1.2": "This Regulation does not apply to:\nThe first subparagraph is without prejudice to Article 2(1).",
        "art1.2.a": "ship lamps;",
        "art1.2.b": "street lamps:",
        "art1.2.b.i": "of oil;",
        "art1.2.b.ii": "of gas.",
        "art2": "",
        "art2.1": "Keepers shall keep a log.",
        "art2.2": "Keepers shall note by:",
        "art2.2.indent1": "day, the oil; and",
        "art2.2.indent2": "night, the wind.",
        "art3": "This Regulation shall enter into force on 1 May 2032.",
        "annex1": "",
        "annex1.parta": "",
        "annex1.parta.1": "Red.",
        "annex1.parta.2": "Green.",
        "annex1.partb": "",
        "annex1.partb.1": "White.",
    }
    assert law.remarks == ()
    assert law.judged


def test_labels_depths_and_what_stands_above() -> None:
    found = {provision.id: provision for provision in read(ACT).provisions}
    assert found["art1.2.b.ii"].label == "Article 1(2)(b)(ii)"
    assert found["art1.2.b.ii"].chapeau == "This Regulation does not apply to: street lamps:"
    assert found["art2.2.indent2"].label == "Article 2(2), second indent"
    assert found["annex1.partb.1"].label == "Annex I, Part B(1)"
    assert [found[name].depth for name in ("art1", "art1.2", "art1.2.a")] == [
        Depth.ARTICLE,
        Depth.PARAGRAPH,
        Depth.POINT,
    ]
    assert found["art1"].heading == "Scope"
    assert found["art1.1"].divisions == ("CHAPTER I – GENERAL PROVISIONS",)
    assert found["art2"].divisions == ("Duties of keepers", "Section 1 – Logs")
    assert found["annex1.partb"].heading == "Gas"


def test_who_the_act_is() -> None:
    identity = read(ACT).identity
    assert identity.title.endswith("of 4 March 2031 on harbour lamps")
    assert identity.kind is LawKind.EU_ACT
    assert (identity.number, identity.celex, identity.eli, identity.language) == (
        "(EU) 2031/77",
        "32031R0077",
        "eli/reg/2031/77/oj",
        "en",
    )


def test_titles_hidden_change_nothing_else() -> None:
    hidden = re.sub(r"^(Article \d)\n.*$", r"\1", ACT, flags=re.MULTILINE)
    assert texts(read(hidden)) == texts(read(ACT))
    assert {provision.heading for provision in read(hidden).provisions if provision.id.startswith("art")} == {""}


def test_titles_before_the_number() -> None:
    body = "".join(f"{title}\nArticle {number}\nKeepers shall {title.lower()}.\n" for number, title in TITLED)
    law = read(f"Act on lamps\n{body}")
    assert [(provision.heading, provision.text) for provision in law.provisions] == [
        (title, f"Keepers shall {title.lower()}.") for _, title in TITLED
    ]


TITLED = list(enumerate(("Trim wicks", "Fill oil", "Watch ships", "Keep logs"), start=1))


def test_headings_at_the_end_of_an_article_head_the_next_one() -> None:
    law = read(
        "CHAPTER I\nArticle 1\nOne thing shall be.\nCHAPTER II\nArticle 2\nAnother.\nLate title\nArticle 3\nMore.\n"
    )
    assert [provision.divisions for provision in law.provisions] == [
        ("CHAPTER I",),
        ("CHAPTER I",),
        ("CHAPTER II – Late title",),
    ]
    assert [provision.text for provision in law.provisions] == ["One thing shall be.", "Another.", "More."]


def test_a_second_list_in_one_paragraph() -> None:
    law = read("Article 1\n1. First:\n(a) red;\n(b) green.\nSecond:\n(a) white;\n(b) blue.\n2. End.\n")
    assert texts(law)["art1.1"] == "First:\nSecond:"
    assert {name: text for name, text in texts(law).items() if name.startswith("art1.1.")} == {
        "art1.1.a": "red;",
        "art1.1.b": "green.",
        "art1.1.s2.a": "white;",
        "art1.1.s2.b": "blue.",
    }
    assert next(p.label for p in law.provisions if p.id == "art1.1.s2.a") == (
        "Article 1(1), second subparagraph, point (a)"
    )
    assert law.remarks == ()


def test_a_point_that_goes_on_before_the_next_one() -> None:
    law = read("Article 1\n1. First:\n(a) red;\nfor port lamps only;\n(b) green.\n")
    assert texts(law)["art1.1.a"] == "red;\nfor port lamps only;"
    assert texts(law)["art1.1"] == "First:"


def test_letters_and_romans_are_told_apart() -> None:
    letters = "".join(f"({letter}) item {letter};\n" for letter in "abcdefghij")
    assert [name.rpartition(".")[2] for name in texts(read(f"Article 1\nAll of:\n{letters}"))][1:] == list("abcdefghij")
    nested = "Article 1\nAll of:\n(a) x;\n(b) y:\n(i) one;\n(ii) two;\n(c) z.\n"
    assert list(texts(read(nested))) == ["art1", "art1.a", "art1.b", "art1.b.i", "art1.b.ii", "art1.c"]


def test_items_in_running_text_and_references_in_it() -> None:
    law = read(
        "Lamp Act\nSection 3. Keepers.—(1) No person who,— (a) is blind; or (b) fears sub-section (2) or (3), may keep"
        " a lamp. (2) Subject to clause (a) of sub-section (1) of section 4, the Harbour may decide.\n"
        "Section 4. Fees.—(1) A fee is due. (2) None for boats.\n"
    )
    assert texts(law) == {
        "sec3": "",
        "sec3.1": "No person who,—",
        "sec3.1.a": "is blind; or",
        "sec3.1.b": "fears sub-section (2) or (3), may keep a lamp.",
        "sec3.2": "Subject to clause (a) of sub-section (1) of section 4, the Harbour may decide.",
        "sec4": "",
        "sec4.1": "A fee is due.",
        "sec4.2": "None for boats.",
    }
    assert law.provisions[1].label == "Section 3(1)"
    assert law.provisions[0].heading == "Keepers"


@pytest.mark.parametrize("word", ["Član", "Член", "Neni", "Стаття", "Artikel", "მუხლი", "Madde"])
def test_articles_of_other_languages_are_read_and_not_judged(word: str) -> None:
    sentence = "Чувари светиљки воде дневник о уљу и о ветру сваког дана и сваке ноћи у свим лукама земље и на реци."
    law = read(f"{word} 1\n{sentence}\n{word} 2\n{sentence}\n")
    assert list(texts(law)) == ["art1", "art2"]
    assert not law.judged
    assert any("nothing is judged" in remark for remark in law.remarks)


def test_mixed_languages_are_remarked() -> None:
    english = "The keeper of a lamp shall keep a log of the oil and of the wind for each day and for each night of it."
    french = "Le gardien de la lampe tient un journal de l'huile et du vent pour tous les jours et toutes les nuits."
    law = read(f"Article 1\n{english}\nArticle 2\n{french}\nArticle 3\n{english}\n")
    assert any("mixes languages" in remark for remark in law.remarks)


def test_numbers_given_twice() -> None:
    law = read("Article 1\nOne.\nArticle 1\nTwo.\nArticle 2\n1. A.\n2. B.\n2. C.\n")
    assert [provision.id for provision in law.provisions] == ["art1", "art1-2", "art2", "art2.1", "art2.2", "art2.2-2"]
    assert any("more than once: Article 1, Article 2(2)" in remark for remark in law.remarks)


def test_an_act_inside_an_amending_act_stays_where_it_is_quoted() -> None:
    law = read(
        "Article 1\nRegulation (EU) 2031/77 is amended as follows:\n(1) the following Article is inserted:\n"
        "‘Article 4a\nPure oil\n1. Keepers shall use pure oil.\n2. Keepers may use gas.’;\n"
        "(2) Article 5 is deleted.\nArticle 2\nThe end.\n"
    )
    assert list(texts(law)) == ["art1", "art1.1", "art1.2", "art2"]
    assert texts(law)["art1.1"].endswith("1. Keepers shall use pure oil.\n2. Keepers may use gas.’;")
    assert any("amends another act" in remark and "Article 1(1)" in remark for remark in law.remarks)


def test_numbered_sections_without_articles() -> None:
    law = read("Lamp rules\n1. Lamps\nLamps shall burn.\n2. Oil\nOil shall be pure.\n3. Logs\nLogs may be kept.\n")
    assert [(provision.id, provision.heading, provision.text) for provision in law.provisions] == [
        ("sec1", "Lamps", "Lamps shall burn."),
        ("sec2", "Oil", "Oil shall be pure."),
        ("sec3", "Logs", "Logs may be kept."),
    ]
    assert any("no articles; its numbered sections" in remark for remark in law.remarks)


def test_plain_paragraphs_without_articles() -> None:
    law = read("Lamps shall burn at night.\nOil shall be pure.\n")
    assert [(provision.id, provision.text) for provision in law.provisions] == [
        ("par1", "Lamps shall burn at night."),
        ("par2", "Oil shall be pure."),
    ]
    assert any("no articles; its paragraphs" in remark for remark in law.remarks)


def test_a_paragraph_that_lost_its_line_end() -> None:
    law = read("Article 1\n1. Lamps burn. 2. Oil is pure. 4. Not the next. 3. Logs are kept.\n")
    assert texts(law) == {
        "art1": "",
        "art1.1": "Lamps burn.",
        "art1.2": "Oil is pure. 4. Not the next.",
        "art1.3": "Logs are kept.",
    }


def test_a_note_between_points_is_no_point() -> None:
    law = read("Article 1\n1. CPX (1) covers:\n(a) oil;\n(1) CPX means the lamp code.\n(b) gas.\n2. End.\n")
    assert texts(law)["art1.1.a"] == "oil;\n(1) CPX means the lamp code."
    assert "art1.1.b" in texts(law)


def test_cells_of_a_table_are_no_articles() -> None:
    rows = "<tr><td>Old</td><td>New</td></tr><tr><td>Article 2</td><td>Article 3</td></tr>"
    page = f"<p>Article 1</p><p>See:</p><table>{rows}</table>"
    law = read_law(f"<html><body>{page}</body></html>".encode(), "x.html")
    assert texts(law) == {"art1": "See:\nOld\nNew\nArticle 2\nArticle 3"}


@pytest.mark.parametrize("prefix", ["", "oj-"])
def test_pages_of_eur_lex(prefix: str) -> None:
    page = f"""<html><body>
    <p class="{prefix}doc-ti">DIRECTIVE (EU) 2031/9 OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL</p>
    <p class="{prefix}normal">(1) As Article 4 of the Lamp Treaty says, lamps matter.</p>
    <p class="{prefix}ti-section-1">CHAPTER I</p><p class="{prefix}ti-section-2">LAMPS</p>
    <div class="eli-subdivision"><p class="{prefix}ti-art">Article 1</p><p class="{prefix}sti-art">Scope</p>
    <p class="{prefix}normal">1.&nbsp;&nbsp;&nbsp;It covers:</p>
    <table><tr><td><p class="{prefix}normal">(a)</p></td><td><p class="{prefix}normal">oil;</p></td></tr></table>
    <table><tr><td><p class="{prefix}normal">(b)</p></td><td><p class="{prefix}normal">gas:</p>
      <table><tr><td><p class="{prefix}normal">(i)</p></td><td><p class="{prefix}normal">town gas.</p></td></tr></table>
    </td></tr></table></div>
    <p class="{prefix}doc-ti">ANNEX</p><p class="{prefix}normal">Lamps shall be red.</p></body></html>"""
    law = read_law(page.encode(), "page.html")
    assert texts(law) == {
        "art1": "",
        "art1.1": "It covers:",
        "art1.1.a": "oil;",
        "art1.1.b": "gas:",
        "art1.1.b.i": "town gas.",
        "annex": "Lamps shall be red.",
    }
    assert law.provisions[0].heading == "Scope"
    assert law.provisions[0].divisions == ("CHAPTER I – LAMPS",)
    assert law.identity.celex == "32031L0009"


def test_a_consolidated_page_with_labels_apart_and_marks() -> None:
    page = (
        '<p class="title-article-norm">Article 1</p><p class="stitle-article-norm">Scope</p><p class="modref">▼M2</p>'
        '<div class="norm"><span>1. </span><div class="norm">This Directive applies to:<div><span>(a) </span></div>'
        '<div><p class="norm">oil;</p></div></div></div>'
    )
    law = read_law(f"<html><body>{page}</body></html>".encode(), "02030L0009-20310501.html")
    assert texts(law) == {"art1": "", "art1.1": "This Directive applies to:", "art1.1.a": "oil;"}
    assert law.identity.version == "2031-05-01"
    assert law.identity.eli == "eli/dir/2030/9/2031-05-01"


def test_a_paragraph_of_a_megabyte_is_read_and_remarked() -> None:
    law = read("Article 1\nScope\n" + "the lamp shall burn, " * 50_000 + "always.\nArticle 2\nThe end.\n")
    assert len(law.provisions) == 2
    assert any("not searched" in remark for remark in law.remarks)


def test_nothing_and_hostile_files_are_refused() -> None:
    with pytest.raises(EmptyFile):
        read("   \n ")
    bomb = b'<?xml version="1.0"?><!DOCTYPE treaty [<!ENTITY a SYSTEM "file:///etc/hostname">]><treaty>&a;</treaty>'
    with pytest.raises(HostileFile) as caught:
        read_law(bomb, "bomb.xml")
    assert caught.value.where == "bomb.xml"
    assert caught.value.remedy


FRAGMENTS = (
    *("Article 1", "Article 2", "Article 2", "Scope", "CHAPTER I", "ANNEX II", "1. Keepers shall act.", "(a) oil;"),
    *("(i) wick:", "(ii) lamp; (iii) log;", "—", "• dot", "(1) means,— (a) x; (b) y.", "‘Article 9", "end’;"),
    *("the following Article is inserted:", "2. Second", "Section 4. Fees.—(1) None.", "Plain words here."),
)
LINES = st.lists(
    st.one_of(
        st.sampled_from(FRAGMENTS),
        st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40),
    ),
    min_size=1,
    max_size=40,
)


@settings(max_examples=120, deadline=None)
@given(LINES)
def test_any_text_gives_unique_ids_and_keeps_its_words(lines: list[str]) -> None:
    text = "\n".join(["Article 1", "Keepers of lamps.", *lines, "Article 77", "The last word."])
    law = read(text)
    ids = [provision.id for provision in law.provisions]
    assert len(ids) == len(set(ids))
    known = set(ids)
    assert all(provision.parent in known for provision in law.provisions if provision.parent)
    kept = " ".join(f"{p.text} {p.heading} {' '.join(p.divisions)} {p.label}" for p in law.provisions)
    for word in ("Keepers", "shall", "act", "Plain", "wick", "Second", "oil", "log", "last"):
        if re.search(rf"\b{word}\b", text):
            assert re.search(rf"\b{word}\b", kept), word


@settings(max_examples=80, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=400))
def test_no_text_breaks_the_reader(text: str) -> None:
    try:
        law = read(f"{text} a")
    except (UnreadableFile, ClassifiedMarking):
        return
    assert all(isinstance(provision.nature, Nature) for provision in law.provisions)


def test_the_name_of_the_state_is_not_the_title() -> None:
    sections = "".join(f"Section {number}\nLamps\n\nIn this Act lamps shall burn.\n\n" for number in (1, 2, 3))
    law = read_law(f"REPUBLIC OF ORLAND\n\nHARBOUR LAMPS ACT, 2028\n\nPART I\nLAMPS\n\n{sections}".encode(), "a.txt")
    assert law.identity.title == "HARBOUR LAMPS ACT, 2028"


@pytest.mark.parametrize(
    ("first", "second", "label"),
    [
        ("Article premier\nChamp", "Article 2\nJournal", "Article premier"),
        ("Article 1er. – Champ", "Article 2. – Journal", "Article 1er"),
        ("Art 1. Scope", "Art 2. Logs", "Art 1"),
        ("Art. 1\nScope", "Art. 2\nLogs", "Art. 1"),
        ("**Article 1**\n**Scope**", "**Article 2**\nLogs", "Article 1"),
        ("## Article 1\nScope", "## Article 2\nLogs", "Article 1"),
        ("§ 1 Scope", "Article 2\nLogs", "§ 1"),
        ("Section 1. Scope", "Article 2\nLogs", "Section 1"),
    ],
)
def test_a_first_article_that_is_headed_in_its_own_way(first: str, second: str, label: str) -> None:
    law = read(f"LAMP ACT\n{first}\nThis Act applies to lamps.\n{second}\nKeepers shall keep a log.\n")
    assert texts(law) == {"art1": "This Act applies to lamps.", "art2": "Keepers shall keep a log."}
    assert law.provisions[0].label == label
    assert law.provisions[0].heading in ("Scope", "Champ")
    assert law.remarks == ()


def test_a_section_above_articles_is_none_of_them() -> None:
    law = read("LAMP ACT\nSection 1\nGeneral\nArticle 2\nLogs\nKeepers shall keep a log.\nArticle 3\nEnd\nIt ends.\n")
    assert list(texts(law)) == ["art2", "art3"]
    assert law.remarks == ("Article numbers begin at 2; look whether an article was not recognised.",)


def numbered(*numbers: str) -> LawText:
    return read("LAMP ACT\n" + "".join(f"Article {number}\nLogs\nKeepers shall keep a log.\n" for number in numbers))


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ("1 2 2a 3", ""),
        ("6.15 6.16 7.1 7.2", ""),
        ("1 2 1 2", ""),
        ("1 2 3 5", "go from 3 to 5"),
        ("40 41 43", "begin at 40, go from 41 to 43"),
        ("7.1 7.2 7.4", "go from 7.2 to 7.4"),
        ("1 3 5 7 9 11 13", "go from 1 to 3, from 3 to 5, from 5 to 7, from 7 to 9, from 9 to 11 and 1 more"),
    ],
)
def test_gaps_in_the_numbers_of_articles(numbers: str, said: str) -> None:
    found = [line for line in numbered(*numbers.split()).remarks if line.startswith("Article numbers")]
    assert found == ([f"Article numbers {said}; look whether an article was not recognised."] if said else [])


PAGE = """\
<html><body><p>{header}</p><p>EN</p><p>Official Journal of the European Union</p><p>L 1/1</p>
<p>This version is for information only and has no legal force.</p>
<p>DIRECTIVE (EU) 2031/44 OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL</p><p>of 4 May 2031</p><p>on beacons</p>
<p class="oj-ti-art">Article 1</p><p class="oj-sti-art">Scope</p><p>This Directive applies to beacons.</p></body></html>
"""


@pytest.mark.parametrize(
    ("header", "celex", "version"),
    [
        ("4.5.2031", "32031L0044", ""),
        ("32031L0044", "32031L0044", ""),
        ("02031L0044 — EN — 01.01.2033 — 001.001", "02031L0044-20330101", "2033-01-01"),
        ("2031L0044 — EN — 01.01.2033 — 001.001 — 1", "02031L0044-20330101", "2033-01-01"),
    ],
)
def test_what_a_page_prints_above_a_title(header: str, celex: str, version: str) -> None:
    identity = read(PAGE.format(header=header), "beacons.html").identity
    assert identity.title == (
        "DIRECTIVE (EU) 2031/44 OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL of 4 May 2031 on beacons"
    )
    assert (identity.celex, identity.version) == (celex, version)


def test_an_act_that_is_known_by_its_name() -> None:
    text = "{title}\nArticle 1\nScope\nThis {kind} applies to lamps.\nArticle 2\nEnd\nThis {kind} enters into force.\n"
    act = read(text.format(title="The Data Act", kind="Regulation")).identity
    assert (act.celex, act.number, act.eli) == ("32023R2854", "(EU) 2023/2854", "eli/reg/2023/2854/oj")
    assert read(text.format(title="ePrivacy Directive", kind="Directive")).identity.number == "2002/58/EC"
    assert read(text.format(title="Data Act", kind="Act")).identity.celex == ""
    assert read(text.format(title="Data Act of the harbours", kind="Regulation")).identity.celex == ""
    other = "Data Act\nREGULATION (EU) 2031/77\n" + text.format(title="", kind="Regulation")
    assert read(other).identity.celex == "32031R0077"


def test_pages_and_cut_words_of_plain_text() -> None:
    law = read(
        "LAMP ACT\nArticle 1\nScope\nKeepers shall not extin-\nPage 3 of 7\n- 4 -\nguish lamps.\n"
        "They keep short-\nand long-term logs.\n"
    )
    assert texts(law) == {"art1": "Keepers shall not extinguish lamps.\nThey keep short- and long-term logs."}


def test_marks_of_notes_are_no_signs_of_a_scan() -> None:
    marked = ", ".join(f"the lamps[^{number}] of the harbour shall shine" for number in range(60))
    assert read(f"LAMP ACT\nArticle 1\nScope\n{marked}.\n").remarks == ()
