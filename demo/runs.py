"""The text of a paragraph to XML: runs within tracked changes, links, fields and content controls."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from demo.ids import Ids
from demo.model import Act, Atom, Atoms, Layer

# Code points of Adobe's Symbol font, shifted into the private use area as Word writes them.
SYMBOL_FONT = {"≥": "F0B3", "≤": "F0A3", "±": "F0B1", "°": "F0B0", "∞": "F0A5"}


def content_xml(atoms: Atoms, direct: str, ids: Ids) -> str:
    parts = []
    for wrap, group in groupby(atoms, key=lambda atom: atom.wrap):
        inner = _layered(tuple(group), 0, direct, ids)
        if wrap is None or wrap.kind == "format":
            parts.append(inner)
        elif wrap.kind == "link":
            ids.links.append(wrap.data)
            parts.append(f'<w:hyperlink r:id="rIdLink{len(ids.links)}">{inner}</w:hyperlink>')
        elif wrap.kind == "sdt":
            tag = f"<w:sdtPr><w:alias w:val={quoteattr(wrap.data)}/><w:tag w:val={quoteattr(wrap.data)}/></w:sdtPr>"
            parts.append(f"<w:sdt>{tag}<w:sdtContent>{inner}</w:sdtContent></w:sdt>")
        else:
            parts.append(_field(wrap.data, inner))
    return "".join(parts)


def _field(code: str, result: str) -> str:
    def run(inner: str) -> str:
        return f"<w:r>{inner}</w:r>"

    begin, split, end = (run(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end"))
    instruction = run(f'<w:instrText xml:space="preserve"> {escape(code)} </w:instrText>')
    return f"{begin}{instruction}{split}{result}{end}"


def _layered(atoms: Atoms, depth: int, direct: str, ids: Ids) -> str:
    parts = []
    for layer, group in groupby(atoms, key=lambda atom: _layer_at(atom, depth)):
        members = tuple(group)
        if layer is None:
            parts.append(_runs(members, direct, ids))
        else:
            parts.append(_change_xml(layer, _layered(members, depth + 1, direct, ids), ids))
    return "".join(parts)


def _layer_at(atom: Atom, depth: int) -> Layer | None:
    return atom.layers[depth] if depth < len(atom.layers) else None


def _change_xml(layer: Layer, inner: str, ids: Ids) -> str:
    element = f"<w:{layer.act} {ids.signed(layer)}>{inner}</w:{layer.act}>"
    if not layer.move:
        return element
    number = ids.next()
    name = f'w:author={quoteattr(layer.author)} w:date="{layer.date}" w:name={quoteattr(layer.move)}'
    start = f'<w:{layer.act}RangeStart w:id="{number}" {name}/>'
    return f'{start}{element}<w:{layer.act}RangeEnd w:id="{number}"/>'


def _runs(atoms: Atoms, direct: str, ids: Ids) -> str:
    return "".join(_run(tuple(group), direct, ids) for _, group in groupby(atoms, key=_look))


def _look(atom: Atom) -> tuple[object, ...]:
    special = id(atom) if atom.note or atom.comment or atom.symbol else 0
    return (atom.italic, atom.bold, atom.underline, special)


def _run(atoms: Atoms, direct: str, ids: Ids) -> str:
    first = atoms[0]
    if first.note:
        return _note_reference(first, ids)
    if first.comment:
        return _comment_xml(first, ids)
    if first.symbol:
        return f'<w:r><w:sym w:font="Symbol" w:char="{SYMBOL_FONT[first.char]}"/></w:r>'
    deleted = any(layer.act is Act.DELETE for layer in first.layers)
    text = "".join(atom.char for atom in atoms)
    pieces = split_as_edited(text) if ids.split_runs else [text]
    return "".join(_run_xml(piece, _run_look(first, direct, ids), deleted, ids) for piece in pieces)


def _run_look(atom: Atom, direct: str, ids: Ids) -> str:
    """Run properties in the order of the schema: bold, italics, direct ones, underlining, direction, tracked change."""
    tracked = atom.wrap is not None and atom.wrap.kind == "format"
    parts = [
        "<w:b/>" if (atom.bold or tracked) and "<w:b/>" not in direct else "",
        "<w:i/>" if atom.italic and "<w:i/>" not in direct else "",
        direct.replace("<w:rtl/>", ""),
        '<w:u w:val="single"/>' if atom.underline else "",
        "<w:rtl/>" if "<w:rtl/>" in direct else "",
        f"<w:rPrChange {ids.signed_by_hand()}><w:rPr/></w:rPrChange>" if tracked else "",
    ]
    return "".join(parts)


def is_endnote(tag: str) -> bool:
    return tag.rpartition(":")[2].startswith("end")


def _note_reference(atom: Atom, ids: Ids) -> str:
    number = ids.note_ids.setdefault(atom.note, len(ids.note_ids) + 1)
    ids.note_layers.setdefault(atom.note, atom.layers)
    kind = "endnote" if is_endnote(atom.note) else "footnote"
    look = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
    return f'<w:r>{look}<w:{kind}Reference w:id="{number}"/></w:r>'


def _run_xml(text: str, look: str, deleted: bool, ids: Ids) -> str:
    saved = f' w:rsidR="{zlib.crc32(text.encode()) & 0xFFFFFF:08X}"' if ids.split_runs else ""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f"<w:r{saved}>{properties}{''.join(_text_elements(text, deleted))}</w:r>"


def split_as_edited(text: str) -> list[str]:
    """The text cut at uneven places, the same ones every time, as editing sessions leave it."""
    pieces: list[str] = []
    at = 0
    while at < len(text):
        length = 4 + zlib.crc32(f"{at}{text}".encode()) % 23
        pieces.append(text[at : at + length])
        at += length
    return pieces


def _text_elements(text: str, deleted: bool) -> Iterator[str]:
    special = {"\t": "<w:tab/>", "\n": "<w:br/>", "\u2011": "<w:noBreakHyphen/>", "\u00ad": "<w:softHyphen/>"}
    tag = "delText" if deleted else "t"
    for kind, group in groupby(text, key=lambda char: special.get(char, "")):
        letters = "".join(group)
        yield kind * len(letters) if kind else f'<w:{tag} xml:space="preserve">{escape(letters)}</w:{tag}>'


def _comment_xml(atom: Atom, ids: Ids) -> str:
    ids.comments.append(atom)
    number = len(ids.comments)
    reference = f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    return f'<w:commentRangeStart w:id="{number}"/><w:commentRangeEnd w:id="{number}"/>{reference}'
