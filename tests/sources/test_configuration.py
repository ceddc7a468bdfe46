"""The configuration of an endpoint: careful where nothing is said, strict about what is."""

from __future__ import annotations

from pathlib import Path

import pytest

from plenipo.errors import UsageError
from plenipo.positions.judges.contract import Usage
from plenipo.sources.configuration import Configuration, read_configuration
from plenipo.texts.marking import Marking

LEAST = 'url = "https://model.example/v1"\nmodel = "fable-1"\n'


def read(tmp_path: Path, text: str) -> Configuration:
    path = tmp_path / "chat.toml"
    path.write_text(text)
    return read_configuration(path)


def test_only_public_texts_may_go_where_nothing_is_said(tmp_path: Path) -> None:
    for url in ("https://model.example/v1", "http://127.0.0.1:8080/v1", "http://localhost/v1", "http://[::1]/v1"):
        assert read(tmp_path, f'url = "{url}"\nmodel = "m"').policy.allowed == {Marking.PUBLIC}


def test_all_that_can_be_said(tmp_path: Path) -> None:
    text = (
        LEAST + 'markings = ["PUBLIC", "CEPT INTERNAL"]\ntimeout = 5\nretries = 0\nparallel = 2\nprompt_tokens = 4000\n'
    )
    text += "[budget]\nrequests = 10\ntokens = 5000\n[price]\nprompt = 2.0\nanswer = 8.0\n[parameters]\nseed = 1\n"
    configuration = read(tmp_path, text)
    assert configuration.policy.allowed == {Marking.PUBLIC, Marking.CEPT_INTERNAL}
    assert (configuration.budget.requests, configuration.budget.tokens) == (10, 5000)
    assert (configuration.chat_model.prompt_tokens, configuration.chat_model.parameters) == (4000, {"seed": 1})
    assert configuration.price is not None
    assert configuration.price.of(Usage(prompt_tokens=500_000, answer_tokens=250_000)) == 3.0


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "missing required field `url`"),
        ("url = ", "is no configuration"),
        (LEAST + 'markings = ["SECRET"]', "SECRET"),
        (LEAST + 'markings = "PUBLIC"', "is no configuration"),
        (LEAST + 'marking = ["LIMITE"]', "unknown field `marking`"),
        (LEAST + "[budget]\ntoken = 5", "unknown field `token`"),
        (LEAST + "[parameters]\nmodel = 'other'", "sets model among the parameters"),
        (LEAST + "timeout = 0", "timeout = 0"),
        (LEAST + "retries = 1000", "retries = 1000"),
        (LEAST + "parallel = 0", "parallel = 0"),
        (LEAST + "[budget]\ntokens = -1", "budget.tokens = -1"),
        ('url = "model.example"\nmodel = "m"', "no address of http or https"),
        ('url = "file:///etc"\nmodel = "m"', "no address of http or https"),
        ('url = "http://[::1"\nmodel = "m"', "is no address"),
        ('url = "https://me:word@model.example"\nmodel = "m"', "a key belongs in key_variable"),
        ('url = "https://model.example/v1?key=1"\nmodel = "m"', "a key belongs in key_variable"),
        ('url = "http://model.example/v1"\nmodel = "m"', "without encryption"),
        ('url = "http://127.0.0.1.model.example/v1"\nmodel = "m"', "without encryption"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(UsageError) as caught:
        read(tmp_path, text)
    assert reason in caught.value.what
    assert caught.value.where.endswith("chat.toml")


def test_a_network_of_ones_own_may_go_without_encryption(tmp_path: Path) -> None:
    assert read(tmp_path, 'url = "http://model.example/v1"\nmodel = "m"\nplain_http = true').plain_http


def test_a_file_that_is_not_there_or_too_large(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_configuration(tmp_path / "nowhere.toml")
    with pytest.raises(UsageError, match="too large"):
        read(tmp_path, "#" * 200_000)
