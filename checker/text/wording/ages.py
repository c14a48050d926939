"""Safe wordings for ages: the stage of life, in the form that the sentence asks for."""

from __future__ import annotations

import re
from enum import Enum

from checker.text.compact import words
from checker.text.number_words import VALUES
from checker.text.sentence import Place, Replacement
from checker.text.wording.names import patient_phrase

OLD = 65
GROWN = 18
CHILD = 13
"""Ages at which Swedish speaks of "äldre", "vuxen" and "ung"; below the last one of "barn"."""

NOW = 2025
"""About the year of writing: "född -43" is an old person and "född 15" a child in any year near it."""

DEFINITE = ("en", "an", "n", "t")
"""Endings of a noun in definite form."""

CENTURY = 100
_SIGNS = (
    ("tonår", 15),
    ("minderårig", 15),
    ("pension", OLD),
    ("hundra", OLD),
    ("plussar", OLD),
    ("klassar", 10),
    ("förskol", 5),
)
"""Words that speak of an age without a number, and about which."""

_YEARS = re.compile(r"\d{1,3}")
_WORDED = re.compile(r"[a-zåäö]+?(?=[- ]?år|$)")
_BORN = re.compile(r"(?:18|19|20)\d\d|\d\d(?!\d)")
_DATE = re.compile(r"(?<!\d)(?P<year>(?:18|19|20)\d\d|\d\d)-?(?:0[1-9]|1[0-2])-?[0-3]\d(?!\d)")
_ASIDE = re.compile(r"[^,.!?;:\n]{0,40}(?=,)")
_DETERMINERS = frozenset(words("den det vår min din hans hennes deras er sin denna denne detta"))


class Stage(Enum):
    """A stage of life: its adjective in common gender, in neuter, and in plural or definite form."""

    CHILD = ("liten", "litet", "små")
    YOUNG = ("ung", "ungt", "unga")
    GROWN = ("vuxen", "vuxet", "vuxna")
    OLD = ("äldre", "äldre", "äldre")


ADJECTIVES = frozenset(form for one in Stage for form in one.value)
"""All their forms."""


def stage(years: int) -> Stage:
    """The stage of life of an age in years."""
    if years >= OLD:
        return Stage.OLD
    if years >= GROWN:
        return Stage.GROWN
    return Stage.YOUNG if years >= CHILD else Stage.CHILD


def age(place: Place) -> Replacement:
    """An age in any form: "87-årig", "femåringen", "91 år", "född 1937", "60-årsåldern", a bare number."""
    aside = _ASIDE.match(place.text, place.end)
    if place.follows_comma and aside:  # "Rut, 94 år med demens, log"
        return Place(place.text, place.start, aside.end()).dropped(preposition=False)
    return _said(place, place.quote.lower())


def _said(place: Place, quote: str) -> Replacement:
    """An age by the form in which it is said."""
    life = stage(years(quote))
    if "årig" in quote:
        return _grown(place) if life is Stage.GROWN else place.replaced(_adjective(quote, life, place))
    if re.search(r"åring|plussar|klassar", quote):
        return _noun(quote, life, place)
    if "ålder" in quote or "tonåren" in quote:
        return _age_group(quote, life, place)
    if quote.isdigit() or quote in VALUES or quote == "år":
        return _bare(life, place)
    if place.preposition in ("på", "om", "av"):
        return place.dropped()
    old = re.match(r" (?:gam(?:mal|malt|la)|plus)\b", place.text[place.end :])
    return place.replaced("ung" if life is Stage.CHILD else life.value[0], over_after=old.end() if old else 0)


def _grown(place: Place) -> Replacement:
    """A grown-up's age before a noun: left out, and "den" before a definite noun with it."""
    if place.word_before == "den" and place.word_after.endswith(DEFINITE):
        start = place.text.lower().rfind("den", 0, place.start)
        return Place(place.text, start, place.end).dropped(preposition=False)
    return place.dropped(preposition=False)


def _bare(life: Stage, place: Place) -> Replacement:
    """An age without a word for what it is; "i sina bästa år" tells none."""
    if place.quote.lower() == "år":
        return place.replaced(place.quote)
    if place.word_before in ("är", "var", "blir", "blev"):
        return place.replaced(life.value[0])
    if place.word_before.startswith("fyll"):
        return place.replaced("år", over_after=len(" år") if place.word_after == "år" else 0)
    return place.dropped()


def _age_group(quote: str, life: Stage, place: Place) -> Replacement:
    new = {Stage.OLD: "i hög ålder", Stage.GROWN: "i vuxen ålder"}.get(life, "i unga år")
    inside = quote.startswith("i ")
    return place.replaced(new if inside or place.preposition else new[2:], over_preposition=not inside)


def years(quote: str) -> int:
    """The age in years that a wording (lower case) speaks of, so far as the choice of a stage of life needs it."""
    if quote.startswith(("född", "fött", "f.", "f ", "årgång")):
        return NOW - _birth_year(quote)
    for sign, guess in _SIGNS:
        if sign in quote:
            return guess
    if number := _YEARS.search(quote):
        return 0 if re.search(r"mån|veck|dag", quote) else int(number.group())
    word = _WORDED.match(quote)
    return VALUES.get(word.group() if word else "", 40)


def _birth_year(quote: str) -> int:
    dated = _DATE.search(quote)
    born = [dated["year"]] if dated else _BORN.findall(quote)
    if not born:
        return 1930
    year = int(born[-1])
    if year > CENTURY:
        return year
    return 2000 + year if year <= NOW % CENTURY else 1900 + year


def _adjective(quote: str, life: Stage, place: Place) -> str:
    common, neuter, plural = life.value
    if quote.startswith("minder"):
        return "unga personer" if quote.endswith("a") else "ung person"
    if quote.endswith("årigt"):
        return neuter
    if quote.endswith(("åriga", "årige")):
        return "lilla" if life is Stage.CHILD and place.word_before in _DETERMINERS else plural
    return common


def _noun(quote: str, life: Stage, place: Place) -> Replacement:
    genitive = "s" if quote.endswith(("ens", "ings", "arnas", "rens")) else ""
    child = life is Stage.CHILD
    adjective = "unga" if child else life.value[2]
    if quote.rstrip("s").endswith(("ingen", "aren")):
        if place.word_before in _DETERMINERS or place.word_before.endswith("a"):
            return place.replaced(f"{adjective} personen{genitive}")
        return place.replaced(("ett barn" if child else patient_phrase(place)) + genitive)
    if quote.rstrip("s").endswith(("ingar", "ingarna")):
        return place.replaced(("små barn" if child else f"{adjective} personer") + genitive)
    if child and place.word_before == "en":
        start = place.text.lower().rfind("en", 0, place.start)
        return Place(place.text, start, place.end).replaced("ett litet barn" + genitive)
    return place.replaced(f"{'ung' if child else life.value[0]} person{genitive}")
