"""Articles of many laws as one text, so that the engine sets a source against all of them at once."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from plenipo.concordance.law import Identity, LawProvision, LawText
from plenipo.corpus.store import KeptLaw
from plenipo.texts.marking import Marking, highest


class Piece(Struct, frozen=True):
    """Articles of one law, by place."""

    name: str
    law: KeptLaw
    places: tuple[int, ...]


class Origin(Struct, frozen=True, gc=False):
    """Where a provision of an assembled text comes from: the file, and the provision as it stands there."""

    file: str
    provision: LawProvision


class Assembled(Struct, frozen=True):
    """origins: for each id in ``law``."""

    law: LawText
    origins: dict[str, Origin]


def assemble(pieces: Sequence[Piece]) -> Assembled:
    """One text of all pieces. Of a single law it is that law; of several, ids and labels name the file.

    Judged only where each law is; as marked as the highest.
    """
    provisions: list[LawProvision] = []
    origins: dict[str, Origin] = {}
    for number, piece in enumerate(pieces):
        for one in piece.law.law(piece.places).provisions:
            named = one if len(pieces) == 1 else _named(one, f"{number}/", piece.name)
            provisions.append(named)
            origins[named.id] = Origin(piece.name, one)
    law = LawText(
        identity=pieces[0].law.identity if len(pieces) == 1 else Identity(""),
        provisions=tuple(provisions),
        marking=highest([Marking.PUBLIC, *(piece.law.marking for piece in pieces)]),
        judged=all(piece.law.judged for piece in pieces),
    )
    return Assembled(law, origins)


def _named(one: LawProvision, before: str, file: str) -> LawProvision:
    """The provision with ids that no other law has, in its references too."""
    references = tuple(
        replace(each, provision=before + each.provision) if each.provision else each for each in one.references
    )
    return replace(
        one,
        id=before + one.id,
        label=f"{one.label} of {file}",
        parent=before + one.parent if one.parent else "",
        references=references,
    )
