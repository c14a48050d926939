"""What patients come for: how many a year in Sweden, of which sex and age, for how long, and who notices.

Most rates are orders of magnitude that nobody has checked, told in the table and used with a factor of three either
way; those with a source are used with a factor of 1.3.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from checker.risk.triple import Triple
from checker.text.lexicon import read_rows, table_path

SOURCED, GUESSED = 1.3, 3.0
"""Factors either way."""

DEATHS = 92_000
"""Deaths a year in Sweden (Statistics Sweden, about 92,000 in 2018, 89,000 in 2019)."""

FATAL = frozenset({"traffic_death", "stillbirth"})
"""Rows whose cases are deaths; every other death is told beside the condition."""

Bands = tuple[tuple[int, int, float], ...]
"""Ages from and to, both counted, and the share of cases among them."""

AGES_AT_DEATH: Bands = ((0, 17, 0.006), (18, 64, 0.12), (65, 79, 0.27), (80, 89, 0.34), (90, 110, 0.264))


@dataclass(frozen=True, slots=True)
class Condition:
    """One row of ``rules/tables/conditions.tsv``."""

    name: str
    words: re.Pattern[str]
    yearly: Triple
    women: float
    ages: Bands
    days: float
    """Length of stay."""

    visible: float
    """How likely neighbours and newspapers notice, 0 to 1."""

    sourced: bool

    def of_sex(self, sex: str | None) -> Triple:
        """The share of its patients that are of a sex."""
        if sex is None:
            return Triple(1, 1, 1)
        return Triple.share(self.women if sex == "k" else 1 - self.women, 1.1)

    def of_age(self, age: tuple[int, int] | None) -> Triple:
        """The share of its patients in an interval of age."""
        return share_of_age(self.ages, age)

    @property
    def fatal(self) -> bool:
        """Whether all of its cases are deaths."""
        return self.name in FATAL

    @property
    def factor(self) -> float:
        """How far off its rates may be, either way."""
        return SOURCED if self.sourced else GUESSED


def share_of_age(bands: Bands, age: tuple[int, int] | None) -> Triple:
    """The share of people in an interval of age, evenly spread inside each band."""
    if age is None:
        return Triple(1, 1, 1)
    low, high = age
    share = 0.0
    for first, last, part in bands:
        years = min(high, last) - max(low, first) + 1
        if years > 0:
            share += part * years / (last - first + 1)
    return Triple.share(share, 1.5 if high - low < NARROW else 1.2)


NARROW = 5
"""Years of an interval below which the spread inside a band matters."""


@cache
def table() -> dict[str, Condition]:
    """The conditions by name."""
    return {row[0]: _condition(row) for row in read_rows(table_path("tables", "conditions.tsv"))}


def condition_of(text: str) -> Condition | None:
    """The rarest condition that a text names, or None."""
    lower = text.lower()
    found = [condition for condition in table().values() if condition.words.search(lower)]
    return min(found, key=lambda condition: condition.yearly.mid, default=None)


def _condition(row: list[str]) -> Condition:
    name, words, low, mid, high, women, ages, days, visible, source = row
    bands = tuple(_band(part) for part in ages.split())
    yearly = Triple(float(low), float(mid), float(high))
    return Condition(
        name, re.compile(words), yearly, float(women), bands, float(days), float(visible), source.startswith("S")
    )


def _band(part: str) -> tuple[int, int, float]:
    years, share = part.split(":")
    first, last = years.split("-")
    return int(first), int(last), float(share)
