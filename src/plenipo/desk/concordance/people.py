"""Who works on what, and how far everybody is."""

from __future__ import annotations

from msgspec import Struct

from plenipo.desk.concordance.models import Table
from plenipo.desk.concordance.page import Light, lights_of, people_of


class OfArticle(Struct, frozen=True):
    identifier: str
    label: str
    heading: str
    chapter: str
    counted: int
    decided: int
    person: str


class OfPerson(Struct, frozen=True):
    """name: "" for articles that nobody works on."""

    name: str
    articles: int
    counted: int
    decided: int

    @property
    def open(self) -> int:
        return self.counted - self.decided


class Progress(Struct, frozen=True):
    articles: list[OfArticle]
    people: list[OfPerson]


def progress_of(table: Table) -> Progress:
    """By article and by person, those without articles left out."""
    if table.current is None:
        return Progress([], [])
    names = people_of(table)
    groups: dict[str, list[Light]] = {}
    for light in lights_of(table.current):
        groups.setdefault(light.article, []).append(light)
    articles = [_article(group, names.get(group[0].thread, (0, ""))[1]) for group in groups.values()]
    by_name: dict[str, list[OfArticle]] = {}
    for article in articles:
        by_name.setdefault(article.person, []).append(article)
    people = [
        OfPerson(name, len(own), sum(each.counted for each in own), sum(each.decided for each in own))
        for name, own in sorted(by_name.items(), key=lambda each: (not each[0], each[0]))
    ]
    return Progress(articles, people)


def _article(group: list[Light], person: str) -> OfArticle:
    top, counted = group[0], [light for light in group if light.counted]
    decided = sum(light.decided for light in counted)
    return OfArticle(top.identifier, top.label, top.heading, top.chapter, len(counted), decided, person)
