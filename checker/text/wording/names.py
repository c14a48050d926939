"""Safe wordings for names: whose part in the story it is, or nothing where the words around say so already."""

from __future__ import annotations

import re
from dataclasses import replace

from checker.text.lexicon import lexicon
from checker.text.sentence import NEAR, Place, Replacement
from checker.text.wording.facts import ADJECTIVES, INDEFINITE, NOUNS, TIES, classes_of

LEAST_TITLE, LONG_TITLE = 5, 8
"""Letters that such a noun has more than; any definite noun as long as the second."""

GREETINGS = frozenset({"hej", "hejsan", "hallå", "tack", "grattis", "kram", "kramar", "heja", "välkommen"})

MANNERS = frozenset({"fru", "herr", "fröken", "frk", "tant", "farbror", "onkel", "mr", "mrs", "ms"})
"""What only stands before a name."""

ASKED = frozenset({"vem", "vad", "hur", "när", "varför"})
"""Words of a question to somebody."""

HAILING = frozenset({"ja", "nej", "jo", "men", "kära", "käre", "snälla", "bra", "heja", "hurra"})
"""What goes before the name of somebody who is spoken to."""

SOMEBODY = ("patient_nouns", "person_nouns")
"""Classes of words for somebody who may be the patient."""

THIRD = frozenset({"han", "hon", "hen", "honom", "henne", "hans", "hennes", "hens"})
"""Words for one person who is spoken of."""

YOU = ("du", "dig", "er", "ni")
CALLED = frozenset((*YOU, "din", "ditt", "dina"))
"""Words for somebody who is spoken to."""

DEFINITE_ENDS = ("en", "et", "an", "n", "na")
"""Endings of a title that says who it is: "prästen"."""

COMPANY = ("granne", "kompis", "kamrat", "polare", "vän", "väninna", "kollega", "partner")
"""Ends of words for somebody of one's own, which say who it is without the name: "min bänkgranne Rut"."""

NEUTER = ("barn", "syskon")
"""Ends of words for kin that go with "ett"."""

SIGNED = "/"
"""What goes before the name of somebody who signs."""

_QUOTED = re.compile(r"[\"”“][^\"”“]*[\"”“]")
CHEER = 2
"""Words of a cheer with the name of whom it is for."""

_APPOSITION = re.compile(r", ((?:vår|en) [^,.!?\n]{3,40}),")
"""Who a colleague is, told behind the name."""

_MARKED = re.compile(r" med \w+(?:en|et|n|na)\b")
"""What somebody is told by: "Elof med käppen"."""

ENDS = (",", "!", "?", ".", "")
_WORD = re.compile(r"\w+")


def person(place: Place, noun: str, phrase: str) -> Replacement:
    """A name: left out after a greeting or a word that says who it is ("kollegan Johan"), else ``phrase``."""
    if place.text[: place.start].endswith(SIGNED):
        return Replacement(place.start - 1, place.end, "")
    if possessive(place.quote) and any(label.startswith("kinship") for label in classes_of(place.word_after or "-")):
        return place.replaced("ett" if place.word_after.endswith(NEUTER) else "en")  # "Lovisas pappa": a father
    if place.starts_sentence and not (
        place.follows_colon or addressed(place)
    ):  # the word before belongs to another sentence
        return place.replaced(phrase + ("s" if possessive(place.quote) else ""))
    before = classes_of(place.word_before.rsplit("-", 1)[-1]) if place.word_before else set()  # "ST-kollega"
    told = (any(label.startswith(NOUNS) for label in before) and not _impersonal(place)) or _title(place.word_before)
    told = told or (_owned(place) and place.word_before.endswith(COMPANY))
    bare = (place.word_before in MANNERS and not _owned(place)) or _bare_title(place, before)
    told = told and not bare
    if place.word_before in GREETINGS or told or addressed(place):
        return place.dropped(preposition=False)
    genitive = "s" if possessive(place.quote) else ""
    if bare or place.word_before in ADJECTIVES:
        start = place.text.lower().rfind(place.word_before, 0, place.start)
        return Place(place.text, start, place.end).replaced(phrase + genitive)
    new = (noun if place.word_before in INDEFINITE | TIES else phrase) + genitive
    made = place.replaced(new)
    # a name has its capital anywhere: after a colon on its line it tells of no new sentence
    return replace(made, text=new) if place.follows_colon else made


def _owned(place: Place) -> bool:
    """Whether the word before the name has an owner: "sin fru Ulla"."""
    before = place.text[max(0, place.start - NEAR) : place.start].lower().split()
    return len(before) > 1 and before[-2] in TIES


def _impersonal(place: Place) -> bool:
    """Whether the word before the name is the pronoun "man", not somebody's man: "där läser man Eva"."""
    return place.word_before == "man" and not _owned(place)


