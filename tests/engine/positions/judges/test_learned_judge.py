"""The learned judge: it learns what people confirm, keeps its promises on quotes, and says when it knows too little."""

from __future__ import annotations

import io

import numpy as np
import pytest
from msgspec.structs import replace

from plenipo.errors import InvalidData, UsageError
from plenipo.positions.finding import Deed, Finding, Relation
from plenipo.positions.judges.built_in import BuiltInJudge
from plenipo.positions.judges.contract import Case
from plenipo.positions.judges.learned import Confirmed, LearnedJudge, Model, required, train
from plenipo.positions.judges.learned.reading import columns_for
from plenipo.positions.judges.learned.training import LEAST, folds_of
from plenipo.positions.mandate import Line
from plenipo.texts.marking import Marking
from tests.engine.positions.judges.learned_values import MANDATE, case, lessons, trained

NEW_LEVY = "to introduce a charge on each radio aboard from next season"  # no word of line 2


def judged(*cases: Case, model: Model | None = None) -> tuple[Finding, ...]:
    return LearnedJudge(model or trained()).judge(cases, MANDATE).findings


def surest(*cases: Case, model: Model | None = None) -> Finding:
    return max(judged(*cases, model=model), key=lambda finding: finding.confidence)


def test_it_finds_what_was_confirmed_of_others_though_no_thesaurus_knows_it() -> None:
    new = case(99, NEW_LEVY)
    assert not BuiltInJudge().judge([new], MANDATE).findings
    found = surest(new)
    assert (found.line, found.statement, found.relation, found.deed) == ("2", "2.1", Relation.CONFLICTS, Deed.INSERT)
    assert found.confidence > 0.5


def test_taking_out_what_conflicts_advances() -> None:
    found = surest(case(99, NEW_LEVY, deleted=True))
    assert (found.line, found.relation, found.deed) == ("2", Relation.ADVANCES, Deed.DELETE)


def test_words_on_no_line_are_left_alone() -> None:
    assert all(finding.confidence < 0.5 for finding in judged(case(99, "to print the menu of the canteen")))


def test_quotes_are_verbatim_and_at_their_place() -> None:
    new = case(99, f"{NEW_LEVY}; the money goes to the harbour")
    provisions = {one.id: one for one in new.proposal.provisions}
    found = judged(new)
    assert found
    for finding in found:
        text = provisions[finding.change.place].proposed or ""
        assert finding.change.text
        assert text[finding.change.start :].startswith(finding.change.text)
        line = MANDATE.line(finding.words.place).text
        assert line[finding.words.start :].startswith(finding.words.text)


def test_the_reason_names_the_closest_example_and_the_shared_words() -> None:
    why = surest(case(99, NEW_LEVY)).why
    assert why.startswith("Brings in words that go against line 2, on ")
    assert "“charge”" in why
    assert "were confirmed to conflict with it in S" in why
    assert why.endswith(".")


def test_a_proposal_is_not_compared_with_itself() -> None:
    cases, _ = lessons()
    found = surest(cases[0])
    assert cases[0].proposal.id not in found.why


def test_the_same_lessons_give_the_same_model_in_any_order_of_answers() -> None:
    cases, answers = lessons()
    again = train(tuple(reversed(answers)), cases, MANDATE)
    assert again.to_bytes() == trained().to_bytes()


def test_a_model_read_back_judges_the_same() -> None:
    new = case(99, NEW_LEVY)
    data = trained().to_bytes()
    assert Model.from_bytes(data).to_bytes() == data
    assert judged(new, model=Model.from_bytes(data)) == judged(new)


def test_with_too_few_answers_it_says_how_many_more_and_judges_as_the_built_in() -> None:
    cases, answers = lessons()
    model = train(answers[:4], cases, MANDATE)
    assert (model.needed.advances, model.needed.conflicts, model.needed.instruments) == (LEAST - 2, LEAST - 2, 2)
    assert str(model.needed) == "10 more that advance, 10 more that conflict, 2 more on other instruments"
    kept = Model.from_bytes(model.to_bytes())
    text = case(99, "to draft a treaty on cybersecurity")
    assert LearnedJudge(kept).judge([text], MANDATE) == BuiltInJudge().judge([text], MANDATE)


