"""The reply of a chat completions endpoint, whether it comes over a network or in a file."""

from __future__ import annotations

from msgspec import Struct

from plenipo.errors import AnswerError
from plenipo.positions.judges.chat.request import Answer


class Tokens(Struct):
    prompt_tokens: int | None = None
    completion_tokens: int | None = None


class Said(Struct):
    content: str | None = None
    refusal: str | None = None


class Choice(Struct):
    message: Said
    finish_reason: str | None = None


class Completion(Struct):
    """The part of a reply that matters; servers add much else."""

    choices: list[Choice] = []
    usage: Tokens | None = None


def answer_from(completion: Completion) -> Answer:
    """The first choice as an Answer, with AnswerError where there is nothing to read or it was cut off."""
    tokens = completion.usage or Tokens()
    counted = _count(tokens.prompt_tokens), _count(tokens.completion_tokens)
    choice = completion.choices[0] if completion.choices else None
    text = (choice.message.content or "") if choice else ""
    if choice is not None and choice.message.refusal:
        return Answer("", *counted, error=_unusable("the model declined to answer."))
    if choice is not None and choice.finish_reason == "length":
        return Answer(text, *counted, error=_unusable("the answer was cut off at the model's limit."))
    if not text.strip():
        return Answer("", *counted, error=_unusable("the answer is empty."))
    return Answer(text, *counted)


def _count(tokens: int | None) -> int | None:
    """What a server counts below nothing it has not counted."""
    return None if tokens is None or tokens < 0 else tokens


def _unusable(what: str) -> AnswerError:
    return AnswerError(what, remedy="Run again, raise the model's answer limit, or use another model.")
