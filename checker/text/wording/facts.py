"""Safe wordings for facts about somebody: health, events and places by their parents; ties and traits are left out."""

from __future__ import annotations

import re

from checker.text.compact import words
from checker.text.lexicon import lexicon
from checker.text.sentence import Place, Replacement
from checker.text.wording.clause import begins_with_verb, joined_clause, some

HEALTH = {
    "skada": "en skada",
    "sjukdom": "en sjukdom",
    "symtom": "besvär",
    "åtgärd": "en behandling",
    "kropp": "besvär",
    "plats": "vård",
}
"""The parent of a health fact, by the class of its stem in the health lexicon; of several the first counts."""

NOUNS = ("kinship", "head:patient", "staff_nouns", "patient_nouns", "person_nouns", "occupations")
"""Classes of nouns for somebody."""

UNCOUNTED = frozenset({"besvär", "vård"})
"""Stand-ins that no article goes before."""

BESIDE = frozenset({"vid", "efter"})
"""Prepositions whose phrase goes with an event that has no name of its own."""

_WHERE = re.compile(r" (?:på|vid|i|utanför|från) (?:[A-ZÅÄÖ][\w-]+|[\w-]+(?:en|et|an|n))(?=[\s.,!?;:]|$)")
_AROUND = re.compile(r" (?:med|och) (?:omnejd|omgivning\w*)")
"""What belongs to a place: "Boden med omnejd"."""

DEFINITE = {"händelse": "händelsen", "olycka": "olyckan"}

ADJECTIVES = frozenset(
    words("lilla gamla kära snälla fina underbara goa bästa duktiga söta tappra modiga stackars unga nya")
)
"""Words in the form that stands before a name or a definite noun."""

BARE = frozenset(
    words(
        "gammal ung känd erfaren duktig pensionerad blivande lokal populär folkkär berömd rutinerad nybliven ensam arg "
        "ny nye förre egen eget"
    )
)
"""Words in the form that stands before a noun without its article."""

ADDED = frozenset({"med", "för"})
"""Prepositions with which an illness is added to a sentence that is whole without it: "kom in med feber"."""

HAVING = frozenset({"fick", "får", "fått", "har", "hade", "haft"})
CARE = {"blev": "fick vård", "var": "fick vård", "blir": "får vård", "är": "får vård", "blivit": "fått vård"}
"""What to write for "blev opererad", by its verb."""

PARTICIPLE = ("ad", "agd")
INDEFINITE = frozenset({"en", "ett", "någon", "nån"})
TIES = frozenset(
    {"min", "mitt", "mina", "vår", "vårt", "våra", "hans", "hennes", "hens", "deras", "sin", "sitt", "sina"}
)


def classes_of(quote: str) -> set[str]:
    """The lexicon classes of all words of a quote."""
    return {label for word in quote.lower().split() for label in lexicon().of_word(word.strip(".,;:!?"))}


def health(place: Place) -> Replacement:
    """A diagnosis, symptom, injury or treatment by its kind.

    What somebody *did* ("bröt armen", "opererades") becomes "fick vård"; what names no illness ("mår bra") stays.
    """
    said = place.quote.lower().split()
    if (care := CARE.get(place.word_before)) and said[-1].endswith(PARTICIPLE):
        start = place.text.lower().rfind(place.word_before, 0, place.start)
        return Place(place.text, start, place.end).replaced(care)
    found = {label.removeprefix("health:") for label in classes_of(place.quote) if label.startswith("health:")}
    stems = [kind for kind in HEALTH if kind in found]
    if said[0] in HAVING and len(said) > 1:
        kind = stems[0] if stems else "plats"
        care = f"{said[0]} {'vård' if kind == 'kropp' else HEALTH[kind]}"
        return place.replaced(care if found else place.quote)  # "fått åka hem" tells no illness
    if begins_with_verb(place.quote) or _of_care(said[0]):
        return place.replaced("fick vård")
    if counted := some(place.quote):
        return place.replaced(counted)
    if not stems:
        return place.replaced("en sjukdom" if place.quote.isupper() else place.quote)
    return place.dropped() if place.preposition in ADDED else _of_kind(place, HEALTH[stems[0]])


