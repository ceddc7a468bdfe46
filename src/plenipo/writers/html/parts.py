"""The pieces of the page's text: each provision with its marked text or its alternative readings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from plenipo.compilation.model import Compilation, CompiledProvision, Reading, Status
from plenipo.texts.document import Place
from plenipo.texts.provision import Role
from plenipo.writers.html.inline import Inline, anchor
from plenipo.writers.segments import merged_segments, reading_segments

_STRUCTURE = frozenset({Role.HEADING, Role.TITLE, Role.CALL, Role.ARTICLE})
_NAMED_BY_TEXT = frozenset({Role.TITLE, Role.OPENING})
_HEADINGS = {"heading": "h2", "title": "h2", "call": "h3", "article": "h3"}
_SHORT = {"heading": "heading", "title": "title", "opening": "opening", "cell": "table"}
_DEEPEST = 4

Move = tuple[str, str, str]  # "moved to", the anchor of the other end, its name


class Alternative(NamedTuple):
    """One whole reading. data: positions of its sponsors; label: theirs, where it is not the provision's."""

    tags: Markup
    names: str
    data: str
    hue: str
    text: Markup
    label: str
    present: bool


class Part(NamedTuple):
    """One provision as the page shows it. Either ``text`` is its marked text or there are alternatives.

    base: the base text, shown first among alternatives. number: of a note, 0 for other provisions.
    altered: names of the sponsors with a silent alteration here.
    """

    anchor: str
    name: str
    path: str
    label: Markup
    role: str
    status: str
    depth: int
    data: str
    inserted: bool
    text: Markup
    base: Markup
    alternatives: tuple[Alternative, ...]
    relabelled: tuple[tuple[Markup, Markup, str], ...]
    moved: tuple[Move, ...]
    altered: str
    number: int
    place: Place | None

    @property
    def short(self) -> str | Markup:
        """The label, or what the provision is, for the outline."""
        return self.label or _SHORT.get(self.role, "¶")

    @property
    def heading(self) -> str:
        """The HTML heading that the provision is, "" for none."""
        return _HEADINGS.get(self.role, "")


def parts_of(compilation: Compilation, inline: Inline) -> list[Part]:
    """All provisions in order, those that notes and tables are made of included."""
    inner: dict[str, int] = {}
    altered = _altered(compilation)
    names = {provision.id: name_of(provision) for provision in compilation.provisions}
    arrivals = _arrivals(compilation)
    parts: list[Part] = []
    for provision in compilation.provisions:
        depth = _depth(provision, inner)
        moved = tuple(_moves(provision, names, arrivals.get(provision.id, ())))
        parts.append(_part(provision, inline, depth, altered.get(provision.id, ""), moved))
    return parts


def note_numbers(provisions: Iterable[CompiledProvision]) -> dict[int, str]:
    """Number of each note to the id of its provision, as its label or the end of its id gives it."""
    numbers: dict[int, str] = {}
    for provision in provisions:
        number = note_number(provision)
        if number:
            numbers.setdefault(number, provision.id)
    return numbers


def note_number(provision: CompiledProvision) -> int:
    """0 for what is no note."""
    if provision.role is not Role.NOTE:
        return 0
    match = re.search(r"\d+", provision.label) or re.search(r"\d+", provision.id)
    return int(match[0]) if match else 0


def name_of(provision: CompiledProvision) -> str:
    """How people call the provision: "resolves 2"; the start of its text where it has no printed steps."""
    steps = " ".join(step for step in provision.path if step)
    if steps and provision.role not in _NAMED_BY_TEXT:
        return f"{steps} ({', '.join(provision.sponsors)})" if provision.inserted else steps
    text = provision.text or next((reading.text for reading in provision.readings), "")
    return provision.label or _beginning(text) or provision.id


def _beginning(text: str) -> str:
    return text if len(text) <= 36 else text[:35].rsplit(" ", 1)[0] + " …"


def _part(provision: CompiledProvision, inline: Inline, depth: int, altered: str, moved: tuple[Move, ...]) -> Part:
    competing = provision.status is Status.COMPETING
    segments = None if competing else merged_segments(provision)
    text = Markup() if segments is None else inline.marked(segments)
    return Part(
        anchor=anchor(provision.id),
        name=name_of(provision),
        path=" › ".join(provision.path),
        label=_label(provision, inline),
        role=provision.role.value,
        status=provision.status.value,
        depth=depth,
        data=inline.numbers(provision.sponsors),
        inserted=provision.inserted,
        text=text,
        base=inline.text(provision.text) if segments is None else Markup(),
        alternatives=_alternatives(provision, inline) if segments is None else (),
        relabelled=tuple(
            (inline.text(change.label, references=False), inline.tags(change.sponsors), ", ".join(change.sponsors))
            for change in provision.label_changes
            if provision.role is not Role.NOTE
        ),
        moved=moved,
        altered=altered,
        number=note_number(provision),
        place=provision.place,
    )


def _alternatives(provision: CompiledProvision, inline: Inline) -> tuple[Alternative, ...]:
    return tuple(
        Alternative(
            tags=inline.tags(reading.sponsors),
            names=", ".join(reading.sponsors),
            data=inline.numbers(reading.sponsors),
            hue=inline.first(reading.sponsors),
            text=inline.marked(reading_segments(provision, reading), tags=False),
            label=reading.label if reading.label != provision.label else "",
            present=reading.present,
        )
        for reading in sorted(provision.readings, key=_reading_order)
    )


def _reading_order(reading: Reading) -> tuple[int, tuple[str, ...]]:
    """The most supported first, then by name: never by order of arrival."""
    return -len(reading.sponsors), reading.sponsors


def _label(provision: CompiledProvision, inline: Inline) -> Markup:
    label = provision.label
    if note_number(provision):
        return inline.text(str(note_number(provision)))
    if not label and provision.inserted:
        label = next((reading.label for reading in provision.readings if reading.label), "")
    return inline.text(label, references=False)


def _depth(provision: CompiledProvision, inner: dict[str, int]) -> int:
    """How far the provision is indented: one step under another that is no heading. Notes it in ``inner``."""
    depth = 0 if provision.role in _STRUCTURE else min(inner.get(provision.parent, 0), _DEEPEST)
    inner[provision.id] = 0 if provision.role in _STRUCTURE else depth + 1
    return depth


def _arrivals(compilation: Compilation) -> dict[str, list[CompiledProvision]]:
    """The places to which sponsors take each provision that they move."""
    arrivals: dict[str, list[CompiledProvision]] = {}
    for provision in compilation.provisions:
        if provision.moved_from:
            arrivals.setdefault(provision.moved_from, []).append(provision)
    return arrivals


def _moves(
    provision: CompiledProvision, names: Mapping[str, str], arrivals: Sequence[CompiledProvision]
) -> Iterable[Move]:
    source = provision.moved_from
    if source:
        yield "moved from", anchor(source), names.get(source, source)
    for arrival in arrivals:
        word = f"moved by {', '.join(arrival.sponsors)} to" if len(arrivals) > 1 else "moved to"
        yield word, anchor(arrival.id), names[arrival.id]


def _altered(compilation: Compilation) -> dict[str, str]:
    who: dict[str, set[str]] = {}
    for alteration in compilation.silent_alterations:
        who.setdefault(alteration.provision, set()).add(alteration.sponsor)
    return {identifier: ", ".join(sorted(sponsors)) for identifier, sponsors in who.items()}
