"""The chat judge against a real HTTP server: what it sends, and how it bears every kind of reply."""

from __future__ import annotations

import gzip
import ssl
import subprocess
from pathlib import Path
from time import monotonic

import pytest
from msgspec.structs import replace

from plenipo.errors import AnswerError, BudgetSpent, EndpointError, JudgeError, PolicyError, UsageError
from plenipo.positions.judges.chat.judge import ChatJudge
from plenipo.positions.judges.contract import Judgement
from plenipo.sources.configuration import Configuration
from plenipo.sources.endpoint import Endpoint, chat_judge
from plenipo.sources.post import LARGEST_REPLY
from plenipo.texts.marking import Marking
from tests.engine.positions.judges.chat_values import MANDATE, answer_text, case, relation
from tests.sources.chat_server import ChatServer, Reply, completion, serving

GOOD = completion(answer_text(relation("to draft a treaty on networks")))
REFUSED_SCHEMA = Reply(400, b'{"error": {"message": "response_format json_schema is not supported"}}')


def judged(server: ChatServer, pauses: list[float] | None = None, **others: object) -> Judgement:
    """What the judge finds with this server; pauses are noted and not waited for."""
    configuration = Configuration(server.url, "fable-1", **others)  # type: ignore[arg-type]
    endpoint = Endpoint(configuration, ([] if pauses is None else pauses).append)
    return ChatJudge(endpoint, configuration.policy, configuration.chat_model).judge([case()], MANDATE)


def failure(outcome: Judgement, kind: type[JudgeError]) -> str:
    assert outcome.findings == ()
    (error,) = outcome.refused
    assert isinstance(error, kind)
    assert error.where
    assert error.remedy
    return error.what


def test_a_good_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEAPORT_KEY", "open-sesame")
    with serving(GOOD) as server:
        config = tmp_path / "chat.toml"
        config.write_text(f'url = "{server.url}/"\nmodel = "fable-1"\nkey_variable = "SEAPORT_KEY"\n')
        outcome = chat_judge(config, tmp_path / "answers").judge([case()], MANDATE)
        again = chat_judge(config, tmp_path / "answers").judge([case()], MANDATE)
    (seen,) = server.seen
    assert seen.path == "/v1/chat/completions"
    assert seen.headers["Authorization"] == "Bearer open-sesame"
    assert (seen.body["model"], seen.body["temperature"]) == ("fable-1", 0)
    assert [one.change.text for one in outcome.findings] == ["to draft a treaty on networks"]
    assert (outcome.usage.prompt_tokens, outcome.usage.answer_tokens) == (100, 10)
    assert (again.findings, again.usage.cached) == (outcome.findings, 1)
    assert (tmp_path / "answers").stat().st_mode & 0o077 == 0


def test_a_wrong_quote_is_thrown_away_and_counted() -> None:
    false = answer_text(relation("to draft a treaty on submarines"), relation("to draft a treaty", "peace for all"))
    with serving(completion(false)) as server:
        outcome = judged(server)
    assert (outcome.findings, outcome.refused, outcome.usage.rejected) == ((), (), 2)


def test_a_server_without_schemas_is_asked_for_less() -> None:
    with serving(REFUSED_SCHEMA, REFUSED_SCHEMA, GOOD) as server:
        configuration = Configuration(server.url, "fable-1")
        chat = ChatJudge(Endpoint(configuration), configuration.policy, configuration.chat_model)
        outcome = chat.judge([case(), case("resolves\n1\t{+to sail on+}")], MANDATE)
    forms = [seen.body.get("response_format", {"type": "text"}) for seen in server.seen]
    assert [form["type"] for form in forms] == ["json_schema", "json_object", "text", "text"]  # type: ignore[index]
    assert len(outcome.findings) == 1


