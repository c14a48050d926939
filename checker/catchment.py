"""Where the hospital's patients come from: the circle of people where a draft does not name it.

Adds two readers to the estimate of ``checker.risk.anonymity``: one who knows where the hospital takes its patients
from, and a colleague who can see who lay in which ward on the day that is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from checker.errors import PolicyError
from checker.finding import Finding, Type
from checker.policy import Policy
from checker.policy.house import Unit
from checker.report import Person
from checker.risk import anonymity, population
from checker.risk.traits import traits_of

NEIGHBOUR = "någon i sjukhusets upptagningsområde"
COLLEAGUE = "en kollega som kan se vilka som vårdades då"


@dataclass(frozen=True)
class Catchment:
    """Municipalities in small letters, units with their beds, beds of the whole hospital."""

    places: tuple[str, ...] = ()
    units: tuple[Unit, ...] = ()
    beds: int | None = None

    @classmethod
    def of(cls, policy: Policy) -> Catchment:
        """The catchment that a policy describes.

        Raises:
            PolicyError: when it names a municipality that is none.
        """
        told = policy.catchment or ((policy.municipality,) if policy.municipality else ())
        for name in (*policy.catchment, *filter(None, [policy.municipality])):
            if name.lower() not in population.table():
                likely = get_close_matches(name.lower(), population.table(), 1)
                meant = f" Menade du {likely[0].title()}?" if likely else ""
                raise PolicyError(f"Policyn: {name} är ingen kommun i Statistiska centralbyråns tabell.{meant}")
        return cls(tuple(dict.fromkeys(name.lower() for name in told)), policy.units, policy.beds)

    def estimated(self, person: Person, findings: Sequence[Finding], text: str) -> Person:
        """The person with band and drivers of the reader who comes closest; ``findings`` are its own, in order."""
        told = anonymity.estimated(person, findings, text)
        circles = [told, *self._circles(person, findings, text)]
        return min((one for one in circles if one.band), key=lambda one: BANDS.index(one.band or ""), default=told)

    def _circles(self, person: Person, findings: Sequence[Finding], text: str) -> Iterator[Person]:
        traits = traits_of(text, findings)
        if self.places and not traits.home and (traits.age or traits.sex):
            people = sum(population.count(place, traits.sex, traits.age) for place in self.places)
            yield _drawn(person, findings, max(1, people), NEIGHBOUR, {Type.AGE})
        beds = min(self._beds(findings), default=None)
        if beds and any(finding.type is Type.DATE_TIME for finding in findings):
            yield _drawn(person, findings, beds, COLLEAGUE, {Type.WARD, Type.DATE_TIME})

    def _beds(self, findings: Sequence[Finding]) -> Iterator[int]:
        quotes = [finding.quote.lower() for finding in findings if finding.type is Type.WARD]
        for unit in self.units:
            if unit.beds and any(name.lower() in quote for name in unit.called for quote in quotes):
                yield unit.beds
        if self.beds:
            yield self.beds


BANDS = (*(name for _, name in anonymity.BANDS), anonymity.band(10**6))
"""The bands, the narrowest first."""


def _drawn(person: Person, findings: Sequence[Finding], people: int, reader: str, types: set[Type]) -> Person:
    drivers = [name for name, finding in zip(person.findings, findings, strict=True) if finding.type in types]
    return replace(person, band=anonymity.band(people), reader=reader, drivers=tuple(drivers))
