"""What an examination costs depends on what there is to see, and not on how many pixels a small file unfolds to."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from tests.hostile.files import COSTLY


@pytest.fixture(scope="module")
def weighed() -> dict[str, Any]:
    """What each file cost, by name."""
    ended = subprocess.run(
        [sys.executable, "-m", "tests.hostile.weigh"],
        env=os.environ | {"OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr[-2000:]
    return {row["name"]: row for row in map(json.loads, ended.stdout.splitlines())}


@pytest.mark.parametrize("name", COSTLY)
def test_much_of_nothing_costs_little(weighed, name):
    told = weighed[name]
    assert told["seconds"] < 20
    assert told["peak"] < 0.75 * 2**30
    assert told["searches"] == 0
    assert ["för lång" in reason for reason in told["told"]] == [True] * (name == "strip.png")
