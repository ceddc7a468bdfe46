"""A mandate as a value: its lines to take, each split into statements."""

from __future__ import annotations

import re
from enum import StrEnum

from msgspec import Struct

from plenipo.texts.marking import Marking


class Form(StrEnum):
    """The legal form of a mandate.

    Only a Council Decision under Article 218(9) TFEU binds as a position of the Union (judgment C-687/15).
    """

    COUNCIL_DECISION = "council decision"
    COUNCIL_CONCLUSIONS = "council conclusions"
    LINES_TO_TAKE = "lines to take"
    COMMON_PROPOSAL = "common proposal"
    NATIONAL_INSTRUCTION = "national instruction"


class Stance(StrEnum):
    """What a statement does. CONTEXT states a fact or a reason and takes no side of its own."""

    SUPPORT = "support"
    OPPOSE = "oppose"
    ENCOURAGE = "encourage"
    STRESS = "stress"
    CONCERN = "concern"
    CONDITION = "condition"
    EXCEPTION = "exception"
    CONTEXT = "context"


class Strength(StrEnum):
    STRONG = "strong"
    PLAIN = "plain"
    WEAK = "weak"


class Statement(Struct, frozen=True):
    """One stance inside a line.

    id: "17.2", the second statement of line 17.
    target: what the stance is about, in words of the line; where it says "these activities", what they are.
    scope: the field or circumstance it is limited to, "" for none.
    quote: verbatim words of the line; start: where they begin in ``Line.text``, in characters.
    concepts: ids of the thesaurus that a person gave it; empty where they are found by reading.
    corrected: whether a person changed it.
    """

    id: str
    stance: Stance
    target: str
    quote: str
    start: int
    scope: str = ""
    strength: Strength = Strength.PLAIN
    concepts: tuple[str, ...] = ()
    corrected: bool = False


class Line(Struct, frozen=True):
    """One line to take.

    id: its number as printed, without the full stop ("17"); a second line 17 is "17-2".
    text: without its number; "\\n" parts its paragraphs. section: the heading it stands under, "" for none.
    """

    id: str
    text: str
    section: str = ""
    statements: tuple[Statement, ...] = ()


class Mandate(Struct, frozen=True):
    """The document that gives lines their authority.

    reference: "12759/22". previous: reference of the document it follows.
    date: of the document; approved_on: of the approval; both ISO 8601, "" where unknown.
    body: who approved it ("the Council (Agriculture and Fisheries)"); meeting: in which meeting ("3890th meeting").
    legal_basis: as printed, "" for none. binding: see ``is_union_position``, which outputs go by.
    language: of its text, ISO 639-1. source: name of the file that it was read from.
    warnings: what a reader should check, one sentence each.
    """

    reference: str
    title: str
    lines: tuple[Line, ...]
    form: Form = Form.LINES_TO_TAKE
    binding: bool = False
    date: str = ""
    approved_on: str = ""
    body: str = ""
    meeting: str = ""
    previous: str = ""
    subject_codes: tuple[str, ...] = ()
    marking: Marking = Marking.PUBLIC
    legal_basis: str = ""
    language: str = ""
    source: str = ""
    warnings: tuple[str, ...] = ()

    @property
    def is_union_position(self) -> bool:
        """Whether it is a position on the Union's behalf under Article 218(9) TFEU: in form, in basis, and binding."""
        return self.form is Form.COUNCIL_DECISION and self.binding and "218(9)" in self.legal_basis.replace(" ", "")

    @property
    def authority(self) -> str:
        """What gives the lines their authority, as every output presents it.

        "EU lines to take approved by the Council (Agriculture and Fisheries) on 18 July 2022 (12759/22); political, not
        binding". Nothing but a position under Article 218(9) is called one.
        """
        act = "adopted" if self.form in _ADOPTED else "approved"
        approval = f" {act} by {self.body}" if self.body else f" {act}" if self.approved_on else ""
        day = f" on {day_in_words(self.approved_on)}" if self.approved_on else ""
        reference = f" ({self.reference})" if self.reference else ""
        return f"{self._form_in_words()}{approval}{day}{reference}; {self._force_in_words()}"

    def _form_in_words(self) -> str:
        if self.form is Form.COUNCIL_DECISION:
            return "Council Decision"
        if self.form is Form.COUNCIL_CONCLUSIONS:
            return "Council conclusions"
        words = f"EU {self.form.value}" if self.form is Form.LINES_TO_TAKE and self._of_the_union else self.form.value
        return words[0].upper() + words[1:]

    @property
    def _of_the_union(self) -> bool:
        """Whether a body of the European Union is named; a mere "the Council" is its Council by the register's number.

        Other organisations have councils too; theirs are named as they are.
        """
        named = _UNION.search(self.body) or "EU lines" in self.title
        return bool(named or (_BARE_COUNCIL.fullmatch(self.body) and _REGISTER.fullmatch(self.reference)))

    def _force_in_words(self) -> str:
        if self.is_union_position:
            return f"position on the Union's behalf under {self.legal_basis}, binding"
        return "binding on the delegation alone" if self.form is Form.NATIONAL_INSTRUCTION else "political, not binding"

    def line(self, identifier: str) -> Line:
        """The line of that number. KeyError where there is none."""
        for line in self.lines:
            if line.id == identifier:
                return line
        raise KeyError(identifier)


_UNION = re.compile(r"\b(?:European\s+(?:Union|Council)|EU|Coreper)\b", re.IGNORECASE)
_BARE_COUNCIL = re.compile(r"(?:the\s+)?Council(?:\s+\([^()]*\))?")
_REGISTER = re.compile(r"(?:ST\s)?\d{4,5}(?:/\d{1,2})?/\d{2}(?:\s+(?:REV|ADD|COR)\s*\d+)*")
_ADOPTED = frozenset({Form.COUNCIL_DECISION, Form.COUNCIL_CONCLUSIONS})
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def day_in_words(iso: str) -> str:
    """ "2022-07-18" as "18 July 2022"; what is no full date stays as it is."""
    parts = iso.split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts) or not 1 <= int(parts[1]) <= 12:
        return iso
    return f"{int(parts[2])} {_MONTHS[int(parts[1]) - 1]} {parts[0]}"
