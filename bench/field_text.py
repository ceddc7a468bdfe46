"""Fictional proposals and lines in the words of the field, so that a judge finds something. One seed, one result."""

from __future__ import annotations

from random import Random

from plenipo.amendments.proposal import AmendedProvision, Proposal, Span, SpanKind
from plenipo.positions.judges.contract import Case
from plenipo.positions.mandate import Line, Mandate
from plenipo.positions.statements import statements_of
from plenipo.texts.contribution import Symbol
from plenipo.texts.instrument import InstrumentReference
from plenipo.texts.provision import Role

CHANGES = 10  # of one proposal

_SUBJECTS = (
    "the Internet Governance Forum", "critical information infrastructure", "artificial intelligence",
    "roaming charges", "facial recognition", "the International Telecommunication Regulations",
    "affordable connectivity", "least developed countries", "small island developing states",
    "the multi-stakeholder model", "gender equality", "the 2030 Agenda", "cybercrime", "capacity building",
    "radio spectrum", "numbering resources", "emergency telecommunications", "child online protection",
    "climate change", "human rights", "the domain name system", "national incident response teams", "open standards",
    "smart cities", "the strategic plan", "the financial plan", "satellite orbits", "digital skills",
)  # fmt: skip
_VERBS = (
    "promote", "strengthen", "coordinate", "study", "regulate", "oversee", "support", "facilitate", "review",
    "harmonize", "refrain from regulating", "avoid duplicating work on", "assist Member States with",
    "report each year on",
)  # fmt: skip
_MEANS = (
    "through regional workshops", "by means of a new treaty", "within existing resources", "in cooperation with UNESCO",
    "under the lead of the Union", "with all stakeholders", "on a voluntary basis", "as a matter of urgency",
    "without prejudice to national law", "by a group of governmental experts", "in line with its competences",
)  # fmt: skip
_PLACES = ("Auria", "Belmark", "Corvia", "Dellmoor", "Estrand", "Fjellby", "Gavora", "Hollin", "Ilmar", "Jorvale")
_THINGS = ("harbours", "lighthouses", "archives", "orchards", "ferries", "valleys", "libraries", "islands", "bridges")
_CALLS = (
    "resolves",
    "instructs the Secretary-General",
    "instructs the Director",
    "invites Member States",
    "recognizing",
)
_STANCES = (
    "The delegation supports efforts to {} {} {}.",
    "We do not believe that the Union should {} {} {}.",
    "The delegation should encourage the Union to {} {} {}.",
    "We have serious concerns about proposals to {} {} {}.",
    "We stress the need to {} {} {}.",
)


class FieldText:
    """Sentences drawn one after another."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def clause(self) -> str:
        """About twenty words."""
        choose = self._random.choice
        said = f"{choose(_VERBS)} {choose(_SUBJECTS)} {choose(_MEANS)}"
        where = f"for the {choose(_THINGS)} of {choose(_PLACES)} and the {choose(_THINGS)} of {choose(_PLACES)}"
        return f"{said} {where}, before the end of {self._random.randint(2031, 2099)}"

    def line(self, number: int) -> Line:
        """A line to take."""
        choose = self._random.choice
        text = choose(_STANCES).format(choose(_VERBS), choose(_SUBJECTS), choose(_MEANS))
        return Line(str(number), text, "", statements_of(str(number), text))

    def case(self, number: int, changes: int = CHANGES) -> Case:
        """A proposal with that many changes: new provisions, insertions in old ones, deletions."""
        provisions = tuple(self._provision(at) for at in range(changes))
        target = InstrumentReference("Resolution", str(number % 60 + 1), "(Rev. Velmora, 2034)")
        return Case(
            Proposal(f"Q/{number}/1", Symbol.MOD, "Q", target, provisions, tracked=True, title="A text on harbours")
        )

    def _provision(self, number: int) -> AmendedProvision:
        call = self._random.choice(_CALLS)
        role = Role.RECITAL if call == "recognizing" else Role.OPERATIVE
        kind = number % 3
        old, changed = f"to {self.clause()}", f" and to {self.clause()}"
        spans: tuple[Span, ...] = (
            Span(SpanKind.KEEP, old),
            Span((SpanKind.INSERT, SpanKind.DELETE)[kind % 2], changed, "Q"),
        )
        if kind == 2:
            spans = (Span(SpanKind.INSERT, old, "Q"),)
        original = "".join(span.text for span in spans if span.kind is not SpanKind.INSERT)
        proposed = "".join(span.text for span in spans if span.kind is not SpanKind.DELETE)
        return AmendedProvision(
            id=f"p.{number + 1}",
            role=role,
            path=(call, str(number + 1)),
            original=original or None,
            proposed=proposed,
            original_label=str(number + 1),
            proposed_label=str(number + 1),
            spans=spans,
        )


def cases(proposals: int, seed: int = 31) -> list[Case]:
    text = FieldText(seed)
    return [text.case(number) for number in range(1, proposals + 1)]


def mandate(lines: int | None = None, statements: int | None = None, seed: int = 37) -> Mandate:
    """A mandate of so many lines, or of as many as have so many statements."""
    text = FieldText(seed)
    made: list[Line] = []
    while len(made) != lines and sum(len(line.statements) for line in made) < (statements or float("inf")):
        made.append(text.line(len(made) + 1))
    return Mandate("Q/34", "Lines for the harbours of Auria", tuple(made))
