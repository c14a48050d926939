"""How many people fit what is told, for four readers; the design and its figures: docs/why.md.

Each circle is a number of people, expected, before it is made sure that no trait ever makes it larger
(``checker.risk.anonymity``). Tables are conditional where they can be (sex and age given the condition, or given the
municipality): that people's traits hang together is most of what goes wrong in such reckoning.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from checker.risk import conditions, population
from checker.risk.conditions import DEATHS, Bands, Condition, share_of_age
from checker.risk.times import MONTH
from checker.risk.traits import Traits
from checker.risk.triple import Triple
from checker.risk.units import KINDS

SWEDEN = 10_327_589
"""Inhabitants in 2019."""

YEAR = 365.0
WHOLE = Triple(1, 1, 1)
FEWEST = 1e-6

IN_WARDS: Bands = (
    (0, 0, 0.05), (1, 14, 0.05), (15, 24, 0.06), (25, 44, 0.17), (45, 64, 0.18), (65, 79, 0.30), (80, 89, 0.145),
    (90, 110, 0.045),
)  # fmt: skip
"""Ages of those who lie in a hospital; not from a source."""

ARRIVING: Bands = ((0, 17, 0.27), (18, 44, 0.27), (45, 64, 0.18), (65, 79, 0.17), (80, 110, 0.11))
"""Ages of those who come to a hospital, most of them to its emergency department; not from a source."""

DYING_IN_WARDS = Triple(0.01, 0.025, 0.06)
"""Share of a unit's patients who die there."""

ELSEWHERE = 0.2
"""Share of patients from outside the catchment, for all of Sweden."""

KNOWN_AGE = Triple(0.1, 0.3, 1)
"""Share of those whom a tie points at that have the age told."""

KNOWN_SEX = Triple(0.4, 0.5, 1)


@dataclass(frozen=True, slots=True)
class Hospital:
    """Whose post it is: municipalities of its catchment (small letters) or inhabitants; beds in use, arrivals a day."""

    places: tuple[str, ...] = ()
    inhabitants: int = 290_000
    beds: float = 300
    arrivals: float = 178
    units: dict[str, float] = field(default_factory=dict)
    """Beds of the units that the hospital has told, by kind or name."""

    @property
    def people(self) -> int:
        """Inhabitants of its catchment."""
        return sum(map(population.inhabitants, self.places)) or self.inhabitants


COUNTY = Hospital()
"""A county hospital of middle size (not from a source): where the policy tells nothing."""


def local(traits: Traits, hospital: Hospital) -> Triple:
    """People who live there and fit, for a neighbour who reads the local paper."""
    residents = _residents(traits, hospital)
    cases = _cases(traits, _area(traits, hospital), Triple(0.5, 0.5, 0.5))
    if cases is None:
        return residents
    visible = 1.0 if traits.died else traits.condition.visible if traits.condition else 1.0
    fitting = cases.within(residents).least(FEWEST)
    return residents.least(FEWEST).toward(fitting, visible)


def _residents(traits: Traits, hospital: Hospital) -> Triple:
    fitting = population.share(traits.sex, traits.age)
    if traits.village:
        return traits.village.scaled(fitting)
    places = (traits.home,) if traits.home else hospital.places
    counted = sum(population.count(place, traits.sex, traits.age) for place in places)
    return Triple.about(counted if places else hospital.people * fitting, 1.1)


def _area(traits: Traits, hospital: Hospital) -> Triple:
    """Inhabitants of the place told, or of the catchment."""
    if traits.village:
        return traits.village
    people = population.inhabitants(traits.home) if traits.home else hospital.people
    return Triple.about(people, 1.0)


def _cases(traits: Traits, area: Triple, stay: Triple) -> Triple | None:
    """Cases of the condition, or deaths, in an area within the time told; None where neither is told."""
    days = traits.days or MONTH
    if traits.condition:
        ill = traits.condition
        time = days.plus(stay.scaled(ill.days)).scaled(1 / YEAR)
        cases = area.scaled(1 / SWEDEN).times(ill.yearly).times(time)
        return _doubted(cases.times(ill.of_sex(traits.sex)).times(ill.of_age(traits.age)), ill)
    if traits.died:
        deaths = area.scaled(1 / SWEDEN).times(days.scaled(DEATHS / YEAR)).scaled(0.5 if traits.sex else 1)
        return deaths.times(share_of_age(conditions.AGES_AT_DEATH, traits.age))
    return None


def _doubted(cases: Triple, ill: Condition) -> Triple:
    return Triple(cases.low / ill.factor, cases.mid, cases.high * ill.factor)


def colleague(traits: Traits, hospital: Hospital) -> Triple:
    """Patients who fit, for somebody who knows who was in the unit, or in the hospital, at the time."""
    ill, days = traits.condition, traits.days or MONTH
    if ill:
        seen = _seen(traits.unit, None, days, hospital)
        cases = _cases(traits.only({"condition", "days"}), Triple.about(hospital.people, 1.0), Triple(0.3, 0.6, 1))
        seen = (seen.within(cases) if cases else seen).times(ill.of_age(traits.age))
    else:
        seen = _seen(traits.unit, traits.age, days, hospital)
    if traits.sex:
        seen = seen.times(ill.of_sex(traits.sex) if ill else Triple.share(0.5, 1.1))
    if traits.home or traits.village:
        seen = seen.times(_from_there(traits, hospital))
    return seen.times(DYING_IN_WARDS) if traits.died else seen


def _seen(unit: str | None, age: tuple[int, int] | None, days: Triple, hospital: Hospital) -> Triple:
    """Patients of an age in a unit, or in the whole hospital, within a time: of a part no more than of its whole."""
    if unit is None:
        lying = Triple.about(hospital.beds, 1.1).times(share_of_age(IN_WARDS, age))
        return lying.plus(days.scaled(hospital.arrivals).times(share_of_age(ARRIVING, age)))
    kind = KINDS[unit]
    occupied = Triple.about(hospital.units[unit], 1.1) if unit in hospital.units else kind.occupied
    seen = occupied.plus(kind.arriving.times(days)).times(share_of_age(kind.ages or IN_WARDS, age))
    return seen.within(_seen(kind.part_of, age, days, hospital))


def _from_there(traits: Traits, hospital: Hospital) -> Triple:
    """The share of the patients who live in the place told."""
    area = _area(traits, hospital)
    inside = traits.village or not hospital.places or traits.home in hospital.places
    share = area.scaled(1 / hospital.people if inside else ELSEWHERE / SWEDEN)
    return Triple(min(1, share.low / 1.3), min(1, share.mid), min(1, share.high * 1.3))


def news(traits: Traits) -> Triple | None:
    """Patients of the event, for somebody who saw it in the news."""
    if traits.event is None:
        return None
    known = traits.event.times(Triple(0.3, 0.5, 0.7)) if traits.sex else traits.event
    return known.times(_narrowed(traits.age)) if traits.age else known


def _narrowed(age: tuple[int, int] | None) -> Triple:
    return Triple.share(min(1.0, 2 * population.share(None, age)), 2)


def acquaintance(traits: Traits) -> Triple | None:
    """Those whom the tie points at, for somebody who knows the author."""
    if traits.tie is None:
        return None
    known = traits.tie.times(KNOWN_SEX) if traits.sex else traits.tie
    return known.times(KNOWN_AGE) if traits.age else known


def shared(traits: Traits) -> Triple:
    """The share of people who have the trade, the origin and the marks told."""
    product = WHOLE
    for share in (traits.trade, traits.origin, traits.marks):
        product = product.times(share) if share else product
    return product
