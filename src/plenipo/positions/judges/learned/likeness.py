"""Features from the words themselves: how like a passage is to a line, and to passages confirmed for that line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from plenipo.positions.finding import Deed
from plenipo.positions.judges.learned.examples import Example
from plenipo.positions.judges.learned.passages import Passage
from plenipo.positions.judges.learned.spaces import Space, cosines
from plenipo.positions.judges.learned.table import Table, above_the_mean, behind_the_best
from plenipo.positions.mandate import Line
from plenipo.positions.wants import SIGN

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Matrix = npt.NDArray[np.float64]

NEIGHBOURS = 3
DOUBT = 4.0  # answers on a line that its leaning counts for none


class Views:
    """Passages in one space: the words put in, the words taken out, the provision as it would read."""

    def __init__(self, space: Space, passages: Sequence[Passage] | Sequence[Example]) -> None:
        self.inserted: Any = space.vectors([one.inserted for one in passages])
        self.deleted: Any = space.vectors([one.deleted for one in passages])
        self.whole: Any = space.vectors([one.whole for one in passages])


def wording_features(space: Space, views: Views, titles: Sequence[str], lines: Sequence[Line]) -> Table:
    """Cosines of the passages with the statements (the closest of a line) and with the lines."""
    import numpy as np

    quotes = [statement.quote for line in lines for statement in line.statements] or [""]
    statements = space.vectors(quotes)
    whole_lines = space.vectors([line.text for line in lines])
    inserted, side_in = _closest(cosines(views.inserted, statements), lines)
    deleted, side_out = _closest(cosines(views.deleted, statements), lines)
    changed = np.maximum(inserted, deleted)
    values = {
        "inserted": inserted,
        "deleted": deleted,
        "changed": changed,
        "provision": _closest(cosines(views.whole, statements), lines)[0],
        "title": _closest(cosines(space.vectors(titles), statements), lines)[0],
        "changed, line": np.maximum(cosines(views.inserted, whole_lines), cosines(views.deleted, whole_lines)),
        "provision, line": cosines(views.whole, whole_lines),
    }
    table = Table()
    for name, matrix in values.items():
        table.plain[f"{space.name} {name}"] = matrix
        table.plain[f"{space.name} {name}, above the mean"] = above_the_mean(matrix)
    for name in ("changed", "provision"):
        table.plain[f"{space.name} {name}, behind the best"] = behind_the_best(values[name])
    table.signed[f"{space.name} side"] = inserted * side_in - deleted * side_out
    return table


def _closest(cosine: Matrix, lines: Sequence[Line]) -> tuple[Matrix, Matrix]:
    """Of each line the closest statement: its cosine, and the side that it takes."""
    import numpy as np

    found = np.zeros((len(cosine), len(lines)))
    sides = np.zeros_like(found)
    start = 0
    for column, line in enumerate(lines):
        end = start + len(line.statements)
        if line.statements:
            best = cosine[:, start:end].argmax(axis=1)
            found[:, column] = cosine[np.arange(len(cosine)), start + best]
            sides[:, column] = np.array([SIGN.get(statement.stance, 0) for statement in line.statements])[best]
        start = end
    return found, sides


class Neighbours:
    """Likeness of passages to examples. hidden: examples that a passage is not compared with (its own)."""

    def __init__(self, views: Views, examples: Views, hidden: npt.NDArray[np.bool_]) -> None:
        import numpy as np

        self.same = np.maximum(cosines(views.inserted, examples.inserted), cosines(views.deleted, examples.deleted))
        self.turned = np.maximum(cosines(views.inserted, examples.deleted), cosines(views.deleted, examples.inserted))
        self.same[hidden] = 0.0
        self.turned[hidden] = 0.0


def neighbour_features(name: str, near: Neighbours, signs: Matrix) -> Table:
    """How close the closest examples of each sign are. signs: of examples x lines; deleting what advances conflicts."""
    import numpy as np

    shape = (len(near.same), signs.shape[1])
    serving, serving_three = np.zeros(shape), np.zeros(shape)
    against, against_three = np.zeros(shape), np.zeros(shape)
    for column in range(shape[1]):
        plus, minus = signs[:, column] > 0, signs[:, column] < 0
        serving[:, column], serving_three[:, column] = _top(near.same[:, plus], near.turned[:, minus])
        against[:, column], against_three[:, column] = _top(near.same[:, minus], near.turned[:, plus])
    closest = np.maximum(serving, against)
    silent = ~(signs != 0).any(axis=1)
    table = Table()
    table.plain[f"{name} example"] = closest
    table.plain[f"{name} examples"] = np.maximum(serving_three, against_three)
    table.plain[f"{name} example, behind the best"] = behind_the_best(closest)
    table.plain[f"{name} example, above one of none"] = (
        closest - _top(near.same[:, silent], near.turned[:, silent])[0][:, None]
    )
    table.signed[f"{name} example"] = serving - against
    table.signed[f"{name} examples"] = serving_three - against_three
    return table


def _top(same: Matrix, turned: Matrix) -> tuple[Matrix, Matrix]:
    """The closest, and the mean of the closest three, for each passage."""
    import numpy as np

    both = np.concatenate([same, turned], axis=1)
    if not both.shape[1]:
        return np.zeros(len(both)), np.zeros(len(both))
    first = -np.sort(-both, axis=1)[:, :NEIGHBOURS]
    return first[:, 0], first.mean(axis=1)


def leaning(
    deeds: Sequence[Deed], example_deeds: Sequence[Deed], signs: Matrix, hidden: npt.NDArray[np.bool_]
) -> Table:
    """Which way a line's answers lean, for insertions; the other way for deletions."""
    import numpy as np

    turn = np.array([_direction(deed) for deed in example_deeds])[:, None] * signs
    seen = (~hidden).astype(np.float64)
    lean = (seen @ turn) / (seen @ np.abs(turn) + DOUBT)
    table = Table()
    table.signed["leaning of the line"] = np.array([_direction(deed) for deed in deeds])[:, None] * lean
    return table


def _direction(deed: Deed) -> float:
    return 1.0 if deed in (Deed.INSERT, Deed.KEEP) else -1.0
