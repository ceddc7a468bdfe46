"""What provisions contain: identity, definitions, references, deadlines, modal verbs, nature."""

from __future__ import annotations

import pytest

from plenipo.concordance.deadlines import deadlines_in
from plenipo.concordance.definitions import definitions_in
from plenipo.concordance.identity import CELEX, act_number, celex_of, eli_of, identify, number_of
from plenipo.concordance.law import CrossReference, Deadline, Definition, LawKind, Modal, Nature
from plenipo.concordance.modality import modal_of
from plenipo.concordance.nature import Reading, nature_of, nature_of_article
from plenipo.concordance.references import Places, references_in


@pytest.mark.parametrize(
    ("cited", "celex", "number"),
    [
        ("Regulation (EU) 2031/77", "32031R0077", "(EU) 2031/77"),
        ("Regulation (EU) No 531/2014", "32014R0531", "(EU) No 531/2014"),
        ("Directive 2002/58/EC", "32002L0058", "2002/58/EC"),
        ("Council Directive 93/13/EEC", "31993L0013", "93/13/EEC"),
        ("Decision (EU) 2022/8", "32022D0008", "(EU) 2022/8"),
    ],
)
def test_celex_and_number_give_each_other(cited: str, celex: str, number: str) -> None:
    found = act_number(f"as {cited} of the Council says")
    assert found is not None
    assert (celex_of(found), found.printed, number_of(celex)) == (celex, number, number)


@pytest.mark.parametrize(
    ("celex", "eli"),
    [
        ("32031R0077", "eli/reg/2031/77/oj"),
        ("02031L0009-20330412", "eli/dir/2031/9/2033-04-12"),
        ("32031H0120(01)", ""),
        ("62015CJ0687", ""),
    ],
)
def test_eli_of_a_celex_number(celex: str, eli: str) -> None:
    assert CELEX.fullmatch(celex)
    assert eli_of(celex) == eli


def test_identity_from_the_name_of_the_file_and_the_kind_from_the_words() -> None:
    body = ["The Parties shall cooperate.", "Each Party shall keep lamps under this Agreement."]
    found = identify(["Lamp Pact"], body, name="x.txt", title="Lamp Pact", language="en")
    assert (found.kind, found.celex) == (LawKind.AGREEMENT, "")
    found = identify(["Lamps"], ["This Directive applies."], name="02031L0009-20330412.txt", title="L", language="")
    assert (found.kind, found.number, found.version) == (LawKind.EU_ACT, "(EU) 2031/9", "2033-04-12")
    delegated = identify(
        ["Commission Delegated Regulation (EU) 2031/5 of 1 May 2031"], [], name="", title="", language=""
    )
    assert (delegated.celex, delegated.eli) == ("32031R0005", "")


@pytest.mark.parametrize(
    ("text", "listed", "expected"),
    [
        ("‘lamp’ means a light;", False, (Definition("lamp", "a light"),)),
        (
            "‘public lamp post’ or ‘PLP’ means a post with a lamp.",
            False,
            (Definition("public lamp post", "a post with a lamp.", ("PLP",)),),
        ),
        ('"wick" has the meaning of a cord;', False, (Definition("wick", "of a cord"),)),
        ("a ‘keeper’ in a harbour means the person in charge;", False, (Definition("keeper", "the person in charge"),)),
        ("lamp oil means oil for lamps;", True, (Definition("lamp oil", "oil for lamps"),)),
        ("lamp oil means oil for lamps;", False, ()),
        ("Keepers shall by all means keep lamps.", True, ()),
    ],
)
def test_definitions(text: str, listed: bool, expected: tuple[Definition, ...]) -> None:
    assert definitions_in(text, listed=listed) == expected


