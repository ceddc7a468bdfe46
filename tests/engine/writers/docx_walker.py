"""Accepts and rejects the tracked changes of a Word file, straight from its XML (ECMA-376 part 1, 17.13.5).

Written for the tests, from the standard and not from the project's reader: a second opinion.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ADDING = {f"{W}ins", f"{W}moveTo"}
REMOVING = {f"{W}del", f"{W}moveFrom"}
Accepts = Callable[[str], bool]


def everything(author: str) -> bool:
    return True


def nothing(author: str) -> bool:
    return False


def of_sponsor(sponsor: str) -> Accepts:
    """Accept the changes whose author carries the sponsor's name, reject the rest."""
    return lambda author: sponsor in author.split(", ")


def part(content: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name))


def sections(content: bytes) -> tuple[list[etree._Element], list[etree._Element]]:
    """The blocks of the front section, the section break included, and those of the instrument's text."""
    blocks = list(part(content, "word/document.xml")[0])
    breaks = [index for index, block in enumerate(blocks) if block.find(f"{W}pPr/{W}sectPr") is not None]
    assert len(breaks) == 1
    assert blocks[-1].tag == f"{W}sectPr"
    return blocks[: breaks[0] + 1], blocks[breaks[0] + 1 : -1]


def instrument(content: bytes, accepts: Accepts) -> list[str]:
    """The paragraphs of the instrument's text that remain; a note reads "{its text}" at its reference."""
    notes = {note.get(f"{W}id"): note for note in part(content, "word/footnotes.xml")}
    lines = list(_paragraphs(sections(content)[1], accepts))
    return [re.sub("\x00(\\d+)\x00", lambda match: _note(notes[match[1]], accepts), line) for line in lines]


def front(content: bytes) -> list[str]:
    """The paragraphs of the front section, which holds no tracked change."""
    blocks = sections(content)[0]
    assert not [node for block in blocks for node in block.iter() if node.get(f"{W}author")]
    return list(_paragraphs(blocks, nothing))


def _note(note: etree._Element, accepts: Accepts) -> str:
    return "{" + " ".join(line.strip() for line in _paragraphs(list(note), accepts) if line.strip()) + "}"


def _paragraphs(blocks: list[etree._Element], accepts: Accepts) -> Iterator[str]:
    """What is left of the blocks of one container. A paragraph without its mark runs on into the next."""
    pending = ""
    for index, block in enumerate(blocks):
        if block.tag == f"{W}tbl":
            for row in block.iter(f"{W}tr"):
                if _kept(row.find(f"{W}trPr"), accepts):
                    for cell in row.iter(f"{W}tc"):
                        yield from _paragraphs(list(cell), accepts)
        if block.tag != f"{W}p":
            continue
        pending += _text(block, accepts)
        following = next((each for each in blocks[index + 1 :] if each.tag in (f"{W}p", f"{W}tbl")), None)
        if not _kept(block.find(f"{W}pPr/{W}rPr"), accepts):
            if following is not None and following.tag == f"{W}p":
                continue
            if not pending:
                continue
        yield pending
        pending = ""


def _kept(properties: etree._Element | None, accepts: Accepts) -> bool:
    """Whether the paragraph mark or row of these properties remains."""
    for node in properties if properties is not None else ():
        if node.tag in ADDING | REMOVING and (node.tag in ADDING) != accepts(str(node.get(f"{W}author"))):
            return False
    return True


def _text(node: etree._Element, accepts: Accepts) -> str:
    parts: list[str] = []
    for child in node:
        if child.tag in ADDING | REMOVING:
            if (child.tag in ADDING) == accepts(str(child.get(f"{W}author"))):
                parts.append(_text(child, accepts))
        elif child.tag == f"{W}hyperlink":
            parts.append(_text(child, accepts))
        elif child.tag == f"{W}r":
            parts.extend(_run(child))
    return "".join(parts)


def _run(run: etree._Element) -> Iterator[str]:
    for child in run:
        if child.tag in (f"{W}t", f"{W}delText"):
            yield child.text or ""
        elif child.tag == f"{W}tab":
            yield "\t"
        elif child.tag == f"{W}br":
            yield "\n"
        elif child.tag == f"{W}footnoteReference":
            yield f"\x00{child.get(f'{W}id')}\x00"
