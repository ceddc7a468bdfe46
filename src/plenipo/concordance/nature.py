"""What a provision is for: an obligation, a right, a definition; and whom it addresses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from plenipo.concordance.law import LawKind, Modal, Nature

_BODIES = (
    r"the\sCommission\sof\s(?:the\s)?(?!Inquiry|Enquiry)[A-Z]\w+(?:\s[A-Z]\w+){0,2}"
    r"|(?:the\s)?(?:European\s)?(?:Commission|Parliament|Council|Court of Auditors|Data Protection Supervisor"
    r"|Data Protection"
    r" Board|Union institutions|Ombudsman|Central Bank|Securities and Markets Authority)|the Union"
    r"|the Board(?:\sof\sRegulators)?|the secretariat|the Chair(?: of the Board)?"
    r"|the Board or its Chair|the Group of Regulators|BEREC|the BEREC Office|ENISA|EDPB|EDPS|ESMA|EBA|EIOPA|RSPG"
    r"|Europol|Eurojust|EUIPO|EU-CyCLONe"
    r"|the CSIRTs network|the Cooperation Group|the Peer Review Forum|the Agency|the contact committee"
    r"|the Communications Committee|the Committee"
    r"|the (?:[\w-]+,?\s){0,8}(?:Committee|Council|Sub-?committee|Working Group"
    r"|arbitration panel)(?:\son(?:\s[\w-]+,?){1,8}?)?"
)
_ADVERBIAL = r"(?:(?:[A-Z][^.;:\n]{0,220}?|[a-z][^.;:\n]{0,120}?),\s)?"
_ADDRESSED = re.compile(
    rf"^{_ADVERBIAL}(?:{_BODIES})(?:\s\([^()]{{1,60}}\))?(?:\s(?:and|or)\s(?:{_BODIES}))?(?:,\s[^.;:\n]{{1,200}},)?\s(?:shall|may|is|are"
    rf"|should|will|must|has|adopts|carries|ensures)\b",
    re.IGNORECASE,
)
_PROCEDURE = re.compile(
    r"\bdelegated acts?\b.{0,160}\b(?:conferred|Commission|adopted|enter into force)\b|\bdelegation of powers?\b"
    r"|\bpower to adopt (?:delegated|implementing) acts\b|\bassisted by (?:a|the) .{0,80}committee"
    r"|\breference is made to this paragraph\b"
    r"|\bexamination procedure referred to in\b.{0,80}\bCommission\b|\bopinion of the committee\b"
    r"|\bThose (?:implementing|delegated) acts shall be adopted\b",
    re.IGNORECASE | re.DOTALL,
)
_FINAL_HEADING = re.compile(
    r"^(?:entry into force|addressees?|transposition|repeals?|review|evaluation|transitional|final provisions?"
    r"|commission reports?"
    r"|reports? on (?:the )?(?:application|implementation)|authentic texts?|depositary|territorial application"
    r"|duration|termination|accession"
    r"|short title|commencement|savings?|amendments? (?:to|of|in)|power to remove difficulties|date of application"
    r"|application date"
    r"|implementation and review|review clause|review procedures?|specific review"
    r"|relationship with previously concluded|coming into force"
    r"|union legal acts already in force|signature)",
    re.IGNORECASE,
)
_FINAL = re.compile(
    r"\bshall enter into force\b|\bshall come into force\b|^This (?:Directive|Regulation|Decision) is addressed to"
    r"|\bis addressed to the Member States\b"
    r"|\bbring into force the laws, regulations and administrative provisions\b|\b(?:is|are) (?:hereby )?repealed\b"
    r"|\bReferences to the repealed\b|\bcommunicate to the Commission (?:of (?:the )?\w+ )?the text of (?:the|those) "
    r"(?:main )?(?:measures"
    r"|provisions)\b"
    r"|^It shall apply (?:from|as of)\b|\bshall apply those (?:measures|provisions) from\b"
    r"|\bcontain a reference to this (?:Directive|Regulation)\b"
    r"|\bshall be binding in its entirety\b|^Without prejudice to .{0,80}correlation table"
    r"|\bmay be called the .{0,90}\bAct\b|\bshall extend to the whole of\b",
    re.IGNORECASE,
)
_REVIEW = re.compile(
    r"\bCommission shall (?:submit|present|carry out|review|evaluate|report|publish)\b.{0,200}\b(?:report|review"
    r"|evaluation|functioning|application of this)\b",
    re.DOTALL,
)
_SUBJECT_HEADING = re.compile(
    r"^(?:subject[- ]matter|(?:material |territorial |personal )?scope|aims?|objectives?|purpose"
    r"|general objectives|application$|applicability|minimum harmonisation"
    r"|level of harmonisation|scope(?:,| and) )",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"^(?:This|The purpose of this|The objectives? of this|The aims? of this) (?:Directive|Regulation|Decision|Act"
    r"|Law|Chapter|Section|Sub-[Ss]ection|Title|Agreement|Code)\b"
    r"(?: also)? (?:establish\w*|lays? down|appl\w+|sets? (?:out|up)|does not apply|shall (?:not )?apply|concerns"
    r"|provides for|covers?|governs?|particularise|are|is|protects)\b",
)
_DEFINING = re.compile(
    r"\bthe following definitions (?:shall )?(?:also )?apply\b|^For the purposes? of this (?:Directive|Regulation"
    r"|Decision|Chapter|Section|Agreement|Act|Law)[^.;]{0,80}:",
    re.MULTILINE,
)
_RIGHT = re.compile(r"\b(?:shall have the right|ha(?:s|ve) the right|(?:is|are|shall be) entitled)\b")
_BINDING = frozenset({Modal.SHALL, Modal.SHALL_ENDEAVOUR, Modal.COOPERATE})
_PROHIBITING = frozenset({Modal.SHALL_NOT, Modal.MAY_NOT})
_HANDED_DOWN = frozenset({Nature.INSTITUTIONAL, Nature.FINAL, Nature.DEFINITION, Nature.SUBJECT})


class Reading(Struct, frozen=True, gc=False):
    """What nature is told from. defines: whether the provision makes definitions. above: nature of the parent."""

    text: str
    heading: str
    modal: Modal
    kind: LawKind
    defines: bool = False
    chapeau: str = ""
    above: Nature = Nature.STATEMENT
    is_article: bool = False


_FINAL_HINTS = (
    "into force", "repeal", "addressed", "the laws, regulations", "communicate", "apply from", "apply as of",
    "binding in",    "a reference to this", "correlation table", "may be called", "extend to", "apply those",
)  # fmt: skip
_PROCEDURE_HINTS = ("elegat", "mplementing acts", "ommittee", "reference is made", "procedure")


def nature_of(reading: Reading) -> Nature:
    """The nature of one provision by itself; that of an article follows from its parts (``nature_of_article``)."""
    text = reading.text
    if (_hinted(text, _FINAL_HINTS) and _FINAL.search(text)) or (
        reading.is_article and text and _FINAL_HEADING.match(reading.heading)
    ):
        return Nature.FINAL
    if reading.kind is not LawKind.NATIONAL_LAW and _is_institutional(reading):
        return Nature.FINAL if _REVIEW.search(text) and _FINAL_HEADING.match(reading.heading) else Nature.INSTITUTIONAL
    if reading.defines or (reading.is_article and _DEFINING.search(text)):
        return Nature.DEFINITION
    if reading.above in _HANDED_DOWN and (reading.above is not Nature.FINAL or not reading.modal):
        return reading.above
    if _SUBJECT.match(text) or (
        _SUBJECT_HEADING.match(reading.heading) and not _RIGHT.search(text) and reading.modal not in _BINDING
    ):
        return Nature.SUBJECT
    return _deontic(reading)


def _is_institutional(reading: Reading) -> bool:
    text = reading.text[:2000]
    return bool(_ADDRESSED.match(text) or (_hinted(text, _PROCEDURE_HINTS) and _PROCEDURE.search(text)))


def _hinted(text: str, hints: Sequence[str]) -> bool:
    """Whether a search is worth its time."""
    return any(hint in text for hint in hints)


def _deontic(reading: Reading) -> Nature:
    if reading.modal in _PROHIBITING:
        return Nature.PROHIBITION
    if _RIGHT.search(reading.text):
        return Nature.RIGHT
    if reading.modal in _BINDING:
        return Nature.OBLIGATION
    if reading.modal is Modal.MAY:
        return Nature.RIGHT
    return reading.above if not reading.modal else Nature.STATEMENT


def nature_of_article(own: Nature, heading: str, parts: Sequence[Nature]) -> Nature:
    """Of an article with paragraphs or points: what its heading says, else what most of its parts are."""
    if _FINAL_HEADING.match(heading):
        return Nature.FINAL
    if not parts:
        return own
    if heading.lower().startswith("definition"):
        return Nature.DEFINITION
    if _SUBJECT_HEADING.match(heading) and Nature.SUBJECT in parts:
        return Nature.SUBJECT
    most, count = Counter(parts).most_common(1)[0]
    if own is not Nature.STATEMENT and count * 2 <= len(parts):
        return own
    return most
