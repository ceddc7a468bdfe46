"""The same questions as a file, in the form of the OpenAI batch API: carried to where the model is, and back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct

from plenipo.errors import AnswerError, PlenipoError
from plenipo.positions.judges.chat.judge import CaseReport, Prepared, Read, prepare, questions, read_answer, report
from plenipo.positions.judges.chat.judge import judgement as gather
from plenipo.positions.judges.chat.policy import Policy
from plenipo.positions.judges.chat.reply import Completion, answer_from
from plenipo.positions.judges.chat.request import PROMPT_TOKENS, Answer, Model, Request, body
from plenipo.positions.judges.contract import Case, Judgement
from plenipo.positions.mandate import Mandate

_PATH = "/v1/chat/completions"
_SHOWN = 3  # names shown of many


class Batch(Struct, frozen=True):
    """content: JSON Lines, a request each. refused: one error for each case that is not in it. tokens: by estimate."""

    content: bytes
    refused: tuple[PlenipoError, ...] = ()
    requests: int = 0
    tokens: int = 0


class _Response(Struct):
    status_code: int = 200
    body: msgspec.Raw = msgspec.Raw(b"{}")


class _Line(Struct):
    custom_id: str
    response: _Response | None = None


def write_batch(cases: Sequence[Case], mandate: Mandate, policy: Policy, model: Model) -> Batch:
    """The file for all cases that the policy allows. Raises PolicyError where the mandate itself may not be sent."""
    policy.admit_mandate(mandate)
    prepared = [prepare(case, mandate, policy, model) for case in cases]
    named = [pair for pairs in _named(prepared) for pair in pairs]
    return Batch(
        b"".join(msgspec.json.encode(_line(name, request, model)) + b"\n" for name, request in named),
        tuple(one.error for one in prepared if one.error),
        len(named),
        sum(request.tokens for _, request in named),
    )


def read_batch(
    answers: bytes, cases: Sequence[Case], mandate: Mandate, prompt_tokens: int = PROMPT_TOKENS
) -> Judgement:
    """What the answers say of the cases, in any order. Each case without a usable answer is refused with its reason.

    prompt_tokens: as of the model that the requests were written for. Raises AnswerError for a file that answers
    none of these requests: it belongs to other proposals, or they or the mandate have changed since.
    """
    given, faults = _answers(answers)
    prepared = [_prepared(case, mandate, prompt_tokens) for case in cases]
    named = _named(prepared)
    wanted = {name for pairs in named for name, _ in pairs}
    _require_ours(given, wanted)
    reports = [_reported(one, pairs, given, mandate) for one, pairs in zip(prepared, named, strict=True)]
    outcome = gather(reports)
    strangers = sorted(set(given) - wanted)
    if strangers:
        said = "1 answer is to another request" if len(strangers) == 1 else f"{len(strangers)} answers are to others"
        faults.append(_fault(f"{said}: {_some(strangers)}."))
    return Judgement(outcome.findings, (*outcome.refused, *faults), outcome.usage)


def _prepared(case: Case, mandate: Mandate, prompt_tokens: int) -> Prepared:
    try:
        return questions(case, mandate, prompt_tokens)
    except PlenipoError as error:
        return Prepared(case, error=error)


def _named(prepared: Sequence[Prepared]) -> list[list[tuple[str, Request]]]:
    """The requests of each case under names that their content gives them; equal questions are counted."""
    seen: Counter[str] = Counter()
    names: list[list[tuple[str, Request]]] = []
    for one in prepared:
        pairs = []
        for request in one.requests:
            digest = request.digest[:24]
            seen[digest] += 1
            pairs.append((f"{digest}-{seen[digest]}", request))
        names.append(pairs)
    return names


def _line(name: str, request: Request, model: Model) -> dict[str, object]:
    return {"custom_id": name, "method": "POST", "url": _PATH, "body": body(request, model)}


def _answers(content: bytes) -> tuple[dict[str, Answer], list[PlenipoError]]:
    """The answers under their names, and what is wrong with lines of the file."""
    given: dict[str, Answer] = {}
    faults: list[PlenipoError] = []
    for number, line in enumerate(content.removeprefix(b"\xef\xbb\xbf").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            read = msgspec.json.decode(line, type=_Line)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            faults.append(_fault(f"line {number} is no answer of a batch."))
            continue
        if read.custom_id in given:
            faults.append(
                _fault(f"line {number} answers {read.custom_id[:40]} a second time; the first answer counts.")
            )
            continue
        given[read.custom_id] = _answer(read)
    return given, faults


def _answer(line: _Line) -> Answer:
    if line.response is None or line.response.status_code != 200:
        status = f" with status {line.response.status_code}" if line.response else ""
        return Answer(error=_fault(f"the model did not answer{status}."))
    try:
        return answer_from(msgspec.json.decode(line.response.body, type=Completion))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return Answer(error=_fault("the answer is no chat completion."))


def _require_ours(given: Mapping[str, Answer], wanted: set[str]) -> None:
    if given and wanted and not wanted & set(given):
        raise AnswerError(
            f"the file answers other requests than these proposals with this mandate give ({_some(sorted(given))}).",
            remedy="Give the proposals, the mandate and the configuration that the requests were written with.",
        )
    if wanted and not given:
        raise AnswerError("the file holds no answers.", remedy="Give the file that the model's batch run wrote.")


def _reported(
    prepared: Prepared, pairs: Sequence[tuple[str, Request]], given: Mapping[str, Answer], mandate: Mandate
) -> CaseReport:
    return report(prepared, list(_reads(pairs, given)), mandate)


def _reads(pairs: Sequence[tuple[str, Request]], given: Mapping[str, Answer]) -> Iterator[Read]:
    for name, request in pairs:
        answer = given.get(name)
        if answer is None:
            yield Read(error=_fault("it has no answer in the file: it was not asked, or the answer was lost."))
        else:
            yield read_answer(request, answer)


def _fault(what: str) -> AnswerError:
    return AnswerError(what, remedy="Ask the model again for what is missing.")


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(name[:40] for name in names[:_SHOWN])
    return shown if len(names) <= _SHOWN else f"{shown} …"
