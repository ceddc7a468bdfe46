"""``index.html`` of a conference run: every compilation, who tabled what, and what could not be read."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from msgspec import Struct

from plenipo.texts.marking import Marking
from plenipo.writers.html.page import hue_rules, printed_marking
from plenipo.writers.html.shell import asset, render, script
from plenipo.writers.hues import hues


class OpenFile(Struct, frozen=True):
    """A file to open. href: relative to the index, with "/" between the steps, not escaped."""

    name: str
    href: str


class SponsorEntry(Struct, frozen=True):
    """What one sponsor does to one instrument: its symbols, sorted ("MOD", "NOC emphatic"), and how many proposals."""

    sponsor: str
    symbols: tuple[str, ...]
    proposals: int = 1


class IndexEntry(Struct, frozen=True):
    """One instrument of the run.

    counts: provisions at each status, by the status's word. changed: "new", "changed" since the last run, or "".
    problem: why there is no compilation ("no base text given"), "" where there is one.
    """

    instrument: str
    title: str
    sponsors: tuple[SponsorEntry, ...]
    counts: dict[str, int]
    files: tuple[OpenFile, ...]
    changed: str = ""
    problem: str = ""


class NewTextGroup(Struct, frozen=True):
    """Draft new texts on the same ground, set side by side in one file."""

    title: str
    texts: tuple[SponsorEntry, ...]
    files: tuple[OpenFile, ...]
    changed: str = ""


class BadFile(Struct, frozen=True):
    """A file that was left out, and what its owner can do about it."""

    file: str
    message: str


def write_index(
    title: str,
    marking: Marking,
    entries: Sequence[IndexEntry],
    bad_files: Sequence[BadFile] = (),
    what_is_new: Sequence[str] = (),
    new_texts: Sequence[NewTextGroup] = (),
    overview: Sequence[OpenFile] = (),
) -> str:
    """The page that leads to everything. Entries are shown in the order given.

    what_is_new: one line each on what changed since the last run; the page says so when there is none.
    overview: where the delegation stands, as files; none without a mandate.
    """
    sponsors = _sponsors(entries, new_texts)
    palette = hues(sponsors)
    style = (
        asset("shared.css")
        + asset("index.css")
        + hue_rules([palette[name] for name in sponsors])
        + printed_marking(marking)
    )
    return render(
        "index.html.j2",
        style,
        script("index.js") if entries or new_texts else script(),
        title=title,
        marking=marking.value,
        sponsors=list(enumerate(sponsors)),
        rows=[(entry, {one.sponsor: one for one in entry.sponsors}) for entry in entries],
        groups=[(group, {one.sponsor: one for one in group.texts}) for group in new_texts],
        bad_files=bad_files,
        what_is_new=what_is_new,
        overview=overview,
        totals=_totals(entries, new_texts, bad_files),
        address=lambda href: quote(href, safe="/", errors="replace"),
    )


def _sponsors(entries: Sequence[IndexEntry], groups: Sequence[NewTextGroup]) -> list[str]:
    named = {one.sponsor for entry in entries for one in entry.sponsors}
    named.update(one.sponsor for group in groups for one in group.texts)
    return sorted(named)


def _totals(
    entries: Sequence[IndexEntry], groups: Sequence[NewTextGroup], bad_files: Sequence[BadFile]
) -> list[tuple[int, str, str]]:
    """Figures at the head of the page: number, words, tone."""
    proposals = sum(one.proposals for entry in entries for one in entry.sponsors)
    proposals += sum(one.proposals for group in groups for one in group.texts)
    competing = sum(entry.counts.get("competing", 0) for entry in entries)
    changed = sum(1 for entry in entries if entry.changed) + sum(1 for group in groups if group.changed)
    return [
        (proposals, f"proposals on {len(entries) + len(groups)} texts", ""),
        (competing, "provisions competing", "bad" if competing else ""),
        (sum(entry.counts.get("convergent", 0) for entry in entries), "provisions convergent", ""),
        (changed, "new or changed since the last run", ""),
        (len(bad_files), "file left out" if len(bad_files) == 1 else "files left out", "bad" if bad_files else ""),
    ]
