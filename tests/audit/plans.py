"""Plans of audits with the stand-in; apart from it, because workers load only that."""

from __future__ import annotations

from pathlib import Path

from checker.audit.plan import Plan
from checker.audit.task import Settings
from tests.audit.stand_in import load


def plan(workers: int = 1, keys: Path | None = None, **settings: object) -> Plan:
    """A plan with this checker."""
    return Plan(workers, keys=keys, settings=Settings(**{"load": load, "row_s": 1.5} | settings))
