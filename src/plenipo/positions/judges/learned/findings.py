"""Findings of the learned judge: quotes, and the sentence that says why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from plenipo.positions.amended import heading_of
from plenipo.positions.concepts import Thesaurus
from plenipo.positions.consideration import Considered
from plenipo.positions.explanation import explain
from plenipo.positions.finding import Deed, Finding, Quote, Relation
from plenipo.positions.judges.learned.examples import Example
from plenipo.positions.judges.learned.likeness import Neighbours, Views
from plenipo.positions.judges.learned.passages import Passage, quote_in
from plenipo.positions.judges.learned.spaces import Space, Words, cosines
from plenipo.positions.mandate import Line, Mandate, Stance

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Matrix = npt.NDArray[np.float64]

LEARNED = "learned"  # the observation that is named where the built-in judge sees nothing
SHOWN = 90  # characters of an example that a sentence shows
SHARED = 3  # words that it names
_DEEDS = {
    Deed.INSERT: "Brings in words",
    Deed.DELETE: "Takes out words",
    Deed.KEEP: "Keeps a text",
    Deed.SUPPRESS: "Suppresses a text",
}


class Reasons:
    """What explains findings under one mandate. signs: of examples x its lines."""

    def __init__(self, mandate: Mandate, examples: Sequence[Example], signs: Matrix, space: Space,
                 thesaurus: Thesaurus) -> None:  # fmt: skip
        self.lines = mandate.lines
        self.examples = examples
        self.signs = signs
        self.space = space
        self.thesaurus = thesaurus
        self.views = Views(space, examples)
        self.statements = space.vectors([one.quote for line in self.lines for one in line.statements] or [""])

    def for_passages(self, passages: Sequence[Passage]) -> PassageReasons:
        return PassageReasons(self, passages)


class PassageReasons:
    """The same for some passages, with what each is close to."""

    def __init__(self, reasons: Reasons, passages: Sequence[Passage]) -> None:
        import numpy as np

        self._reasons = reasons
        self._passages = passages
        views = Views(reasons.space, passages)
        names = np.array([passage.case.proposal.id for passage in passages])
        own = names[:, None] == np.array([example.proposal for example in reasons.examples])[None, :]
        self._near = Neighbours(views, reasons.views, own)
        self._statements = np.maximum(
            cosines(views.inserted, reasons.statements), cosines(views.deleted, reasons.statements)
        )

    def finding(self, row: int, column: int, sign: int, confidence: float) -> Finding:
        """What one passage does to one line. sign: +1 advances, -1 conflicts."""
        passage, line = self._passages[row], self._reasons.lines[column]
        considered = passage.considered.get(line.id)
        agreed = considered if considered and (considered.bearing.value > 0) == (sign > 0) else None
        statement, words = self._words(row, column, agreed)
        return Finding(
            proposal=passage.case.proposal.id,
            line=line.id,
            statement=statement,
            relation=Relation.ADVANCES if sign > 0 else Relation.CONFLICTS,
            confidence=round(confidence, 3),
            deed=agreed.bearing.effect.deed if agreed else passage.deed,
            provision=passage.amended.citation if passage.amended else str(passage.case.proposal.target or ""),
            change=_change(passage, agreed),
            words=words,
            why=self._why(row, column, sign, agreed),
            evidence=_evidence(agreed),
        )

    def _words(self, row: int, column: int, agreed: Considered | None) -> tuple[str, Quote]:
        """The statement that the finding is on: what the built-in judge names, else the closest in words."""
        lines = self._reasons.lines
        line = lines[column]
        if agreed is not None:
            statement = agreed.bearing.want.statement
        elif line.statements:
            start = sum(len(other.statements) for other in lines[:column])
            scores: Any = self._statements[row, start : start + len(line.statements)]
            sides = [one.stance is not Stance.CONTEXT for one in line.statements]
            ranked = max(range(len(sides)), key=lambda at: (scores[at], sides[at], -at))
            statement = line.statements[ranked]
        else:
            return line.id, _opening(line)
        return statement.id, Quote(statement.quote, line.id, statement.start)

    def _why(self, row: int, column: int, sign: int, agreed: Considered | None) -> str:
        passage = self._passages[row]
        if agreed is not None:
            return explain(agreed.bearing, passage.amended, passage.case, self._reasons.thesaurus)
        line = self._reasons.lines[column]
        verb = "serve" if sign > 0 else "go against"
        example, turned = self._closest(row, column, sign)
        if example is None:
            matter = self._matter(passage, line.text)
            return f"{_DEEDS[passage.deed]} that {verb} line {line.id}{matter}; no confirmed example comes close."
        which = "were confirmed to advance" if (sign > 0) != turned else "were confirmed to conflict with"
        other = "where they are taken out or put in the other way round, " if turned else ""
        shown = f" (“{_shortened(example.words)}”)" if example.words else ""
        matter = self._matter(passage, f"{example.words} {example.whole}")
        return (
            f"{_DEEDS[passage.deed]} that {verb} line {line.id}{matter}: {other}words like them {which} it"
            f" in {example.proposal}{shown}."
        )

    def _closest(self, row: int, column: int, sign: int) -> tuple[Example | None, bool]:
        """The closest example for this relation; whether it is for it because the deed is the other way round."""
        import numpy as np

        signs = self._reasons.signs[:, column]
        same = np.where(signs == sign, self._near.same[row], 0.0)
        turned = np.where(signs == -sign, self._near.turned[row], 0.0)
        best, best_turned = int(same.argmax()), int(turned.argmax())
        if max(same[best], turned[best_turned]) <= 0:
            return None, False
        if same[best] >= turned[best_turned]:
            return self._reasons.examples[best], False
        return self._reasons.examples[best_turned], True

    def _matter(self, passage: Passage, other: str) -> str:
        space = self._reasons.space
        if not isinstance(space, Words):
            return ""
        shared = space.shared(f"{passage.inserted} {passage.deleted}", other)[:SHARED]
        return f", on {_listed(shared)}" if shared else ""


def _change(passage: Passage, agreed: Considered | None) -> Quote:
    if agreed is not None:
        return agreed.bearing.effect.quote
    if passage.amended is not None:
        return quote_in(passage, passage.deed)
    proposal = passage.case.proposal
    heading = heading_of(proposal)
    if heading is None:
        return Quote(str(proposal.target or proposal.id), "", 0)
    return Quote(heading.original or heading.proposed or "", heading.id, 0)


def _evidence(agreed: Considered | None) -> tuple[str, ...]:
    if agreed is None:
        return (LEARNED,)
    bearing = agreed.bearing
    return LEARNED, bearing.effect.observation, bearing.effect.concept, bearing.concept


def _opening(line: Line) -> Quote:
    """The first paragraph of a line that nobody has split into statements."""
    return Quote(line.text.split("\n", 1)[0], line.id, 0)


def _shortened(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= SHOWN else f"{plain[:SHOWN].rsplit(' ', 1)[0]} …"


def _listed(words: Sequence[str]) -> str:
    quoted = [f"“{word}”" for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"
