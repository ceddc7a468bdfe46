"""Promises 2, 3 and 4 on the Word file, over generated compilations and with a walker that is not the project's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from plenipo.amendments.proposal import ChangeKind
from plenipo.compilation.model import Compilation, CompiledChange, CompiledProvision, LabelChange, Reading, Status
from plenipo.texts.document import Place
from plenipo.texts.marking import Marking
from plenipo.texts.provision import Role
from plenipo.writers.docx import write_docx
from tests.engine.writers.docx_walker import Accepts, W, everything, front, instrument, nothing, of_sponsor, sections

SPONSORS = ("AFCP", "ARB", "EUR", "IAP", "RCC")
WORDS = ("net", "a&b", "<trust>", "Übung", "网络", "قرار", "“quoted”", "co\u2011op", "two\tcolumns", "[^1]", "[^9]")
words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6)
parties = st.lists(st.sampled_from(SPONSORS), min_size=1, max_size=3, unique=True).map(
    lambda names: tuple(sorted(names))
)


@st.composite
def disagreements(draw: st.DrawFn, base: str | None) -> tuple[Reading, ...]:
    """Distinct readings of one provision, each sponsor in one of them at most."""
    waiting = list(draw(st.permutations(SPONSORS)))
    texts = draw(st.lists(words.map(" ".join), min_size=1, max_size=3, unique=True))
    readings = []
    for text in texts:
        size = draw(st.integers(1, 2))
        sponsors, waiting = tuple(sorted(waiting[:size])), waiting[size:]
        if sponsors and text != base:
            readings.append(Reading(sponsors, text))
    if base is not None and waiting and draw(st.booleans()):
        readings.append(Reading((waiting[0],), "", present=False))
    return tuple(readings)


@st.composite
def merged(draw: st.DrawFn, base: str) -> tuple[tuple[CompiledChange, ...], tuple[Reading, ...]]:
    """Changes at different places of the base, and the readings that follow from them."""
    spots = [match.span() for match in re.finditer(r"\S+", base)]
    changes: list[CompiledChange] = []
    for start, end in spots:
        action = draw(st.sampled_from(("keep", "keep", "insert", "delete", "replace")))
        sponsors = draw(parties)
        if action in ("delete", "replace"):
            changes.append(CompiledChange(ChangeKind.DELETE, base[start:end], sponsors, start))
        if action in ("insert", "replace"):
            offset = end if action == "replace" else start
            changes.append(CompiledChange(ChangeKind.INSERT, draw(words.map(" ".join)), sponsors, offset))
    texts: dict[str, list[str]] = {}
    for sponsor in SPONSORS:
        text = _applied(base, [change for change in changes if sponsor in change.sponsors])
        if text != base:
            texts.setdefault(text, []).append(sponsor)
    return tuple(changes), tuple(Reading(tuple(names), text) for text, names in texts.items())


def _applied(base: str, changes: Sequence[CompiledChange]) -> str:
    """The base with one sponsor's changes, from the last to the first."""
    for change in reversed(changes):
        end = change.offset + (len(change.text) if change.kind is ChangeKind.DELETE else 0)
        new = change.text if change.kind is ChangeKind.INSERT else ""
        base = base[: change.offset] + new + base[end:]
    return base


@st.composite
def provisions(draw: st.DrawFn, identifier: str, role: Role, place: Place | None = None) -> CompiledProvision:
    inserted = draw(st.integers(0, 3)) == 0 and role is not Role.NOTE
    base = "" if inserted else draw(words.map(" ".join))
    label = draw(st.sampled_from(("", "a)", "1"))) if role is Role.RECITAL else ""
    changes: tuple[CompiledChange, ...] = ()
    if draw(st.booleans()) and not inserted:
        changes, readings = draw(merged(base))
        status = Status.COMPATIBLE
    else:
        readings = draw(disagreements(None if inserted else base))
        status = Status.SINGLE if len(readings) == 1 else Status.COMPETING
    if inserted and not readings:
        readings, status = (Reading(("EUR",), "new words"),), Status.SINGLE
    labels: tuple[LabelChange, ...] = ()
    if role is Role.RECITAL and not inserted and draw(st.booleans()):
        absent = {name for reading in readings if not reading.present for name in reading.sponsors}
        names = tuple(name for name in draw(parties) if name not in absent)
        new = draw(st.sampled_from([text for text in ("", "b)", "2bis") if text != label]))
        labels = (LabelChange(new, names),) if names else ()
    return CompiledProvision(
        identifier, label, role, (label,) if label else (), base, status if readings else Status.UNTOUCHED, readings,
        changes, labels, inserted, place=place,
    )  # fmt: skip


