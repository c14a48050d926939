"""One person told of in passing is looked at, however harmless the rest weighs."""

from __future__ import annotations

import pytest

from checker.finding import Finding, Role, Severity, Type, Verdict
from checker.pipeline import Checker
from checker.risk.passing import in_passing


@pytest.mark.parametrize(
    "text",
    [
        "Dockan andas alltid till slut. Det gjorde inte mannen i natt.",
        "Påhittat, såklart. Men kvinnan som kastade potta på mig i natt är det inte.",
        "HLR på docka i går, HLR på rektorn i Hede i dag.",
        "Kiosken i Kivik är stängd, och vi som har honom här vet varför.",
    ],
)
def test_a_person_in_passing_is_never_passed(checker: Checker, text: str) -> None:
    assert in_passing(text, [])
    assert checker.judge(text).verdict is not Verdict.CLEAR


@pytest.mark.parametrize(
    "text",
    [
        "Om han ligger hos oss kan vi inte säga.",
        "Är hon hos oss? Ring växeln.",
        "Patienten som kommer till oss i kväll möter ny personal.",
        "Prästen i Hede höll gudstjänst i entrén i söndags.",
        "Bagaren i Hede skickade bullar till alla avdelningar.",
        "I natt var det fullt hus och dåligt kaffe.",
    ],
)
def test_what_is_nobodys_story_is_none(text: str) -> None:
    assert not in_passing(text, [])


def test_who_how_old_from_where_and_ill_is_one_person() -> None:
    text = "Arne, 61, från Edsele har bröstsmärta."
    spans = {Type.PERSON: (0, 4), Type.AGE: (6, 8), Type.LOCATION: (15, 21), Type.HEALTH: (26, 37)}
    found = [
        Finding(kind, "fact", Severity.INFO, start, end, text[start:end], role=Role.PATIENT)
        for kind, (start, end) in spans.items()
    ]
    assert in_passing(text, found)
    assert not in_passing(text, found[1:])


def test_a_described_person_is_never_passed(checker: Checker) -> None:
    text = "Detta är inte ett påhittat fall: Arne, 61, rörmokare i Edsele, bröstsmärta."
    assert checker.judge(text).verdict is not Verdict.CLEAR
