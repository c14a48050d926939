"""What is told of a person, as numbers that population tables understand: age, sex, home."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from checker.finding import Finding, Type
from checker.risk import population
from checker.text.lexicon import read_rows, table_path

YEAR_OF_TABLES = 2019
OLDEST = 110

DIGITS = re.compile(r"\d{1,4}")
DECADE = re.compile(r"års?åldern|-talet|plussare|plus\b|\+", re.IGNORECASE)
WOMAN = re.compile(
    r"\b(?:hon|henne|hennes|kvinna\w*|dam(?:en)?|tant(?:en)?|flicka\w*|tjej(?:en)?|fru(?:n)?|mamma\w*|mormor\w*|dotter\w*)\b",
    re.IGNORECASE,
)
MAN = re.compile(
    r"\b(?:han|honom|hans|mannen|mannens|herren?|farbror\w*|pojken?|killen?|pappa\w*|morfar\w*|son(?:en)?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Traits:
    """Age as a closed interval in years, sex ``k`` or ``m``, home as a municipality; None where it is not told."""

    age: tuple[int, int] | None = None
    sex: str | None = None
    home: str | None = None

    def without(self, name: str) -> Traits:
        """The same without one trait."""
        return Traits(**{key: None if key == name else getattr(self, key) for key in ("age", "sex", "home")})


def traits_of(text: str, findings: Sequence[Finding]) -> Traits:
    """The traits that the findings of one person tell; ``text`` is the draft, for the sex that pronouns tell."""
    ages = [age for f in findings if f.type is Type.AGE and (age := age_of(f.quote))]
    homes = [home for f in findings if f.type is Type.LOCATION and (home := home_of(f.quote))]
    woman, man = bool(WOMAN.search(text)), bool(MAN.search(text))
    return Traits(
        ages[0] if ages else None,
        None if woman == man else "k" if woman else "m",
        homes[0] if homes else None,
    )


def age_of(quote: str) -> tuple[int, int] | None:
    """The years of age that a quote allows.

    >>> age_of("87-årig"), age_of("60-årsåldern"), age_of("född 1937"), age_of("femåring"), age_of("tonåring")
    ((87, 87), (55, 69), (81, 82), (5, 5), None)
    """
    match = DIGITS.search(quote)
    number = int(match.group()) if match else _spoken(quote.lower())
    if number is None:
        return None
    if number > OLDEST:
        return (YEAR_OF_TABLES - number - 1, YEAR_OF_TABLES - number) if number <= YEAR_OF_TABLES else None
    if DECADE.search(quote):
        return max(0, number - 5), number + 9
    return number, number


def _spoken(quote: str) -> int | None:
    for word, number in _number_words():
        if quote.startswith(word):
            return number
    return None


@cache
def _number_words() -> Sequence[tuple[str, int]]:
    rows = read_rows(table_path("lists", "number_words.txt"))
    words = [(row[0], int(row[1])) for row in rows if len(row) > 1 and row[1].isdigit() and int(row[1]) <= OLDEST]
    return sorted(words, key=lambda entry: -len(entry[0]))


def home_of(quote: str) -> str | None:
    """The municipality that a quote names, or None."""
    name = quote.lower()
    return next((place for place in (name, name.removesuffix("s")) if place in population.table()), None)
