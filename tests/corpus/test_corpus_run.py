"""Folders against folders: what the table says, what a rerun redoes, and that nothing bad stops the rest."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from plenipo.concordance.align import concord
from plenipo.concordance.reading import read_law
from plenipo.corpus import intake, retrieval
from plenipo.corpus.pool import InProcess, Pool
from plenipo.corpus.report import CorpusReport
from plenipo.corpus.run import alone_in, concord_corpus
from plenipo.errors import UsageError
from plenipo.texts.marking import Marking
from tests.corpus.harbour_corpus import (
    BUOYS,
    BUOYS_ACT,
    LAMPS,
    LAMPS_ACT,
    PILOTS_ACT,
    Idle,
    Stopped,
    laws_in,
    rows_of,
)

FRENCH = """Loi sur les phares

Article 1

1.   Le gardien du phare nettoie la lentille tous les soirs et vérifie la mèche avant la tombée de la nuit, 1987/44.
2.   Les navires au mouillage ne montrent pas de feux qui puissent être confondus avec le phare du port, 72 heures.
"""


class Corpus:
    """Two folders of laws and the folder of their table."""

    def __init__(self, root: Path) -> None:
        self.source = laws_in(root / "source", lamps=LAMPS, buoys=BUOYS)
        self.target = laws_in(root / "target", lamps_act=LAMPS_ACT, buoys_act=BUOYS_ACT)
        self.out = root / "out"

    def run(self, pool: Pool | None = None, out: Path | None = None, marking: Marking = Marking.PUBLIC) -> CorpusReport:
        return concord_corpus(self.source, self.target, out or self.out, pool or InProcess(), marking)

    def is_as_new(self) -> bool:
        """Whether the table is what a first run gives."""
        self.run(out=self.out.with_name("fresh"))
        return rows_of(self.out) == rows_of(self.out.with_name("fresh"))


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return Corpus(tmp_path)


@pytest.fixture
def pruned(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even a small corpus is searched."""
    monkeypatch.setattr(retrieval, "EVERYTHING", 0)


def files(parts: Iterable[str]) -> list[str]:
    return sorted(name.split("-")[0] for name in parts)


def first_targets(rows: list[dict[str, Any]]) -> dict[tuple[str, str], tuple[str, str]]:
    return {
        (row["source_file"], row["source_id"]): (row["target_file"], row["target_id"])
        for row in rows
        if row["rank"] == 1
    }


@pytest.mark.parametrize("everything", [0, 2_000], ids=["searched", "nothing left out"])
def test_one_pair_is_what_the_engine_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, everything: int) -> None:
    monkeypatch.setattr(retrieval, "EVERYTHING", everything)
    monkeypatch.setattr(retrieval, "_NEAR_BEST", 0.0)
    source, target = laws_in(tmp_path / "a", lamps=LAMPS), laws_in(tmp_path / "b", lamps_act=LAMPS_ACT)
    concord_corpus(source, target, tmp_path / "out", InProcess())
    table = concord(
        *(
            read_law((folder / name).read_bytes(), name)
            for folder, name in ((source, "lamps.txt"), (target, "lamps_act.txt"))
        )
    )
    nothing: list[tuple[int, str | None, float | None]] = [(0, None, None)]
    wanted = [
        (row.id, row.label, row.degree.value, list(row.missing), row.why, rank, target_id, score)
        for row in sorted(table.rows, key=lambda row: row.id)
        for rank, target_id, score in (
            [(rank, each.id, each.score) for rank, each in enumerate(row.targets, 1)] or nothing
        )
    ]
    found = [
        (
            row["source_id"], row["source_label"], row["degree"], row["missing"], row["why"], row["rank"],
            row["target_id"], row["score"] if row["score"] is None else round(row["score"], 3),
        )
        for row in rows_of(tmp_path / "out")
    ]  # fmt: skip
    assert found == wanted
    assert len({row[0] for row in found}) == 8


@pytest.mark.usefixtures("pruned")
def test_each_law_finds_its_own_counterpart_among_all(corpus: Corpus) -> None:
    report = corpus.run()
    first = first_targets(rows_of(corpus.out))
    assert first["lamps.txt", "art1.1"] == ("lamps_act.txt", "art2.1")
    assert first["lamps.txt", "art1.2"] == ("lamps_act.txt", "art1.2")
    assert first["buoys.txt", "art2.1"] == ("buoys_act.txt", "art1.1")
    assert report.finished
    assert (report.provisions, len(report.parts), report.troubles) == (13, 2, ())


def test_a_rerun_does_nothing(corpus: Corpus) -> None:
    first = corpus.run()
    again = corpus.run(Idle())
    assert (again.made, files(again.kept)) == ((), ["buoys", "lamps"])
    assert again.parts == first.parts


@pytest.mark.usefixtures("pruned")
def test_a_changed_source_redoes_only_its_own_rows(corpus: Corpus) -> None:
    corpus.run()
    laws_in(corpus.source, lamps=LAMPS.replace("72 hours", "96 hours"))
    again = corpus.run()
    assert (files(again.made), files(again.kept)) == (["lamps"], ["buoys"])
    assert corpus.is_as_new()
    changed = {row["source_id"]: row["degree"] for row in rows_of(corpus.out) if row["source_file"] == "lamps.txt"}
    assert changed["art1.2"] == "full"


