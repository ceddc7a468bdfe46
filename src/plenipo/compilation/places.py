"""Where a new provision belongs by its label, when its sponsor's text does not show what stands before it."""

from __future__ import annotations

from plenipo.compilation.base_text import BaseText
from plenipo.texts.label import Label, LabelKind, label_readings
from plenipo.texts.provision import Provision

_NUMBERS = frozenset({LabelKind.ARABIC, LabelKind.NUMBER})


def place_by_label(base: BaseText, label: str, parent: str) -> int | None:
    """The position after which a provision of that label stands: behind the last one with a lower label of its kind.

    parent: id of the block in which it stands; a provision number ("CS 2A") is looked for in the whole text.
    None where no label says anything.
    """
    found: int | None = None
    for reading in label_readings(label):
        for index, provision in enumerate(base.provisions):
            if _is_in_series(provision, reading, parent) and _precedes(provision, reading):
                found = index
        if found is not None:
            return _with_all_under_it(base, found)
    return None


def _is_in_series(provision: Provision, reading: Label, parent: str) -> bool:
    return bool(provision.label) and (provision.parent == parent or reading.kind is LabelKind.NUMBER)


def _precedes(provision: Provision, reading: Label) -> bool:
    return any(
        (known.kind is reading.kind or {known.kind, reading.kind} <= _NUMBERS) and known.key < reading.key
        for known in label_readings(provision.label)
    )


def _with_all_under_it(base: BaseText, index: int) -> int:
    """The last position of the provision and its sub-provisions."""
    family = {base.provisions[index].id}
    while index + 1 < len(base.items) and base.provisions[index + 1].parent in family:
        index += 1
        family.add(base.provisions[index].id)
    return index


def same_label(one: str, other: str) -> bool:
    """Whether two printed labels are the same one in another form: "CS 3" and "3", "1." and "1"."""
    if one == other:
        return True
    return bool({reading.normalised for reading in label_readings(one)}
                & {reading.normalised for reading in label_readings(other)})  # fmt: skip


def names_a_basic_text(label: str) -> bool:
    """Whether the label is a provision number with the code of its text: "CS 3", "No. 468"."""
    return any(reading.kind is LabelKind.NUMBER for reading in label_readings(label))
