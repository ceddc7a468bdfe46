"""The names that Akoma Ntoso files of Plenipo use; the writer takes them from here too.

Akoma Ntoso 1.0 (OASIS LegalDocML, schema 3.0) lets any attribute of another namespace stand on its elements and
any element of another namespace stand in ``meta/proprietary``. What the vocabulary has no word for goes there.
"""

from __future__ import annotations

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
PLENIPO = "urn:plenipo:akn:1"
NAMESPACES: dict[str | None, str] = {None: AKN, "plenipo": PLENIPO}

DOCUMENT_TAGS = frozenset(
    {
        "act", "amendment", "amendmentList", "bill", "debate", "debateReport", "doc", "documentCollection",
        "judgment", "officialGazette", "portion", "statement",
    }
)  # fmt: skip
COLLECTION_TAGS = frozenset({"amendmentList", "documentCollection", "officialGazette"})
# ISO 639-1 to 639-2/T, the six languages of the United Nations first; FRBRlanguage takes three letters.
LANGUAGES = {
    "ar": "ara", "en": "eng", "es": "spa", "fr": "fra", "ru": "rus", "zh": "zho",
    "de": "deu", "it": "ita", "nl": "nld", "pl": "pol", "pt": "por",
}  # fmt: skip


def akn(name: str) -> str:
    """The qualified name of an Akoma Ntoso element."""
    return f"{{{AKN}}}{name}"


def own(name: str) -> str:
    """The qualified name of an attribute or element of Plenipo."""
    return f"{{{PLENIPO}}}{name}"


def local(tag: object) -> str:
    """The name without its namespace; "" for comments and processing instructions."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
