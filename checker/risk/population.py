"""Inhabitants of Sweden by municipality, sex and age: Statistics Sweden, 31 December 2019 (10,327,589 persons)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import accumulate

from checker.text.lexicon import read_rows, table_path

SEXES = ("k", "m")


@cache
def table() -> Mapping[str, Mapping[str, tuple[int, ...]]]:
    """By municipality (lower case) and sex, the number of people aged 0, 1 ... 100 and over."""
    found: dict[str, dict[str, tuple[int, ...]]] = {}
    for place, sex, ages in read_rows(table_path("tables", "population.tsv")):
        found.setdefault(place, {})[sex] = tuple(map(int, ages.split()))
    return found


def count(home: str | None, sex: str | None, age: tuple[int, int] | None) -> int:
    """How many people live in a municipality (None: in Sweden), of one sex (None: both), in an interval of age.

    >>> count(None, None, None)
    10327589
    """
    places = [table()[home]] if home else table().values()
    low, high = age or (0, 100)
    low, high = min(low, 100), min(high, 100)
    return sum(sum(place[one][low : high + 1]) for place in places for one in SEXES if sex in {None, one})


@cache
def _below() -> Mapping[str, tuple[int, ...]]:
    """Inhabitants of Sweden younger than 0, 1 ... 101, by sex."""
    ages = {sex: [sum(place[sex][age] for place in table().values()) for age in range(101)] for sex in SEXES}
    return {sex: (0, *accumulate(people)) for sex, people in ages.items()}


def share(sex: str | None, age: tuple[int, int] | None) -> float:
    """The share of Sweden's inhabitants that is of a sex and in an interval of age.

    >>> round(share("k", None), 2), round(share(None, (87, 87)), 4)
    (0.5, 0.0032)
    """
    low, high = age or (0, 100)
    low, high = min(low, 100), min(high, 100)
    people = sum(_below()[one][high + 1] - _below()[one][low] for one in SEXES if sex in {None, one})
    return people / sum(_below()[one][101] for one in SEXES)


@cache
def inhabitants(home: str) -> int:
    """Inhabitants of a municipality."""
    return count(home, None, None)
