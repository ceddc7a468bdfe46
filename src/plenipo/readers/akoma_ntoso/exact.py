"""Instruments that Plenipo itself wrote, read back value by value."""

from __future__ import annotations

import json
from typing import TypeVar

import msgspec
from lxml import etree

from plenipo.errors import InvalidData
from plenipo.readers.akoma_ntoso.vocabulary import akn, local, own
from plenipo.texts.document import Place
from plenipo.texts.instrument import Instrument, InstrumentReference
from plenipo.texts.marking import Marking
from plenipo.texts.provision import Provision, Role

Value = TypeVar("Value")
_TEXTS = frozenset({akn("p"), akn("heading"), akn("num")})
_HOLDERS = (akn("heading"), akn("p"))
_WRAPPERS = (akn("intro"), akn("content"))


def written_by_plenipo(document: etree._Element) -> bool:
    """Whether the document holds exact values, and no text that was added to it since."""
    if document.find(f"{akn('meta')}/{akn('proprietary')}/{own('instrument')}") is None:
        return False
    if next(document.iter(akn("ins"), akn("del")), None) is not None or _has_alternatives(document):
        return False
    accounted = {part for element in _provision_elements(document) for part in _parts(element)}
    texts = (element for element in document.iter(*_TEXTS) if _says_something(element))
    return all(element in accounted for element in texts)


def read_exact(document: etree._Element, name: str) -> Instrument:
    """The instrument that ``write_instrument`` wrote. InvalidData where its values are not Plenipo's."""
    block = document.find(f"{akn('meta')}/{akn('proprietary')}/{own('instrument')}")
    if block is None:
        raise InvalidData("the document holds no values of Plenipo.", where=name)
    elements = _provision_elements(document)
    notes = [element for element in elements if local(element.tag) == "note"]
    others = [element for element in elements if local(element.tag) != "note"]
    return Instrument(
        reference=_reference(block),
        title=block.get("title", ""),
        provisions=tuple(_provision(element, name) for element in (*others, *notes)),
        profile=block.get("profile", ""),
        marking=_convert(block.get("marking", ""), Marking, name),
        language=block.get("language", ""),
        source=block.get("source", ""),
    )


def _provision_elements(document: etree._Element) -> list[etree._Element]:
    return [element for element in document.iter() if element.get(own("role")) is not None]


def _reference(block: etree._Element) -> InstrumentReference | None:
    kind = block.get("kind")
    if kind is None:
        return None
    return InstrumentReference(kind, block.get("number", ""), block.get("edition", ""))


def _provision(element: etree._Element, name: str) -> Provision:
    number = element.find(akn("num"))
    place = element.get(own("place"))
    return Provision(
        id=_identifier(element),
        label=_text(number) if number is not None else element.get(own("label"), ""),
        role=_convert(element.get(own("role")), Role, name),
        path=_convert(_json(element.get(own("path"), "[]"), name), tuple[str, ...], name),
        text=_text(_holder(element)),
        parent=_parent(element),
        style=element.get(own("style"), ""),
        level=_whole(element.get(own("level"), "0"), name),
        place=Place(*_convert([_whole(step, name) for step in place.split()], tuple[int, int, int], name))
        if place is not None
        else None,
    )


def _identifier(element: etree._Element) -> str:
    given = element.get(own("id"))
    return given if given is not None else element.get("eId", "")


def _parent(element: etree._Element) -> str:
    given = element.get(own("parent"))
    if given is not None:
        return given
    for ancestor in element.iterancestors():
        if ancestor.get(own("role")) is not None:
            return _identifier(ancestor)
    return ""


def _holder(element: etree._Element) -> etree._Element | None:
    """The element that carries the text of a provision."""
    if element.tag == akn("p"):
        return element
    for tag in _HOLDERS:
        child = element.find(tag)
        if child is not None:
            return child
    for tag in _WRAPPERS:
        child = element.find(f"{tag}/{akn('p')}")
        if child is not None:
            return child
    return None


def _parts(element: etree._Element) -> list[etree._Element]:
    parts = [_holder(element), element.find(akn("num"))]
    return [part for part in parts if part is not None]


def _text(element: etree._Element | None) -> str:
    if element is None:
        return ""
    pieces = [element.text or ""]
    for child in element:
        pieces.append(f"[^{child.get('marker', '')}]" if child.tag == akn("noteRef") else _text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _says_something(element: etree._Element) -> bool:
    return bool(_text(element).strip())


def _has_alternatives(document: etree._Element) -> bool:
    return any(element.get("alternativeTo") is not None for element in document.iter())


def _convert(value: object, kind: type[Value], name: str) -> Value:
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as exc:
        raise _wrong(exc, name) from exc


def _json(text: str, name: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as exc:
        raise _wrong(exc, name) from exc


def _whole(text: str, name: str) -> int:
    try:
        return int(text)
    except ValueError as exc:
        raise _wrong(exc, name) from exc


def _wrong(exc: Exception, name: str) -> InvalidData:
    return InvalidData(
        f"the Plenipo values in this Akoma Ntoso file are damaged: {exc}.",
        where=name,
        remedy="Write the file again with Plenipo, or remove its plenipo attributes.",
    )
