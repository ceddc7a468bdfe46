"""Whether words say anything by themselves: "and the" stands in every text and is evidence of nothing."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_EMPTY_WORDS = """
    a about above accordance according after against all also among an and any are as at be because been before being
    below between both but by can could did do does during each either every for from further had has have having her
    his how however if in including into is it its itself may might more moreover most must neither no nor not of on
    once only or other otherwise our out over own per same shall should since so some such than that the their them then
    there thereby therefore these they this those through thus to together towards under until up upon very via was we
    were what when where whereas whether which while who whom whose will with within without would
    aan au aux aus avec con da dans das de dei del della den der des det die dla do du een ein eine el en er es est et
    het i il ist la las le les los mit na não nel nicht nie no non o och os ou par para per por pour que qui se si sur
    un una und une van von w y z zu è é
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())


def has_substance(text: str) -> bool:
    """Whether a word of it is more than an article, a preposition, a pronoun or an auxiliary."""
    return any(word.casefold() not in _EMPTY for word in _WORD.findall(text))
