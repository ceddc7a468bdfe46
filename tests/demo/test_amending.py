"""The marks of the demo's sources, on small texts: what is written, and what each view of it says."""

from __future__ import annotations

import pytest

from demo.amending import Amender
from demo.bases import read_instrument, source_paragraphs
from demo.expected import original_text, proposed_text
from demo.markup import Hand
from demo.model import Manuscript, SourceError

HAND = Hand(("First", "Second"), ("2030-01-01T00:00:00Z", "2030-01-02T00:00:00Z"))
BASE = """
### resolves

1 that reports shall be
voluntary;

2 that the Council shall meet each year;

| Tier | Sum |
| First | 100 |
"""


def views(*amendments: str) -> tuple[list[str], list[str]]:
    amender = Amender(read_instrument("base", source_paragraphs(BASE), HAND), HAND, "test")
    for amendment in amendments:
        amender.apply(amendment)
    manuscript = Manuscript(amender.result(), amender.notes)
    return original_text(manuscript).splitlines(), proposed_text(manuscript).splitlines()


ORIGINAL = [
    "resolves",
    "1\tthat reports shall be voluntary;",
    "2\tthat the Council shall meet each year;",
    "Tier",
    "Sum",
    "First",
    "100",
]


@pytest.mark.parametrize(
    ("amendments", "changed"),
    [
        (["[resolves 1] … shall be {-voluntary-}{+made+};"], {1: "1\tthat reports shall be made;"}),
        (
            ["[resolves 2] … meet {+{-@2:at least -}twice +}each year;"],
            {2: "2\tthat the Council shall meet twice each year;"},
        ),
        (["[resolves 1] --", "[resolves 2] {-2-}{+1+} …"], {1: None, 2: "1\tthat the Council shall meet each year;"}),
        (["[resolves 1] … be voluntary{-;¶2{tab}-}"], None),
        (["[resolves] … resolves{+¶further+}"], {0: "resolves\nfurther"}),
        (
            ["[after resolves 1] ++ 1bis that they shall be short;"],
            {1: f"{ORIGINAL[1]}\n1bis\tthat they shall be short;"},
        ),
        (["[after resolves 1] ++ -- 1bis nothing;"], {}),
        (
            ["[resolves 1] <<m", "[after resolves 2] >>m {-1-}{+2+} …"],
            {1: None, 2: f"{ORIGINAL[2]}\n2{ORIGINAL[1][1:]}"},
        ),
        (["[row 1] | … | {-100-}{+200+} |"], {6: "200"}),
        (["[row 1] --"], {5: None, 6: None}),
        (["[row 1] --row"], {5: None, 6: None}),
        (["[row 0] | … | - Sum |", "[row 1] | … | - 100 |"], {4: None, 6: None}),
        (["[after row 1] ++ | Second | 50 |"], {6: "100\nSecond\n50"}),
        (
            ["[resolves 2] … meet {-each-}{+every {nbh}{shy}{nbsp}+} year …"],
            {2: "2\tthat the Council shall meet every ‑\xad\xa0 year;"},
        ),
    ],
)
def test_rejecting_gives_the_base_and_accepting_the_amended_text(
    amendments: list[str], changed: dict[int, str | None] | None
) -> None:
    if changed is None:
        with pytest.raises(SourceError):
            views(*amendments)
        return
    original, proposed = views(*amendments)
    assert original == ORIGINAL
    wanted = [changed.get(number, line) for number, line in enumerate(ORIGINAL)]
    assert proposed == "\n".join(line for line in wanted if line is not None).splitlines()


@pytest.mark.parametrize(
    ("amendment", "lines"),
    [
        ("[resolves 1] … shall be {!voluntary=>public!};", {1: "1\tthat reports shall be public;"}),
        ("[resolves 1] --silently", {1: None}),
        ("[after resolves 2] ++silently 3 that all is well;", {2: f"{ORIGINAL[2]}\n3\tthat all is well;"}),
    ],
)
def test_what_is_changed_without_a_mark_stands_in_both_views(amendment: str, lines: dict[int, str | None]) -> None:
    wanted = [lines.get(number, line) for number, line in enumerate(ORIGINAL)]
    text = "\n".join(line for line in wanted if line is not None).splitlines()
    assert views(amendment) == (text, text)


@pytest.mark.parametrize(
    ("amendment", "reason"),
    [
        ("[resolves 9] --", "the base has no 'resolves 9'"),
        ("[resolves 1] … {-obligatory-} …", "does not say 'obligatory'"),
        ("[resolves 2] … {-e-}{+i+} …", "more than once"),
        ("[resolves 1] … {-voluntary …", "-} is missing"),
        ("[after resolves 1] 3 that", "++ or >> is missing"),
    ],
)
def test_a_source_that_does_not_fit_its_base_is_refused(amendment: str, reason: str) -> None:
    with pytest.raises(SourceError) as refused:
        views(amendment)
    assert reason in str(refused.value)
