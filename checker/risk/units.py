"""How many patients a kind of unit holds and takes in a day: our guesses, with wide margins, until a hospital says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker.risk.conditions import Bands
from checker.risk.triple import Triple


@dataclass(frozen=True, slots=True)
class Kind:
    """Occupied beds, arrivals a day, the larger unit that it is a part of, and the ages of its patients."""

    occupied: Triple
    arriving: Triple
    part_of: str | None = None
    ages: Bands | None = None


CHILDREN: Bands = ((0, 17, 1.0),)
NEWBORN: Bands = ((0, 0, 1.0),)
EMERGENCY: Bands = ((0, 17, 0.35), (18, 44, 0.28), (45, 64, 0.15), (65, 79, 0.13), (80, 110, 0.09))

KINDS = {
    "ward": Kind(Triple(14, 22, 30), Triple(2, 4, 6)),
    "icu": Kind(Triple(4, 8, 14), Triple(0.8, 2, 4)),
    "ed": Kind(Triple(12, 24, 36), Triple(90, 120, 150), None, EMERGENCY),
    "children": Kind(Triple(5, 15, 30), Triple(15, 45, 90), "ed", CHILDREN),
    "delivery": Kind(Triple(2, 5, 12), Triple(4, 6, 9)),
    "maternity": Kind(Triple(6, 15, 30), Triple(4, 6, 9)),
    "neonatal": Kind(Triple(6, 12, 25), Triple(0.3, 1, 3), None, NEWBORN),
    "theatres": Kind(Triple(2, 8, 20), Triple(8, 25, 60)),
    "theatre": Kind(Triple(1, 4, 8), Triple(2, 4, 8), "theatres"),
    "room": Kind(Triple(1, 2, 4), Triple(0.3, 0.7, 1.5), "ward"),
    "psychiatry": Kind(Triple(8, 14, 20), Triple(0.7, 1.5, 3)),
    "dialysis": Kind(Triple(8, 20, 40), Triple(15, 35, 70)),
    "ambulance": Kind(Triple(1, 2, 4), Triple(3, 7, 14)),
    "hospice": Kind(Triple(6, 10, 16), Triple(0.3, 0.7, 1.2)),
    "clinic": Kind(Triple(3, 15, 40), Triple(15, 50, 150)),
}
"""Orders of magnitude, not from a source."""

_WORDS = (
    ("neonatal", r"neo|prematur"),
    ("children", r"barn|pediatri"),
    ("delivery", r"förlossning"),
    ("maternity", r"\bbb\b|eftervård|patienthotell"),
    ("icu", r"\b[bcnt]?iva\b|\bima\b|intensiv|\bhia\b|\bhjärtintensiv"),
    ("room", r"\b(?:rum|sal|säng|plats|bädd|bås)\b"),
    ("theatre", r"\bop(?:eration)?s?sal|\bop ?\d|\bsal op"),
    ("theatres", r"\bop\b|operation"),
    ("ed", r"akut"),
    ("psychiatry", r"psyk|beroende|\bpiva\b"),
    ("dialysis", r"dialys"),
    ("ambulance", r"ambulans|helikopter"),
    ("hospice", r"hospis|hospice|palliativ"),
    ("clinic", r"mottagning|vårdcentral|klinik|poliklinik|\bvc\b"),
)
_PATTERNS = tuple((kind, re.compile(words)) for kind, words in _WORDS)


def kind_of(quote: str) -> str:
    """The kind of unit that a quote names; what tells nothing is a ward.

    >>> kind_of("avdelning 54"), kind_of("sal 3"), kind_of("barnakuten"), kind_of("IVA")
    ('ward', 'room', 'children', 'icu')
    """
    lower = quote.lower()
    return next((kind for kind, words in _PATTERNS if words.search(lower)), "ward")


def smallest(kinds: Sequence[str], days: Triple) -> str | None:
    """The kind that sees the fewest within a time, or None."""
    return min(kinds, key=lambda kind: KINDS[kind].occupied.plus(KINDS[kind].arriving.times(days)).mid, default=None)
