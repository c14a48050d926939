"""Safe wordings for trades: "en 45-årig lärare" is "en patient"; what stands beside a noun goes."""

from __future__ import annotations

import re

from checker.text.sentence import PREPOSITIONS, Place, Replacement
from checker.text.wording.clause import finite
from checker.text.wording.facts import classes_of
from checker.text.wording.fluency import BEING
from checker.text.wording.names import patient_phrase

_LED = re.compile(
    r"\b(?:en|ett|den)\s+"
    r"(?:[\w-]+(?:ig|iga|ad|ade|sk|ska|ung|unga|äldre|gammal|gamla|tidigare|detta|enda)\s+){0,2}$",
    re.IGNORECASE,
)
"""An article with what stands between it and the trade: "en 45-årig", "den enda"."""

_ASIDE = re.compile(r"[^,.!?;:\n]{0,40},")
"""The end of what stands beside a noun."""

_OF = re.compile(r" (?:i|på|för|av|och) [a-zåäö]")
"""What a trade is told to be of, other than a place."""

SOMEBODY = ("occupations", "human_suffix", "person_nouns")
"""Classes of words for a trade."""

GIVEN = ("given_names:common", "given_names:frequent")
"""Classes of first names that hardly any place has."""

DEFINITE = ("en", "an", "n", "t", "et")
"""Endings of a noun for somebody known."""

REACH = 80
"""Characters before a trade in which its article stands."""

PLURAL = ("na", "er", "ar", "arna", "erna")


def occupation(place: Place) -> Replacement | None:
    """A trade: "en 45-årig lärare" is "en patient"; between commas it goes; elsewhere it takes its sentence along.

    Behind a preposition, "är" or an owner ("dotter till smeden", "bygdens smed") it may be anybody's.
    """
    led = _LED.search(place.text, max(0, place.start - REACH), place.start)
    start = led.start() if led else place.start
    wide = Place(place.text, start, place.end)
    beside = _ASIDE.match(place.text, place.end)
    if wide.follows_comma and beside:
        return Replacement(len(place.text[:start].rstrip()) - 1, beside.end() - _in_a_row(place.text, beside.end()), "")
    one = (led or place.quote.lower().endswith(DEFINITE)) and not place.quote.lower().endswith(PLURAL)
    before = wide.word_before
    another = before in PREPOSITIONS | BEING or before.endswith("s") or wide.follows_comma or _listed(wide)
    # "laddaren från Ville" is no trade
    whose = any(label.startswith(GIVEN) for label in classes_of(place.quote.partition(" från ")[2]))
    named = not whose and any(label.startswith(SOMEBODY) for label in classes_of(place.quote))
    return wide.replaced(patient_phrase(place)) if one and named and not another else None


def _in_a_row(text: str, end: int) -> bool:
    """Whether what stands behind an aside is one more fact ("Liv, smed, gikt"): then a comma stays between."""
    after = Place(text, 0, end).word_after
    return bool(after) and after not in PREPOSITIONS and not finite(after)


def _listed(place: Place) -> bool:
    """Whether the trade has more words behind it ("mästaren i simning"), or stands among others ("och en smed")."""
    return place.word_before == "och" or _OF.match(place.text, place.end) is not None
