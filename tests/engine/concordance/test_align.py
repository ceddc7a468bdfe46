"""Which provisions correspond, whatever their titles, numbers and order, with verbatim evidence."""

from __future__ import annotations

from random import Random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.concordance.align import concord
from plenipo.concordance.law import Depth, Identity, LawProvision, LawText
from plenipo.concordance.model import Concordance, Degree, EvidenceKind, Row
from plenipo.texts.marking import Marking
from tests.engine.concordance.invented_laws import LAMPS, law


def row(table: Concordance, identifier: str) -> Row:
    return next(one for one in table.rows if one.id == identifier)


def targets(table: Concordance, identifier: str) -> list[str]:
    return [one.id for one in row(table, identifier).targets]


def test_a_law_corresponds_to_itself_in_full() -> None:
    table = concord(law(LAMPS), law(LAMPS))
    assert [(one.id, one.targets[0].id, one.degree) for one in table.rows] == [
        (one.id, one.id, Degree.FULL) for one in table.rows
    ]
    assert table.beyond == ()


def test_numbers_and_order_do_not_count() -> None:
    moved = {"10": LAMPS["4"], "11": LAMPS["2"], "12": LAMPS["5"], "13": LAMPS["1"], "14": LAMPS["3"]}
    table = concord(law(LAMPS), law(moved))
    assert [targets(table, f"art{number}")[0] for number in "12345"] == ["art13", "art11", "art14", "art10", "art12"]
    assert {one.degree for one in table.rows} == {Degree.FULL}


@given(st.randoms(use_true_random=False))
def test_the_order_of_target_articles_changes_no_match(random: Random) -> None:
    order = list(LAMPS)
    random.shuffle(order)
    table = concord(law(LAMPS), law({number: LAMPS[number] for number in order}))
    assert all(one.targets[0].id == one.id for one in table.rows)


def test_headings_do_not_decide() -> None:
    source, target = law(LAMPS), law({"1": LAMPS["2"], "2": LAMPS["1"]})
    named = [msgspec.structs.replace(one, heading=one.label) for one in source.provisions]
    misnamed = [msgspec.structs.replace(one, heading=one.label) for one in target.provisions]
    table = concord(
        msgspec.structs.replace(source, provisions=tuple(named)),
        msgspec.structs.replace(target, provisions=tuple(misnamed)),
    )
    assert (targets(table, "art1"), targets(table, "art2")) == (["art2"], ["art1"])


def test_what_the_target_lacks_has_no_target_and_what_it_adds_is_beyond() -> None:
    target = {number: LAMPS[number] for number in "1235"} | {"9": "Pilots receive a pension from the guild of pilots."}
    table = concord(law(LAMPS), law(target))
    assert (targets(table, "art4"), row(table, "art4").degree) == ([], Degree.NONE)
    assert [(one.id, one.text) for one in table.beyond] == [("art9", target["9"])]


def test_two_points_merged_into_one_both_find_it() -> None:
    merged = LAMPS | {"5": (LAMPS["5"][0], "the name of the applicant and the height of the tower;", LAMPS["5"][3])}
    table = concord(law(LAMPS), law(merged))
    assert targets(table, "art5.a")[0] == targets(table, "art5.b")[0] == "art5.a"
    assert targets(table, "art5.c") == ["art5.b"]


def test_a_provision_that_was_split_finds_both_parts() -> None:
    both = (
        "The keeper shall rinse the copper chimney of the lamp with vinegar before dusk.",
        "The keeper shall record the oil consumed by the lamp in a ledger of paper.",
    )
    whole = f"{both[0]} {both[1]}"
    source = law({"1": ("A keeper has duties:", whole, "the keeper greets the harbour master;")})
    target = law({"1": ("A keeper has duties:", *both, "the keeper greets the harbour master;")})
    table = concord(source, target)
    assert sorted(targets(table, "art1.a")) == ["art1.a", "art1.b"]
    assert row(table, "art1.a").degree is Degree.FULL


