"""The context of the instrument's page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from msgspec.structs import replace

from plenipo.compilation.model import Compilation as Compiled
from plenipo.desk.accounts.access import Access
from plenipo.desk.instruments.address import STATUSES, Wanted
from plenipo.desk.instruments.exports import BUNDLE, OF_LINES
from plenipo.desk.instruments.fragments import Fragment
from plenipo.desk.instruments.inline import DeskInline
from plenipo.desk.instruments.margins import all_told
from plenipo.desk.instruments.models import Compilation, Instrument
from plenipo.desk.instruments.queries import Said, edition_of, fragment, position_of, said_of, text_of
from plenipo.desk.instruments.rail import rail_of
from plenipo.desk.instruments.words import status_sign, status_word
from plenipo.writers.bundle import FILE_NAMES
from plenipo.writers.html.inline import anchor
from plenipo.writers.html.parts import name_of
from plenipo.writers.segments import compared


class Choice(NamedTuple):
    """A filter or a view: a link that switches it."""

    name: str
    href: str
    on: bool
    number: int = 0
    sign: str = ""


def context_of(access: Access, instrument: Instrument, row: Compilation, wanted: Wanted) -> dict[str, Any]:
    """Everything that the template shows of an instrument that is compiled."""
    edition = edition_of(row)
    compiled = text_of(edition)
    shown = fragment(edition, wanted)
    said = said_of(access, instrument, edition)
    return {
        "text": shown.joined(all_told(said.bearings, said.comments)),
        "outline": shown.outline,
        "empty": not shown.places,
        "rail": rail_of(access, instrument, compiled, said, wanted),
        "language": compiled.language,
        "page_marking": _marking(access, instrument, said),
        "counts": row.counts,
        "refused": row.refused,
        "files": _files(access, row, said),
        "alterations": _alterations(compiled),
        "contributions": _contributions(access, compiled, said),
        **_choices(compiled, row, wanted),
        **_steps(shown, wanted),
    }


def _marking(access: Access, instrument: Instrument, said: Said) -> int:
    """The highest marking of what the page shows: the text, and what is said of it."""
    ranks = [instrument.marking, access.conference.marking]
    ranks += [said.mandate.marking] if said.mandate is not None and said.bearings else []
    ranks += [comment.marking for comments in said.comments.values() for comment in comments]
    positions = (position_of(access, row) for row in said.proposals)
    return int(max([*ranks, *(position.marking for position in positions if position is not None)]))


def _choices(compiled: Compiled, row: Compilation, wanted: Wanted) -> dict[str, Any]:
    names = {"marked": _("As marked"), "side": _("Side by side"), "clean": _("Clean")}
    return {
        "views": [Choice(name, replace(wanted, view=view).href, wanted.view == view) for view, name in names.items()],
        "everybody": Choice(_("All"), replace(wanted, by=()).href, not wanted.by),
        "by": [Choice(name, wanted.with_by(name).href, name in wanted.by) for name in compiled.sponsors],
        "statuses": [
            Choice(
                status_word(status),
                wanted.with_status(status).href,
                status in wanted.status,
                row.counts.get(status, 0),
                status_sign(status),
            )
            for status in STATUSES
        ],
        "sponsors": compiled.sponsors,
        "plain": wanted.without_filters().href,
    }


def _steps(shown: Fragment, wanted: Wanted) -> dict[str, Any]:
    """Links to the conflicts after and before the provision in view, round and round."""
    if not shown.conflicts:
        return {}
    order = {place: index for index, place in enumerate(shown.places)}
    here = order.get(anchor(wanted.at), -1) if wanted.at else -1
    after = next((place for place in shown.conflicts if order[place] > here), shown.conflicts[0])
    before = next((place for place in reversed(shown.conflicts) if order[place] < here), shown.conflicts[-1])
    query = wanted.without_place.query
    start = f"?{query}&" if query else "?"
    return {
        "next_conflict": f"{start}at={after.removeprefix('p-')}#{after}",
        "previous_conflict": f"{start}at={before.removeprefix('p-')}#{before}",
    }


def _files(access: Access, row: Compilation, said: Said) -> Sequence[str]:
    """The downloads there are; none for a person who may not see what they would be marked."""
    if not access.may_see(max(row.marking, access.conference.marking)):
        return ()
    of_lines = OF_LINES if said.mandate is not None else ()
    return (*FILE_NAMES, *of_lines, BUNDLE)


def _alterations(compiled: Compiled) -> list[dict[str, Any]]:
    names = {provision.id: name_of(provision) for provision in compiled.provisions}
    inline = DeskInline((), {})
    return [
        {
            "entry": entry,
            "place": anchor(entry.provision) if entry.provision in names else "",
            "name": names.get(entry.provision, entry.provision),
            "altered": inline.marked(compared(entry.base, entry.shown, (entry.sponsor,)), tags=False),
        }
        for entry in compiled.silent_alterations
    ]


def _contributions(access: Access, compiled: Compiled, said: Said) -> list[dict[str, Any]]:
    """The proposals in the compilation that this person may see, with what they do to our lines and our position."""
    entries = {row.proposal: row for row in compiled.contributions}
    touched: dict[str, dict[str, None]] = {}
    for bearing in (one for bearings in said.bearings.values() for one in bearings if one.counts):
        for identifier in bearing.proposals:
            touched.setdefault(identifier, {})[bearing.relation] = None
    return [
        {
            "row": row,
            "entry": entries[row.identifier],
            "relations": sorted(touched.get(row.identifier, ())),
            "position": position_of(access, row),
        }
        for row in said.proposals
        if row.identifier in entries
    ]
