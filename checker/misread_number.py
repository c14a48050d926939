"""A number in a picture that is a person's but for its check digit: it is sooner read wrong than written wrong."""

from __future__ import annotations

from collections.abc import Sequence

from checker.finding import Finding, Type, Verdict
from checker.joint import JointText
from checker.judging import JudgedText
from checker.risk import persons
from checker.risk.verdict import Cause, Judgement

NUMBERS = frozenset({"identity/personnummer", "identity/samordningsnummer"})
"""Rules of numbers with a check digit that tell one person."""


def with_misread_numbers(judged: JudgedText, joint: JointText, found: Sequence[Finding]) -> JudgedText:
    """A clear text with the numbers, and names, in its pictures: they are looked at, whatever stands around a number.

    ``found`` is all that the whole text tells. In a text that is written, a number with a wrong check digit is an
    order's or a file's unless something says whose it is.
    """
    shown = [finding for finding in found if finding.span[0] >= len(joint.text)]
    seen = [finding for finding in shown if finding.rule in NUMBERS or finding.type is Type.PERSON]
    if judged.verdict is not Verdict.CLEAR or not any(finding.rule in NUMBERS for finding in seen):
        return judged
    owned, people = persons.gather(seen, joint.whole)
    return JudgedText(owned, people, Judgement(Verdict.REVIEW, (Cause.UNCERTAIN,)))
