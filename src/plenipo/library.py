"""The library in a few calls: read a file, see what it proposes, compile proposals on a base."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from msgspec.structs import replace

from plenipo.amendments.proposal import Proposal
from plenipo.amendments.read import read_proposals
from plenipo.compilation.compile import compile_proposals
from plenipo.compilation.model import Compilation
from plenipo.compilation.selection import base_for, on_instrument
from plenipo.concordance.align import concord as align
from plenipo.concordance.chapters import restrict
from plenipo.concordance.law import LawText
from plenipo.concordance.model import Concordance
from plenipo.concordance.reading import read_law as read_law_text
from plenipo.errors import PlenipoError
from plenipo.readers import read_document
from plenipo.readers.bases import read_base_file, read_bases
from plenipo.readers.files import read_bytes, read_file
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
    """The instrument that a base text holds; of a collection the first (see ``instruments``)."""
    return instruments(source)[0]


def instruments(source: Source | Instrument) -> tuple[Instrument, ...]:
    """All instruments that a file holds: one, or those of a collection in Akoma Ntoso."""
    if isinstance(source, Instrument):
        return (source,)
    if isinstance(source, Document):
        return (read_instrument(source),)
    return read_bases(source, "base") if isinstance(source, bytes) else read_base_file(Path(source))


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
    received: list[tuple[tuple[Proposal, ...], Marking]] = []
    for contribution in contributions:
        try:
            received.append(_received(contribution))
        except PlenipoError as error:
            _refuse(error, on_refused)
    ground = base_for(instruments(base), [proposal for group, _ in received for proposal in group])
    gathered: list[Proposal] = []
    markings = [marking]
    for group, own in received:
        try:
            gathered.extend(on_instrument(group, ground.reference))
            markings.append(own)
        except PlenipoError as error:
            _refuse(error, on_refused)
    outcome = compile_proposals(ground, gathered, markings)
    for refused in outcome.refused:
        _refuse(refused, on_refused)
    return outcome.compilation


def read_law(source: str | Path | bytes | LawText, name: str = "text") -> LawText:
    """The text of law in a file or in bytes: its provisions at article, paragraph and point level.

    name: what to call bytes in messages. Raises UnreadableFile, or ClassifiedMarking for EU classified information.
    """
    if isinstance(source, LawText):
        return source
    if isinstance(source, bytes):
        return read_law_text(source, name)
    return read_law_text(read_bytes(Path(source)), Path(source).name)


def concord(
    source: str | Path | bytes | LawText, target: str | Path | bytes | LawText, chapter: str = ""
) -> Concordance:
    """The table of concordance of two texts: for each provision of the source what corresponds, how far, and why.

    chapter: only the chapters of this subject, by words of their titles; UsageError where a text has none.
    ``plenipo.writers.concordance`` writes the table, ``plenipo.concordance.decisions`` keeps what people decide.
    """
    laws = [read_law(source, "source"), read_law(target, "target")]
    if not chapter:
        return align(*laws)
    chosen = [restrict(law, chapter) for law in laws]
    table = align(*(each.law for each in chosen))
    return replace(table, restricted_to=tuple(name for each in chosen for name in each.chapters))


def _received(contribution: Source | Proposal) -> tuple[tuple[Proposal, ...], Marking]:
    """What a contribution proposes, and its marking."""
    if isinstance(contribution, Proposal):
        return (contribution,), Marking.PUBLIC
    document = read(contribution)
    recognised = recognise(document)
    return read_proposals(document, recognised), recognised.header.marking


def _refuse(error: PlenipoError, on_refused: Callable[[PlenipoError], None] | None) -> None:
    if on_refused is None:
        raise error
    on_refused(error)
