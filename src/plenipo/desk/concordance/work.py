"""The job that reads the texts of a table and aligns them."""

from __future__ import annotations

import msgspec
from django.db import transaction
from django.utils import timezone
from msgspec.structs import replace

from plenipo.concordance.align import concord
from plenipo.concordance.decisions import carry_over
from plenipo.concordance.law import LawText
from plenipo.concordance.model import Concordance
from plenipo.desk.audit.actions import record
from plenipo.desk.concordance.carried import changes_of, threaded
from plenipo.desk.concordance.models import Change, Edition, Law, Row, Side, Table
from plenipo.desk.concordance.threads import threads_of
from plenipo.desk.concordance.values import (
    LONGEST_ID,
    figures_of,
    frame_value,
    kept_of,
    law_of,
    rows_of,
    whole_of,
)
from plenipo.desk.jobs.models import Job
from plenipo.desk.jobs.queue import NotYet, renew, work
from plenipo.desk.library.reader import Read, read_apart
from plenipo.desk.library.reading import refused
from plenipo.desk.library.store import bytes_of, discard
from plenipo.errors import UnreadableFile

STEPS = 4  # reading either side, aligning, carrying decisions over


def _given_up(job: Job, reason: str) -> None:
    """The texts do not wait for ever: they say what happened."""
    for law in Law.objects.filter(table=job.arguments["pk"], state=Law.State.WAITING).select_related("table"):
        _refuse(law, Read(problem=f"it could not be read. {reason}", remedy="Try again, or save it anew in Word."))


@work("concord", urgency=4, given_up=_given_up)
def concord_table(job: Job) -> None:
    """Read what waits, align the latest of both sides, and carry decisions over. Done twice, it does nothing twice."""
    table = Table.objects.select_related("current", "conference").filter(pk=job.arguments["pk"]).first()
    if table is None:
        return
    for law in table.laws.filter(state=Law.State.WAITING).select_related("stored", "table__conference"):
        _read(law)
    source, target = (_latest(table, side) for side in Side)
    if source is None or target is None or _is_done(table, source, target):
        return
    renew(job, 2, STEPS)
    fresh = concord(law_of(source), law_of(target))
    renew(job, 3, STEPS)
    _save(table, source, target, fresh)


def _read(law: Law) -> None:
    """Read one text in a process of its own, and keep what it says or why it is refused."""
    data = bytes_of(law.stored)
    if data is None:
        _refuse(law, refused(UnreadableFile("its bytes are not in the data folder.", remedy="Send the file again.")))
        return
    read = read_apart(data, law.file_name, "law")
    if read.law is None or read.problem:
        _refuse(law, read)
        return
    fault = _fault(read.law)
    if fault:
        _refuse(law, refused(fault))
        return
    _take(law, read.law)


def _fault(text: LawText) -> UnreadableFile | None:
    if not text.provisions:
        return UnreadableFile("there is no provision in it.", remedy="Check that it is the text of a law.")
    if any(len(each.id) > LONGEST_ID for each in text.provisions):
        return UnreadableFile("its provisions are nested too deeply.", remedy="Save it anew in Word, or split it.")
    return None


def _take(law: Law, text: LawText) -> None:
    """What is read narrows the circle of the table before anybody sees it."""
    identity, table = text.identity, law.table
    with transaction.atomic():
        law.title = (identity.title or law.file_name)[:500]
        law.celex, law.dated = identity.celex[:40], identity.version[:40]
        law.value, law.state = msgspec.msgpack.encode(text), Law.State.READY
        law.marking = max(text.marking.rank, law.marking)
        law.save()
        Table.objects.filter(pk=table.pk, marking__lt=law.marking).update(marking=law.marking)
        record(
            law.received_by,
            "law.read",
            law.file_name,
            table.conference.slug,
            concordance=table.pk,
            side=law.side,
            provisions=len(text.provisions),
        )


def _refuse(law: Law, read: Read) -> None:
    """The version before stays. The bytes of EU classified information are not kept."""
    with transaction.atomic():
        law.state, law.problem, law.remedy = Law.State.REFUSED, read.problem, read.remedy
        law.save(update_fields=["state", "problem", "remedy"])
        record(
            law.received_by,
            "law.refused",
            law.file_name,
            law.table.conference.slug,
            concordance=law.table_id,
            problem=read.problem,
            destroyed=read.classified,
        )
    if read.classified:
        discard(law.stored)


def _latest(table: Table, side: str) -> Law | None:
    return table.laws.filter(side=side, state=Law.State.READY).order_by("-number").first()


def _is_done(table: Table, source: Law, target: Law) -> bool:
    current = table.current
    return current is not None and (current.source_id, current.target_id) == (source.pk, target.pk)


def _save(table: Table, source: Law, target: Law, fresh: Concordance) -> None:
    """A new edition with the decisions of the one before. Carried over outside the transaction.

    Raises NotYet where somebody decided meanwhile: the job is taken again a little later.
    """
    before = table.current
    changes = before.changes if before else 0
    previous = whole_of(before) if before else None
    now = carry_over(previous, fresh) if previous else fresh
    earlier = threaded(before, previous) if before and previous else []
    number = (before.number if before else 0) + 1
    threads = threads_of(now, number, earlier)
    with transaction.atomic():
        locked = Table.objects.select_for_update().get(pk=table.pk)
        if locked.current_id != (before.pk if before else None):
            return
        if before and not Edition.objects.filter(pk=before.pk, changes=changes).exists():
            raise NotYet
        edition = Edition.objects.create(
            table=table,
            number=number,
            source=source,
            target=target,
            value=frame_value(replace(now, marking=fresh.marking)),
            kept=kept_of(now),
            judged=now.judged,
            made_at=timezone.now(),
        )
        rows = rows_of(edition, now, threads)
        Row.objects.bulk_create(rows, batch_size=500)
        edition.first = figures_of(rows)
        edition.save(update_fields=["first"])
        told = changes_of(edition, now, rows, previous)
        Change.objects.bulk_create(told, batch_size=500)
        Table.objects.filter(pk=table.pk).update(current=edition)
        record(
            target.received_by,
            "concordance.aligned",
            str(table),
            table.conference.slug,
            concordance=table.pk,
            edition=number,
            reopened=sum(each.kind == Change.Kind.REOPENED for each in told),
            carried=sum(each.decided for each in rows),
        )
