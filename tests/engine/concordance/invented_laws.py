"""Fictional laws for the tests of alignment: a Regulation on harbour lamps and laws that follow it more or less."""

from __future__ import annotations

from typing import Any

from plenipo.concordance.deadlines import deadlines_in
from plenipo.concordance.law import Depth, Identity, LawProvision, LawText, Nature
from plenipo.concordance.modality import modal_of

DUTIES = (
    "The keeper of a harbour lamp shall keep the lens of the lamp clean and shall inspect the wick every evening.",
    "The keeper shall notify the harbour authority of every extinguished lamp not later than 72 hours after learning"
    " of it.",
    "Ships at anchor shall not display lights that may be mistaken for a harbour lamp.",
    "The harbour authority shall maintain a public register of lamps, with their position and colour.",
)
LAMPS: dict[str, Any] = {  # an article of one text, or opening words and points
    "1": DUTIES[0],
    "2": DUTIES[1],
    "3": DUTIES[2],
    "4": DUTIES[3],
    "5": ("An application for a lamp licence shall state:", "the name of the applicant;", "the height of the tower;",
          "the range of the beam in nautical miles."),
}  # fmt: skip


def law(articles: dict[str, Any], title: str = "Lamps", judged: bool = True, **natures: Nature) -> LawText:
    """Articles of one text each, or of opening words and points (a), (b) …; natures: by "art3"."""
    made: list[LawProvision] = []
    for number, content in articles.items():
        texts = (content,) if isinstance(content, str) else content
        article = f"art{number}"
        made.append(provision(article, f"Article {number}", Depth.ARTICLE, texts[0], nature=natures.get(article)))
        for letter, text in zip("abcdefghij", texts[1:], strict=False):
            made.append(
                provision(f"{article}.{letter}", f"Article {number}({letter})", Depth.POINT, text, article, texts[0])
            )
    return LawText(Identity(title), tuple(made), judged=judged)


def provision(
    identifier: str, label: str, depth: Depth, text: str, parent: str = "", chapeau: str = "",
    nature: Nature | None = None,
) -> LawProvision:  # fmt: skip
    return LawProvision(
        identifier, label, depth, text, parent, chapeau=chapeau, nature=nature or Nature.STATEMENT,
        modal=modal_of(text, chapeau), deadlines=deadlines_in(text),
    )  # fmt: skip
