"""Taking files in: read, recognise, check, and keep what they propose."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from plenipo.amendments.proposal import Proposal
from plenipo.amendments.read import read_proposals
from plenipo.conference.file_name import check_file_name
from plenipo.errors import DuplicateProposal, NoProposal, PlenipoError
from plenipo.readers import read_document
from plenipo.readers.files import read_bytes
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


def take_in(path: Path) -> TakenIn:
    """One contribution. Raises PlenipoError naming the file."""
    data = read_bytes(path)
    return take_in_bytes(data, path.name)


def take_in_bytes(data: bytes, name: str) -> TakenIn:
    """One contribution from its bytes. Raises PlenipoError naming the file."""
    document = read_document(data, name)
    contribution = recognise(document)
    check_file_name(name, contribution.header.number)
    proposals = read_proposals(document, contribution)
    if not any(proposal.provisions or proposal.target for proposal in proposals):
        raise NoProposal("no proposal was found in it.", where=name, remedy="Check that it is the right file.")
    stray = document.format is Format.PLAIN and contribution.profile == "generic"
    return TakenIn(name, fingerprint(data), contribution.profile, contribution.header, proposals, stray)


def fingerprint(data: bytes) -> str:
    """SHA-256 in hexadecimal: the identity of a file's content."""
    return hashlib.sha256(data).hexdigest()


def without_copies(paths: Iterable[Path]) -> tuple[list[Path], list[PlenipoError]]:
    """The files without byte-for-byte copies of one another, and an error for each copy left out."""
    kept: dict[str, Path] = {}
    errors: list[PlenipoError] = []
    for path in sorted(set(paths)):
        try:
            content = fingerprint(read_bytes(path))
        except PlenipoError as error:
            errors.append(error.at(path.name))
            continue
        if content in kept:
            errors.append(
                DuplicateProposal(
                    f"the file is a copy of {kept[content].name}.", where=path.name, remedy="Remove one of the two."
                )
            )
            continue
        kept[content] = path
    return list(kept.values()), errors
