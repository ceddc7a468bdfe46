"""A mandate as the file of ``plenipo lines``: taken out, corrected elsewhere, brought back; and read anew."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgspec import Struct
from msgspec.structs import replace

from plenipo.desk.accounts.access import Access, Right
from plenipo.desk.library.store import bytes_of
from plenipo.desk.lines.actions import read_mandate_file
from plenipo.desk.lines.corrections import replace_text
from plenipo.desk.lines.models import Mandate
from plenipo.desk.lines.statements import told
from plenipo.desk.lines.values import own_file_of
from plenipo.errors import UsageError
from plenipo.positions.corrections import keep_corrections
from plenipo.positions.mandate import Line, Statement
from plenipo.positions.own_format import OwnFile
from plenipo.positions.own_format.writing import write_own_file
from plenipo.texts.marking import highest


class ChangedLine(Struct, frozen=True):
    """A line of which a file would change the statements. by_hand: whether people corrected them here."""

    line: Line
    after: tuple[Statement, ...]
    by_hand: bool


class ChangedText(Struct, frozen=True):
    """A line that a file would reword, add or take out; None on the side where it does not stand."""

    before: Line | None
    after: Line | None


class Plan(Struct, frozen=True):
    """What a file would change in a mandate.

    texts: taken all together or not at all, with the order of the lines. file: the mandate as the file would have it.
    reports: what in it does not fit.
    """

    changes: tuple[ChangedLine, ...]
    texts: tuple[ChangedText, ...]
    reordered: bool
    reports: tuple[str, ...]
    file: OwnFile

    @property
    def changes_texts(self) -> bool:
        """Whether it would change more than statements."""
        return bool(self.texts or self.reordered)


def lines_file(mandate: Mandate) -> str:
    """The mandate in the own format, what people corrected included."""
    return write_own_file(own_file_of(mandate))


def original_of(mandate: Mandate) -> bytes | None:
    """The file as it came; None where it was not kept."""
    return bytes_of(mandate.stored) if mandate.stored else None


def plan_of_file(access: Access, mandate: Mandate, name: str, data: bytes) -> Plan:
    """What a corrected file of lines would change; nothing is changed. Raises UnreadableFile, UsageError.

    What the file says of the mandate itself is left aside: that is corrected on its own page.
    """
    access.require(Right.CONTRIBUTE)
    access.require_sight(mandate)
    own = read_mandate_file(name, data)
    if not own.lines_by_hand and own.as_read is None:
        raise UsageError(
            "nothing in it was corrected by a person.",
            where=name,
            remedy="Take the lines of this mandate as a file, correct them, and bring that file back.",
        )
    here = own_file_of(mandate)
    kept = keep_corrections(here, replace(own, data_by_hand=False))
    return _plan(here, kept.file, kept.reports)


def apply_plan(
    access: Access, mandate: Mandate, version: int, plan: Plan, chosen: Collection[str], *, texts: bool = False
) -> int:
    """Correct the chosen lines as the plan has it, and the texts if they are chosen too; how many lines there were.

    The texts of an approved mandate are for those who decide. Raises StaleEdit.
    """
    texts = texts and plan.changes_texts
    access.require(_right_to_texts(mandate) if texts else Right.CONTRIBUTE)
    access.require_sight(mandate)
    taken = {one.line.id: one for one in plan.changes if one.line.id in chosen}
    if not taken and not texts:
        return 0
    here = own_file_of(mandate)
    source = plan.file if texts else here
    left = {one.line.id: one for one in plan.changes if one.line.id not in chosen}
    lines = tuple(_with_choice(line, taken, left) for line in source.mandate.lines)
    by_hand = (source.lines_by_hand | taken.keys()) - {key for key, one in left.items() if not one.by_hand}
    after = replace(
        here, mandate=replace(here.mandate, lines=lines), lines_by_hand=frozenset(by_hand), as_read=source.as_read
    )
    replace_text(access, mandate, version, after, "mandate.lines-corrected")
    return len(taken) + (len(plan.texts) if texts else 0)


def read_mandate_again(access: Access, mandate: Mandate, version: int) -> tuple[str, ...]:
    """Read the stored file once more; corrections stay where the line says the same. What was not kept is returned.

    An approved mandate is for those who decide. Raises UsageError without a stored file, UnreadableFile, StaleEdit.
    """
    access.require(_right_to_texts(mandate))
    access.require_sight(mandate)
    data = original_of(mandate)
    if data is None:
        raise UsageError("the file of this mandate was not kept.", remedy="Upload it again.")
    read = read_mandate_file(mandate.file_name, data)
    here = own_file_of(mandate)
    kept = keep_corrections(read, replace(here, mandate=replace(here.mandate, source=read.mandate.source)))
    text = kept.file.mandate
    marking = text.marking if kept.file.data_by_hand else highest([text.marking, here.mandate.marking])
    text = replace(text, marking=marking, warnings=(*read.mandate.warnings, *kept.reports))
    replace_text(access, mandate, version, replace(kept.file, mandate=text), "mandate.read-again")
    return kept.reports


def _right_to_texts(mandate: Mandate) -> Right:
    return Right.DECIDE if mandate.state == Mandate.State.APPROVED else Right.CONTRIBUTE


def _plan(here: OwnFile, file: OwnFile, reports: tuple[str, ...]) -> Plan:
    before = {line.id: line for line in here.mandate.lines}
    after = {line.id: line for line in file.mandate.lines}
    same = [number for number in before if number in after and before[number].text == after[number].text]
    changes = tuple(
        ChangedLine(before[number], after[number].statements, number in here.lines_by_hand)
        for number in same
        if told(before[number].statements) != told(after[number].statements)
    )
    numbers = [number for number in {**before, **after} if number not in same]
    texts = tuple(ChangedText(before.get(number), after.get(number)) for number in numbers)
    return Plan(changes, texts, same != [number for number in after if number in same], reports, file)


def _with_choice(line: Line, taken: Mapping[str, ChangedLine], left: Mapping[str, ChangedLine]) -> Line:
    """The statements of the file where they were chosen, those from here where they were not."""
    if line.id in taken:
        return replace(line, statements=taken[line.id].after)
    return replace(line, statements=left[line.id].line.statements) if line.id in left else line
