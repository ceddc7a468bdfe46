"""The sentence that says why: what the change does, then how the line stands to that, so that the verdict follows."""

from __future__ import annotations

import pytest

from plenipo.positions.bearing import Bearing
from plenipo.positions.concepts import thesaurus_of
from plenipo.positions.effects import Effect
from plenipo.positions.explanation import explain
from plenipo.positions.finding import Deed, Quote
from plenipo.positions.judges.contract import Case
from plenipo.positions.mandate import Stance, Statement
from plenipo.positions.wants import Want
from tests.engine.notation import proposal

TERMS = thesaurus_of([("terms.yaml", "concepts:\n  quays: {label: lights on quays}\n  fees: {label: fees}\n")])
NAME = "Resolution 7 (Rev. Seaport, 2026)"
CASE = Case(proposal("HIL", "RESOLUTION 7 (REV. SEAPORT, 2026)\nFerries"))


def why(deed: Deed, amount: float, stance: Stance, value: float, concept: str = "quays", of: str = "quays") -> str:
    effect = Effect(of, amount, deed, Quote("words", "resolves.1", 0), "mentioned")
    statement = Statement("3.1", stance, "lights on quays", "The delegation speaks of lights on quays.", 0)
    want = Want("3", statement, concept, 1 if value * amount > 0 else -1, 1.0)
    return explain(Bearing(effect, want, concept, value), None, CASE, TERMS)


@pytest.mark.parametrize(
    ("deed", "amount", "said"),
    [
        (Deed.INSERT, 1.0, "Brings in lights on quays, which line 3 supports."),
        (Deed.INSERT, -1.0, "Rules out lights on quays, which line 3 supports."),
        (Deed.DELETE, -1.0, "Takes out words in favour of lights on quays, which line 3 supports."),
        (Deed.DELETE, 1.0, "Takes out words against lights on quays, which line 3 supports."),
        (Deed.KEEP, 1.0, f"Keeps {NAME} unchanged and with it lights on quays, which line 3 supports."),
        (Deed.SUPPRESS, -1.0, f"Suppresses {NAME} and with it lights on quays, which line 3 supports."),
    ],
)  # fmt: skip
def test_what_a_change_does(deed: Deed, amount: float, said: str) -> None:
    assert why(deed, amount, Stance.SUPPORT, amount) == said


@pytest.mark.parametrize(
    ("stance", "value", "verb"),
    [
        (Stance.SUPPORT, 1.0, "supports"),
        (Stance.SUPPORT, -1.0, "does not want"),
        (Stance.STRESS, -1.0, "does not want"),
        (Stance.OPPOSE, -1.0, "opposes"),
        (Stance.OPPOSE, 1.0, "wants to protect"),
    ],
)
def test_the_verb_of_the_line_fits_the_verdict(stance: Stance, value: float, verb: str) -> None:
    assert why(Deed.INSERT, 1.0, stance, value) == f"Brings in lights on quays, which line 3 {verb}."


def test_a_line_on_something_related_names_both() -> None:
    assert why(Deed.INSERT, 1.0, Stance.SUPPORT, 1.0, "fees") == "Brings in lights on quays; line 3 supports fees."
