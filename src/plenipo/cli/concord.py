"""``plenipo concord``: two texts of law set side by side, provision by provision, with degree of compliance."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from msgspec.structs import replace
from rich.table import Table

from plenipo.cli.console import RESULTS, fail
from plenipo.cli.corpus import CORES, concord_folders, refuse_options
from plenipo.cli.options import least_marking
from plenipo.concordance.align import concord as align
from plenipo.concordance.chapters import Chosen, restrict
from plenipo.concordance.decisions import Applied, carry_over, with_decisions
from plenipo.concordance.law import LawText
from plenipo.concordance.model import Concordance, Degree
from plenipo.concordance.reading import read_law
from plenipo.concordance.reruns import act_of, is_another_pair
from plenipo.concordance.summary import Tally, summary, totals
from plenipo.errors import UsageError
from plenipo.readers.files import read_bytes
from plenipo.texts.marking import Marking, highest
from plenipo.writers.concordance import CONCORDANCE_NAMES, read_concordance, render_concordance, write_concordance_json
from plenipo.writers.concordance.decision_file import blank_decisions, read_decisions
from plenipo.writers.concordance.decision_sheet import read_decision_sheet, with_sheet
from plenipo.writers.folder import require_folder, write_folder

TABLE = "concordance.json"
DECISIONS = "decisions.yaml"


def concord(
    source: Annotated[Path, typer.Argument(help="The text to comply with: an EU act, or an agreement.")],
    target: Annotated[Path, typer.Argument(help="The text set against it: a national law, an act, an agreement.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder for the table; a rerun keeps its decisions.")],
    chapter: Annotated[
        str, typer.Option(help="Only the chapters of this subject, by words of their titles (“telecom”).")
    ] = "",
    decisions: Annotated[
        Path | None,
        typer.Option(help="Decisions of people: YAML, or a filled concordance.xlsx. [DIR/decisions.yaml]"),
    ] = None,
    marking: Annotated[str, typer.Option(help="The least marking of the table.")] = Marking.PUBLIC.value,
    as_json: Annotated[bool, typer.Option("--json", help="Print concordance.json instead of the summary.")] = False,
    corpus: Annotated[
        bool, typer.Option("--corpus", help="SOURCE and TARGET are folders of laws: write Parquet.")
    ] = False,
    workers: Annotated[
        int, typer.Option(min=0, show_default=False, help="With --corpus: processes. [cores; 0: this one]")
    ] = CORES,
    scheduler: Annotated[str, typer.Option(help="With --corpus: a dask scheduler, “tcp://host:8786”.")] = "",
) -> int:
    """Align TARGET with SOURCE: concordance.docx, .xlsx, .html, .json, gaps.docx, statement.docx.

    Degrees are proposed; people decide them in decisions.yaml or in the workbook. On a rerun with a new version of
    either text in the same folder their decisions stay where the words are unchanged, and are reopened where not.
    """
    least = least_marking(marking)
    if corpus:
        refuse_options(chapter, decisions)
        return concord_folders(source, target, out, workers, scheduler, least, as_json)
    require_folder(out)
    laws = [_chosen(read_law(read_bytes(path), path.name), chapter) for path in (source, target)]
    fresh = _aligned(laws, least)
    earlier = _earlier(out, fresh)
    applied, own = _decided(earlier or fresh, decisions, out)
    table = applied.table if earlier is None else carry_over(applied.table, fresh)
    table = replace(table, marking=highest([table.marking, own, *([earlier.marking] if earlier else [])]))
    files = render_concordance(table)
    if not (out / DECISIONS).exists():
        files[DECISIONS] = blank_decisions(table).encode()
    write_folder(out, files)
    _report(table, applied, out, as_json)
    return 2 if applied.refused else 0


def _chosen(law: LawText, chapter: str) -> Chosen:
    """The text, or the chapters asked for, which are named on standard error."""
    if not chapter:
        return Chosen(law, ())
    chosen = restrict(law, chapter)
    name = law.source or law.identity.title
    fail(f"{name}: took {'; '.join(chosen.chapters) or 'the whole text, whose title is about it'}.")
    return chosen


def _aligned(laws: list[Chosen], least: Marking) -> Concordance:
    source, target = laws
    table = align(source.law, target.law)
    restricted = () if source.whole and target.whole else source.chapters + target.chapters
    marking = highest([least, table.marking, source.law.marking, target.law.marking])
    return replace(table, marking=marking, restricted_to=restricted)


def _earlier(out: Path, fresh: Concordance) -> Concordance | None:
    """The table of the last run in the folder. UsageError where it is on other laws."""
    path = out / TABLE
    if not path.exists():
        return None
    earlier = read_concordance(read_bytes(path), where=str(path))
    before, now = act_of(earlier.source.celex), act_of(fresh.source.celex)
    decided = bool(earlier.former) or any(row.decision for row in earlier.rows)
    if before and now and before != now and decided:
        raise UsageError(
            f"the folder holds decisions on {earlier.source.celex}, and this is {fresh.source.celex}.",
            where=str(out),
            remedy="Name another folder with -o.",
        )
    if is_another_pair(earlier, fresh):
        raise UsageError(
            f"the folder holds the table of another pair: {_pair(earlier)}; this is {_pair(fresh)}.",
            where=str(out),
            remedy="Name another folder with -o.",
        )
    return earlier


def _pair(table: Concordance) -> str:
    source, target = (
        " ".join(each.title.split())[:80] or "a text without title" for each in (table.source, table.target)
    )
    return f"{source} and {target}"


def _decided(table: Concordance, given: Path | None, out: Path) -> tuple[Applied, Marking]:
    """The table with the decisions of the file given, else of the folder's own file; and the marking of the file."""
    path = given or out / DECISIONS
    if given is None and not path.exists():
        return Applied(table), Marking.PUBLIC
    data = read_bytes(path)
    if data.startswith(b"PK"):
        applied, marking = with_sheet(table, read_decision_sheet(data, path.name)), Marking.PUBLIC
    else:
        own = read_decisions(data, path.name)
        applied, marking = with_decisions(table, own.decisions, own.withdrawn), own.marking
        named = {each.row for each in own.refused}
        unnamed = [decision.row for decision in applied.unnamed if decision.row not in named]
        applied = replace(applied, refused=(*(each.why for each in own.refused), *applied.refused))
        if own.decisions and unnamed:
            rows = ", ".join(unnamed)
            fail(f"{path}: it does not name the decisions on {rows}, which stand; “withdrawn: yes” takes one back.")
    for line in (*applied.refused, *applied.outdated):
        fail(f"{path}: {line}")
    return applied, marking


def _report(table: Concordance, applied: Applied, out: Path, as_json: bool) -> None:
    for remark in table.remarks:
        fail(remark)
    for former in table.former:
        fail(f"decision to be taken again: {former.why}")
    if as_json:
        typer.echo(write_concordance_json(table))
        return
    _print(table)
    RESULTS.print(f"Open {out / CONCORDANCE_NAMES[0]} or {out / CONCORDANCE_NAMES[2]}.", soft_wrap=True)


def _print(table: Concordance) -> None:
    """The summary by chapter."""
    RESULTS.print(f"{table.source.title} — {table.target.title}  [{table.marking.value}]")
    shown = Table(box=None, pad_edge=False, header_style="bold")
    shown.add_column("Chapter", overflow="fold")
    for title in ("Provisions", *(degree.value for degree in Degree), "decided", "reopened"):
        shown.add_column(title, justify="right")
    for each in summary(table):
        shown.add_row(each.chapter, *_figures(each.tally))
    shown.add_row("All", *_figures(totals(table)), style="bold")
    RESULTS.print(shown)


def _figures(figures: Tally) -> list[str]:
    counted = [figures.provisions, *(figures.of(degree) for degree in Degree), figures.decided, figures.reopened]
    return [str(number) for number in counted]
