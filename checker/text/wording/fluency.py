"""Whether a stand-in fits the words around it: a stiff sentence is left out rather than handed over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.finding import Type
from checker.text.compact import words
from checker.text.sentence import PREPOSITIONS, Place, sentences
from checker.text.wording.ages import ADJECTIVES
from checker.text.wording.clause import JOINING, RELATIVE, begins_with_verb, finite
from checker.text.wording.facts import TIES, classes_of
from checker.text.wording.seams import seams

if TYPE_CHECKING:
    from checker.finding import Finding
    from checker.text.sentence import Replacement

_INDEFINITE = re.compile(r"(?:en|ett|några?|något|någon)\b", re.IGNORECASE)
_PERSON = re.compile(
    r"en (?:annan )?(?:person|närstående|kollega|känd person)\b|några personer\b|någon\b", re.IGNORECASE
)
_AGED = re.compile(r"(?:ung|vuxen|äldre) person\b", re.IGNORECASE)
_BAPTISED = re.compile(r"\b(?:döp|kalla)\w* till $", re.IGNORECASE)
_DEFINITE = re.compile(r"(?:patienten|personen|avdelningen|platsen|rummet|orten)s?\b", re.IGNORECASE)

DETERMINERS = frozenset(
    words(
        "den det de denna detta dessa denne varje varenda samma nästa förra hela vilken vilket vilka ingen inget inga "
        "alla båda sådan sådant sådana samtliga någon något några en ett vår vårt våra min mitt mina din ditt dina "
        "er ert era hans hennes hens deras sin sitt sina egen eget egna stolt stolta enda första andra "
        "tredje sista äldsta yngsta minsta största"
    )
)
"""Words that neither an indefinite noun nor "patienten" can follow: "varje en person"."""

NAMING = frozenset(words("heter hette heta hetat kallas kallades döptes döpt"))
"""Words behind which a name stands."""

BORN = frozenset({"föddes", "föds", "född"})
"""Before a birth there is no patient."""

BEING = frozenset(words("är var blev blir varit blivit bli vara som såsom fd"))
"""Words after which "en person" says nothing."""

INSIDE = frozenset(words("i på bland mellan"))
"""Prepositions that ask for a place or a group."""

RESIDENCE = frozenset(words("bor bodde bott bosatt hemmahörande uppvuxen växte"))
"""Verbs that want a place."""

_TWICE = re.compile(
    r"\b(en person|en närstående|en kollega|en händelse|en olycka|en annan avdelning|hos oss|patienten)(?:s?\b).*\b\1",
    re.IGNORECASE,
)
_INVERTED = re.compile(r"\s*\w+ (?:jag|vi|du|ni|han|hon|hen|de|man|det)\b")
"""A verb and its subject behind what stood first: "och i morgon frågar vi"."""

_RESIDENT = re.compile(rf"\b(?:{'|'.join(sorted(RESIDENCE))})(?: \w+)?$")

HUMAN = ("occupations", "human_suffix", "person_nouns", "staff_nouns", "patient_nouns", "kinship")
"""Classes of words for somebody."""

SUBJECTS = frozenset({"han", "hon", "hen", "jag", "patienten"})
_GOES_ON = re.compile(r"(?: (?:i|på|från) \w+)? och (?:har|hade|är|var|får|fick|kan|ska|vill|mår)\b")

EMPTY = ("någon", "något", "särskil")
"""How stand-ins begin that say nothing."""

LABELLED = ("en", "et", "na", "n", "t", "hos", "på", "för", "till", "med", "av", "om", "från")
"""Endings of a definite noun, and words that go with a number: what stands before one that is left out."""

MANY = 4
"""Words from which a sentence can lose a number."""

FEWEST_WORDS, SHORT = 3, 12
"""Words that are still a sentence; letters of a finding that is no whole clause."""

SINGLE = "'‘’‚‹›"
"""Marks that quote a word that they touch."""

LOOSE = frozenset({RELATIVE, "med", "och", "i", "på", "från", "vid"})
"""Words that go on with a noun that stands beside another."""

_MARKS = re.compile(r"[\"”“»«]")


def fits(text: str, finding: Finding, new: Replacement) -> bool:
    """Whether what is written at ``new.start:new.end`` makes a sentence that a colleague could have written.

    Words between quotation marks are somebody's own: they are not changed.
    """
    if new.text == text[new.start : new.end]:
        return True
    kind = KINDS.get(finding.type)
    if quoted(text, new.start, new.end) or (kind and not kind(Place(text, *finding.span), new)):
        return False
    return _joins(Place(text, new.start, new.end), new.text) and seams().joins(text, new.start, new.end, new.text)


def _joins(place: Place, new: str) -> bool:
    """Whether the word before goes together with the new ones."""
    before = place.word_before
    inside = place.start > 0 and place.text[place.start - 1 : place.start + 1].isalnum()  # "#varvförViggo"
    if _alone(place, new) or inside or len(before) == 1:  # "S:t Göran"
        return False
    if not new.strip():
        inverted = before in JOINING and finite(place.word_after)  # "och i går satt hon" has lost its first part
        settled = _RESIDENT.search(place.text[: place.start][-30:].lower().rstrip())
        headless = place.text.startswith((", som ", " som "), place.end)  # "tack Rune, som kom" has lost who came
        return not inverted and not headless and (bool(place.word_after) or not settled)
    unfit = (
        (_INDEFINITE.match(new) and before in DETERMINERS | {RELATIVE})
        or (_DEFINITE.match(new) and before in DETERMINERS)
        or _named(place)
        or (new.lower().startswith("patient") and place.word_after in BORN)
        or (_AGED.match(new) and before in TIES)
        or (_PERSON.match(new) and (before in BEING | INSIDE or _beside(place)))
        or ((_PERSON.match(new) or _DEFINITE.match(new)) and _told_after_colon(place))
        or (new == "orten" and before.endswith("s"))
        or _BAPTISED.search(place.text[: place.start][-12:])
    )
    return not unfit


def _alone(place: Place, new: str) -> bool:
    """Whether the finding is a sentence by itself ("Gunnel."), or hardly more is left of one: "Jo hon."."""
    start, end = place.sentence
    rest = len((place.text[start : place.start] + " " + place.text[place.end : end]).split())
    return rest == 0 or (not new.strip() and rest < FEWEST_WORDS and place.end - place.start > SHORT)


def _told_after_colon(place: Place) -> bool:
    """Whether the finding is what a colon announces: "jag vet vem: smeden"."""
    return place.text[: place.start].rstrip().endswith(":") and place.text[place.end : place.end + 1] in ".!,"


def _named(place: Place) -> bool:
    """Whether the sentence says what somebody is called: "heter Elin", "heter nu Ole, men på riktigt Ola"."""
    start = place.sentence[0]
    said = place.text[start : place.start].lower().split()
    return not NAMING.isdisjoint([*said, place.word_after]) or "namn" in place.text[place.end :][:12]


def _beside(place: Place) -> bool:
    """Whether what is told stands beside the noun that it explains: "Han, apoptekaren med tbc, skrattade"."""
    return place.follows_comma and (place.text[place.end : place.end + 1] in ",.!?" or place.word_after in LOOSE)


def _somebody(place: Place, _new: Replacement) -> bool:
    """A trade is that of somebody ("smeden"), not what somebody does or where."""
    said = place.quote.lower().split()
    return (
        not begins_with_verb(place.quote)
        and "som" not in said
        and any(label.startswith(HUMAN) for label in classes_of(place.quote))
    )


def _happening(place: Place, new: Replacement) -> bool:
    """What becomes "en händelse" is a known kind of event."""
    return "händelse" not in new.text or any(label.startswith("event_terms") for label in classes_of(place.quote))


def _telling(place: Place, new: Replacement) -> bool:
    """A trait is counted, or left out with the clause that tells it, or where an "och" goes on."""
    wider = new.end - new.start > len(place.quote) + 1
    joined = place.word_before in SUBJECTS and _GOES_ON.match(place.text, place.end)
    after = Place(place.text, new.start, new.end).word_after if place.text[new.end : new.end + 1] == " " else ""
    headless = wider and not new.text.strip() and not _loose(after)  # "på högsta flöde" has lost "på högsta"
    return not new.text.lower().startswith(EMPTY) and not headless and bool(new.text.strip() or wider or joined)


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
    alone = _alone(place, new.text) or len((place.text[start : new.start] + place.text[new.end : end]).split()) < MANY
    before = Place(place.text, new.start, new.end).word_before
    bare = before.isalpha() and not before.endswith(LABELLED)  # "av att remiss skickats"
    return not alone and not bare and place.text[new.end : new.end + 1] not in (",", ":")


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
    Type.OCCUPATION: _somebody,
    Type.EVENT: _happening,
    Type.TRAIT: _telling,
}
"""What a stand-in of a type needs besides."""


def quoted(text: str, start: int, end: int) -> bool:
    """Whether a stretch stands inside quotation marks that open and close on its line."""
    if start and text[start - 1] in SINGLE:
        return True
    line = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    after = text[end : stop if stop >= 0 else len(text)]
    return len(_MARKS.findall(text[line:start])) % 2 == 1 and _MARKS.search(after) is not None


def repeated(text: str) -> list[tuple[int, int]]:
    """The sentences in which a stand-in comes back: "en person från en person"."""
    return [(start, end) for start, end in sentences(text) if _TWICE.search(text, start, end)]
