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
        """Read and judge a text. A clear one has no findings: what is nobody's is nothing to show."""
        reading, found = self.engine.read(text)
        judgement = judge(self.weighing.signal(reading), found)
        if judgement.verdict is Verdict.CLEAR:
            return JudgedText([], [], judgement)
        owned, people = persons.gather(found)
        return JudgedText([weighed(finding, judgement) for finding in owned], people, judgement)


def weighed(finding: Finding, judgement: Judgement) -> Finding:
    """The severity of a finding in its text: facts are as grave as what they add up to."""
    if is_direct(finding):
        return replace(finding, severity=Severity.STOP)
    if finding.type in {Type.PERSON, Type.SPOKESPERSON} or finding.role not in {Role.PATIENT, Role.RELATIVE}:
        return finding
    if Cause.SINGLED_OUT in judgement.causes:
        return replace(finding, severity=Severity.STOP)
    return replace(finding, severity=max(finding.severity, Severity.REVIEW, key=list(Severity).index))
