"""Whether a noun can stand for the bearer of a name: nobody spoken to, nobody of the author's own, nobody else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.text.sentence import NEAR, PREPOSITIONS, Place
from checker.text.wording.clause import JOINING, finite
from checker.text.wording.facts import HAVING, NOUNS, TIES, classes_of
from checker.text.wording.names import perhaps_possessive
from checker.text.wording.own_kin import of_own_kin

if TYPE_CHECKING:
    from checker.text.sentence import Replacement

CALLED = frozenset({"du", "dig", "din", "ditt", "dina"})
"""Words for one person who is spoken to."""

LYING = frozenset({"ligger", "låg", "inlagd", "inskriven", "opereras", "opererades", "opererad", "utskriven"})
"""What is told of patients."""

_WORD = re.compile(r"\w+")
_CARED_FOR = re.compile(r"\b(?:patient(?:en)?|närstående)s?\b", re.IGNORECASE)
_COLLEAGUE = re.compile(r"\bkollegas?\b", re.IGNORECASE)
SOON = 5
"""Words behind a name among which its verb stands."""

_TOLD_OF = re.compile(r"(?:,[^,.!?]{1,40})?,? som ")
_BELONGS = re.compile(r" (?:på|från|i|vid) (?:min|vår|\w{4,}(?:en|et|n|t|na|ik)\b)")
"""Where somebody belongs, right behind the name, as it is told of colleagues and callers: "Anna på växeln"."""


def bears(place: Place, new: Replacement) -> bool:
    """Whether the stand-in ``new`` for the name at ``place`` says who it is, or nothing more has to be said."""
    if not new.text.strip():
        return told(place) or not _TOLD_OF.match(place.text, place.end)  # "tack Rune, som kom" has lost who came
    if _COLLEAGUE.search(new.text):
        return not (_reads_otherwise(place, new) or _lying(place))
    if not _CARED_FOR.search(new.text):
        return True
    before, after = place.text[: place.start], place.text[place.end : place.end + NEAR]
    line = before[-NEAR:].rsplit("\n", 1)[-1] + " " + after.split("\n", 1)[0]
    spoken_to = not CALLED.isdisjoint(_WORD.findall(line.lower()))  # "din port får vila nu"
    ours = place.word_before in TIES or of_own_kin(place.around)
    doctor = new.start < place.start and place.text[new.start].isalpha()  # "doktor Ek", over its title
    return not (ours or spoken_to or doctor or _belongs(place) or _reads_otherwise(place, new))


def told(place: Place) -> bool:
    """Whether the word before a name is a noun for its bearer: "min bror Reza"."""
    return any(label.startswith(NOUNS) for label in classes_of(place.word_before.rsplit("-", 1)[-1]))


def _reads_otherwise(place: Place, new: Replacement) -> bool:
    """Whether the sentence would say something else, or nothing.

    "38 år hade Rolf på nacken"; "ja, Rolf är kvar"; "Alltså Rolf ..."; "Rolf, som dog"; the letters "G, A"; "lugnade
    ett barn: Rolf"; "Isaks tröja", where Isaks may be the name.
    """
    start, _ = place.sentence
    after, word = place.text[place.end :], place.word_after
    noun = after.startswith(" ") and word.islower() and not finite(word) and word not in PREPOSITIONS | JOINING
    return (
        (place.word_before in HAVING and new.text.startswith("en ") and word in PREPOSITIONS)
        or place.text[start : start + 3].lower() in ("ja,", "jo,", "nej")
        or after.lstrip(" ").startswith(("...", "…", ", som "))
        or all(len(letters) == 1 for letters in _WORD.findall(place.quote))
        or (place.follows_colon and not any(map(finite, _WORD.findall(after)[:SOON])))
        or (noun and perhaps_possessive(place.quote))
    )


def _belongs(place: Place) -> bool:
    return _BELONGS.match(place.text, place.end) is not None


def _lying(place: Place) -> bool:
    """Whether what is told of patients is told in the sentence."""
    start, end = place.sentence
    return not LYING.isdisjoint(_WORD.findall(place.text[start:end].lower()))
