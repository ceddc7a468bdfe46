"""What a text says for and against each of its words."""

from __future__ import annotations

from plenipo.positions.polarity import sign_of
from plenipo.positions.signs import sign_of_stems, signs_in
from plenipo.positions.similarity import stem
from plenipo.positions.wording import words_of

TEXT = "to build lanterns; not to build harbours, and to build quays"


def test_each_stem_has_as_many_signs_as_words_with_it() -> None:
    signs = signs_in(TEXT, 0, len(TEXT))
    assert signs["lanter"] == 1
    assert signs["harbor"] == -1
    assert signs["build"] == sum(sign_of(words_of(TEXT), at, at + 1) for at in (1, 5, 9))


def test_only_words_of_the_stretch_count_and_what_stands_before_it_denies_them() -> None:
    start = TEXT.index("harbours")
    signs = signs_in(TEXT, start, start + len("harbours"))
    assert signs == {stem(words_of("harbours")[0].form): -1}


def test_a_preamble_that_deplores_denies_nothing() -> None:
    text = "that villages have no lanterns"
    assert signs_in(text, 0, len(text))["lanter"] == -1
    assert signs_in(text, 0, len(text), preamble=True)["lanter"] == 1


def test_a_tie_and_stems_that_do_not_stand_there_are_for_it() -> None:
    assert sign_of_stems({"quay": 1, "lanter": -1}, {"quay", "lanter"}) == 1
    assert sign_of_stems({"quay": -1}, {"lanter"}) == 1
    assert sign_of_stems({"quay": -1, "lanter": 2}, {"quay"}) == -1
