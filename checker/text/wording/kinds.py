"""What a stand-in, or leaving a finding out, needs of the words around it, by the type of the finding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.finding import Type
from checker.text.sentence import PREPOSITIONS, Place
from checker.text.wording.ages import ADJECTIVES
from checker.text.wording.clause import JOINING, finite
from checker.text.wording.facts import HAVING, TIES, classes_of
from checker.text.wording.fluency import BEING, DETERMINERS, LOOSE, alone
from checker.text.wording.names import perhaps_possessive

if TYPE_CHECKING:
    from checker.text.sentence import Replacement

CALLED = frozenset({"du", "dig", "din", "ditt", "dina"})
"""Words for one person who is spoken to."""

_WORD = re.compile(r"\w+")
_STAND_IN = re.compile(r"\b(?:patient(?:en)?|närstående)s?\b", re.IGNORECASE)
_NUMBERS = re.compile(r"(?:, | och | & )\d")
"""More rooms than the one that is found: "rum 2, 5 och 6"."""

BIRTH = ("föd", "förlös", "nedkom")
"""Beginnings of verbs for a birth."""

_BELONGS = re.compile(r" (?:på|från|i|vid) (?:min|vår|\w{6,}(?:en|et|n|t|na|ik)\b)")
"""Where somebody belongs, right behind the name, as it is told of colleagues and callers: "Anna på växeln"."""

_WHICH = frozenset({"förra", "nästa", "samma"})
_CLOCKS = frozenset({"kl", "klockan", "kvart", "halv", "strax"})
"""Words that are half of a time."""

_OWN_KIN = re.compile(
    r"\bm(?:in|itt|ina) (?:\w+ )?\w*(?:mor|mamma|far|pappa|bror|syster|son|dotter|man|fru|make|maka|sambo|morsan|farsan"
    r"|barn|unge|kille|tjej)(?:en|n|s)?\b|^(?:dottern|sonen|mamma|pappa|mormor|farmor|farfar|morfar)\b",
    re.IGNORECASE,
)
"""Somebody of the author's own."""

LABELLED = ("en", "et", "na", "n", "t", "hos", "på", "för", "till", "med", "av", "om", "från")
"""Endings of a definite noun, and words that go with a number: what stands before one that is left out."""

MANY = 4
"""Words from which a sentence can lose a number."""

_INVERTED = re.compile(r"\s*\w+ (?:jag|vi|du|ni|han|hon|hen|de|man|det)\b")
"""A verb and its subject behind what stood first: "och i morgon frågar vi"."""


def _spoken_of(place: Place, new: Replacement) -> bool:
    """Nobody becomes a patient or a relative who is spoken to ("din port får vila nu") or one of ours ("vår Hasse")."""
    line = place.text[place.text.rfind("\n", 0, place.start) + 1 :].split("\n", 1)[0].lower()
    if _STAND_IN.search(new.text) and _misread(place, new):
        return False
    ours = place.word_before in TIES or _OWN_KIN.search(place.text) or "bättre hälft" in line
    return not (_STAND_IN.search(new.text) and (ours or not CALLED.isdisjoint(_WORD.findall(line))))


def _misread(place: Place, new: Replacement) -> bool:
    """Whether a stand-in for a name would say something else, or nothing.

    "38 år hade Rolf på nacken"; "ja, Rolf är kvar"; "Alltså Rolf ..."; "Rolf, som dog"; "Isaks tröja", where Isaks may
    be the name; "Rolf på växeln".
    """
    start, _ = place.sentence
    after = place.text[place.end :]
    word = place.word_after
    noun = after.startswith(" ") and word.islower() and not finite(word) and word not in PREPOSITIONS | JOINING
    return (
        (place.word_before in HAVING and new.text.startswith("en "))
        or place.text[start : start + 3].lower() in ("ja,", "jo,", "nej")
        or after.startswith(("...", "…", ", som "))
        or _BELONGS.match(place.text, place.end) is not None
        or (noun and perhaps_possessive(place.quote))
    )


def _staying(place: Place, new: Replacement) -> bool:
    """Where somebody lay; the author's own kin are not "hos oss": whoever writes is no member of the staff there."""
    said = new.text.lower()
    after = place.text[new.end : new.end + 2].lstrip()
    addressed = place.text[: new.start].strip().lower() in ("", "till", "från")
    moved = "en annan avdelning" not in said or not (addressed or after[:1].isupper() or after[:1].isdigit())
    listed = _NUMBERS.match(place.text, new.end) or (not new.text.strip() and after[:1].isupper())
    if said == "avdelningen" and not place.quote.lower().endswith(("n", "t")) and not place.quote[-1:].isdigit():
        return False  # "kör dialys" is no ward
    return moved and not listed and not (("oss" in said or "annan" in said) and _OWN_KIN.search(place.text))


def _happening(place: Place, new: Replacement) -> bool:
    """What becomes "en händelse" is a known kind of event."""
    return "händelse" not in new.text or any(label.startswith("event_terms") for label in classes_of(place.quote))


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
    half = place.quote.lower() in _WHICH or word.word_before in _CLOCKS or word.word_before.isdigit()
    if half:
        return False  # "Fyra kvart i morse" has lost but half of the time, "förra gången" its first word
    verb = finite(after) or (after.endswith("r") and after not in PREPOSITIONS)
    if new.text.strip() and (word.starts_sentence or after == "för"):
        return verb and after != "för"
    return not (word.word_before in JOINING and _INVERTED.match(place.text, new.end))


def _aged(place: Place, new: Replacement) -> bool:
    """An adjective for an age stands behind an article: "en äldre dam", not "äldre och" nor "han är vuxen"."""
    wide = Place(place.text, new.start, new.end)
    if wide.starts_sentence and not new.text.strip():
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
    """What becomes "orten" is a place that the tables know."""
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
    return bool(Place(place.text, new.start, new.end).word_after) or len(left.split()) >= MANY


KINDS = {
    Type.HEALTH: _cared,
    Type.PERSON: _spoken_of,
    Type.WARD: _staying,
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
