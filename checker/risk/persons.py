"""Findings gathered into the persons that they speak of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from checker.finding import Finding, Role, Type

PATIENT_FACTS = frozenset(
    {
        Type.PERSONNUMMER,
        Type.CASE_ID,
        Type.CONTACT,
        Type.WARD,
        Type.DATE_TIME,
        Type.AGE,
        Type.LOCATION,
        Type.OCCUPATION,
        Type.HEALTH,
        Type.EVENT,
        Type.TRAIT,
        Type.RELATION,
    }
)
"""Facts that belong to a patient or relative; a ward or a day in a text without one belongs to nobody."""


@dataclass
class Someone:
    """A person in the making: role, names, and places of findings in the list that they were taken from."""

    role: Role
    names: set[str] = field(default_factory=set)
    places: list[int] = field(default_factory=list)


def gather(findings: Sequence[Finding]) -> tuple[list[Finding], list[Someone]]:
    """The findings with their roles set, and the persons.

    Names that agree (a genitive, a first name of a full name) are one person. Facts go to the named patient or relative
    that stands nearest; where none is named, to one unnamed patient: unsure means patient.
    """
    people = _named(findings)
    cared = [someone for someone in people if someone.role in {Role.PATIENT, Role.RELATIVE, Role.PUBLIC}]
    unnamed = Someone(Role.PATIENT)
    author = Someone(Role.AUTHOR)
    owned = list(findings)
    for place, finding in enumerate(findings):
        if finding.type is Type.SPOKESPERSON:
            author.places.append(place)
            owned[place] = replace(finding, role=Role.AUTHOR)
        elif finding.type in PATIENT_FACTS:
            owner = _nearest(cared, findings, finding) or unnamed
            owner.places.append(place)
            owned[place] = replace(finding, role=owner.role)
    return owned, [*people, *(someone for someone in (unnamed, author) if someone.places)]


def _named(findings: Sequence[Finding]) -> list[Someone]:
    people: list[Someone] = []
    for place, finding in enumerate(findings):
        if finding.type is not Type.PERSON or finding.role is None:
            continue
        name = finding.quote.lower().removesuffix("s")
        known = next((one for one in people if one.role is finding.role and _same(name, one.names)), None)
        if known is None:
            known = Someone(finding.role)
            people.append(known)
        known.names.add(name)
        known.places.append(place)
    return people


def _same(name: str, names: set[str]) -> bool:
    return any(set(name.split()) <= set(other.split()) or set(other.split()) <= set(name.split()) for other in names)


def _nearest(people: Sequence[Someone], findings: Sequence[Finding], finding: Finding) -> Someone | None:
    def distance(someone: Someone) -> int:
        return min(abs((findings[place].start or 0) - (finding.start or 0)) for place in someone.places)

    return min(people, key=distance, default=None)
