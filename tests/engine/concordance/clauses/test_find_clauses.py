"""A checklist over an agreement: which clause, where, in which words, how binding."""

from __future__ import annotations

import pytest

from plenipo.concordance.clauses.catalogue import field_clauses
from plenipo.concordance.clauses.find import check_agreement, check_agreements
from plenipo.concordance.clauses.model import Binding, Checklist, Clause, ClauseFinding
from plenipo.concordance.law import Depth, Identity, LawProvision, LawText, Nature
from plenipo.texts.marking import Marking
from plenipo.writers.clauses import render_checklist
from plenipo.writers.clauses.json import read_checklist_json, write_checklist_json


def article(number: int, heading: str, text: str = "", divisions: tuple[str, ...] = ()) -> LawProvision:
    return LawProvision(f"art{number}", f"Article {number}", Depth.ARTICLE, text, "", heading, divisions)


def point(number: int, letter: str, chapeau: str, text: str) -> LawProvision:
    label = f"Article {number}({letter})"
    return LawProvision(f"art{number}.{letter}", label, Depth.POINT, text, f"art{number}", chapeau=chapeau)


def agreement(*provisions: LawProvision, marking: Marking = Marking.PUBLIC) -> LawText:
    return LawText(Identity("Orland – Velmara Agreement"), provisions, marking, "orland.txt")


def found(text: LawText, clause: str) -> ClauseFinding:
    checked = check_agreement(text, field_clauses())
    return next(finding for finding in checked.findings if finding.clause == clause)


def test_a_clause_is_found_with_its_place_its_words_and_how_binding_it_is() -> None:
    text = agreement(
        article(1, "Trade in lamps", "Lamps are traded freely."),
        article(2, "Customs duties", "No Party shall impose customs duties on electronic transmissions. Taxes may be."),
    )
    (place,) = found(text, "customs-duties").places
    assert (place.label, place.heading, place.binding) == ("Article 2", "Customs duties", Binding.SHALL)
    assert place.quote == "No Party shall impose customs duties on electronic transmissions."


def test_an_agreement_that_is_silent_is_silent() -> None:
    text = agreement(article(1, "Customs duties", "Customs duties on lamps shall be eliminated."))
    assert not found(text, "customs-duties").present
    assert not found(text, "source-code").present


@pytest.mark.parametrize(
    ("words", "binding"),
    [
        ("Neither Party may require access to source code of software.", Binding.SHALL),
        ("The Parties agree not to require access to source code.", Binding.SHALL),
        ("A Party shall not prevent anybody from keeping source code secret.", Binding.SHALL),
        ("A Party shall not apply measures that ask for source code.", Binding.SHALL),
        ("The Parties shall endeavour not to require access to source code.", Binding.SHALL_ENDEAVOUR),
        ("The Parties shall cooperate on matters of source code.", Binding.COOPERATE),
        ("The Parties shall maintain a dialogue on source code.", Binding.COOPERATE),
        ("A Party may require access to source code for reasons of safety.", Binding.MAY),
        ("The Parties recognise the importance of source code.", Binding.RECOGNISE),
        ("Source code and its protection.", Binding.NONE),
    ],
)
def test_how_binding_a_clause_is_follows_from_its_verb(words: str, binding: Binding) -> None:
    (place,) = found(agreement(article(7, "Software", words)), "source-code").places
    assert place.binding is binding


@pytest.mark.parametrize(
    "words",
    [
        "Nothing in this Chapter shall prevent a Party from imposing customs duties on electronic transmissions.",
        "This Article shall not apply to customs duties on electronic transmissions.",
        "Each Party reserves the right to impose customs duties on electronic transmissions.",
        "Nothing in this Agreement shall be construed to exempt electronic transmissions from customs duties.",
    ],
)
def test_an_exception_is_a_right_reserved_and_no_clause(words: str) -> None:
    finding = found(agreement(article(7, "Duties", words)), "customs-duties")
    assert (finding.binding, finding.present) == (Binding.RESERVED, False)


def test_a_clause_stands_before_its_exception() -> None:
    words = "Nothing in this Article prevents duties on electronic transmissions of lamps. "
    words += "No Party shall impose customs duties on electronic transmissions."
    finding = found(agreement(article(7, "Duties", words)), "customs-duties")
    assert [place.binding for place in finding.places] == [Binding.SHALL, Binding.RESERVED]
    assert finding.present


def test_a_list_is_governed_by_the_words_above_it() -> None:
    chapeau = "The Parties shall maintain a dialogue on electronic commerce, in particular on:"
    text = agreement(
        article(9, "Dialogue", chapeau),
        point(9, "a", chapeau, "the recognition of electronic signatures, which shall be mutual;"),
    )
    (place,) = found(text, "e-signatures").places
    assert (place.label, place.binding, place.lead) == ("Article 9(a)", Binding.COOPERATE, chapeau)
    assert place.quote == "the recognition of electronic signatures, which shall be mutual;"


def test_words_of_the_field_count_only_in_the_field() -> None:
    words = "All licensing criteria shall be made publicly available."
    assert not found(agreement(article(3, "Licences", words)), "licensing").present
    telecom = ("Section 4", "Telecommunications services")
    assert found(agreement(article(3, "Licences", words, telecom)), "licensing").present


def test_the_article_that_bears_the_name_comes_first() -> None:
    telecom = ("Telecommunications services",)
    text = agreement(
        article(1, "Access", "Suppliers shall give access to interconnection of networks.", telecom),
        article(2, "Interconnection", "A supplier may ask for interconnection.", telecom),
    )
    places = found(text, "interconnection").places
    assert [place.label for place in places] == ["Article 2", "Article 1"]


def test_a_definition_binds_nobody() -> None:
    definition = LawProvision(
        "art1.a", "Article 1(a)", Depth.POINT, "‘roaming’ means use abroad;", "art1", nature=Nature.DEFINITION
    )
    assert not found(agreement(article(1, "Definitions"), definition), "roaming").present


@pytest.mark.parametrize("written", ["data localization", "data-localisation", "Data localisation"])
def test_spelling_and_hyphens_do_not_matter(written: str) -> None:
    clause = Clause("x", "X", "G", (("data localisation",),))
    text = agreement(article(1, "", f"There is no {written} here."))
    assert check_agreement(text, [clause]).findings[0].present


def test_a_word_inside_another_is_not_that_word() -> None:
    clause = Clause("x", "X", "G", (("spam",),))
    assert not check_agreement(agreement(article(1, "", "Spamir shall be free.")), [clause]).findings[0].present


def test_the_marking_of_an_agreement_travels() -> None:
    texts = [agreement(article(1, "", "A.")), agreement(article(1, "", "B."), marking=Marking.LIMITE)]
    checklist = check_agreements(texts, field_clauses())
    assert checklist.marking is Marking.LIMITE
    assert "LIMITE" in render_checklist(checklist)["clauses.html"].decode()


@pytest.fixture
def checklist() -> Checklist:
    hostile = "<script>alert(1)</script> =1+1 shall protect source code."
    return check_agreements([agreement(article(1, "Software", hostile))], field_clauses())


def test_what_is_written_reads_back_equal(checklist: Checklist) -> None:
    assert read_checklist_json(write_checklist_json(checklist)) == checklist


def test_the_page_escapes_what_agreements_say(checklist: Checklist) -> None:
    page = render_checklist(checklist)["clauses.html"].decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert 'id="source-code"' in page


def test_the_same_checklist_gives_the_same_files(checklist: Checklist) -> None:
    assert render_checklist(checklist) == render_checklist(checklist)
