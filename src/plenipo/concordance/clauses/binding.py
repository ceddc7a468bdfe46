"""How binding a passage is, by the verb that governs it."""

from __future__ import annotations

import re

from plenipo.concordance.clauses.model import Binding

_RESERVED = re.compile(
    r"\bnothing in\b.{0,80}\b(?:shall|prevents?|precludes?|requires?|may|is to|be construed)"
    r"|\b(?:this|these|paragraphs?|articles?|sections?|chapter|provisions?|obligations?)\b[^.;:]{0,60}"
    r"\b(?:shall|does|do|will) not (?:apply to|be construed|prevent|preclude|affect|extend to|cover)\b"
    r"|\b(?:is|are) not (?:covered|subject) (?:by|to)\b|\breserves? (?:the|its) right\b|\bshall be without prejudice\b"
    r"|\bis not obliged\b|\bshall not be required to\b",
    re.IGNORECASE | re.DOTALL,
)
_WEAKENED = re.compile(
    r"\b(?:shall|will|agree to|should)\s+(?:\w+ly\s+)?(?:endeavou?r|strive|seek|aim|consider|encourage|work towards)"
    r"|\b(?:best|reasonable) (?:endeavou?rs?|efforts)\b|\bshall make (?:every|an|all reasonable) efforts?\b",
    re.IGNORECASE,
)
_COOPERATION = re.compile(
    r"\b(?:shall|will|agree to|may|to)\s+(?:\w+ly\s+)?(?:co-?operate|promote co-?operation"
    r"|maintain (?:a |regular )?dialogue|exchange|consult|share|work together)\b"
    r"|\bco-?operation (?:will|shall|may|should)\b|\bco-?operat(?:ing|e) on\b",
    re.IGNORECASE,
)
_OBLIGATION = re.compile(
    r"\bshall\b|\bmust\b|\bagrees? (?:not )?to\b|\bundertakes?\b|\bis required to\b|\b(?:neither|no) party may\b"
    r"|\bmay not\b|\bwill (?:not )?(?:be|ensure|adopt|maintain|apply|provide|carry)\b|\bis prohibited\b",
    re.IGNORECASE,
)
_PERMISSION = re.compile(r"\bmay\b|\bcan\b|\bhas the right\b|\bis entitled\b", re.IGNORECASE)
_RECOGNITION = re.compile(
    r"\b(?:recogni[sz]|acknowledg|reaffirm|affirm|underlin|not)(?:es?|ing)\b|\bimportance of\b|\bshould\b",
    re.IGNORECASE,
)
_BY_STRENGTH = (
    (_RESERVED, Binding.RESERVED),
    (_WEAKENED, Binding.SHALL_ENDEAVOUR),
    (_COOPERATION, Binding.COOPERATE),
    (_OBLIGATION, Binding.SHALL),
    (_PERMISSION, Binding.MAY),
    (_RECOGNITION, Binding.RECOGNISE),
)


def binding_of(lead: str, passage: str) -> Binding:
    """What the passage asks, the words above its list taken with it.

    An exception ("nothing in this Chapter shall prevent a Party from") reserves a right and binds nobody, whatever its
    verb. A softened or cooperative verb counts before a plain "shall": "shall endeavour", "shall maintain a dialogue".
    The words above a list govern its items; an item only speaks for itself where they hold no verb of this kind.
    """
    for text in (lead, passage):
        for verb, binding in _BY_STRENGTH:
            if text and verb.search(text):
                return binding
    return Binding.NONE
