"""Excerpts: proposals that reproduce only what they amend, and signs that text is left out."""

from __future__ import annotations

import re

from plenipo.amendments.proposal import AmendedProvision
from plenipo.texts.provision import Role

_WORDS = (
    "unchanged", "no change", "no changes", "not changed", "omitted", "inchangé", "sans changement", "sin cambios",
    "sin modificación", "без изменений", "不变", "无变化", "دون تغيير", "بدون تغيير",
)  # fmt: skip
_SAID = re.compile(rf"[\W_]*(?:{'|'.join(map(re.escape, _WORDS))})[\W_]*", re.IGNORECASE)
_DRAWN = re.compile(r"[\s\[\](){}]*(?:…+|\.{3,}|(?:[*.\-–—_]\s+){2,}[*.\-–—_])[\s\[\](){}.…]*")
_LONGEST = 40
_CELL = Role.CELL


def is_gap(provision: AmendedProvision) -> bool:
    """Whether the paragraph only says that text is left out here: "…", "[unchanged]", "* * *"."""
    text = provision.proposed if provision.proposed is not None else provision.original or ""
    if len(text) > _LONGEST or provision.role is _CELL:
        return False
    printed = f"{provision.label} {text}".strip()
    return bool(_DRAWN.fullmatch(printed) or _SAID.fullmatch(printed))
