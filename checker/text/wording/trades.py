"""Safe wordings for trades: "en 45-årig lärare" is "en patient"; what stands beside a noun goes."""

from __future__ import annotations

import re

from checker.text.sentence import PREPOSITIONS, Place, Replacement
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
        return Replacement(len(place.text[:start].rstrip()) - 1, beside.end(), "")
    before = wide.word_before
    known = led or place.quote.lower().endswith(DEFINITE)
    if not known or place.quote.lower().endswith(PLURAL) or before in PREPOSITIONS | BEING or before.endswith("s"):
        return None
    return wide.replaced(patient_phrase(wide))
