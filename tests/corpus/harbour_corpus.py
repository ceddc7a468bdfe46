"""Small fictional laws in folders, and pools that misbehave, for the tests of a corpus."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from plenipo.corpus.pool import Failure, In, InProcess, Out

pytest.importorskip("pyarrow", reason="the extra [scale] is not installed")

LAMPS = """Regulation on harbour lamps

Article 1
Lenses

1.   The keeper of a harbour lamp shall keep the lens of the lamp clean and shall inspect the wick every evening.
2.   The keeper shall notify the harbour authority of every extinguished lamp within 72 hours.

Article 2
Ships

1.   Ships at anchor shall not display lights that may be mistaken for a harbour lamp.
2.   An application for a lamp licence shall state:
(a) the name of the applicant;
(b) the height of the tower.
"""
BUOYS = """Regulation on buoys

Article 1
Painting

1.   The warden shall paint each buoy red in the month of March and shall record the paint that was used.
2.   Buoys that drift shall be recovered by the coastal tug within four tides.

Article 2
Register

1.   The warden shall maintain a public register of buoys with their position and colour.
"""
LAMPS_ACT = """Lamps Act

Article 1

1.   Ships at anchor shall not display lights that may be mistaken for a harbour lamp or a beacon.
2.   The keeper shall notify the harbour authority of every extinguished lamp within 96 hours.

Article 2

1.   The keeper of a harbour lamp shall keep the lens of the lamp clean.
"""
BUOYS_ACT = """Buoys Act

Article 1

1.   The warden shall maintain a public register of buoys with their position and colour.

Article 2

1.   The warden shall paint each buoy red in the month of March.
"""
PILOTS_ACT = """Pilots Act

Article 1

1.   A pilot shall board every vessel of more than forty metres at the outer roads.
2.   The pilot shall be paid by the master before the vessel leaves the quay.
"""


def laws_in(folder: Path, **texts: str) -> Path:
    """The folder with a plain text file for each law."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def rows_of(out: Path) -> list[dict[str, Any]]:
    """All rows of a corpus, in an order that does not depend on how they were made."""
    import pyarrow.dataset as ds

    found: list[dict[str, Any]] = ds.dataset(out / "rows").to_table().to_pylist()
    return sorted(found, key=lambda row: (row["source_file"], row["source_id"], row["rank"]))


class Stopped(InProcess):
    """Is interrupted from the keyboard after so many chunks were judged."""

    def __init__(self, after: int) -> None:
        self._left = after

    def each(self, function: Callable[[In], Out], pieces: Sequence[In]) -> Iterator[tuple[In, Out | Failure]]:
        for done in super().each(function, pieces):
            if function.__name__ == "judge_chunk":
                if not self._left:
                    raise KeyboardInterrupt
                self._left -= 1
            yield done


class Idle(InProcess):
    """Is given nothing to do."""

    def each(self, function: Callable[[In], Out], pieces: Sequence[In]) -> Iterator[tuple[In, Out | Failure]]:
        assert not pieces, f"{function.__name__} is done again"
        yield from ()
