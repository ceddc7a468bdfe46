"""What people decide on a row: each change is kept, told in the trail, and refused where somebody else was faster."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from msgspec import Struct
from msgspec.structs import replace

from plenipo.concordance import decisions as engine
from plenipo.concordance.model import Concordance, Decision, Degree
from plenipo.concordance.model import Row as RowValue
from plenipo.concordance.provisions import TargetTexts, standing_targets
from plenipo.desk.accounts.access import Access
from plenipo.desk.audit.actions import record
from plenipo.desk.concordance.models import Change, Edition, Row
from plenipo.desk.concordance.rights import require_decision
from plenipo.desk.concordance.values import frame_of, is_decided, kept_of, row_of, standing_of, whole_of
from plenipo.desk.shell.stale import StaleEdit, update_version
from plenipo.errors import InvalidData
from plenipo.texts.marking import refuse_classified

SAID = ("reasons", "measure", "measure_date", "responsible", "implementation", "enforcement")


class Said(Struct, frozen=True):
    """What a person fills in: the degree, and what is told with it."""

    degree: Degree | None
    reasons: str = ""
    measure: str = ""
    measure_date: str = ""
    responsible: str = ""
    implementation: str = ""
    enforcement: str = ""


def accept(access: Access, row: Row, version: int) -> None:
    """The proposed degree and the links as they stand. Raises StaleEdit."""
    _settle(access, row, version, replace(_before(row), degree=row_of(row).degree), Change.Kind.ACCEPTED)


def decide(access: Access, row: Row, version: int, said: Said) -> None:
    """The degree, with reasons and what is planned. Raises StaleEdit, ClassifiedMarking."""
    told = msgspec.structs.asdict(said)
    refuse_classified([line for name in SAID for line in str(told[name]).splitlines()], row.label)
    _settle(access, row, version, replace(_before(row), **told), Change.Kind.DECIDED)


def link(access: Access, row: Row, version: int, target: str, *, alone: bool = False) -> None:
    """Let the row correspond to one more target provision, or to this one alone. Raises StaleEdit, InvalidData."""
    value, ids = _linked(row)
    if target not in TargetTexts(frame_of(row.edition, [value])).provisions:
        raise InvalidData("there is no such provision in the target.", remedy="Choose one of those that are shown.")
    wanted = (target,) if alone else tuple(dict.fromkeys((*ids, target)))
    _settle(access, row, version, replace(_before(row), targets=wanted), Change.Kind.LINKED)


def unlink(access: Access, row: Row, version: int, target: str) -> None:
    """Take one target provision away from the row. Raises StaleEdit."""
    _, ids = _linked(row)
    wanted = tuple(each for each in ids if each != target)
    _settle(access, row, version, replace(_before(row), targets=wanted), Change.Kind.LINKED)


def withdraw(access: Access, row: Row, version: int) -> None:
    """Take the decision on the row back: what was proposed stands again. Raises StaleEdit, InvalidData."""
    require_decision(access, row)
    if row_of(row).decision is None and not row.reopened:
        raise InvalidData("nothing is decided on this row.", remedy="Look at its history.")
    _settle(access, row, version, None, Change.Kind.WITHDRAWN)


def targets_of(value: RowValue, frame: Concordance) -> list[tuple[str, str]]:
    """Id and label of the target provisions that stand."""
    return [(each.id, each.label) for each in standing_targets(value, TargetTexts(frame).provisions)]


def told_of(value: RowValue, labels: Iterable[str]) -> dict[str, str]:
    """What was decided, in words, for the history."""
    decision = value.decision
    if decision is None:
        return {}
    told = {"degree": str(decision.degree or ""), "targets": "; ".join(labels)}
    return told | {name: str(getattr(decision, name)) for name in SAID}


def _linked(row: Row) -> tuple[RowValue, tuple[str, ...]]:
    value = row_of(row)
    return value, tuple(each for each, _ in targets_of(value, frame_of(row.edition, [value])))


def _before(row: Row) -> Decision:
    """What was decided so far, to be changed; of what was reopened all but the degree and the links."""
    value = row_of(row)
    decision = value.decision
    if decision is None:
        former = frame_of(row.edition).former
        left_open = next((each.decision for each in former if each.row == value.id), Decision(value.id))
        return _unsealed(replace(left_open, row=value.id, degree=None), None)
    return _unsealed(replace(decision, row=value.id), decision.on_targets if decision.source_text else decision.targets)


def _unsealed(decision: Decision, targets: tuple[str, ...] | None) -> Decision:
    """Without the words that it rested on: it is sealed anew."""
    return replace(decision, targets=targets, source_text="", target_texts=(), on_targets=())


def _settle(access: Access, row: Row, version: int, decision: Decision | None, kind: Change.Kind) -> None:
    """Seal the decision with the words that it rests on, outside the transaction, and save it."""
    require_decision(access, row)
    edition = row.edition
    if decision is not None:
        now = timezone.now().date().isoformat()
        mine = replace(decision, decided_by=str(access.person), decided_on=now)
        made = engine.decide(whole_of(edition), mine)
        decision = next(each.decision for each in made.rows if each.id == row.identifier)
    with transaction.atomic():
        edition = Edition.objects.select_for_update().get(pk=edition.pk)
        if type(edition.table).objects.filter(pk=edition.table_id, current=edition.pk).count() == 0:
            raise StaleEdit("the table has a new version.", remedy="Open it and decide again.")
        before = row_of(row)
        frame = frame_of(edition, [before])
        after = engine.withdraw(frame, row.identifier) if decision is None else engine.decide(frame, decision)
        _save(access, row, version, kind, edition, frame, after)


def _save(
    access: Access, row: Row, version: int, kind: Change.Kind, edition: Edition, was: Concordance, now: Concordance
) -> None:
    before, after = was.rows[0], now.rows[0]
    stood, at = row.stands, timezone.now()
    change = is_decided(after) - is_decided(before)
    told = [told_of(value, [label for _, label in targets_of(value, was)]) for value in (before, after)]
    update_version(
        row,
        version,
        value=msgspec.msgpack.encode(after),
        stands=standing_of(after, edition.judged),
        decided=is_decided(after),
        reopened=after.reopened,
        changed_by=access.person,
        changed_at=at,
    )
    Edition.objects.filter(pk=edition.pk).update(kept=kept_of(now), changes=F("changes") + 1)
    Change.objects.create(
        edition=edition,
        thread=row.thread,
        label=row.label,
        kind=kind,
        by=access.person,
        at=at,
        before=told[0],
        after=told[1],
        stood=stood,
        stands=row.stands,
        decided=change,
        counted=row.counted,
    )
    record(
        access.person,
        f"concordance.{kind.value}",
        f"{edition.table}"[:80] + f", {row.label}",
        access.conference.slug,
        concordance=edition.table_id,
        edition=edition.number,
        row=row.identifier,
        before=told[0],
        after=told[1],
    )
