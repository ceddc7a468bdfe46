"""JSON out and in: every value of the engine exactly, and the public shapes that others script against."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from plenipo.amendments.changes import changes_of
from plenipo.amendments.proposal import AmendedProvision, Proposal
from plenipo.compilation.model import (
    Compilation,
    CompiledProvision,
    Contributed,
    SilentAlteration,
)
from plenipo.errors import InvalidData, OutputError
from plenipo.texts.contribution import Contribution
from plenipo.texts.document import Document
from plenipo.texts.instrument import Instrument, InstrumentReference
from plenipo.texts.marking import Marking
from plenipo.texts.provision import Provision

Value = TypeVar("Value")


def to_json(value: Struct) -> str:
    """Any value of the engine as indented JSON that ``from_json`` reads back equal.

    OutputError for text that no encoding carries (half of a surrogate pair).
    """
    try:
        return msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
    except UnicodeEncodeError as exc:
        raise OutputError(
            "the text holds half of a surrogate pair, which no file can carry.",
            remedy="Remove the damaged character from the source.",
        ) from exc


def from_json(text: str | bytes, kind: type[Value], *, where: str = "") -> Value:
    """The value that ``to_json`` wrote. InvalidData, with the path of the wrong field, for anything else."""
    try:
        return msgspec.json.decode(text, type=kind)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as exc:
        raise InvalidData(
            f"this is not a {kind.__name__} in Plenipo's JSON: {exc}.",
            where=where,
            remedy="Use a file that this version of Plenipo wrote.",
        ) from exc


class BaseShape(Struct, frozen=True):
    """The ``base`` of compile.json. name: "Resolution 130 (Rev. Dubai, 2018)"."""

    name: str
    reference: InstrumentReference | None
    title: str
    profile: str
    language: str
    source: str


class AlterationShape(Struct, frozen=True):
    """A row of ``silent_alterations``. base: the official words; proposal: how the sponsor quotes them."""

    sponsor: str
    identifier: str
    file: str
    provision: str
    base: str
    proposal: str
    moved: bool = False


class CompileShape(Struct, frozen=True):
    """compile.json: the keys of the command line's contract, and what else a Compilation holds."""

    base: BaseShape
    marking: Marking
    sponsors: tuple[str, ...]
    contributions: tuple[Contributed, ...]
    provisions: tuple[CompiledProvision, ...]
    silent_alterations: tuple[AlterationShape, ...]


def write_json(compilation: Compilation) -> str:
    """compile.json."""
    reference = compilation.reference
    base = BaseShape(
        name=str(reference) if reference else "",
        reference=reference,
        title=compilation.title,
        profile=compilation.profile,
        language=compilation.language,
        source=compilation.base_source,
    )
    alterations = tuple(
        AlterationShape(row.sponsor, row.proposal, row.file, row.provision, row.base, row.altered, row.moved)
        for row in compilation.silent_alterations
    )
    return to_json(
        CompileShape(
            base=base,
            marking=compilation.marking,
            sponsors=compilation.sponsors,
            contributions=compilation.contributions,
            provisions=compilation.provisions,
            silent_alterations=alterations,
        )
    )


def read_compilation(text: str | bytes, *, where: str = "") -> Compilation:
    """The compilation that ``write_json`` wrote. InvalidData for anything else."""
    shape = from_json(text, CompileShape, where=where)
    alterations = tuple(
        SilentAlteration(row.sponsor, row.identifier, row.file, row.provision, row.base, row.proposal, row.moved)
        for row in shape.silent_alterations
    )
    return Compilation(
        reference=shape.base.reference,
        title=shape.base.title,
        marking=shape.marking,
        sponsors=shape.sponsors,
        contributions=shape.contributions,
        provisions=shape.provisions,
        silent_alterations=alterations,
        profile=shape.base.profile,
        language=shape.base.language,
        base_source=shape.base.source,
    )


def show_json(
    document: Document,
    contribution: Contribution,
    proposals: tuple[Proposal, ...] = (),
    instrument: Instrument | None = None,
) -> dict[str, Any]:
    """What ``plenipo show --json`` prints.

    provisions: those of all proposals in order; for a file without proposals, those of its instrument.
    """
    if proposals:
        shown = [_amended(provision, unit.id) for unit in proposals for provision in unit.provisions]
    else:
        shown = [_standing(provision) for provision in instrument.provisions] if instrument else []
    return {
        "document": _head(document, contribution, instrument),
        "proposals": [_proposal(proposal) for proposal in proposals],
        "provisions": shown,
        "changes": [msgspec.to_builtins(change) for proposal in proposals for change in changes_of(proposal)],
    }


def _head(document: Document, contribution: Contribution, instrument: Instrument | None) -> dict[str, Any]:
    header = contribution.header
    title = header.title or (instrument.title if instrument else "") or document.title
    return {
        "file": document.name,
        "format": document.format.value,
        "profile": contribution.profile,
        "number": header.number,
        "title": title,
        "date": header.date,
        "sponsors": list(header.sponsors),
        "source": header.source,
        "original_language": header.original_language,
        "meeting": header.meeting,
        "revision": header.revision,
        "marking": header.marking.value,
        "instrument": str(instrument.reference) if instrument and instrument.reference else None,
    }


def _proposal(proposal: Proposal) -> dict[str, Any]:
    return {
        "id": proposal.id,
        "symbol": proposal.symbol.value,
        "sponsor": proposal.sponsor,
        "signatories": list(proposal.signatories),
        "target": str(proposal.target) if proposal.target else None,
        "title": proposal.title,
        "reasons": proposal.reasons,
        "emphatic": proposal.emphatic,
        "tracked": proposal.tracked,
        "provisions": [_amended(provision, proposal.id) for provision in proposal.provisions],
    }


def _amended(provision: AmendedProvision, proposal: str) -> dict[str, Any]:
    return {
        "id": provision.id,
        "label": provision.label,
        "role": provision.role.value,
        "path": list(provision.path),
        "original": provision.original,
        "proposed": provision.proposed,
        "original_label": provision.original_label,
        "proposed_label": provision.proposed_label,
        "proposal": proposal,
    }


def _standing(provision: Provision) -> dict[str, Any]:
    return {
        "id": provision.id,
        "label": provision.label,
        "role": provision.role.value,
        "path": list(provision.path),
        "original": provision.text,
        "proposed": provision.text,
    }
