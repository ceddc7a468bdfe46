"""Printed labels and who changes them."""

from __future__ import annotations

from plenipo.compilation.model import CompiledProvision
from plenipo.texts.provision import Role
from plenipo.writers.docx.lines import Kind, Piece, Revision, author, deleted, inserted

# Bound once: looking a member up on its enumeration takes longer than comparing with it.
_NOTE = Role.NOTE


def printed_label(provision: CompiledProvision) -> str:
    """The base label as text. A note prints none: its number is automatic."""
    return "" if provision.role is _NOTE else provision.label


def labels_of(provision: CompiledProvision) -> dict[str, str]:
    """The label that each sponsor prints: its label change, else that of its reading, else the base label."""
    if provision.role is _NOTE or not (provision.readings or provision.label_changes):
        return {}
    labels = {
        sponsor: reading.label or provision.label
        for reading in provision.readings
        if reading.present
        for sponsor in reading.sponsors
    }
    changed = {sponsor: change.label for change in provision.label_changes for sponsor in change.sponsors}
    return labels | changed


def new_labels(provision: CompiledProvision, leaving: tuple[str, ...]) -> dict[str, list[str]]:
    """Labels other than the base label, with the sponsors that print them, those who leave the paragraph apart."""
    if not provision.label_changes and all(each.label in ("", provision.label) for each in provision.readings):
        return {}
    grouped: dict[str, list[str]] = {}
    for sponsor, label in labels_of(provision).items():
        if label != provision.label and sponsor not in leaving:
            grouped.setdefault(label, []).append(sponsor)
    return dict(sorted(grouped.items()))


def base_label_pieces(
    provision: CompiledProvision, leaving: tuple[str, ...], gone: tuple[Revision, ...]
) -> list[Piece]:
    """The label of a base paragraph with its renumbering, and the tabulator after it.

    leaving, gone: who deletes the paragraph, and under which revision its text therefore stands. A new label of
    another sponsor carries that deletion inside its insertion, so that it goes wherever the paragraph goes.
    """
    label = printed_label(provision)
    new = new_labels(provision, leaving)
    if not new:
        return [Piece(f"{label}\t", gone)] if label else []
    changing = [sponsor for sponsors in new.values() for sponsor in sponsors]
    pieces = [Piece(label, deleted([*leaving, *changing]))] if label else []
    for text, sponsors in new.items():
        if text:
            pieces.append(Piece(text if label else f"{text}\t", (*inserted(sponsors), *gone)))
    if label:
        pieces.append(Piece("\t", deleted([*leaving, *new.get("", [])])))
    return pieces


def reading_label_pieces(provision: CompiledProvision, sponsors: tuple[str, ...], kind: Kind) -> list[Piece]:
    """The label of a paragraph that these sponsors insert, once for each label they print."""
    labels = labels_of(provision)
    grouped: dict[str, list[str]] = {}
    for sponsor in sponsors:
        grouped.setdefault(labels.get(sponsor, printed_label(provision)), []).append(sponsor)
    return [Piece(f"{label}\t", (Revision(kind, author(users)),)) for label, users in sorted(grouped.items()) if label]
