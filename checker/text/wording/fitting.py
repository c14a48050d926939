"""Whether what is put in the place of a finding, or leaving it out, fits its type and the words around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.finding import Type
from checker.text.sentence import PREPOSITIONS, Place
from checker.text.wording.ages import ADJECTIVES
from checker.text.wording.clause import JOINING, finite
from checker.text.wording.facts import classes_of
from checker.text.wording.fluency import BEING, DETERMINERS, LOOSE, alone, joins, quoted
from checker.text.wording.seams import seams

if TYPE_CHECKING:
    from checker.finding import Finding
    from checker.text.sentence import Replacement

SUBJECTS = frozenset({"han", "hon", "hen", "jag", "patienten"})
_GOES_ON = re.compile(r"(?: (?:i|på|från) \w+)? och (?:har|hade|är|var|får|fick|kan|ska|vill|mår)\b")

LABELLED = ("en", "et", "na", "n", "t", "hos", "på", "för", "till", "med", "av", "om", "från")
"""Endings of a definite noun, and words that go with a number: what stands before one that is left out."""

MANY = 4
"""Words from which a sentence can lose a number."""

_INVERTED = re.compile(r"\s*\w+ (?:jag|vi|du|ni|han|hon|hen|de|man|det)\b")
"""A verb and its subject behind what stood first: "och i morgon frågar vi"."""


def fits(text: str, finding: Finding, new: Replacement) -> bool:
    """Whether what is written at ``new.start:new.end`` makes a sentence that a colleague could have written.

    Words between quotation marks are somebody's own: they are not changed.
    """
    if new.text == text[new.start : new.end]:
        return True
    kind = KINDS.get(finding.type)
    if quoted(text, new.start, new.end) or (kind and not kind(Place(text, *finding.span), new)):
        return False
    return joins(Place(text, new.start, new.end), new.text) and seams().joins(text, new.start, new.end, new.text)


def _happening(place: Place, new: Replacement) -> bool:
    """What becomes "en händelse" is a known kind of event."""
    return "händelse" not in new.text or any(label.startswith("event_terms") for label in classes_of(place.quote))


def _telling(place: Place, new: Replacement) -> bool:
    """A trait is left out with the clause that tells it, or where an "och" goes on."""
    wider = new.end - new.start > len(place.quote) + 1
    joined = place.word_before in SUBJECTS and _GOES_ON.match(place.text, place.end)
    after = Place(place.text, new.start, new.end).word_after if place.text[new.end : new.end + 1] == " " else ""
    headless = wider and not _loose(after)  # "på högsta flöde" has lost "på högsta"
    return not headless and bool(wider or joined)


def _loose(word: str) -> bool:
    """Whether a word goes on without a noun before it."""
    return not word or finite(word) or word in LOOSE | PREPOSITIONS | JOINING


def _when(place: Place, new: Replacement) -> bool:
    """A time at the beginning is followed by its verb: "Nyligen kom", not "Nyligen i år"."""
    word = Place(place.text, new.start, new.end)
    after = word.word_after
    verb = finite(after) or (after.endswith("r") and after not in PREPOSITIONS)
    if new.text.strip() and (word.starts_sentence or after == "för"):
        return verb and after != "för"
    return not (word.word_before in JOINING and _INVERTED.match(place.text, new.end))


def _aged(place: Place, new: Replacement) -> bool:
    """An adjective for an age stands behind an article: "en äldre dam", not "äldre och" nor "han är vuxen"."""
    wide = Place(place.text, new.start, new.end)
    led = wide.word_before in DETERMINERS and wide.word_after != "och"
    return led or new.text.lower() not in ADJECTIVES


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


KINDS = {
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
