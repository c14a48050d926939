"""Findings gathered into the persons that they speak of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from operator import itemgetter

from checker.finding import Finding, Role, Type
from checker.risk.someone import Someone, Unnamed
from checker.risk.telling import CARED_FOR, Owners, Telling

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


LONGEST_NAME = 4
"""Words of a name of which every choice is remembered."""


def gather(findings: Sequence[Finding], text: str = "") -> tuple[list[Finding], list[Someone]]:
    """The findings with their roles set, and the persons.

    Names that agree (a genitive, a first name of a full name) are one person. Facts go to whom the text tells them of
    (``checker.risk.telling``); without the text to the named patient or relative that stands nearest, and where none is
    named to one unnamed patient: unsure means patient.
    """
    if not findings:
        return [], []
    people = _named(findings)
    author = Someone(Role.AUTHOR)
    owned = list(findings)
    facts = [place for place, finding in enumerate(findings) if finding.type in PATIENT_FACTS]
    owners, unnamed = Telling(text, findings, facts, people).owners() if text else _by_place(findings, facts, people)
    for place in facts:
        for owner in owners.get(place, ()):
            owner.places.append(place)
        role = owners[place][0].role if owners.get(place) else Role.PATIENT
        owned[place] = replace(findings[place], role=role)
    for place, finding in enumerate(findings):
        if finding.type is Type.SPOKESPERSON:
            author.places.append(place)
            owned[place] = replace(finding, role=Role.AUTHOR)
    everybody = [*people, *unnamed, *([author] if author.places else [])]
    if sum(one.role in CARED_FOR for one in everybody) < 2:
        for one in everybody:
            one.said.clear()
    return owned, everybody


def _by_place(
    findings: Sequence[Finding], facts: Sequence[int], people: Sequence[Someone]
) -> tuple[Owners, Sequence[Unnamed]]:
    """Whose each fact is, by the places of the names alone."""
    names = _owners([someone for someone in people if someone.role in CARED_FOR], findings)
    unnamed = Unnamed()
    owners = {place: [_nearest(names, findings[place]) or unnamed] for place in facts}
    return owners, [unnamed] if facts and not names else []


class _Register:
    """Persons by the parts of their names, so that a text with thousands of names is gathered in linear time."""

    def __init__(self) -> None:
        self.people: list[Someone] = []
        self._whole: dict[tuple[Role, frozenset[str]], int] = {}
        self._parts: dict[tuple[Role, frozenset[str]], int] = {}

    def person(self, role: Role, name: str) -> Someone:
        """The person whose name has all the words of this one, or some of them and no others; else a new one."""
        words = frozenset(name.split())
        parts = _parts(words)
        seen = [self._whole.get((role, part)) for part in parts] + [self._parts.get((role, words))]
        known = min((number for number in seen if number is not None), default=None)
        if known is None:
            known = len(self.people)
            self.people.append(Someone(role))
        self._whole.setdefault((role, words), known)
        for part in parts:
            self._parts.setdefault((role, part), known)
        return self.people[known]


def _parts(words: frozenset[str]) -> list[frozenset[str]]:
    """Every choice of a name's words; of a very long name only the words one by one and the whole."""
    if len(words) > LONGEST_NAME:
        return [*(frozenset({word}) for word in words), words]
    return [frozenset(chosen) for size in range(1, len(words) + 1) for chosen in combinations(sorted(words), size)]


def _named(findings: Sequence[Finding]) -> list[Someone]:
    register = _Register()
    for place, finding in enumerate(findings):
        if finding.type is Type.PERSON and finding.role is not None:
            name = finding.quote.lower().removesuffix("s")
            someone = register.person(finding.role, name)
            someone.names.add(name)
            someone.places.append(place)
    return register.people


def _owners(people: Sequence[Someone], findings: Sequence[Finding]) -> list[tuple[int, Someone]]:
    """Where each name stands, and whose it is, by place."""
    return sorted(
        ((findings[place].start or 0, someone) for someone in people for place in someone.places), key=itemgetter(0)
    )


def _nearest(owners: Sequence[tuple[int, Someone]], finding: Finding) -> Someone | None:
    """Whose name stands nearest; of two as near, the one before."""
    start = finding.start or 0
    after = bisect_left(owners, start, key=itemgetter(0))
    beside = owners[max(0, after - 1) : after + 1]
    return min(beside, key=lambda owner: abs(owner[0] - start))[1] if beside else None
