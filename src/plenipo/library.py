"""The library in a few calls: read a file, see what it proposes, compile proposals on a base."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from plenipo.amendments.proposal import Proposal
from plenipo.amendments.read import read_proposals
from plenipo.compilation.compile import compile_proposals
from plenipo.compilation.model import Compilation
from plenipo.compilation.selection import on_instrument
from plenipo.errors import PlenipoError
from plenipo.readers import read_document
from plenipo.readers.files import read_file
from plenipo.readers.profiles import read_instrument, recognise
from plenipo.texts.document import Document
from plenipo.texts.instrument import Instrument
from plenipo.texts.marking import Marking

Source = str | Path | bytes | Document


def read(source: Source, name: str = "document") -> Document:
    """The Document in a file or in bytes. name: what to call bytes in messages.

    Raises UnreadableFile, or ClassifiedMarking for EU classified information.
    """
    if isinstance(source, Document):
        return source
    if isinstance(source, bytes):
        return read_document(source, name)
    return read_file(Path(source))


def instrument(source: Source | Instrument) -> Instrument:
    """The instrument that a base text holds."""
    return source if isinstance(source, Instrument) else read_instrument(read(source))


def proposals(source: Source) -> tuple[Proposal, ...]:
    """The proposal units of a contribution, each with both views of its text."""
    document = read(source)
    return read_proposals(document, recognise(document))


def compile_texts(
    base: Source | Instrument,
    contributions: Iterable[Source | Proposal],
    marking: Marking = Marking.PUBLIC,
    on_refused: Callable[[PlenipoError], None] | None = None,
) -> Compilation:
    """Lay all proposals on the base. Also known as ``plenipo.compile``.

    marking: the least marking of the result; it carries a higher one if any input does.
    on_refused: called with the error of each contribution that cannot be compiled, the others being compiled all the
        same; without it the first such error is raised.
    """
    ground = instrument(base)
    gathered: list[Proposal] = []
    markings = [marking]
    for contribution in contributions:
        try:
            gathered.extend(_proposals_on(ground, contribution, markings))
        except PlenipoError as error:
            _refuse(error, on_refused)
    outcome = compile_proposals(ground, gathered, markings)
    for refused in outcome.refused:
        _refuse(refused, on_refused)
    return outcome.compilation


def _proposals_on(ground: Instrument, contribution: Source | Proposal, markings: list[Marking]) -> list[Proposal]:
    if isinstance(contribution, Proposal):
        return on_instrument([contribution], ground.reference)
    document = read(contribution)
    recognised = recognise(document)
    chosen = on_instrument(read_proposals(document, recognised), ground.reference)
    markings.append(recognised.header.marking)
    return chosen


def _refuse(error: PlenipoError, on_refused: Callable[[PlenipoError], None] | None) -> None:
    if on_refused is None:
        raise error
    on_refused(error)
