"""How a relation is shown: always a sign and a word; the colour only helps."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from plenipo.positions.finding import Relation


class RelationLook(Struct, frozen=True):
    """sign: of Latin-1, so that every font has it. ink, ground: "rrggbb", ink at least 4.5:1 on ground."""

    sign: str
    word: str
    ink: str
    ground: str

    @property
    def said(self) -> str:
        return f"{self.sign} {self.word}"


RELATION_LOOK: Mapping[Relation, RelationLook] = {
    Relation.CONFLICTS: RelationLook("×", "conflicts", "8C2414", "F8E7E2"),
    Relation.MIXED: RelationLook("±", "mixed", "6B4E00", "F8EFD6"),
    Relation.ADVANCES: RelationLook("+", "advances", "1C5B3C", "E3F0E8"),
}
NO_RELATION = RelationLook("–", "none", "5A6068", "F2F3F4")
