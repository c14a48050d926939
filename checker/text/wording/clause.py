"""What hangs together around a finding: a clause with the word that joins it on, a count, a list of stand-ins."""

from __future__ import annotations

import re

from checker.text.compact import words
from checker.text.number_words import VALUES
from checker.text.sentence import PREPOSITIONS, Place, Replacement

JOINING = frozenset(("och", "men", "samt"))
RELATIVE = "som"

PAST = ("ade", "ades", "dde", "ddes", "tte", "ttes", "rde", "rdes", "lde", "ldes", "gde", "mde", "vde")
"""Endings of the past tense of weak verbs."""

NO_VERBS = frozenset({"värde", "fjärde"})
"""Words that end so and are none."""

PRESENT = frozenset(
    words(
        "är har hade ska skall skulle kan kunde får vill ville måste blir går står ligger sitter kommer ger tar ser "
        "vet säger gör mår bor heter tror tycker"
    )
)
"""Commonest finite verbs that no ending tells from nouns."""

STRONG = frozenset(
    words(
        "bad band bar bet bjöd blev bröt dog drack drev drog fann fick flög flöt for frös fällde föll förde gav "
        "gick grep grät hade hann hette höll hörde kom kröp körde lade ljög log lärde läste lät låg njöt red rev "
        "rörde sa sade satt sjöng sjönk skar skedde skrek skrev sköt slet slog smög sov sprang stal steg stod "
        "strök störde svalt svor såg sålde teg tog tvang vann var visste vred åkte åt hände kände vände sände tände"
    )
)
"""Past tense of verbs of everyday speech that these endings do not tell."""

SUBJECTS = frozenset(words("jag vi du ni han hon hen de man"))
"""Pronouns that a verb follows."""

BENT = ("iga", "ska", "ade", "nda", "lla", "mla", "ora", "sta", "ånga", "nna", "ssa")
"""Endings of adjectives and pronouns that end like an infinitive."""

SHORTEST = 3
"""Letters of the shortest words that end like a verb and are none: "här", "mer"."""

MANY = 2
"""From this number on, a count says how many fit; "en" and "ett" are articles."""

FEW_WORDS = 2
"""Words after a number that are still what is counted."""

_END = re.compile(r"[,.;:!?)\n–—]|\s-\s|$")
_COMMA = re.compile(r",(?= (\w+))")
_COUNT = re.compile(r"(\d{1,3}|[a-zåäö]+)((?:\s+\S+)*)", re.IGNORECASE)


def begins_with_verb(quote: str) -> bool:
    """Whether a quote begins with a verb in the past tense."""
    first = quote.lower().split()[0]
    return first in STRONG or (len(first) > 4 and first.endswith(PAST) and first not in NO_VERBS)


def finite(word: str) -> bool:
    """Whether a word is surely a verb that a sentence can have for its only one."""
    return bool(word) and (word in PRESENT or begins_with_verb(word))


def verbal(word: str) -> bool:
    """Whether a word may be a verb in the present or past tense."""
    return finite(word) or (word.endswith("r") and len(word) > SHORTEST and word not in PREPOSITIONS)


def governs(word: str) -> bool:
    """Whether a word may be a verb or a preposition, behind which a noun with its article may stand."""
    infinitive = word.endswith("a") and not word.endswith(BENT) and len(word) > SHORTEST
    return finite(word) or infinitive or word in PREPOSITIONS | JOINING


def joined_clause(place: Place) -> Replacement | None:
    """The clause that begins with the finding, left out with the word that joins it on; None where nothing joins it.

    After "och" it ends with the next mark, after "som" with the finding, where the main clause or a mark follows.
    """
    word = place.word_before
    if word == RELATIVE and (_END.match(place.text, place.end) or finite(place.word_after)):
        comma = _COMMA.match(place.text, place.end)  # "hon som kom hit, bad" loses its comma too
        end = comma.end() if comma and finite(comma.group(1).lower()) else place.end
    elif word in JOINING and begins_with_verb(place.quote):
        found = _END.search(place.text, place.end)
        end = found.start() if found else len(place.text)
    else:
        return None
    start = place.text.lower().rfind(word, 0, place.start)
    return Place(place.text, start, end).dropped(preposition=False)


def some(quote: str) -> str | None:
    """A count without its number ("tre personer", "några personer"); None where the quote is no count."""
    match = _COUNT.fullmatch(quote)
    if match is None or len(match.group(2).split()) > FEW_WORDS:
        return None
    number = int(match.group(1)) if match.group(1).isdigit() else VALUES.get(match.group(1).lower(), 0)
    return f"några{match.group(2)}" if number >= MANY else None


PLURALS = {
    "en kollega": "några kollegor",
    "en närstående": "några närstående",
    "en person": "några personer",
    "patienten": "patienterna",
    "besvär": "besvär",
    "en sjukdom": "sjukdomar",
    "en skada": "skador",
}
"""What several stand-ins in a row are together."""

_LIST = re.compile(
    rf"\b({'|'.join(PLURALS)})\b(?:(?:, | och | & |, och | samt )\1\b)+(?!s\b)",
    re.IGNORECASE,
)


_LEFT_AND = re.compile(
    r"\b(han|hon|hen|jag|patienten|en person|en närstående) och (?=(?:har|hade|är|var|får|fick|kan|ska|vill|mår)\b)",
    re.IGNORECASE,
)
"""An "och" whose first verb has been left out."""


def without_lists(text: str) -> str:
    """Stand-ins that follow each other are named once: "en kollega, en kollega och en kollega" are "några kollegor".

    An "och" that has lost what it joined goes too: "han och har en sjukdom".
    """
    whole = _LEFT_AND.sub(r"\1 ", text)
    return _LIST.sub(lambda match: _like(match.group(), PLURALS[match.group(1).lower()]), whole)


def _like(old: str, new: str) -> str:
    """The new words with a capital where the old ones have it."""
    return new[0].upper() + new[1:] if old[0].isupper() else new
