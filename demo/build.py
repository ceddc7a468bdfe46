"""Builds the model conference: python demo/build.py [FOLDER]

Writes FOLDER/bases/*.docx, FOLDER/contributions/*.docx, FOLDER/mandates/*.docx and, for each,
FOLDER/expected/NAME.original.txt and NAME.proposed.txt; beside the mandates, FOLDER/mandates/thesaurus.yaml; and the
laws and agreements of tables of concordance, FOLDER/laws/*.txt.
FOLDER is build/model-conference unless given.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from demo.bases import Instrument, read_base
from demo.conference import CONFERENCE
from demo.contributions import manuscript, read_contribution
from demo.expected import original_text, proposed_text
from demo.mandates import mandate_manuscript, read_mandate_source
from demo.model import Manuscript, SourceError
from demo.package import docx_bytes

SOURCES = Path(__file__).resolve().parent / "model-conference"
THESAURUS = "thesaurus.yaml"  # the delegation's own terms, beside its lines to take
LAWS = "laws"


def build(folder: Path, sources: Path = SOURCES) -> list[Path]:
    """Build every document into the folder; gives the Word files written, sorted.

    SourceError names what a source gets wrong.
    """
    bases = {path.stem: read_base(path) for path in sorted((sources / "bases").glob("*.txt"))}
    written = [_write(folder, "bases", base.name, _base_manuscript(base)) for base in bases.values()]
    for path in sorted((sources / "proposals").glob("*.txt")):
        contribution = read_contribution(path)
        name = f"{CONFERENCE.code.replace('-', '')}-{contribution.name}"
        written.append(_write(folder, "contributions", name, manuscript(contribution, bases)))
    for path in sorted(sources.glob("mandate*.txt")):
        written.append(_write(folder, "mandates", path.stem, mandate_manuscript(read_mandate_source(path))))
    shutil.copyfile(sources / THESAURUS, folder / "mandates" / THESAURUS)
    shutil.copytree(sources / LAWS, folder / LAWS, dirs_exist_ok=True)
    return sorted(written)


def _base_manuscript(base: Instrument) -> Manuscript:
    title = "".join(atom.char for atom in base.line("title").atoms)
    return Manuscript(base.blocks, base.notes, running_head=base.name.replace("-", " ").capitalize(), title=title)


def _write(folder: Path, kind: str, name: str, document: Manuscript) -> Path:
    path = folder / kind / f"{name}.docx"
    expected = folder / "expected"
    for directory in (path.parent, expected):
        directory.mkdir(parents=True, exist_ok=True)
    path.write_bytes(docx_bytes(document))
    (expected / f"{name}.original.txt").write_text(original_text(document), encoding="utf-8", newline="\n")
    (expected / f"{name}.proposed.txt").write_text(proposed_text(document), encoding="utf-8", newline="\n")
    return path


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("build/model-conference")
    try:
        written = build(folder)
    except SourceError as error:
        print(f"The model conference cannot be built: {error}", file=sys.stderr)
        return 2
    print(f"{len(written)} Word files in {folder}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
