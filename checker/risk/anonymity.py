"""How few fit what is told of a person: for a neighbour, a colleague, one who saw the news, one who knows the author.

The smallest circle counts. It is the smallest over all sets of the traits told, so that one more trait never makes it
larger, whatever the tables say (closure). Figures under five are never shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import combinations

from checker.finding import Finding, Type
from checker.report import Person
from checker.risk import circles
from checker.risk.circles import COUNTY, Hospital
from checker.risk.told import OFFICE, tells_nothing
from checker.risk.traits import FIELD, Traits, traits_of
from checker.risk.triple import Triple
from checker.text.findings import is_direct

BANDS = ((5, "under 5"), (20, "5-19"), (50, "20-49"), (1000, "50-999"))


class Reader(StrEnum):
    """Who may recognise the person, in the words of the report."""

    LOCAL = "någon som bor på orten"
    COLLEAGUE = "en kollega som kan se vilka som vårdades då"
    NEWS = "någon som har sett nyheterna"
    ACQUAINTANCE = "någon som känner den som skriver"


LOCAL_TRAITS = ("age", "sex", "home", "village", "condition", "days", "died")
COLLEAGUE_TRAITS = ("unit", "age", "sex", "home", "village", "condition", "days", "died")

Circle = Callable[[Traits, Hospital], Triple]
Known = dict[tuple[Circle, tuple[str, ...]], Triple]
"""What has been reckoned of one person in one hospital: the circle of each set of the person's traits."""


def band(people: float) -> str:
    """The band of a number of people.

    >>> band(1), band(5), band(49), band(1000)
    ('under 5', '5-19', '20-49', '1000+')
    """
    return next((name for limit, name in BANDS if people < limit), "1000+")


def estimate(traits: Traits, hospital: Hospital = COUNTY, known: Known | None = None) -> dict[Reader, Triple]:
    """How many fit, by reader; at least one, for the person is there."""
    known = {} if known is None else known
    local = _closed(circles.local, LOCAL_TRAITS, traits, hospital, known)
    colleague = _closed(circles.colleague, COLLEAGUE_TRAITS, traits, hospital, known)
    found = {
        Reader.LOCAL: local.times(circles.shared(traits)),
        Reader.COLLEAGUE: colleague.times(circles.shared(traits)),
        Reader.NEWS: circles.news(traits),
        Reader.ACQUAINTANCE: circles.acquaintance(traits),
    }
    return {reader: people.least(1) for reader, people in found.items() if people}


def _closed(circle: Circle, names: Sequence[str], traits: Traits, hospital: Hospital, known: Known) -> Triple:
    """The smallest circle of all sets of the traits told that it depends on."""
    told = [name for name in traits.names() if name in names]
    smallest = circle(Traits(), hospital)
    for chosen in (chosen for size in range(1, len(told) + 1) for chosen in combinations(told, size)):
        if (circle, chosen) not in known:
            known[circle, chosen] = circle(traits.only(chosen), hospital)
        smallest = smallest.within(known[circle, chosen])
    return smallest


def closest(traits: Traits, hospital: Hospital = COUNTY, known: Known | None = None) -> tuple[Reader, Triple]:
    """The reader for whom the fewest fit."""
    found = estimate(traits, hospital, known)
    reader = min(found, key=lambda one: found[one].mid)
    return reader, found[reader]


def specificity(traits: Traits) -> float:
    """How much is told, in points (a rough measure of our own: one for a stated age, a home, a unit, a day ...)."""
    return sum(_points(traits))


def _points(traits: Traits) -> Iterator[float]:
    if traits.age:
        years = traits.age[1] - traits.age[0]
        yield 1.0 if years <= 2 else 0.75 if years <= 7 else 0.25
    yield 0.25 if traits.sex else 0
    yield 1.5 if traits.village else 1.0 if traits.home else 0
    yield 1.0 if traits.unit else 0
    if traits.days:
        yield 1.0 if traits.days.mid <= 1.5 else 0.5 if traits.days.mid <= 8 else 0
    if traits.condition:
        yearly = traits.condition.yearly.mid
        yield 1.5 if yearly < 2_000 else 1.0 if yearly < 30_000 else 0.5
    if traits.marks:
        yield 2.0 if traits.marks.mid < 0.002 else 1.0
    if traits.trade:
        yield 1.5 if traits.trade.mid <= OFFICE.mid else 1.0
    yield 1.0 if traits.origin else 0
    yield 0.5 if traits.died else 0
    yield 3.0 if traits.event else 0
    yield 2.0 if traits.tie else 0


def estimated(
    person: Person,
    findings: Sequence[Finding],
    text: str,
    hospital: Hospital = COUNTY,
    *,
    beside: Sequence[Finding] = (),
    said: str = "",
) -> Person:
    """The person with band, reader and drivers, where anything is told but who it is.

    ``findings`` are the person's own, in order; ``beside`` are findings in other texts: they narrow the circle, but
    nothing here can change them. ``said`` is the part of the text that is about this person and no other, where it is
    not about one alone.
    """
    direct = tuple(number for number, one in zip(person.findings, findings, strict=True) if is_direct(one))
    if direct:  # the circle is one: a size reckoned from the rest would say that it is more
        return replace(person, drivers=direct)
    traits = traits_of(text, [*findings, *beside], said)
    if not set(traits.names()) - {"sex"}:
        return person
    known: Known = {}
    reader, people = closest(traits, hospital, known)
    order = {name: place for place, name in enumerate(drivers(traits, hospital, known))}
    own = zip(person.findings, findings, strict=True)
    places = sorted((order[name], number) for number, finding in own for name in told_by(finding, order))
    named = tuple(dict.fromkeys(number for _, number in places))
    return replace(person, band=band(people.mid), reader=reader.value, drivers=named)


def told_by(finding: Finding, names: dict[str, int]) -> Iterator[str]:
    """The trait that a finding tells, if it is one of ``names``."""
    if finding.type is Type.TRAIT and tells_nothing(finding.quote):
        return
    others = {Type.LOCATION: ("village", "origin"), Type.HEALTH: ("died",), Type.TRAIT: ("origin",)}
    for name in (FIELD.get(finding.type), *others.get(finding.type, ())):
        if name in names:
            yield name
            return


def drivers(traits: Traits, hospital: Hospital = COUNTY, known: Known | None = None) -> list[str]:
    """The traits by how much the smallest circle grows without each, the strongest first."""
    known = {} if known is None else known

    def without(name: str) -> float:
        return closest(traits.without(name), hospital, known)[1].mid

    return sorted(traits.names(), key=without, reverse=True)
