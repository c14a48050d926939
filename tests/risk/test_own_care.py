"""The author's own birth, illness or care is looked at; nobody else's hides behind it."""

from __future__ import annotations

import pytest

from checker.finding import Finding, Severity, Type
from checker.risk.own_care import own_care


@pytest.mark.parametrize(
    "text",
    [
        "Den natten jag själv låg inne på kirurgen lärde jag mig vad en droppställning låter.",
        "Två operationer som jag har gjort, båda i Umeå. Nu är jag tillbaka i köket.",
        "Jag har själv varit patient här. Därför vet jag hur lång korridoren är.",
    ],
)
def test_what_the_author_tells_of_the_own_care_is_the_authors(text: str) -> None:
    assert own_care(text, [])


@pytest.mark.parametrize(
    "text",
    [
        "Den natten jag själv låg inne skrek hon i rummet bredvid.",
        "När jag födde låg grannen från byn i sängen intill.",
        "Jag har själv varit patient. I natt kom en 34-åring in med samma sak.",
        "Jag var på jobbet när larmet kom.",
    ],
)
def test_somebody_beside_the_author_is_not_hidden(text: str) -> None:
    assert not own_care(text, [])


@pytest.mark.parametrize(("kind", "lowered"), [(Type.HEALTH, True), (Type.OCCUPATION, False), (Type.LOCATION, False)])
def test_somebody_else_in_the_same_sentence_is_not_hidden(kind: Type, *, lowered: bool) -> None:
    text = "När jag själv låg inne kom bagaren in."
    start = text.index("bagaren")
    finding = Finding(kind, "model/x", Severity.STOP, start=start, end=start + 7, quote="bagaren", score=0.9)
    assert own_care(text, [finding]) is lowered


@pytest.mark.parametrize(("kind", "lowered"), [(Type.DATE_TIME, True), (Type.HEALTH, False), (Type.PERSON, False)])
def test_what_stands_in_another_sentence_counts_by_its_kind(kind: Type, *, lowered: bool) -> None:
    text = "Jag har själv varit patient här. Ludvika minns."
    start = text.index("Ludvika")
    finding = Finding(kind, "model/x", Severity.STOP, start=start, end=start + 7, quote="Ludvika", score=0.9)
    assert own_care(text, [finding]) is lowered
