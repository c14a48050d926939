"""Safe wordings for facts about somebody: health, trades, ties, events and places, each by its parent."""

from __future__ import annotations

from checker.text.lexicon import lexicon
from checker.text.sentence import Place, Replacement

HEALTH = {
    "skada": "en skada",
    "symtom": "besvär",
    "sjukdom": "en sjukdom",
    "åtgärd": "en behandling",
    "kropp": "besvär",
    "plats": "vård",
}
"""The parent of a health fact, by the class of its stem in the health lexicon."""

HAVING = frozenset({"fick", "får", "fått", "har", "hade", "haft"})
INDEFINITE = frozenset({"en", "ett", "någon", "nån"})
TIES = frozenset(
    {"min", "mitt", "mina", "vår", "vårt", "våra", "hans", "hennes", "hens", "deras", "sin", "sitt", "sina"}
)
PAST = ("ade", "ades", "dde", "ddes", "tte", "ttes", "rdes", "ldes")


def classes_of(quote: str) -> set[str]:
    """The lexicon classes of all words of a quote."""
    return {label for word in quote.lower().split() for label in lexicon().of_word(word.strip(".,;:!?"))}


def health(place: Place) -> Replacement:
    """A diagnosis, symptom, injury or treatment by its kind.

    What somebody *did* ("bröt armen", "opererades") becomes "fick vård"; what names no illness ("mår bra") stays.
    """
    words = place.quote.lower().split()
    stems = sorted(label.removeprefix("health:") for label in classes_of(place.quote) if label.startswith("health:"))
    if words[0] in HAVING and len(words) > 1:
        return place.replaced(f"{words[0]} {HEALTH.get(stems[0], 'vård') if stems else 'vård'}")
    if words[0].endswith(PAST) or _past(words[0]):
        return place.replaced("fick vård")
    if not stems:
        return place.replaced("en sjukdom" if place.quote.isupper() else place.quote)
    new = HEALTH.get(stems[0], "vård")
    return place.replaced(new.split(" ")[-1] if place.word_before in INDEFINITE | TIES else new)


def _past(word: str) -> bool:
    """Whether a word is the past tense of a strong verb, by the ending of the forms in the lexicon of care verbs."""
    return any(label.startswith("care_verbs") for label in lexicon().words.get(word, ())) or word in {"bröt", "föll"}


def occupation(place: Place) -> Replacement:
    """A trade or title: "en person"."""
    return place.replaced("person" if place.word_before in INDEFINITE else "en person")


def relation(place: Place) -> Replacement:
    """A tie becomes "en närstående"; somebody without a tie "en person"; the bare "patienten" stays."""
    found = classes_of(place.quote)
    kin = any(label.startswith("kinship") for label in found)
    if not kin and any(label.startswith("patient_nouns:stark") for label in found):
        return place.replaced(place.quote)
    noun = "närstående" if kin else "person"
    genitive = "s" if kin and place.quote.lower().endswith("s") and " " in place.quote else ""
    return place.replaced((noun if place.word_before in INDEFINITE | TIES else f"en {noun}") + genitive)


def event(place: Place) -> Replacement:
    """A known event by its kind."""
    kinds = {label.split(":")[1] for label in classes_of(place.quote) if label.startswith("event_terms:")}
    noun = "olycka" if kinds & {"olycka", "trafik"} else "händelse"
    return place.replaced(noun if place.word_before in INDEFINITE else f"en {noun}")


def trait(place: Place) -> Replacement:
    """What marks somebody out: left out, or "något särskilt" where a verb or an article asks for an object."""
    if place.word_before in HAVING:
        return place.replaced("något särskilt")
    if place.word_before in INDEFINITE:
        return place.replaced("särskild sak" if place.word_before == "en" else "särskilt drag")
    return place.replaced("någon") if place.starts_sentence else place.dropped()


def location(place: Place) -> Replacement:
    """A place: left out with its preposition; "orten" where a sentence begins with it."""
    return place.dropped() if place.preposition else place.replaced("orten")


NOUNS = ("kinship", "staff_nouns", "patient_nouns", "person_nouns", "occupations")
"""Classes of words that say who a name belongs to."""

GREETINGS = frozenset({"hej", "hejsan", "hallå", "tack", "grattis", "kram", "kramar", "heja", "välkommen"})


def person(place: Place, noun: str, phrase: str) -> Replacement:
    """A name: left out after a greeting or a word that says who it is ("kollegan Johan"), else ``phrase``."""
    before = classes_of(place.word_before) if place.word_before else set()
    told = any(
        label.startswith(("kinship", "staff_nouns", "patient_nouns", "person_nouns", "occup")) for label in before
    )
    if place.word_before in GREETINGS or told:
        return place.dropped(preposition=False)
    genitive = "s" if possessive(place.quote) else ""
    return place.replaced((noun if place.word_before in INDEFINITE | TIES else phrase) + genitive)


def possessive(name: str) -> bool:
    """Whether a name stands in the genitive: it is known without its -s, and not with it.

    >>> possessive("Lundgrens"), possessive("Andreas"), possessive("Karin")
    (True, False, False)
    """
    last = name.lower().split()[-1]
    return last.endswith("s") and _is_name(last[:-1]) and not _is_name(last)


def _is_name(word: str) -> bool:
    return any(label.startswith(("given", "sur")) for label in lexicon().words.get(word, ()))


def patient(place: Place) -> Replacement:
    """The name of a patient."""
    return person(place, "patient", "patienten")


def relative(place: Place) -> Replacement:
    """The name of a relative."""
    return person(place, "närstående", "en närstående")


def colleague(place: Place) -> Replacement:
    """The name of a colleague."""
    return person(place, "kollega", "en kollega")


def somebody(place: Place) -> Replacement:
    """The name of a person whose part in the story is nobody's business."""
    return person(place, "person", "en person")


def celebrity(place: Place) -> Replacement:
    """The name of a known person."""
    return person(place, "person", "en känd person")
