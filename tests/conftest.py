"""What all tests share: where the real material lies, and the Hypothesis profiles."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("dev", deadline=None, max_examples=40)
settings.register_profile(
    "ci", deadline=None, max_examples=100, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ci" if os.environ.get("CI") else "dev")

SHARED_DATA = Path(os.environ.get("PLENIPO_SHARED_DATA", Path(__file__).parents[2] / "shared" / "data"))


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Real third-party material beside the checkout; tests that use it skip where it is missing."""
    if not SHARED_DATA.is_dir():
        pytest.skip(f"no real material at {SHARED_DATA}")
    return SHARED_DATA
