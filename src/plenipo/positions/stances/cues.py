"""Patterns by which a clause takes a stance, made from the lexicon."""

from __future__ import annotations

import re

from msgspec import Struct

from plenipo.positions.mandate import Stance
from plenipo.positions.stances import lexicon as words
from plenipo.positions.stances.patterns import (
    ADVERBS,
    ASIDE,
    BEFORE_VERB,
    NEGATION,
    OUGHT,
    alternatives,
    finite,
    pattern,
)
from plenipo.positions.stances.speakers import speaks, verb_words

Match = re.Match[str]
_END = r"(?![\w-])"

SPEAKER_VERBS = tuple(
    (stance, pattern(rf"\b{alternatives(finite(verbs))}{_END}"))
    for stance, verbs in (
        (Stance.SUPPORT, words.SUPPORT_VERBS),
        (Stance.OPPOSE, words.OPPOSE_VERBS),
        (Stance.ENCOURAGE, words.ENCOURAGE_VERBS),
        (Stance.STRESS, words.STRESS_VERBS),
        (Stance.CONCERN, words.CONCERN_VERBS),
    )
)
NOT_TO = pattern(r"[^,;]{1,80}? (?:not to|against|to refrain from|to abstain from|to avoid) ")
OPINION = pattern(rf"\b(?P<verb>{alternatives(finite(words.OPINION_VERBS))}){_END}{ASIDE}(?: that\b)?")
AS = pattern(r"\s(?P<np>[^,;]{2,200}?) (?:as|to be) (?P<what>(?!well\b)[^;]+)")
_ADJECTIVE = (
    rf"(?:\w+ly |very |most |highly )?"
    rf"(?:(?P<unwelcome>{alternatives(words.UNWELCOME)})|{alternatives((*words.IMPORTANT, *words.GOOD))})"
)
IT_ADJECTIVE = pattern(rf"\s(?:it|that it is|it is) {_ADJECTIVE} (?:that|to|for)\b")
PLAINLY = pattern(rf"(?:\w+ly |very |most |highly |an? )*{alternatives((*words.IMPORTANT, *words.GOOD))}\b")
UNWELCOME = pattern(rf"\b{alternatives((*words.UNWELCOME, *words.HARMS))}\b")
ADJECTIVE_LAST = pattern(rf"\s(?P<np>[^,;]{{3,160}}?) {_ADJECTIVE}[ .;,]*")

_ONLY = r"(?:only|just|merely|simply)\b"
NOBODY = pattern(r"\s*(?:neither|no|none of|nobody|no one)\b")
STATE = pattern(r"(?: also| therefore)? (?:remain\b|stay\b|be (?:limited|confined|restricted|based|linked)\b)")
STATED = pattern(r" be (?:\w+ly )?(?:made )?(?:\w+ed|clear|understood|borne in mind) that ")
NONE_OF = pattern(
    r"(?: (?:be|have|play|receive|be given|be granted|take on|assume|acquire|create|impose|introduce|set up|"
    r"establish))? no(?= (?!longer\b|less\b)\w)"
)
ENCOURAGED_TO = pattern(r" to (?=\w)")
WISH = pattern(r"\b(?:wish|want|intend|aim|seek|strive)(?:s|es)? to (?:see )?(?=\w)")
OBLIGATION = pattern(
    rf"\b{OUGHT}{_END}{ASIDE}{ADVERBS}(?P<neg> not(?! {_ONLY})| never| no longer| under no circumstances"
    rf"| in no (?:way|case))?(?: not(?= {_ONLY}))?{ADVERBS}(?= )"
)
_KINDS = (
    ("encourage", Stance.ENCOURAGE, words.PASSIVE_ENCOURAGE),
    ("support", Stance.SUPPORT, words.PASSIVE_SUPPORT),
    ("oppose", Stance.OPPOSE, words.PASSIVE_OPPOSE),
)
PASSIVE = pattern(
    rf"(?: also| further)? be(?: \w+ly| not| further| duly| therefore)* (?P<participle>"
    rf"{'|'.join(f'(?P<{name}>{alternatives(entries)})' for name, _, entries in _KINDS)}|"
    rf"(?!based\b|limited\b)\w+(?:ed|en|de))\b"
)
ATTENTION = pattern(
    r" be (?:paid|given|devoted)(?: by [^,;]{1,40}?)? to\b"
    r"|(?P<active>(?: also)? (?:pay|give|devote) (?:\w+ )?(?:attention|priority|consideration) to\b)"
)
GIVEN = pattern(r"\b(?:attention|priority|consideration|weight|importance)\s*\Z")
MISSION = pattern(
    r" (?:be|remain) (?:ITU['’]s|its|the|a|an|our|their)(?: \w+['’]?s?){0,3} "
    r"(?:mission|priority|focus|objective|goal|task|aim|principle)\b"
)
TO_BE_TO = pattern(r" (?:be|remain) to\b")
RELATIVE = pattern(r",?\s(?:that|which|who|whose)(?: (?:also|often|clearly|we|they))?\s*\Z")
SEEN = pattern(
    r"\A\s*(?:where |in which )?(?:(?:we|they|the EU and its Member States) (?:have |"
    r"has )?(?:repeatedly |recently )?(?:seen|see|observed?|witness(?:ed)?)"
    r"|there (?:is|are|have been|has been)) "
)

