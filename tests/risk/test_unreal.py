from __future__ import annotations

import pytest

from checker.finding import Verdict
from checker.pipeline import Checker


@pytest.mark.parametrize(
    "text",
    [
        "Helt påhittat fall till ronden: Arne, 61, rörmokare i Edsele, kommer in med bröstsmärta. Vad frågar du?",
        "Gullan, vår nya robotdammsugare på plan 3, fastnade i hissen i natt och pep i tjugo minuter.",
        "Terapihunden Rufus bröt klon i går och fick bandage på 54:an.",
        "Birger bröt höften igen i kväll. Han är av plast och klagar aldrig.",
        "Ur sjukhusets liggare 1903: pigan Lovisa Åkerblom låg här i nio veckor med tyfus.",
    ],
)
def test_who_is_nobody_is_not_stopped(checker: Checker, text: str) -> None:
    assert checker.judge(text).verdict is Verdict.CLEAR


@pytest.mark.parametrize(
    "text",
    [
        "Inget påhittat fall: Arne, 61, rörmokare i Edsele, kom in med hjärtinfarkt i natt.",
        "Terapihunden Rufus låg hela natten hos Greta Lundin på 54:an, som fick stroke i går.",
        "Greta Lundin på 54:an, som har en hund hemma, fick stroke i går.",
        "Ur sjukhusets liggare 1903 läste jag högt för Greta Lundin på 54:an i går, hon fick stroke.",
        "Greta Lundin, född 1938, ligger på 54:an med stroke. Hon älskar museet.",
        "Påhittat fall till ronden. Provsvaret för patienten 850312-9804 ligger kvar i skrivaren.",
    ],
)
def test_a_thing_beside_a_person_clears_nothing(checker: Checker, text: str) -> None:
    assert checker.judge(text).verdict is Verdict.STOP
