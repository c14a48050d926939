"""Safe wordings: what to write instead of a finding, with the whole sentence in view.

A rule's ``rewrite`` is a fixed text ("" drops the finding) or ``generalise:NAME``, one of the functions of ``METHODS``.
A replacement may be wider than the finding: a preposition, an article or a comma that would be left over goes with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.text.compact import words
from checker.text.sentence import PREPOSITIONS, Place, Replacement
from checker.text.wording.ages import age
from checker.text.wording.clause import finite
from checker.text.wording.facts import NOUNS, classes_of, event, health, location, relation, trait
from checker.text.wording.names import GREETINGS, addressed, celebrity, colleague, patient, relative, somebody
from checker.text.wording.times import time
from checker.text.wording.trades import occupation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from checker.rules import Rule

PREFIX = "generalise:"
_LABELS = frozenset(
    words(
        "patienten pat pt patient personnummer personnumret pnr samordningsnummer sam.nr nr nummer numret "
        "reservnummer reservnr tf-nummer fyra siffrorna hen han hon prov prover märkt journal remiss kallelse"
    )
)
HAILS = frozenset(words("glad god hälsningar hälsning hälsar kram kramar hej tack puss gott"))
"""Words of a greeting."""

_NUMBER_WORDS = frozenset(words("personnummer pnr samordningsnummer reservnummer nummer nr"))

INDOORS = {
    "sal": "salen",
    **dict.fromkeys(("rum", "box", "room"), "rummet"),
    **dict.fromkeys(("säng", "plats", "brits", "bed", "stol"), "platsen"),
}
"""What a room or bed is called without its number, by how its name begins."""

MOVING = ("flytta", "flyttning", "kom", "överför", "lämna", "skrevs", "rulla", "remitter", "hämta")
"""Beginnings of words that tell of somebody who is moved."""

STAYING = frozenset(
    words(
        "ligger låg legat vårdas vårdades är var varit finns fanns kvar inlagd inlagda inskriven sover sov vilar bor "
        "bodde vaknade vaknar"
    )
)
"""Words that ask where somebody is."""

ADVERBS = frozenset(words("nästan här nu fortfarande ännu just redan"))
"""Words between such a verb and the place."""

_ACTING = frozenset(words("på i hos ska skall har hade ligger låg är var kom fick får behöver mår väntar sover"))
"""Words after a number that speak of the person, not of the number."""


def replacement(rule: Rule, text: str, start: int, end: int) -> Replacement | None:
    """What to write instead of ``text[start:end]``, a finding of ``rule``; None where nothing can stand there.

    Raises:
        KeyError: when the rule names a method that does not exist (``rulecheck`` finds that out before).
    """
    if rule.rewrite is None:
        return None
    place = Place(text, start, end)
    if rule.rewrite.startswith(PREFIX):
        return METHODS[rule.rewrite.removeprefix(PREFIX)](place)
    return place.replaced(rule.rewrite) if rule.rewrite else place.dropped()


def applied(text: str, replacements: Iterable[Replacement]) -> str:
    """The text with all replacements made; of two that overlap the first one counts."""
    pieces: list[str] = []
    at = 0
    for each in sorted(replacements, key=lambda replacement_: (replacement_.start, -replacement_.end)):
        if each.start >= at:
            pieces += (text[at : each.start], each.text)
            at = each.end
    pieces.append(text[at:])
    return "".join(pieces)


def number(place: Place) -> Replacement:
    """A person's number: dropped after a word for the patient, "en patient" after a preposition, else "numret"."""
    labelled = Place(place.text, place.text.lower().rfind(place.word_before, 0, place.start), place.end)
    if place.word_before in _NUMBER_WORDS and labelled.preposition:
        return labelled.dropped()  # "hon med personnummer ..."
    if place.bracketed or place.word_before in _LABELS or place.word_before.endswith(("numret", "nummer", "nr")):
        return place.dropped(preposition=False)
    beside = place.text[: place.start].rstrip(" ").rsplit(" ", 1)[-1].istitle()  # "Ove Berggren 450412-9812"
    if beside or (place.follows_comma and place.text.startswith(",", place.end)):
        return place.dropped(preposition=False)
    if place.word_before == "född":
        return place.replaced("en viss dag")
    if place.preposition:
        return place.replaced("en patient")
    return place.replaced("patienten" if place.word_after in _ACTING else "numret")


