"""Side by side: one row for each provision, one column for the base and for each sponsor."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache

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

_FIRST = 3  # column of a sponsor, behind those of the provision and of the base
_GONE = Markup('<em class="none">{}</em> ')
_WIDEST = 16  # columns of one gap: the style sheet knows 1, 2, 4, 8 and 16


def write_side(sheet: Sheet, compilation: Compilation, shown: Collection[str], inline: DeskInline) -> None:
    """Rows by role instead of a table element: only so can rows out of sight stay out of the layout."""
    columns = _columns(compilation.provisions)
    names = "".join(f'<div role="columnheader" class="who {hue(name)}">{escape(name)}</div>' for name in columns)
    sheet.write(
        f'<div class="sheet" role="table" aria-colcount="{_FIRST + len(columns) - 1}" '
        f'aria-label="{escape(_("Base and sponsors side by side"))}">'
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
    empty = 0
    for index, name in enumerate(columns, _FIRST):
        text = texts.get(name)
        if text is None:
            empty += 1
            continue
        sheet.write(
            f'{_gap(empty)}<div role="cell" class="{hue(name)}" aria-colindex="{index}" dir="auto">'
            f'<span class="cell-name">{escape(name)}</span>{text}</div>'
        )
        empty = 0
    sheet.write(f"{_gap(empty)}</div>\n")


@cache
def _gap(columns: int) -> str:
    """The place of cells without a text, as few elements as there are powers of two in their number.

    Most sponsors leave most provisions alone: with an element for each, a large text would be mostly empty cells.
    """
    widths = [width for width in (1 << bit for bit in range(columns.bit_length())) if columns & width]
    parts = [min(width, _WIDEST) for width in widths for _ in range(max(1, width // _WIDEST))]
    return "".join(f'<div class="gap{width}"></div>' for width in parts)


def _texts(provision: CompiledProvision, inline: DeskInline) -> dict[str, str]:
    """The marked text of each sponsor that touches the provision."""
    texts: dict[str, str] = {}
    for sponsor in provision.sponsors:
        reading = reading_of(provision, sponsor)
        if reading is not None and sponsor not in texts:
            text = inline.marked(reading_segments(provision, reading), tags=False)
            gone = Markup() if reading.present else _GONE.format(_("Delete the provision."))
            texts.update(dict.fromkeys(reading.sponsors, gone + text))
    return texts
