"""Rows of a table of concordance as a Parquet file: one row for each source provision and target."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plenipo.concordance.model import Concordance, Row
from plenipo.corpus.assembled import Assembled, Origin
from plenipo.readers.files import read_bytes, sha256_of
from plenipo.texts.marking import Marking
from plenipo.writers.folder import write_file

if TYPE_CHECKING:
    import pyarrow as pa


def schema() -> pa.Schema:
    """The columns. rank: 1 for the best target, 0 in the one row of a provision without a target."""
    import pyarrow as pa

    text, texts = pa.string(), pa.list_(pa.string())
    return pa.schema(
        [
            ("source_file", text), ("source_id", text), ("source_label", text), ("depth", text),
            ("source_text_sha256", text), ("degree", text), ("confidence", pa.float32()), ("why", text),
            ("missing", texts), ("added", texts), ("rank", pa.int16()), ("target_file", text), ("target_id", text),
            ("target_label", text), ("target_text_sha256", text), ("score", pa.float32()),
        ]
    )  # fmt: skip


def write_part(path: Path, file: str, table: Concordance, target: Assembled, marking: Marking) -> str:
    """Write the rows of one source file, whole or not at all; the SHA-256 of the part. Raises OutputError."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = [values for row in table.rows for values in _values(file, row, target.origins)]
    columns = schema().with_metadata({"marking": marking.value})
    held = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows, schema=columns), held, compression="zstd")
    data = held.getvalue()
    write_file(path, data)
    return sha256_of(data)


def is_whole(path: Path, sha256: str) -> bool:
    """Whether the part is there as it was written."""
    return path.is_file() and sha256_of(read_bytes(path)) == sha256


def _values(file: str, row: Row, origins: Mapping[str, Origin]) -> Iterable[dict[str, Any]]:
    own = {
        "source_file": file,
        "source_id": row.id,
        "source_label": row.label,
        "depth": row.depth.value,
        "source_text_sha256": _hash(row.text),
        "degree": row.degree.value,
        "confidence": row.confidence,
        "why": row.why,
        "missing": list(row.missing),
        "added": list(row.added),
        "rank": 0,
    }
    if not row.targets:
        yield own
    for rank, each in enumerate(row.targets, 1):
        origin = origins[each.id]
        yield {
            **own,
            "rank": rank,
            "target_file": origin.file,
            "target_id": origin.provision.id,
            "target_label": origin.provision.label,
            "target_text_sha256": _hash(each.text),
            "score": each.score,
        }


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
