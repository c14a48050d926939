"""What the tests share: one checker, and the way to the labelled drafts."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.pipeline import Checker

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def checker() -> Checker:
    """The checker of this installation, loaded once."""
    return Checker.load()


@pytest.fixture
def shared() -> Path:
    """The data beside the project; tests that need it skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("needs ../shared (labelled drafts and test numbers), which is not part of the project")
    return SHARED
