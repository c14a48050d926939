"""Safe wordings for times: "nyligen", "tidigare", "snart", "en tid", or nothing."""

from __future__ import annotations

import re

from checker.text.sentence import PREPOSITIONS, Place, Replacement
from checker.text.wording.clause import begins_with_verb

_CLOCK = re.compile(
    r"^(?:kl|klockan|halv|kvart|strax)\b|^\d{1,2}[.:]\d\d|^\w+tiden$|^(?:midnatt|gryningen|lunchtid)$", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:18|19|20)\d\d\b")
_LONG_AGO = re.compile(r"^för .*(?:sedan|sen)\b|(?:sedan|sen)$|-talet|förra året|fjol")
_LATER = re.compile(r"(?:senare|efteråt)$")
_STAY = re.compile(r"(?:dygn|nätter|dag(?:ar)?|dar|veck(?:a|or)|månad(?:er)?)$")
_OWNING = re.compile(r"(?:minuters|timmars|dygns|dagars|nätters|veckors|månaders|års|en (?:dags|veckas|månads))$")
"""A length that owns what follows: "tre veckors vila"."""

_CALENDAR = re.compile(
    r"^(?:i|på|den|förra|under|samma|hela|denna|förrgår|idag|mån|tis|ons|tors|fre|lör|sön|varje)|dagens?$"
)
_FUTURE = re.compile(r"^på (?:mån|tis|ons|tors|fre|lör|sön)dag|^i morgon|^imor|^i morron|^tomorrow")
_NIGHT = re.compile(r"^(natten|kvällen|morgonen)\b")
_WEEKDAY = re.compile(r"^(?:mån|tis|ons|tors|fre|lör|sön)dag")
_BEFORE = (
    "vid",
    "omkring",
    "runt",
    "kring",
    "sedan",
    "sen",
    "den",
    "efter",
    "före",
    "under",
    "strax",
    "innan",
    "mot",
    "på",
    "i",
    "till",
    "inför",
    "nästa",
    "förra",
    "varje",
)

MOST_BEFORE = 2
"""Words before a date that belong to it: "på den"."""

_HALF = re.compile(r"(?:\b(?:före|efter|innan|till|från|mellan)|[-–])$")
"""A time of which a part stands outside: "dagen före" midsummer, "tisdag till"."""

_SPAN = re.compile(
    r"(?:dag|\d|januari|februari|mars|april|maj|juni|juli|augusti|(?:septem|okto|novem|decem)ber) (?:till|-|–) ?$"
)
"""What a span of time has before its end."""


def time(place: Place) -> Replacement | None:
    """A time in any form, by what it says of past and future; None where it is a part of one."""
    if _OWNING.search(place.quote.lower()) and place.word_after:
        return place.replaced("en tids")
    return None if _is_part(place) else _told(place)


def _is_part(place: Place) -> bool:
    """Whether a part of the time stands outside the finding: "dagen före dopparedan", "tisdag till torsdag"."""
    quote = place.quote.lower()
    begun = quote not in PREPOSITIONS and place.word_after and _HALF.search(quote)
    return bool(begun or _SPAN.search(place.text[max(0, place.start - 20) : place.start].lower()))


def _told(place: Place) -> Replacement:
    quote = place.quote.lower()
    owning = quote.endswith("dagens")  # "lördagens final"
    if owning or _CLOCK.search(quote):
        early = _begins(place) and not owning
        return place.replaced("sedan", over_preposition=True) if early else place.dropped(preposition=not owning)
    if _LATER.search(quote) or quote in PREPOSITIONS:
        return place.replaced("senare" if _LATER.search(quote) else place.quote)  # "före" alone tells no time
    if night := _NIGHT.match(quote):
        return place.replaced({"natten": "en natt", "kvällen": "en kväll"}.get(night.group(1), "en morgon"))
    if _STAY.search(quote) and not _CALENDAR.search(quote):
        return place.dropped() if place.preposition in ("i", "på") else place.replaced("en tid")
    if _WEEKDAY.match(quote) and quote.endswith("en") and place.starts_sentence:
        return place.replaced("en dag")
    return _wide(place, _when(quote, place.word_after))


def _when(quote: str, after: str) -> str:
    """The adverb for a time before the verb ``after``."""
    if after and not begins_with_verb(after):
        return "snart" if _FUTURE.search(quote) or _WEEKDAY.match(quote) else "nu"
    return "tidigare" if _LONG_AGO.search(quote) or _YEAR.search(quote) else "nyligen"


def _begins(place: Place) -> bool:
    if place.starts_sentence:
        return True
    if not place.preposition:
        return False
    start = place.text.lower().rfind(place.preposition, 0, place.start)
    return Place(place.text, start, place.end).starts_sentence


def _wide(place: Place, new: str) -> Replacement:
    """Replaced together with the word before it where that belongs to the date: "den 12 mars", "sedan i mars".

    Only at the beginning of a sentence, and where it is all that is said ("det var i mars"): elsewhere it is left out,
    because where an adverb may stand is not known.
    """
    wide = _with_before(place)
    start = wide.start
    if wide.follows_comma and place.text.startswith(",", place.end):
        return Replacement(place.text.rfind(",", 0, start), place.end, "")  # in a row of facts one comma stays
    said = wide.starts_sentence or place.tagged or wide.word_before in ("är", "var", "blir", "blev")
    return wide.replaced(new) if said else wide.dropped(preposition=False)


def _with_before(place: Place) -> Place:
    """The place with the words before it that belong to the date: "på den tolfte kvällen"."""
    wide = place
    for _ in range(MOST_BEFORE):
        once_more = wide.text[: wide.start].lower().endswith("gång till ")  # that "till" is none of the date's
        if wide.word_before not in _BEFORE or once_more:
            break
        wide = Place(wide.text, wide.text.lower().rfind(wide.word_before, 0, wide.start), wide.end)
    return wide
