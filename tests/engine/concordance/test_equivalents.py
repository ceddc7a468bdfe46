"""Two laws that call one thing by two names: the names count as one, and the table says so."""

from __future__ import annotations

from plenipo.concordance.align import concord
from plenipo.concordance.alignment.equivalents import Equivalent, defined_equivalents, field_equivalents
from plenipo.concordance.law import LawText
from plenipo.concordance.model import Concordance, Degree, EvidenceKind, Row
from plenipo.concordance.reading import read_law

_DIRECTIVE = """DIRECTIVE 2031/5/AC OF THE ALDER CONCORD
on harbour lamps

Article 1
Definitions

For the purposes of this Directive, the following definitions apply:
(1) ‘keeper’ means a person who holds the keys of a harbour lamp and trims its wick;
(2) ‘tower-guest’ means a person who visits a lamp tower for a night and does not live there;
(3) ‘oil quota’ means the yearly amount of oil that the treasury gives to each lamp.

Article 2
Duties

1. A keeper shall greet every tower-guest before sunset and shall show where the stairs are.
2. Member States shall ensure that the supervisory authority inspects the lamp of a keeper every spring.
3. The supervisory authority shall print a list of the lamps that are out, within 24 hours.
4. The Commission of the Concord shall adopt implementing acts on the form of the list.

Article 3
Penalties

Member States shall lay down rules on penalties for breaches of this Directive.
"""
_ACT = """REPUBLIC OF ORLAND

HARBOUR LAMPS ACT, 2032

Section 1
Interpretation

In this Act:
(a) “wickman” means a person who holds the keys of a harbour lamp and trims its wick;
(b) “guest” means a person who visits a lamp tower for a night and does not live there;
(c) “Inspectorate” means the Inspectorate of Lamps established under section 4.

Section 2
Duties of wickmen

(1) A wickman shall greet every guest before sunset and shall show where the stairs are.
(2) The Inspectorate shall inspect the lamp of a wickman every spring.
(3) The Inspectorate shall print a list of the lamps that are out, within 72 hours.

Section 3
Offences

A person who contravenes section 2 commits an offence and is liable to a fine of ten crowns.
"""


def read(text: str) -> LawText:
    return read_law(text.encode(), "law.txt")


def table() -> Concordance:
    return concord(read(_DIRECTIVE), read(_ACT))


def row(label: str) -> Row:
    return next(one for one in table().rows if one.label == label)


def test_terms_that_are_defined_alike_are_one() -> None:
    assert defined_equivalents(read(_DIRECTIVE), read(_ACT)) == (
        Equivalent("keeper", "wickman"),
        Equivalent("tower-guest", "guest"),
    )


def test_a_term_that_both_define_keeps_its_name() -> None:
    assert defined_equivalents(read(_DIRECTIVE), read(_DIRECTIVE)) == ()


def test_a_provision_in_the_targets_own_terms_is_full_and_the_terms_are_named() -> None:
    found = row("Article 2(1)")
    assert (found.degree, found.missing) == (Degree.FULL, ())
    assert found.why == "Section 2(1) says the same; ‘keeper’ there is “wickman”; ‘tower-guest’ there is “guest”."
    said = next(one for one in found.targets[0].evidence if one.kind is EvidenceKind.DEFINED_TERM)
    assert (said.source_quotes, said.target_quotes) == (("keeper", "tower-guest"), ("wickman", "guest"))


def test_a_body_that_acts_in_the_same_provisions_is_one_under_both_names() -> None:
    found = row("Article 2(3)")
    assert found.why == "Section 2(3) covers it in part: where the source says “24 hours”, the target says “72 hours”."
    assert any("‘supervisory authority’ there is “Inspectorate”" in one.sentence for one in found.targets[0].evidence)


def test_a_number_that_is_told_as_changed_is_not_missing_too() -> None:
    assert row("Article 2(3)").missing == ()


def test_a_definition_without_its_term_there_has_no_counterpart() -> None:
    found = row("Article 1(3)")
    assert (found.degree, found.targets) == (Degree.NONE, ())
    assert found.missing == (found.text,)


def test_acts_of_the_commission_are_not_for_the_target() -> None:
    assert row("Article 2(4)").degree is Degree.NOT_APPLICABLE


def test_rules_on_penalties_find_the_offences_in_part() -> None:
    found = row("Article 3")
    assert (found.degree, [one.label for one in found.targets]) == (Degree.PARTIAL, ["Section 3"])


def test_quotes_stay_verbatim_where_names_are_compared_as_one() -> None:
    for one in table().rows:
        for match in one.targets:
            for each in match.evidence:
                if each.kind is EvidenceKind.DEFINED_TERM:
                    assert all(quote in one.text for quote in each.source_quotes)
                    assert all(quote in match.text for quote in each.target_quotes)


def test_the_older_and_the_newer_name_of_a_field_are_one_only_where_each_text_has_its_own() -> None:
    older = "Article {n}\nLamps\n\nTelecommunications towers shall carry a lamp of colour {n}.\n\n"
    newer = older.replace("Telecommunications", "Electronic communications")
    one, other = ("".join(each.format(n=number) for number in range(1, 5)) for each in (older, newer))
    assert field_equivalents(read(one), read(other)) == (Equivalent("telecommunications", "electronic communications"),)
    assert field_equivalents(read(one), read(one + other)) == ()
