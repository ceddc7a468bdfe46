"""What a stance is about: the words that remain when those of the stance, asides and the scope are taken away."""

from __future__ import annotations

import re

from plenipo.positions.stances.patterns import pattern

_SCOPES = tuple(
    pattern(text)
    for text in (
        r",? ?\b(?:notably|particularly|in particular|especially|mainly|primarily)\b[^,;()]*,?",
        r",? ?\bin the (?:fields?|areas?|context|framework|domains?|sphere|case|realm|specific context) of [^,;()]*",
        r",? ?\bin (?:the )?current (?:\w+ )?(?:context|circumstances)",
        r",? ?\bin (?:terms|respect|relation|connection|matters) (?:of|to|with) [^,;()]*",
        r",? ?\b(?:as regards|with regard to|with respect to|when it comes to) [^,;()]*",
        r",? ?\bin (?:all |the )?(?:least developed|developing|landlocked|island|low-income|"
        r"rural|remote)\b[^,;()]{0,60}?(?:countries|states|areas|regions|communities)",
        r",? ?\bfrom (?:an?|the) [^,;()]*?(?:perspective|point of view|viewpoint)\b[^,;()]*",
        r",? ?\bat (?:the )?(?:national|regional|international|global|local|multilateral)(?: and \w+)? levels?",
        r",? ?\b(?:according to|in accordance with|in line with|in "
        r"conformity with|consistent with|pursuant to) [^,;()]*",
        r",? ?\b(?:that|which) (?:falls?|is|are|lies?) (?:clearly "
        r")?(?:with)?in [^,;()]*?(?:mandates?|remit|competences?|scope)\b",
        r",? ?\bwithin (?:the |its |their |our |ITU['’]s "
        r")[^,;()]*?(?:mandates?|remit|competences?|scope|"
        r"framework)\b[^,;()]*",
        r",? ?\bin principle\b",
        r",? ?\bunder (?:the )?existing (?:resolutions|mandates?|arrangements|instruments)",
        r",? ?\b(?:during|at) the (?:Plenipotentiary|Conference|Assembly)\b",
        r",? ?\bon (?:the international stage|a large scale|an exceptional basis|a case-by-case basis)",
        r",? ?\bwhere (?:appropriate|necessary|possible|relevant|it is most needed)",
        r",? ?\b(?:as|if|where) (?:appropriate|necessary|needed|required),?",
    )
)
_BRACKETS = re.compile(r"\s*\((?!ITRs?\))[^()]{25,}\)")  # a remark; a short bracket is an acronym
_LEAD_IN = pattern(
    r"(?:(?:In|At|As|On|With|Since|For|By|Under|Given|Due|Through|"
    r"Beyond|Despite|Because|Against|After|Before|From|Following)\b"
    r"[^,]{0,200},\s|(?:Furthermore|However|Moreover|Therefore|Finally|Nevertheless|Consequently|To this end|Similarly"
    r"|Likewise|Thus|Hence|Additionally|Accordingly|Overall|Generally|Lastly|Instead|Equally|In this regard"
    r"|In this context|First|Second|Third|Also|And|But|Yet|Or),?\s)"
)
_FILLERS = pattern(
    r"(?:that|to|for|in|on|except for|the (?:urgent |strong |continued |clear "
    r")?need (?:for|to|of)|a need (?:for|to)|the (?:\w+ )?importance of|instead"
    r"|however,?|therefore,?|also|any proposals? (?:to|for|that would)|"
    r"all proposals? (?:to|for)|proposals? (?:to|that would)"
    r"|any attempts? (?:to|at)|attempts to|there (?:is|to be) (?:a |any )?need (?:for|to)|(?:it|"
    r"that it) is (?:ITU['’]s|the|its) (?:role|task|business|job|place)(?: of [^,]{1,40}?)? to"
    r"|towards?|of|as|what (?:\w+ )?(?:benefits?|added value|value|purpose|problem|need)|whether|how|why"
    r"|continue to|continue|seek every opportunity to|seeks? to|rather|by(?=\s\w+ing\b)|"
    r"strive to|aim (?:to|at)|work towards|work to|endeavou?r to|make every effort to"
    r"|contribute to|play (?:its|a|their) (?:\w+ )?role in|help to|be able to|consider)\s"
)
_TAIL = pattern(
    r"(?:\s(?:would|might|could|will|may) (?:bring|have|serve|solve|add|"
    r"achieve|offer)(?: \w+)?|,?\s(?:and|or|but|while|also|as well as))\Z"
)
_EDGES = " \t\n,;:.!?–—-"


def part_target(text: str) -> tuple[str, str]:
    """Target and scope of the words that a stance is about; the target is never empty where the text is not."""
    rest = _BRACKETS.sub("", text)
    scopes: list[str] = []
    for expression in _SCOPES:
        while match := expression.search(rest):
            without = f"{rest[: match.start()]} {rest[match.end() :]}"
            if not _trimmed(without):
                break
            scopes.append(match.group().strip(_EDGES))
            rest = without
    target = _trimmed(rest) or text.strip(_EDGES)
    return " ".join(target.split()), "; ".join(" ".join(scope.split()) for scope in scopes)


def without_lead_in(text: str) -> str:
    """The text from its subject on: "In addition, the Union …" begins with "the Union"."""
    start = 0
    while match := _LEAD_IN.match(text, start):
        start = match.end()
    return text[start:]


def _trimmed(text: str) -> str:
    rest = " ".join(text.split()).strip(_EDGES)
    rest = re.sub(r"\s+([,;])", r"\1", rest)
    while match := _FILLERS.match(rest):
        rest = rest[match.end() :].strip(_EDGES)
    while match := _TAIL.search(rest):
        rest = rest[: match.start()].strip(_EDGES)
    return rest
