"""Provisions with what they contain: definitions, references, deadlines, modal verb, nature."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from plenipo.concordance.deadlines import deadlines_in
from plenipo.concordance.definitions import definitions_in
from plenipo.concordance.law import Depth, LawKind, LawProvision, Modal, Nature
from plenipo.concordance.lawtext.items import Items, Node
from plenipo.concordance.modality import modal_of
from plenipo.concordance.nature import Reading, nature_of, nature_of_article
from plenipo.concordance.references import Places, references_in


def provisions_of(pieces: Sequence[tuple[Items, str, tuple[str, ...]]], kind: LawKind) -> tuple[LawProvision, ...]:
    """pieces: for each article its items, heading and divisions."""
    articles = [items.nodes[0].id for items, _, _ in pieces]
    places = Places([node.id for items, _, _ in pieces for node in items.nodes], articles)
    made: list[LawProvision] = []
    for items, heading, divisions in pieces:
        made += _of_article(items.nodes, heading, divisions, kind, places)
    return tuple(made)


def _of_article(
    nodes: Sequence[Node], heading: str, divisions: tuple[str, ...], kind: LawKind, places: Places
) -> list[LawProvision]:
    natures: dict[str, Nature] = {}
    made: list[LawProvision] = []
    listed = "definition" in heading.lower() or "definitions" in " ".join(nodes[0].texts[:2]).lower()
    for node in nodes:
        text = "\n".join(node.texts)
        provision = _provision(node, text, heading, divisions, listed or "mean:" in node.chapeau, places)
        reading = Reading(
            text[:SEARCHED],
            heading,
            provision.modal,
            kind,
            _defines(provision),
            node.chapeau,
            natures.get(node.parent, Nature.STATEMENT),
            node.depth is Depth.ARTICLE,
        )
        natures[node.id] = nature_of(reading)
        made.append(structs.replace(provision, nature=natures[node.id]))
    parts = [provision.nature for provision in made[1:] if provision.parent == made[0].id]
    made[0] = structs.replace(made[0], nature=nature_of_article(made[0].nature, heading, parts))
    return made


SEARCHED = 200_000  # characters: no provision of a law is longer, and a scan without line ends must not take minutes


def _provision(
    node: Node, text: str, heading: str, divisions: tuple[str, ...], listed: bool, places: Places
) -> LawProvision:
    return LawProvision(
        id=node.id,
        label=node.label,
        depth=node.depth,
        text=text,
        parent=node.parent,
        heading=heading,
        divisions=divisions,
        chapeau=node.chapeau,
        modal=modal_of(text, node.chapeau) if text or node.chapeau else Modal.NONE,
        definitions=definitions_in(text[:SEARCHED], listed=listed),
        references=references_in(text[:SEARCHED], node.id, places),
        deadlines=deadlines_in(text[:SEARCHED]),
        line=node.line,
    )


_NEAR = 60


def _defines(provision: LawProvision) -> bool:
    """Whether it is there to define: an explanation at the end of a rule does not make it a definition."""
    return any(0 <= provision.text.find(definition.term) < _NEAR for definition in provision.definitions)
