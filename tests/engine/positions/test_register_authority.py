"""What a text says of other acts gives it no authority: only the adopted act itself binds, and only its cover tells
who approved lines.
"""

from __future__ import annotations

import pytest

from plenipo.positions.mandate import Form, Mandate
from plenipo.positions.registers import read_mandate
from plenipo.readers import read_document

CITED = (
    "THE COUNCIL OF THE EUROPEAN UNION,\nHaving regard to the Treaty on the Functioning of the European Union, and in "
    "particular Article 114, in conjunction with Article 218(9) thereof,\nWhereas:\n(1) The Convention entered into "
    "force in 2003.\nHAS ADOPTED THIS DECISION:\nArticle 1\nThe position is set out in the Annex.\n"
)
ANNEX = "ANNEX\n1. The Union supports the band plan.\n2. The Union opposes the levy.\n"
POSITION = "on the position to be taken on behalf of the European Union in the Assembly\n"
PROPOSAL = (
    "EUROPEAN COMMISSION\nBrussels, 4 May 2031\nCOM(2031) 123 final\nProposal for a\nCOUNCIL DECISION\n"
    f"{POSITION}MEMORANDUM\n1. Subject matter\nThe basis is Article 218(9) TFEU. A position was adopted by "
    "the Council on 3 May 2029.\n2. Context\nThe Council adopted Decision (EU) 2029/5 on 3 May 2029.\nProposal for a\n"
    f"COUNCIL DECISION\n{POSITION}{CITED}Done at Brussels,\nFor the Council\n{ANNEX}"
)
ADOPTED = f"COUNCIL DECISION (EU) 2031/77\nof 4 May 2031\n{POSITION}{CITED}Done at Brussels, 4 May 2031.\n{ANNEX}"


def mandate(text: str) -> Mandate:
    return read_mandate(read_document(text.encode(), "lines.txt"))


@pytest.mark.parametrize(
    "text",
    [
        ADOPTED,
        ADOPTED.replace(" (EU) 2031/77", ""),
        ADOPTED.replace("Done at Brussels, 4 May 2031.\n", ""),
        ADOPTED.replace(
            "on the position", "on the submission of a proposal for the listing of a draft band, on the position"
        ),
    ],
)
def test_the_adopted_act_binds_by_its_number_or_its_day(text: str) -> None:
    found = mandate(text)
    assert (found.form, found.binding, found.legal_basis) == (
        Form.COUNCIL_DECISION, True, "Article 114, in conjunction with Article 218(9) TFEU"
    )  # fmt: skip
    assert (found.body, found.approved_on) == ("the Council", "2031-05-04")
    assert [line.text for line in found.lines] == ["The Union supports the band plan.", "The Union opposes the levy."]


def test_a_proposal_of_the_commission_is_no_decision() -> None:
    found = mandate(PROPOSAL)
    assert (found.form, found.binding, found.is_union_position, found.legal_basis) == (
        Form.LINES_TO_TAKE, False, False, ""
    )  # fmt: skip
    assert (found.body, found.approved_on) == ("", "")
    assert found.title.startswith("Proposal for a COUNCIL DECISION")
    assert any("does not bind before it is adopted" in warning for warning in found.warnings)
    assert "Before the Decision stand 2 numbered paragraphs, which are not read as lines." in found.warnings
    assert [line.id for line in found.lines] == ["1", "2"]


@pytest.mark.parametrize(
    "text",
    [
        f"DRAFT\n{ADOPTED}",
        f"Non-paper\n{ADOPTED}",
        f"Non–paper of the Presidency\n{ADOPTED}",
        f"Draft Council Decision\n{ADOPTED}",
        f"Working document\n{ADOPTED}",
        f"EUROPEAN COMMISSION\n{ADOPTED}",
        f"Recommendation for a\n{ADOPTED}",
        ADOPTED.replace(" (EU) 2031/77", "").replace("Brussels, 4 May 2031.", "Brussels,"),
        f"Briefing on Council Decision (EU) 2031/77\nIts basis is Article 218(9) TFEU.\n{ANNEX[6:]}",
        "COUNCIL DECISION (EU) 2031/77 of 4 May 2031, Article 218(9) TFEU\n1. We support A.\n2. We oppose B.",
        f"EU lines to take\n1. We support A.\n2. We oppose B.\n{ADOPTED}",
    ],
)
def test_a_draft_a_paper_or_a_mention_never_binds(text: str) -> None:
    found = mandate(text)
    assert (found.form, found.binding, found.body, found.approved_on) == (Form.LINES_TO_TAKE, False, "", "")
    assert found.authority.startswith(("Lines to take; political", "EU lines to take; political"))


def test_enacting_words_inside_a_line_part_nothing() -> None:
    found = mandate("Lines to take\n1. We support A.\n2. The Council has adopted this Decision; we oppose B.")
    assert [line.id for line in found.lines] == ["1", "2"]


LINES = "\n1. We support A.\n2. We oppose B."


@pytest.mark.parametrize(
    "cover",
    [
        "These lines complement Council Decision (EU) 2029/5, as approved by the Council on 3 May 2029.",
        "The conclusions adopted by the Council on 3 May 2029 remain valid.",
        "On 3 May 2029 the Council adopted Decision (EU) 2029/5.",
        "On 3 May 2029 the Council adopted the conclusions on radio.",
        "Delegations will find in the annex lines in line with the strategy approved by the Council on 3 May 2029.",
        "Delegations will find in the annex the lines to take, to be approved by the Council on 3 May 2029.",
        "Delegations will find in the annex the draft lines to take, as endorsed by the Working Party on 3 May 2029.",
        "Regulation 2029/5 was adopted by the Council on 3 May 2029.",
        "On: 3 May 2029",
    ],
)
def test_the_approval_of_another_act_is_not_its_approval(cover: str) -> None:
    found = mandate(f"EU lines to take\n{cover}{LINES}")
    assert (found.form, found.body, found.approved_on) == (Form.LINES_TO_TAKE, "", "")
    assert found.authority == "EU lines to take; political, not binding"


@pytest.mark.parametrize(
    "cover",
    [
        "Delegations will find in the annex the EU lines to take, as approved by the Council on 3 May 2029.",
        "As approved by the Council on 3 May 2029",
        "Approved by the Council on 3 May 2029.",
        "These lines to take were approved by the Council on 3 May 2029.",
        "On 3 May 2029, the Council approved the lines to take set out in the annex.",
        "On: 3 May 2029\nDelegations will find in the annex the lines to take, as approved by the Council.",
    ],
)
def test_the_sentence_of_the_own_cover_is_the_approval(cover: str) -> None:
    found = mandate(f"EU lines to take\n{cover}{LINES}")
    assert (found.body, found.approved_on) == ("the Council", "2029-05-03")


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("Lines to take following the Council conclusions of 3 May 2029", Form.LINES_TO_TAKE),
        ("Work on the Council conclusions of 3 May 2029", Form.LINES_TO_TAKE),
        ("Draft Council conclusions on radio", Form.LINES_TO_TAKE),
        ("Council conclusions on radio", Form.COUNCIL_CONCLUSIONS),
        ("Radio: Council conclusions", Form.COUNCIL_CONCLUSIONS),
    ],
)
def test_conclusions_are_what_calls_itself_so(title: str, form: Form) -> None:
    assert mandate(f"{title}{LINES}").form is form
