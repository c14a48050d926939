"""Hostile files are refused in Swedish, in five seconds and one gigabyte, and leave nothing behind."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from tests.hostile.files import DOUBTED, REFUSED


@pytest.fixture(scope="module")
def judged(tmp_path_factory) -> dict[str, Any]:
    """What became of every file, by name."""
    folder = tmp_path_factory.mktemp("left")
    ended = subprocess.run(
        [sys.executable, "-m", "tests.hostile.judge", str(folder)],
        env=os.environ | {"TMPDIR": str(folder), "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr[-2000:]
    return {row["name"]: row for row in map(json.loads, ended.stdout.splitlines())}


@pytest.mark.parametrize("name", [*REFUSED, *DOUBTED])
def test_a_hostile_file_costs_little(judged, name):
    assert judged[name]["seconds"] < 5
    assert judged[name]["peak"] < 2**30


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_is_refused_in_swedish(judged, name):
    told = judged[name]
    assert told["verdict"] in ("refused", "review")
    assert told["reasons"]
    for sentence in told["reasons"]:
        assert sentence.endswith(".")
        assert any(word in sentence for word in ("Filen", "Bilden", "Film", "Texten"))
        assert "internt fel" not in sentence


@pytest.mark.parametrize("name", DOUBTED)
def test_a_file_with_two_faces_is_never_clear(judged, name):
    assert judged[name]["reasons"] or judged[name]["found"]


def test_nothing_is_left_behind(judged):
    assert judged["left behind"]["left"] == []
