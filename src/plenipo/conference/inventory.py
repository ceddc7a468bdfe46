"""What lies in the folders of a conference: files, bases, proposals, and what is wrong with any of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct, field

from plenipo.amendments.proposal import Proposal
from plenipo.conference.intake import TakenIn, fingerprint
from plenipo.conference.record import load_value, save_value
from plenipo.conference.work import in_parallel, read_base, read_contribution
from plenipo.errors import DuplicateProposal, PlenipoError, UsageError
from plenipo.readers.files import read_bytes
from plenipo.texts.instrument import Instrument
from plenipo.texts.tokens import text_key

Step = Callable[[], None]


class Inventory(Struct):
    """files: name to SHA-256. taken: what each good file proposes. errors: one for each bad file."""

    files: dict[str, str] = field(default_factory=dict)
    taken: dict[str, TakenIn] = field(default_factory=dict)
    errors: list[PlenipoError] = field(default_factory=list)

    @property
    def proposals(self) -> list[Proposal]:
        return [proposal for taken in self.taken.values() if not taken.stray for proposal in taken.proposals]

    @property
    def stray(self) -> list[str]:
        """Names of plain text files that are no contribution."""
        return [name for name, taken in self.taken.items() if taken.stray]


def files_in(folder: Path, recursive: bool = False) -> list[Path]:
    """The files of the folder in a stable order, without hidden ones and Word's lock files.

    recursive: those of its subfolders too. Raises UsageError where it is not a folder.
    """
    if not folder.is_dir():
        raise UsageError("this is not a folder.", where=str(folder), remedy="Name the folder that holds the files.")
    found = folder.rglob("*") if recursive else folder.glob("*")
    return sorted(path for path in found if path.is_file() and not _is_hidden(path.relative_to(folder)))


def _is_hidden(path: Path) -> bool:
    return any(step.startswith((".", "~$")) for step in path.parts)


def take_inventory(paths: Sequence[Path], memory: Path, done: Step) -> Inventory:
    """Read every contribution that an earlier run has not read already. ``done`` is called once a file."""
    inventory = Inventory()
    wanted: list[Path] = []
    names: dict[str, str] = {}
    for path in paths:
        content = _fingerprint(path, inventory)
        if content is None or not _is_first(path, content, names, inventory):
            done()
            continue
        known = load_value(memory, f"read/{content}", TakenIn)
        if known is None or known.name != path.name:
            wanted.append(path)
        else:
            inventory.taken[path.name] = known
            done()
    for path, result in in_parallel(read_contribution, wanted, done=done):
        if isinstance(result, PlenipoError):
            inventory.errors.append(result)
        else:
            inventory.taken[path.name] = result
            save_value(memory, f"read/{result.sha256}", result)
    inventory.taken = dict(sorted(inventory.taken.items()))
    inventory.errors.sort(key=str)
    return inventory


def _fingerprint(path: Path, inventory: Inventory) -> str | None:
    try:
        content = fingerprint(read_bytes(path))
    except PlenipoError as error:
        inventory.errors.append(error.at(path.name))
        return None
    inventory.files[path.name] = content
    return content


def _is_first(path: Path, content: str, names: dict[str, str], inventory: Inventory) -> bool:
    if content not in names:
        names[content] = path.name
        return True
    inventory.errors.append(
        DuplicateProposal(f"the file is a copy of {names[content]}.", where=path.name, remedy="Remove one of the two.")
    )
    return False


def read_bases(paths: Sequence[Path], done: Step) -> tuple[dict[str, Instrument], list[PlenipoError]]:
    """Bases by the folded name of their instrument. Two different bases of one instrument are both refused."""
    found: dict[str, list[tuple[str, Instrument]]] = {}
    errors: list[PlenipoError] = []
    for path, result in in_parallel(read_base, paths, done=done):
        if isinstance(result, PlenipoError):
            errors.append(result)
            continue
        for base in result:
            found.setdefault(_base_key(base, path), []).append((path.name, base))
    bases: dict[str, Instrument] = {}
    for key, versions in sorted(found.items()):
        versions.sort(key=lambda version: (not version[0].lower().endswith(".docx"), version[0]))
        if len({_wording(base) for _, base in versions}) == 1:
            bases[key] = versions[0][1]
        else:
            errors.append(_two_bases(versions))
    return bases, sorted(errors, key=str)


def _base_key(instrument: Instrument, path: Path) -> str:
    return (instrument.reference.name if instrument.reference else path.stem).casefold()


def _wording(base: Instrument) -> tuple[str, ...]:
    """What two files of one base have in common, whatever their format."""
    return tuple(text_key(provision.printed) for provision in base.provisions)


def _two_bases(versions: Sequence[tuple[str, Instrument]]) -> PlenipoError:
    names = ", ".join(name for name, _ in versions)
    return UsageError(
        f"{versions[0][1].reference} has {len(versions)} different bases ({names}).",
        where=versions[-1][0],
        remedy="Keep the one that is in force.",
    )
