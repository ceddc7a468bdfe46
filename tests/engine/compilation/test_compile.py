"""What a compilation says, on texts small enough to check by eye."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from plenipo.amendments.proposal import Proposal
from plenipo.compilation.compile import Outcome, compile_proposals
from plenipo.compilation.model import Compilation, CompiledProvision, Status
from plenipo.errors import DuplicateProposal, WrongBase
from plenipo.texts.contribution import Symbol
from tests.engine.notation import base, proposal

BASE = """
RESOLUTION 7 (REV. SEAPORT, 2026)
Confidence in networks
The Conference of the Union (Seaport, 2026),
considering
a)\tthat networks serve all;
b)\tthat trust in networks is built by governments,
resolves
1\tto report every year to the Council on the assistance given;
2\tto bring this Resolution to the attention of the organizations concerned.
"""


def amended(sponsor: str, *replacements: tuple[str, str], symbol: Symbol = Symbol.MOD) -> Proposal:
    """The base with each old piece of text replaced by new marked text."""
    text = BASE
    for old, new in replacements:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return proposal(sponsor, text, symbol)


def compiled(*proposals: Proposal) -> Compilation:
    outcome: Outcome = compile_proposals(base(BASE), proposals)
    assert outcome.refused == ()
    return outcome.compilation


def provision(compilation: Compilation, identifier: str) -> CompiledProvision:
    return next(provision for provision in compilation.provisions if provision.id == identifier)


def readings(found: CompiledProvision) -> list[tuple[str, str]]:
    return [(" ".join(reading.sponsors), reading.text) for reading in found.readings]


def changes(found: CompiledProvision) -> list[tuple[str, str, str, int]]:
    return [(change.kind.value, change.text, " ".join(change.sponsors), change.offset) for change in found.changes]


def test_nobody_touches_a_provision() -> None:
    compilation = compiled(amended("EUR", ("every year", "every [-year-]{+two years+}")))
    assert provision(compilation, "resolves.2").status is Status.UNTOUCHED
    assert provision(compilation, "resolves.2").readings == ()


def test_one_sponsor_changes_words() -> None:
    found = provision(compiled(amended("EUR", ("every year", "every [-year-]{+two years+}"))), "resolves.1")
    assert found.status is Status.SINGLE
    assert readings(found) == [("EUR", "to report every two years to the Council on the assistance given;")]
    assert changes(found) == [("delete", "year", "EUR", 16), ("insert", "two years", "EUR", 20)]


def test_two_sponsors_ask_for_the_same_words_in_different_ways() -> None:
    found = provision(
        compiled(
            amended("EUR", ("every year", "every [-year-]{+two years+}")),
            amended("USA", ("every year", "every two years")),
            amended("B", ("every year to", "every [-year to-]{+two years to+}")),
        ),
        "resolves.1",
    )
    assert found.status is Status.CONVERGENT
    assert changes(found) == [("delete", "year", "B EUR USA", 16), ("insert", "two years", "B EUR USA", 20)]


def test_changes_in_different_places_stand_together() -> None:
    found = provision(
        compiled(
            amended("EUR", ("every year", "every [-year-]{+two years+}")),
            amended("RCC", ("assistance given", "assistance given{+ and planned+}")),
        ),
        "resolves.1",
    )
    assert found.status is Status.COMPATIBLE
    assert [change[:3] for change in changes(found)] == [
        ("delete", "year", "EUR"),
        ("insert", "two years", "EUR"),
        ("insert", " and planned", "RCC"),
    ]


@pytest.mark.parametrize(
    ("eur", "rcc"),
    [
        ("every [-year-]{+two years+}", "every [-year-]{+month+}"),
        ("every [-year-]{+two years+}", "[-every year-]{+regularly+}"),
        ("every year{+ in writing+}", "every year{+ in public+}"),
        ("every [-year-]{+month+}", "[-every-]{+each+} year"),
        ("every year{+ in writing+}", "every [-year-]{+month+}"),
        ("[-every -]year", "[-every year-]"),
    ],
)
def test_changes_that_meet_compete_as_whole_texts(eur: str, rcc: str) -> None:
    found = provision(compiled(amended("EUR", ("every year", eur)), amended("RCC", ("every year", rcc))), "resolves.1")
    assert found.status is Status.COMPETING
    assert [reading.sponsors for reading in found.readings] == [("EUR",), ("RCC",)]


def test_deleting_a_provision_competes_with_changing_it() -> None:
    compilation = compiled(
        amended("EUR", ("\n2\tto bring", "\n2\tto {+gladly +}bring")),
        amended("USA", ("2\tto bring this Resolution to the attention of the organizations concerned.",
                        "[-2\tto bring this Resolution to the attention of the organizations concerned.-]¶-")),
    )  # fmt: skip
    found = provision(compilation, "resolves.2")
    assert found.status is Status.COMPETING
    assert [(reading.sponsors, reading.present) for reading in found.readings] == [(("EUR",), True), (("USA",), False)]


def test_an_inserted_provision_keeps_its_place_and_names_its_sponsor() -> None:
    compilation = compiled(
        amended("EUR", ("\nb)\tthat trust", "\n{+b)\tthat new networks grow;+}¶+\n[-b-]{+c+})\tthat trust"))
    )
    ids = [provision.id for provision in compilation.provisions]
    assert ids.index("considering.b+EUR") == ids.index("considering.a") + 1
    found = provision(compilation, "considering.b+EUR")
    assert (found.text, found.label, found.inserted, found.status) == ("", "b)", True, Status.SINGLE)


def test_renumbering_is_no_conflict() -> None:
    compilation = compiled(
        amended("EUR", ("\nb)\tthat trust", "\n{+b)\tthat new networks grow;+}¶+\n[-b-]{+c+})\tthat trust")),
        amended("RCC", ("governments", "[-governments-]{+all+}")),
    )
    found = provision(compilation, "considering.b")
    assert found.status is Status.SINGLE
    assert [(change.label, change.sponsors) for change in found.label_changes] == [("c)", ("EUR",))]


def test_identical_insertions_converge_and_like_ones_compete() -> None:
    inserted = ("\nb)\tthat trust", "\n{+abis)\tthat new networks grow every day;+}¶+\nb)\tthat trust")
    like = ("\nb)\tthat trust", "\n{+abis)\tthat new networks grow every year;+}¶+\nb)\tthat trust")
    unlike = ("\nb)\tthat trust", "\n{+abis)\tthe report of the Secretary-General on outer space;+}¶+\nb)\tthat trust")
    compilation = compiled(
        amended("ARB", inserted), amended("EUR", inserted), amended("RCC", like), amended("USA", unlike)
    )
    found = [one for one in compilation.provisions if one.inserted]
    assert [(one.sponsors, one.status) for one in found] == [
        (("ARB", "EUR", "RCC"), Status.COMPETING),
        (("USA",), Status.SINGLE),
    ]
    assert [reading.sponsors for reading in found[0].readings] == [("ARB", "EUR"), ("RCC",)]


def test_a_move_is_one_text_at_two_places() -> None:
    moved = "b)\tthat trust in networks is built by governments,"
    compilation = compiled(
        amended("IAP", ("a)\tthat networks serve all;\n" + moved,
                        "{>m1|a)\tthat trust in networks is built by governments,<}¶+\n"
                        "[-a-]{+b+})\tthat networks serve all;\n"
                        "[<m1|b)\tthat trust in networks is built by governments,>]¶-"))
    )  # fmt: skip
    old = provision(compilation, "considering.b")
    new = next(one for one in compilation.provisions if one.inserted)
    assert (old.moved_to, new.moved_from) == (new.id, old.id)
    assert [change.kind.value for change in (*old.changes, *new.changes)] == ["move", "move"]


def test_a_text_moved_to_two_places_is_taken_away_by_both_and_brought_by_each_under_its_own_name() -> None:
    line, one = "b)\tthat trust in networks is built by governments,", "1\tto report every year"
    away = (line, f"[<m1|{line}>]¶-")
    compilation = compiled(
        amended("EUR", away, ("a)\tthat networks", f"{{>m1|{line}<}}¶+\na)\tthat networks")),
        amended("IAP", away, (one, f"{{>m1|{line}<}}¶+\n{one}")),
    )
    text = "that trust in networks is built by governments,"
    old = provision(compilation, "considering.b")
    assert (old.status, readings(old), old.moved_to) == (Status.CONVERGENT, [("EUR IAP", "")], "")
    assert changes(old) == [("move", text, "EUR IAP", 0)]
    new = [found for found in compilation.provisions if found.inserted]
    assert [(found.status, readings(found), found.moved_from) for found in new] == [
        (Status.SINGLE, [("EUR", text)], old.id),
        (Status.SINGLE, [("IAP", text)], old.id),
    ]
    assert [found.id.rpartition("+")[2] for found in new] == ["EUR", "IAP"]


def test_retyped_text_is_compared_with_the_base() -> None:
    compilation = compiled(amended("CUB", ("governments", "all stakeholders")))
    assert changes(provision(compilation, "considering.b"))[:2] == [
        ("delete", "governments", "CUB", 35),
        ("insert", "all stakeholders", "CUB", 46),
    ]
    assert compilation.silent_alterations == ()


def test_a_change_without_a_mark_among_marked_ones_is_silent() -> None:
    compilation = compiled(
        amended("USA", ("every year", "every [-year-]{+two years+}"), ("built by governments", "built by markets"))
    )
    (found,) = compilation.silent_alterations
    assert (found.sponsor, found.provision) == ("USA", "considering.b")
    assert found.base == "that trust in networks is built by governments,"
    assert found.altered == "that trust in networks is built by markets,"
    assert readings(provision(compilation, "considering.b")) == [("USA", found.altered)]


def test_a_provision_left_out_without_a_mark_is_a_silent_deletion() -> None:
    compilation = compiled(
        amended("USA", ("every year", "every [-year-]{+two years+}"), ("a)\tthat networks serve all;\n", ""))
    )
    (found,) = compilation.silent_alterations
    assert (found.provision, found.altered) == ("considering.a", "")
    assert [reading.present for reading in provision(compilation, "considering.a").readings] == [False]


def test_joined_and_split_paragraphs() -> None:
    joined = amended("EUR", ("a)\tthat networks serve all;\nb)\tthat trust",
                             "a)\tthat networks serve all;{+ and +}¶-\n[-b)\t-]that trust"))  # fmt: skip
    split = amended("RCC", ("assistance given;", "assistance{+;+}¶+\n{+1bis\t+}given;"))
    compilation = compiled(joined, split)
    assert readings(provision(compilation, "considering.a")) == [
        ("EUR", "that networks serve all; and that trust in networks is built by governments,")
    ]
    assert [reading.present for reading in provision(compilation, "considering.b").readings] == [False]
    assert readings(provision(compilation, "resolves.1")) == [
        ("RCC", "to report every year to the Council on the assistance;")
    ]
    assert next(one for one in compilation.provisions if one.inserted).readings[0].text == "given;"


def test_typing_variants_are_no_change() -> None:
    compilation = compiled(amended("EUR", ("every year", "every\u00a0year"), ("networks serve", "networks  serve")))
    assert {one.status for one in compilation.provisions} == {Status.UNTOUCHED}


def test_sup_and_noc_are_positions_on_the_whole() -> None:
    compilation = compiled(
        proposal("EUR", "RESOLUTION 7 (REV. SEAPORT, 2026)", Symbol.SUP),
        proposal("ACP", "RESOLUTION 7 (REV. SEAPORT, 2026)", Symbol.NOC),
    )
    assert [(row.sponsor, row.symbol) for row in compilation.positions] == [("ACP", Symbol.NOC), ("EUR", Symbol.SUP)]
    assert {one.status for one in compilation.provisions} == {Status.UNTOUCHED}


def test_a_text_on_something_else_is_refused_and_the_others_stand() -> None:
    other = proposal("RUS", "The cat\nsat on the mat\nand looked {+grimly +}at the king")
    outcome = compile_proposals(base(BASE), [other, amended("EUR", ("every year", "every day"))])
    assert [type(error) for error in outcome.refused] == [WrongBase]
    assert outcome.compilation.sponsors == ("EUR",)


def test_one_identifier_in_two_files() -> None:
    first = amended("EUR", ("every year", "every day"))
    second = replace(amended("EUR", ("every year", "every month")), file="other.docx")
    outcome = compile_proposals(base(BASE), [first, second])
    assert [type(error) for error in outcome.refused] == [DuplicateProposal]
    assert "EUR.docx" in str(outcome.refused[0])
    assert "other.docx" in str(outcome.refused[0])
    revised = compile_proposals(base(BASE), [replace(second, revision=1), first])
    assert revised.refused == ()
    assert "every month" in readings(provision(revised.compilation, "resolves.1"))[0][1]


def test_two_proposals_of_one_sponsor_stand_together_where_they_agree() -> None:
    first = amended("EUR", ("every year", "every [-year-]{+day+}"))
    second = replace(amended("EUR", ("governments", "[-governments-]{+all+}")), id="EUR/1/2")
    compilation = compiled(first, second)
    assert compilation.sponsors == ("EUR",)
    assert {row.sponsor for row in compilation.contributions} == {"EUR"}
    assert [one.id for one in compilation.provisions if one.sponsors] == ["considering.b", "resolves.1"]


def test_two_proposals_of_one_sponsor_are_told_apart_where_they_clash() -> None:
    first = amended("EUR", ("every year", "every [-year-]{+day+}"))
    second = replace(amended("EUR", ("every year", "every [-year-]{+month+}")), id="EUR/1/2")
    compilation = compiled(first, second)
    assert compilation.sponsors == ("EUR/1/1", "EUR/1/2")
    assert provision(compilation, "resolves.1").status is Status.COMPETING


@pytest.mark.parametrize(
    ("sponsor", "name"), [("A, B", "A B"), ("Plenipo", "Plenipo (sponsor)"), (" ", "unnamed"), ("B/CAN", "B/CAN")]
)
def test_a_sponsor_can_be_told_apart_in_a_list_of_authors(sponsor: str, name: str) -> None:
    assert compiled(amended(sponsor, ("every year", "every day"))).sponsors == (name,)
