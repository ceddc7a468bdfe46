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
from plenipo.conference.files import INDEX, files_in
from plenipo.conference.inventory import Inventory, Step, read_bases, take_inventory
from plenipo.conference.news import what_is_new
from plenipo.conference.record import CompilationRecord, Record, load_record, save_record
from plenipo.conference.work import Made, Task, in_parallel, make
from plenipo.errors import NoBase, NoProposal, PlenipoError
from plenipo.texts.instrument import Instrument
from plenipo.texts.marking import Marking, highest
from plenipo.version import __version__
from plenipo.writers.bundle import FILE_NAMES
from plenipo.writers.folder import require_folder, write_file
from plenipo.writers.html.index import BadFile, IndexEntry, NewTextGroup, OpenFile, SponsorEntry, write_index


class Report(Struct, frozen=True):
    """What a run did. made: folders compiled now; kept: folders that an earlier run made and nothing changed.

    set_aside: plain text files in the folder that are no contribution.
    """

    entries: tuple[IndexEntry, ...]
    new_texts: tuple[NewTextGroup, ...]
    made: tuple[str, ...]
    kept: tuple[str, ...]
    news: tuple[str, ...]
    errors: tuple[tuple[str, str], ...]
    marking: Marking
    set_aside: tuple[str, ...] = ()


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
) -> Report:
    """Compile everything in the folder. A rerun redoes only what changed.

    Raises UsageError where a folder is missing, OutputError where nothing can be written. Bad files are reported.
    """
    shown = progress or Progress()
    contributions, base_files = files_in(folder, out, recursive), files_in(bases, out, recursive)
    require_folder(out)
    inventory = take_inventory(contributions, out, shown.stage("Reading contributions", len(contributions)))
    grounds, errors = read_bases(base_files, shown.stage("Reading bases", len(base_files)))
    selection = select(inventory.proposals)
    tasks, lacking = _tasks(selection.proposals, inventory, grounds, marking)
    errors = [*inventory.errors, *errors, *selection.refused, *lacking]
    before = load_record(out, __version__)
    records, made = _compile(tasks, out, before, shown)
    record = Record(__version__, inventory.files, records)
    report = replace(_report(tasks, record, before, made, errors, marking), set_aside=tuple(inventory.stray))
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
) -> tuple[dict[str, CompilationRecord], list[str]]:
    """The record of every task, and the folders that had to be made now."""
    known = before.compilations if before else {}
    records: dict[str, CompilationRecord] = {}
    wanted: list[Task] = []
    fingerprints = {task.folder: _fingerprint(task) for task in tasks}
    for task in tasks:
        last = known.get(task.folder)
        if last and last.fingerprint == fingerprints[task.folder] and _is_complete(out / task.folder):
            records[task.folder] = last
        else:
            wanted.append(task)
    done = shown.stage("Compiling", len(wanted))
    for task, result in in_parallel(make, wanted, out, done=done):
        records[task.folder] = _record(task, result, fingerprints[task.folder], task.folder in known)
    return {task.folder: records[task.folder] for task in tasks}, [task.folder for task in wanted]


def _is_complete(folder: Path) -> bool:
    return all((folder / name).is_file() for name in FILE_NAMES)


def _record(task: Task, made: Made, fingerprint: str, known: bool) -> CompilationRecord:
    changed = "changed" if known else "new"
    files = tuple(OpenFile(name, f"{task.folder}/{name}") for name in FILE_NAMES)
    sponsors = _sponsors(made.sponsors)
    record = CompilationRecord(fingerprint, task.folder, made.marking, refused=made.refused)
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


def _clear_withdrawn(out: Path, before: Record | None, record: Record) -> None:
    """Remove the files of compilations that no contribution calls for any more; other files stay."""
    for folder in (before.compilations if before else {}).keys() - record.compilations.keys():
        for name in FILE_NAMES:
            (out / folder / name).unlink(missing_ok=True)
        if (out / folder).is_dir() and not any((out / folder).iterdir()):
            (out / folder).rmdir()


def _index(report: Report) -> str:
    bad = [BadFile(where, message) for where, message in report.errors]
    return write_index("Compilations", report.marking, report.entries, bad, report.news, report.new_texts)
