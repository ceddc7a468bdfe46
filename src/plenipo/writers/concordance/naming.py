"""What the two texts are called, and the particulars of each that a table of concordance states."""

from __future__ import annotations

from textwrap import shorten

from plenipo.concordance.law import Identity, LawKind

_SHORT = 64

_PROVISION = {
    LawKind.EU_ACT: "EU provision",
    LawKind.NATIONAL_LAW: "National provision",
    LawKind.AGREEMENT: "Provision of the agreement",
    LawKind.TEXT: "Provision",
}
_KIND = {
    LawKind.EU_ACT: "EU act",
    LawKind.NATIONAL_LAW: "National law",
    LawKind.AGREEMENT: "Agreement",
    LawKind.TEXT: "Text",
}


def full_name(identity: Identity) -> str:
    """The title, with the number where the title does not say it."""
    title = identity.title or identity.number or "Text without a title"
    return title if not identity.number or identity.number in title else f"{title}, {identity.number}"


def short_name(identity: Identity) -> str:
    """For heads of columns and running heads: no longer than half a line."""
    return shorten(identity.title or identity.number or "Text", _SHORT, placeholder=" …")


def kind_of(identity: Identity) -> str:
    return _KIND[identity.kind]


def provision_of(identity: Identity) -> str:
    return _PROVISION[identity.kind]


def particulars(identity: Identity) -> list[tuple[str, str]]:
    """Name and value of all that is known; a value is never empty."""
    known = (
        ("Title", full_name(identity)),
        ("CELEX", identity.celex),
        ("ELI", identity.eli),
        ("Version", identity.version),
    )
    return [(name, value) for name, value in known if value]
