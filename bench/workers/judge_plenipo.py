"""Plenipo: the built-in judge on fictional proposals, from values to assessments, and how many there are."""

from __future__ import annotations

import sys
import time

from bench.field_text import CHANGES, cases, mandate
from bench.workers.harness import report
from plenipo.positions.assess import assessments_of
from plenipo.positions.judges.built_in import BuiltInJudge


def main(proposals: int, lines: int | None, statements: int | None) -> None:
    material, register = cases(proposals), mandate(lines, statements)
    held = sum(len(line.statements) for line in register.lines)
    start = time.perf_counter()
    findings = BuiltInJudge().judge(material, register).findings
    assessments = assessments_of(material, findings)
    seconds = time.perf_counter() - start
    got = {"changes": proposals * CHANGES, "lines": len(register.lines), "statements": held, "found": len(assessments)}
    report([seconds], got=got)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) or None, int(sys.argv[3]) or None)
