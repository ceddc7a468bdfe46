"""Features from the built-in judge: what it sees in each passage, before and after it is weighed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from plenipo.positions.calibration import Calibration
from plenipo.positions.judges.learned.passages import Passage
from plenipo.positions.judges.learned.table import Table
from plenipo.texts.provision import Role

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Matrix = npt.NDArray[np.float64]

TAKEN_OVER = (
    "value", "factor", "weight of the line", "lead", "share", "around", "same", "other", "similarity", "closest",
    "outdone", "rank", "rivals", "denied", "concern", "cues", "changed", "denied in preamble",
    "kin", "kin other", "kin own", "kin rank", "kin behind", "kindred", "kindred whole",
)  # fmt: skip


def bearing_features(passages: Sequence[Passage], lines: Sequence[str], calibration: Calibration) -> Table:
    """What the built-in judge sees, how sure it is, and whether it sees the line elsewhere in the same proposal."""
    import numpy as np

    columns = {line: column for column, line in enumerate(lines)}
    table = Table()
    shape = (len(passages), len(lines))
    for name in ("seen", "sureness", *TAKEN_OVER):
        table.plain[f"built-in {name}"] = np.zeros(shape)
    for name in ("sign", "value", "sureness"):
        table.signed[f"built-in {name}"] = np.zeros(shape)
    for row, passage in enumerate(passages):
        for line, considered in passage.considered.items():
            at = row, columns[line]
            observed = calibration.features(considered.bearing, considered.beside, considered.role)
            sureness = calibration.confidence(observed)
            sign = math.copysign(1.0, considered.bearing.value)
            table.plain["built-in seen"][at] = 1.0
            table.plain["built-in sureness"][at] = sureness
            for name in TAKEN_OVER:
                table.plain[f"built-in {name}"][at] = observed.get(name, 0.0)
            table.signed["built-in sign"][at] = sign
            table.signed["built-in value"][at] = considered.bearing.value
            table.signed["built-in sureness"][at] = sign * sureness
    _elsewhere(passages, table)
    _kind(passages, table, shape)
    return table


def _elsewhere(passages: Sequence[Passage], table: Table) -> None:
    """The same line in the other passages of the proposal: the surest, and the balance of the signs."""
    import numpy as np

    sureness, signed = table.plain["built-in sureness"], table.signed["built-in sureness"]
    surest, balance = np.zeros_like(sureness), np.zeros_like(signed)
    groups: dict[str, list[int]] = {}
    for row, passage in enumerate(passages):
        groups.setdefault(passage.case.proposal.id, []).append(row)
    for rows in groups.values():
        for row in rows:
            others = [other for other in rows if other != row]
            if others:
                surest[row] = sureness[others].max(axis=0)
                balance[row] = signed[others].mean(axis=0)
    table.plain["elsewhere in the proposal"] = surest
    table.signed["elsewhere in the proposal"] = balance


def _kind(passages: Sequence[Passage], table: Table, shape: tuple[int, int]) -> None:
    import numpy as np

    rows = {
        "preamble": [one.amended is not None and one.amended.role is Role.RECITAL for one in passages],
        "as a whole": [one.amended is None for one in passages],
        "words": [math.log1p(len(one.inserted) + len(one.deleted)) / 6 for one in passages],
        "deletes only": [not one.inserted for one in passages],
    }
    for name, values in rows.items():
        table.plain[name] = np.broadcast_to(np.array(values, dtype=np.float64)[:, None], shape).copy()