def test_a_server_that_refuses_every_form_says_why() -> None:
    with serving(Reply(400, b'{"error": {"message": "the prompt is too long"}}')) as server:
        what = failure(judged(server), EndpointError)
    assert what == "SLC/1/1: the endpoint refuses with status 400: the prompt is too long."
    assert len(server.seen) == 3


def test_a_busy_server_is_asked_again_when_it_says() -> None:
    pauses: list[float] = []
    with serving(Reply(429, headers={"Retry-After": "7"}), Reply(503), GOOD) as server:
        outcome = judged(server, pauses)
    assert len(outcome.findings) == 1
    assert pauses == [7, 1.0]
    assert (outcome.usage.requests, outcome.usage.retries) == (3, 2)


@pytest.mark.parametrize("first", [Reply(503), REFUSED_SCHEMA])
def test_a_budget_counts_what_is_sent_again(first: Reply, tmp_path: Path) -> None:
    with serving(first, first, GOOD) as server:
        config = tmp_path / "chat.toml"
        config.write_text(f'url = "{server.url}"\nmodel = "fable-1"\n[budget]\nrequests = 1\n')
        outcome = chat_judge(config).judge([case()], MANDATE)
    assert "the budget of 1 requests is used up" in failure(outcome, BudgetSpent)
    assert (len(server.seen), outcome.usage.requests) == (1, 1)


def test_a_server_cannot_make_us_wait_for_ever() -> None:
    pauses: list[float] = []
    with serving(Reply(429, headers={"Retry-After": "99999"}), GOOD) as server:
        judged(server, pauses)
    assert pauses == [60]


def test_a_server_that_stays_broken_is_given_up() -> None:
    pauses: list[float] = []
    with serving(Reply(500, b"oops")) as server:
        what = failure(judged(server, pauses, retries=2), EndpointError)
    assert what == "SLC/1/1: the endpoint answers with status 500 (3 attempts)."
    assert (pauses, len(server.seen)) == ([0.5, 1.0], 3)


def test_a_slow_server_is_given_up_in_time() -> None:
    began = monotonic()
    with serving(replace_wait(GOOD, 30)) as server:
        what = failure(judged(server, timeout=0.2, retries=1), EndpointError)
    assert "took longer than 0.2 s (2 attempts)" in what
    assert monotonic() - began < 5


def replace_wait(reply: Reply, seconds: float) -> Reply:
    return Reply(reply.status, reply.content, reply.headers, seconds)


def test_a_server_that_is_not_there() -> None:
    with serving() as server:
        pass
    assert "cannot be reached" in failure(judged(server, retries=0), EndpointError)


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply(content=b"<html>Welcome</html>"), "the reply is no chat completion"),
        (Reply(content=b"\xff\xfe\x00"), "the reply is no chat completion"),
        (Reply(content=b"[" * 10_000), "the reply is no chat completion"),
        (Reply(content=b'{"choices": []}'), "the answer is empty"),
        (completion("As a model I cannot."), "the answer cannot be used"),
        (completion('{"relations": [', finish_reason="length"), "was cut off"),
        (completion("", message={"content": None, "refusal": "no"}), "declined"),
        (Reply(content=b" " * (LARGEST_REPLY + 1)), "larger than 2,000,000 bytes"),
        (Reply(content=gzip.compress(GOOD.content), headers={"Content-Encoding": "gzip"}), "no chat completion"),
    ],
    ids=["page", "bytes", "nesting", "no choice", "talk", "cut off", "refusal", "huge", "packed"],
)
def test_nonsense_is_asked_again_once_and_then_given_up(reply: Reply, reason: str) -> None:
    with serving(reply) as server:
        assert reason in failure(judged(server), AnswerError)
    assert len(server.seen) == 2


def test_a_redirect_is_not_followed() -> None:
    with serving(GOOD) as elsewhere, serving(Reply(307, headers={"Location": elsewhere.url})) as server:
        assert "another address" in failure(judged(server), EndpointError)
    assert elsewhere.seen == []
    assert len(server.seen) == 1


