from __future__ import annotations

import pytest

from checker.finding import Verdict
from checker.pipeline import Checker
from checker.risk.replied import replied_to

TOLD = [
    "Hej Viola! Fakturan stämmer, du uteblev i tisdags.",
    "Nej Hasse, din behandling börjar först på måndag.",
    "Nej, din syrra är inte utskriven än.",
    "Hej! Er son mår bättre och har ätit.",
    "Din mans operation gick bra, ring gärna.",
    "Vi vet att du ska till sjukgymnasten klockan nio, Karl-Erik, men du får inte stå där.",
]
HARMLESS = [
    "Hej! Din tid kan bokas om via 1177.",
    "Undrar du över din remiss? Ring oss mellan åtta och tio.",
    "Hej Viola! Du var rolig på festen.",
    "När din mamma ligger hos oss får du ta med blommor.",
    "Är din mamma inlagd? Då får du komma klockan två.",
    "Din mamma är välkommen på öppet hus.",
]


@pytest.mark.parametrize("text", TOLD)
def test_a_reply_that_tells_of_care_is_never_passed(checker: Checker, text: str) -> None:
    assert replied_to(text)
    assert checker.judge(text).verdict is not Verdict.CLEAR


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_said_to_everybody_or_of_no_care_is_no_such_reply(text: str) -> None:
    assert not replied_to(text)
