from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from checker.finding import Finding, Role, Severity, Type, Verdict
from checker.risk.verdict import Cause, Signal, judge

KINDS = [
    (Type.PERSONNUMMER, None, Severity.STOP),
    (Type.PERSONNUMMER, None, Severity.REVIEW),
    (Type.PERSON, Role.PATIENT, Severity.STOP),
    (Type.PERSON, Role.STAFF, Severity.REVIEW),
    (Type.SPOKESPERSON, Role.AUTHOR, Severity.REVIEW),
    (Type.HEALTH, None, Severity.INFO),
    (Type.WARD, None, Severity.INFO),
]


@st.composite
def findings(draw: st.DrawFn) -> list[Finding]:
    kinds = draw(st.lists(st.sampled_from(KINDS), max_size=5))
    scores = draw(st.lists(st.floats(0, 1), min_size=len(kinds), max_size=len(kinds)))
    return [
        Finding(kind, "some/rule", severity, at, at + 1, role=role, score=score)
        for at, ((kind, role, severity), score) in enumerate(zip(kinds, scores, strict=True))
    ]


@st.composite
def signals(draw: st.DrawFn) -> Signal:
    parts = [draw(st.floats(0.001, 1)) for _ in range(3)]
    return Signal(*(part / sum(parts) for part in parts))


@given(signals(), findings())
def test_one_more_identifier_never_lowers_the_verdict_and_always_stops(signal: Signal, found: list[Finding]) -> None:
    number = Finding(Type.PERSONNUMMER, "identity/personnummer", Severity.STOP, 90, 99)
    assert judge(signal, [*found, number]).verdict is Verdict.STOP
    assert judge(signal, found).verdict <= Verdict.STOP


@given(signals(), findings())
def test_leaving_out_a_finding_never_raises_the_verdict(signal: Signal, found: list[Finding]) -> None:
    whole = judge(signal, found).verdict
    for rest in itertools.combinations(found, max(0, len(found) - 1)):
        assert judge(signal, rest).verdict <= whole


@given(signals(), findings())
def test_the_verdict_is_that_of_the_gravest_cause(signal: Signal, found: list[Finding]) -> None:
    judgement = judge(signal, found)
    assert (judgement.verdict is Verdict.CLEAR) == (not judgement.causes)


def test_a_named_patient_is_a_cause_of_its_own_whatever_the_signal_says() -> None:
    name = Finding(Type.PERSON, "person/patient", Severity.STOP, 0, 4, role=Role.PATIENT, score=0.9)
    assert judge(Signal(0.98, 0.01, 0.01), [name]).causes == (Cause.NAMED,)


def test_without_any_finding_the_signal_decides() -> None:
    assert judge(Signal(0.9, 0.05, 0.05), []).verdict is Verdict.CLEAR
    assert judge(Signal(0.1, 0.8, 0.1), []).verdict is Verdict.REVIEW
    assert judge(Signal(0.1, 0.1, 0.8), []).verdict is Verdict.STOP
