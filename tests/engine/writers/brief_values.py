"""A fictional mandate, assessments and briefs on the model compilation, for the tests of briefs and overviews."""

from __future__ import annotations

from typing import Any

from plenipo.compilation.model import Compilation
from plenipo.positions.brief import Brief, Setting, brief_of
from plenipo.positions.finding import Assessment, Deed, Finding, Quote, Relation
from plenipo.positions.mandate import Form, Line, Mandate
from plenipo.positions.position import Position, PositionRecord, Stand
from plenipo.texts.marking import Marking
from tests.engine.writers.model_compilation import model

INSTRUMENT = "The League does not support a new international instrument on networks."
HELP = "The League supports assistance to administrations.\nAssistance should follow requests."
REPORTS = "Reports should serve those who read them."
SETTING = Setting("Plenary Conference, Port Serene, 2030", "Committee 5, item 2", "4 May 2030", "A. Example")


def mandate(**more: Any) -> Mandate:
    lines = (
        Line("1", "Networks connect people.", "Networks"),
        Line("2", INSTRUMENT, "Networks"),
        Line("3", HELP, "Assistance"),
        Line("4", REPORTS, "Assistance"),
    )
    given: dict[str, Any] = {
        "reference": "4711/30", "title": "Lines to take for Port Serene", "lines": lines, "body": "the Council",
        "approved_on": "2030-03-01", "form": Form.LINES_TO_TAKE, "language": "en",
    }  # fmt: skip
    return Mandate(**(given | more))


def finding(
    proposal: str,
    line: str,
    relation: Relation,
    words: str,
    *,
    place: str = "instructs.2",
    provision: str = "instructs the Secretary-General 2",
    deed: Deed = Deed.INSERT,
    confidence: float = 0.8,
    quote: str = "",
) -> Finding:
    text = quote or {"2": INSTRUMENT, "3": HELP.split("\n")[0], "4": REPORTS}[line]
    why = f"{deed.value.capitalize()}s something that line {line} speaks of ({relation.value})."
    change = Quote(words, place, 0)
    return Finding(
        proposal, line, f"{line}.1", relation, confidence, deed, provision, change, Quote(text, line, 0), why
    )


def assessment(*findings: Finding, sure: bool = True, relation: Relation | None = None) -> Assessment:
    first = findings[0]
    return Assessment(
        first.proposal, "file.docx", first.line, relation or first.relation, first.confidence, findings, sure
    )


ASSESSMENTS = (
    assessment(finding("RCC/35A1/7", "2", Relation.CONFLICTS, "elements of an international instrument")),
    assessment(finding("EUR/12A5/1", "4", Relation.ADVANCES, "on its effect in the countries assisted")),
    assessment(
        finding("IAP/18A2/3", "3", Relation.ADVANCES, "to assist Members on request.", place="other.4",
                provision="instructs the Secretary-General 4"),
        finding("IAP/18A2/3", "3", Relation.CONFLICTS, "all stakeholders", place="considering.d",
                provision="considering d)"),
        relation=Relation.MIXED,
    ),
    assessment(
        finding("TUV/60/1", "3", Relation.CONFLICTS, "RESOLUTION 12", deed=Deed.SUPPRESS, place="heading",
                provision="Resolution 12 (Rev. Port Serene, 2026)"),
    ),
    assessment(finding("USA/77/2", "4", Relation.ADVANCES, "to report every year", deed=Deed.DELETE, confidence=0.4),
               sure=False),
)  # fmt: skip

RECORD = PositionRecord(
    (
        Position("RCC/35A1/7", Stand.OPPOSE, "It would divert means.", "A study, no more.", "B. Example", "The head",
                 "2030-05-03", "35(Add.1)"),
        Position("USA/77/2", Stand.RESERVE, "The effect is not clear.", set_by="The head"),
        Position("NOBODY/1/1", Stand.SUPPORT),
    ),
    Marking.LIMITE,
)  # fmt: skip


def brief(compilation: Compilation | None = None, **more: Any) -> Brief:
    given: dict[str, Any] = {
        "assessments": ASSESSMENTS, "mandate": mandate(), "record": RECORD, "setting": SETTING,
    }  # fmt: skip
    return brief_of(compilation or model(), **(given | more))
