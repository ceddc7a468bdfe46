"""How a mandate presents its authority."""

from __future__ import annotations

import msgspec
import pytest
from msgspec.structs import replace

from plenipo.positions.mandate import Form, Line, Mandate

LINES = Mandate(
    "4759/31",
    "Assembly EU lines to take",
    (Line("1", "We support A."),),
    approved_on="2031-04-18",
    body="the Council (Transport)",
)


def test_authority_names_form_body_day_reference_and_force() -> None:
    assert LINES.authority == (
        "EU lines to take approved by the Council (Transport) on 18 April 2031 (4759/31); political, not binding"
    )
    assert Mandate("", "", ()).authority == "Lines to take; political, not binding"
    instruction = replace(LINES, form=Form.NATIONAL_INSTRUCTION, body="the Cabinet of Ruritania")
    assert instruction.authority == (
        "National instruction approved by the Cabinet of Ruritania on "
        "18 April 2031 (4759/31); binding on the delegation alone"
    )


@pytest.mark.parametrize("form", [form for form in Form if form is not Form.COUNCIL_DECISION])
def test_a_flag_alone_makes_no_position_of_the_union(form: Form) -> None:
    claimed = replace(LINES, form=form, binding=True, legal_basis="Article 218(9) TFEU")
    assert not claimed.is_union_position
    assert "218(9)" not in claimed.authority


def test_json_and_back() -> None:
    assert msgspec.json.decode(msgspec.json.encode(LINES), type=Mandate) == LINES


def test_line_by_number() -> None:
    assert LINES.line("1").text == "We support A."
    with pytest.raises(KeyError):
        LINES.line("2")


@pytest.mark.parametrize(
    ("body", "reference", "named"),
    [
        ("the Council (Transport)", "4759/31", "EU lines to take"),
        ("the Council of the European Union", "", "EU lines to take"),
        ("the Council (Transport)", "KAL-12", "Lines to take"),
        ("the Council of the Alder Concord", "4759/31", "Lines to take"),
        ("the Committee of Ministers (Networks)", "4759/31", "Lines to take"),
    ],
)
def test_only_bodies_of_the_european_union_give_eu_lines(body: str, reference: str, named: str) -> None:
    lines = replace(LINES, title="Assembly", body=body, reference=reference)
    assert lines.authority.startswith(f"{named} approved by {body} on 18 April 2031")
