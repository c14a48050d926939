"""Where rules, model, templates and tables lie: inside an installed wheel, or beside the package in a checkout."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """Path of ``rules``, ``models/...`` and the like.

    Wheels carry them under ``checker/_data`` (see pyproject.toml); a checkout holds them at its top level.

    Raises:
        FileNotFoundError: when the installation lacks it.
    """
    for root in (PACKAGE / "_data", PACKAGE.parent):
        path = root / name
        if path.exists():
            return path
    raise FileNotFoundError(f"the installation lacks {name}")
