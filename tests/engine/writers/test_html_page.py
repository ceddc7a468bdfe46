"""``compile.html`` as a reader, a screen reader and an attacker meet it."""

from __future__ import annotations

import base64
import hashlib
import random
import re

import pytest
from lxml import html
from lxml.html import HtmlElement
from msgspec.structs import replace

from plenipo.compilation.model import Compilation, Status
from plenipo.texts.marking import Marking
from plenipo.texts.provision import Role
from plenipo.writers.html import write_html
from tests.engine.writers.markup import one, select, visible, words
from tests.engine.writers.model_compilation import compilation, drafts, insert, model, provision, reading

HOSTILE = "<script>alert(1)</script> ]]> \"q\" 'q' &amp; </style> --> \u202egnp\u202c \x00\x0b\ud800"


def page(value: Compilation) -> HtmlElement:
    return html.fromstring(write_html(value))


def part(root: HtmlElement, identifier: str) -> HtmlElement:
    (found,) = root.xpath(f'//div[@id="p-{identifier}"]')
    return found


def test_a_convergent_insertion_names_all_its_sponsors_to_eye_and_ear() -> None:
    body = one(part(page(model()), "considering.c"), ".words")
    assert words(body) == (
        "that the capacity of administrations to prevent and answer incidents remains uneven"
        "[inserted by AFCP, EUR, IAP: , in particular in the least developed and landlocked countries]AFCPEURIAP;"
    )
    (inserted,) = select(body, "ins")
    assert visible(inserted) == ", in particular in the least developed and landlocked countries"


def test_a_replacement_shows_deletion_then_insertion_and_one_tag() -> None:
    body = one(part(page(model()), "considering.d"), ".words")
    assert visible(body) == (
        "that trust in networks and servicesACP is built by governmentsall stakeholders, each in its roleIAP,"
    )
    assert [change.tag for change in select(body, "ins, del")] == ["ins", "del", "ins"]


def test_competing_readings_stand_whole_one_under_the_other_base_first() -> None:
    box = one(part(page(model()), "instructs.2"), ".alts")
    assert [visible(line) for line in select(box, ".alt .read")] == [
        "to report every year to the Council on the assistance given;",
        "to report every year to the Council on the assistance given and to prepare, with Members, elements of an "
        "international instrument, for the next conference;",
        "to report every yeartwo years to the Council on the assistance given and on its effect in the countries "
        "assisted;",
        "Delete the provision. to report every year to the Council on the assistance given;",
    ]
    assert [visible(line) for line in select(box, ".alt .who")] == ["Base", "ARBRCC", "EUR", "USA"]


def test_no_reading_mixes_the_words_of_two_sponsors() -> None:
    root = page(model())
    for reading_line in select(root, ".alt[data-s]"):
        who = set(reading_line.get("data-s").split())
        assert all(set(change.get("data-s").split()) == who for change in select(reading_line, "ins, del"))


def test_status_is_a_shape_a_class_and_a_word() -> None:
    root = page(model())
    link = root.xpath('//a[@data-to="p-instructs.2"]')[0]
    assert words(link) == "2 competing"
    assert select(link, "i.st.competing")
    assert words(one(part(root, "considering.c"), ".word")) == "convergent"
    legend = {words(item) for item in select(root, ".legend button")}
    assert legend == {"competing 2", "compatible 1", "single 4", "convergent 1", "untouched 16"}


def test_another_label_is_no_conflict_and_stays_quiet() -> None:
    line = one(part(page(model()), "considering.c"), ".relabel")
    assert words(line) == "c) → d) EUR by EUR"


def test_positions_on_the_whole_text_stand_above_it() -> None:
    lines = [words(line) for line in select(page(model()), ".whole li")]
    assert lines == [
        "NOC NORNOR insists on keeping the whole text as it is NOR/51/1The present text serves its purpose.",
        "SUP TUVTUV would suppress the whole text TUV/60/1Its tasks are accomplished.",
    ]


def test_silent_alterations_show_both_wordings_and_lead_to_the_provision() -> None:
    root = page(model())
    row = one(root, "#alterations tbody tr")
    assert one(row, "a").get("href") == "#p-instructs.1"
    base, own = select(row, "td.read")
    assert words(base) == "to continue to exchange information with the organizations already active in this field;"
    assert [words(gone) for gone in select(own, "del")] == [
        "[deleted by RCC: continue to ]", "[deleted by RCC: the]", "[deleted by RCC: already]",
    ]  # fmt: skip
    assert one(part(root, "instructs.1"), ".quiet a").get("href") == "#alterations"


def test_contributions_are_listed_with_their_reasons() -> None:
    rows = select(page(model()), "#contributions tbody tr")
    assert len(rows) == 9
    assert words(rows[8]) == "USA/77/2MODUSAUSACAN, USA2030-05-12USA-77-2.docxThe report duplicates others."
    assert "retyped, marked by comparison" in words(rows[4])


def test_note_references_lead_to_the_notes_and_back() -> None:
    root = page(model())
    reference = one(part(root, "title"), "sup a")
    assert reference.get("href") == "#p-note.1"
    assert one(part(root, "note.1"), "a.back").get("href") == f"#{reference.get('id')}"


