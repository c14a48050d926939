"""What a stand-in, or leaving a finding out, needs of the words around it, by the type of the finding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.finding import Type
from checker.text.number_words import VALUES
from checker.text.sentence import PREPOSITIONS, Place
from checker.text.wording.ages import ADJECTIVES
from checker.text.wording.bearers import bears
from checker.text.wording.clause import JOINING, finite, verbal
from checker.text.wording.echoes import common
from checker.text.wording.facts import HAVING, TIES, classes_of
from checker.text.wording.fluency import BEING, DETERMINERS, LOOSE, alone
from checker.text.wording.whereabouts import locates

if TYPE_CHECKING:
    from checker.text.number_words import VALUES
from checker.text.sentence import Replacement

BIRTH = ("föd", "förlös", "nedkom")
"""Beginnings of verbs for a birth."""

_WHICH = frozenset({"förra", "nästa", "samma"})
_CLOCK = re.compile(r"\b(?:kvart|halv|strax|(?:kl|klockan|den)\.? [\d.:]+) $", re.IGNORECASE)
"""Half of a time."""

_REST = frozenset({"prick", "år", "veckor", "dagar", "dygn", "timmar", "månader"})
"""The other half of one."""

_COUNTED = frozenset({"vecka", "klass", "årskurs"})
"""Words that a number goes with."""

_NO_PLACE = {
    "en tid": ("för", "från"),
    **dict.fromkeys(("en natt", "en kväll", "en morgon"), ("från", "efter", "till")),
}
"""Prepositions with which a stand-in is no time: "god morgon från natten"."""

LABELLED = ("en", "et", "na", "n", "t", "hos", "på", "för", "till", "med", "av", "om", "från")
"""Endings of a definite noun, and words that go with a number: what stands before one that is left out."""

CLAUSE = 3
"""Words that a clause has at least: "hon kom in"."""

MANY = 4
"""Words from which a sentence can lose a number."""

_INVERTED = re.compile(r"\s*\w+ (?:jag|vi|du|ni|han|hon|hen|de|man|det)\b")
"""A verb and its subject behind what stood first: "och i morgon frågar vi"."""


def _happening(place: Place, new: Replacement) -> bool:
    """An accident is one; "en händelse" says nothing, and reads so ("avgjorde en händelse")."""
    if place.quote.lower().split()[-1] in VALUES:
        return False  # of "krocken mellan två lastbilar" only a part is found
    return "händelse" not in new.text


def _telling(place: Place, new: Replacement) -> bool:
    """A trait is left out where what follows goes on without it: "på högsta flöde" has lost "på högsta"."""
    return _loose(Place(place.text, new.start, new.end).word_after if place.text[new.end : new.end + 1] == " " else "")


def _loose(word: str) -> bool:
    """Whether a word goes on without a noun before it."""
    return not word or finite(word) or word in LOOSE | PREPOSITIONS | JOINING


def _when(place: Place, new: Replacement) -> bool:
    """A time at the beginning is followed by its verb: "Nyligen kom", not "Nyligen i år"."""
    word = Place(place.text, new.start, new.end)
    after = word.word_after
    told = _CLOCK.search(place.text[max(0, word.start - 12) : word.start])
    half = told or after in _REST or place.quote.lower() in _WHICH  # "kvart i morse", "06.00 prick", "förra gången"
    placed = word.preposition in _NO_PLACE.get(new.text.lower(), ())
    cut = not new.text.strip() and place.follows_comma and finite(after)  # ", i tisdags låg" has lost what came first
    stay = new.text == "En tid" and not place.preposition  # "En tid tog det"
    if half or placed or cut or stay:
        return False
    if new.text.strip() and (word.starts_sentence or after == "för"):
        return verbal(after) and after != "för" and (new.text, after) != ("Nyligen", "var")
    return not (word.word_before in JOINING and _INVERTED.match(place.text, new.end))


def _aged(place: Place, new: Replacement) -> bool:
    """An adjective for an age stands behind an article: "en äldre dam", not "äldre och" nor "han är vuxen"."""
    wide = Place(place.text, new.start, new.end)
    if not new.text.strip() and (wide.starts_sentence or wide.word_before in _COUNTED):
        return False
    led = wide.word_before in DETERMINERS and wide.word_after != "och"
    return (led or new.text.lower() not in ADJECTIVES) and "personen" not in new.text


def _numbered(place: Place, new: Replacement) -> bool:
    """Of a number something is said ("Numret är fel"), and no label is left without it: "hade sista fyra"."""
    if new.text.strip():
        return new.text.lower() != "numret" or place.word_after in BEING
    start, end = place.sentence
    few = alone(place, new.text) or len((place.text[start : new.start] + place.text[new.end : end]).split()) < MANY
    before = Place(place.text, new.start, new.end).word_before
    bare = before.isalpha() and not before.endswith(LABELLED)  # "av att remiss skickats"
    return not few and not bare and place.text[new.end : new.end + 1] not in (",", ":")


def _somewhere(place: Place, new: Replacement) -> bool:
    """What becomes "orten" is a place that the tables know; what goes is no part of a name: "Haverö gästgiveri"."""
    if not new.text.strip() and place.text[new.end : new.end + 1] == " ":
        word = Place(place.text, new.start, new.end).word_after
        return _loose(word) or common(word)
    return not new.text.lower().startswith("orten") or any(
        label.startswith("places") for label in classes_of(place.quote)
    )


def _cared(place: Place, new: Replacement) -> bool:
    """What is left of a clause that loses its illness is still one (not "och kom in"); none who is born "fick vård"."""
    if new.text.strip():
        vague = new.text.lower() == "besvär" and place.word_before not in HAVING | TIES | PREPOSITIONS
        placed = new.text.lower().startswith("en ") and place.preposition in ("på", "vid", "till")
        return not (vague or placed or place.quote.lower().startswith(BIRTH))
    left = re.split(r"[,;:.!?]|\boch\b", place.text[place.sentence[0] : new.start])[-1]
    return bool(Place(place.text, new.start, new.end).word_after) or len(left.split()) >= CLAUSE


KINDS = {
    Type.HEALTH: _cared,
    Type.PERSON: bears,
    Type.WARD: locates,
    Type.AGE: _aged,
    Type.PERSONNUMMER: _numbered,
    Type.CASE_ID: _numbered,
    Type.CONTACT: _numbered,
    Type.DATE_TIME: _when,
    Type.LOCATION: _somewhere,
    Type.EVENT: _happening,
    Type.TRAIT: _telling,
}
"""What a stand-in of a type needs besides."""
