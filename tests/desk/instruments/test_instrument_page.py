"""The instrument's page: the text, its views and filters, and what is said beside it."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import msgspec
import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from plenipo.desk.accounts.access import Access
from plenipo.desk.accounts.models import Person, Role
from plenipo.desk.conferences.actions import open_conference
from plenipo.desk.instruments.models import Compilation, Instrument
from plenipo.desk.instruments.side import _gap
from plenipo.desk.instruments.views import instrument as instrument_view
from plenipo.desk.library.models import Contribution, StoredFile
from plenipo.desk.proposals.actions import add_comment, set_position
from plenipo.desk.proposals.invitations import Subject, invite
from plenipo.desk.proposals.models import Comment, Proposal
from plenipo.desk.review.models import Assessment
from plenipo.texts.marking import Marking
from tests.desk.instruments.conftest import stored
from tests.engine.writers.model_compilation import compilation, provision

TREATY = "to report every year to the Council on the assistance given and to prepare, with Members, elements of an "
TREATY += "international instrument, for the next conference;"
Bear = Callable[..., Assessment]


def address(instrument: Instrument, query: str = "") -> str:
    return reverse("instrument", args=[instrument.conference.slug, instrument.pk]) + query


def shown(client: Client, instrument: Instrument, query: str = "") -> str:
    answer = client.get(address(instrument, query))
    assert answer.status_code == 200
    return answer.content.decode()


def article(html: str) -> str:
    return html[html.index('<article class="text') : html.index("</article>")]


def provision_html(html: str, place: str) -> str:
    """The HTML of one provision, its margin included."""
    text = article(html)
    start = text.index(f'id="{place}"')
    end = re.search(r'<div class="(?:p|row p) ', text[start:])
    return text[start : start + end.start()] if end else text[start:]


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def provisions(html: str) -> list[str]:
    return re.findall(r'<div class="(?:row )?p [^"]*" (?:role="row" )?id="p-([^"]+)"', article(html))


def test_competing_readings_are_whole_sentences_the_base_first(page: Client, instrument: Instrument) -> None:
    html = provision_html(shown(page, instrument), "p-instructs.2")
    rows = [words(row) for row in re.findall(r'<div class="alt(?: base)?">.*?</dd></div>', html)]
    assert rows[0] == "Base to report every year to the Council on the assistance given;"
    assert [row.split(" to ")[0] for row in rows[1:]] == ["ARB RCC", "EUR", "USA Delete the provision."]
    assert "Competing · 3 readings" in words(html)


def test_changes_carry_all_their_sponsors(page: Client, instrument: Instrument) -> None:
    html = provision_html(shown(page, instrument), "p-considering.c")
    assert re.search(r"<ins [^>]*>, in particular in the least developed", html)
    assert "landlocked countries AFCP EUR IAP ;" in words(html)


def test_every_provision_has_a_permanent_link(page: Client, instrument: Instrument) -> None:
    html = shown(page, instrument)
    for place in provisions(html):
        assert re.search(f'<a class="lab[^>]*href="#p-{re.escape(place)}"', html)


def test_the_outline_tells_how_many_and_how_many_are_open(page: Client, instrument: Instrument) -> None:
    html = shown(page, instrument)
    outline = words(html[html.index('<nav class="outline"') : html.index('<div class="middle">')])
    assert "instructs 5 · 2 open , competing" in outline
    assert "Outline" in outline
    assert "considering 3 , compatible" in outline


def test_of_one_sponsor_only_its_changes_are_marked(page: Client, instrument: Instrument) -> None:
    html = shown(page, instrument, "?by=EUR")
    assert "considering.EUR.c-bis" in provisions(html)
    assert "instructs.IAP.4" not in provisions(html)
    assert "Competing · 1 reading · 2 hidden by the filter" in words(provision_html(html, "p-instructs.2"))
    assert "IAP" not in words(provision_html(html, "p-considering.c"))
    assert "that trust in networks is built by governments," in words(provision_html(html, "p-considering.d"))


def test_by_status_the_call_words_stay(page: Client, instrument: Instrument) -> None:
    html = shown(page, instrument, "?status=competing")
    assert provisions(html) == ["instructs", "instructs.2", "instructs.IAP.4"]


def test_words_are_looked_for_in_the_base_and_in_every_reading(page: Client, instrument: Instrument) -> None:
    assert provisions(shown(page, instrument, "?q=TWO+years")) == ["instructs", "instructs.2"]
    assert "Nothing matches these filters." in shown(page, instrument, "?q=unheard-of")


def test_the_clean_text_of_a_sponsor_is_its_reading_and_elsewhere_the_base(
    page: Client, instrument: Instrument
) -> None:
    html = shown(page, instrument, "?view=clean&of=USA")
    assert "<ins" not in article(html)
    assert "<del" not in article(html)
    assert "instructs.2" not in provisions(html)
    assert "biennial survey" in words(provision_html(html, "p-annex1.t4"))
    assert "that trust in networks is built by governments," in words(provision_html(html, "p-considering.d"))
    base = shown(page, instrument, "?view=clean")
    assert "to report every year to the Council" in words(provision_html(base, "p-instructs.2"))
    assert "instructs.IAP.4" not in provisions(base)


def test_side_by_side_each_sponsor_has_a_column(page: Client, instrument: Instrument) -> None:
    html = shown(page, instrument, "?view=side")
    heads = re.findall(r'role="columnheader"[^>]*>([^<]+)<', article(html))
    assert heads == ["Provision", "Base", "ACP", "AFCP", "ARB", "EUR", "IAP", "RCC", "USA"]
    row = provision_html(html, "p-instructs.2")
    assert "international instrument" in words(row)
    column = 2  # the base
    for index, gap in re.findall(r'aria-colindex="(\d+)"|<div class="gap(\d+)">', row):
        column += int(gap or 1)
        assert not index or int(index) == column  # a text stands in the column of its sponsor
    assert column == len(heads)
    assert row.count("aria-colindex") < len(heads) - 2  # cells without a text are left out


def test_gaps_have_the_width_of_what_is_left_out() -> None:
    for columns in range(100):
        assert sum(int(width) for width in re.findall(r'"gap(\d+)"', _gap(columns))) == columns
    assert _gap(19) == '<div class="gap1"></div><div class="gap2"></div><div class="gap16"></div>'


def test_what_the_address_cannot_mean_is_left_aside(page: Client, instrument: Instrument) -> None:
    plain = shown(page, instrument)
    odd = shown(page, instrument, "?view=upside&by=NOBODY&status=odd&of=NOBODY&at=nowhere")
    assert provisions(odd) == provisions(plain)


def test_the_links_step_through_the_conflicts_round_and_round(page: Client, instrument: Instrument) -> None:
    def ahead(query: str) -> str:
        found = re.search(r'id="next" href="([^"]+)"', shown(page, instrument, query))
        assert found
        return unescape(found[1])

    assert ahead("") == "?at=instructs.2#p-instructs.2"
    assert ahead("?at=instructs.2") == "?at=instructs.IAP.4#p-instructs.IAP.4"
    assert ahead("?at=instructs.IAP.4&by=EUR&by=IAP").startswith("?by=EUR&by=IAP&at=instructs.2#")


def test_positions_on_the_whole_text_and_silent_alterations_are_told(page: Client, instrument: Instrument) -> None:
    text = words(shown(page, instrument))
    assert "NOR would keep the whole text as it is NOR/51/1" in text
    assert "TUV would suppress or move the whole text TUV/60/1" in text
    assert "△ changed without marking by RCC" in text


def test_a_line_stands_beside_the_provision_and_both_quotes_in_the_rail(
    page: Client, instrument: Instrument, bear: Bear
) -> None:
    row = bear("RCC/35A1/7", "instructs.2", "international instrument")
    html = shown(page, instrument, "?at=instructs.2")
    assert "competing ▼ conflicts: line 17" in words(provision_html(html, "p-instructs.2"))
    rail = html[html.index('<aside class="rail"') :]
    assert "with Members, elements of an <mark>international instrument</mark>, for the next conference;" in rail
    assert "We see no need for <mark>a new instrument</mark> on the security of networks." in rail
    assert "RCC · sure 94 %" in words(rail)
    assert f'action="{reverse("answer", args=[instrument.conference.slug, row.pk])}"' in rail
    assert f'name="version" value="{row.version}"' in rail
    assert re.findall(r'name="relation" value="(\w+)"', rail) == ["conflicts", "advances", "mixed", "none"]


def test_identical_changes_are_one_card_with_all_their_sponsors(
    page: Client, instrument: Instrument, bear: Bear
) -> None:
    bear("RCC/35A1/7", "instructs.2", TREATY)
    bear("ARB/40A1/2", "instructs.2", TREATY)
    html = shown(page, instrument, "?at=instructs.2")
    assert html.count('<article class="card') == 1
    assert "ARB , RCC · sure 94 %" in words(html)


def test_an_inserted_provision_is_found_by_its_words(page: Client, instrument: Instrument, bear: Bear) -> None:
    bear("IAP/18A2/3", "instructs.4+IAP", "to assist Members on request.")
    assert "▼ conflicts: line 17" in words(provision_html(shown(page, instrument), "p-instructs.IAP.4"))


def test_what_is_unsure_or_dismissed_does_not_stand_beside_the_text(
    page: Client, instrument: Instrument, bear: Bear, ada: Person
) -> None:
    bear("RCC/35A1/7", "instructs.2", "international instrument", sure=False)
    bear("EUR/12A5/1", "instructs.1", "avoiding duplication", state="dismissed", answer="none", answered_by=ada)
    html = shown(page, instrument, "?at=instructs.1")
    assert "line 17" not in words(article(html))
    rail = words(html[html.index('<aside class="rail"') :])
    assert "no relation to line 17" in rail
    assert "✓ dismissed Ada" in rail


def test_an_answer_shows_in_place_of_what_was_proposed(page: Client, instrument: Instrument, bear: Bear) -> None:
    bear("RCC/35A1/7", "instructs.2", "international instrument", state="corrected", answer="advances")
    assert "▲ advances: line 17" in words(provision_html(shown(page, instrument), "p-instructs.2"))


def test_positions_and_comments_of_the_provision_stand_in_the_rail(
    page: Client, access: Access, instrument: Instrument
) -> None:
    proposal = Proposal.objects.get(identifier="RCC/35A1/7")
    set_position(access, proposal, 0, "oppose", fallback="a report only")
    add_comment(access, "Keep it as the red line.", instrument=instrument, provision="instructs.2")
    html = shown(page, instrument, "?at=instructs.2")
    rail = words(html[html.index('<aside class="rail"') :])
    assert "RCC RCC/35A1/7 oppose Ada" in rail
    assert "fallback: a report only" in rail
    assert "EUR EUR/12A5/1 no position yet" in rail
    assert "Keep it as the red line." in rail
    assert "1 note" in words(provision_html(html, "p-instructs.2"))
    assert "Keep it" not in words(shown(page, instrument, "?at=instructs.1"))


def test_the_rail_alone_is_what_the_page_shows(page: Client, instrument: Instrument, bear: Bear) -> None:
    bear("RCC/35A1/7", "instructs.2", "international instrument")
    at = {"at": "instructs.2"}
    part = page.get(reverse("provision", args=[instrument.conference.slug, instrument.pk]), at).content.decode()
    assert "<html" not in part
    assert "<mark>international instrument</mark>" in part
    assert "conflicts: line" in part[part.index("<template>") : part.index("</template>")]


def test_a_comment_is_added_where_it_was_written(page: Client, instrument: Instrument) -> None:
    place = reverse("instrument-comment", args=[instrument.conference.slug, instrument.pk])
    answer = page.post(place, {"text": "Ask RCC.", "provision": "instructs.2", "marking": Marking.LIMITE.rank})
    assert answer["Location"] == address(instrument, "?at=instructs.2#p-instructs.2")
    comment = Comment.objects.get()
    assert (comment.text, comment.provision, comment.marking) == ("Ask RCC.", "instructs.2", Marking.LIMITE.rank)
    assert page.post(place, {"text": "x", "provision": "nowhere"}).status_code == 404
    page.post(place, {"text": "  ", "provision": ""})
    assert Comment.objects.count() == 1


@pytest.mark.parametrize("name", ["instrument", "provision", "instrument-comment", "instrument-export"])
def test_what_is_not_for_a_person_does_not_exist(
    name: str, client: Client, instrument: Instrument, part: Callable[..., Person], ada: Person, access: Access
) -> None:
    invite(access, Subject(instrument=instrument))
    extra = ["compile.json"] if name == "instrument-export" else []
    place = reverse(name, args=[instrument.conference.slug, instrument.pk, *extra])
    send = client.post if name == "instrument-comment" else client.get
    outside = part("otto", Role.STAKEHOLDER)
    client.force_login(outside)
    assert send(place).status_code in (200, 302)
    Compilation.objects.update(marking=Marking.LIMITE.rank)
    assert send(place).status_code == 404
    client.force_login(Person.objects.create_user("zoe", password="correct horse battery"))
    assert send(place).status_code == 404
    elsewhere = open_conference(ada, "Another conference")
    client.force_login(ada)
    assert send(reverse(name, args=[elsewhere.slug, instrument.pk, *extra])).status_code == 404


def test_a_stakeholder_comments_on_the_provision_that_it_is_asked_about(
    page: Client, client: Client, instrument: Instrument, part: Callable[..., Person]
) -> None:
    slug = instrument.conference.slug
    ask = reverse("instrument-invite", args=[slug, instrument.pk])
    write = reverse("instrument-comment", args=[slug, instrument.pk])
    page.post(ask, {"provision": "instructs.2", "question": "Would it work?"})
    assert page.post(ask, {"provision": "nowhere"}).status_code == 404
    guest = Client()
    guest.force_login(part("otto", Role.STAKEHOLDER))
    rail = f"{reverse('provision', args=[slug, instrument.pk])}?at="
    assert "Would it work?" in guest.get(f"{rail}instructs.2").content.decode()
    assert 'id="comment"' in guest.get(f"{rail}instructs.2").content.decode()
    assert 'id="comment"' not in guest.get(f"{rail}instructs.1").content.decode()
    assert guest.post(write, {"provision": "instructs.1", "text": "No."}).status_code == 403
    assert guest.post(write, {"provision": "instructs.2", "text": "It would."}).status_code == 302
    told = page.get(f"{rail}instructs.2").content.decode()
    assert "It would." in told
    assert "outside stakeholder</span>" in told


def test_a_comment_that_bears_a_classification_is_refused_in_words(page: Client, instrument: Instrument) -> None:
    place = reverse("instrument-comment", args=[instrument.conference.slug, instrument.pk])
    answer = page.post(place, {"text": "CONFIDENTIEL UE/EU CONFIDENTIAL", "provision": "instructs.2"}, follow=True)
    assert "accredited system" in answer.content.decode()
    assert not Comment.objects.exists()


def test_an_outsider_sees_neither_lines_nor_positions_nor_our_notes(
    client: Client, access: Access, instrument: Instrument, bear: Bear, part: Callable[..., Person]
) -> None:
    bear("RCC/35A1/7", "instructs.2", "international instrument")
    set_position(access, Proposal.objects.get(identifier="RCC/35A1/7"), 0, "oppose", reasons="Secret reasons")
    add_comment(access, "For us alone.", instrument=instrument, provision="instructs.2", marking=Marking.LIMITE.rank)
    client.force_login(part("otto", Role.STAKEHOLDER))
    html = shown(client, instrument, "?at=instructs.2")
    assert "to prepare, with Members" in html
    for kept in ("line 17", "We see no need", "oppose", "For us alone.", "1 note", "brief.docx"):
        assert kept not in html
    client.force_login(part("ruth", Role.READER))
    html = shown(client, instrument, "?at=instructs.2")
    assert "We see no need" in html
    assert 'class="answer"' not in html


def test_the_page_is_marked_as_the_highest_of_what_it_shows(
    page: Client, client: Client, instrument: Instrument, bear: Bear, part: Callable[..., Person]
) -> None:
    assert '<span class="marking public">PUBLIC</span>' in shown(page, instrument)
    bear("RCC/35A1/7", "instructs.2", "international instrument")
    assert '<span class="marking kept">LIMITE</span>' in shown(page, instrument)
    client.force_login(part("otto", Role.STAKEHOLDER))
    assert '<span class="marking public">PUBLIC</span>' in shown(client, instrument)


def test_texts_are_escaped(page: Client, access: Access) -> None:
    hostile = compilation(provision("p1", "<script>alert(1)</script>", label="<b>"), sponsors=("<i>X",))
    html = shown(page, stored(access, hostile, "Resolution <99>"), "?at=p1&q=%22%3E%3Cscript%3Ealert")
    assert "<script>alert" not in html
    assert "<b>" not in article(html)
    assert "<i>X" not in html


def test_a_new_compilation_is_shown_at_once(page: Client, access: Access, instrument: Instrument) -> None:
    assert "A wholly new text" not in shown(page, instrument)
    fresh = compilation(provision("p1", "A wholly new text"))
    row = Compilation.objects.get(instrument=instrument)
    Compilation.objects.filter(pk=row.pk).update(value=msgspec.msgpack.encode(fresh), version=row.version + 1)
    assert "A wholly new text" in shown(page, instrument)


def test_the_number_of_queries_does_not_grow(access: Access, instrument: Instrument, bear: Bear) -> None:
    request = RequestFactory().get(address(instrument), {"at": "instructs.2"})
    request.user = access.person
    request.csrf_processing_done = True  # type: ignore[attr-defined]

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert instrument_view(request, instrument.conference.slug, instrument.pk).status_code == 200
        return len(captured)

    bear("RCC/35A1/7", "instructs.2", "international instrument")
    add_comment(access, "One.", instrument=instrument, provision="instructs.2")
    queries()
    few = queries()
    for identifier in ("ARB/40A1/2", "EUR/12A5/1", "IAP/18A2/3", "USA/77/2"):
        bear(identifier, "instructs.2", "to report")
        add_comment(access, "More.", instrument=instrument, provision="instructs.2")
        set_position(access, Proposal.objects.get(identifier=identifier), 0, "can accept")
    assert queries() == few + 1  # what is said is laid on the text anew, once
    assert queries() == few
    assert few <= 10


def test_before_the_first_compilation_the_page_says_what_is_missing(page: Client, access: Access) -> None:
    row = Instrument.objects.create(conference=access.conference, name="Resolution 99")
    assert "No proposal in force amends this text" in shown(page, row)
    Proposal.objects.create(
        conference=access.conference,
        contribution=_any_contribution(access),
        instrument=row,
        identifier="EUR/1/1",
        symbol="MOD",
        sponsor="EUR",
        value=b"",
    )
    html = shown(page, row)
    assert "The official text of this instrument is missing." in html
    assert "EUR/1/1" in html


def _any_contribution(access: Access) -> Contribution:
    file = StoredFile.objects.create(sha256="a" * 64, size=1)
    return Contribution.objects.create(
        conference=access.conference, stored=file, file_name="x.docx", received_by=access.person
    )
