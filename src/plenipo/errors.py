"""Every error that Plenipo raises on purpose.

* PlenipoError
  + UnreadableFile            a file that cannot become a Document
    - EmptyFile
    - UnsupportedFormat       legacy .doc, or no format that is known
    - DamagedFile             truncated archive, missing part, broken XML
    - EncryptedFile
    - HostileFile             entity expansion, external entities, archive bombs, absurd nesting
    - FileTooLarge
    - NoTextLayer             a scanned PDF
  + ClassifiedMarking         EU classified information is refused at the door
  + AmendmentError            a readable file that cannot be compiled
    - NoProposal              no amendment of any instrument was found in it
    - WrongInstrument         the proposal amends another instrument
    - WrongBase               the proposal was made on another text of the instrument
    - DuplicateProposal       the same identifier twice, neither revising the other
    - ContradictoryHeader     the header and the file name disagree
  + NoBase                    no base text for an instrument
  + InvalidData               JSON or Akoma Ntoso that does not describe a Plenipo value
  + JudgeError                a judge cannot say what a proposal does to the lines
    - EndpointError           the endpoint of a model is down, slow, or refuses
    - AnswerError             a model answers what cannot be used
    - PolicyError             the marking of a text forbids to send it there
    - BudgetSpent             the budget for requests or tokens is used up
  + OutputError               the result cannot be written
  + UsageError                a request that makes no sense

Anything else that is raised is a bug.
"""

from __future__ import annotations


class PlenipoError(Exception):
    """Something that a user can understand and act on.

    what: the fact; where: the file or place; remedy: what to do next.
    """

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(what, where, remedy)
        self.what = what
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f" {self.remedy}" if self.remedy else ""
        return f"{place}{self.what}{advice}"

    def __reduce__(self) -> tuple[object, ...]:
        return _restored, (type(self), self.what, self.where, self.remedy)

    def at(self, where: str) -> PlenipoError:
        """The same error, with its place filled in if it has none."""
        return self if self.where else type(self)(self.what, where=where, remedy=self.remedy)


def _restored(kind: type[PlenipoError], what: str, where: str, remedy: str) -> PlenipoError:
    """An error that comes back from another process."""
    return kind(what, where=where, remedy=remedy)


class UnreadableFile(PlenipoError):
    """A file that cannot become a Document. Other files are not affected."""


class EmptyFile(UnreadableFile):
    """A file of no bytes, or one with no text at all."""


class UnsupportedFormat(UnreadableFile):
    """The content is of no format that Plenipo reads."""


class DamagedFile(UnreadableFile):
    """The format is known, and its content is broken."""


class EncryptedFile(UnreadableFile):
    """The file is protected by a password."""


class HostileFile(UnreadableFile):
    """The file is built to exhaust or mislead its reader."""


class FileTooLarge(UnreadableFile):
    """The file is beyond the limits of ``plenipo.readers.limits``."""


class NoTextLayer(UnreadableFile):
    """A PDF of pictures."""


class ClassifiedMarking(PlenipoError):
    """The text bears an EU classification, which only an accredited system may handle."""


class AmendmentError(PlenipoError):
    """A readable contribution that cannot be laid on the base."""


class NoProposal(AmendmentError):
    """Nothing in the file proposes a change to an instrument."""


class WrongInstrument(AmendmentError):
    """The proposal is on another instrument than the base."""


class WrongBase(AmendmentError):
    """The proposal rests on a text that has too little in common with the base."""


class DuplicateProposal(AmendmentError):
    """Two files carry one proposal identifier, and neither is a revision of the other."""


class ContradictoryHeader(AmendmentError):
    """The header of a contribution and its file name name different documents."""


class NoBase(PlenipoError):
    """No base text was given for an instrument that is to be amended."""


class InvalidData(PlenipoError):
    """Stored data that is not what Plenipo writes."""


class JudgeError(PlenipoError):
    """A judge cannot say what a proposal does to the lines. Other proposals are not affected."""


class EndpointError(JudgeError):
    """The endpoint of a model cannot be reached, takes too long, or refuses the request."""


class AnswerError(JudgeError):
    """The answer of a model cannot be read as one, or belongs to another request."""


class PolicyError(JudgeError):
    """The owner of the endpoint does not allow texts of this marking. Nothing was sent."""


class BudgetSpent(JudgeError):
    """The request would go beyond the budget. It was not sent; what was judged before stands."""


class OutputError(PlenipoError):
    """The result could not be written."""


class UsageError(PlenipoError):
    """The request contradicts itself."""
