"""The file that is carried to the model and back."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from plenipo.errors import AnswerError, PolicyError
from plenipo.positions.judges.chat.batch import read_batch, write_batch
from plenipo.positions.judges.chat.judge import ChatJudge
from plenipo.texts.marking import Marking
from tests.engine.positions.judges.chat_values import (
    MANDATE,
    MODEL,
    POLICY,
    Told,
    answer_text,
    case,
    relation,
)

CASES = [
    case("resolves\n1\t{+to draft a treaty on tides+}", "SLC"),
    case("resolves\n1\t{+to draft a treaty on winds+}", "NOR"),
    case("resolves\n1\t{+to draft a treaty on winds+}", "EST"),
]
GOOD = answer_text(relation("to draft a treaty"), relation("to draft a charter"))


def answered(content: bytes, text: Callable[[str], str] = lambda name: GOOD) -> list[bytes]:
    """What a batch run makes of the requests."""
    lines = []
    for line in content.splitlines():
        name = json.loads(line)["custom_id"]
        body = {
            "choices": [{"message": {"role": "assistant", "content": text(name)}, "finish_reason": "stop"}],
            "usage": {"prompt_tokens": 100, "completion_tokens": 10},
        }
        lines.append(
            json.dumps({"id": "b", "custom_id": name, "response": {"status_code": 200, "body": body}}).encode()
        )
    return lines


def written() -> bytes:
    return write_batch(CASES, MANDATE, POLICY, MODEL).content


def test_the_requests_are_of_the_batch_api() -> None:
    batch = write_batch(CASES, MANDATE, POLICY, MODEL)
    lines = [json.loads(line) for line in batch.content.splitlines()]
    assert all(set(line) == {"custom_id", "method", "url", "body"} for line in lines)
    assert {(line["method"], line["url"], line["body"]["model"]) for line in lines} == {
        ("POST", "/v1/chat/completions", "fable-1")
    }
    assert len({line["custom_id"] for line in lines}) == batch.requests == 3
    assert batch.tokens > 1000


def test_in_any_order_the_answers_say_what_they_say_over_the_network() -> None:
    content = b"\n".join(reversed(answered(written())))
    outcome = read_batch(content, list(CASES), MANDATE)
    direct = ChatJudge(Told(by=lambda request: GOOD), POLICY, MODEL).judge(CASES, MANDATE)
    assert outcome.findings == direct.findings
    assert [one.proposal for one in outcome.findings] == ["SLC/1/1", "NOR/1/1", "EST/1/1"]
    assert (outcome.refused, outcome.usage.rejected, outcome.usage.prompt_tokens) == ((), 3, 300)


def test_cases_in_another_order_read_the_same_answers() -> None:
    outcome = read_batch(b"\n".join(answered(written())), CASES[::-1], MANDATE)
    assert [one.proposal for one in outcome.findings] == ["EST/1/1", "NOR/1/1", "SLC/1/1"]


def test_what_is_missing_is_said_and_the_rest_counts() -> None:
    outcome = read_batch(b"\n".join(answered(written())[1:]), CASES, MANDATE)
    (error,) = outcome.refused
    assert str(error).startswith("SLC.docx: SLC/1/1: it has no answer in the file")
    assert len(outcome.findings) == 2


def test_strange_damaged_and_doubled_lines_are_said_and_the_rest_counts() -> None:
    own = answered(written())
    strange = own[0].replace(b'"custom_id": "', b'"custom_id": "x')
    content = b"\xef\xbb\xbf" + b"\n".join([strange, b"{broken", b"[" * 5000, b"", *own, own[0]])
    outcome = read_batch(content, CASES, MANDATE)
    said = " ".join(str(error) for error in outcome.refused)
    assert "line 2 is no answer" in said
    assert "line 3 is no answer" in said
    assert "line 8 answers" in said
    assert "1 answer is to another request: x" in said
    assert len(outcome.findings) == 3


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ({"response": {"status_code": 500, "body": {}}}, "did not answer with status 500"),
        ({"response": None, "error": {"code": "expired"}}, "did not answer"),
        ({"response": {"status_code": 200, "body": None}}, "no chat completion"),
        ({"response": {"status_code": 200, "body": {"choices": []}}}, "the answer is empty"),
        ({"response": {"status_code": 200, "body": {"choices": [{"message": {"content": "?"}}]}}}, "not the JSON"),
    ],
)
def test_an_answer_that_failed_is_an_error_of_its_case(line: dict[str, object], reason: str) -> None:
    first, *others = answered(written())
    failed = json.dumps({"custom_id": json.loads(first)["custom_id"], **line}).encode()
    outcome = read_batch(b"\n".join([failed, *others]), CASES, MANDATE)
    (error,) = outcome.refused
    assert reason in str(error)
    assert "SLC/1/1" in str(error)
    assert len(outcome.findings) == 2


def test_a_file_from_other_proposals_is_refused() -> None:
    other = write_batch([case()], MANDATE, POLICY, MODEL).content
    with pytest.raises(AnswerError, match="answers other requests"):
        read_batch(b"\n".join(answered(other)), CASES, MANDATE)


def test_a_file_for_another_mandate_is_refused() -> None:
    with pytest.raises(AnswerError, match="answers other requests"):
        read_batch(b"\n".join(answered(written())), CASES, replace(MANDATE, title="Other lines"))


@pytest.mark.parametrize("content", [b"", b"\n\n", b"PK\x03\x04\xff"])
def test_a_file_without_answers_is_refused(content: bytes) -> None:
    with pytest.raises(AnswerError, match="holds no answers"):
        read_batch(content, CASES, MANDATE)


def test_what_may_not_go_is_not_written() -> None:
    secret = replace(case("resolves\n1\t{+to hide the lighthouse+}"), marking=Marking.LIMITE)
    batch = write_batch([secret, *CASES], MANDATE, POLICY, MODEL)
    assert b"lighthouse" not in batch.content
    assert [type(error) for error in batch.refused] == [PolicyError]
    assert batch.requests == 3


def test_a_mandate_that_may_not_go_stops_it() -> None:
    with pytest.raises(PolicyError):
        write_batch(CASES, replace(MANDATE, marking=Marking.LIMITE), POLICY, MODEL)