_NOT = r"(?P<neg> not| no longer| neither)?"
IMPERSONAL = pattern(
    rf"\bit (?:is|remains|would be|will be|seems|appears){_NOT}(?: \w+ly| also| therefore| very| most| highly)* "
    rf"(?:(?P<unwelcome>{alternatives(words.UNWELCOME)})|{alternatives(words.IMPORTANT)}) (?:that|to|for)\b"
)
NEGATED_COMPLEMENT = pattern(r"\s[^,;]{1,60}? (?:(?:do|does|will|should|must)(?: not| never)|not) (?P<what>\S.*)")
NEED = pattern(
    r"\bthere (?:is|are|remains?|seems? to be|exists?)(?: \w+ly| also)*(?:(?P<neg> no)| an?| "
    r"the)(?: \w+){0,2}? (?:need|reason|case|justification|merit|role|place|room) (?:for|to|in)\b"
)
RED_LINE = pattern(
    r"\b(?:is|are|remains?|would be|will be|would cross|crosses|cross|constitutes?|would constitute) "
    r"(?:(?:an?|our|its|their|the|clear|firm|absolute) )*red lines?\b"
)
IT = pattern(r"\s*it\s*")
THAT = pattern(r"[^,;]{0,80}? that ")
OUR_RED_LINE = pattern(
    r"(?:\A|\b(?:our|its|their|the|an?|one|clear|main) )red lines? "
    r"(?:(?:for|of) [^,;]{1,80}? )?(?:is|are|remains?)(?= )"
)
KEPT = pattern(rf"\b{alternatives(words.WORTH_KEEPING)}\b")
NO_PART = pattern(
    r"\bha(?:s|ve) (?:no|neither a|not an?) (?:\w+ )?(?:role|mandate|competence|business|place|part)"
    r"(?: to play)? (?:in|to|for|over)\b"
)
ROLE = pattern(
    r"\bit is(?P<neg> not)?(?: \w+ly)* (?:ITU['’]s|the|its|for ITU|for the \w+)(?: "
    r"(?:role|task|business|job|place|mandate))?(?: of [^,]{1,40}?)? to\b"
)
NOUN_BEFORE = pattern(r"\b(?:the|an?|no|any|this|its|their|our|urgent|strong|clear|real|growing)\s*\Z")
MEANS = pattern(r"\b(?:by|through) (?P<what>\w+ing [^,;]+), [^,;]*\Z")
SUBJECT = pattern(rf"\s(?:that )?{alternatives(words.ACTORS)}(?=\s[a-z])")

