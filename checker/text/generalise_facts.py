"""Safe wordings for facts about somebody: health, ties, events and places, each by its parent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.text.lexicon import lexicon

if TYPE_CHECKING:
    from checker.text.sentence import Place, Replacement

HEALTH = {
    "skada": "en skada",
    "symtom": "besvär",
    "sjukdom": "en sjukdom",
    "åtgärd": "behandling",
    "kropp": "besvär",
    "plats": "vård",
}
"""The parent of a health fact, by the class of its stem in the health lexicon."""

TIES = frozenset(
    ["min", "mitt", "mina", "vår", "vårt", "våra", "hans", "hennes", "hens", "deras", "sin", "sitt", "sina"]
)
INDEFINITE = frozenset(["en", "ett", "någon", "nån"])


def health(place: Place) -> Replacement:
    """A diagnosis, symptom, injury or treatment by its kind; a verb ("dog", "födde") is left out of reach: dropped."""
    words = [word.strip(".,") for word in place.quote.lower().split()]
    stems = [label.split(":")[1] for word in words for label in lexicon().of_word(word) if label.startswith("health:")]
    if not stems:
        return place.replaced("vård")
    new = HEALTH.get(stems[0], "vård")
    if place.word_before in INDEFINITE and " " in new:
        new = new.split(" ", 1)[1]
    return place.replaced(new)


def relation(place: Place) -> Replacement:
    """A tie: "min mormor" becomes "en närstående", "dottern" becomes "en närstående"."""
    genitive = place.quote.lower().endswith("s") and len(place.quote) > 4 and " " in place.quote
    new = "närstående" if place.word_before in INDEFINITE | TIES else "en närstående"
    return place.replaced(new + ("s" if genitive and not place.quote.lower().endswith(("ss", "us")) else ""))


def event(place: Place) -> Replacement:
    """A known event by its kind."""
    found = {
        label.split(":")[1]
        for word in place.quote.lower().split()
        for label in lexicon().of_word(word)
        if label.startswith("event_terms:")
    }
    if found & {"olycka", "trafik"}:
        return place.replaced("olycka" if place.word_before in INDEFINITE else "en olycka")
    return place.replaced("händelse" if place.word_before in INDEFINITE else "en händelse")


def location(place: Place) -> Replacement:
    """A place: left out with its preposition; "orten" where a sentence begins with it."""
    return place.dropped() if place.preposition else place.replaced("orten")
