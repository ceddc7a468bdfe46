"""What a compiled Word file kept of its sources, found by walking its XML; no tool under test takes part."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Callable

from lxml import etree
from msgspec import Struct

from bench.generate import CompileCase
from bench.wordfile import W

_ADDING = {f"{{{W}}}ins", f"{{{W}}}moveTo"}
_REMOVING = {f"{{{W}}}del", f"{{{W}}}moveFrom"}
_TEXT = (f"{{{W}}}t", f"{{{W}}}delText", f"{{{W}}}tab", f"{{{W}}}br")

Accepts = Callable[[str], bool]


class Kept(Struct, frozen=True):
    """What a compiled document gives back.

    base: whether rejecting everything gives the base.
    sponsors, of: sponsors whose whole text comes back when their changes are accepted and all others rejected.
    amended, amended_of: sponsors' amended paragraphs that come back in that way, word for word.
    shared, shared_of: the same, of the paragraphs that several sponsors amend alike: is each of them credited?
    """

    base: bool
    sponsors: int
    of: int
    amended: int
    amended_of: int
    shared: int
    shared_of: int


def kept(case: CompileCase, compiled: bytes) -> Kept:
    """Hold the compiled document against the files that it was made from."""
    tree = main_part(compiled)
    base = lines(main_part(case.base), lambda _: True)
    wanted = {name: lines(main_part(data), lambda _: True) for name, data in case.sponsors}
    given = {name: lines(tree, _carries(name)) for name in wanted}
    given_sets = {name: set(text) for name, text in given.items()}
    amended = {(name, line) for name, text in wanted.items() for line in set(text) - set(base)}
    back = {(name, line) for name, line in amended if line in given_sets[name]}
    by_line = Counter(line for _, line in amended)
    shared = {pair for pair in amended if by_line[pair[1]] > 1}
    return Kept(
        _holds(lines(tree, lambda _: False), base),
        sum(_holds(given[name], wanted[name]) for name in wanted),
        len(wanted),
        len(back),
        len(amended),
        len(back & shared),
        len(shared),
    )


def main_part(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def lines(tree: etree._Element, accepts: Accepts) -> list[str]:
    """The text by paragraph with the changes of the accepted authors accepted and the others rejected."""
    found: list[str] = []
    pending = ""
    for paragraph in tree.iter(f"{{{W}}}p"):
        pending += "".join(
            element.text or "" if element.tag in _TEXT[:2] else " "
            for element in paragraph.iter(*_TEXT)
            if _stands(element, paragraph, accepts)
        )
        if _mark_stands(paragraph, accepts):
            found.append(" ".join(pending.split()))
            pending = ""
    return [line for line in found if line]


def _stands(element: etree._Element, paragraph: etree._Element, accepts: Accepts) -> bool:
    for ancestor in element.iterancestors():
        if ancestor is paragraph:
            return True
        if not _revision_stands(ancestor, accepts):
            return False
    return True


def _revision_stands(element: etree._Element, accepts: Accepts) -> bool:
    author = element.get(f"{{{W}}}author") or ""
    if element.tag in _ADDING:
        return accepts(author)
    return element.tag not in _REMOVING or not accepts(author)


def _mark_stands(paragraph: etree._Element, accepts: Accepts) -> bool:
    properties = paragraph.find(f"{{{W}}}pPr/{{{W}}}rPr")
    return properties is None or all(_revision_stands(element, accepts) for element in properties)


def _carries(sponsor: str) -> Accepts:
    return lambda author: sponsor in author.split(", ")


def _holds(whole: list[str], part: list[str]) -> bool:
    """Whether the part stands in the whole, unbroken; a front page or legend may stand around it."""
    text = "\n".join(part)
    return f"\n{text}\n" in "\n{}\n".format("\n".join(whole))
