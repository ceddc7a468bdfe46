"""``compile.html``: one self-contained page that shows a compilation. It reads without script and without network."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from plenipo.compilation.model import Compilation, CompiledProvision, Contributed, SilentAlteration, Status
from plenipo.texts.contribution import Symbol
from plenipo.texts.marking import Marking
from plenipo.writers.html.blocks import ORDER, blocks_of
from plenipo.writers.html.inline import Inline, anchor
from plenipo.writers.html.parts import name_of, note_numbers, parts_of
from plenipo.writers.html.shell import asset, render, script
from plenipo.writers.hues import Hue, hues
from plenipo.writers.segments import compared

_WHOLE = {
    Symbol.SUP: "would suppress the whole text",
    Symbol.SUP_TRANSFER: "would move the whole text elsewhere",
    Symbol.NOC: "would keep the whole text as it is",
}
_PARTS = ("state", "filters", "sponsor", "views", "current", "events")
_EMPHATIC = "insists on keeping the whole text as it is"


class _Row(NamedTuple):
    """A row of the table of contributions; ``whole`` says its position on the whole text, "" for none."""

    entry: Contributed
    data: str
    tags: Markup
    reasons: Markup
    whole: str
    dissent: str


class _Alteration(NamedTuple):
    entry: SilentAlteration
    anchor: str
    provision: str
    tags: Markup
    base: Markup
    altered: Markup


def write_html(compilation: Compilation) -> str:
    """The compilation as one accessible HTML file, escaped throughout; to be stored as UTF-8."""
    sponsors = _sponsors(compilation)
    inline = Inline(sponsors, note_numbers(compilation.provisions))
    blocks = blocks_of(parts_of(compilation, inline))
    counts = compilation.counts()
    return render(
        "compile.html.j2",
        _style(compilation, sponsors),
        script(*(f"compile/{part}.js" for part in _PARTS)),
        title=_title(compilation),
        compilation=compilation,
        sponsors=list(enumerate(sponsors)),
        blocks=blocks,
        long=len(compilation.provisions) > 300,
        total=len(compilation.provisions),
        counts=[(status, counts[Status(status)]) for status in ORDER],
        competing=counts[Status.COMPETING],
        contributions=[_row(row, inline) for row in compilation.contributions],
        positions=[_row(row, inline) for row in compilation.positions],
        alterations=_alterations(compilation, inline),
        referred=inline.referred,
        show=inline.text,
        tags=inline.tags,
        plural=_plural,
    )


def hue_rules(chosen: Sequence[Hue]) -> str:
    """A class for each hue, in order: ".s0", ".s1" …"""
    return "".join(f".s{i}{{--hue:light-dark({hue.light},{hue.dark})}}\n" for i, hue in enumerate(chosen))


def printed_marking(marking: Marking) -> str:
    """The marking at the head of every printed sheet."""
    return f'@page{{@top-right{{content:"{marking.value}";font-size:9pt}}}}\n'


def _sponsors(compilation: Compilation) -> list[str]:
    """Everybody named anywhere in the compilation, sorted."""
    named = set(compilation.sponsors)
    named.update(row.sponsor for row in compilation.contributions)
    named.update(alteration.sponsor for alteration in compilation.silent_alterations)
    named.update(sponsor for provision in compilation.provisions for sponsor in _named_in(provision))
    return sorted(named)


def _named_in(provision: CompiledProvision) -> set[str]:
    named = {sponsor for change in provision.changes for sponsor in change.sponsors}
    named.update(sponsor for label in provision.label_changes for sponsor in label.sponsors)
    return named.union(provision.sponsors)


def _style(compilation: Compilation, sponsors: Sequence[str]) -> str:
    palette = hues(sponsors)
    rules = hue_rules([palette[name] for name in sponsors])
    return asset("shared.css") + asset("compile.css") + rules + printed_marking(compilation.marking)


def _title(compilation: Compilation) -> str:
    name = str(compilation.reference) if compilation.reference else ""
    return " · ".join(part for part in (name, compilation.title) if part) or "Compilation"


def _row(entry: Contributed, inline: Inline) -> _Row:
    whole = _EMPHATIC if entry.emphatic and entry.symbol is Symbol.NOC else _WHOLE.get(entry.symbol, "")
    return _Row(
        entry,
        inline.numbers((entry.sponsor,)),
        inline.tags((entry.sponsor,)),
        inline.text(entry.reasons),
        whole,
        "sup" if entry.symbol in (Symbol.SUP, Symbol.SUP_TRANSFER) else "noc",
    )


def _alterations(compilation: Compilation, inline: Inline) -> list[_Alteration]:
    names = {provision.id: name_of(provision) for provision in compilation.provisions}
    rows: list[_Alteration] = []
    for entry in compilation.silent_alterations:
        segments = compared(entry.base, entry.shown, (entry.sponsor,))
        rows.append(
            _Alteration(
                entry,
                anchor(entry.provision) if entry.provision in names else "",
                names.get(entry.provision, entry.provision),
                inline.tags((entry.sponsor,)),
                inline.text(entry.base),
                inline.marked(segments, tags=False),
            )
        )
    return rows


def _plural(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
