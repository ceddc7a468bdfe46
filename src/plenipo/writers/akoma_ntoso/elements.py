"""The sections of a statement as elements of Akoma Ntoso."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from lxml import etree

from plenipo.readers.akoma_ntoso.vocabulary import own
from plenipo.texts.document import Place
from plenipo.texts.provision import Role
from plenipo.writers.akoma_ntoso.entries import Node
from plenipo.writers.akoma_ntoso.text import Links, fill
from plenipo.writers.akoma_ntoso.tree import add
from plenipo.writers.akoma_ntoso.versions import Version, versions

_HEADED = frozenset({Role.HEADING, Role.TITLE, Role.CALL, Role.ARTICLE, Role.OPENING})
_DIVISIONS = ("article", "chapter", "section", "part", "title")


def write_preface(statement: etree._Element, nodes: Sequence[Node], links: Links) -> None:
    """Heading and title lines."""
    if not nodes:
        return
    preface = add(statement, "preface")
    for node in nodes:
        for version in versions(node.entry, "", links):
            paragraph = add(_start(preface, "longTitle", version), "p")
            name = "docTitle" if node.role is Role.TITLE else "docNumber"
            fill(add(paragraph, name), version.segments, links)


def write_preamble(statement: etree._Element, nodes: Sequence[Node], links: Links) -> None:
    """The opening line, and the recitals under their call words."""
    if not nodes:
        return
    preamble = add(statement, "preamble")
    for stray, group in itertools.groupby(nodes, lambda node: node.role is Role.RECITAL):
        if stray:
            _recitals(add(preamble, "recitals"), "recital", list(group), "", links)
            continue
        for node in group:
            (_call if node.role is Role.CALL else _opening)(preamble, node, links)


def _opening(preamble: etree._Element, node: Node, links: Links) -> None:
    for version in versions(node.entry, "", links):
        formula = _start(preamble, "formula", version, name="enactingFormula")
        fill(add(formula, "p"), version.segments, links)


def _call(preamble: etree._Element, node: Node, links: Links) -> None:
    """The alternatives to a call stand in its intro: ``recitals`` cannot stand without a recital."""
    first, *others = versions(node.entry, "", links)
    recitals = _start(preamble, "recitals", first)
    intro = add(recitals, "intro")
    fill(add(add(intro, "p"), "i"), first.segments, links)
    for version in others:
        fill(add(_start(intro, "p", version), "i"), version.segments, links)
    _recitals(recitals, "recital", node.children, node.entry.provision.id, links)


def _recitals(parent: etree._Element, tag: str, nodes: Sequence[Node], enclosing: str, links: Links) -> None:
    for node in nodes:
        for version in versions(node.entry, enclosing, links):
            element = _start(parent, tag, version, numbered=True)
            fill(add(element, "p"), version.segments, links)
            if version.own and node.children:
                inner = add(element, "blockList")
                _recitals(inner, "item", node.children, node.entry.provision.id, links)


def write_body(parent: etree._Element, nodes: Sequence[Node], enclosing: str, links: Links) -> None:
    """Everything after the preamble; cells of one table that stand together make a table."""
    for table, group in itertools.groupby(nodes, _table_of):
        if table is not None:
            _table(parent, list(group), enclosing, links)
            continue
        for node in group:
            for version in versions(node.entry, enclosing, links):
                _division(parent, node, version, links)


def _table_of(node: Node) -> int | None:
    if node.role is not Role.CELL:
        return None
    place = node.entry.provision.place
    return place.table if place else -1


def _division(parent: etree._Element, node: Node, version: Version, links: Links) -> None:
    if node.role in _HEADED:
        tag = _division_tag(node)
        name = {"name": node.role.value} if tag == "hcontainer" else {}
        element = _start(parent, tag, version, numbered=True, **name)
        fill(add(element, "heading"), version.segments, links)
    else:
        note = node.role is Role.NOTE
        name = {"name": "note"} if note else {}
        element = _start(parent, "hcontainer" if note else "paragraph", version, numbered=True, **name)
        holder = add(element, "intro" if version.own and node.children else "content")
        fill(add(holder, "p"), version.segments, links)
    if version.own:
        write_body(element, node.children, node.entry.provision.id, links)


def _division_tag(node: Node) -> str:
    """Article, chapter and section have elements of their own, told by the first word of the label."""
    word = node.entry.provision.label.split(" ")[0].casefold() if node.role is Role.ARTICLE else ""
    return word if word in _DIVISIONS else "hcontainer"


def _table(parent: etree._Element, nodes: Sequence[Node], enclosing: str, links: Links) -> None:
    table = add(add(add(parent, "paragraph"), "content"), "table")
    for _, row in itertools.groupby(nodes, lambda node: _place(node).row):
        line = add(table, "tr")
        for _, cell in itertools.groupby(row, lambda node: _place(node).column):
            box = add(line, "td")
            for node in cell:
                for version in versions(node.entry, enclosing, links):
                    fill(_start(box, "p", version), version.segments, links)


def _place(node: Node) -> Place:
    return node.entry.provision.place or Place(-1, 0, 0)


def write_notes(meta: etree._Element, nodes: Sequence[Node], links: Links) -> None:
    """The notes that end the text. Notes of the id "note.N" become what "[^N]" refers to."""
    if not nodes:
        return
    notes = add(meta, "notes", source="#plenipo")
    written = [(node, version) for node in nodes for version in versions(node.entry, "", links)]
    for node, version in written:
        stem, _, number = node.entry.provision.id.partition(".")
        if stem == "note" and version.own:
            links.notes[number] = version.attributes["eId"]
    for _, version in written:
        fill(add(_start(notes, "note", version), "p"), version.segments, links)


def _start(
    parent: etree._Element, tag: str, version: Version, /, numbered: bool = False, **more: str
) -> etree._Element:
    """The element of a version, with its label: as ``num`` where the element takes one."""
    element = add(parent, tag, **more, **version.attributes)
    if version.label and numbered:
        add(element, "num", version.label)
    elif version.label:
        element.set(own("label"), version.label)
    return element
