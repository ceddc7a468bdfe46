"""The contract of a judge."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from plenipo.amendments.proposal import Proposal
from plenipo.errors import PlenipoError
from plenipo.positions.finding import Finding
from plenipo.positions.mandate import Mandate
from plenipo.texts.instrument import Instrument
from plenipo.texts.marking import Marking


class Case(Struct, frozen=True):
    """One proposal to judge, with what a careful reader needs beside it.

    base: the text that it amends, where it is at hand. official: whether that is the official text rather than what
    another sponsor reproduces of it. marking: of the file that the proposal came in.
    """

    proposal: Proposal
    base: Instrument | None = None
    marking: Marking = Marking.PUBLIC
    official: bool = True


class Usage(Struct, frozen=True):
    """What a judgement cost. requests: whatever was sent; retries: how many of these repeat one that failed.

    rejected: relations thrown away because a quote of theirs was not in its source, or says nothing.
    """

    requests: int = 0
    prompt_tokens: int = 0
    answer_tokens: int = 0
    cached: int = 0
    rejected: int = 0
    retries: int = 0


class Judgement(Struct, frozen=True):
    """Findings in the order of the cases; one error for each case that could not be judged, the others being judged."""

    findings: tuple[Finding, ...]
    refused: tuple[PlenipoError, ...] = ()
    usage: Usage = Usage()


class Judge(Protocol):
    """Says what the changes of each case do to the lines. The same input gives the same answer."""

    @property
    def name(self) -> str:
        """As the command line calls it: "built-in", "learned", "chat"."""
        ...

    def judge(self, cases: Sequence[Case], mandate: Mandate) -> Judgement:
        """Findings for all cases. Quotes are verbatim."""
        ...
