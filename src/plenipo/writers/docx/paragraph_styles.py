"""Which paragraph style a provision takes. The names are those of ITU conference documents."""

from __future__ import annotations

from plenipo.compilation.model import CompiledProvision
from plenipo.texts.provision import Role

_BY_ROLE = {
    Role.HEADING: "ResNo",
    Role.TITLE: "Restitle",
    Role.OPENING: "Normalaftertitle",
    Role.CALL: "Call",
    Role.ARTICLE: "Heading1",
    Role.CELL: "Tabletext",
    Role.NOTE: "FootnoteText",
}

_NAMES = (
    "ResNo Restitle Resref Normalaftertitle Call enumlev1 enumlev2 enumlev3 Reasons Tabletext Tablehead Tabletitle",
    "TableNo AnnexNo Annextitle AppendixNo Appendixtitle SectionNo Sectiontitle ArtNo Arttitle ChapNo Chaptitle",
    "Heading1 Heading2 Heading3 Headingb Headingi Note FootnoteText",
)
_OTHER_NAMES = {
    "decno": "ResNo",
    "dectitle": "Restitle",
    "recno": "ResNo",
    "rectitle": "Restitle",
    "restitel": "Restitle",
    "rectitel": "Restitle",
    "normalaftertitle0": "Normalaftertitle",
    "normalaftertitle1": "Normalaftertitle",
}
_KNOWN = {name.casefold(): name for names in _NAMES for name in names.split(" ")} | _OTHER_NAMES
_CONTAINED = frozenset((Role.CELL, Role.NOTE))
_LISTS = frozenset({"enumlev1", "enumlev2", "enumlev3"})


def style_of(provision: CompiledProvision) -> str:
    """The identifier of the style: the provision's own where it is an ITU style, else what its role asks for."""
    own = _KNOWN.get(provision.style.casefold(), "")
    if provision.role in _CONTAINED:
        return own if own.startswith("Table") else _BY_ROLE[provision.role]
    if own and own not in _LISTS:
        return own
    if provision.role in _BY_ROLE:
        return _BY_ROLE[provision.role]
    if provision.label or own:
        return f"enumlev{_depth(provision, own)}"
    return f"enumlev{min(provision.level, 3)}c" if provision.level else "Normal"


def _depth(provision: CompiledProvision, own: str) -> int:
    """1 to 3: how many labelled steps lead to the provision, its own among them; else what its style says."""
    steps = sum(1 for step in provision.path if len(step) <= 8 and any(map(str.isalnum, step)) and " " not in step)
    steps -= 1 if provision.path and provision.path[0].isalpha() and len(provision.path[0]) > 2 else 0
    if len(provision.path) > 1:
        return max(1, min(steps, 3))
    return int(own[-1]) if own else max(1, min(provision.level, 3))
