"""How binding a provision is: the deontic verb that governs it."""

from __future__ import annotations

import re

from plenipo.concordance.law import Modal

_ADVERB = (
    r"(?:\s(?:also|only|therefore|however|thus|further|jointly|in particular|as a rule|where appropriate"
    r"|,\s[^,;.]{1,90},))*"
)
_FORMS = re.compile(
    rf"""
      (?P<cooperate>\b(?:shall|will|agree\sto|undertake\sto|may|should){_ADVERB}\s(?:endeavour\sto\s)?(?:promote\s
        |encourage\s|develop\s|strengthen\s|enhance\s|intensify\s|foster\s|maintain\sa\sdialogue|facilitate\s
        |continue\s(?:to\s)?|exchange\s(?:views|information|experience))?(?:their\s|closer\s|regulatory\s
        |mutual\s)?co-?operat\w+)
    | (?P<endeavour>\b(?:shall|will|must|should){_ADVERB}\s(?:use\s(?:their\s|its\s)?(?:best|reasonable
        |all\sreasonable)\s(?:endeavours|efforts)|endeavour|strive|seek\sto|make\s(?:every|all\sreasonable
        |best)\sefforts?|aim\sat|aim\sto))
    | (?P<shallnot>\b(?:shall|must){_ADVERB}\s?,?\s?(?:not|neither|never|in\sno\s(?:case|way|event)
        |under\sno\scircumstances)\b|\bis\s(?:hereby\s)?prohibited\b|\bare\s(?:hereby\s)?prohibited\b
        |\bit\sshall\sbe\s(?:prohibited|unlawful|an\soffence)\b|\bshall\sbe\sprohibited\b)
    | (?P<maynot>\b(?:may|can){_ADVERB}\s(?:not|neither|never|in\sno\scase)\b|\bcannot\b)
    | (?P<shall>\b(?:shall|must|undertakes?\sto|(?:is|are)\s(?:required|obliged|bound)\sto|ha(?:s
        |ve)\sto(?=\s\w+\s))\b)
    | (?P<may>\bmay\b|\b(?:is|are)\s(?:entitled|authorised|empowered|free|allowed|permitted)\sto\b|\bha(?:s
        |ve)\sthe\sright\b)
    | (?P<should>\bshould\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NEGATED = re.compile(
    r"(?:^|[.;:,]\s|\n)(?:[A-Z][^.;:]{0,80},\s)?(?:No|Neither|None|Nothing|Nobody|no|neither)\s[^.;:,]{0,160}$"
)
_SUBORDINATE = re.compile(
    r"^\s*(?:and |or |but )?(?:where|wherever|if|when|whenever|which|who|whom|that|whose|unless|whether|as|insofar"
    r"|in so far|to the extent|because"
    r"|since|while|until|before|after|provided that|in cases? where|notwithstanding)\b"
    r"|\b(?:which|who|whom|that|whose|where|if|unless|whether|as)\s[^,;.:]*$",
    re.IGNORECASE,
)
_KINDS = {
    "cooperate": Modal.COOPERATE,
    "endeavour": Modal.SHALL_ENDEAVOUR,
    "shallnot": Modal.SHALL_NOT,
    "maynot": Modal.MAY_NOT,
    "shall": Modal.SHALL,
    "may": Modal.MAY,
    "should": Modal.SHOULD,
}
_SENTENCE = re.compile(r"(?<=[a-z)’]\.)\s(?=[A-Z])|\n")
_WINDOW = 20_000  # the verb that governs a provision stands near its beginning


def modal_of(text: str, chapeau: str = "") -> Modal:
    """The verb of the first main clause; that of the words above, for an item that has none of its own."""
    return _modal(text) or (_modal(_SENTENCE.split(chapeau)[-1]) if chapeau else Modal.NONE)


def _modal(text: str) -> Modal:
    first: Modal | None = None
    for match in _FORMS.finditer(text, 0, _WINDOW):
        before = text[max(0, match.start() - 240) : match.start()]
        modal = _negated(match, before)
        clause = re.split(r"[,;.:\n]", before)[-1]
        if not _SUBORDINATE.search(clause):
            return modal
        first = first or modal
    return first or Modal.NONE


def _negated(match: re.Match[str], before: str) -> Modal:
    modal = _KINDS[match.lastgroup or "shall"]
    if modal in (Modal.SHALL, Modal.MAY) and _NEGATED.search(before):
        return Modal.SHALL_NOT if modal is Modal.SHALL else Modal.MAY_NOT
    return modal