def test_cells_stand_in_a_table() -> None:
    rows = select(page(model()), "table.grid tr")
    assert [[visible(one(cell, ".words")) for cell in row] for row in rows] == [
        ["Indicator", "Source"],
        ["Incidents answered2", "annualbiennialUSA survey"],
    ]


def test_every_id_is_unique_and_every_inner_link_arrives() -> None:
    for value in (model(), drafts()):
        root = page(value)
        ids = root.xpath("//@id")
        assert len(ids) == len(set(ids))
        targets = {link[1:] for link in root.xpath("//a/@href") if link.startswith("#")}
        assert targets <= set(ids)


def test_the_policy_admits_the_pages_own_style_and_script_and_nothing_else() -> None:
    text = write_html(model())
    root = html.fromstring(text)
    policy = one(root, "meta[http-equiv]").get("content")
    hashes = []
    for tag in ("style", "script"):
        (source,) = re.findall(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        hashes.append("sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode())
    assert policy == (
        f"default-src 'none'; style-src '{hashes[0]}'; script-src '{hashes[1]}'; base-uri 'none'; form-action 'none'"
    )
    assert not root.xpath("//@style | //@src | //link | //@*[starts-with(name(), 'on')]")
    assert not re.search(r"https?://|url\(", text)


def hostile() -> Compilation:
    base = model()
    entry = provision(
        f"resolves.{HOSTILE}",
        HOSTILE,
        label=HOSTILE,
        role=Role.OPERATIVE,
        status=Status.COMPETING,
        readings=(reading(HOSTILE + "x", HOSTILE), reading("y", "EUR")),
        changes=(insert("x", len(HOSTILE), HOSTILE),),
    )
    row = replace(base.contributions[0], proposal=HOSTILE, sponsor=HOSTILE, file=HOSTILE, reasons=HOSTILE, date=HOSTILE)
    alteration = replace(base.silent_alterations[0], sponsor=HOSTILE, base=HOSTILE, altered=HOSTILE, provision=HOSTILE)
    return replace(
        base,
        title=HOSTILE,
        language=HOSTILE,
        base_source=HOSTILE,
        provisions=(entry,),
        contributions=(row,),
        silent_alterations=(alteration,),
    )


def test_hostile_text_stays_text() -> None:
    text = write_html(hostile())
    root = html.fromstring(text)
    assert len(select(root, "script")) == 1
    assert len(select(root, "style")) == 1
    assert "<script>alert(1)</script> ]]>" in words(one(root, "h1"))
    assert not re.search("[\x00\x0b\u202a-\u202e\ud800-\udfff]", text)
    assert text.encode("utf-8")


def test_characters_that_reorder_text_are_named() -> None:
    value = compilation(provision("a", "safe \u202etxt.exe"))
    control = one(part(page(value), "a"), ".ctl")
    assert control.get("data-c") == "U+202E"
    assert control.get("title") == "RIGHT-TO-LEFT OVERRIDE"


def test_right_to_left_text_takes_its_direction_from_itself() -> None:
    value = compilation(provision("a", "يقرر أن يواصل"))
    assert one(part(page(value), "a"), ".words").get("dir") == "auto"


@pytest.mark.parametrize("marking", list(Marking))
def test_the_marking_stands_on_the_page_and_on_every_printed_sheet(marking: Marking) -> None:
    text = write_html(compilation(provision("a", "text"), marking=marking))
    assert words(one(html.fromstring(text), "p.mark")) == f"Marking: {marking.value}"
    assert f'@top-right{{content:"{marking.value}"' in text


def test_the_order_of_readings_and_contributions_does_not_matter() -> None:
    base = model()
    shuffle = random.Random(3).sample
    entries = tuple(
        replace(entry, readings=tuple(shuffle(entry.readings, len(entry.readings)))) for entry in base.provisions
    )
    assert write_html(replace(base, provisions=entries)) == write_html(base)


def test_a_text_moved_to_two_places_names_both_and_who_moves_it_there() -> None:
    text = "to report."
    away = provision("p", text, status=Status.CONVERGENT, readings=(reading("", "ARB", "EUR", present=False),))
    new = [provision(f"p.{who}", "", label=label, status=Status.SINGLE, inserted=True, moved_from="p",
                     readings=(reading(text, who),), changes=(insert(text, 0, who),))
           for who, label in (("ARB", "1"), ("EUR", "2"))]  # fmt: skip
    root = page(compilation(new[0], away, new[1]))
    links = [(words(link.getparent()), link.get("href")) for link in root.xpath("//span[contains(., 'moved')]/a")]
    assert [said for said, _ in links] == [
        "moved from to report.", "moved by ARB to 1 (ARB)", "moved by EUR to 2 (EUR)", "moved from to report.",
    ]  # fmt: skip
    assert len({target for _, target in links}) == 3


def test_an_empty_compilation_is_still_a_page() -> None:
    root = page(compilation(title=""))
    assert words(one(root, "h1")) == "Resolution 12 (Rev. Port Serene, 2026)"
    assert not select(root, ".p")


def test_landmarks_and_the_way_past_the_controls() -> None:
    root = page(model())
    assert one(root, "a.skip").get("href") == "#text"
    assert one(root, "main").get("id") == "text"
    assert one(root, "nav").get("aria-label") == "Outline"
    assert root.get("lang") == "en"
