"""compiled.docx, case by case: what each kind of provision becomes, and that the file is sound."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree
from msgspec.structs import replace

from plenipo.amendments.proposal import ChangeKind
from plenipo.compilation.model import Compilation, CompiledChange, CompiledProvision, LabelChange, Status
from plenipo.texts.document import Place
from plenipo.texts.marking import Marking
from plenipo.texts.provision import Role
from plenipo.writers.docx import write_docx
from tests.engine.writers.docx_walker import W, everything, front, instrument, nothing, of_sponsor, part, sections
from tests.engine.writers.model_compilation import compilation, delete, drafts, insert, model, provision, reading

SOLE = "to report every year."


def views(*provisions: CompiledProvision) -> dict[str, list[str]]:
    """The instrument as the base, as each sponsor and as everybody together would have it."""
    whole = compilation(*provisions)
    content = write_docx(whole)
    texts = {"": instrument(content, nothing), "all": instrument(content, everything)}
    for sponsor in whole.sponsors:
        texts[sponsor] = instrument(content, of_sponsor(sponsor))
    return texts


def revisions(*provisions: CompiledProvision) -> list[tuple[str, str, str]]:
    """(element, author, text) of each revision of text in the instrument, in order."""
    found = []
    for block in sections(write_docx(compilation(*provisions)))[1]:
        for node in block.iter(f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo"):
            text = "".join(leaf.text or "" for leaf in node.iter(f"{W}t", f"{W}delText"))
            if len(node):
                found.append((etree.QName(node).localname, str(node.get(f"{W}author")), text))
    return found


def test_an_untouched_provision_is_its_label_a_tabulator_and_its_text() -> None:
    assert views(provision("p", SOLE, label="a)"))[""] == [f"a)\t{SOLE}"]


def test_changes_of_compatible_sponsors_stand_in_one_paragraph_each_under_its_sponsors() -> None:
    year = SOLE.index("year")
    text = provision(
        "p", SOLE, status=Status.COMPATIBLE,
        readings=(reading("to report every two years.", "ARB", "EUR"), reading("to report every year to all.", "USA")),
        changes=(delete("year", year, "ARB", "EUR"), insert("two years", year, "ARB", "EUR"),
                 insert(" to all", year + 4, "USA")),
    )  # fmt: skip
    assert revisions(text) == [
        ("del", "ARB, EUR", "year"),
        ("ins", "ARB, EUR", "two years"),
        ("ins", "Plenipo", "\u00a0ARB, EUR"),
        ("ins", "USA", " to all"),
        ("ins", "Plenipo", "\u00a0USA"),
    ]
    seen = views(text)
    assert (seen[""], seen["EUR"], seen["USA"]) == (
        [SOLE],
        ["to report every two years."],
        ["to report every year to all."],
    )


def test_successive_changes_by_the_same_sponsors_are_named_once() -> None:
    text = provision("p", "one two three", status=Status.SINGLE, readings=(reading("one three four", "EUR"),),
                     changes=(delete("two ", 4, "EUR"), insert(" four", 13, "EUR")))  # fmt: skip
    assert revisions(text) == [("del", "EUR", "two "), ("ins", "EUR", " four"), ("ins", "Plenipo", "\u00a0EUR")]


def test_an_insertion_before_another_sponsors_deletion_stays_before_it() -> None:
    text = provision(
        "p", "keep old end", status=Status.COMPATIBLE,
        readings=(reading("keep  end", "ARB"), reading("keep new old end", "EUR")),
        changes=(delete("old", 5, "ARB"), insert("new ", 5, "EUR")),
    )  # fmt: skip
    assert (views(text)["ARB"], views(text)["EUR"]) == (["keep  end"], ["keep new old end"])


def test_competing_readings_are_whole_paragraphs_under_their_sponsors_names() -> None:
    text = provision(
        "p", SOLE, label="2", status=Status.COMPETING,
        readings=(reading("to report at will.", "ARB", "RCC"), reading("", "USA", present=False)),
    )  # fmt: skip
    blocks = sections(write_docx(compilation(text)))[1]
    said = ["".join(leaf.text or "" for leaf in block.iter(f"{W}t", f"{W}delText")) for block in blocks]
    assert said == ["Competing · 2 readings", f"2{SOLE}", "ARB, RCC:", "2to report at will.", "USA: delete", ""]
    marks = [node.get(f"{W}author") for block in blocks for node in block.findall(f"{W}pPr/{W}rPr/*")]
    assert marks == ["Plenipo", "ARB, RCC, USA", "Plenipo", "ARB, RCC", "Plenipo"]
    seen = views(text, provision("q", "Last."))
    assert seen[""] == [f"2\t{SOLE}", "Last."]
    assert seen["RCC"] == ["2\tto report at will.", "Last."]
    assert seen["USA"] == ["Last."]


def test_a_status_that_the_changes_do_not_bear_out_is_shown_as_whole_readings() -> None:
    text = provision("p", "base words", status=Status.COMPATIBLE, changes=(delete("no such words", 3, "EUR"),),
                     readings=(reading("other words", "EUR"), reading("base", "USA")))  # fmt: skip
    seen = views(text)
    assert (seen[""][0], seen["EUR"][0], seen["USA"][0]) == ("base words", "other words", "base")


def test_renumbering_by_one_sponsor_of_what_others_compete_on_leaves_no_label_behind() -> None:
    text = provision(
        "p", SOLE, label="2", status=Status.COMPETING, label_changes=(LabelChange("3", ("CAN",)),),
        readings=(reading("one", "ARB"), reading("two", "EUR")),
    )  # fmt: skip
    content = write_docx(replace(compilation(text, provision("q", "Last.")), sponsors=("ARB", "CAN", "EUR")))
    assert instrument(content, of_sponsor("CAN")) == [f"3\t{SOLE}", "Last."]
    assert instrument(content, of_sponsor("ARB")) == ["2\tone", "Last."]
    assert not [line for line in instrument(content, everything) if line.startswith("3")]


@pytest.mark.parametrize(("old", "new", "printed"), [("a)", "b)", "b)\tx"), ("", "1", "1\tx"), ("1", "", "x")])
def test_a_label_is_changed_added_or_taken_away(old: str, new: str, printed: str) -> None:
    text = provision("p", "x", label=old, label_changes=(LabelChange(new, ("EUR",)),))
    content = write_docx(compilation(text, sponsors=("EUR",)))
    assert instrument(content, nothing) == [f"{old}\tx" if old else "x"]
    assert instrument(content, of_sponsor("EUR")) == [printed]


def test_a_whole_move_is_a_move_with_one_name_at_both_ends() -> None:
    source = provision("p", SOLE, label="1", status=Status.SINGLE, moved_to="q",
                       readings=(reading("", "EUR", present=False),))  # fmt: skip
    target = provision("q", "", label="2", status=Status.SINGLE, moved_from="p", inserted=True,
                       readings=(reading(SOLE, "EUR", label="2"),))  # fmt: skip
    middle = provision("m", "Between.")
    seen = views(source, middle, target)
    assert [line for line in seen[""] if line] == [f"1\t{SOLE}", "Between."]
    assert [line for line in seen["EUR"] if line] == ["Between.", f"2\t{SOLE}"]
    blocks = sections(write_docx(compilation(source, middle, target)))[1]
    names = [node.get(f"{W}name") for block in blocks for node in block.iter() if node.get(f"{W}name")]
    assert names == ["move1", "move1"]
    assert [kind for kind, _, _ in revisions(source, middle, target)] == [
        "moveFrom", "ins", "del", "moveTo", "ins",
    ]  # fmt: skip


def test_a_move_by_others_than_those_who_delete_is_plain_deletion_and_insertion() -> None:
    source = provision("p", SOLE, status=Status.SINGLE, moved_to="q",
                       readings=(reading("", "EUR", "USA", present=False),))  # fmt: skip
    target = provision("q", "", status=Status.SINGLE, moved_from="p", inserted=True, readings=(reading(SOLE, "EUR"),))
    assert {kind for kind, _, _ in revisions(source, target)} == {"ins", "del"}
    assert [line for line in views(source, target)["USA"] if line] == []


def test_a_move_to_two_places_says_at_each_who_moves_it() -> None:
    source = provision("p", SOLE, status=Status.CONVERGENT, readings=(reading("", "EUR", "USA", present=False),),
                       changes=(CompiledChange(ChangeKind.MOVE, SOLE, ("EUR", "USA"), 0),))  # fmt: skip
    new = [provision(who, "", status=Status.SINGLE, moved_from="p", inserted=True, readings=(reading(SOLE, who),))
           for who in ("EUR", "USA")]  # fmt: skip
    between = provision("m", "Between.")
    assert revisions(new[0], source, between, new[1]) == [
        ("ins", "EUR", SOLE), ("ins", "Plenipo", "\u00a0EUR, moved here"),
        ("del", "EUR, USA", SOLE), ("ins", "Plenipo", "\u00a0EUR, USA, moved away"),
        ("del", "EUR, USA", "\u00a0EUR, USA, moved away"),
        ("ins", "USA", SOLE), ("ins", "Plenipo", "\u00a0USA, moved here"),
    ]  # fmt: skip
    seen = views(new[0], source, between, new[1])
    assert [line for line in seen["EUR"] if line] == [SOLE, "Between."]
    assert [line for line in seen["USA"] if line] == ["Between.", SOLE]
    assert [line for line in seen[""] if line] == [SOLE, "Between."]


def _cells(row: int, *texts: str, **more: object) -> list[CompiledProvision]:
    return [
        provision(f"t{row}.{column}.{text}", text, role=Role.CELL, place=Place(0, row, column), **more)  # type: ignore[arg-type]
        for column, text in enumerate(texts)
    ]


def _added(row: int, *texts: str) -> list[CompiledProvision]:
    return [
        replace(each, text="", inserted=True, status=Status.SINGLE, readings=(reading(each.text, "IAP"),))
        for each in _cells(row, *texts)
    ]


def test_rows_are_inserted_and_deleted_as_rows() -> None:
    gone = {"status": Status.SINGLE, "readings": (reading("", "USA", present=False),)}
    text = [*_cells(0, "A", "B"), *_added(1, "new", "row"), *_cells(1, "C", "D", **gone), *_cells(2, "E", "F")]
    seen = views(*text)
    assert seen[""] == ["A", "B", "C", "D", "E", "F", ""]
    assert seen["IAP"] == ["A", "B", "new", "row", "C", "D", "E", "F", ""]
    assert seen["USA"] == ["A", "B", "E", "F", ""]
    table = sections(write_docx(compilation(*text)))[1][0]
    marked = [[(etree.QName(node).localname, node.get(f"{W}author")) for node in row.findall(f"{W}trPr/*[@{W}author]")]
              for row in table.iter(f"{W}tr")]  # fmt: skip
    assert marked == [[], [("ins", "IAP")], [("del", "USA")], []]


def test_a_paragraph_added_to_a_cell_stays_in_it() -> None:
    added = replace(_added(0, "", "more")[1], id="added")
    text = [*_cells(0, "A", "B"), added, *_cells(1, "C", "D")]
    seen = views(*text)
    assert (seen[""], seen["IAP"]) == (["A", "B", "C", "D", ""], ["A", "B", "more", "C", "D", ""])


def test_readings_that_compete_in_a_cell_leave_it_one_paragraph() -> None:
    competing = {"status": Status.COMPETING, "readings": (reading("one", "ARB"), reading("two", "EUR"))}
    seen = views(*_cells(0, "A", **competing))
    assert (seen[""], seen["ARB"], seen["EUR"]) == (["A", ""], ["one", ""], ["two", ""])


def test_notes_are_footnotes_whose_text_has_changes_of_its_own() -> None:
    note = provision("note.1", "See there.", role=Role.NOTE, label="1", status=Status.SINGLE,
                     readings=(reading("See here.", "EUR"),),
                     changes=(delete("there", 4, "EUR"), insert("here", 4, "EUR")))  # fmt: skip
    added = provision("note.EUR.2", "", role=Role.NOTE, label="[^2]", inserted=True, status=Status.SINGLE,
                      readings=(reading("New note.", "EUR"),))  # fmt: skip
    text = provision("p", "Text[^1].", status=Status.SINGLE, readings=(reading("Text[^1][^2].", "EUR"),),
                     changes=(insert("[^2]", 8, "EUR"),))  # fmt: skip
    seen = views(text, note, added)
    assert seen[""] == ["Text{See there.}."]
    assert seen["EUR"] == ["Text{See here.}{New note.}."]


def test_a_note_that_nothing_refers_to_closes_the_text() -> None:
    seen = views(provision("p", "Text[^7]."), provision("note.3", "Lost?", role=Role.NOTE))
    assert seen[""] == ["Text[^7].", "[^3]:\tLost?"]


def test_a_note_of_a_provision_in_competition_stands_with_each_reading() -> None:
    text = provision("p", "Base[^1].", status=Status.COMPETING,
                     readings=(reading("One[^1].", "ARB"), reading("Two.", "EUR")))  # fmt: skip
    seen = views(text, provision("note.1", "N.", role=Role.NOTE))
    assert (seen[""][0], seen["ARB"][0], seen["EUR"][0]) == ("Base{N.}.", "One{N.}.", "Two.")


def test_notes_that_one_deletes_and_another_amends_are_one_paragraph_each_that_comes_back_whole() -> None:
    base = "See there."
    note = provision("note.1", base, role=Role.NOTE, label="[^1]", status=Status.COMPETING,
                     readings=(reading("", "ARB", present=False), reading("See here.", "EUR")),
                     changes=(delete(base, 0, "ARB"), delete("there", 4, "EUR"), insert("here", 4, "EUR")))  # fmt: skip
    whole = compilation(provision("p", "One[^1]."), provision("q", "Two[^1]."), note)
    content = write_docx(whole)
    assert instrument(content, nothing) == ["One{See there.}.", "Two{See there.}."]
    assert instrument(content, of_sponsor("EUR")) == ["One{See here.}.", "Two{See here.}."]
    assert instrument(content, of_sponsor("ARB")) == ["One{}.", "Two{}."]
    said = "Competing · 2 readings\n\nARB: delete\nEUR:\nSee here."
    assert instrument(content, everything) == [f"One{{{said}}}.", f"Two{{{said}}}."]
    notes = [each for each in part(content, "word/footnotes.xml") if each.get(f"{W}type") is None]
    assert [len(each.findall(f"{W}p")) for each in notes] == [1, 1]
    assert not [mark for each in notes for mark in each.iterfind(f"{W}p/{W}pPr/{W}rPr")]


def test_hostile_text_arrives_without_what_xml_cannot_carry() -> None:
    hostile = 'a <w:p> & "b" \x00\x1f\ud800\ufffe]]> [^x] \u202e end'
    assert views(provision("p", hostile))[""] == ['a <w:p> & "b" ]]> [^x] \u202e end']


def test_drafts_without_a_base_are_nothing_but_insertions() -> None:
    content = write_docx(drafts())
    assert [line for line in instrument(content, nothing) if line] == []
    own = [line for line in instrument(content, of_sponsor("ARB")) if line]
    assert own == ["Rules for autonomous systems", "to adopt rules for all systems;", "to report."]


def test_arabic_runs_from_right_to_left_and_chinese_asks_for_its_fonts() -> None:
    blocks = sections(write_docx(compilation(provision("p", "تعزيز الثقة"), provision("q", "加强信任"))))[1]
    assert blocks[0].find(f"{W}pPr/{W}bidi") is not None
    assert blocks[0].find(f".//{W}rPr/{W}rtl") is not None
    assert blocks[1].find(f"{W}pPr/{W}bidi") is None
    assert [node.get(f"{W}hint") for node in blocks[1].iter(f"{W}rFonts")] == ["eastAsia"]


def test_the_names_over_readings_in_arabic_stand_on_the_side_of_the_text() -> None:
    text = provision("p", "نص", status=Status.COMPETING, readings=(reading("نص أول", "ARB"), reading("نص آخر", "EUR")))
    blocks = sections(write_docx(compilation(text)))[1]
    assert [block.find(f"{W}pPr/{W}bidi") is not None for block in blocks] == [True] * 6 + [False]


def test_names_at_the_end_of_a_paragraph_never_meet_the_heading_of_a_competition() -> None:
    text = provision("p", "listed,", status=Status.SINGLE, readings=(reading("listed;", "ARB"),),
                     changes=(delete(",", 6, "ARB"), insert(";", 7, "ARB")))  # fmt: skip
    contested = provision("q", SOLE, status=Status.COMPETING, readings=(reading("one", "ARB"), reading("two", "EUR")))
    assert [author for _, author, _ in revisions(text, contested)][:4] == ["Plenipo", "ARB", "ARB", "Plenipo"]
    assert [author for _, author, _ in revisions(text, provision("r", SOLE))] == ["ARB", "ARB", "Plenipo"]


def test_the_front_says_who_contributed_what_and_stands_apart_from_the_base() -> None:
    compiled = model()
    content = write_docx(compiled)
    lines = front(content)
    assert set(lines).isdisjoint(line for line in instrument(content, nothing) if line)
    for row in compiled.contributions:
        assert row.proposal in lines
    for said in (
        "Compilation of proposals",
        "insists that the text be kept without any change (NOR/51/1)",
        "proposes suppression of the whole text (TUV/60/1)",
        "suppression (SUP)",
        "insists on keeping without change (NOC)",
        "retyped text without marks",
        "Co-signed by CAN, USA",
        "“to exchange information with all organizations active in this field;”",
        "2\ncompeting",
    ):
        assert said in lines


def test_the_list_of_open_points_leads_to_the_text() -> None:
    root = part(write_docx(model()), "word/document.xml")
    anchors = [node.get(f"{W}anchor") for node in root.iter(f"{W}hyperlink")]
    assert anchors == [node.get(f"{W}name") for node in root.iter(f"{W}bookmarkStart")] == ["open1", "open2"]


def test_wording_of_the_base_is_quoted_at_the_front() -> None:
    compiled = compilation(provision("p", "Compilation of proposals"), provision("q", "Open points"))
    assert "“Compilation of proposals”" in front(write_docx(compiled))


@pytest.mark.parametrize("marking", Marking)
def test_the_marking_stands_at_the_head_of_every_page(marking: Marking) -> None:
    content = write_docx(replace(model(), marking=marking))
    assert part(content, "word/header.xml").findtext(f".//{W}t") == marking.value
    everywhere = part(content, "word/document.xml").findall(f".//{W}sectPr/{W}headerReference")
    assert len(everywhere) == 2
    codes = [str(node.text).strip() for node in part(content, "word/footer.xml").iter(f"{W}instrText")]
    assert codes == ["PAGE", "NUMPAGES"]


def test_the_same_compilation_gives_the_same_bytes() -> None:
    assert write_docx(model()) == write_docx(model())


_CHILDREN = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore pBdr shd tabs bidi spacing ind jc outlineLvl rPr sectPr",
    "rPr": "ins del moveFrom moveTo rStyle rFonts b bCs i iCs color position sz szCs vertAlign rtl lang",
    "tblPr": "tblStyle tblW tblInd tblBorders tblLayout tblCellMar",
    "trPr": "cantSplit tblHeader ins del",
    "sectPr": "headerReference footerReference type pgSz pgMar",
}
_ORDER = {parent: children.split(" ") for parent, children in _CHILDREN.items()}


@pytest.mark.parametrize("compiled", [model(), drafts()])
def test_elements_stand_in_the_order_of_the_schema(compiled: Compilation) -> None:
    content = write_docx(compiled)
    seen = set()
    for name in ("document", "styles", "footnotes", "header", "footer"):
        for node in part(content, f"word/{name}.xml").iter(*(f"{W}{each}" for each in _ORDER)):
            kind = etree.QName(node).localname
            order = [_ORDER[kind].index(etree.QName(child).localname) for child in node]
            assert order == sorted(order)
            seen.add(kind)
    assert seen == set(_ORDER)


def test_revisions_are_numbered_once_and_never_nested_in_their_own_kind() -> None:
    content = write_docx(model())
    numbers = []
    for name in ("document", "footnotes"):
        root = part(content, f"word/{name}.xml")
        numbers += [node.get(f"{W}id") for node in root.iter() if node.get(f"{W}author")]
        assert not root.xpath("//w:ins//w:ins | //w:del//w:del | //w:del//w:ins", namespaces={"w": W[1:-1]})
        assert not root.xpath("//w:del//w:t | //w:ins/w:r/w:delText", namespaces={"w": W[1:-1]})
    assert len(numbers) == len(set(numbers)) > 20


def test_every_part_is_declared_and_every_style_defined() -> None:
    content = write_docx(model())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert names[0] == "[Content_Types].xml"
    declared = {str(node.get("PartName")).lstrip("/") for node in part(content, names[0]) if node.get("PartName")}
    assert declared == {name for name in names if not name.endswith(".rels") and name != names[0]}
    defined = {node.get(f"{W}styleId") for node in part(content, "word/styles.xml").iter(f"{W}style")}
    for name in ("document", "footnotes", "header", "footer"):
        root = part(content, f"word/{name}.xml")
        used = {node.get(f"{W}val") for node in root.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")}
        assert used <= defined
