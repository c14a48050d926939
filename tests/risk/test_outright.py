"""What the annotation manual raises outright, and what only looks like it."""

from __future__ import annotations

import pytest

from checker.finding import Finding, Role, Severity, Type, Verdict
from checker.pipeline import Checker
from checker.risk.outright import raised
from checker.risk.verdict import Cause, Judgement


@pytest.mark.parametrize(
    "text",
    [
        "Vet du vem han är? En man i grön regnrock satt på perrongen i Hede, utan legitimation, och säger ingenting.",
        "Does anyone recognise him? An elderly gentleman, no id, humming the same tune since Monday.",
        "Vi söker anhöriga till en kvinna som ligger på 54:an sedan i tisdags.",
        "Det blev trillingar i natt! Hela BB är rört.",
        "Hon på plats 3 fyller 104 år i dag, och avdelning 54 sjöng.",
        "Du glömde körkortet hos oss i går. Sista fyra 9804, det ligger i luckan.",
    ],
)
def test_what_marks_one_person_out_is_stopped(checker: Checker, text: str) -> None:
    assert checker.judge(text).verdict is Verdict.STOP


@pytest.mark.parametrize(
    "text",
    [
        "Känner du igen jackan? En man lämnade in den i receptionen i Hede.",
        "Vet du vem han är? Han fick Nobelpriset 1911 för ögats optik. Svar i morgon.",
        "Vi söker anhöriga och närstående som vill berätta i vår studie om vardagen.",
        "Trillingar föds ett tiotal gånger om året i Sverige.",
        "Sjukhuset fyller 104 år i dag. Det blir tårta i entrén.",
        "Ko Rosa hade trillingar i natt, tre kalvar på darriga ben. Gården är rörd.",
    ],
)
def test_what_only_looks_like_it_raises_nothing(text: str) -> None:
    for judgement in (Judgement(Verdict.CLEAR, ()), Judgement(Verdict.REVIEW, (Cause.UNCERTAIN,))):
        assert raised(text, [], judgement) == judgement


@pytest.mark.parametrize(
    "text",
    [
        "Två fall av sorkfeber i Granviks kommun i höst. Tvätta händerna.",
        "Kuriosa: den längsta vårdtiden i vårt hus var 211 dygn.",
        "I testmiljön ligger testpatient Frideborg Krusell och ingen minns varifrån hon kom.",
        "Etiketten under skon: 850312-XXXX. Titta under sulan innan du går hem.",
        "Kortet i tvätten har HSA-id SE2329990017-4K7P. Hämta det i luckan.",
    ],
)
def test_what_the_manual_wants_reviewed_is_reviewed(checker: Checker, text: str) -> None:
    assert checker.judge(text).verdict is Verdict.REVIEW


def test_a_full_name_with_illness_and_age_is_never_passed() -> None:
    text = "Greta Lundin, 84, har stroke."
    found = [
        Finding(Type.PERSON, "person/patient", Severity.INFO, 0, 12, "Greta Lundin", role=Role.PATIENT),
        Finding(Type.AGE, "fact/age", Severity.INFO, 14, 16, "84"),
        Finding(Type.HEALTH, "fact/health", Severity.INFO, 22, 28, "stroke"),
    ]
    clear = Judgement(Verdict.CLEAR, ())
    assert raised(text, found, clear).verdict is Verdict.REVIEW
    assert raised(text, found[:2], clear) == clear


def test_a_declared_pseudonym_is_no_name(checker: Checker) -> None:
    told = "Hen ville aldrig ha hjälp med skorna, och varje morgon väntade vi utanför dörren."
    assert (
        checker.judge(f"Vi kan kalla hen Holger, men så heter hen inte. Holger log. {told}").verdict is Verdict.REVIEW
    )


def test_a_pseudonym_covers_nobody_else(checker: Checker) -> None:
    text = "Vi kan kalla henne Lisa, fast det heter hon inte. Lisa låg bredvid Greta Lundin på 54:an, som fick stroke."
    assert checker.judge(text).verdict is Verdict.STOP
