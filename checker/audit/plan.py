"""How an audit is to run, and who checks: processes here, or the workers of a cluster."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from checker.audit.crew import Crew
from checker.audit.task import Answer, Settings, Task
from checker.draft import today
from checker.policy import Policy
from checker.report import Engine as JudgedBy


class Engine(Protocol):
    """Who checks: processes here, or workers of Dask. ``engine`` tells what judges."""

    engine: JudgedBy

    def answers(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, Answer]]:
        """The answers to tasks, in any order."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How an audit runs: on so many processes here, or on the workers of a Dask ``scheduler``.

    ``reword`` asks for safe wordings too, which take longer than the rest; only whole reports hold them.
    """

    workers: int = 1
    scheduler: str | None = None
    reword: bool = True
    keys: Path | None = None
    settings: Settings = field(default_factory=Settings)

    def engine(self, *, whole: bool) -> AbstractContextManager[Engine]:
        """The engine, ready to work.

        Raises:
            CheckerError: when it can't be started.
        """
        settings = replace(self.settings, whole=whole, reword=whole and self.reword)
        if self.scheduler is None:
            return Crew(settings, self.workers)
        from checker.audit.cluster import Cluster  # noqa: PLC0415  (an extra)

        return Cluster(settings, self.scheduler)


def consents(policy_file: Path | None) -> str:
    """Which consents of the policy are in force today: one sign each."""
    policy = Policy.load(policy_file) if policy_file else Policy.default()
    return "".join("+" if today() <= one.until else "-" for one in policy.colleagues)
