"""The tables say what was measured, and a target is reached only when it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.figures import Chapter, Figures, at_least, at_most, markdown, targets_table
from bench.generate import revisions_document
from bench.linearity import fitted_exponent
from bench.runs import ROOT, Run, run_worker


def test_a_limit_is_reached_at_the_limit_and_not_beyond() -> None:
    assert at_most("memory", 300, 300.0, " MB").met is True
    assert at_most("memory", 300, 300.1, " MB").met is False
    assert at_least("ratio", 10, 10.0).met is True
    assert at_least("ratio", 10, 9.99).met is False


def test_what_was_not_measured_is_neither_reached_nor_missed() -> None:
    target = at_least("ratio", 10, None)
    assert target.met is None
    assert targets_table([target]).rows == (("ratio", "at least 10", "–", "not measured"),)


def test_a_table_in_markdown() -> None:
    figures = Figures("Reading", "Warm.", ("reader", "s"), (("A", "1.00"), ("B", "2.00")))
    page = "## Reading\n\nWarm.\n\n| reader | s |\n| :-- | --: |\n| A | 1.00 |\n| B | 2.00 |\n"
    assert markdown(figures) == page
    assert Chapter((figures,), ()).targets == ()


@pytest.mark.parametrize("exponent", [0.5, 1.0, 2.0])
def test_the_exponent_of_a_power_law_is_found(exponent: float) -> None:
    points = [(size, 0.003 * size**exponent) for size in (250.0, 500.0, 1000.0, 2000.0)]
    assert fitted_exponent(points) == pytest.approx(exponent)


def test_one_point_has_no_exponent() -> None:
    assert fitted_exponent([(250.0, 1.0)]) is None


def test_a_run_gives_best_and_median() -> None:
    run = Run("tool", (3.0, 1.0, 2.0))
    assert (run.best, run.median) == (1.0, 2.0)


def test_a_tool_that_is_not_installed_is_reported_with_its_reason() -> None:
    run = run_worker("docx-editor", "read_docx_editor", "absent.docx")
    assert "docx_editor" in run.unavailable
    assert run_worker("other", "read_lxml", python=ROOT / "absent" / "bin" / "python").unavailable


def test_a_worker_reports_seconds_and_memory(tmp_path: Path) -> None:
    path = tmp_path / "small.docx"
    path.write_bytes(revisions_document(16))
    run = run_worker("bare", "read_lxml", path)
    assert not run.unavailable
    assert len(run.seconds) >= 3
    assert run.peak_mb > 5
