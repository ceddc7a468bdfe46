"""Taking files in: read, recognise, check, and keep what they propose."""

from __future__ import annotations

from msgspec import Struct

from plenipo.amendments.proposal import Proposal
from plenipo.amendments.read import read_proposals
from plenipo.conference.file_name import check_file_name
from plenipo.conference.files import NamedFile
from plenipo.errors import NoProposal
from plenipo.readers import read_document
from plenipo.readers.files import read_bytes, sha256_of
from plenipo.readers.profiles import recognise
from plenipo.texts.contribution import Header
from plenipo.texts.document import Format


class TakenIn(Struct, frozen=True):
    """A contribution as received. name: the file's name; proposals: at least one.

    stray: plain text that is in no form of the field, such as a list of files: set aside rather than refused.
    """

    name: str
    sha256: str
    profile: str
    header: Header
    proposals: tuple[Proposal, ...]
    stray: bool = False


def take_in(named: NamedFile) -> TakenIn:
    """One contribution. Raises PlenipoError naming the file."""
    return take_in_bytes(read_bytes(named.path), named.name)


def take_in_bytes(data: bytes, name: str) -> TakenIn:
    """One contribution from its bytes. Raises PlenipoError naming the file."""
    document = read_document(data, name)
    contribution = recognise(document)
    check_file_name(name, contribution.header)
    proposals = read_proposals(document, contribution)
    if not any(proposal.provisions or proposal.target for proposal in proposals):
        raise NoProposal("no proposal was found in it.", where=name, remedy="Check that it is the right file.")
    stray = document.format is Format.PLAIN and contribution.profile == "generic"
    return TakenIn(name, sha256_of(data), contribution.profile, contribution.header, proposals, stray)
