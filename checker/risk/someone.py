"""A person in the making."""

from __future__ import annotations

from dataclasses import dataclass, field

from checker.finding import Role
from checker.risk.ages import Age


@dataclass
class Someone:
    """A person in the making: role, names, and places of findings in the list that they were taken from.

    ``said`` are the stretches of the text that are about this person and no other; none where it is about one alone.
    """

    role: Role
    names: set[str] = field(default_factory=set)
    places: list[int] = field(default_factory=list)
    said: list[str] = field(default_factory=list, repr=False)


@dataclass(eq=False)
class Unnamed(Someone):
    """An unnamed patient, and what tells this one from others: noun, sex, age, and the clause that told the age."""

    role: Role = Role.PATIENT
    noun: str = ""
    sex: str | None = None
    age: Age | None = None
    clause: int = -1
    told: bool = False
    """Whether more is told than that somebody was there, and where and when."""
