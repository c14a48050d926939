"""How many people fit what is told of a person: an upper bound for a reader who lives there.

Exact counts of Statistics Sweden for age, sex and municipality. What the tables do not know (an illness, a day, a ward,
a trade) makes the circle smaller still, so the figure is "at most"; figures under five are never shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.finding import Finding, Type
from checker.report import Person
from checker.risk import population
from checker.risk.traits import Traits, traits_of

BANDS = ((5, "under 5"), (20, "5-19"), (50, "20-49"), (1000, "50-999"))
READER = "någon som bor på orten"


def band(people: int) -> str:
    """The band of a number of people.

    >>> band(1), band(5), band(49), band(1000)
    ('under 5', '5-19', '20-49', '1000+')
    """
    return next((name for limit, name in BANDS if people < limit), "1000+")


def estimate(traits: Traits) -> int | None:
    """At most how many people fit; None where too little is told to count (a home, and an age or a sex)."""
    if not traits.home or not (traits.age or traits.sex):
        return None
    return max(1, population.count(traits.home, traits.sex, traits.age))


def estimated(person: Person, findings: Sequence[Finding], text: str) -> Person:
    """The person with band, reader and drivers, where enough is told; ``findings`` are the person's own, in order."""
    traits = traits_of(text, findings)
    people = estimate(traits)
    if people is None:
        return person
    told = {"age": Type.AGE, "home": Type.LOCATION}
    places = [
        number
        for name in drivers(traits)
        for number, f in zip(person.findings, findings, strict=True)
        if f.type is told.get(name)
    ]
    return replace(person, band=band(people), reader=READER, drivers=tuple(places))


def drivers(traits: Traits) -> list[str]:
    """The traits by how much the circle grows without each, the strongest first."""
    here = estimate(traits)
    if here is None:
        return []
    told = [name for name in ("age", "sex", "home") if getattr(traits, name) is not None]

    def gain(name: str) -> int:
        rest = traits.without(name)
        return population.count(rest.home, rest.sex, rest.age)

    return sorted(told, key=gain, reverse=True)
