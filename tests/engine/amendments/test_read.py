"""Proposals as values: labels apart from text, both views of every provision, changes one by one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.amendments.changes import changes_of
from plenipo.amendments.proposal import AmendedProvision, Proposal, Span, SpanKind
from plenipo.amendments.spans import drop_end, drop_front, join_alike, original_of, proposed_of
from plenipo.texts.contribution import Symbol
from tests.engine.notation import proposal

HEAD = "RESOLUTION 7 (REV. SEAPORT, 2026)\nTitle\nThe Conference,\nrecalling\n"


def recital(line: str) -> AmendedProvision:
    """The one amended recital of a text."""
    return proposal("EUR", HEAD + line).provisions[-1]


@pytest.mark.parametrize(
    ("line", "original", "proposed"),
    [
        ("a)\tthe text,", ("a)", "the text,"), ("a)", "the text,")),
        ("[-a-]{+b+})\tthe text,", ("a)", "the text,"), ("b)", "the text,")),
        ("a{+bis+})\tthe text,", ("a)", "the text,"), ("abis)", "the text,")),
        ("[-a)\t-]{+b)\t+}the [-old-]{+new+} text,", ("a)", "the old text,"), ("b)", "the new text,")),
        ("a)\tthe text{+, and more+},  ", ("a)", "the text,"), ("a)", "the text, and more,")),
    ],
)
def test_labels_are_apart_from_text(line: str, original: tuple[str, str], proposed: tuple[str, str]) -> None:
    found = recital(line)
    assert (found.original_label, found.original) == original
    assert (found.proposed_label, found.proposed) == proposed


def test_an_inserted_provision_has_no_original_and_names_its_sponsor() -> None:
    found = recital("{+a)\tnew,+}")
    assert (found.id, found.original, found.proposed) == ("recalling.a+EUR", None, "new,")


def test_a_deleted_provision_has_no_proposed_text() -> None:
    found = recital("[-a)\told,-]¶-")
    assert (found.id, found.original, found.proposed) == ("recalling.a", "old,", None)


def test_the_text_of_an_add_is_new_whether_or_not_it_is_tracked() -> None:
    found = proposal("EUR", HEAD + "a)\tplain {+tracked +}[-struck -]text,", Symbol.ADD)
    assert {provision.original for provision in found.provisions} == {None}
    assert found.provisions[-1].proposed == "plain tracked text,"


def test_retyped_text_is_not_tracked() -> None:
    assert not proposal("EUR", HEAD + "a)\ttext,").tracked
    assert proposal("EUR", HEAD + "a)\ttext{+s+},").tracked


def test_changes_have_author_date_and_provision() -> None:
    found = proposal(
        "EUR", HEAD + "a)\tthe {+RUS|new +}text,\n[<m1|b)\tgone,>]¶-\nc)\tlast\n{>m1|d)\tgone,<}¶+\ne)\tend"
    )
    assert [(change.kind.value, change.text, change.author, change.provision) for change in changes_of(found)] == [
        ("insert", "new ", "RUS", "recalling.a"),
        ("move", "gone,", "Author", "recalling.d+EUR"),
    ]


def test_ids_are_unique_even_where_labels_repeat() -> None:
    found: Proposal = proposal("EUR", HEAD + "{+a)\tone,+}¶+\n{+a)\ttwo,+}¶+\na)\tthree,")
    ids = [provision.id for provision in found.provisions]
    assert len(ids) == len(set(ids))


spans = st.lists(st.builds(Span, st.sampled_from(SpanKind), st.text("ab ", min_size=1, max_size=4)), max_size=6)


@given(spans, st.integers(0, 8), st.integers(0, 8))
def test_cutting_takes_the_same_from_both_views(pieces: list[Span], original: int, proposed: int) -> None:
    front = drop_front(pieces, original, proposed)
    assert original_of(front) == original_of(pieces)[original:]
    assert proposed_of(front) == proposed_of(pieces)[proposed:]
    end = drop_end(pieces, original, proposed)
    assert original_of(end) == original_of(pieces)[: max(0, len(original_of(pieces)) - original)]
    assert proposed_of(end) == proposed_of(pieces)[: max(0, len(proposed_of(pieces)) - proposed)]


@given(spans)
def test_joining_changes_neither_view(pieces: list[Span]) -> None:
    joined = join_alike(pieces)
    assert original_of(joined) == original_of(pieces)
    assert proposed_of(joined) == proposed_of(pieces)
    assert all(left.kind is not right.kind for left, right in pairwise(joined))
