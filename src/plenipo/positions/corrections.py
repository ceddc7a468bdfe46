"""What people corrected in a register is kept when the text is read again."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from plenipo.positions.mandate import Mandate
from plenipo.positions.merging import merge_lines
from plenipo.positions.own_format import OwnFile
from plenipo.positions.own_format.values import DATA_KEYS

_NEVER_KEPT = frozenset({"warnings", "source"})


class Kept(Struct, frozen=True):
    """A mandate with the corrections that still fit, as a file to write.

    reports: one sentence for each that does not fit.
    """

    file: OwnFile
    reports: tuple[str, ...] = ()


def keep_corrections(read: Mandate | OwnFile, corrected: OwnFile) -> Kept:
    """The mandate as read, with what a person set in ``corrected``.

    Statements, texts, sections and numbers that a person set stay with the line whose text was read again unchanged,
    also under another number; lines that a person added stay after the line before them, lines taken out stay out,
    an order set by hand stays. Where the text of a line changed it stands as it is read, and a report says what is not
    kept; its section is. Data of the mandate, and lines added, are kept if it is the same document.
    """
    own = read if isinstance(read, OwnFile) else OwnFile(read)
    merged = merge_lines(own, corrected, _same_document(own.mandate, corrected))
    reports = list(merged.reports)
    mandate = replace(own.mandate, lines=merged.lines)
    data_by_hand = corrected.data_by_hand and _same_source(own.mandate, corrected.mandate)
    if data_by_hand:
        fields = {key: getattr(corrected.mandate, key) for key in DATA_KEYS if key not in _NEVER_KEPT}
        mandate = replace(mandate, **fields)
    elif corrected.data_by_hand and (corrected.mandate.reference or corrected.mandate.title):
        named = corrected.mandate.reference or corrected.mandate.title
        reports.append(f"What was corrected of the mandate is not kept: that file is on another document, {named}.")
    file = OwnFile(mandate, data_by_hand or own.data_by_hand, merged.by_hand, own.origins())
    return Kept(file, tuple(reports))


def _same_source(read: Mandate, corrected: Mandate) -> bool:
    named = bool(read.reference) and read.reference == corrected.reference
    return named or bool(read.source and read.source == corrected.source)


def _same_document(read: Mandate, corrected: OwnFile) -> bool:
    """Also a file that people wrote without any document."""
    return _same_source(read, corrected.mandate) or corrected.as_read == ()
