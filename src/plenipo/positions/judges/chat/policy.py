"""Which markings may go to an endpoint. Asked before anything is written for it."""

from __future__ import annotations

from msgspec import Struct

from plenipo.errors import PolicyError
from plenipo.positions.judges.contract import Case
from plenipo.positions.mandate import Mandate
from plenipo.texts.marking import Marking, refuse_classified

PUBLIC_ONLY = frozenset({Marking.PUBLIC})


class Policy(Struct, frozen=True):
    """What the owner of an endpoint allows. endpoint: as messages name it.

    allowed: each marking by name. No marking implies another, and no machine is trusted for being near.
    """

    endpoint: str
    allowed: frozenset[Marking] = PUBLIC_ONLY

    def admit_mandate(self, mandate: Mandate) -> None:
        """Raises PolicyError, or ClassifiedMarking where the mandate bears an EU classification."""
        name = f"mandate {mandate.reference}".strip()
        refuse_classified([mandate.title, *(line.text for line in mandate.lines)], mandate.source or name)
        self._admit(mandate.marking, f"The {name}", mandate.source)

    def admit_case(self, case: Case) -> None:
        """Raises PolicyError for the marking of the proposal or of the text that it amends."""
        proposal = case.proposal
        self._admit(case.marking, proposal.id, proposal.file)
        if case.base is not None:
            self._admit(case.base.marking, f"The text that {proposal.id} amends", case.base.source or proposal.file)

    def _admit(self, marking: Marking, what: str, where: str) -> None:
        if marking in self.allowed:
            return
        listed = ", ".join(sorted(self.allowed)) or "nothing"
        raise PolicyError(
            f"{what} is marked {marking.value}, and {self.endpoint} may be sent {listed} only; nothing was sent.",
            where=where,
            remedy="Use another judge, or ask the owner of the endpoint to list the marking in its configuration.",
        )
