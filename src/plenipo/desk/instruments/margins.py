"""What stands beside each provision: its status, the lines concerned, how many notes; a link to all of it.

The link with the status is a part of the kept text; what people and judges say is put into it for each page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from plenipo.desk.instruments.bearings import Bearing, badges
from plenipo.desk.instruments.words import RELATION_SIGNS, status_sign, status_word
from plenipo.writers.html.inline import anchor

CLOSED = Markup("</a>")


def opened(place: str, status: str, query: str) -> Markup:
    """The link with its status, open for what is told. place: the anchor. query: of the page."""
    quiet = status == "untouched"
    at = f"at={place.removeprefix('p-')}"
    return Markup('<a class="margin{}" data-at href="?{}#{}"><span class="w">{}</span>').format(
        " quiet" if quiet else "",
        f"{query}&{at}" if query else at,
        place,
        _("notes") if quiet else status_sign(status) + status_word(status),
    )


def told(bearings: Sequence[Bearing], notes: int) -> Markup:
    """Relations with the numbers of their lines, and how many notes; nothing where there is nothing."""
    return Markup("").join(_told(badges(bearings), notes))


def all_told(bearings: Mapping[str, Sequence[Bearing]], comments: Mapping[str, Sequence[object]]) -> dict[str, str]:
    """What is told beside each provision, by anchor. bearings: by anchor. comments: by id of the provision."""
    notes = {anchor(identifier): len(rows) for identifier, rows in comments.items() if identifier}
    return {place: told(bearings.get(place, ()), notes.get(place, 0)) for place in {*bearings, *notes}}


def _told(shown: Iterable[tuple[str, list[str]]], notes: int) -> Iterable[Markup]:
    for relation, lines in shown:
        words = ngettext("%(relation)s: line", "%(relation)s: lines", len(lines)) % {"relation": _(relation)}
        yield Markup(
            ' <span class="rel {}"><span aria-hidden="true">{}</span><span class="vh">{}</span> {}</span>'
        ).format(relation, RELATION_SIGNS[relation], words, ", ".join(lines))
    if notes:
        yield Markup(' <span class="notes">{}</span>').format(
            ngettext("%(n)d note", "%(n)d notes", notes) % {"n": notes}
        )