def test_no_answers_at_all() -> None:
    model = train([], [], MANDATE)
    assert str(model.needed) == "12 more that advance, 12 more that conflict, 3 more on other instruments"


def test_a_model_carries_the_highest_marking_of_what_it_learned_from() -> None:
    cases, answers = lessons()
    marked = [replace(cases[0], marking=Marking.LIMITE), *cases[1:]]
    assert trained().marking is Marking.PUBLIC
    assert train(answers, marked, MANDATE).marking is Marking.LIMITE
    unread = [*cases, Case(case(98, "x").proposal, marking=Marking.SENSITIVE)]
    assert train(answers, unread, MANDATE).marking is Marking.PUBLIC


def test_lines_that_are_renumbered_keep_their_examples_and_new_ones_have_none() -> None:
    _, two = MANDATE.lines
    statement = replace(two.statements[0], id="8.1")
    moved = replace(MANDATE, lines=(Line("3", "We like parrots."), replace(two, id="8", statements=(statement,))))
    found = LearnedJudge(trained()).judge([case(99, NEW_LEVY)], moved).findings
    assert max(found, key=lambda finding: finding.confidence).line == "8"
    assert {finding.line for finding in found} <= {"3", "8"}
    assert columns_for(moved, trained().header.lines) == [None, 1]


def test_a_line_without_statements_is_quoted_from_its_beginning() -> None:
    bare = replace(MANDATE, lines=tuple(replace(line, statements=()) for line in MANDATE.lines))
    found = max(
        LearnedJudge(trained()).judge([case(99, NEW_LEVY)], bare).findings, key=lambda finding: finding.confidence
    )
    assert (found.words.text, found.words.start) == (MANDATE.line("2").text, 0)


def test_no_proposals_and_no_lines() -> None:
    assert judged() == ()
    with pytest.raises(UsageError, match="no lines"):
        LearnedJudge(trained()).judge([case(99, NEW_LEVY)], replace(MANDATE, lines=()))


def test_without_a_model_there_is_a_remedy() -> None:
    with pytest.raises(UsageError, match="learned nothing yet") as raised:
        required(None)
    assert "plenipo learn" in raised.value.remedy


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\x80\x04\x95 pickle", b'{"format": 1}'])
def test_other_files_are_refused(data: bytes) -> None:
    with pytest.raises(InvalidData, match="no model") as raised:
        Model.from_bytes(data, "m.model")
    assert raised.value.where == "m.model"


def test_another_version_and_torn_parts_are_refused() -> None:
    model = trained()
    newer = Model(replace(model.header, version=2), model.arrays)
    with pytest.raises(InvalidData, match="of version 2"):
        Model.from_bytes(newer.to_bytes())
    arrays = {name: array for name, array in model.arrays.items() if name != "words plain"}
    with pytest.raises(InvalidData, match="do not fit"):
        Model.from_bytes(Model(model.header, arrays).to_bytes())
    infinite = {name: np.full(array.shape, np.inf) for name, array in model.arrays.items()}
    with pytest.raises(InvalidData, match="do not fit"):
        Model.from_bytes(Model(model.header, infinite).to_bytes())


def test_a_model_with_a_pickled_object_is_refused_unread() -> None:
    packed = io.BytesIO()
    np.savez(packed, header=np.array([{"a": 1}], dtype=object))
    with pytest.raises(InvalidData, match="no model"):
        Model.from_bytes(packed.getvalue())


def test_confirmed_mixed_relations_do_no_harm() -> None:
    cases, answers = lessons()
    odd = Confirmed(cases[0].proposal.id, "1", Relation.MIXED, "the map of the tides")
    model = train([*answers, odd], cases, MANDATE)
    assert surest(case(99, NEW_LEVY), model=model).relation is Relation.CONFLICTS


def test_folds_keep_instruments_together_and_are_even() -> None:
    folds = folds_of([*"aaaabbbccdde"])
    by_instrument: dict[str, int] = {}
    for instrument, fold in zip("aaaabbbccdde", folds, strict=True):
        assert by_instrument.setdefault(instrument, fold) == fold
    assert sorted(set(folds)) == [0, 1, 2, 3, 4]
