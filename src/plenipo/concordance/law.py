"""A text of law as concordance sees it: provisions at article, paragraph and point level, and what each contains."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from plenipo.texts.marking import Marking


class LawKind(StrEnum):
    EU_ACT = "eu_act"
    NATIONAL_LAW = "national_law"
    AGREEMENT = "agreement"
    TEXT = "text"  # numbered or not, of no kind that is known


class Identity(Struct, frozen=True):
    """What names a text of law.

    celex: "32016R0679", "02018L1972-20181217" for a consolidated version. eli: the path after the host,
    "eli/reg/2016/679/oj". version: ISO 8601 date of the version at hand, "" where unknown. number: as acts are cited,
    "(EU) 2016/679". language: ISO 639-1.
    """

    title: str
    kind: LawKind = LawKind.TEXT
    number: str = ""
    celex: str = ""
    eli: str = ""
    version: str = ""
    language: str = ""


class Depth(StrEnum):
    """How deep in the tree a provision stands, whatever the law calls it (a section of a statute is an ARTICLE)."""

    ARTICLE = "article"
    PARAGRAPH = "paragraph"
    POINT = "point"


class Nature(StrEnum):
    """What a provision is for. Decides whether a partner's law can correspond to it at all."""

    OBLIGATION = "obligation"
    PROHIBITION = "prohibition"
    RIGHT = "right"  # may, is entitled to
    DEFINITION = "definition"
    SUBJECT = "subject"  # subject matter, aims, scope
    INSTITUTIONAL = "institutional"  # addressed to institutions and bodies of the source's own order
    FINAL = "final"  # entry into force, repeal, addressees, transposition, review
    STATEMENT = "statement"  # anything else


class Modal(StrEnum):
    """How binding: the deontic verb that governs a provision."""

    SHALL = "shall"
    SHALL_NOT = "shall not"
    SHALL_ENDEAVOUR = "shall endeavour"
    MAY = "may"
    MAY_NOT = "may not"
    SHOULD = "should"
    COOPERATE = "cooperate"
    NONE = ""


class Definition(Struct, frozen=True, gc=False):
    """A term and the text that defines it; other_names: "‘PSAP’" beside "‘public safety answering point’"."""

    term: str
    text: str
    other_names: tuple[str, ...] = ()


class CrossReference(Struct, frozen=True, gc=False):
    """A reference in a provision. quote: verbatim. provision: id in the same text, "" where it is not there.

    act: the other act as cited ("Regulation (EU) 2016/679"), "" within the same text.
    """

    quote: str
    provision: str = ""
    act: str = ""


class Deadline(Struct, frozen=True, gc=False):
    """A date or a period. quote: verbatim. date: ISO 8601, or period: ISO 8601 duration ("P6M", "PT72H")."""

    quote: str
    date: str = ""
    period: str = ""


class LawProvision(Struct, frozen=True, gc=False):
    """One provision of a text of law.

    id: permanent and unique in the text ("art5", "art5.1", "art5.1.a", "annex1.art2"). label: as lawyers cite it,
    "Article 5(1)(a)", "Section 12(3)". parent: id of the provision above it, "" for articles. heading: the title of its
    article. divisions: the printed chapters, titles and sections above it. chapeau: the words above its items that it
    completes ("Member States shall ensure that:"), for paragraphs and points. text: its own words, verbatim, with its
    unnumbered subparagraphs, lines parted by "\\n"; without what stands in provisions under it.
    line: place in the source, counted from 1, for messages and notes.
    """

    id: str
    label: str
    depth: Depth
    text: str
    parent: str = ""
    heading: str = ""
    divisions: tuple[str, ...] = ()
    chapeau: str = ""
    nature: Nature = Nature.STATEMENT
    modal: Modal = Modal.NONE
    definitions: tuple[Definition, ...] = ()
    references: tuple[CrossReference, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    line: int = 0


class LawText(Struct, frozen=True):
    """A text of law: its provisions in reading order, each article before what stands in it.

    remarks: what the reader noticed and a person should know (a number given twice, no articles, mixed languages, an
    act inside an amending act), one clear line each. judged: False where the language is not supported: numbers and
    references are aligned, and nothing is judged.
    """

    identity: Identity
    provisions: tuple[LawProvision, ...]
    marking: Marking = Marking.PUBLIC
    source: str = ""
    sha256: str = ""
    remarks: tuple[str, ...] = ()
    judged: bool = True