_MIGHT = r"(?:might|may|could|would|will|can|threatens? to|tends? to|is likely to|are likely to|is bound to|does|do)"
OF_SUBJECT = (
    (
        Stance.SUPPORT,
        pattern(r"\b(?:deserves?|merits?|warrants?) (?:\w+ )?(?:support|attention|consideration|encouragement)\b"),
    ),
    (
        Stance.CONCERN,
        pattern(rf"\b{_MIGHT}(?: \w+ly| even| also| further| only| almost| risk)* {alternatives(words.HARMS)}"),
    ),
    (Stance.CONCERN, pattern(r"\b(?:risks?|risk of|would risk) \w+ing\b")),
    (
        Stance.CONCERN,
        pattern(
            r"\b(?:raise|cause|pose|give rise to|create|present)[sd]?(?: "
            r"\w+){0,3} (?:concerns?|risks?|threats?|doubts?|problems)\b"
        ),
    ),
    (
        Stance.CONCERN,
        pattern(r"\b(?:remains?|is|are)(?: \w+ly)? (?:doubtful|questionable|worrying|of concern to (?:us|the EU))\b"),
    ),
    (
        Stance.CONCERN,
        pattern(
            r"\bha(?:s|ve)(?: \w+){0,2} not(?: \w+)? (?:proven|proved|shown|demonstrated|"
            r"established|delivered|led to|resulted in|produced|identified|reached)\b"
        ),
    ),
    (Stance.CONCERN, pattern(r"\bfail(?:s|ed)? to (?:show|demonstrate|prove|deliver|reach|produce)\b")),
    (
        Stance.OPPOSE,
        pattern(rf"\b(?:is|are|would be|remains?|seems?|appears?)(?: \w+ly)* {alternatives(words.UNWELCOME)}\b"),
    ),
    (
        Stance.CONCERN,
        pattern(
            r"\b(?:goes?|falls?|lies?|is|are)(?: \w+ly| far| well)* (?:beyond|outside) (?:the|"
            r"its|ITU['’]s|their)(?: \w+){0,3} (?:mandate|remit|scope|competences?)\b"
        ),
    ),
    (
        Stance.STRESS,
        pattern(
            r"\b(?:is|are|remains?) (?:an?|the|our|its|their|one of (?:the|our|its))(?: \w+){0,2} "
            r"(?:priorit(?:y|ies)|objectives?|goals?|cornerstones?|prerequisites?|preconditions?)\b"
        ),
    ),
    (Stance.SUPPORT, pattern(rf"\b(?:is|are|would be|remains?)(?: \w+ly)* {alternatives(words.GOOD)}\b")),
    (Stance.OPPOSE, pattern(r"\b(?:is|are) (?:to be (?:avoided|rejected|opposed)|not acceptable)\b")),
    (
        Stance.STRESS,
        pattern(
            rf"\b(?:is|are|remains?)(?: \w+ly| of| also| very| most| highly)* "
            rf"(?:(?:{alternatives(words.IMPORTANT)})\b|(?:\w+ )?importance\b)"
        ),
    ),
    (
        Stance.SUPPORT,
        pattern(
            r"\b(?:is|are|remain) (?:\w+ly )?(?:needed|required|welcome|"
            r"called for|to be (?:supported|welcomed|retained|preserved))\b"
        ),
    ),
)
IS_PASSIVE = pattern(
    rf"\b(?:is|are|(?:can|could|will|would|may) (?!not\b)be|(?P<never>(?:cannot|(?:can|could|will|would) not) be))"
    rf"(?P<neg> not)?(?: \w+ly| also| therefore)* (?:(?P<encourage>{alternatives(words.PASSIVE_ENCOURAGE)})|"
    rf"(?P<support>supported|welcomed|endorsed|favoured|accepted)"
    rf"|(?P<oppose>opposed|rejected|resisted|ruled out))\b(?! to\b(?! \w+ing)|\w)(?: by (?!\w+ing\b)(?P<by>[^,;.]+))?"
)
ARE_ENCOURAGED_TO = pattern(r"\b(?:is|are)(?: \w+ly)* (?:encouraged|invited|urged|requested) to(?= \w)")
OF_OBJECT = (
    (Stance.ENCOURAGE, ARE_ENCOURAGED_TO),
    (Stance.OPPOSE, pattern(r"\A(?:strong |firm )?(?:opposition|objections?) to\b")),
    (Stance.SUPPORT, pattern(r"\A(?:strong |firm |full )?support (?:for|to)\b")),
    (Stance.OPPOSE, NO_PART),
    (Stance.OPPOSE, pattern(r"\b(?:cannot|can not|could not) be (?:expected|asked|required|made|obliged) to\b")),
    (Stance.SUPPORT, pattern(r"\b(?:has|have) an? (?:\w+ ){0,2}role (?:to play )?in\b")),
    (Stance.CONCERN, pattern(r"\bit (?:remains?|is)(?: \w+ly)? (?:unclear|doubtful|"
        r"questionable|uncertain|not clear)(?: therefore| however)?\b")),
    (Stance.CONCERN, pattern(r"\bthere (?:is|are) (?:\w+ly )?(?:no evidence|insufficient "
        r"evidence|a risk|a danger|concerns?) (?:of|that|for|about)\b")),
    (Stance.STRESS, pattern(r"\b(?:already|currently) (?:plays?|has|have|provides?) an? (?:\w+ly "
        r")?(?:appropriate|adequate|sufficient|important)(?: \w+)?\b")),
    (Stance.STRESS, pattern(r"\Aat the (?:core|heart|centre|center) of [^,]{1,80},(?: (?:we|they) (?:find|see))?\b")),
    (Stance.OPPOSE, pattern(rf"\A(?:(?:and|also|in particular),? )?(?:to )?(?:(?:do )?not "
        rf"(?:support|accept|agree to|allow)|{alternatives(words.AVOIDING)})\b")),
    (Stance.OPPOSE, pattern(r"\Ano(?= (?!\w+ (?:has|have|was|is|are)\b)\w)")),
    (Stance.SUPPORT, pattern(r"\A(?:to )?(?=(?:ensure|maintain|keep|strengthen|preserve|protect|limit|"
        r"foster|facilitate|secure|retain|safeguard|bridge|expand|improve)\b)")),
)  # fmt: skip
HELPS = pattern(rf"\b(?:will|would|can|could|may|does)(?: also| further| \w+ly)* {alternatives(words.HELPS)}{_END}")
PERHAPS = pattern(r"\b(?:may|might)\b")
SOFTENED = pattern(
    r"\b(?:(?:where|as|if) (?:appropriate|necessary|possible|relevant)|"
    r"to the extent possible|as far as possible|in principle)\b"
)

