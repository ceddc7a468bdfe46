"""What is new since the last run, in lines that a delegate can read at breakfast."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plenipo.conference.record import Record


def what_is_new(record: Record, before: Record | None, made: Sequence[str]) -> Iterator[str]:
    """New, changed and withdrawn files, then the texts that changed with them; nothing on a first run."""
    if before is None:
        return
    for name in sorted(record.files.keys() - before.files.keys()):
        yield f"New file: {name}"
    for name in sorted(record.files.keys() & before.files.keys()):
        if record.files[name] != before.files[name]:
            yield f"Changed file: {name}"
    for name in sorted(before.files.keys() - record.files.keys()):
        yield f"Withdrawn file: {name}"
    for folder in made:
        verb = "Compiled again" if folder in before.compilations else "Compiled for the first time"
        yield f"{verb}: {_name(record, folder)}"
    for folder in sorted(before.compilations.keys() - record.compilations.keys()):
        yield f"No longer amended: {_name(before, folder)}"


def _name(record: Record, folder: str) -> str:
    compilation = record.compilations[folder]
    if compilation.entry:
        return compilation.entry.instrument
    return f"new texts: {compilation.new_texts.title}" if compilation.new_texts else folder
