"""What each rule was measured at, as ``make quality`` wrote it into ``rules/figures.json``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from checker.resources import resource


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int
    whole: int

    @property
    def percent(self) -> str:
        """The share, with one decimal: ``97.5 %``."""
        return f"{100 * self.part / self.whole:.1f} %"


@dataclass(frozen=True, slots=True)
class Figures:
    """One rule as measured.

    ``precision``: hits that annotators have marked, of all hits. ``recall``: marks of the rule's type that it alone
    finds, of all marks of the type in the same drafts; several rules share a type, so that theirs add up. ``numbers``:
    valid test numbers of its kind that are found. ``alarms``: look-alikes that it takes for what it looks for.
    A share of nothing is None: the material holds no example.
    """

    drafts: int
    precision: Share | None
    recall: Share | None
    numbers: Share | None
    alarms: Share | None


def load() -> Mapping[str, Figures]:
    """The figures by rule; rules made since have none."""
    rows = json.loads((resource("rules") / "figures.json").read_text(encoding="utf-8"))
    return {
        rule_id: Figures(row.pop("drafts"), **{name: Share(*pair) if pair else None for name, pair in row.items()})
        for rule_id, row in rows.items()
    }
