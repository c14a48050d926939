"""Processor seconds: what else runs on the machine adds little to them, and two that are compared take turns."""

from __future__ import annotations

import resource
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Compared:
    """Median processor seconds of ours and of the peer, and the median of their quotients pair by pair."""

    ours: float
    theirs: float
    ratio: float


def spent() -> float:
    """Processor seconds of this process and of the processes that it ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def seconds(task: Callable[[], object]) -> float:
    """Processor seconds of a task."""
    began = spent()
    task()
    return spent() - began


def compared(pairs: Sequence[tuple[Callable[[], object], Callable[[], object]]], repeats: int) -> Compared:
    """Pairs of tasks timed one after the other; the quicker of the repeats of each counts."""
    ours, theirs = [], []
    for mine, other in pairs:
        runs = [(seconds(mine), seconds(other)) for _ in range(repeats)]
        ours.append(min(run[0] for run in runs))
        theirs.append(min(run[1] for run in runs))
    ratio = statistics.median(mine / other for mine, other in zip(ours, theirs, strict=True))
    return Compared(statistics.median(ours), statistics.median(theirs), ratio)
