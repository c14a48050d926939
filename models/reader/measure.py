"""The whole judgement measured on drafts whose author the models have not seen, and the thresholds chosen there."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from checker.finding import Finding
from checker.resources import resource
from checker.risk.verdict import Signal, Thresholds, judge
from checker.rules import RuleBook
from checker.text import facts, findings
from checker.text.reader import Reading

VERDICTS = ("clear", "review", "stop")

COSTS = np.array([[0.0, 1.0, 2.0], [1.2, 0.0, 1.2], [5.0, 1.0, 0.0]])
"""What a wrong verdict costs, by true and given verdict: a danger that passes is by far the worst, a false alarm
drives people away."""


@dataclass(frozen=True)
class HeldOut:
    """A draft judged by models that have not seen its author."""

    gold: int
    signal: Signal
    found: Sequence[Finding]


def found_in(readings: Sequence[Reading]) -> Iterator[list[Finding]]:
    """The findings of readings, as the engine gives them."""
    rules = RuleBook.load(resource("rules"))
    for reading in readings:
        sources = (findings.hits, findings.names, facts.facts)
        yield findings.settled([finding for source in sources for finding in source(reading, rules)])


def verdicts(drafts: Sequence[HeldOut], at: Thresholds) -> NDArray[np.int64]:
    """The verdict of each draft, 0 clear, 1 review, 2 stop."""
    return np.array([judge(draft.signal, draft.found, at).verdict.rank for draft in drafts])


def choices() -> Iterator[Thresholds]:
    """The thresholds tried."""
    names, clears, stops = (0.35, 0.45, 0.55, 0.65), (0.35, 0.4, 0.45, 0.5, 0.55), (0.4, 0.45, 0.5, 0.55)
    for name, clear, stop, harmless in itertools.product(names, clears, stops, (0.5, 0.6, 0.7, 0.8, 0.9)):
        yield Thresholds(sure_name=name, sure_voice=0.5, clear=clear, stop=stop, harmless=harmless)


def chosen(drafts: Sequence[HeldOut]) -> Thresholds:
    """The thresholds with the least cost."""
    gold = np.array([draft.gold for draft in drafts])
    return min(choices(), key=lambda at: float(COSTS[gold, verdicts(drafts, at)].sum()))


def figures(got: NDArray[np.int64], gold: NDArray[np.int64]) -> dict[str, float]:
    """Shares in per cent."""

    def share(of: NDArray[np.bool_], what: NDArray[np.bool_]) -> float:
        return round(100 * float((of & what).sum() / max(of.sum(), 1)), 1)

    return {
        "accuracy": share(gold >= 0, got == gold),
        "stop_to_clear": share(gold == 2, got == 0),
        "stop_recall": share(gold == 2, got == 2),
        "review_flagged": share(gold == 1, got > 0),
        "clear_passed": share(gold == 0, got == 0),
        "clear_to_stop": share(gold == 0, got == 2),
    }