def _of_kind(place: Place, kind: str) -> Replacement:
    """A health fact by its kind, with the article that fits."""
    if kind in UNCOUNTED and place.word_before in INDEFINITE:
        start = place.text.lower().rfind(place.word_before, 0, place.start)
        return Place(place.text, start, place.end).replaced(kind)
    return place.replaced(kind.rsplit(" ", maxsplit=1)[-1] if place.word_before in INDEFINITE | TIES else kind)


def _of_care(word: str) -> bool:
    """Whether a word is a verb of care."""
    return any(label.startswith("care_verbs") for label in lexicon().words.get(word, ()))


def relation(place: Place) -> Replacement | None:
    """A tie goes with its sentence; the bare "patienten" stays."""
    found = classes_of(place.quote)
    kin = any(label.startswith("kinship") for label in found)
    bare = not kin and any(label.startswith("patient_nouns:stark") for label in found)
    return place.replaced(place.quote) if bare else None


def event(place: Place) -> Replacement:
    """A known event by its kind; what somebody did in it becomes that it befell them."""
    kinds = {label.split(":")[1] for label in classes_of(place.quote) if label.startswith("event_terms:")}
    noun = "olycka" if kinds & {"olycka", "trafik"} else "händelse"
    if begins_with_verb(place.quote):
        return place.replaced(f"var med om en {noun}")
    if not kinds and place.preposition in BESIDE:
        # where it happened ("vid färjeläget"), or what is no word for an event by itself ("efter fallet på torget")
        where = _WHERE.match(place.text, place.end)
        return Place(place.text, place.start, where.end() if where else place.end).dropped()
    return _noun(place, noun)


def _noun(place: Place, noun: str) -> Replacement:
    """An indefinite noun, without its article where the word before is one or owns it ("söndagens match")."""
    before = place.word_before
    if before in ADJECTIVES or before.endswith(("iga", "ige", "ske", "aste")):
        return place.replaced(DEFINITE[noun])
    owned = before in INDEFINITE | TIES | BARE or (before.endswith("ens") and not place.preposition)
    return place.replaced(noun if owned else f"en {noun}")


def trait(place: Place) -> Replacement | None:
    """What marks somebody out: left out, with its clause where it has one, or with its sentence."""
    if clause := joined_clause(place):
        return clause
    aside = place.follows_comma and place.text[place.end : place.end + 1] in (",", ".", "!", "?")
    return place.dropped() if aside else None


def location(place: Place) -> Replacement | None:
    """A place: left out with its preposition, or after a name of a ward or hospital; else "orten"."""
    if around := _AROUND.match(place.text, place.end):
        place = Place(place.text, place.start, around.end())
    cared = any(label.startswith("health:plats") for label in classes_of(place.word_before))
    if place.follows_comma and place.text.startswith(",", place.end):
        return Place(place.text, place.text.rfind(",", 0, place.start), place.end).replaced("")  # in a list of facts
    if place.preposition and place.word_after and place.text[place.end : place.end + 1] == " ":
        start = place.text.lower().rfind(place.preposition, 0, place.start)
        if Place(place.text, start, place.end).starts_sentence:
            return None  # the verb that follows needs something before it
    unit = cared or place.text[: place.start].rstrip()[-1:].isdigit() or place.word_before.upper() in UNITS
    return (
        place.dropped()
        if place.preposition or place.follows_comma or place.bracketed or unit
        else place.replaced("ortens" if _owning(place.quote) else "orten")
    )


def _owning(place_name: str) -> bool:
    """Whether the name of a place stands in the genitive ("Sorundas")."""
    return place_name.endswith("s") and any(label.startswith("places") for label in classes_of(place_name[:-1]))


UNITS = frozenset({"BB", "IVA", "AKUTEN", "LASARETTET", "SJUKHUSET", "KLINIKEN", "MOTTAGNINGEN", "VÅRDCENTRALEN"})
"""What a town is named after without a preposition."""
