"""The built-in judge: concepts of the field, what a change does to them, and what the lines want of them.

It needs no network, learns nothing, and gives the same answer every time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from plenipo.positions.amended import Amended, amended_provisions, heading_of, is_without_base, title_of
from plenipo.positions.bearing import Lines
from plenipo.positions.calibration import WHOLE, WORDING, Calibration, field_calibration
from plenipo.positions.concepts import Thesaurus, field_thesaurus
from plenipo.positions.consideration import Considered, MandateRead, by_wording, consider, whole_by_wording
from plenipo.positions.effects import Effect, effects_of
from plenipo.positions.explanation import explain
from plenipo.positions.finding import Deed, Finding, Quote, Relation
from plenipo.positions.judges.contract import Case, Judgement
from plenipo.positions.kinship import Bags, Vocabulary, bags_of
from plenipo.positions.mandate import Mandate
from plenipo.positions.mentions import Recogniser
from plenipo.positions.similarity import SharedWording
from plenipo.positions.wants import wants_of
from plenipo.texts.contribution import Symbol
from plenipo.texts.provision import Role

WEIGHT: Mapping[Role, float] = {
    Role.RECITAL: 0.85,
    Role.CALL: 0.8,
    Role.TITLE: 0.85,
    Role.NOTE: 0.7,
    Role.CELL: 0.8,
}
WITHOUT_BASE = 0.6  # of the confidence where it is not known what is new
LEAST = 0.05  # confidence below which a finding is not worth a look


class BuiltInJudge:
    """See the module. thesaurus, calibration: those of the field, or others."""

    name = "built-in"

    def __init__(self, thesaurus: Thesaurus | None = None, calibration: Calibration | None = None) -> None:
        self.thesaurus = thesaurus or field_thesaurus()
        self.calibration = calibration or field_calibration()
        self._recogniser = Recogniser(self.thesaurus)

    @cached_property
    def _bags(self) -> Bags:
        return bags_of(self.thesaurus)

    def judge(self, cases: Sequence[Case], mandate: Mandate) -> Judgement:
        """Findings for all cases, those that are too weak to count as relations included."""
        sure = ((*one, self._confidence(one[0], one[2])) for one in self.considered(cases, mandate))
        return Judgement(tuple(self._finding(*one) for one in sure if one[3] >= LEAST))

    def considered(self, cases: Sequence[Case], mandate: Mandate) -> Iterator[tuple[Case, Amended | None, Considered]]:
        """Everything that the changes bear on, before it is weighed."""
        lines = Lines(wants_of(mandate, self._recogniser), self.thesaurus)
        read = MandateRead(lines, SharedWording(mandate), Vocabulary(self._bags, lines))
        for case in cases:
            for considered in self._as_a_whole(case, read):
                yield case, None, considered
            for amended in amended_provisions(case):
                effects, weight = effects_of(amended, self._recogniser), WEIGHT.get(amended.role, 1.0)
                worded = by_wording(amended, read.wording, weight)
                for considered in consider(effects, worded, read, amended.role, weight, amended):
                    yield case, amended, considered

    def _as_a_whole(self, case: Case, mandate: MandateRead) -> list[Considered]:
        """SUP ends what the instrument is for; NOC keeps it, which only touches a line that wants it ended."""
        if case.proposal.symbol not in (Symbol.NOC, Symbol.SUP, Symbol.SUP_TRANSFER):
            return []
        kept = case.proposal.symbol is Symbol.NOC
        deed, amount = (Deed.KEEP, 0.9) if kept else (Deed.SUPPRESS, -0.9)
        quote = _heading_quote(case)
        effects = [Effect(concept, amount, deed, quote, WHOLE) for concept in self._purposes(case)]
        worded = whole_by_wording(title_of(case), Effect("", amount, deed, quote, WORDING), mandate.wording)
        found = consider(effects, worded, mandate, Role.OPERATIVE, 1.0)
        return [one for one in found if not kept or one.bearing.want.sign < 0]

    def _purposes(self, case: Case) -> list[str]:
        """Concepts that the instrument as a whole is for: by its number, else by its title."""
        target = case.proposal.target.name if case.proposal.target else ""
        numbered = [concept.id for concept in self.thesaurus if target in concept.instruments]
        return numbered or sorted({mention.concept for mention in self._recogniser.mentions(title_of(case))})

    def _confidence(self, case: Case, considered: Considered) -> float:
        features = self.calibration.features(considered.bearing, considered.beside, considered.role)
        doubt = WITHOUT_BASE if is_without_base(case) else 1.0
        return round(doubt * self.calibration.confidence(features), 3)

    def _finding(self, case: Case, amended: Amended | None, considered: Considered, confidence: float) -> Finding:
        bearing = considered.bearing
        statement = bearing.want.statement
        return Finding(
            proposal=case.proposal.id,
            line=bearing.want.line,
            statement=statement.id,
            relation=Relation.ADVANCES if bearing.value > 0 else Relation.CONFLICTS,
            confidence=confidence,
            deed=bearing.effect.deed,
            provision=amended.citation if amended else str(case.proposal.target or ""),
            change=bearing.effect.quote,
            words=Quote(statement.quote, bearing.want.line, statement.start),
            why=explain(bearing, amended, case, self.thesaurus),
            evidence=(bearing.effect.observation, bearing.effect.concept, bearing.concept),
        )


def _heading_quote(case: Case) -> Quote:
    heading = heading_of(case.proposal)
    if heading is None:
        return Quote(str(case.proposal.target or case.proposal.id), "", 0)
    return Quote(heading.original or heading.proposed or "", heading.id, 0)