IDS = ["art4", "art5", "art5.1", "art5.1.a", "art5.1.b", "art5.2", "art14", "art15", "art16", "art31", "annex2", "sec3"]
PLACES = Places(IDS, [name for name in IDS if "." not in name])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("under paragraph 2 they", [("paragraph 2", "art5.2", "")]),
        ("see Article 5(1)(a).", [("Article 5(1)(a)", "art5.1.a", "")]),
        (
            "Articles 14 to 16 and 31 apply",
            [("Articles 14 to 16 and 31", name, "") for name in ("art14", "art15", "art16", "art31")],
        ),
        (
            "in point (b) of the first subparagraph of paragraph 1, keepers",
            [("point (b) of the first subparagraph of paragraph 1", "art5.1.b", "")],
        ),
        ("under point (a) of Article 5(1)", [("point (a) of Article 5(1)", "art5.1.a", "")]),
        ("for this Chapter and this Article", [("this Chapter", "", ""), ("this Article", "art5", "")]),
        (
            "in Article 3(1) of Regulation (EU) 2031/77",
            [("Article 3(1) of Regulation (EU) 2031/77", "", "Regulation (EU) 2031/77")],
        ),
        ("repealing Directive 93/13/EEC", [("Directive 93/13/EEC", "", "Directive 93/13/EEC")]),
        ("listed in Annex II", [("Annex II", "annex2", "")]),
        ("under section 3", [("section 3", "sec3", "")]),
        ("see Article 99", [("Article 99", "", "")]),
        ("points without number and articles of trade", []),
    ],
)
def test_references(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert references_in(text, "art5.1", PLACES) == tuple(CrossReference(*each) for each in expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("shall notify within 72 hours after it fails,", (Deadline("within 72 hours after it fails", period="PT72H"),)),
        ("By 21 December 2033, keepers", (Deadline("By 21 December 2033", date="2033-12-21"),)),
        (
            "no later than three years after the entry into force.",
            (Deadline("no later than three years after the entry into force", period="P3Y"),),
        ),
        ("within a period of thirty days,", (Deadline("within a period of thirty days", period="P30D"),)),
        ("Directive 2002/58/EC of the European Parliament and of the Council of 12 July 2002 on lamps", ()),
        ("a lamp of 40 days old", ()),
    ],
)  # fmt: skip
def test_deadlines(text: str, expected: tuple[Deadline, ...]) -> None:
    assert deadlines_in(text) == expected


@pytest.mark.parametrize(
    ("text", "chapeau", "modal"),
    [
        ("Keepers shall trim wicks.", "", Modal.SHALL),
        ("Keepers shall not sleep.", "", Modal.SHALL_NOT),
        ("No keeper shall sleep.", "", Modal.SHALL_NOT),
        ("Neither Party may refuse a lamp.", "", Modal.MAY_NOT),
        ("The Parties shall endeavour to light lamps.", "", Modal.SHALL_ENDEAVOUR),
        ("The Parties shall cooperate on lamps.", "", Modal.COOPERATE),
        ("Keepers may use gas.", "", Modal.MAY),
        ("Keepers may not use gas.", "", Modal.MAY_NOT),
        ("Lamps should be red.", "", Modal.SHOULD),
        ("Where a keeper may use gas, the harbour shall know.", "", Modal.SHALL),
        ("trim the wick;", "Lamps burn. Keepers shall:", Modal.SHALL),
        ("use gas;", "The harbour shall be lit. Keepers may:", Modal.MAY),
        ("Lamps are red.", "", Modal.NONE),
    ],
)
def test_modal_verbs(text: str, chapeau: str, modal: Modal) -> None:
    assert modal_of(text, chapeau) is modal


@pytest.mark.parametrize(
    ("text", "heading", "nature"),
    [
        ("Keepers shall trim wicks.", "", Nature.OBLIGATION),
        ("Keepers shall not sleep.", "", Nature.PROHIBITION),
        ("A sailor shall have the right to a lamp.", "", Nature.RIGHT),
        ("The Commission shall adopt implementing acts.", "", Nature.INSTITUTIONAL),
        ("By 1 May 2033, BEREC shall issue guidelines on lamps.", "", Nature.INSTITUTIONAL),
        ("The European Data Protection Board (the ‘Board’) is hereby established.", "", Nature.INSTITUTIONAL),
        ("The supervisory authority shall inspect lamps.", "", Nature.OBLIGATION),
        ("This Regulation shall enter into force on 1 May 2033.", "", Nature.FINAL),
        ("Directive 93/7/EEC is repealed.", "", Nature.FINAL),
        ("This Directive is addressed to the Member States.", "", Nature.FINAL),
        ("This Regulation lays down rules on lamps.", "", Nature.SUBJECT),
        ("Lamps are red.", "", Nature.STATEMENT),
    ],
)
def test_nature(text: str, heading: str, nature: Nature) -> None:
    assert nature_of(Reading(text, heading, modal_of(text), LawKind.EU_ACT)) is nature


def test_the_state_of_a_national_law_is_no_institution_of_another_order() -> None:
    text = "The Council shall inspect lamps."
    assert nature_of(Reading(text, "", Modal.SHALL, LawKind.NATIONAL_LAW)) is Nature.OBLIGATION


def test_nature_of_an_article_follows_its_parts() -> None:
    parts = (Nature.OBLIGATION, Nature.RIGHT, Nature.OBLIGATION)
    assert nature_of_article(Nature.STATEMENT, "Logs", parts) is Nature.OBLIGATION
    assert nature_of_article(Nature.STATEMENT, "Transposition", parts) is Nature.FINAL
