"""A whole conference: a folder of contributions and a folder of bases in, every compilation and an index out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from plenipo.amendments.proposal import Proposal
from plenipo.compilation.new_texts import drafts_of, same_ground
from plenipo.compilation.selection import is_new_text, select
from plenipo.conference.briefing import Briefing, overview_from
from plenipo.conference.files import INDEX, files_in
from plenipo.conference.inventory import Inventory, Step, read_bases, take_inventory
from plenipo.conference.news import what_is_new
from plenipo.conference.record import CompilationRecord, Record, load_record, save_record
from plenipo.conference.work import Made, Task, in_parallel, make
from plenipo.errors import NoBase, NoProposal, PlenipoError
from plenipo.texts.instrument import Instrument
from plenipo.texts.marking import Marking, highest
from plenipo.version import __version__
from plenipo.writers.bundle import BRIEF_NAMES, FILE_NAMES
from plenipo.writers.folder import require_folder, write_file
from plenipo.writers.html.index import BadFile, IndexEntry, NewTextGroup, OpenFile, SponsorEntry, write_index
from plenipo.writers.overview.bundle import OVERVIEW_NAMES, render_overview


class Report(Struct, frozen=True):
    """What a run did. made: folders compiled now; kept: folders that an earlier run made and nothing changed.

    overview: names of the files of the overview, where there is a mandate.
    set_aside: plain text files in the folder that are no contribution.
    edited: briefs that people had changed, under the names by which they were kept.
    """

    entries: tuple[IndexEntry, ...]
    new_texts: tuple[NewTextGroup, ...]
    made: tuple[str, ...]
    kept: tuple[str, ...]
    news: tuple[str, ...]
    errors: tuple[tuple[str, str], ...]
    marking: Marking
    overview: tuple[str, ...] = ()
    set_aside: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()


class Progress:
    """What a door shows while the run goes on. The default shows nothing."""

    def stage(self, title: str, total: int) -> Step:
        """A stage of ``total`` steps begins; the function it gives is called once a step."""
        return lambda: None


def run_conference(
    folder: Path,
    bases: Path,
    out: Path,
    marking: Marking = Marking.PUBLIC,
    progress: Progress | None = None,
    recursive: bool = False,
    briefing: Briefing | None = None,
) -> Report:
    """Compile everything in the folder, and brief on it where there is a mandate. A rerun redoes only what changed.

    Raises UsageError where a folder is missing, OutputError where nothing can be written. Bad files are reported.
    """
    shown = progress or Progress()
    contributions, base_files = files_in(folder, out, recursive), files_in(bases, out, recursive)
    require_folder(out)
    inventory = take_inventory(contributions, out, shown.stage("Reading contributions", len(contributions)))
    grounds, errors = read_bases(base_files, shown.stage("Reading bases", len(base_files)))
    selection = select(inventory.proposals)
    tasks, lacking = _tasks(selection.proposals, inventory, grounds, marking)
    tasks = [_briefed(task, briefing) for task in tasks]
    errors = [*inventory.errors, *errors, *selection.refused, *lacking, *_strangers(briefing, inventory)]
    before = load_record(out, __version__)
    records, made, edited = _compile(tasks, out, before, shown)
    record = Record(__version__, inventory.files, records)
    report = replace(
        _report(tasks, record, before, made, errors, marking), set_aside=tuple(inventory.stray), edited=tuple(edited)
    )
    if briefing is not None:
        report = replace(report, overview=_write_overview(record, report, briefing, out))
    else:
        _clear_overview(out, before)
    _clear_withdrawn(out, before, record)
    write_file(out / INDEX, _index(report).encode())
    save_record(out, record)
    return report


def _tasks(
    proposals: Sequence[Proposal], inventory: Inventory, grounds: dict[str, Instrument], marking: Marking
) -> tuple[list[Task], list[PlenipoError]]:
    """One compilation for each instrument with a base, and for each group of drafts on the same ground."""
    by_instrument: dict[str, list[Proposal]] = {}
    errors: list[PlenipoError] = []
    for proposal in proposals:
        if is_new_text(proposal):
            continue
        if proposal.target is None:
            errors.append(_without_target(proposal))
            continue
        by_instrument.setdefault(proposal.target.name.casefold(), []).append(proposal)
    tasks: list[Task] = []
    for name, group in sorted(by_instrument.items(), key=lambda item: _natural(item[0])):
        base = grounds.get(name)
        if base is None:
            errors.append(_without_base(group))
        else:
            tasks.append(Task(_folder_name(name), base, tuple(group), _markings(group, inventory, marking)))
    for number, drafts in enumerate(same_ground(drafts_of(proposals)), start=1):
        tasks.append(Task(f"new-texts-{number}", None, tuple(drafts), _markings(drafts, inventory, marking)))
    return tasks, errors


def _briefed(task: Task, briefing: Briefing | None) -> Task:
    """The task with what of the briefing bears on it: a position on another text changes nothing here."""
    if briefing is None:
        return task
    own = {proposal.id for proposal in task.proposals}
    record = replace(briefing.record, positions=tuple(one for one in briefing.record.positions if one.proposal in own))
    return replace(task, briefing=replace(briefing, record=record))


def _strangers(briefing: Briefing | None, inventory: Inventory) -> list[PlenipoError]:
    """An error for each position on a proposal that is not there: a slip would cost the delegation its decision."""
    known = {proposal.id for proposal in inventory.proposals}
    positions = briefing.record.positions if briefing else ()
    return [
        NoProposal(
            f"there is a position on {one.proposal}, which is not among the proposals.",
            where="positions",
            remedy="Check its identifier.",
        )
        for one in positions
        if one.proposal not in known
    ]


def _without_target(proposal: Proposal) -> NoProposal:
    return NoProposal(
        f"{proposal.id} does not say which instrument it amends.",
        where=proposal.file,
        remedy="Check its heading, or compile it alone with plenipo compile.",
    )


def _without_base(group: Sequence[Proposal]) -> NoBase:
    files = ", ".join(sorted({proposal.file for proposal in group}))
    return NoBase(
        f"no base was given for {group[0].target}, which {files} would amend.",
        where=group[0].file,
        remedy="Put its text into the folder of bases.",
    )


def _natural(name: str) -> tuple[str, int, str]:
    """Resolution 9 before Resolution 10."""
    number = re.search(r"\d+", name)
    return (name[: number.start()], int(number[0]), name) if number else (name, 0, name)


def _folder_name(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name).strip("-") or f"text-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def _markings(group: Sequence[Proposal], inventory: Inventory, marking: Marking) -> tuple[Marking, ...]:
    found = {inventory.taken[proposal.file].header.marking for proposal in group}
    return (marking, *sorted(found))


def _fingerprint(task: Task) -> str:
    content = msgspec.msgpack.encode((__version__, task))
    return hashlib.sha256(content).hexdigest()


def _compile(
    tasks: Sequence[Task], out: Path, before: Record | None, shown: Progress
) -> tuple[dict[str, CompilationRecord], list[str], list[str]]:
    """The record of every task, the folders that had to be made now, and briefs that people changed, set aside."""
    known = before.compilations if before else {}
    records: dict[str, CompilationRecord] = {}
    wanted: list[Task] = []
    edited: list[str] = []
    fingerprints = {task.folder: _fingerprint(task) for task in tasks}
    for task in tasks:
        last = known.get(task.folder)
        if last and last.fingerprint == fingerprints[task.folder] and _is_complete(out / task.folder, task):
            records[task.folder] = last
        else:
            wanted.append(task)
    if before is not None:  # a run that is killed leaves nothing that the next one takes for its own
        stale = {task.folder: replace(known[task.folder], fingerprint="") for task in wanted if task.folder in known}
        save_record(out, replace(before, compilations=known | stale))
    wanted = [replace(task, brief_before=known[task.folder].brief) if task.folder in known else task for task in wanted]
    done = shown.stage("Compiling", len(wanted))
    for task, result in in_parallel(make, wanted, out, done=done):
        edited.extend([f"{task.folder}/{result.edited}"] if result.edited else [])
        records[task.folder] = _record(task, result, fingerprints[task.folder], task.folder in known)
    return {task.folder: records[task.folder] for task in tasks}, [task.folder for task in wanted], sorted(edited)


def _is_complete(folder: Path, task: Task) -> bool:
    return all((folder / name).is_file() for name in _names(task))


def _names(task: Task) -> tuple[str, ...]:
    return (*FILE_NAMES, *BRIEF_NAMES) if task.briefing else FILE_NAMES


def _record(task: Task, made: Made, fingerprint: str, known: bool) -> CompilationRecord:
    changed = "changed" if known else "new"
    files = tuple(OpenFile(name, f"{task.folder}/{name}") for name in _names(task))
    sponsors = _sponsors(made.sponsors)
    record = CompilationRecord(
        fingerprint, task.folder, made.marking, refused=made.refused, overview=made.overview, brief=made.brief
    )
    if task.base is None:
        title = " · ".join(dict.fromkeys(draft.title or draft.id for draft in task.proposals))
        return replace(record, new_texts=NewTextGroup(title, sponsors, files, changed))
    name = str(task.base.reference or task.base.title)
    return replace(record, entry=IndexEntry(name, task.base.title, sponsors, made.counts, files, changed))


def _sponsors(rows: Sequence[tuple[str, str]]) -> tuple[SponsorEntry, ...]:
    symbols: dict[str, list[str]] = {}
    for sponsor, symbol in rows:
        symbols.setdefault(sponsor, []).append(symbol)
    return tuple(SponsorEntry(name, tuple(sorted(set(used))), len(used)) for name, used in sorted(symbols.items()))


def _report(
    tasks: Sequence[Task],
    record: Record,
    before: Record | None,
    made: Sequence[str],
    errors: Sequence[PlenipoError],
    marking: Marking,
) -> Report:
    for folder in record.compilations.keys() - set(made):
        record.compilations[folder] = _unchanged(record.compilations[folder])
    compilations = [record.compilations[task.folder] for task in tasks]
    refused = [pair for one in compilations for pair in one.refused]
    return Report(
        entries=tuple(one.entry for one in compilations if one.entry),
        new_texts=tuple(one.new_texts for one in compilations if one.new_texts),
        made=tuple(made),
        kept=tuple(task.folder for task in tasks if task.folder not in made),
        news=tuple(what_is_new(record, before, made)),
        errors=tuple(dict.fromkeys([*((error.where, str(error)) for error in errors), *refused])),
        marking=highest([marking, *(one.marking for one in compilations)]),
    )


def _unchanged(record: CompilationRecord) -> CompilationRecord:
    entry, new_texts = record.entry, record.new_texts
    return replace(
        record,
        entry=replace(entry, changed="") if entry else None,
        new_texts=replace(new_texts, changed="") if new_texts else None,
    )


def _clear_overview(out: Path, before: Record | None) -> None:
    """Without a mandate nothing may stay that speaks of one."""
    if before and any(one.overview for one in before.compilations.values()):
        for name in OVERVIEW_NAMES:
            (out / name).unlink(missing_ok=True)


def _clear_withdrawn(out: Path, before: Record | None, record: Record) -> None:
    """Remove the files of compilations that no contribution calls for any more; other files stay."""
    for folder in (before.compilations if before else {}).keys() - record.compilations.keys():
        for name in (*FILE_NAMES, *BRIEF_NAMES):
            (out / folder / name).unlink(missing_ok=True)
        if (out / folder).is_dir() and not any((out / folder).iterdir()):
            (out / folder).rmdir()


def _write_overview(record: Record, report: Report, briefing: Briefing, out: Path) -> tuple[str, ...]:
    rows = [one.overview for one in record.compilations.values() if one.overview]
    contents = render_overview(overview_from(rows, briefing, [report.marking]))
    for name, content in contents.items():
        write_file(out / name, content)
    return tuple(contents)


def _index(report: Report) -> str:
    bad = [BadFile(where, message) for where, message in report.errors]
    overview = [OpenFile(name, name) for name in report.overview]
    return write_index("Compilations", report.marking, report.entries, bad, report.news, report.new_texts, overview)
