"""The text of a compilation as HTML, with a place after each provision for what people and judges say of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from django.utils.translation import gettext as _
from markupsafe import Markup, escape

from plenipo.desk.instruments.margins import CLOSED, opened
from plenipo.desk.instruments.words import readings_counted, section_word, status_sign, status_word
from plenipo.writers.html.blocks import Block, Table
from plenipo.writers.html.parts import Alternative, Part

_CONTEXT = frozenset({"call", "article", "heading"})


class Sheet:
    """Collects HTML with a place in the margin of each provision. query: of the page, for the links in the margins."""

    def __init__(self, query: str) -> None:
        self._query = query
        self.chunks: list[str] = []
        self.places: list[str] = []
        self._open: list[str] = []

    def write(self, *html: str) -> None:
        self._open.extend(html)

    def margin(self, anchor: str, status: str) -> None:
        """The margin of the provision with that anchor, with a place for what is said of it."""
        self.chunks.append("".join([*self._open, opened(anchor, status, self._query)]))
        self._open = [CLOSED]
        self.places.append(anchor)

    def close(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """HTML between the places, and the anchors that the places between each two belong to."""
        self.chunks.append("".join(self._open))
        return tuple(self.chunks), tuple(self.places)


def write_text(sheet: Sheet, blocks: Iterable[Block], shown: Collection[str], all_readings: Mapping[str, int]) -> None:
    """The blocks, each provision that is shown and the call words above it.

    shown: anchors. all_readings: how many readings each provision has without the filter, by anchor.
    """
    for block in blocks:
        kept = {part.anchor for part in block.parts if part.anchor in shown}
        if not kept:
            continue
        if block.parts[0].role in _CONTEXT:
            kept.add(block.parts[0].anchor)
        label = Markup(' aria-label="{}"').format(section_word("Notes")) if block.section == "Notes" else ""
        sheet.write(f'<section class="block"{label}>')
        for item in block.items:
            if item.table is not None:
                _table(sheet, item.table, kept, all_readings)
            elif item.part is not None and item.part.anchor in kept:
                _provision(sheet, item.part, all_readings)
        sheet.write("</section>\n")


def _provision(sheet: Sheet, part: Part, all_readings: Mapping[str, int]) -> None:
    inserted = " inserted" if part.inserted else ""
    sheet.write(
        f'<div class="p {part.role} {part.status} d{part.depth}{inserted}" id="{part.anchor}" tabindex="-1">',
        _label(part),
        '<div class="body">',
        _readings(part, all_readings.get(part.anchor, 0)) if part.alternatives else _words(part),
        _asides(part),
        "</div>",
    )
    sheet.margin(part.anchor, part.status)
    sheet.write("</div>\n")


def _label(part: Part) -> str:
    shown = part.label or Markup('<span aria-hidden="true">¶</span>')
    kind = "" if part.label else " none"
    return Markup('<a class="lab{}" href="#{}">{}<span class="vh"> {}, {}</span></a>').format(
        kind, part.anchor, shown, part.name, _("permanent link")
    )


def _words(part: Part) -> str:
    name = part.heading or "div"
    return f'<{name} class="words" dir="auto">{part.text}</{name}>'


def _readings(part: Part, count: int) -> str:
    told = readings_counted(len(part.alternatives), count - len(part.alternatives))
    base = Markup('<em class="none">{}</em>').format(_("Not in the base text.")) if part.inserted else part.base
    head = Markup('<p class="alts-head">{}<b>{}</b> · {}</p>').format(
        status_sign(part.status), status_word(part.status).capitalize(), told
    )
    rows = "".join(_reading(one) for one in part.alternatives)
    return (
        f'<div class="alts">{head}<dl><div class="alt base"><dt>{_("Base")}</dt><dd dir="auto">{base}</dd></div>'
        f"{rows}</dl></div>"
    )


def _reading(one: Alternative) -> str:
    label = f'<span class="own">{escape(one.label)}</span> ' if one.label else ""
    gone = "" if one.present else f'<em class="none">{_("Delete the provision.")}</em> '
    return f'<div class="alt"><dt>{one.tags}</dt><dd dir="auto">{label}{gone}{one.text}</dd></div>'


def _asides(part: Part) -> str:
    told = [
        Markup('<span>{} <a href="#{}">{}</a></span>').format(word, target, name) for word, target, name in part.moved
    ]
    told += [
        Markup("<span>{} → {} {}</span>").format(part.label or _("no label"), label or _("no label"), tags)
        for label, tags, _names in part.relabelled
    ]
    if part.altered:
        words = _("changed without marking by %(sponsors)s") % {"sponsors": part.altered}
        told.append(Markup('<a href="#alterations">△ {}</a>').format(words))
    return f'<p class="aside">{" ".join(told)}</p>' if told else ""


def _table(sheet: Sheet, table: Table, kept: Collection[str], all_readings: Mapping[str, int]) -> None:
    if not any(part.anchor in kept for row in table.rows for cell in row for part in cell.parts):
        return
    name = escape(_("Table"))
    sheet.write(f'<div class="scroll" tabindex="0" role="region" aria-label="{name}"><table class="grid"><tbody>')
    for row in table.rows:
        sheet.write("<tr>")
        for cell in row:
            sheet.write("<td>")
            for part in cell.parts:
                if part.anchor in kept:
                    _provision(sheet, part, all_readings)
            sheet.write("</td>")
        sheet.write("</tr>")
    sheet.write("</tbody></table></div>\n")