@pytest.mark.usefixtures("pruned")
def test_a_changed_target_redoes_the_rows_that_met_it(corpus: Corpus) -> None:
    corpus.run()
    laws_in(corpus.target, lamps_act=LAMPS_ACT.replace("96 hours", "72 hours"))
    again = corpus.run()
    assert (files(again.made), files(again.kept)) == (["lamps"], ["buoys"])
    assert corpus.is_as_new()
    assert corpus.run(Idle()).made == ()


@pytest.mark.usefixtures("pruned")
def test_targets_that_come_and_go_leave_the_table_as_new(corpus: Corpus) -> None:
    corpus.run()
    laws_in(corpus.target, pilots=PILOTS_ACT, double=BUOYS)
    assert files(corpus.run().made) == ["buoys"]
    assert corpus.is_as_new()
    (corpus.target / "double.txt").unlink()
    corpus.run()
    assert corpus.is_as_new()


def test_a_source_that_is_gone_takes_its_rows_along(corpus: Corpus) -> None:
    corpus.run()
    (corpus.source / "buoys.txt").unlink()
    report = corpus.run()
    assert (report.made, files(report.kept)) == ((), ["lamps"])
    assert {row["source_file"] for row in rows_of(corpus.out)} == {"lamps.txt"}


def test_a_file_that_cannot_be_read_is_named_and_the_rest_goes_on(corpus: Corpus) -> None:
    (corpus.source / "torn.docx").write_bytes(b"PK\x03\x04 torn")
    (corpus.target / "secret.txt").write_text("RESTREINT UE/EU RESTRICTED\n\n" + LAMPS_ACT)
    report = corpus.run()
    assert [(each.where, each.file) for each in report.troubles] == [("source", "torn.docx"), ("target", "secret.txt")]
    assert all(each.why.startswith(each.file) for each in report.troubles)
    assert files(report.made) == ["buoys", "lamps"]
    assert corpus.run(Idle()).troubles == report.troubles


def test_what_was_finished_before_an_interrupt_stands(corpus: Corpus) -> None:
    with pytest.raises(KeyboardInterrupt):
        corpus.run(Stopped(after=1))
    assert json.loads((corpus.out / "manifest.json").read_bytes())["finished"] is False
    journal = corpus.out / "work" / "journal.jsonl"
    journal.write_bytes(journal.read_bytes() + b'\n{"part":"lam')  # torn off
    report = corpus.run()
    assert (len(report.made), len(report.kept)) == (1, 1)
    assert corpus.is_as_new()


def test_a_part_that_was_damaged_or_removed_is_made_again(corpus: Corpus) -> None:
    first = corpus.run()
    lamps, buoys = sorted((corpus.out / "rows").iterdir(), reverse=True)
    lamps.write_bytes(lamps.read_bytes()[:-5])
    buoys.unlink()
    again = corpus.run()
    assert files(again.made) == ["buoys", "lamps"]
    assert again.parts == first.parts


def test_another_version_does_everything_again(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus.run()
    monkeypatch.setattr(intake, "fingerprint", lambda: "another")
    assert files(corpus.run().made) == ["buoys", "lamps"]
    assert len(list((corpus.out / "work" / "laws").glob("*.law"))) == 4


def test_a_long_law_is_judged_in_parts(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "CHUNK", 3)
    report = corpus.run()
    assert len(report.parts) == 4
    assert len({(row["source_file"], row["source_id"]) for row in rows_of(corpus.out)}) == 13


@pytest.mark.usefixtures("pruned")
def test_a_law_in_another_language_meets_only_numbers(corpus: Corpus) -> None:
    laws_in(corpus.target, phares=FRENCH)
    laws_in(corpus.source, feux=FRENCH)
    report = corpus.run()
    rows = rows_of(corpus.out)
    assert [law.name for law in (*report.sources, *report.targets) if not law.judged] == ["feux.txt", "phares.txt"]
    assert not any(row["target_file"] == "phares.txt" for row in rows if row["source_file"] != "feux.txt")
    found = {
        row["source_id"]: (row["target_id"], row["confidence"]) for row in rows if row["source_file"] == "feux.txt"
    }
    assert found["art1.1"] == ("art1.1", 0.0)


def test_without_targets_nothing_corresponds(corpus: Corpus) -> None:
    for path in corpus.target.iterdir():
        path.unlink()
    corpus.run()
    assert {row["rank"] for row in rows_of(corpus.out)} == {0}


def test_the_highest_marking_is_that_of_the_table(corpus: Corpus) -> None:
    assert corpus.run(marking=Marking.LIMITE).marking is Marking.LIMITE
    laws_in(corpus.target, draft="LIMITE\n\n" + PILOTS_ACT)
    assert corpus.run().marking is Marking.LIMITE


def test_one_run_at_a_time(corpus: Corpus) -> None:
    corpus.run()
    with alone_in(corpus.out / "work"), pytest.raises(UsageError, match="another run"):
        corpus.run()


def test_the_table_may_stand_beside_the_laws(corpus: Corpus) -> None:
    out = corpus.source / "table"
    corpus.run(out=out)
    report = corpus.run(Idle(), out=out)
    assert [law.name for law in report.sources] == ["buoys.txt", "lamps.txt"]


def test_a_folder_is_needed(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="not a folder"):
        concord_corpus(tmp_path / "none", tmp_path, tmp_path / "out", InProcess())
    assert not (tmp_path / "out").exists()
