"""The page of a table: the outline of all articles, and some rows to be read and decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.http import Http404
from msgspec import Struct

from plenipo.concordance.model import Concordance, Correspondence
from plenipo.concordance.model import Row as RowValue
from plenipo.concordance.provisions import TargetTexts, standing_targets
from plenipo.desk.accounts.access import Access, Right
from plenipo.desk.concordance import marks
from plenipo.desk.concordance.filters import DEGREES, SWITCHES, Filters
from plenipo.desk.concordance.looks import Look, look_of
from plenipo.desk.concordance.models import Assignment, Edition, Law, Note, Row, Side, Table
from plenipo.desk.concordance.rights import may_decide
from plenipo.desk.concordance.values import UNJUDGED, frame_of, row_of

ROWS = 30  # of one page, and as many more as an article needs
_AT_MOST = 60  # rows of one page, whatever the article needs


class Light(Struct, frozen=True, gc=False):
    """What is known of every row of a table, whatever the page shows. reopened: why, "" where it is not."""

    identifier: str
    article: str
    label: str
    heading: str
    chapter: str
    thread: str
    stands: str
    counted: bool
    decided: bool
    reopened: str


class Article(Struct, frozen=True):
    """An entry of the outline. address: of the page that shows it. status: "done", "reopened" or "open"."""

    identifier: str
    label: str
    heading: str
    chapter: str
    counted: int
    decided: int
    status: str
    person: str
    address: str
    here: bool

    @property
    def open(self) -> int:
        return self.counted - self.decided


class Target(Struct, frozen=True):
    """A target provision beside a row."""

    id: str
    label: str
    score: float
    shown: marks.Shown
    reasons: list[str]


class Entry(Struct, frozen=True):
    """A row as the page shows it.

    band: label of the article that begins here, else "". proposed: the degree that the engine proposes.
    """

    row: Row
    value: RowValue
    look: Look
    proposed: Look
    shown: marks.Shown
    targets: list[Target]
    band: str
    may_decide: bool
    person: str
    notes: int

    @property
    def confidence(self) -> int:
        return round(100 * self.value.confidence)

    @property
    def missing(self) -> list[str]:
        """What is missing that is not marked in the text of the row itself."""
        return [quote for quote in self.value.missing if quote not in self.value.text]


class Chip(Struct, frozen=True):
    label: str
    look: Look | None
    count: int
    on: bool
    address: str


class Page(Struct, frozen=True):
    """number, pages: of the pages that the filters leave. editions: all of the table, the latest first."""

    edition: Edition
    current: bool
    filters: Filters
    articles: list[Article]
    entries: list[Entry]
    chips: list[Chip]
    number: int
    pages: int
    found: int
    remarks: tuple[str, ...]
    editions: list[Edition]
    former: list[str]


def edition_of(table: Table, number: int) -> Edition:
    """The edition of that number, the present one for 0. Raises Http404."""
    if table.current is None or number == 0:
        edition = table.current
    else:
        edition = table.editions.select_related("source", "target").filter(number=number).first()
    if edition is None:
        raise Http404
    edition.table = table
    return edition


def page_of(access: Access, table: Table, filters: Filters, at: str = "", number: int = 1) -> Page:
    """What the address asks for. at: the id of a row that the page is to show."""
    edition = edition_of(table, filters.edition)
    lights = lights_of(edition)
    people = people_of(table)
    own = {light.article for light in lights if people.get(light.thread, (0, ""))[0] == access.person.pk}
    found = _filtered(edition, lights, filters, own)
    places = _pages(found)
    number = _number(places, at, number)
    chosen = places[number - 1] if places else []
    frame = frame_of(edition)
    entries = _entries(access, edition, frame, chosen, lights, people)
    left = [each.why for each in frame.former if not each.row]
    return Page(
        edition,
        edition.pk == table.current_id,
        filters,
        _articles(lights, people, filters, {light.article for light in chosen}),
        entries,
        _chips(lights, filters, own),
        number,
        len(places),
        len(found),
        frame.remarks,
        list(table.editions.select_related("source", "target").defer("value", "kept")),
        left,
    )


def lights_of(edition: Edition) -> list[Light]:
    """All rows of an edition, in order."""
    rows = edition.rows.order_by("order").values_list(*Light.__struct_fields__)
    return [Light(*row) for row in rows]


def people_of(table: Table) -> dict[str, tuple[int, str]]:
    """Who works on the articles: key and name, by thread."""
    rows = Assignment.objects.filter(table=table).select_related("person")
    return {row.thread: (row.person_id, str(row.person)) for row in rows}


def _filtered(edition: Edition, lights: list[Light], filters: Filters, own: set[str]) -> list[Light]:
    if not filters.any:
        return lights
    words: set[str] | None = None
    if filters.text:
        words = set(edition.rows.filter(words__icontains=filters.text).values_list("identifier", flat=True))
    return [
        light
        for light in lights
        if light.counted
        and (not filters.degree or light.stands == filters.degree)
        and (not filters.reopened or light.reopened)
        and (not filters.undecided or not light.decided)
        and (not filters.mine or light.article in own)
        and (words is None or light.identifier in words)
    ]


def _pages(found: list[Light]) -> list[list[Light]]:
    """Pages of whole articles, unless an article is longer than a page."""
    pages: list[list[Light]] = []
    for light in found:
        page = pages[-1] if pages else []
        new_article = bool(page) and page[-1].article != light.article
        if not pages or (len(page) >= ROWS and new_article) or len(page) >= _AT_MOST:
            pages.append([])
        pages[-1].append(light)
    return pages


def _number(pages: list[list[Light]], at: str, number: int) -> int:
    if at:
        for place, page in enumerate(pages, 1):
            if any(at in (light.identifier, light.article) for light in page):
                return place
    return min(max(1, number), max(1, len(pages)))


def _articles(
    lights: list[Light], people: Mapping[str, tuple[int, str]], filters: Filters, here: set[str]
) -> list[Article]:
    groups: dict[str, list[Light]] = {}
    for light in lights:
        groups.setdefault(light.article, []).append(light)
    query = f"&edition={filters.edition}" if filters.edition else ""
    return [
        _article(identifier, group, people, f"?at={identifier}{query}#r-{identifier}", identifier in here)
        for identifier, group in groups.items()
    ]


def _article(
    identifier: str, group: list[Light], people: Mapping[str, tuple[int, str]], address: str, here: bool
) -> Article:
    top, counted = group[0], [light for light in group if light.counted]
    decided = sum(light.decided for light in counted)
    status = "reopened" if any(light.reopened for light in group) else "open"
    if status == "open" and counted and decided == len(counted):
        status = "done"
    person = people.get(top.thread, (0, ""))[1]
    return Article(
        identifier, top.label, top.heading, top.chapter, len(counted), decided, status, person, address, here
    )


def _chips(lights: list[Light], filters: Filters, own: set[str]) -> list[Chip]:
    counted = [light for light in lights if light.counted]
    found = []
    for degree in DEGREES:
        count = sum(light.stands == degree for light in counted)
        if count:
            on, address = filters.degree == degree, filters.with_degree(degree).address
            found.append(Chip("", look_of(degree), count, on, address))
    counts = (
        sum(bool(light.reopened) for light in counted),
        sum(not light.decided for light in counted),
        sum(light.article in own for light in counted),
    )
    for name, count in zip(SWITCHES, counts, strict=True):
        found.append(Chip(name, None, count, getattr(filters, name), filters.toggled(name).address))
    return found


def _entries(
    access: Access,
    edition: Edition,
    frame: Concordance,
    chosen: list[Light],
    lights: list[Light],
    people: Mapping[str, tuple[int, str]],
) -> list[Entry]:
    rows = {row.identifier: row for row in edition.rows.filter(identifier__in=[each.identifier for each in chosen])}
    threads = {light.identifier: light.thread for light in lights}
    labels = {light.identifier: light.label for light in lights}
    notes = _notes(access, edition, [light.thread for light in chosen])
    provisions = TargetTexts(frame).provisions
    current = edition.pk == edition.table.current_id
    entries: list[Entry] = []
    for light in chosen:
        assignee, person = people.get(threads.get(light.article, ""), (None, ""))
        begins = not entries or entries[-1].row.article != light.article
        band = labels.get(light.article, "") if begins else ""
        may = current and may_decide(access, assignee)
        entries.append(
            entry_of(rows[light.identifier], edition.judged, provisions, band, may, person, notes.get(light.thread, 0))
        )
    return entries


def entry_of(
    row: Row,
    judged: bool,
    provisions: Mapping[str, Correspondence],
    band: str,
    may: bool,
    person: str,
    notes: int = 0,
) -> Entry:
    """A row with its texts marked."""
    value = row_of(row)
    standing = standing_targets(value, provisions)
    evidence = [quote for each in standing for one in each.evidence for quote in one.source_quotes]
    return Entry(
        row,
        value,
        look_of(row.stands),
        look_of(standing_of_proposal(value, judged)),
        marks.shown(value.text, evidence, value.missing),
        [target_of(each) for each in standing],
        band,
        may,
        person,
        notes,
    )


def standing_of_proposal(value: RowValue, judged: bool) -> str:
    """What the engine proposes, whatever people decided."""
    return str(value.degree) if judged else UNJUDGED


def target_of(each: Correspondence) -> Target:
    quotes = [quote for one in each.evidence for quote in one.target_quotes]
    return Target(each.id, each.label, each.score, marks.shown(each.text, quotes), _sentences(each))


def _sentences(each: Correspondence) -> list[str]:
    return [one.sentence for one in each.evidence]


def _notes(access: Access, edition: Edition, threads: Iterable[str]) -> dict[str, int]:
    if not access.may(Right.COMMENT):
        return {}
    found: dict[str, int] = {}
    for thread in Note.objects.filter(table=edition.table_id, thread__in=list(threads)).values_list(
        "thread", flat=True
    ):
        found[thread] = found.get(thread, 0) + 1
    return found


def laws_of(table: Table) -> dict[str, list[Law]]:
    """The versions of both sides, the latest first."""
    laws = list(table.laws.select_related("received_by", "stored").defer("value"))
    return {side: [law for law in laws if law.side == side] for side in Side.values}