def test_a_refused_key_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEAPORT_KEY", "open-sesame")
    refusal = Reply(401, b'{"error": {"message": "Wrong key open-sesame\\u001b[31m."}}')
    with serving(refusal) as server:
        what = failure(judged(server, key_variable="SEAPORT_KEY"), EndpointError)
    assert what == "SLC/1/1: the endpoint refuses with status 401: Wrong key … [31m."
    assert len(server.seen) == 1


def test_what_the_policy_forbids_never_reaches_the_server() -> None:
    with serving(GOOD) as server:
        configuration = Configuration(server.url, "fable-1")
        chat = ChatJudge(Endpoint(configuration), configuration.policy, configuration.chat_model)
        outcome = chat.judge([replace(case(), marking=Marking.LIMITE)], MANDATE)
        with pytest.raises(PolicyError, match="LIMITE"):
            chat.judge([case()], replace(MANDATE, marking=Marking.LIMITE))
    assert "is marked LIMITE" in failure(outcome, PolicyError)
    assert server.seen == []


def test_nothing_of_the_environment_decides_where_it_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(GOOD) as server, serving(GOOD) as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url)
        assert len(judged(server).findings) == 1
    assert proxy.seen == []


def test_several_at_one_time_keep_their_order() -> None:
    with serving(GOOD) as server:
        configuration = Configuration(server.url, "fable-1", parallel=4)
        chat = ChatJudge(Endpoint(configuration), configuration.policy, configuration.chat_model, together=4)
        outcome = chat.judge([case(sponsor=f"S{number}") for number in range(8)], MANDATE)
    assert [one.proposal for one in outcome.findings] == [f"S{number}/1/1" for number in range(8)]


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for 127.0.0.1 that signs itself, with its key."""
    path = tmp_path / "own.pem"
    made = tmp_path / "certificate.pem", tmp_path / "key.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=127.0.0.1"]
    command += ["-addext", "subjectAltName=IP:127.0.0.1", "-out", str(made[0]), "-keyout", str(made[1])]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=30)
    except FileNotFoundError:
        pytest.skip("no openssl to make a certificate with")
    path.write_bytes(made[0].read_bytes() + made[1].read_bytes())
    return path


def test_a_certificate_counts_only_where_it_is_trusted(certificate: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with serving(GOOD, certificate=context) as server:
        assert "certificate is not trusted" in failure(judged(server), EndpointError)
        assert server.seen == []
        assert len(judged(server, ca_file=str(certificate)).findings) == 1


def test_a_key_that_is_not_there_is_said_before_anything_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SEAPORT_KEY", raising=False)
    with pytest.raises(UsageError, match="SEAPORT_KEY holds no API key"):
        Endpoint(Configuration("http://127.0.0.1:1/v1", "fable-1", key_variable="SEAPORT_KEY"))


def test_certificates_that_are_none() -> None:
    with pytest.raises(UsageError, match="file of certificates"):
        Endpoint(Configuration("https://127.0.0.1:1/v1", "fable-1", ca_file="/nowhere/ca.pem"))


def test_the_budget_of_the_configuration_holds(tmp_path: Path) -> None:
    with serving(GOOD) as server:
        config = tmp_path / "chat.toml"
        config.write_text(f'url = "{server.url}"\nmodel = "fable-1"\n[budget]\nrequests = 1\n')
        outcome = chat_judge(config).judge([case(sponsor="SLC"), case(sponsor="NOR")], MANDATE)
    assert (len(server.seen), len(outcome.findings), len(outcome.refused)) == (1, 1, 1)


def test_parameters_go_along() -> None:
    with serving(GOOD) as server:
        judged(server, parameters={"max_tokens": 900, "seed": 5})
    (seen,) = server.seen
    assert (seen.body["max_tokens"], seen.body["seed"]) == (900, 5)
    assert "temperature" not in seen.body
