"""Words of the page that stand for values of the engine."""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from markupsafe import Markup

from plenipo.compilation.model import Status
from plenipo.positions.finding import Deed

_STATUSES = {
    Status.COMPETING: _("competing"),
    Status.COMPATIBLE: _("compatible"),
    Status.SINGLE: _("single"),
    Status.CONVERGENT: _("convergent"),
    Status.UNTOUCHED: _("untouched"),
}
_DEEDS = {
    Deed.INSERT: _("inserted"),
    Deed.DELETE: _("deleted"),
    Deed.KEEP: _("kept"),
    Deed.SUPPRESS: _("suppressed"),
}
RELATION_SIGNS = {"advances": "▲", "conflicts": "▼", "mixed": "◆"}
_SECTIONS = {
    "Preamble": _("Preamble"),
    "Operative part": _("Operative part"),
    "Opening": _("Opening"),
    "Text": _("Text"),
    "Notes": _("Notes"),
    "Title and opening": _("Title and opening"),
    "heading": _("heading"),
    "title": _("title"),
    "opening": _("opening"),
    "table": _("table"),
}


def status_word(status: str) -> str:
    """The status in the reader's language."""
    return str(_STATUSES[Status(status)])


def deed_word(deed: Deed) -> str:
    """What a proposal does with quoted words, in the reader's language."""
    return str(_DEEDS[deed])


def section_word(name: str) -> str:
    """The name of a part of the text where it is ours, in the reader's language; a name of the text's own as it is."""
    return str(_SECTIONS.get(name, name))


def status_sign(status: str) -> Markup:
    """The sign of a status; its word stands beside it, or is heard."""
    return Markup('<i class="st {}" aria-hidden="true"></i>').format(status)


def readings_counted(count: int, hidden: int) -> str:
    """How many readings there are, and how many the filter hides."""
    told = gettext("1 reading") if count == 1 else gettext("%(count)d readings") % {"count": count}
    return told + (" · " + gettext("%(count)d hidden by the filter") % {"count": hidden} if hidden else "")