@st.composite
def compilations(draw: st.DrawFn, tables: bool = False) -> Compilation:
    text: list[CompiledProvision] = []
    for index in range(draw(st.integers(1, 5))):
        text.append(draw(provisions(f"p{index}", Role.RECITAL)))
    if tables:
        for row in range(draw(st.integers(1, 3))):
            for column in range(2):
                text.append(draw(provisions(f"c{row}.{column}", Role.CELL, Place(0, row, column))))
        text += [draw(provisions("after", Role.RECITAL))] if draw(st.booleans()) else []
    text.append(draw(provisions("note.1", Role.NOTE)))
    return Compilation(None, "Title", Marking.PUBLIC, SPONSORS, (), tuple(text))


def expected(compilation: Compilation, sponsor: str) -> list[str]:
    """The text of a sponsor ("" for the base), from the readings alone."""
    note: str | None = None
    lines = []
    for provision in compilation.provisions:
        line = _line(provision, sponsor)
        if provision.role is Role.NOTE:
            note = line
        elif line is not None:
            lines.append(line)
    used = any("[^1]" in text for each in compilation.provisions for text in _wordings(each))
    tail = [] if used or note is None else [f"[^1]:\t{note}"]
    return [line.replace("[^1]", "{" + (note or "").strip() + "}") for line in lines] + tail


def _wordings(provision: CompiledProvision) -> list[str]:
    return [] if provision.role is Role.NOTE else [provision.text, *(reading.text for reading in provision.readings)]


def _line(provision: CompiledProvision, sponsor: str) -> str | None:
    label, text = provision.label, None if provision.inserted else provision.text
    for reading in provision.readings:
        if sponsor in reading.sponsors:
            text = reading.text if reading.present else None
    for change in provision.label_changes:
        label = change.label if sponsor in change.sponsors else label
    if text is None:
        return None
    return f"{label}\t{text}" if label else text


def _instrument(content: bytes, accepts: Accepts) -> list[str]:
    """Without the plain empty paragraph that may close the document."""
    lines = instrument(content, accepts)
    last = sections(content)[1][-1].find(f"{W}pPr/{W}pStyle")
    return lines[:-1] if last is not None and last.get(f"{W}val") == "Closing" else lines


@given(compilations())
def test_rejecting_all_gives_the_base_and_accepting_a_sponsor_gives_its_text(compilation: Compilation) -> None:
    content = write_docx(compilation)
    assert _instrument(content, nothing) == expected(compilation, "")
    for sponsor in SPONSORS:
        assert _instrument(content, of_sponsor(sponsor)) == expected(compilation, sponsor)


@given(compilations(tables=True))
def test_both_hold_in_tables(compilation: Compilation) -> None:
    content = write_docx(compilation)
    for sponsor in ("", *SPONSORS):
        accepts = of_sponsor(sponsor) if sponsor else nothing
        assert [line for line in instrument(content, accepts) if line] == [
            line for line in expected(compilation, sponsor) if line
        ]


@settings(max_examples=20)
@given(compilations(tables=True))
def test_no_paragraph_at_the_front_equals_one_of_the_base(compilation: Compilation) -> None:
    base = {line for line in instrument(write_docx(compilation), nothing) if line}
    assert base.isdisjoint(front(write_docx(compilation)))


@settings(max_examples=20)
@given(compilations(tables=True))
def test_accepting_everything_keeps_alternatives_in_paragraphs_of_their_own(compilation: Compilation) -> None:
    lines = instrument(write_docx(compilation), everything)
    for provision in compilation.competing():
        for reading in provision.readings:
            if reading.present and provision.role is not Role.NOTE and "[^1]" not in reading.text:
                assert any(line == reading.text or line.endswith(f"\t{reading.text}") for line in lines)
