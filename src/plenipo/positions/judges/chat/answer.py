"""Reading what a model wrote: JSON, alone, fenced, or with talk around it."""

from __future__ import annotations

import re

import msgspec
from msgspec import Struct

from plenipo.errors import AnswerError
from plenipo.positions.finding import Relation

_END_OF_THOUGHT = "</think>"
_MOST_CLAIMS = 1000  # in one answer; no proposal has so many changes that bear on a line
_SENTENCE = 300  # characters of a reason that are kept
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")


class Claim(Struct, frozen=True):
    """What a model says of one change and one line. Nothing of it is verified yet."""

    line: str | int
    relation: Relation
    change_quote: str
    line_quote: str
    why: str = ""
    confidence: float = 0.5

    @property
    def reason(self) -> str:
        """The reason on one line, without characters that do not print."""
        sentence = " ".join(_UNPRINTABLE.sub(" ", self.why).split())
        return sentence if len(sentence) <= _SENTENCE else sentence[: _SENTENCE - 1].rstrip() + "…"


class _Relations(Struct):
    relations: list[Claim]


def parse_answer(text: str) -> tuple[Claim, ...]:
    """The claims of an answer, each once. Raises AnswerError for an answer that is not of the form asked for."""
    plain = text.rpartition(_END_OF_THOUGHT)[2].strip()
    reason = "it is empty."
    for candidate in _candidates(plain):
        try:
            claims = _decoded(candidate)
        except (msgspec.MsgspecError, UnicodeEncodeError, RecursionError) as exc:
            reason = f"it is not the JSON that was asked for ({_shortened(str(exc))})."
            continue
        return _within_bounds(claims)
    raise AnswerError(f"the answer cannot be used: {reason}", remedy="Run again, or use another model.")


def _candidates(plain: str) -> list[str]:
    """Where the JSON may be: the whole, inside a fence, between the outermost brackets."""
    fenced = [piece.removeprefix("json") for piece in plain.split("```")[1::2]][:3]
    first, last = plain.find("{"), plain.rfind("}")
    outermost = plain[first : last + 1] if 0 <= first < last else ""
    return [candidate for candidate in (*fenced, plain, outermost) if candidate.strip()]


def _decoded(candidate: str) -> list[Claim]:
    content = candidate.strip().encode()
    if content.startswith(b"["):
        return msgspec.json.decode(content, type=list[Claim])
    return msgspec.json.decode(content, type=_Relations).relations


def _within_bounds(claims: list[Claim]) -> tuple[Claim, ...]:
    if len(claims) > _MOST_CLAIMS:
        raise AnswerError(f"the answer cannot be used: it holds {len(claims)} relations.", remedy="Use another model.")
    for claim in claims:
        if not 0 <= claim.confidence <= 1:
            raise AnswerError(
                f"the answer cannot be used: a confidence of {claim.confidence:g} is not between 0 and 1.",
                remedy="Run again, or use another model.",
            )
    return tuple(dict.fromkeys(claims))


def _shortened(reason: str) -> str:
    return reason if len(reason) <= 120 else reason[:119] + "…"
