"""Side by side: one row for each provision, one column for the base and for each sponsor."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from django.utils.translation import gettext as _
from markupsafe import Markup, escape

from plenipo.compilation.model import Compilation, CompiledProvision
from plenipo.desk.instruments.inline import DeskInline
from plenipo.desk.instruments.narrowed import reading_of
from plenipo.desk.instruments.text import Sheet
from plenipo.desk.shell.templatetags.desk import hue
from plenipo.writers.html.inline import anchor
from plenipo.writers.html.parts import name_of
from plenipo.writers.segments import reading_segments


def write_side(sheet: Sheet, compilation: Compilation, shown: Collection[str], inline: DeskInline) -> None:
    """Rows by role instead of a table element: only so can rows out of sight stay out of the layout."""
    columns = _columns(compilation.provisions)
    names = "".join(f'<div role="columnheader" class="who {hue(name)}">{escape(name)}</div>' for name in columns)
    sheet.write(
        f'<div class="sheet" role="table" aria-label="{escape(_("Base and sponsors side by side"))}">'
        f'<div class="row names" role="row"><div role="columnheader" class="step">{escape(_("Provision"))}</div>'
        f'<div role="columnheader">{escape(_("Base"))}</div>{names}</div>\n'
    )
    for provision in compilation.provisions:
        if anchor(provision.id) in shown:
            _row(sheet, provision, columns, inline)
    sheet.write("</div>")


def _columns(provisions: Iterable[CompiledProvision]) -> list[str]:
    return sorted({sponsor for provision in provisions for sponsor in provision.sponsors})


def _row(sheet: Sheet, provision: CompiledProvision, columns: Sequence[str], inline: DeskInline) -> None:
    place = anchor(provision.id)
    link = Markup('<a class="lab" href="#{}">{}</a>').format(place, name_of(provision))
    sheet.write(
        f'<div class="row p {provision.status.value}" role="row" id="{place}" tabindex="-1">'
        f'<div role="rowheader" class="step">{link}'
    )
    sheet.margin(place, provision.status.value)
    base = "" if provision.inserted else inline.text(provision.text)
    sheet.write(f'</div><div role="cell" class="base" dir="auto">{base}</div>')
    texts = _texts(provision, inline)
    for name in columns:
        text = texts.get(name)
        if text is None:
            sheet.write('<div role="cell"></div>')
        else:
            sheet.write(
                f'<div role="cell" dir="auto"><span class="cell-name {hue(name)}">{escape(name)}</span>{text}</div>'
            )
    sheet.write("</div>\n")


def _texts(provision: CompiledProvision, inline: DeskInline) -> dict[str, str]:
    """The marked text of each sponsor that touches the provision."""
    texts: dict[str, str] = {}
    for sponsor in provision.sponsors:
        reading = reading_of(provision, sponsor)
        if reading is not None and sponsor not in texts:
            text = inline.marked(reading_segments(provision, reading), tags=False)
            gone = "" if reading.present else f'<em class="none">{escape(_("Delete the provision."))}</em> '
            texts.update(dict.fromkeys(reading.sponsors, gone + text))
    return texts
