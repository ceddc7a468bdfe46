"""What lies in the folders of a conference: files, bases, proposals, and what is wrong with any of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct, field

from plenipo.amendments.proposal import Proposal
from plenipo.conference.files import NamedFile, without_copies
from plenipo.conference.intake import TakenIn
from plenipo.conference.record import load_value, save_value
from plenipo.conference.work import in_parallel, read_base, read_contribution
from plenipo.errors import PlenipoError, UsageError
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


def take_inventory(files: Sequence[NamedFile], out: Path, done: Step) -> Inventory:
    """Read every contribution that an earlier run has not read already. ``done`` is called once a file."""
    kept, errors = without_copies(files)
    inventory = Inventory({named.name: content for content, named in kept.items()}, {}, errors)
    wanted: list[NamedFile] = []
    for _ in errors:
        done()
    for content, named in kept.items():
        known = load_value(out, f"read/{content}", TakenIn)
        if known is None or known.name != named.name:
            wanted.append(named)
        else:
            inventory.taken[named.name] = known
            done()
    for named, result in in_parallel(read_contribution, wanted, done=done):
        if isinstance(result, PlenipoError):
            inventory.errors.append(result)
        else:
            inventory.taken[named.name] = result
            save_value(out, f"read/{result.sha256}", result)
    inventory.taken = dict(sorted(inventory.taken.items()))
    inventory.errors.sort(key=str)
    return inventory


def read_bases(files: Sequence[NamedFile], done: Step) -> tuple[dict[str, Instrument], list[PlenipoError]]:
    """Bases by the folded name of their instrument. Two different bases of one instrument are both refused."""
    found: dict[str, list[tuple[str, Instrument]]] = {}
    errors: list[PlenipoError] = []
    for named, result in in_parallel(read_base, files, done=done):
        if isinstance(result, PlenipoError):
            errors.append(result)
            continue
        for base in result:
            found.setdefault(_base_key(base, named), []).append((named.name, base))
    bases: dict[str, Instrument] = {}
    for key, versions in sorted(found.items()):
        versions.sort(key=lambda version: (not version[0].lower().endswith(".docx"), version[0]))
        if len({_wording(base) for _, base in versions}) == 1:
            bases[key] = versions[0][1]
        else:
            errors.append(_two_bases(versions))
    return bases, sorted(errors, key=str)


def _base_key(instrument: Instrument, named: NamedFile) -> str:
    return (instrument.reference.name if instrument.reference else named.path.stem).casefold()


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
