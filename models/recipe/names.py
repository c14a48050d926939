"""Tables of names by origin and frequency, and of places and organisations, to fill training sentences with.

Sources: Statistics Sweden's name statistics 2020 (given names with bearers, the thousand commonest surnames), surnames
borne in Sweden (okasi/swedish-pii, MIT), common names by country (sigpwned, CC0), :mod:`models.recipe.origins` (own),
Swedish places (svensktext; swedish-geodata, CC0), countries, authorities, hospitals (facts).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from models.recipe import origins, probe, sources

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping, Sequence

PLAIN = re.compile(r"[^\W\d_][\w'’ -]+")
REGIONS = {
    "arab": "EG AE DZ JO KW LB MA SA TN IQ",
    "balkan": "AL BA HR ME MK RS SI XK BG GR RO MD",
    "baltic and slavic": "EE LV LT PL CZ SK UA RU BY HU",
    "caucasus and central asia": "AM AZ GE KZ KG TJ TR IR",
    "east asia": "CN JP KR TW PH MY TH VN KH MN",
    "latin": "ES PT BR AR BO CL CO CR CU DO EC MX PE PY SV UY VE IT FR",
    "north": "DK NO IS FO FI DE NL BE AT CH GB IE US",
    "south asia": "IN NP PK BD LK",
    "africa": "ML ZA GQ HT",
}


@dataclass(frozen=True, slots=True)
class Weighted:
    """Strings drawn by the square root of their frequency."""

    items: Sequence[str]
    totals: Sequence[float]

    @classmethod
    def of(cls, counts: Mapping[str, int]) -> Weighted:
        """A table from counts."""
        items = sorted(counts)
        return cls(items, list(accumulate(max(1, counts[item]) ** 0.5 for item in items)))

    def draw(self, chance: random.Random) -> str:
        """One string."""
        return chance.choices(self.items, cum_weights=self.totals)[0]


@dataclass(frozen=True, slots=True)
class Names:
    """Everything that a training sentence may be filled with."""

    given: Weighted
    surnames: Weighted
    rare: Sequence[str]
    """Surnames borne in Sweden, of any frequency."""
    origins: Mapping[str, tuple[Sequence[str], Sequence[str]]]
    places: Sequence[str]
    countries: Sequence[str]
    organisations: Sequence[str]
    held: frozenset[str]
    """Parts of names that no training sentence may hold, lower-cased."""


def given_counts() -> Counter[str]:
    """Given names that people go by, with bearers."""
    counts: Counter[str] = Counter()
    for sex in ("kvinnor", "man"):
        for row in sources.rows(f"data/names/tilltalsnamn-{sex}.csv"):
            counts[row["name"].strip()] += int(row["persons"])
    return counts


def surname_counts() -> dict[str, int]:
    """The thousand commonest surnames, with bearers."""
    found = {
        row["lastname"].strip(): int(row["frequency"])
        for row in sources.rows("data/names/scb_top/efternamn-topp1000-aldre.csv")
    }
    return {name: number for name, number in found.items() if len(name) > 2 and name not in {"Von", "Van"}}


def surname_list() -> list[str]:
    """Surnames borne in Sweden."""
    names: list[str] = json.loads(sources.shared("data/names/okasi_mit/last-names.json").read_text(encoding="utf-8"))
    return [name for name in names if PLAIN.fullmatch(name) and len(name) > 2]


def by_region() -> dict[str, tuple[list[str], list[str]]]:
    """Common given names and surnames of groups of countries, in Latin letters, and our own lists."""
    home = {country: region for region, countries in REGIONS.items() for country in countries.split()}
    found: dict[str, tuple[list[str], list[str]]] = {region: ([], []) for region in REGIONS}
    for at, name in enumerate(("forenames", "surnames")):
        for row in sources.rows(f"data/names/by_country_cc0/common-{name}-by-country.csv"):
            written = (row["Romanized Name"] or row["Localized Name"]).strip()
            region = home.get(row["Country"])
            if (
                region
                and re.fullmatch(r"[^\W\d_][\w'’-]+", written)
                and written.isascii() | (ord(max(written)) < 0x250)
            ):
                found[region][at].append(written)
    return found | origins.own()


def municipalities() -> list[dict[str, str]]:
    """Municipalities and their counties."""
    return list(sources.rows("data/places/sjbrg/data/municipality_county.csv"))


def swedish_places() -> list[str]:
    """Localities, municipalities and counties."""
    found = {row["city"] for row in sources.rows("data/places/ortsnamn_2007.csv")}
    for row in municipalities():
        found |= {row["municipality_name_short"], row["county_name_short"]}
    return sorted(found)


def countries() -> list[str]:
    """Countries in Swedish."""
    return [row["country"] for row in sources.rows("data/places/nationaliteter.csv") if row["country"]]


def organisations() -> list[str]:
    """Authorities, hospitals, regions and municipalities as organisations."""
    found = [row["name"] for row in sources.rows("data/places/myndigheter.tsv", "\t")]
    found += [row["hospital"] for row in sources.rows("data/care/hospitals/hospitals_98_with_town.csv")] * 4
    found += [f"Region {row['county_name_short']}" for row in municipalities()[::4]]
    found += [row["municipality_name"] for row in municipalities()[::3]]
    return [name for name in found if PLAIN.match(name) and len(name.split()) < 5]


@cache
def load() -> Names:
    """All tables, without any part of the names that are measured with or chosen by."""
    held = probe.held_parts()

    def free(name: str) -> bool:
        return not held & set(re.split(r"[ -]", name.lower())) and name.lower() not in held

    given = {name: n for name, n in given_counts().items() if n >= 15 and PLAIN.fullmatch(name) and free(name)}
    return Names(
        given=Weighted.of(given),
        surnames=Weighted.of({name: n for name, n in surname_counts().items() if free(name)}),
        rare=[name for name in surname_list() if free(name)],
        origins={
            origin: ([name for name in first if free(name)], [name for name in last if free(name)])
            for origin, (first, last) in by_region().items()
        },
        places=swedish_places(),
        countries=countries(),
        organisations=organisations(),
        held=held,
    )
