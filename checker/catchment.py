"""The hospital that posts, as the policy describes it, for the estimate of how few fit (``checker.risk.anonymity``)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from checker.errors import PolicyError
from checker.finding import Finding, Type
from checker.policy import Policy
from checker.policy.house import Unit
from checker.report import Person
from checker.risk import anonymity, population
from checker.risk.circles import COUNTY, Hospital
from checker.risk.traits import traits_of
from checker.risk.units import kind_of


@dataclass(frozen=True)
class Catchment:
    """A hospital, and its units with their beds."""

    hospital: Hospital = COUNTY
    units: tuple[Unit, ...] = ()

    @classmethod
    def of(cls, policy: Policy) -> Catchment:
        """The catchment that a policy describes; that of a county hospital where it says nothing.

        Raises:
            PolicyError: when it names a municipality that is none.
        """
        told = policy.catchment or ((policy.municipality,) if policy.municipality else ())
        for number, name in enumerate(policy.catchment):
            _require_municipality(policy.place("catchment", number), name)
        if policy.municipality:
            _require_municipality(policy.place("municipality"), policy.municipality)
        hospital = replace(COUNTY, places=tuple(dict.fromkeys(name.lower() for name in told)))
        if policy.beds:
            hospital = replace(hospital, beds=policy.beds, arrivals=COUNTY.arrivals * policy.beds / COUNTY.beds)
        return cls(hospital, policy.units)

    def estimated(
        self, person: Person, findings: Sequence[Finding], text: str, *, beside: Sequence[Finding] = (), said: str = ""
    ) -> Person:
        """The person with band, closest reader and drivers; ``findings`` are its own, in order.

        ``beside`` tells more of it, in other texts; ``said`` is the part of the text that is about nobody else.
        """
        hospital = self._with_beds([*findings, *beside])
        return anonymity.estimated(person, findings, text, hospital, beside=beside, said=said)

    def fitting(self, findings: Sequence[Finding], text: str) -> float:
        """How many people the findings of one person leave, for the reader for whom they are fewest."""
        return anonymity.closest(traits_of(text, findings), self._with_beds(findings))[1].mid

    def _with_beds(self, findings: Sequence[Finding]) -> Hospital:
        """The hospital with the beds of the units that the findings name."""
        quotes = [finding.quote for finding in findings if finding.type is Type.WARD]
        beds = {
            kind_of(quote): float(unit.beds)
            for quote in quotes
            for unit in self.units
            if unit.beds and any(name.lower() in quote.lower() for name in unit.called)
        }
        return replace(self.hospital, units=beds) if beds else self.hospital


def _require_municipality(place: str, name: str) -> None:
    """Refuse a municipality that is none; ``place`` is where the policy names it."""
    if name.lower() in population.table():
        return
    likely = get_close_matches(name.lower(), population.table(), 1)
    mend = f"Menade du {likely[0].title()}?" if likely else "Skriv namnet på en kommun, så här: Storuman."
    raise PolicyError(f"{place}{name} är ingen kommun i Statistiska centralbyråns tabell. {mend}")
