"""What a place tells of somebody: a home of a known or a likely size, an origin abroad, or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from checker.risk import population, told
from checker.risk.triple import Triple
from checker.text.lexicon import read_rows, table_path

HAMLET = Triple(150, 600, 3_000)
"""Inhabitants of what looks like a small Swedish place and is in no table, or in one without its number."""

SOURCED, GUESSED = 1.1, 2.0
"""Factors either way of the numbers in ``rules/tables/regions.tsv`` and ``countries.tsv``."""

NO_HOME = re.compile(
    r"sjukhus|lasarett|sjukstug|vårdcentral|hälsocentral|\bklinik|mottagning|akuten|karolinska|akademiska|sahlgrenska|"
    r"danderyds|\b[er] ?\d{1,3}\b|\b(?:riks|läns|motor)?väg(?:en)? ?\d|motorväg|rondell|tunnel|trafikplats|flygplats|"
    r"flygfält|\bsverige\b|utlandet|utomlands|\bhemma\b|\bstan\b"
)
"""Hospitals, roads and what says nothing: somebody may have been there, nobody lives there."""

_BESIDE = re.compile(r"\s+(?:i|vid|på|utanför|nära|norr om|söder om|öster om|väster om|höjd med)\s+|,\s*")
_AROUND = re.compile(r"[ -]?(?:kommun|trakten?|området|hållet|bygden|skärgård)$")
_WIDER = re.compile(r"^(?:(?:region|landskapet|norra|södra|östra|västra|mellersta|inre|centrala)\s+)+")
_HOMELY = re.compile(r"(?:^|\s)(?:\w*by|\w*byn|\w*ön|\w*bygden|\w*samhället|\w*gården|\w*torpet)$")
_COMMON = re.compile(r"^(?:en|ett|den|det)\s|\w(?:en|et|an|na|hus|boende|skola|hem)$")


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality, the inhabitants of another place, or the share of people who come from there."""

    home: str | None = None
    people: Triple | None = None
    origin: Triple | None = None


NOWHERE = Place()


def place_of(quote: str) -> Place:
    """What a quote that names a place tells.

    >>> place_of("Umeå").home, place_of("Skåne").people.mid, place_of("Ängsmyrberget").people == HAMLET
    ('umeå', 1377827.0, True)
    >>> place_of("E4 vid Hudiksvall") == place_of("Östersunds sjukhus") == place_of("köket") == NOWHERE
    True
    """
    if NO_HOME.search(quote.lower()):
        return NOWHERE
    known = [place for name in _names(quote) if (place := _known(name))]
    if known:
        return min(known, key=_size)
    return Place(people=HAMLET) if _looks_small(quote.strip()) else NOWHERE


def _size(place: Place) -> float:
    if place.home:
        return population.inhabitants(place.home)
    return place.people.mid if place.people else population.count(None, None, None)


def _names(quote: str) -> Iterator[str]:
    """The whole quote; where it is in no table, each place in it."""
    whole = quote.lower().strip(' .,:;!?#"”')
    if _known(whole):
        yield whole
        return
    yield from _BESIDE.split(whole)


def _known(name: str) -> Place | None:
    forms = [name, name.removesuffix("s"), _AROUND.sub("", name), _AROUND.sub("", name).removesuffix("s")]
    forms += [_WIDER.sub("", form) for form in forms]
    return next((place for form in forms if (place := _row(form))), None)


def _row(name: str) -> Place | None:
    if name in population.table():
        return Place(home=name)
    if name in _regions():
        return Place(people=_regions()[name])
    if name in _countries():
        return Place(origin=_countries()[name])
    if name in _places():
        people = _places()[name]
        return Place(people=Triple.about(people, 1.3) if people else HAMLET)
    return None


def _looks_small(quote: str) -> bool:
    """Whether a name in no table may be a village's: a capital, or no word for any room, house or spot."""
    if any(char.isdigit() for char in quote) or not any(char.isalpha() for char in quote):
        return False
    return not quote.islower() or bool(_HOMELY.search(quote)) or not _COMMON.search(quote)


@cache
def _regions() -> dict[str, Triple]:
    rows = read_rows(table_path("tables", "regions.tsv"))
    return {name: Triple.about(float(n), SOURCED if source == "S" else GUESSED) for name, n, source in rows}


@cache
def _countries() -> dict[str, Triple]:
    rows = read_rows(table_path("tables", "countries.tsv"))
    everybody = population.count(None, None, None)
    return {name: Triple.share(int(n) / everybody, GUESSED) if int(n) else told.ORIGIN for name, n in rows}


@cache
def _places() -> dict[str, int]:
    return {row[0]: int(row[1]) for row in read_rows(table_path("tables", "places.tsv"))}
