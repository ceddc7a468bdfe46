"""Which judge a command asks, and how."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from plenipo.cli.console import progress
from plenipo.cli.options import terms_in
from plenipo.conference.intake import TakenIn
from plenipo.errors import PlenipoError, UsageError
from plenipo.positions.cases import cases_of
from plenipo.positions.concepts import extended_thesaurus
from plenipo.positions.judges.built_in import BuiltInJudge
from plenipo.positions.judges.chat.batch import Batch, read_batch, write_batch
from plenipo.positions.judges.chat.judge import total
from plenipo.positions.judges.contract import Case, Judge, Judgement
from plenipo.positions.mandate import Mandate
from plenipo.readers.files import read_bytes
from plenipo.texts.instrument import Instrument
from plenipo.texts.marking import Marking
from plenipo.writers.folder import write_file

TOGETHER = 25  # cases that are judged between two steps of the progress display


class JudgeChoice(StrEnum):
    BUILT_IN = "built-in"
    LEARNED = "learned"
    CHAT = "chat"


class Asked(Struct, frozen=True):
    """A judge as options describe it. model: of the learned judge; endpoint, cache: of the chat judge."""

    choice: JudgeChoice
    model: Path | None = None
    endpoint: Path | None = None
    cache: Path | None = None
    thesaurus: tuple[Path, ...] = ()

    def judge(self) -> Judge:
        """Raises UsageError where an option that it needs is missing."""
        if self.choice is JudgeChoice.LEARNED:
            from plenipo.positions.judges.learned import LearnedJudge, required  # loads scikit-learn

            data = read_bytes(self.model) if self.model else None
            return LearnedJudge(required(data, str(self.model or "")), built_in=self._built_in())
        if self.choice is JudgeChoice.CHAT:
            from plenipo.sources.endpoint import chat_judge  # loads the network

            return chat_judge(_required(self.endpoint, "--endpoint", "chat"), self.cache)
        return self._built_in()

    def _built_in(self) -> BuiltInJudge:
        return BuiltInJudge(extended_thesaurus(terms_in(self.thesaurus))) if self.thesaurus else BuiltInJudge()


def cases_from(received: Iterable[TakenIn], bases: Iterable[Instrument]) -> tuple[Case, ...]:
    """Every proposal of the contributions, with the text that it amends."""
    pairs = [(proposal, taken.header.marking) for taken in received for proposal in taken.proposals]
    return cases_of(pairs, bases)


def marking_of_judge(asked: Asked) -> Marking:
    """A learned model quotes what it learned from, and carries its marking."""
    if asked.choice is JudgeChoice.LEARNED and asked.model:
        from plenipo.positions.judges.learned import Model

        return Model.from_bytes(read_bytes(asked.model)).marking
    return Marking.PUBLIC


def judged(asked: Asked, cases: Sequence[Case], mandate: Mandate) -> Judgement:
    """The judgement on all cases, with progress."""
    judge = asked.judge()
    parts: list[Judgement] = []
    with progress() as steps:
        task = steps.start("Judging", len(cases))
        for first in range(0, len(cases), TOGETHER):
            some = cases[first : first + TOGETHER]
            parts.append(judge.judge(some, mandate))
            for _ in some:
                steps.advance(task)
    return _together(parts)


def _together(parts: Sequence[Judgement]) -> Judgement:
    return Judgement(
        tuple(finding for part in parts for finding in part.findings),
        tuple(error for part in parts for error in part.refused),
        total([part.usage for part in parts]),
    )


def write_requests(asked: Asked, cases: Sequence[Case], mandate: Mandate, out: Path) -> Batch:
    """The questions for the chat judge as a file to carry to where the model is, and what may not go."""
    from plenipo.sources.configuration import read_configuration

    configuration = read_configuration(_required(asked.endpoint, "--endpoint", "chat"))
    batch = write_batch(cases, mandate, configuration.policy, configuration.chat_model)
    write_file(out, batch.content)
    return batch


def read_answers(asked: Asked, cases: Sequence[Case], mandate: Mandate, answers: Path) -> Judgement:
    """What came back from there."""
    from plenipo.sources.configuration import read_configuration

    configuration = read_configuration(_required(asked.endpoint, "--endpoint", "chat"))
    try:
        judgement = read_batch(read_bytes(answers), cases, mandate, configuration.prompt_tokens)
    except PlenipoError as error:
        raise error.at(answers.name) from error
    return replace(judgement, refused=tuple(error.at(answers.name) for error in judgement.refused))


def _required(path: Path | None, option: str, judge: str) -> Path:
    if path is None:
        raise UsageError(f"the {judge} judge needs {option}.", remedy=f"Name its file with {option}.")
    return path
