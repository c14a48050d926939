"""Ties to somebody whom the reader knows: the author, a named person, the author's neighbour."""

from __future__ import annotations

import re
from functools import cache

from checker.risk.triple import Triple
from checker.text.lexicon import read_rows, table_path

TIES = (
    (re.compile(r"\b(?:gammel)?(?:mor|far)(?:mor|far)|förälder|svär(?:mor|far)"), Triple(1, 1, 2)),
    (re.compile(r"\b(?:moster|faster|morbror|farbror|svåger|svägersk|gudmor|gudfar)"), Triple(1, 2, 4)),
    (
        re.compile(r"\b(?:kusin|syssling|släkting|barnbarn|(?:son|dotter|bror|brors|syster)(?:son|dotter))"),
        Triple(1, 4, 10),
    ),
    (
        re.compile(
            r"\b(?:(?:bonus|plast|styv)?(?:mamma|pappa)|mor\b|mors\b|far\b|fars\b|morsa|farsa|mamsen|fru|hustru|man\b|"
            r"mannen|make|maka|sambo|särbo|fästm|pojkvän|flickvän|kille|ex)"
        ),
        Triple(1, 1, 2),
    ),
    (
        re.compile(
            r"\b(?:son|dotter|barn|(?:stora|lilla|halv|tvilling|bonus)?syster|(?:store|lille|halv|tvilling|bonus)?bror|"
            r"syskon|bonus|brorsa|syrra|grabb|tjej|unge|pojke|flicka)"
        ),
        Triple(1, 2, 3),
    ),
    (re.compile(r"grann|kompis|vän|bekant|kollega|chef|polare|bästis|kamrat"), Triple(2, 5, 15)),
)
"""Ties to somebody whom the reader knows, and how many they point at; the first that fits is meant."""

_OWN = re.compile(r"\b(?:min|mitt|mina|vår|vårt|våra)\b|\btill mig\b")
_OWN_NAME = re.compile(
    r"(?:gammel)?(?:mor|far)(?:mor|far)s?|(?:mor|far|bror)sans?|syrrans?|frugans?|mamsens?|svär(?:mor|far)s?|mosters?|fasters?"
)
"""What kin are called by those whose they are: no article is needed to say whose mother's mother it is."""

_PARENT = re.compile(r"(?:mamma|pappa)s?")
_NO_NAME = re.compile(
    r"\b(?:en|ett|den|din|ditt|er|ert|sin|hans|hennes|hens|deras|nybliven|stolt|blev|blivit|bli|är|var|som|till|any|\w{2,20}s)\s$"
)
_OF_SEVERAL = re.compile(r"\s(?:och (?:barn|bebis|båda|pappa|mamma)|till)\b")
_OWNER = re.compile(r"\b(\w{2,20}s)\s(?:\w{2,20}\s)?$")
_OWNED = re.compile(r"^(\w{2,20}s)\s(.{2,40})$", re.DOTALL)
_KNOWN = re.compile(r"^(?:grann|kompis|vän|kolleg|chef|kusin|polar)")


def tie_of(quote: str, before: str = "", after: str = "") -> Triple | None:
    """How many a tie to somebody known points at; None where it is a tie to somebody not known.

    >>> tie_of("min kusin"), tie_of("Farsan"), tie_of("pappa", "Lovisas "), tie_of("hans fru")
    (Triple(low=1, mid=4, high=10), Triple(low=1, mid=1, high=2), Triple(low=1, mid=1, high=2), None)
    >>> tie_of("Grannens son"), tie_of("Patientens dotter"), tie_of("mamma", "en nybliven ")
    (Triple(low=2, mid=10, high=45), None, None)
    """
    said = quote.strip()
    owned = _OWNED.match(said)
    if owned:
        return _of(owned.group(1), owned.group(2))
    owner = _OWNER.search(before)
    if owner and not _OWN.search(said.lower()):
        return _of(owner.group(1), said)
    if _OWN.search(said.lower()) or _is_name(said, before, after):
        return _points_at(said)
    return None


def _points_at(said: str) -> Triple | None:
    return next((people for words, people in TIES if words.search(said.lower())), None)


def _is_name(said: str, before: str, after: str) -> bool:
    """Whether a word for kin stands as a name: the author's own."""
    if _NO_NAME.search(before.lower()):
        return False
    own_parent = said[:1].isupper() and _PARENT.fullmatch(said.lower()) and not _OF_SEVERAL.match(after.lower())
    return bool(own_parent or _OWN_NAME.fullmatch(said.lower()))


def _of(owner: str, said: str) -> Triple | None:
    """The tie to somebody who is named, or known to the author; none to a patient or to whom a pronoun stands for."""
    people, lower = _points_at(said), owner.lower()
    if people is None or lower in _unknown():
        return None
    if _KNOWN.match(lower) or _OWN_NAME.fullmatch(lower) or _PARENT.fullmatch(lower):
        known = _points_at(lower)
        return people.times(known) if known else None
    return people if owner[:1].isupper() else None


@cache
def _unknown() -> frozenset[str]:
    """Pronouns and nouns in the genitive: whose they are is not told."""
    lists = ("person_nouns", "patient_nouns", "staff_nouns", "individual_pronouns")
    forms = {row[0] for name in lists for row in read_rows(table_path("lists", f"{name}.txt"))}
    return frozenset({*forms, "deras", "vars", "barnets", "sonens", "dotterns", "bebisens", "familjens"})
