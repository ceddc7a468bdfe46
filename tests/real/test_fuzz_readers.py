"""Mutated files: whatever the bytes, a reader gives a Document or a PlenipoError, and soon.

The mutations are seeded, so a failure comes back. Files that are not there are made here, so the test never skips.
"""

from __future__ import annotations

import io
import random
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from plenipo.errors import PlenipoError
from plenipo.readers import read_document
from plenipo.texts.document import Document
from plenipo.texts.views import View, document_lines
from tests.conftest import SHARED_DATA
from tests.engine.readers.made_files import small_akoma_ntoso, small_docx, small_html, small_pdf

SECONDS_A_CASE = 10.0

# Format, mutations in all. PDFs take the longest.
COUNTS = {"docx": 1_000, "docx_xml": 1_400, "plain": 800, "html": 1_500, "akn": 1_000, "pdf": 600}


def _small(folder: str, pattern: str, most: int = 60_000, count: int = 6) -> list[bytes]:
    found = sorted((SHARED_DATA / folder).glob(pattern)) if SHARED_DATA.is_dir() else []
    sizes = sorted((path.stat().st_size, path) for path in found)
    return [path.read_bytes() for size, path in sizes if size <= most][:count]


def _sources(kind: str) -> list[bytes]:
    if kind.startswith("docx"):
        return [
            small_docx(),
            *_small("docx/revisions", "*.docx", 30_000),
            *_small("itu/proposals", "*.docx", 25_000, 3),
        ]
    if kind == "plain":
        text = "RESOLUTION 1\nrecalling\na)\tthe “first” item[^1];\n[^1]: A note.\n" * 5
        return [text.encode(), text.encode("utf-16"), text.encode("cp1252"), *_small("itu/proposals/base", "*.txt")]
    if kind == "html":
        return [small_html(), small_html() * 3]
    if kind == "akn":
        return [small_akoma_ntoso(), *_akoma_ntoso_piece()]
    return [small_pdf(), *_printed()]


def _akoma_ntoso_piece() -> list[bytes]:
    """The beginning of a real file, cut off: what a broken download looks like."""
    path = SHARED_DATA / "itu" / "pp18_final_acts_akn.xml"
    return [path.read_bytes()[:20_000]] if path.is_file() else []


def _printed() -> list[bytes]:
    """The small PDF with its content deflated, as real ones are."""
    return [small_pdf(deflated=True)]


def mutated(data: bytes, rng: random.Random) -> bytes:
    """One to eight changes of a byte or a stretch."""
    out = bytearray(data)
    for _ in range(rng.randint(1, 8)):
        if not out:
            break
        at = rng.randrange(len(out))
        length = min(rng.choice((1, 1, 2, 8, 64, 512)), len(out) - at)
        action = rng.randrange(6)
        if action == 0:
            out[at] ^= 1 << rng.randrange(8)
        elif action == 1:
            del out[at : at + length]
        elif action == 2:
            out[at:at] = rng.randbytes(length)
        elif action == 3:
            out[at:at] = out[at : at + length] * rng.choice((1, 2, 20))
        elif action == 4:
            out[at : at + length] = bytes([rng.randrange(256)]) * length
        else:
            out[rng.randrange(len(out)) :] = b""
    return bytes(out)


def mutated_member(data: bytes, rng: random.Random) -> bytes:
    """A sound archive with one member mutated: damage that a checksum does not catch."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        names = source.namelist()
        chosen = rng.choice([name for name in names if name.endswith((".xml", ".rels"))])
        for name in dict.fromkeys(names):
            content = source.read(name)
            copy.writestr(name, _mutated_xml(content, rng) if name == chosen else content)
    return target.getvalue()


def _mutated_xml(content: bytes, rng: random.Random) -> bytes:
    """Half the time bytes, half the time whole tags, so that the XML often still parses."""
    if rng.random() < 0.4:
        return mutated(content, rng)
    parts = content.split(b"<")
    for _ in range(rng.randint(1, 5)):
        at = rng.randrange(1, len(parts)) if len(parts) > 1 else 0
        action = rng.randrange(4)
        if action == 0:
            parts[at:at] = [parts[rng.randrange(len(parts))]]
        elif action == 1 and len(parts) > 1:
            del parts[at]
        elif action == 2:
            parts[at] = parts[at].replace(b"1", rng.choice((b"-1", b"99999999999", b"x", b"")))
        else:
            other = rng.randrange(len(parts))
            parts[at], parts[other] = parts[other], parts[at]
        parts = parts or [b""]
    return b"<".join(parts)


def _cases(kind: str) -> Iterator[tuple[int, bytes]]:
    sources = _sources(kind)
    for number in range(COUNTS[kind]):
        rng = random.Random(f"{kind}-{number}")
        data = sources[number % len(sources)]
        yield number, (mutated_member if kind == "docx_xml" else mutated)(data, rng)


def outcome(data: bytes, name: str, kept: Path) -> Document | PlenipoError:
    """What reading gives. Any other exception passes, and the bytes are kept for the one who looks for the bug."""
    kept.write_bytes(data)
    try:
        return read_document(data, name)
    except PlenipoError as error:
        return error


@pytest.mark.parametrize("kind", sorted(COUNTS))
def test_mutated_files_give_a_document_or_an_error_that_says_why(kind: str, tmp_path: Path) -> None:
    read = 0
    for number, data in _cases(kind):
        name = f"{kind}-{number}"
        started = time.perf_counter()
        result = outcome(data, name, tmp_path / "last")
        if isinstance(result, PlenipoError):
            assert result.where, f"{name}: an error without a place: {result}"
            assert result.what, f"{name}: an error that says nothing"
        else:
            read += 1
            for view in View:
                assert all(document_lines(result, view)) or not result.paragraphs
        taken = time.perf_counter() - started
        assert taken < SECONDS_A_CASE, f"{name}: {taken:.1f} s"
    assert read > 0, f"no mutation of {kind} was readable: the mutations are too coarse to test anything"


def test_at_least_two_thousand_mutations() -> None:
    assert sum(COUNTS.values()) >= 2_000
