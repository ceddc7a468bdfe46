"""What may be spent on a judge, and what has been."""

from __future__ import annotations

from msgspec import Struct

from plenipo.errors import BudgetSpent
from plenipo.positions.judges.contract import Usage

CHARACTERS_PER_TOKEN = 4
ANSWER_RESERVE = 400  # tokens: what an answer is reckoned at before it is there


def estimated_tokens(text: str) -> int:
    """Tokens of a text where nobody has counted them: one for four characters, rounded up."""
    return -(-len(text) // CHARACTERS_PER_TOKEN)


class Budget(Struct, frozen=True, forbid_unknown_fields=True):
    """The most that a judge may ask. None: no limit. tokens: of requests and answers together.

    requests: whatever is sent, repetitions too. What an attempt without an answer costs in tokens nobody tells.
    """

    requests: int | None = None
    tokens: int | None = None


class Spending:
    """What one judge has spent; it holds for all that it is asked."""

    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self.requests = 0
        self.tokens = 0

    def reserve(self, prompt_tokens: int, where: str) -> int:
        """Set the request aside, and return the tokens that are set aside with it. Raises BudgetSpent."""
        reserved = prompt_tokens + ANSWER_RESERVE
        self._require(self.requests + 1, self.budget.requests, "requests", where)
        self._require(self.tokens + reserved, self.budget.tokens, "tokens", where)
        self.requests += 1
        self.tokens += reserved
        return reserved

    def again(self) -> None:
        """Count a request that is sent once more. Raises BudgetSpent."""
        self._require(self.requests + 1, self.budget.requests, "requests", "", " again")
        self.requests += 1

    def settle(self, reserved: int, usage: Usage) -> None:
        """Count what was used in place of what was set aside."""
        self.tokens += usage.prompt_tokens + usage.answer_tokens - reserved

    @staticmethod
    def _require(wanted: int, limit: int | None, unit: str, where: str, again: str = "") -> None:
        if limit is not None and wanted > limit:
            raise BudgetSpent(
                f"the budget of {limit} {unit} is used up; this was not asked{again}.",
                where=where,
                remedy="Raise the budget and run again; what was answered is kept and is not asked again.",
            )
