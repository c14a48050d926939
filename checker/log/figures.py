"""Counts for the department, week by week, from the log alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from checker.log.line import Kind, Line

MOST = 53
"""Weeks that are shown: the last year."""


@dataclass(slots=True)
class Week:
    """The counts of one week; ``monday`` is its first day (UTC).

    ``verdicts`` counts checks by verdict, ``unchecked`` those of them that were not complete, ``types`` the kinds of
    finding, ``acknowledged`` acceptances by how grave the finding was, ``gate`` drafts by ``passed`` and ``refused``.
    """

    monday: date
    verdicts: Counter[str] = field(default_factory=Counter)
    unchecked: int = 0
    types: Counter[str] = field(default_factory=Counter)
    acknowledged: Counter[str] = field(default_factory=Counter)
    gate: Counter[str] = field(default_factory=Counter)

    def count(self, line: Line) -> None:
        """Count a line of this week."""
        if line.kind == Kind.CHECK:
            self.verdicts[line.fields["verdict"]] += 1
            self.unchecked += not line.fields["complete"]
            self.types.update(line.fields["types"])
        elif line.kind == Kind.ACKNOWLEDGED:
            self.acknowledged[line.fields["severity"]] += 1
        elif line.kind == Kind.GATE:
            self.gate["passed" if line.fields["passed"] else "refused"] += 1

    def as_json(self) -> dict[str, Any]:
        """The week for programs."""
        return {
            "week": f"{self.monday:%G-W%V}",
            "monday": self.monday.isoformat(),
            "checks": dict(self.verdicts),
            "unchecked": self.unchecked,
            "types": dict(self.types),
            "acknowledged": dict(self.acknowledged),
            "gate": dict(self.gate),
        }


@dataclass(frozen=True, slots=True)
class Figures:
    """The weeks, the oldest first, without gaps."""

    weeks: tuple[Week, ...]

    @classmethod
    def of(cls, lines: Iterable[Line]) -> Figures:
        """Count the lines of a log; of a long one the last ``MOST`` weeks."""
        weeks: dict[date, Week] = {}
        for line in lines:
            if line.kind in {Kind.CHECK, Kind.ACKNOWLEDGED, Kind.GATE}:
                monday = _monday(line.at)
                weeks.setdefault(monday, Week(monday)).count(line)
        if not weeks:
            return cls(())
        last = max(weeks)
        first = max(min(weeks), last - timedelta(weeks=MOST - 1))
        mondays = (first + timedelta(weeks=n) for n in range((last - first).days // 7 + 1))
        return cls(tuple(weeks.get(monday) or Week(monday) for monday in mondays))

    @property
    def types(self) -> list[str]:
        """Kinds of finding that occur, the most frequent first."""
        total: Counter[str] = Counter()
        for week in self.weeks:
            total.update(week.types)
        return sorted(total, key=lambda name: (-total[name], name))

    def as_json(self) -> dict[str, Any]:
        """The figures for programs."""
        return {"weeks": [week.as_json() for week in self.weeks]}


def _monday(at: str) -> date:
    day = datetime.fromisoformat(at).date()
    return day - timedelta(days=day.weekday())