def test_every_quote_of_the_evidence_is_verbatim() -> None:
    changed = LAMPS | {"2": LAMPS["2"].replace("72 hours", "96 hours").replace("every", "any")}
    source, target = law(LAMPS), law(changed)
    said = {one.id: f"{one.label}\n{one.text}\n{one.chapeau}" for one in source.provisions}
    answered = {one.id: f"{one.label}\n{one.text}\n{one.chapeau}" for one in target.provisions}
    everything = "\n".join(said.values()), "\n".join(answered.values())
    table = concord(source, target)
    kinds = set()
    for one in table.rows:
        for match in one.targets:
            for evidence in match.evidence:
                kinds.add(evidence.kind)
                place = evidence.kind is EvidenceKind.PLACE
                assert all(quote in (everything[0] if place else said[one.id]) for quote in evidence.source_quotes)
                assert all(
                    quote in (everything[1] if place else answered[match.id]) for quote in evidence.target_quotes
                )
    assert {EvidenceKind.TERMS, EvidenceKind.NUMBERS, EvidenceKind.MODAL, EvidenceKind.WORDING} <= kinds


def test_the_table_survives_json() -> None:
    table = concord(law(LAMPS), law({"1": LAMPS["5"], "2": LAMPS["1"]}))
    assert msgspec.json.decode(msgspec.json.encode(table), type=Concordance) == table


def test_the_marking_is_the_higher_of_both_and_remarks_of_both_stand() -> None:
    source = msgspec.structs.replace(law(LAMPS), marking=Marking.LIMITE, remarks=("one",))
    table = concord(source, msgspec.structs.replace(law(LAMPS), remarks=("two",)))
    assert (table.marking, table.remarks) == (Marking.LIMITE, ("one", "two"))


def test_in_a_language_that_is_not_judged_numbers_alone_align_and_nothing_is_judged() -> None:
    foreign = law(
        {"7": "De wachter meldt elke gedoofde lamp binnen 72 uren.", "8": "Zie Verordening 2031/77."}, judged=False
    )
    table = concord(law(LAMPS), foreign)
    assert targets(table, "art2") == ["art7"]
    assert {one.confidence for one in table.rows} == {0.0}
    assert not table.judged
    assert all(one.why.startswith("Not judged") for one in table.rows)
    assert any("not judged" in remark for remark in table.remarks)


@pytest.mark.parametrize("empty", [(), (LawProvision("art1", "Article 1", Depth.ARTICLE, ""),)])
def test_empty_texts_give_an_empty_table(empty: tuple[LawProvision, ...]) -> None:
    nothing = LawText(Identity("Nothing"), empty)
    assert all(one.degree is Degree.NONE for one in concord(law(LAMPS), nothing).rows)
    assert len(concord(nothing, law(LAMPS)).rows) == len(empty)
    assert len(concord(nothing, nothing).rows) == len(empty)


def test_an_id_given_twice_and_a_parent_that_is_not_there_keep_every_row() -> None:
    text = LAMPS["1"]
    odd = LawText(
        Identity("Odd"),
        (
            LawProvision("art1", "Article 1", Depth.ARTICLE, text),
            LawProvision("art1", "Article 1", Depth.ARTICLE, LAMPS["3"]),
            LawProvision("art1.a", "Article 1(a)", Depth.POINT, LAMPS["4"], "art1"),
            LawProvision("art9.a", "Article 9(a)", Depth.POINT, LAMPS["2"], "art9"),
        ),
    )
    table = concord(odd, law(LAMPS))
    assert [one.targets[0].id for one in table.rows if one.id != "art1"] == ["art4", "art2"]
    assert [{each.id for each in one.targets} <= {"art1", "art3", "art4"} for one in table.rows[:2]] == [True, True]


def test_the_same_texts_give_the_same_table() -> None:
    assert concord(law(LAMPS), law(LAMPS)) == concord(law(LAMPS), law(LAMPS))
