"""How a degree is shown on the desk: sign, word and class, as in the files that leave it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from msgspec import Struct

from plenipo.concordance.model import Degree
from plenipo.desk.concordance.values import UNJUDGED
from plenipo.writers.concordance.look import DEGREE_LOOK

WIDTH = 400  # units of a stacked bar

_WORDS = {
    str(Degree.FULL): _("full"),
    str(Degree.PARTIAL): _("partial"),
    str(Degree.NONE): _("none"),
    str(Degree.NOT_APPLICABLE): _("not applicable"),
    UNJUDGED: _("not judged"),
}


class Look(Struct, frozen=True):
    """degree: as in the address. name: class of style."""

    degree: str
    sign: str
    word: str
    name: str


def look_of(degree: str) -> Look:
    """The look of a degree, or of "unjudged"."""
    sign = "?" if degree == UNJUDGED else DEGREE_LOOK[Degree(degree)].sign
    return Look(degree, sign, str(_WORDS[degree]), f"d-{degree.replace(' ', '-')}")