_NOUN_AFTER = pattern(r" (?:of|from|provided|given|by|is|are|was|were|has|have|should|must|will|and|or)\b|[,.;)]|\Z")


class Left(Struct, frozen=True):
    """What stands before a verb: its subject, and whether the verb is negated.

    start: where the verb's words begin; between: its auxiliaries and negations.
    """

    subject: str
    negated: bool
    start: int
    between: str


_NEAR = 200
"""Characters before a verb in which its auxiliaries stand."""

_NEGATED = pattern(rf"\b(?:{NEGATION})\b(?! {_ONLY})")


def before_verb(left: str) -> Left:
    """The words before a verb, without auxiliaries and adverbs."""
    near = max(0, len(left) - _NEAR)
    match = BEFORE_VERB.search(left, near)
    start = match.start() if match else len(left)
    return Left(left[:start].strip(), bool(_NEGATED.search(left[start:])), start, verb_words(left[start:]))


def negated(words_of_verb: str) -> bool:
    """Whether the negation stands inside the words of the verb: "are not convinced"."""
    return bool(_NOT_INSIDE.search(words_of_verb))


_NOT_INSIDE = pattern(r"\b(?:not|never|no longer|unconvinced|no(?: \w+)? objections?)\b")


def introduces(words_of_verb: str, complement: str) -> int:
    """Where the clause begins that a verb introduces by "that"; -1 where it introduces none."""
    match = _THAT.match(complement)
    return 0 if words_of_verb.lower().endswith(" that") else match.end() if match else -1


_THAT = pattern(r" that\b")


def speaks_for_itself(subject: str) -> bool:
    """Whether the mandate speaks, by a subject that must be there."""
    bare = before_verb(subject).subject
    return bool(bare) and speaks(bare)


def is_noun(clause: str, end: int, has_subject: bool) -> bool:
    """ "the support of …", "calls from …": what follows shows that the word is no verb with an object."""
    if has_subject and clause[end : end + 1] == ",":  # "may support, if needed, …"
        return False
    return bool(_NOUN_AFTER.match(clause, end)) and not clause[:end].endswith(_PREPOSITIONS)


_PREPOSITIONS = (" to", " of", " on", " for", " by", " that")


def passive_kind(match: Match) -> Stance | None:
    """What a passive verb says of its subject; None for a verb that is part of what is wanted."""
    return next((stance for name, stance, _ in _KINDS if match[name]), None)
