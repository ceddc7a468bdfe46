"""Markings: found where they stand as such; EU classified information refused whatever its dress."""

from __future__ import annotations

import pytest

from plenipo.errors import ClassifiedMarking
from plenipo.texts.marking import Marking, find_marking, highest, refuse_classified


def test_the_narrowest_marking_wins() -> None:
    assert highest([]) is Marking.PUBLIC
    assert highest([Marking.LIMITE, Marking.CEPT_INTERNAL]) is Marking.LIMITE
    assert highest([Marking.SENSITIVE, Marking.LIMITE]) is Marking.SENSITIVE


@pytest.mark.parametrize(
    ("line", "marking"),
    [
        ("LIMITE", Marking.LIMITE),
        ("  LIMITE EN", Marking.LIMITE),
        ("DG F 1\tLIMITE\tEN", Marking.LIMITE),
        ("JT/jj 1 LIMITE EN", Marking.LIMITE),
        ("Marking: LIMITE", Marking.LIMITE),
        ("FOR CEPT INTERNAL USE ONLY", Marking.CEPT_INTERNAL),
        ("for CEPT internal use only", Marking.CEPT_INTERNAL),
        ("CEPT INTERNAL", Marking.CEPT_INTERNAL),
        ("SENSITIVE", Marking.SENSITIVE),
        ("SENSITIVE NON-CLASSIFIED", Marking.SENSITIVE),
        ("sensitive data", Marking.PUBLIC),
        ("SENSITIVE DATA AND THEIR PROTECTION", Marking.PUBLIC),
        ("date limite", Marking.PUBLIC),
        ("DATE LIMITE DE DEPOT", Marking.PUBLIC),
        ("LIMITED RESOURCES", Marking.PUBLIC),
        ("the CEPT internal procedure", Marking.PUBLIC),
    ],
)
def test_a_marking_stands_as_such(line: str, marking: Marking) -> None:
    assert find_marking(["Some text", line, "more text"]) is marking


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("RESTREINT UE/EU RESTRICTED", "RESTREINT UE/EU RESTRICTED"),
        ("Restreint UE / EU Restricted", "RESTREINT UE/EU RESTRICTED"),
        ("restreint ue", "RESTREINT UE/EU RESTRICTED"),
        ("[EU restricted]", "RESTREINT UE/EU RESTRICTED"),
        ("RESTREINT\u00a0UE", "RESTREINT UE/EU RESTRICTED"),
        ("RES\u00adTREINT UE", "RESTREINT UE/EU RESTRICTED"),
        ("R E S T R E I N T", "RESTREINT UE/EU RESTRICTED"),
        ("R E S T R E I N T  U E / E U  R E S T R I C T E D", "RESTREINT UE/EU RESTRICTED"),
        ("R-UE/EU-R", "RESTREINT UE/EU RESTRICTED"),
        ("Page 3 EU RESTRICTED EN", "RESTREINT UE/EU RESTRICTED"),
        ("CONFIDENTIEL UE/EU CONFIDENTIAL", "CONFIDENTIEL UE/EU CONFIDENTIAL"),
        ("EU Confidential", "CONFIDENTIEL UE/EU CONFIDENTIAL"),
        ("SECRET UE", "SECRET UE/EU SECRET"),
        ("EU SECRET", "SECRET UE/EU SECRET"),
        ("TRÈS SECRET UE/EU TOP SECRET", "TRÈS SECRET UE/EU TOP SECRET"),
        ("TRES SECRET UE", "TRÈS SECRET UE/EU TOP SECRET"),
        ("TRE\u0300S SECRET UE", "TRÈS SECRET UE/EU TOP SECRET"),
        ("eu top secret", "TRÈS SECRET UE/EU TOP SECRET"),
        ('a paper marked "RESTREINT UE/EU RESTRICTED" was handed out', "RESTREINT UE/EU RESTRICTED"),
    ],
)
def test_classified_information_is_refused_by_name(line: str, level: str) -> None:
    with pytest.raises(ClassifiedMarking) as refusal:
        refuse_classified(["A text", line], "paper.docx")
    assert level in str(refusal.value)
    assert str(refusal.value).startswith("paper.docx: ")
    assert refusal.value.remedy


@pytest.mark.parametrize(
    "line",
    [
        "rules protecting EU classified information",
        "The Secretary-General of the EU secretariat continues",
        "EU restricted trade in the sector",
        "information at the Restreint UE/EU Restricted level is handled elsewhere",
        "EU SECRETARIAT",
        "confidential information of the undertaking",
        "SECRET",
        "the RESTRICTED list",
    ],
)
def test_text_about_classification_is_not_refused(line: str) -> None:
    refuse_classified([line], "paper.docx")
