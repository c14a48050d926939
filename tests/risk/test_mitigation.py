from __future__ import annotations

import pytest

from checker.finding import Verdict
from checker.pipeline import Checker
from checker.risk.mitigation import signed_consent

NAMED = "Ragna Lindros berättar om sin nya hjärtklaff."


@pytest.mark.parametrize(
    ("said", "signed"),
    [
        ("Hon har skrivit under vår samtyckesblankett.", True),
        ("Undertecknat samtycke finns hos kommunikation.", True),
        ("Det finns ett skriftligt medgivande i diariet.", True),
        ("Hon har sagt ja.", False),
        ("Samtycke finns, muntligt.", False),
        ("Skriftligt samtycke saknas.", False),
        ("Hon ska skriva under samtycket på måndag.", False),
        ("Finns det skriftligt samtycke?", False),
        ("Mamman har undertecknat ett samtycke.", False),
        ("Läs om skriftlig information.", False),
        ("Ett skriftligt samtycke är på väg.", False),
        ("Signerat samtycke, tja, hon nickade.", False),
        ("Hon har tagit tillbaka sitt undertecknade samtycke.", False),
        ("Hennes skriftliga samtycke har upphört.", False),
        ("Fotografen har skriftligt samtycke.", False),
        ("Alla i personalen har skriftligt samtyckt.", False),
        ("Hennes man har undertecknat samtycke.", True),
    ],
)
def test_only_a_signed_consent_lowers_a_stop(checker: Checker, said: str, signed: bool) -> None:
    assert signed_consent(said) is signed
    assert checker.judge(NAMED).verdict is Verdict.STOP
    verdict = checker.judge(f"{NAMED} {said}").verdict
    assert verdict is Verdict.REVIEW if signed else verdict is Verdict.STOP


def test_no_consent_covers_a_number(checker: Checker) -> None:
    text = "Provet från 850312-9804 är klart. Undertecknat samtycke finns."
    assert checker.judge(text).verdict is Verdict.STOP


def test_a_consent_covers_nobody_else(checker: Checker) -> None:
    text = "Ragna Lindros har skrivit under samtycke. Men Olle Bergdal på 54:an med stroke ska vi inte visa."
    assert checker.judge(text).verdict is Verdict.STOP


@pytest.mark.parametrize(
    "rest",
    [
        "Hennes granne i sängen bredvid, en 87-årig präst från Hede, har fått samma klaff.",
        "Ring henne gärna på 070-174 06 11.",
    ],
)
def test_a_consent_covers_no_neighbour_and_no_number(checker: Checker, rest: str) -> None:
    assert checker.judge(f"{NAMED} Hon har skrivit under samtycke. {rest}").verdict is Verdict.STOP


def test_a_masked_number_by_itself_is_to_be_reviewed(checker: Checker) -> None:
    assert checker.judge("Utskriften i skrivaren på plan 2 var provsvar för 430211-XXXX.").verdict is Verdict.REVIEW
    assert checker.judge("Provsvar för Ragna Lindros, 430211-XXXX, låg i skrivaren.").verdict is Verdict.STOP
