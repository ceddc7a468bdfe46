"""Making tables, bringing new versions of their texts, and giving articles to people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import Max

from plenipo.desk.accounts.access import Access, Right
from plenipo.desk.accounts.models import Person
from plenipo.desk.audit.actions import record
from plenipo.desk.concordance.models import Assignment, Law, Note, Partner, Row, Side, Table
from plenipo.desk.jobs.queue import ask
from plenipo.desk.library.arriving import file_limit
from plenipo.desk.library.names import safe_name
from plenipo.desk.library.store import Staged, Staging
from plenipo.desk.shell.marking import marking_of
from plenipo.errors import DuplicateProposal, UsageError
from plenipo.texts.marking import refuse_classified

LONGEST_NOTE = 20_000
Incoming = tuple[str, Iterable[bytes]]  # name and bytes of one file


def add_partner(access: Access, name: str, marking: int) -> Partner:
    """A partner to make tables for. Raises UsageError where there is one of that name."""
    access.require(Right.ORGANISE)
    with transaction.atomic():
        if Partner.objects.filter(conference=access.conference, name__iexact=name).exists():
            raise UsageError("there is a partner of that name.", remedy="Choose it, or give another name.")
        partner = Partner.objects.create(
            conference=access.conference, name=name, marking=marking, made_by=access.person
        )
        record(access.person, "partner.added", name, access.conference.slug, marking=marking_of(marking).value)
    return partner


def make_table(
    access: Access, partner: Partner, source: Incoming, target: Incoming, marking: int = 0, name: str = ""
) -> Table:
    """A table of two texts that are read and aligned. Raises FileTooLarge and OutputError.

    It bears at least the marking of its partner, and that of the texts once they are read.
    """
    access.require(Right.CONTRIBUTE)
    with Staging() as staging:
        staged = [
            (side, staging.receive(chunks, safe_name(title), file_limit()))
            for side, (title, chunks) in ((Side.SOURCE, source), (Side.TARGET, target))
        ]
        with transaction.atomic():
            table = Table.objects.create(
                conference=access.conference,
                partner=partner,
                name=name,
                marking=max(marking, partner.marking),
                made_by=access.person,
            )
            record(
                access.person, "concordance.made", name or partner.name, access.conference.slug, concordance=table.pk
            )
            for side, each in staged:
                _add_law(access, table, side, 1, staging, each)
            ask("concord", f"table-{table.pk}", access.person, pk=table.pk)
    return table


def bring_version(access: Access, table: Table, side: str, file: Incoming) -> Law:
    """A new version of one side. Raises DuplicateProposal where it is the one that is there already."""
    access.require(Right.CONTRIBUTE)
    with Staging() as staging:
        staged = staging.receive(file[1], safe_name(file[0]), file_limit())
        with transaction.atomic():
            Table.objects.select_for_update().get(pk=table.pk)
            laws = table.laws.filter(side=side)
            last = laws.exclude(state=Law.State.REFUSED).order_by("-number").select_related("stored").first()
            if last and last.stored.sha256 == staged.sha256:
                raise DuplicateProposal(
                    "it is the version that is here already.", where=staged.name, remedy="There is nothing to do."
                )
            number = (laws.aggregate(Max("number"))["number__max"] or 0) + 1
            law = _add_law(access, table, side, number, staging, staged)
            ask("concord", f"table-{table.pk}", access.person, pk=table.pk)
    return law


def align_again(access: Access, table: Table) -> None:
    """Ask once more for what failed: refused texts are read again, and the table is aligned."""
    access.require(Right.CONTRIBUTE)
    with transaction.atomic():
        for side in Side:
            last = table.laws.filter(side=side).order_by("-number").first()
            if last and last.state == Law.State.REFUSED:
                Law.objects.filter(pk=last.pk).update(state=Law.State.WAITING, problem="", remedy="")
        record(access.person, "concordance.again", str(table), access.conference.slug, concordance=table.pk)
        ask("concord", f"table-{table.pk}", access.person, pk=table.pk)


def assign(access: Access, table: Table, articles: Sequence[str], person: Person | None) -> int:
    """Give articles, by the ids of their rows, to a person or to nobody. How many there were."""
    access.require(Right.ORGANISE)
    with transaction.atomic():
        rows = list(Row.objects.filter(edition=table.current_id, identifier__in=articles))
        threads = [row.thread for row in rows if row.article == row.identifier]
        Assignment.objects.filter(table=table, thread__in=threads).delete()
        if person is not None:
            Assignment.objects.bulk_create(
                Assignment(table=table, thread=thread, person=person, given_by=access.person) for thread in threads
            )
        record(
            access.person,
            "concordance.assigned",
            str(table),
            access.conference.slug,
            concordance=table.pk,
            articles=[row.label for row in rows],
            to=str(person) if person else "",
        )
    return len(threads)


def add_note(access: Access, row: Row, text: str) -> Note:
    """A comment on a row. Raises ClassifiedMarking for a text that bears an EU classification."""
    access.require(Right.COMMENT)
    refuse_classified(text.splitlines(), row.label)
    table = row.edition.table
    with transaction.atomic():
        note = Note.objects.create(table=table, thread=row.thread, label=row.label, text=text, author=access.person)
        record(
            access.person,
            "concordance.noted",
            f"{table}"[:80] + f", {row.label}",
            access.conference.slug,
            concordance=table.pk,
            row=row.identifier,
            note=note.pk,
        )
    return note


def _add_law(access: Access, table: Table, side: str, number: int, staging: Staging, staged: Staged) -> Law:
    law = Law.objects.create(
        table=table,
        side=side,
        number=number,
        stored=staging.settle(staged),
        file_name=staged.name,
        marking=table.marking,
        received_by=access.person,
    )
    record(
        access.person,
        "law.received",
        staged.name,
        access.conference.slug,
        concordance=table.pk,
        side=side,
        number=number,
        sha256=staged.sha256,
    )
    return law
