"""Names by origin that the public lists hold few of, written by ourselves (``origins.toml``)."""

from __future__ import annotations

import tomllib
from pathlib import Path

LISTS = Path(__file__).with_name("origins.toml")


def own() -> dict[str, tuple[list[str], list[str]]]:
    """Given names and surnames of each origin."""
    lists = tomllib.loads(LISTS.read_text(encoding="utf-8"))
    return {origin: (names["given"].split(), names["surnames"].split()) for origin, names in lists.items()}
