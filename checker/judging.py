"""A text judged: read by the engine, gathered into persons, weighed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.finding import Finding, Role, Severity, Type, Verdict
from checker.risk import persons
from checker.risk.verdict import Cause, Judgement, judge
from checker.risk.weighing import Weighing
from checker.text.engine import TextEngine
from checker.text.findings import is_direct
from checker.text.sentence import sentences

WINDOW = 2500
"""Longest stretch judged as one, in characters: that of the longest draft that the models learnt from."""

OVERLAP = 400
"""Characters that two windows share: a story that begins at the end of one is whole in the next."""


@dataclass(frozen=True)
class JudgedText:
    """Findings with roles and severities, the persons that they speak of (by place in the list), the judgement."""

    findings: Sequence[Finding]
    people: Sequence[persons.Someone]
    judgement: Judgement

    @property
    def verdict(self) -> Verdict:
        """The verdict of the text."""
        return self.judgement.verdict


class TextJudge:
    """Judges texts; may be used from several threads."""

    def __init__(self, engine: TextEngine, weighing: Weighing) -> None:
        self.engine, self.weighing = engine, weighing

    def __call__(self, text: str) -> JudgedText:
        """Read and judge a text; a long one window by window, the gravest counts.

        What is clear has no findings: what is nobody's is nothing to show.
        """
        judged = [self._window(text, start, end) for start, end in windows(text)]
        causes = {cause for judgement, _ in judged for cause in judgement.causes}
        judgement = Judgement(max(one.verdict for one, _ in judged), tuple(cause for cause in Cause if cause in causes))
        found = {(f.rule, f.start): f for _, findings in judged for f in findings}
        owned, people = persons.gather(sorted(found.values(), key=lambda finding: finding.span))
        return JudgedText([weighed(finding, judgement) for finding in owned], people, judgement)

    def _window(self, text: str, start: int, end: int) -> tuple[Judgement, Sequence[Finding]]:
        reading, found = self.engine.read(text[start:end])
        judgement = judge(self.weighing.signal(reading), found)
        if judgement.verdict is Verdict.CLEAR:
            return judgement, ()
        return judgement, [replace(f, start=f.span[0] + start, end=f.span[1] + start) for f in found]


def windows(text: str) -> list[tuple[int, int]]:
    """Spans of whole sentences that cover a text, each at most ``WINDOW`` long, neighbours sharing ``OVERLAP``.

    A few harmless pages around a dangerous line must not drown it.

    >>> windows("Kort.")
    [(0, 5)]
    """
    if len(text) <= WINDOW:
        return [(0, len(text))]
    borders = [end for _, end in _pieces(text)]
    found: list[tuple[int, int]] = []
    start = 0
    while True:
        end = max([border for border in borders if start < border <= start + WINDOW], default=start + WINDOW)
        if end >= len(text):
            return [*found, (start, len(text))]
        found.append((start, end))
        start = min([border for border in borders if max(start, end - OVERLAP - 1) < border < end], default=end)


def _pieces(text: str) -> list[tuple[int, int]]:
    """Sentences, those longer than a window cut to pieces."""
    return [(at, min(at + WINDOW, end)) for start, end in sentences(text) for at in range(start, end, WINDOW)]


def weighed(finding: Finding, judgement: Judgement) -> Finding:
    """The severity of a finding in its text: facts are as grave as what they add up to."""
    if is_direct(finding):
        return replace(finding, severity=Severity.STOP)
    if finding.type in {Type.PERSON, Type.SPOKESPERSON} or finding.role not in {Role.PATIENT, Role.RELATIVE}:
        return finding
    if Cause.SINGLED_OUT in judgement.causes:
        return replace(finding, severity=Severity.STOP)
    return replace(finding, severity=max(finding.severity, Severity.REVIEW, key=list(Severity).index))
