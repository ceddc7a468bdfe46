"""What goes to a model and what comes back, and the contract of whoever carries it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from hashlib import sha256
from typing import Protocol

import msgspec
from msgspec import Struct

from plenipo.errors import PlenipoError
from plenipo.positions.finding import Relation
from plenipo.positions.judges.chat.budget import estimated_tokens

PROMPT_TOKENS = 12_000
_ONCE_MORE = "Your last answer was not of the form that was asked for. Answer again, with the JSON object only."


class AnswerForm(StrEnum):
    """How the form of the answer is asked for, the strictest first: servers differ in what they accept."""

    JSON_SCHEMA = "json_schema"
    JSON_OBJECT = "json_object"
    TEXT = "text"


class Model(Struct, frozen=True):
    """The model to ask. prompt_tokens: the most that one request may hold, by estimate.

    parameters: added to the body of each request as they are ("temperature", "max_tokens", "seed").
    """

    name: str
    prompt_tokens: int = PROMPT_TOKENS
    parameters: Mapping[str, str | int | float | bool] = msgspec.field(default_factory=lambda: {"temperature": 0})


class Message(Struct, frozen=True):
    role: str
    content: str


class Request(Struct, frozen=True):
    """One question. lines: the line numbers that an answer may name."""

    messages: tuple[Message, ...]
    lines: tuple[str, ...]

    @property
    def tokens(self) -> int:
        """By estimate."""
        return sum(estimated_tokens(message.content) for message in self.messages)

    @property
    def digest(self) -> str:
        """SHA-256 of what is asked, whoever is asked: 64 hexadecimal digits."""
        return sha256(msgspec.json.encode(self)).hexdigest()

    def asked_again(self) -> Request:
        """The same question after an answer that could not be read."""
        return Request((*self.messages, Message("user", _ONCE_MORE)), self.lines)


class Answer(Struct, frozen=True):
    """text: as the model wrote it. Tokens as the endpoint counts them, None where it does not.

    error: why there is no text. sent: how often the request was sent until there was an answer, or no hope of one.
    """

    text: str = ""
    prompt_tokens: int | None = None
    answer_tokens: int | None = None
    error: PlenipoError | None = None
    sent: int = 1


class Ask(Protocol):
    """Carries requests to a model. A door hands it in."""

    def complete(self, requests: Sequence[Request], again: Callable[[], None]) -> Sequence[Answer]:
        """One answer for each request, in their order; what fails is an Answer with its error.

        again: to be called before a request is sent once more; raises BudgetSpent where it may not be.
        """
        ...


def body(request: Request, model: Model, form: AnswerForm = AnswerForm.JSON_SCHEMA) -> dict[str, object]:
    """The body of a chat completions request."""
    content: dict[str, object] = {
        **model.parameters,
        "model": model.name,
        "messages": [{"role": message.role, "content": message.content} for message in request.messages],
    }
    if form is AnswerForm.JSON_SCHEMA:
        schema = {"name": "relations", "strict": True, "schema": _schema(request.lines)}
        content["response_format"] = {"type": "json_schema", "json_schema": schema}
    elif form is AnswerForm.JSON_OBJECT:
        content["response_format"] = {"type": "json_object"}
    return content


def key_of(request: Request, model: Model, endpoint: str) -> str:
    """The name under which the answer of that endpoint is kept: SHA-256, 64 hexadecimal digits."""
    return sha256(msgspec.json.encode([endpoint, body(request, model)])).hexdigest()


def _schema(lines: Sequence[str]) -> dict[str, object]:
    text = {"type": "string"}
    properties = {
        "line": {"type": "string", "enum": list(dict.fromkeys(lines))},
        "relation": {"type": "string", "enum": [relation.value for relation in Relation]},
        "change_quote": text,
        "line_quote": text,
        "why": text,
        "confidence": {"type": "number"},
    }
    item = _closed_object(properties)
    return _closed_object({"relations": {"type": "array", "items": item}})


def _closed_object(properties: dict[str, object]) -> dict[str, object]:
    """Strict schemas want every property required and no other allowed."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
