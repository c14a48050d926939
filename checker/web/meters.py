"""Figures for Prometheus: how many, how long, never what."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from checker.report import Report

SECONDS = (0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2, 5, 10, 30, 60)


class Meters:
    """The figures of one application. Labels are routes, verdicts and kinds of problem: a closed set."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.checks = Counter("sekretess_checks", "Drafts judged", ["verdict", "complete"], registry=self.registry)
        self.problems = Counter("sekretess_problems", "Refusals", ["kind"], registry=self.registry)
        self.seconds = Histogram(
            "sekretess_request_seconds",
            "Time to the end of the answer",
            ["method", "route"],
            buckets=SECONDS,
            registry=self.registry,
        )
        self.seats = Gauge("sekretess_seats_taken", "Checks that run or wait", registry=self.registry)

    def count(self, report: Report) -> None:
        """Count one judged draft."""
        self.checks.labels(report.verdict.value, str(report.complete).lower()).inc()
