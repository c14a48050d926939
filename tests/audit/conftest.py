"""What the tests of audits share: archives, keys, and results in both databases."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.audit.results.store import Store
from checker.audit.run import open_results
from checker.keyring import Keyring
from tests.audit.stand_in import TALLY
from tests.judged import CLEAR_TEXT, REVIEW_TEXT, STOP_TEXT


@pytest.fixture
def keys(tmp_path) -> Path:
    """The key folder of the installation."""
    return Keyring.create(tmp_path / "keys").folder


@pytest.fixture
def archive(tmp_path) -> Callable[..., Path]:
    """Writes an archive of the texts given, or of as many as are wanted."""

    def write(*texts: str, number: int = 0, name: str = "in.jsonl") -> Path:
        made = [f"{(CLEAR_TEXT, REVIEW_TEXT, STOP_TEXT)[n % 3]} {n}" for n in range(number)]
        rows = [{"id": f"r{n}", "text": text, "posted_at": "2023-11-15"} for n, text in enumerate([*made, *texts])]
        path = tmp_path / name
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return path

    return write


@pytest.fixture
def tally(tmp_path, monkeypatch):
    """How many checks the workers have made since it was last asked."""
    path = tmp_path / "tally"
    monkeypatch.setenv(TALLY, str(path))

    def asked() -> int:
        made = len(path.read_bytes()) if path.exists() else 0
        path.write_bytes(b"")
        return made

    return asked


def reports(path: Path) -> list[dict]:
    """The rows of a JSONL file of results."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def kept(address: str | Path, keys: Path) -> list[tuple]:
    """Everything in a database of results, as comparable rows."""
    store = open_results(str(address), keys)
    assert isinstance(store, Store)
    rows = [(one.number, one.id, one.at, json.dumps(one.outcome)) for one in store.kept()]
    store.close()
    return rows
