"""Bytes to an element tree, with every door of XML shut: no DTD, no entities, no network, bounded depth and size."""

from __future__ import annotations

from lxml import etree

from plenipo.errors import DamagedFile, EmptyFile, HostileFile


def parse_xml(data: bytes, name: str, kind: str) -> etree._Element:
    """The root element. ``kind`` names the format in messages: "Akoma Ntoso", "Formex".

    Raises EmptyFile, HostileFile (a document type, absurd nesting) and DamagedFile.
    """
    if not data.strip():
        raise EmptyFile("the file is empty.", where=name, remedy="Ask the sender for the file again.")
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as exc:
        raise _refusal(exc, name) from exc
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]  # missing in the stubs
        raise HostileFile(
            f"the XML declares a document type, which no {kind} file needs.",
            where=name,
            remedy="Remove the DOCTYPE, or ask the sender for another format.",
        )
    return root


def local(tag: object) -> str:
    """The name of an element without its namespace; "" for comments and processing instructions."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _refusal(exc: Exception, name: str) -> HostileFile | DamagedFile:
    reason = str(exc)
    if any(sign in reason.casefold() for sign in ("depth", "entity", "huge", "amplification")):
        return HostileFile(
            f"the XML is built to exhaust its reader: {reason}.",
            where=name,
            remedy="Do not open it; ask the sender for another file.",
        )
    return DamagedFile(f"the XML is broken: {reason}.", where=name, remedy="Save it again in the program that made it.")
