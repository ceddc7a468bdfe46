"""Reading a written brief back: its paragraphs, sections, notes and fields."""

from __future__ import annotations

from typing import Any

from plenipo.positions.brief import Brief
from plenipo.writers.brief import write_brief
from tests.engine.writers.docx_walker import W
from tests.engine.writers.docx_walker import part as parsed


def part(content: bytes, name: str) -> Any:
    return parsed(content, name)


def written(made: Brief) -> Any:
    return part(write_brief(made), "word/document.xml")


def words(node: Any) -> str:
    """The text of a node, tabulators and line breaks as such, references to notes left out."""
    signs = {f"{W}tab": "\t", f"{W}br": "\n"}
    leaves = (each for each in node.iter() if each.getparent().tag == f"{W}r" and each.tag != f"{W}instrText")
    return "".join(signs.get(each.tag, each.text or "") for each in leaves)


def paragraphs(root: Any, style: str = "") -> list[str]:
    return [words(each) for each in root.iter(f"{W}p") if not style or style_of(each) == style]


def style_of(paragraph: Any) -> str:
    return str(paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val"))


def notes(made: Brief) -> list[str]:
    found = part(write_brief(made), "word/footnotes.xml").findall(f"{W}footnote")
    return [words(each).strip() for each in found[2:]]


def sources_of(made: Brief, text: str) -> list[str]:
    """The notes of the paragraphs that hold the text."""
    told = notes(made)
    return [
        told[int(reference.get(f"{W}id")) - 1]
        for each in written(made).iter(f"{W}p")
        if text in words(each)
        for reference in each.iter(f"{W}footnoteReference")
    ]


def section(root: Any, title: str) -> str:
    """All words between the heading of that title and the next of its level."""
    body = list(root.find(f"{W}body"))
    found: list[str] = []
    inside = False
    for block in body:
        style = block.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val") == "Heading1":
            inside = words(block).endswith(f"\t{title}")
        elif inside:
            found += paragraphs(block) if block.tag == f"{W}tbl" else [words(block)]
    return "\n".join(found)


def controls(root: Any, name: str) -> list[Any]:
    return [
        each
        for each in root.iter(f"{W}sdt")
        if (alias := each.find(f"{W}sdtPr/{W}alias")) is not None and alias.get(f"{W}val") == name
    ]
