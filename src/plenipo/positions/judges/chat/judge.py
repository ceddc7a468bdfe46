"""The chat judge: asks, reads, verifies, and counts what it cost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from msgspec import Struct
from msgspec.structs import astuple, replace

from plenipo.errors import AnswerError, BudgetSpent, EndpointError, PlenipoError
from plenipo.positions.finding import Finding
from plenipo.positions.judges.chat.answer import Claim, parse_answer
from plenipo.positions.judges.chat.budget import Budget, Spending, estimated_tokens
from plenipo.positions.judges.chat.cache import Cache, keep_answer, kept_answer
from plenipo.positions.judges.chat.findings import findings_from
from plenipo.positions.judges.chat.passages import Passage, passages_of
from plenipo.positions.judges.chat.policy import Policy
from plenipo.positions.judges.chat.prompt import requests_for
from plenipo.positions.judges.chat.request import Answer, Ask, Model, Request, key_of
from plenipo.positions.judges.contract import Case, Judgement, Usage
from plenipo.positions.mandate import Mandate

PATIENCE = 3  # failures of the endpoint in a row, after which it is not asked any more


class CaseReport(Struct, frozen=True):
    """What became of one case. errors: why a part of it, or all, could not be judged."""

    proposal: str
    findings: tuple[Finding, ...] = ()
    errors: tuple[PlenipoError, ...] = ()
    usage: Usage = Usage()


class Prepared(Struct, frozen=True):
    """A case with its questions, or the error that keeps it from being asked."""

    case: Case
    passages: tuple[Passage, ...] = ()
    requests: tuple[Request, ...] = ()
    error: PlenipoError | None = None


class Read(Struct, frozen=True):
    """An answer that has been read: its claims or its error, and what it cost."""

    claims: tuple[Claim, ...] = ()
    error: PlenipoError | None = None
    usage: Usage = Usage()


def prepare(case: Case, mandate: Mandate, policy: Policy, model: Model) -> Prepared:
    """The questions about a case. Nothing is written of a case that the policy forbids."""
    try:
        policy.admit_case(case)
        return questions(case, mandate, model.prompt_tokens)
    except PlenipoError as error:
        return Prepared(case, error=error.at(case.proposal.file or case.proposal.id))


def questions(case: Case, mandate: Mandate, prompt_tokens: int) -> Prepared:
    """The questions about a case. Raises JudgeError where none can be put."""
    passages = passages_of(case)
    return Prepared(case, passages, requests_for(case.proposal, passages, mandate, prompt_tokens))


def report(prepared: Prepared, reads: Sequence[Read], mandate: Mandate) -> CaseReport:
    """The findings of a case, its quotes verified, with its errors and its cost."""
    proposal = prepared.case.proposal
    claims = [claim for read in reads for claim in read.claims]
    findings, rejected = findings_from(claims, proposal, prepared.passages, mandate)
    where = proposal.file or proposal.id
    errors = [prepared.error, *(read.error for read in reads)]
    return CaseReport(
        proposal.id,
        findings,
        tuple(dict.fromkeys(_named(error, proposal.id, where) for error in errors if error)),
        total([*(read.usage for read in reads), Usage(rejected=rejected)]),
    )


def judgement(reports: Iterable[CaseReport]) -> Judgement:
    """The reports of all cases as one judgement; of a case in parts, one error that stands for them."""
    listed = list(reports)
    return Judgement(
        tuple(finding for one in listed for finding in one.findings),
        tuple(one.errors[0] for one in listed if one.errors),
        total([one.usage for one in listed]),
    )


def total(usages: Sequence[Usage]) -> Usage:
    """The sum of what was used."""
    return Usage(*map(sum, zip(*map(astuple, (Usage(), *usages)), strict=True)))


def _named(error: PlenipoError, proposal: str, where: str) -> PlenipoError:
    """The error with the proposal that it keeps from being judged."""
    what = error.what if proposal in error.what else f"{proposal}: {error.what}"
    return type(error)(what, where=error.where or where, remedy=error.remedy)


class ChatJudge:
    """Judges with a language model. The budget holds for everything that this judge is asked.

    together: how many proposals are asked at once.
    """

    name = "chat"

    def __init__(
        self,
        ask: Ask,
        policy: Policy,
        model: Model,
        *,
        cache: Cache | None = None,
        budget: Budget | None = None,
        together: int = 1,
    ) -> None:
        self._ask = ask
        self._policy = policy
        self._model = model
        self._cache = cache
        self._spending = Spending(budget or Budget())
        self._together = max(1, together)
        self._failures = 0
        self._last_failure: EndpointError | None = None

    def judge(self, cases: Sequence[Case], mandate: Mandate) -> Judgement:
        """Findings for all cases. Raises PolicyError where the mandate itself may not be sent."""
        return judgement(self.reports(cases, mandate))

    def reports(self, cases: Iterable[Case], mandate: Mandate) -> Iterator[CaseReport]:
        """The same case by case as they are done, each with what it cost. Raises PolicyError like ``judge``."""
        self._policy.admit_mandate(mandate)
        waiting = iter(cases)
        while group := list(islice(waiting, self._together)):
            prepared = [prepare(case, mandate, self._policy, self._model) for case in group]
            reads = iter(self._read_all([request for one in prepared for request in one.requests]))
            for one in prepared:
                yield report(one, list(islice(reads, len(one.requests))), mandate)

    def _read_all(self, requests: Sequence[Request]) -> list[Read]:
        """Every request read; answers that make no sense are asked for once more."""
        keys = [key_of(request, self._model, self._policy.endpoint) for request in requests]
        reads = self._read_once(requests, keys)
        again = [index for index, read in enumerate(reads) if isinstance(read.error, AnswerError)]
        repeated = self._read_once([requests[index].asked_again() for index in again], [keys[index] for index in again])
        for index, second in zip(again, repeated, strict=True):
            repeated_once = Usage(retries=1 if second.usage.requests else 0)
            usage = total([reads[index].usage, second.usage, repeated_once])
            reads[index] = Read(second.claims, second.error, usage)
        return reads

    def _read_once(self, requests: Sequence[Request], keys: Sequence[str]) -> list[Read]:
        """keys: under which the answers are kept."""
        reads: list[Read | None] = [self._kept(request, key) for request, key in zip(requests, keys, strict=True)]
        asked: list[tuple[int, int]] = []
        for index, request in enumerate(requests):
            if reads[index] is None:
                reserved = self._reserve(request)
                if isinstance(reserved, int):
                    asked.append((index, reserved))
                else:
                    reads[index] = Read(error=reserved)
        answers = self._ask.complete([requests[index] for index, _ in asked], self._spending.again) if asked else []
        for (index, reserved), answer in zip(asked, answers, strict=True):
            read = self._answered(requests[index], answer, reserved)
            reads[index] = read
            if read.error is None:
                keep_answer(self._cache, keys[index], answer.text)
        return [read for read in reads if read is not None]

    def _kept(self, request: Request, key: str) -> Read | None:
        text = kept_answer(self._cache, key)
        if text is None:
            return None
        read = read_answer(request, Answer(text))
        return None if read.error else Read(read.claims, usage=Usage(cached=1))

    def _reserve(self, request: Request) -> int | PlenipoError:
        """Tokens set aside for the request, or why it is not asked."""
        if self._failures >= PATIENCE and self._last_failure is not None:
            return self._last_failure
        try:
            return self._spending.reserve(request.tokens, "")
        except PlenipoError as error:
            return error

    def _answered(self, request: Request, answer: Answer, reserved: int) -> Read:
        read = read_answer(request, answer)
        self._spending.settle(reserved, read.usage)
        if isinstance(read.error, EndpointError):
            self._failures += 1
            self._last_failure = read.error
        else:
            self._failures = 0
        return read


def read_answer(request: Request, answer: Answer) -> Read:
    """The claims of an answer. Tokens that the endpoint does not count are estimated."""
    sent = Usage(requests=answer.sent, retries=max(answer.sent - 1, 0))
    if isinstance(answer.error, EndpointError | BudgetSpent):
        return Read(error=answer.error, usage=sent)
    prompt = request.tokens if answer.prompt_tokens is None else answer.prompt_tokens
    written = estimated_tokens(answer.text) if answer.answer_tokens is None else answer.answer_tokens
    usage = replace(sent, prompt_tokens=prompt, answer_tokens=written)
    if answer.error is not None:
        return Read(error=answer.error, usage=usage)
    try:
        return Read(parse_answer(answer.text), usage=usage)
    except AnswerError as error:
        return Read(error=error, usage=usage)
