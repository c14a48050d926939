"""What is told of a person, as numbers that tables understand."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache

from checker.finding import Finding, Type
from checker.risk import population, told, units
from checker.risk.ages import age_of
from checker.risk.conditions import Condition, condition_of
from checker.risk.places import place_of
from checker.risk.sexes import agreed, sex_of
from checker.risk.ties import tie_of
from checker.risk.times import MONTH, days_of
from checker.risk.triple import Triple
from checker.text.lexicon import read_rows, table_path

UNIT = re.compile(r"^(?:mån(?:ad|ader)?|veck(?:a|or)|dag(?:ar)?|dygn|timm(?:e|ar)|år)$", re.IGNORECASE)
"""A length of time without its number, which may be an age's or a pregnancy's."""

RELATIVE = re.compile(
    r"\b(?:hans|hennes|deras|sin|sitt|sina)\b|(?:mamma|pappa|mor|far|son|dotter|syster|bror|fru|make|maka)n?s?\b",
    re.IGNORECASE,
)
"""Words for somebody's kin: who is meant need not be the person whom the findings are about."""

BORN_IN = re.compile(r"\b(?:vecka|v\.?)\s$", re.IGNORECASE)

BESIDE = 24
"""Characters beside an age that may say what it counts."""

DIED = re.compile(
    r"\b(?:dog|död\w*|avled|avlid\w*|somna\w* in|gick bort|gått bort|gått ur tiden|omkom\w*|dött|"
    r"tog (?:sitt|sina) sista|tagit sitt sista)\b",
    re.IGNORECASE,
)
ORIGIN = re.compile(
    r"\b(?:språk|tala[rd]?|flyktade?|invandr|asyl|samisk|rom(?:sk|er)|muslim|judisk|ortodox)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Traits:
    """Traits of one person; None where one is not told.

    ``age`` is a closed interval in years, ``sex`` is ``k`` or ``m``, ``home`` a municipality and ``village`` the
    inhabitants of another place, a hamlet or a county; ``unit`` a kind of ``checker.risk.units``; ``days`` the time
    that may be meant; ``trade``, ``origin`` and each of ``marks`` are shares of people; ``event`` and ``tie`` are
    numbers of people.
    """

    age: tuple[int, int] | None = None
    sex: str | None = None
    home: str | None = None
    village: Triple | None = None
    unit: str | None = None
    days: Triple | None = None
    condition: Condition | None = None
    trade: Triple | None = None
    origin: Triple | None = None
    marks: Triple | None = None
    event: Triple | None = None
    tie: Triple | None = None
    died: bool | None = None

    def names(self) -> tuple[str, ...]:
        """Names of the traits that are told."""
        return tuple(one.name for one in fields(self) if getattr(self, one.name) is not None)

    def only(self, names: Collection[str]) -> Traits:
        """The same with some of its traits."""
        return replace(self, **{name: None for name in self.names() if name not in names})

    def without(self, name: str) -> Traits:
        """The same without one trait."""
        return replace(self, **{name: None})


FIELD = {
    Type.AGE: "age",
    Type.LOCATION: "home",
    Type.WARD: "unit",
    Type.DATE_TIME: "days",
    Type.HEALTH: "condition",
    Type.OCCUPATION: "trade",
    Type.TRAIT: "marks",
    Type.EVENT: "event",
    Type.RELATION: "tie",
}
"""The trait that findings of a type tell; or ``village``, ``died`` or ``origin`` instead."""


def traits_of(text: str, findings: Sequence[Finding], said: str = "") -> Traits:
    """The traits that the findings of one person tell; pronouns in the draft, or in ``said`` of it, tell the sex."""
    quotes = {kind: [f.quote for f in findings if f.type is kind] for kind in FIELD}
    told_ages = [age for f in findings if f.type is Type.AGE and (age := age_of(f.quote, *_beside(text, f)))]
    where = [place_of(quote) for quote in quotes[Type.LOCATION]]
    origins = [place.origin for place in where if place.origin]
    origins += [told.ORIGIN for quote in quotes[Type.TRAIT] if origin_of(quote)]
    marks = [
        told.trait_share(quote) for quote in quotes[Type.TRAIT] if not (origin_of(quote) or told.tells_nothing(quote))
    ]
    kin = [(f.quote, tie_of(f.quote, *_beside(text, f))) for f in findings if f.type is Type.RELATION]
    health = " ".join(_in_week(text, f) for f in findings if f.type is Type.HEALTH)
    age = min(told_ages, key=lambda age: age[1] - age[0], default=None)
    condition = condition_of(health)
    times = [days_of(quote) for quote in quotes[Type.DATE_TIME] if not UNIT.match(quote)]
    days = min(times, default=None, key=_mid)
    return Traits(
        age=age,
        sex=agreed([quote for quote, tie in kin if tie or not RELATIVE.search(quote)]) or sex_of(said or text),
        home=min((place.home for place in where if place.home), default=None, key=population.inhabitants),
        village=min((place.people for place in where if place.people), default=None, key=_mid),
        unit=units.smallest([units.kind_of(quote) for quote in quotes[Type.WARD]], days or MONTH),
        days=days,
        condition=condition,
        trade=min((told.trade_share(quote) for quote in quotes[Type.OCCUPATION]), default=None, key=_mid),
        origin=min(origins, default=None, key=_mid),
        marks=_product(sorted(marks, key=_mid)[:2]),
        event=min((told.patients_of(quote) for quote in quotes[Type.EVENT]), default=None, key=_mid),
        tie=min((tie for _, tie in kin if tie), default=None, key=_mid),
        # Who has a condition that is a death in itself has not died of it once more.
        died=True if DIED.search(health) and not (condition and condition.fatal) else None,
    )


def _beside(text: str, finding: Finding) -> tuple[str, str]:
    """What stands before and after a finding, if it stands in the text: one in another text has other places."""
    start, end = finding.start or 0, finding.end or 0
    if not end or text[start:end] != finding.quote:
        return "", ""
    return text[max(0, start - BESIDE) : start], text[end : end + BESIDE]


def _in_week(text: str, finding: Finding) -> str:
    """The quote, with the word that makes a number a week of pregnancy."""
    week = BORN_IN.search(_beside(text, finding)[0])
    return week.group() + finding.quote if week else finding.quote


def _mid(triple: Triple) -> float:
    return triple.mid


def _product(shares: Sequence[Triple]) -> Triple | None:
    if not shares:
        return None
    product = shares[0]
    for share in shares[1:]:
        product = product.times(share)
    return product


def origin_of(quote: str) -> bool:
    """Whether a trait is a country, a language or a belief."""
    return bool(ORIGIN.search(quote)) or any(word in _nationalities() for word in quote.lower().split())


@cache
def _nationalities() -> frozenset[str]:
    return frozenset(row[0] for row in read_rows(table_path("tables", "nationalities.tsv")))
