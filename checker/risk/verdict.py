"""The verdict of a text: from what is found, and from how the evidence weighs.

A cause that surely stands in the text (an identifier, a patient's name) is never outweighed. The weighing, learnt from
labelled drafts, decides what stands in no single finding: whether an individual is spoken of, and whether the facts
together single the person out. Thresholds are chosen on the training drafts, each judged by models that have not seen
its author (``models.reader.measure``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from checker.finding import Finding, Role, Severity, Type, Verdict


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Probabilities at which the verdict turns."""

    sure_name: float = 0.7
    """From here on a name is held to be a patient's, a relative's or a colleague's."""

    sure_voice: float = 0.5
    """From here on a passage is held to speak for the hospital."""

    clear: float = 0.52
    """Least probability of "clear" to pass a text in which nothing by itself calls for a look."""

    stop: float = 0.5
    """Share of "stop" in what is not clear from which a text is stopped."""

    surer: float = 2.0
    """How many times likelier than "clear" "stop" must be: what may well be harmless is looked at, not stopped."""

    harmless: float = 0.8
    """Probability of "clear" that outweighs a number of uncertain kind, or a name that is only likely to be theirs."""

    certain_name: float = 0.85
    """From here on a name is not outweighed by anything."""


CHOSEN = Thresholds()

CAUTIOUS = Thresholds(sure_name=0.5, sure_voice=0.3, clear=0.8, stop=0.1, surer=1.0, certain_name=0.5)
"""What a wording that is proposed as safe must pass: a proposal must not need the benefit of the doubt."""


class Cause(StrEnum):
    """Why a text is not clear."""

    IDENTIFIER = "identifier"
    NAMED = "named"
    SOUGHT = "sought"
    SINGLED_OUT = "singled_out"
    INDIVIDUAL = "individual"
    COLLEAGUE = "colleague"
    PUBLIC = "public"
    SPOKESPERSON = "spokesperson"
    UNCERTAIN = "uncertain"


GRAVITY = {
    Cause.IDENTIFIER: Verdict.STOP,
    Cause.NAMED: Verdict.STOP,
    Cause.SOUGHT: Verdict.STOP,
    Cause.SINGLED_OUT: Verdict.STOP,
    Cause.INDIVIDUAL: Verdict.REVIEW,
    Cause.COLLEAGUE: Verdict.REVIEW,
    Cause.PUBLIC: Verdict.REVIEW,
    Cause.SPOKESPERSON: Verdict.REVIEW,
    Cause.UNCERTAIN: Verdict.REVIEW,
}
NAMED = {
    Role.PATIENT: Cause.NAMED,
    Role.RELATIVE: Cause.NAMED,
    Role.STAFF: Cause.COLLEAGUE,
    Role.PUBLIC: Cause.PUBLIC,
}
IDENTIFIERS = frozenset({Type.PERSONNUMMER, Type.CONTACT, Type.CASE_ID})
STAFF_ID = "case/hsa-id"
MASKED = "identity/masked"
BIRTH_DATE = "age/birth-date"
OUTRIGHT = frozenset({STAFF_ID, MASKED, BIRTH_DATE})
"""Rules whose hits are reviewed however harmless the text is (annotation manual, decisions 9 and 13)."""

FACTS = frozenset({Type.HEALTH, Type.TRAIT, Type.EVENT, Type.RELATION, Type.OCCUPATION, Type.AGE, Type.WARD})


@dataclass(frozen=True, slots=True)
class Signal:
    """Probabilities of the three verdicts, from the weighed evidence; they add up to 1."""

    clear: float
    review: float
    stop: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict of a text and its causes, the gravest first."""

    verdict: Verdict
    causes: tuple[Cause, ...]


def judge(signal: Signal, findings: Sequence[Finding], at: Thresholds = CHOSEN) -> Judgement:
    """The verdict of a text."""
    causes = {cause for finding in findings for cause in _of_finding(finding, signal, at)}
    if signal.clear < at.clear:
        stopped = signal.stop / max(signal.stop + signal.review, 1e-9) >= at.stop
        if stopped and signal.stop > at.surer * signal.clear:
            causes.add(Cause.SINGLED_OUT)
        elif not causes:
            causes.add(Cause.INDIVIDUAL if any(f.type in FACTS for f in findings) else Cause.UNCERTAIN)
    ordered = tuple(cause for cause in Cause if cause in causes)
    verdict = max((GRAVITY[cause] for cause in ordered), default=Verdict.CLEAR)
    return Judgement(verdict, ordered)


def _of_finding(finding: Finding, signal: Signal, at: Thresholds) -> Sequence[Cause]:
    if finding.rule == BIRTH_DATE:
        return (Cause.UNCERTAIN,) if finding.severity is Severity.REVIEW else ()
    if finding.type in IDENTIFIERS:
        if finding.severity is Severity.STOP:
            return (Cause.IDENTIFIER,)
        looked_at = finding.rule in OUTRIGHT or (finding.severity is Severity.REVIEW and signal.clear < at.harmless)
        return (Cause.UNCERTAIN,) if looked_at else ()
    if finding.type is Type.PERSON and finding.role:
        least = at.sure_name if signal.clear < at.harmless else at.certain_name
        return (NAMED[finding.role],) if finding.score >= least else ()
    if finding.type is Type.SPOKESPERSON and finding.score >= at.sure_voice:
        return (Cause.SPOKESPERSON,)
    return ()
