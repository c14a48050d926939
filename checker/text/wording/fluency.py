"""Whether a stand-in fits the words around it: a stiff sentence is left out rather than handed over."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from checker.text.compact import words
from checker.text.sentence import Place, sentences
from checker.text.wording.clause import JOINING, RELATIVE, finite
from checker.text.wording.facts import TIES

if TYPE_CHECKING:
    pass

_INDEFINITE = re.compile(r"(?:en|ett|några?|något|någon)\b", re.IGNORECASE)
_PERSON = re.compile(
    r"en (?:annan )?(?:person|patient|närstående|kollega|känd person)\b|patienten\b|några personer\b|någon\b",
    re.IGNORECASE,
)
_AGED = re.compile(r"(?:ung|vuxen|äldre) person\b", re.IGNORECASE)
_BAPTISED = re.compile(r"\b(?:döp|kalla)\w* (?:\w+ ){0,3}till $", re.IGNORECASE)
_MORE_OF_IT = re.compile(r" [A-ZÅÄÖ]\w")
"""More of a name, or what somebody else is called: "frisören Salong Klipp"."""

_DEFINITE = re.compile(r"(?:patienten|personen|avdelningen|platsen|rummet|orten)s?\b", re.IGNORECASE)

DETERMINERS = frozenset(
    words(
        "den det de denna detta dessa denne varje varenda samma nästa förra hela vilken vilket vilka ingen inget inga "
        "alla båda sådan sådant sådana samtliga någon något några en ett vår vårt våra min mitt mina din ditt dina "
        "er ert era hans hennes hens deras sin sitt sina egen eget egna stolt stolta enda första andra "
        "tredje sista andre förste siste ende äldsta yngsta minsta största"
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

OWNING = ("ens", "ets", "nas", "ans")
"""Endings of somebody to whom what follows belongs."""

_TWICE = re.compile(
    r"\b(en person|en närstående|en kollega|en händelse|en olycka|en annan avdelning|hos oss|patienten|en patient)s?\b"
    r".*\b\1",
    re.IGNORECASE,
)
_RESIDENT = re.compile(rf"\b(?:{'|'.join(sorted(RESIDENCE))})(?: \w+)?$")

FEWEST_WORDS, SHORT = 3, 12
"""Words that are still a sentence; letters of a finding that is no whole clause."""

SINGLE = "'‘’‚‹›"
"""Marks that quote a word that they touch."""

LOOSE = frozenset({RELATIVE, "med", "och", "i", "på", "från", "vid"})
"""Words that go on with a noun that stands beside another."""

_ANEW = re.compile(r"\ben patients?\b", re.IGNORECASE)
_INSIDE = re.compile(r"[^\W_]{2}|[:.]\w")
_GLUED = re.compile(r"[-:]?[^\W_]")
_MARKS = re.compile(r"[\"”“»«]")


def joins(place: Place, new: str) -> bool:
    """Whether the word before goes together with the new ones."""
    before = place.word_before
    inside = place.start > 0 and _INSIDE.match(place.text, place.start - 1)  # "#varvförViggo", "00:05"
    cut = place.end < len(place.text) and _GLUED.match(place.text, place.end)  # "SE2321-B9QX" of which half is found
    if alone(place, new) or inside or cut or len(before) == 1:  # "S:t Göran"
        return False
    if not new.strip():
        inverted = before in JOINING and finite(place.word_after)  # "och i går satt hon" has lost its first part
        settled = _RESIDENT.search(place.text[: place.start][-30:].lower().rstrip())
        few = len(place.text[place.sentence[0] : place.start].split()) < FEWEST_WORDS
        announced = few and place.text.startswith(":", place.end)  # "bilen i ån: ..." has lost which
        called = not NAMING.isdisjoint(place.text[place.sentence[0] : place.start].lower().split()[-2:])
        return not (inverted or announced or called) and (bool(place.word_after) or not settled)
    unfit = (
        (_INDEFINITE.match(new) and before in DETERMINERS | {RELATIVE})
        or (_DEFINITE.match(new) and before in DETERMINERS and (before, new) != ("hela", "avdelningen"))
        or _named(place)
        or ("patient" in new.lower() and place.word_after in BORN)
        or (_AGED.match(new) and before in TIES)
        or (_PERSON.match(new) and (before in BEING | INSIDE or _beside(place)))
        or ((_PERSON.match(new) or _DEFINITE.match(new)) and _told_after_colon(place))
        or (_PERSON.match(new) and _MORE_OF_IT.match(place.text, place.end))
        or (_PERSON.match(new) and place.starts_sentence and place.text.startswith(":", place.end))  # "Rolf: nej"
        or (new == "orten" and before.endswith("s"))
        or (_INDEFINITE.match(new) and before.endswith(OWNING))  # "kökschefens en kollega"
        or _BAPTISED.search(place.text[: place.start][-40:])
    )
    return not unfit


def alone(place: Place, new: str) -> bool:
    """Whether the finding is a sentence by itself ("Gunnel."), or hardly more is left of one: "Jo hon."."""
    start, end = place.sentence
    rest = place.text[start : place.start] + " " + place.text[place.end : end]
    few = len(rest.split()) < FEWEST_WORDS
    return not re.search(r"\w", rest) or (not new.strip() and few and place.end - place.start > SHORT)


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


def quoted(text: str, start: int, end: int) -> bool:
    """Whether a stretch stands inside quotation marks that open and close on its line."""
    if start and text[start - 1] in SINGLE:
        return True
    line = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    after = text[end : stop if stop >= 0 else len(text)]
    return len(_MARKS.findall(text[line:start])) % 2 == 1 and _MARKS.search(after) is not None


def repeated(text: str) -> list[tuple[int, int]]:
    """The sentences in which a stand-in comes back ("en person från en person"), or a second patient comes in."""
    anew = [match.start() for match in _ANEW.finditer(text)][1:]
    return [
        (start, end)
        for start, end in sentences(text)
        if _TWICE.search(text, start, end) or bisect_left(anew, start) < bisect_left(anew, end)
    ]