def handle(place: Place) -> Replacement | None:
    """A handle: dropped where somebody is greeted, or a word says who it is, else it goes with its sentence."""
    told = any(label.startswith(NOUNS) for label in classes_of(place.word_before))
    alone = place.starts_text and not finite(place.word_after)
    if told or alone or place.word_before in GREETINGS or addressed(place):
        return place.dropped(preposition=False)
    return None


def ward(place: Place) -> Replacement | None:
    """A ward, room or bed: "hos oss" where somebody is, "en annan avdelning" where somebody comes from or goes to."""
    quote = place.quote.lower()
    first = quote.split(" ", 1)[0]
    inside = first if first != quote and first in PREPOSITIONS else ""
    preposition = inside or place.preposition
    genitive = quote.endswith("ns") and len(quote) > 4
    if place.follows_comma and not inside:  # in a row of wards one comma stays
        return Replacement(len(place.text[: place.start].rstrip()) - 1, place.end, "")
    if genitive:
        return place.replaced("avdelningens")
    if preposition in ("på", "i", "vid", "hos"):
        return (
            place.replaced("hos oss", over_preposition=not inside) if _staying(place, preposition) else place.dropped()
        )
    if preposition in ("till", "från", "av"):
        return _elsewhere(place, preposition, inside)
    return place.replaced(next((noun for start, noun in INDOORS.items() if quote.startswith(start)), "avdelningen"))


def _elsewhere(place: Place, preposition: str, inside: str) -> Replacement | None:
    """Where somebody is moved to or comes from; "Klas från sal 3" is told without it, "skicka till dialysen" not.

    Nor is "från sal 3 till trädgården": half a way is none.
    """
    if preposition == "från" and place.word_after == "till":
        return None
    if preposition == "från" and _hailing(place):
        return place.replaced(f"{inside} oss".strip())
    start, end = place.sentence
    moved = any(word.startswith(MOVING) for word in place.text[start:end].lower().split())
    if moved and not place.quote.lower().removeprefix(f"{inside} ").startswith(tuple(INDOORS)):
        return place.replaced(f"{inside} en annan avdelning".strip())
    return place.dropped() if preposition == "från" else None


def _staying(place: Place, preposition: str) -> bool:
    """Whether the sentence needs to be told where: its verb asks for it ("ligger på 54"), or it begins with it."""
    before = (
        f" {place.text[: place.start]}".rstrip(" ")
        .removesuffix(f" {preposition}")
        .removesuffix(preposition.capitalize())
    )
    said = before.rstrip(" ").lower()
    return not said or said.endswith((".", "!", "?", "\n", ":")) or _stays(said.split())


def _stays(said: Sequence[str]) -> bool:
    verb = said[:-1] if said[-1] in ADVERBS else said
    return verb[-1:] != [] and verb[-1] in STAYING


def _hailing(place: Place) -> bool:
    """Whether the sentence is a greeting from the ward: "Glad midsommar från 3C"."""
    start, end = place.sentence
    return not HAILS.isdisjoint(place.text[start:end].lower().split())


METHODS: Mapping[str, Callable[[Place], Replacement | None]] = {
    "age": age,
    "celebrity": celebrity,
    "colleague": colleague,
    "event": event,
    "handle": handle,
    "health": health,
    "location": location,
    "number": number,
    "occupation": occupation,
    "patient": patient,
    "person": somebody,
    "relation": relation,
    "relative": relative,
    "time": time,
    "trait": trait,
    "ward": ward,
}
"""The functions that a rule can name."""
