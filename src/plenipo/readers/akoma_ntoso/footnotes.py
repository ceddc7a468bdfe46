"""Footnotes that a conversion from PDF left in the middle of the text, after the rule that the page draws.

"… for developing countries1 and … ____________________ 1 These include …" becomes a reference and a note.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from plenipo.texts.views import Line

_RULE = re.compile(r"\s*_{8,}\s*(?=\d{1,2}\s)")
_FOOT = re.compile(r"(?P<number>\d{1,2})\s+")
_NEXT_FOOT = re.compile(r"(?<=[.)])\s+(?=(\d{1,2})\s+[A-Z])")
_ENDED = (";", ".", ",", ":")
_RESUMED = re.compile(r"(?<=\.)\s+(?=[a-z])")
# A whole page can follow a footnote in one paragraph; then the footnote ends with its first sentence.
_SENTENCE = re.compile(r"(?<=\.)\s+(?=\S)")
_LONGEST = 600
_LOOK_BACK = 60  # lines of a page in which the mark of its footnote stands
_MOST = 40  # footnotes in one paragraph; more rules than that are a drawing


def with_notes(lines: list[Line]) -> tuple[list[Line], list[str]]:
    """The lines without their inline footnotes, and the notes that their text refers to as "[^1]", "[^2]" …

    A footnote to which no mark in the text can be found is kept as a line of its own, after the line it stood in.
    """
    kept: list[Line] = []
    feet: list[tuple[int, str, str]] = []
    for line in lines:
        text, found = _parted(line.text)
        kept.append(replace(line, text=text) if found else line)
        feet.extend((len(kept) - 1, number, foot) for number, foot in found)
    return _referred(kept, feet)


def _parted(text: str) -> tuple[str, list[tuple[str, str]]]:
    """The text proper, and the (number, text) of each footnote in it."""
    body, *others = _RULE.split(text)
    if len(others) > _MOST:
        return text, []
    feet: list[tuple[str, str]] = []
    for other in others:
        resumed = None if body.rstrip().endswith(_ENDED) else _RESUMED.search(other, 0, _LONGEST)
        if resumed is None and len(other) > _LONGEST:
            resumed = _SENTENCE.search(other)
        foot = other[: resumed.start()] if resumed else other
        if resumed:
            body = f"{body} {other[resumed.end() :]}"
        feet.extend(_several(foot))
    return body, feet


def _several(text: str) -> list[tuple[str, str]]:
    """Footnotes of one page follow each other: "1 These … 2 Such as …"."""
    feet: list[tuple[str, str]] = []
    start = 0
    for match in _NEXT_FOOT.finditer(text):
        before = _FOOT.match(text, start)
        if before and int(match[1]) == int(before["number"]) + 1:
            feet.append((before["number"], text[before.end() : match.start()]))
            start = match.end()
    last = _FOOT.match(text, start)
    if last:
        feet.append((last["number"], text[last.end() :]))
    return feet


def _referred(lines: list[Line], feet: list[tuple[int, str, str]]) -> tuple[list[Line], list[str]]:
    notes: list[str] = []
    stray: dict[int, list[str]] = {}
    for index, number, foot in feet:
        mark = re.compile(rf"(?<=[a-z)\]”\"]){number}(?![\d.\w])")
        earlier = range(index, max(-1, index - _LOOK_BACK), -1)
        place = next((at for at in earlier if mark.search(lines[at].text)), None)
        if place is None:
            stray.setdefault(index, []).append(f"{number} {foot}")
            continue
        notes.append(foot)
        lines[place] = replace(lines[place], text=mark.sub(f"[^{len(notes)}]", lines[place].text, count=1))
    shown = [(line, stray.get(index, ())) for index, line in enumerate(lines)]
    return [each for line, feet_of in shown for each in (line, *map(_as_line, feet_of))], notes


def _as_line(text: str) -> Line:
    return Line(text)
