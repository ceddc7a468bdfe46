"""An OpenAI-compatible endpoint for chat completions, local or remote."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Lock
from time import sleep

import msgspec
from msgspec.structs import replace

from plenipo.errors import PlenipoError, UsageError
from plenipo.positions.judges.chat.judge import ChatJudge
from plenipo.positions.judges.chat.reply import answer_from
from plenipo.positions.judges.chat.request import Answer, AnswerForm, Request, body
from plenipo.sources.configuration import Configuration, read_configuration
from plenipo.sources.kept_answers import KeptAnswers
from plenipo.sources.post import Attempts, FormRefused, Post, open_client, trusted

_FORMS = tuple(AnswerForm)


def chat_judge(config_path: Path, cache_dir: Path | None = None) -> ChatJudge:
    """The judge that asks the endpoint of the configuration file, and keeps its answers in the folder.

    Raises UsageError for a configuration that is wrong, OutputError for a folder that cannot be made.
    """
    configuration = read_configuration(config_path)
    cache = KeptAnswers(cache_dir) if cache_dir else None
    return ChatJudge(
        Endpoint(configuration),
        configuration.policy,
        configuration.chat_model,
        cache=cache,
        budget=configuration.budget,
        together=configuration.parallel,
    )


class Endpoint:
    """Carries requests to the endpoint: the Ask of the chat judge."""

    def __init__(self, configuration: Configuration, pause: Callable[[float], None] = sleep) -> None:
        """pause: waits for so many seconds between attempts. Raises UsageError for a missing key or certificates."""
        self._configuration = configuration
        self._model = configuration.chat_model
        self._form = AnswerForm.JSON_SCHEMA
        self._key = _key(configuration)
        self._trust = trusted(configuration)
        self._pause = pause

    def complete(self, requests: Sequence[Request], again: Callable[[], None] = lambda: None) -> list[Answer]:
        """One answer for each request, in their order; at most ``parallel`` at one time.

        again: called before a request is sent once more, by one thread at a time.
        """
        again = _one_at_a_time(again)
        with open_client(self._configuration, self._key, self._trust) as client:
            post = Post(client, self._configuration, self._key, self._pause)
            if self._configuration.parallel == 1 or len(requests) < 2:
                return [self._completed(post, again, request) for request in requests]
            with ThreadPoolExecutor(self._configuration.parallel) as pool:
                return list(pool.map(partial(self._completed, post, again), requests))

    def _completed(self, post: Post, again: Callable[[], None], request: Request) -> Answer:
        """A server that refuses a form of answer is asked for a less strict one, from then on."""
        form = self._form
        attempts = Attempts(again)
        try:
            while True:
                try:
                    completion = post.send(msgspec.json.encode(body(request, self._model, form)), form, attempts)
                except FormRefused:
                    form = _FORMS[_FORMS.index(form) + 1]
                    continue
                self._form = max(self._form, form, key=_FORMS.index)
                return replace(answer_from(completion), sent=attempts.sent)
        except PlenipoError as error:
            return Answer(error=error, sent=attempts.sent)


def _one_at_a_time(again: Callable[[], None]) -> Callable[[], None]:
    lock = Lock()

    def locked() -> None:
        with lock:
            again()

    return locked


def _key(configuration: Configuration) -> str:
    name = configuration.key_variable
    if not name:
        return ""
    key = os.environ.get(name, "").strip()
    if not key or not key.isascii() or not key.isprintable():
        raise UsageError(
            f"the environment variable {name} holds no API key.",
            where=configuration.url,
            remedy=f"Set {name}, or take key_variable out of the configuration.",
        )
    return key
