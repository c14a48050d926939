"""Whether a judged draft may be let through: what it is, by its digests, and what is left to accept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from checker.acknowledgement import Acknowledgement, Need
from checker.digest import Digests, Fingerprints
from checker.draft import Draft
from checker.finding import Severity, Verdict
from checker.report import Engine, Report

WHOLE = "draft"
"""Id and rule of the need that stands for a verdict graver than any finding."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A draft and its verdict, without the draft: digests, and the needs that stand between it and a receipt."""

    digests: Digests
    fingerprint: str
    author: str | None
    verdict: Verdict
    complete: bool
    engine: Engine
    needs: tuple[Need, ...]

    @classmethod
    def of(cls, draft: Draft, report: Report, prints: Fingerprints) -> Judged:
        """What is left of a draft and its report once the content is forgotten."""
        digests = Digests.of(draft)
        fingerprint = prints.draft(digests)
        needs = tuple(_needs(draft, report, prints, fingerprint))
        return cls(digests, fingerprint, draft.author, report.verdict, report.complete, report.engine, needs)

    def left(self, accepted: Iterable[Acknowledgement], now: datetime) -> tuple[Need, ...]:
        """The needs that nobody has accepted."""
        accepted = tuple(accepted)
        return tuple(need for need in self.needs if not any(one.covers(need, self.author, now) for one in accepted))

    def used(self, accepted: Iterable[Acknowledgement], now: datetime) -> tuple[Acknowledgement, ...]:
        """The acceptances that count."""
        return tuple(one for one in accepted if any(one.covers(need, self.author, now) for need in self.needs))

    def verdict_left(self, accepted: Iterable[Acknowledgement], now: datetime) -> Verdict:
        """The verdict once what is accepted is set aside; what could not be examined can't be accepted."""
        floor = Verdict.CLEAR if self.complete else Verdict.REVIEW
        return max([floor, *(need.severity for need in self.left(accepted, now))])

    def cleared(self, accepted: Iterable[Acknowledgement], now: datetime) -> bool:
        """Whether it may be let through: examined in full, and nothing left to accept."""
        return self.complete and not self.left(accepted, now)


def _needs(draft: Draft, report: Report, prints: Fingerprints, fingerprint: str) -> Iterable[Need]:
    if report.verdict is Verdict.CLEAR:
        return
    data = {file.name: file.data for file in draft.files}
    gravest = Verdict.CLEAR
    for finding in report.findings:
        if finding.severity is Severity.INFO:
            continue
        severity = Verdict(finding.severity.value)
        gravest = max(gravest, severity)
        key = prints.finding(fingerprint, finding, data.get(finding.part))
        yield Need(finding.id, key, severity, finding.rule, finding.quote)
    if report.verdict > gravest:
        yield Need(WHOLE, prints.whole(fingerprint), report.verdict, WHOLE)
