"""Bytes to the element tree of an Akoma Ntoso file."""

from __future__ import annotations

from lxml import etree

from plenipo.errors import UnsupportedFormat
from plenipo.readers.akoma_ntoso.vocabulary import DOCUMENT_TAGS, local
from plenipo.readers.xml import parse_xml


def parse(data: bytes, name: str) -> etree._Element:
    """The root of an Akoma Ntoso file of any edition.

    EmptyFile, HostileFile (a document type, absurd nesting), DamagedFile, UnsupportedFormat (other XML).
    """
    root = parse_xml(data, name, "Akoma Ntoso")
    if local(root.tag) not in DOCUMENT_TAGS | {"akomaNtoso"}:
        raise UnsupportedFormat(
            f"the XML is not Akoma Ntoso: its root is <{local(root.tag)}>.",
            where=name,
            remedy="Give a file whose root is <akomaNtoso>.",
        )
    return root
