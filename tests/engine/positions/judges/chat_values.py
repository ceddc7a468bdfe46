"""A small mandate, a proposal on it, and models that answer as they are told."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from plenipo.positions.judges.chat.policy import Policy
from plenipo.positions.judges.chat.request import Answer, Model, Request
from plenipo.positions.judges.contract import Case
from plenipo.positions.mandate import Line, Mandate, Stance, Statement
from tests.engine.notation import proposal

OPPOSED = "We see no need for a new treaty on networks. Assistance to small States should grow."
MANDATE = Mandate(
    reference="7/30",
    title="Lines to take for Seaport",
    lines=(
        Line(
            "4",
            OPPOSED,
            section="Treaties",
            statements=(
                Statement("4.1", Stance.OPPOSE, "a new treaty", OPPOSED[:44], 0),
                Statement("4.2", Stance.SUPPORT, "assistance", OPPOSED[45:], 45),
            ),
        ),
        Line("9", "The Union’s “open–network” charter should be kept."),
    ),
)
TEXT = """
RESOLUTION 7 (REV. [-SEAPORT, 2026-]{+HARBOUR, 2030+})
Confidence in networks
considering
a)\tthat networks serve all{+, and that a treaty on networks is missing+};
resolves
1\tto report [-every year-] to the Council on the “open‑network” charter;
2\t{+to draft a treaty on networks by 2034+}
"""
MODEL = Model("fable-1")
POLICY = Policy("http://model.example/v1")


def case(text: str = TEXT, sponsor: str = "SLC") -> Case:
    return Case(proposal(sponsor, text))


def relation(change: str, line_quote: str = "no need for a new treaty", line: str = "4", **others: object) -> object:
    return {
        "line": line,
        "relation": "conflicts",
        "change_quote": change,
        "line_quote": line_quote,
        "why": "It asks for a treaty that we do not want.",
        "confidence": 0.9,
        **others,
    }


def answer_text(*relations: object) -> str:
    return json.dumps({"relations": relations})


class Told:
    """An Ask that answers each request with the next of the texts, or with what a function makes of it."""

    def __init__(self, *texts: str | Answer, by: Callable[[Request], str] | None = None) -> None:
        self.texts = list(texts)
        self.by = by
        self.asked: list[Request] = []

    def complete(self, requests: Sequence[Request], again: Callable[[], None] = lambda: None) -> list[Answer]:
        return [self._one(request) for request in requests]

    def _one(self, request: Request) -> Answer:
        self.asked.append(request)
        answer = self.by(request) if self.by else self.texts.pop(0)
        return Answer(answer) if isinstance(answer, str) else answer


class Memory:
    """A cache that forgets when it is gone."""

    def __init__(self) -> None:
        self.content: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        return self.content.get(key)

    def put(self, key: str, content: bytes) -> None:
        self.content[key] = content