def addressed(place: Place) -> bool:
    """Whether the name's bearer is spoken to: "dig Hasse, som", "Yasmin, tack för att du", "Tack för allt Anette!"."""
    after = place.text[place.end : place.end + 1]
    hailed = (place.word_before in HAILING and after in (",", "!")) or (place.follows_comma and after == ":")
    if place.word_before in YOU or hailed:
        return True
    if after not in ENDS:
        return False
    start, end = place.sentence
    said = _WORD.findall(_QUOTED.sub("", place.text[start:end]).lower())
    greeted = not place.preposition and bool(said) and said[0] in GREETINGS
    last = place.follows_comma and after in ("!", "?", ".") and said[-1:] == _WORD.findall(place.quote.lower())[-1:]
    first = place.starts_sentence and after == "," and not (CALLED | ASKED).isdisjoint(said)
    cheered = after == "!" and len(said) == CHEER and not place.starts_sentence  # "Kämpa Nora!"
    return greeted or last or first or cheered


def _bare_title(place: Place, labels: set[str]) -> bool:
    """Whether a title without a word that goes with it stands before the name: "doktor", not "vår nya läkare"."""
    staff = any(label.startswith("staff_nouns") and label.endswith("sg.obest") for label in labels)
    if not staff and ("occupations" not in labels or place.word_before.endswith(DEFINITE_ENDS)):
        return False
    start = place.text.lower().rfind(place.word_before, 0, place.start)
    before = Place(place.text, start, place.end).word_before
    return before not in INDEFINITE | TIES and not before.endswith(("a", "e"))


def _title(word: str) -> bool:
    """Whether a word before a name is a definite noun ("samordnaren Johan"): what it is called says who it is."""
    known = ("aren", "ören", "anten", "enten", "isten", "askan", "erskan", "värden", "chefen")
    return len(word) > LEAST_TITLE and (word.endswith(known) or (len(word) > LONG_TITLE and word.endswith("en")))


def possessive(name: str) -> bool:
    """Whether a name stands in the genitive: it is known without its -s, and not with it.

    >>> possessive("Lundgrens"), possessive("Anna-Karins"), possessive("Andreas"), possessive("Karin")
    (True, True, False, False)
    """
    last = name.lower().replace("-", " ").split()[-1]
    return last.endswith(":s") or (last.endswith("s") and _is_name(last[:-1]) and not _is_name(last))


def perhaps_possessive(name: str) -> bool:
    """Whether a name is one with its -s and without: "Isaks" and "Andreas" may be whose something is, and who.

    >>> perhaps_possessive("Andreas"), perhaps_possessive("Karins")
    (True, False)
    """
    last = name.lower().replace("-", " ").split()[-1]
    return last.endswith("s") and _is_name(last[:-1]) and _is_name(last)


def _is_name(word: str) -> bool:
    return any(label.startswith(("given", "sur")) for label in lexicon().words.get(word, ()))


_WRITTEN = re.compile(r"[”\"']? (?:står|stod) (?:det|skrivet|broderat|textat)\b")
"""What stands behind a name that was written on something."""


def patient(place: Place) -> Replacement:
    """The name of a patient: "en patient" where nothing before has spoken of somebody, else "patienten".

    "Ett namn" where it is the name that stands written.
    """
    if _WRITTEN.match(place.text, place.end):
        return place.replaced("ett namn")
    return person(place, "patient", patient_phrase(place))


def patient_phrase(place: Place) -> str:
    """What to call a patient there: "en patient" the first time."""
    known = _introduced(place) or _MARKED.match(place.text, place.end)
    return "patienten" if known else "en patient"


def _introduced(place: Place) -> bool:
    """Whether the text before the name has spoken of its bearer, or of somebody who may be."""
    said = _WORD.findall(place.text[max(0, place.start - NEAR) : place.start].lower())
    name = place.quote.lower().split()[0].rstrip("s")
    return any(word in THIRD or word.rstrip("s") == name or _one(classes_of(word)) for word in said)


def _one(labels: set[str]) -> bool:
    """Whether a word is a noun for one person: "barn" may be many."""
    told = [label for label in labels if label.startswith(SOMEBODY)]
    return bool(told) and not any("pl." in label for label in told)


def relative(place: Place) -> Replacement:
    """The name of a relative."""
    return person(place, "närstående", "en närstående")


def colleague(place: Place) -> Replacement:
    """The name of a colleague; of "Maj-Britt, vår chef, kom" is left "vår chef kom"."""
    if said := _APPOSITION.match(place.text, place.end):
        return Place(place.text, place.start, said.end()).replaced(said.group(1))
    return person(place, "kollega", "en kollega")


def somebody(place: Place) -> Replacement:
    """The name of a person whose part in the story is nobody's business."""
    return person(place, "person", "en person")


def celebrity(place: Place) -> Replacement:
    """The name of a known person."""
    return person(place, "person", "en känd person")
