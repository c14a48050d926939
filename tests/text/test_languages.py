"""What the reader cannot read is told: texts in other languages, never greetings, names or careless Swedish."""

from __future__ import annotations

import pytest

from checker.draft import Draft
from checker.finding import Verdict
from checker.pipeline import Checker
from checker.text.languages import Language, unread

BOTH: tuple[Language, ...] = ("sv", "en")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Potilas osastolla neljä kuoli viime yönä sydänkohtaukseen, perhe oli paikalla.", "finska"),
        ("Der Patient auf Zimmer vier ist heute Nacht gestorben, seine Frau war bei ihm.", "tyska"),
        ("Pacjentka z pokoju czwartego zmarła dziś w nocy, jej mąż był przy niej.", "polska"),
        ("توفي المريض في الغرفة رقم أربعة الليلة الماضية وكانت زوجته معه", "arabiska"),
        ("Bukaanka qolka afraad ayaa xalay dhintay, xaaskiisuna way la joogtay.", "somaliska"),
        ("Varmt tack för i dag.\nPotilas osastolla neljä kuoli viime yönä, perhe oli paikalla.", "finska"),
    ],
)
def test_other_languages(text: str, language: str) -> None:
    assert unread(text, BOTH) == [language]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "kahvia. nyt. heti. (god morgon)",
        "سال نو مبارک till alla kollegor som firar",
        "asså va trött man e efter natta, sov gott gänget",
        "Pasienten på rom fire døde i natt, kona var hos ham.",
        "Hadžić, Nguyễn och Þórdís har jour på onkologen i helgen",
        "𝓥𝓲 𝓼𝓮𝓼 𝓹å 𝓽𝓸𝓻𝓼𝓭𝓪𝓰 𝓲 𝓶𝓪𝓽𝓼𝓪𝓵𝓮𝓷",
        "#nattugglorna #Vi🖤NIVA #spruckna_kaffemuggar @karlssonpataket https://exempel.example/a/b",
    ],
)
def test_swedish_and_scraps(text: str) -> None:
    assert unread(text, BOTH) == []


def test_hospital_without_english() -> None:
    text = "The patient in room four died last night, his wife was with him."
    assert unread(text, BOTH) == []
    assert unread(text, ("sv",)) == ["engelska"]


def test_never_passed(checker: Checker) -> None:
    report = checker.check(Draft.of("Tulkin voi tilata etukäteen vaihteen kautta, myös iltaisin."))
    assert report.verdict is not Verdict.CLEAR
    assert not report.complete
    assert "finska" in report.unchecked[0].reason
