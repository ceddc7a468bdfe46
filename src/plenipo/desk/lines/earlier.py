"""What people corrected in a mandate is kept in the next one, where the line says the same."""

from __future__ import annotations

from django.db.models import Q
from msgspec.structs import replace

from plenipo.desk.accounts.access import Access
from plenipo.desk.lines.models import Mandate
from plenipo.desk.lines.values import own_file_of
from plenipo.positions.corrections import keep_corrections
from plenipo.positions.mandate import Line
from plenipo.positions.mandate import Mandate as Text
from plenipo.positions.own_format import OwnFile


def with_earlier_corrections(access: Access, read: OwnFile) -> OwnFile:
    """The mandate as read, with the corrections of the latest one in the conference that has any.

    What the file itself has corrected comes first. What does not fit any more is among its warnings. A mandate with a
    narrower marking gives nothing, nor one that the person may not see: its words would travel. Where a person
    corrected the marking of this same document, the new one takes that marking with the rest.
    """
    earlier = _earlier(access, read)
    if earlier is None:
        return read
    kept = keep_corrections(read, _corrections_in(earlier, read))
    lines = tuple(_as_in_file(read, line) for line in kept.file.mandate.lines)
    data = read.mandate if read.data_by_hand else kept.file.mandate
    mandate = replace(data, lines=lines, warnings=(*read.mandate.warnings, *kept.reports))
    return replace(kept.file, mandate=mandate, lines_by_hand=kept.file.lines_by_hand | read.lines_by_hand)


def _corrections_in(earlier: Mandate, read: OwnFile) -> OwnFile:
    """What people set in it: texts and data for the same document alone, statements for any that says the same.

    A mandate that people wrote as a file of lines was read from nothing: all its texts are set, none was corrected.
    """
    own = own_file_of(earlier)
    if not _is_same(own.mandate, read.mandate):
        return replace(own, as_read=None, data_by_hand=False)
    return own if own.as_read else replace(own, as_read=None)


def _is_same(earlier: Text, read: Text) -> bool:
    """By the reference, else by the name of the file."""
    if earlier.reference or read.reference:
        return earlier.reference == read.reference
    return bool(read.source) and earlier.source == read.source


def _as_in_file(read: OwnFile, line: Line) -> Line:
    """With the statements that the file itself has by hand, where it has any for this text."""
    for one in read.mandate.lines:
        if one.id == line.id and one.text == line.text and one.id in read.lines_by_hand:
            return replace(line, statements=one.statements)
    return line


def _earlier(access: Access, read: OwnFile) -> Mandate | None:
    """The latest of the same document with corrections, else the latest at all."""
    rows = access.visible(access.conference.mandates.all())
    newest = rows.filter(Q(lines__by_hand=True) | Q(data_by_hand=True)).distinct().order_by("-added_at", "-pk")
    text, no_wider = read.mandate, Q(marking__lte=read.mandate.marking.rank)
    named = Q(reference=text.reference[:100]) if text.reference else Q(reference="", file_name=text.source[:255])
    same = newest.filter(named, no_wider if read.data_by_hand else no_wider | Q(data_by_hand=True))
    return same.first() or newest.filter(no_wider).first()
