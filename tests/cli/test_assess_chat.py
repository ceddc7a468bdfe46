"""``plenipo assess --judge chat``: one clear line for everything that goes wrong, and the rest goes on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plenipo.cli.main import run
from tests.cli.conference_files import write_conference
from tests.sources.chat_server import Reply, completion, serving

LINES = "# Lines to take\n\n1. The League supports yearly reports to the Council.\n\n2. The League opposes fees.\n"
NOTHING = json.dumps({"relations": []})


@pytest.fixture
def assess(tmp_path: Path) -> list[str]:
    contributions, bases = write_conference(tmp_path)
    (tmp_path / "lines.md").write_text(LINES)
    (tmp_path / "chat.toml").write_text('url = "https://model.example/v1"\nmodel = "fable-1"\n')
    files = [str(path) for path in sorted(contributions.iterdir())]
    options = ["--lines", str(tmp_path / "lines.md"), "--bases", str(bases), "--judge", "chat"]
    return ["assess", *files, *options, "--endpoint", str(tmp_path / "chat.toml")]


def test_an_endpoint_that_fails_is_not_taken_for_silence(
    assess: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with serving(Reply(401, b'{"error": {"message": "no such key"}}')) as server:
        (tmp_path / "chat.toml").write_text(f'url = "{server.url}"\nmodel = "fable-1"\n')
        assert run(assess) == 2
    captured = capsys.readouterr()
    assert "No proposal could be judged." in captured.out
    assert "with certainty" not in captured.out
    assert [line.count("refuses with status 401: no such key.") for line in captured.err.splitlines()] == [1, 1, 1]


def test_what_was_sent_again_is_told(assess: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serving(Reply(503, headers={"Retry-After": "0"}), completion(NOTHING)) as server:
        (tmp_path / "chat.toml").write_text(f'url = "{server.url}"\nmodel = "fable-1"\n')
        assert run(assess) == 0
        assert len(server.seen) == 4
    assert "4 requests (1 of them sent again), 0 answers kept from before" in capsys.readouterr().out


def test_the_file_of_questions_comes_back_as_the_file_of_answers(
    assess: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked, answered = tmp_path / "requests.jsonl", tmp_path / "answers.jsonl"
    assert run([*assess, "--batch-out", str(asked)]) == 0
    names = [json.loads(line)["custom_id"] for line in asked.read_text().splitlines()]
    body = json.loads(completion(NOTHING).content)
    answers = [json.dumps({"custom_id": name, "response": {"status_code": 200, "body": body}}) for name in names]
    answered.write_text("\n".join(reversed(answers)))
    assert run([*assess, "--batch-in", str(answered)]) == 0
    answered.write_text("\n".join([*answers[1:], "no answer"]))
    capsys.readouterr()
    assert run([*assess, "--batch-in", str(answered)]) == 2
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 2
    assert "EUR/10/1: it has no answer in the file" in told[0]
    assert told[1].startswith("plenipo: answers.jsonl: line 3 is no answer of a batch.")
