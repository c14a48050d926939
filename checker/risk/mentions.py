"""Where a text introduces somebody without a name, and where it goes on about somebody ("en man", "mannen", "hon")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from checker.risk.numbers import number_in
from checker.risk.sexes import sex_of
from checker.text.compact import words
from checker.text.lexicon import read_rows, table_path
from checker.text.sentence import sentences

_TOKEN = re.compile(r"[\w-]+")
_YEAR_OLD = re.compile(r"(?:\d{1,3}|[a-zåäö]{2,20})-?åring(?P<known>ens?)?s?")
_CLAUSE = re.compile(
    r"[;:–]\s|,?\s(?:och|men|medan|samt)\s|,\s(?=(?:en|ett|ännu|den|två)\s|\d{1,3}-?åri)", re.IGNORECASE
)
_LIKE_ADJECTIVE = re.compile(r"\w{1,20}(?:ig|årig|ad|isk|sk|lös|re|ung|mal|nd|gammal|läskig|stor|lång|kort)")

ARTICLES = frozenset(words("en ett någon nån annan ytterligare"))
BEFORE_PREDICATE = frozenset(words("är var blev blivit bli som liksom än likt varit"))
"""After these a noun says what somebody is, not who else is there."""

ENDS_PHRASE = frozenset(words("och eller som till av i på med om för från men att vid hos man"))
REACH = 4
"""Words after an article within which its noun stands."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody mentioned at a place: ``new`` where the words introduce, else they go on about somebody known."""

    start: int
    new: bool
    noun: str
    sex: str | None = None
    age: int | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a text, the sentence that it is a part of, and who is mentioned in it."""

    start: int
    end: int
    sentence: int
    mentions: Sequence[Mention] = ()


def clauses(text: str) -> list[Clause]:
    """The clauses of a text.

    >>> [clause.mentions[0].noun for clause in clauses("En man kom in. En kvinna, 23, och en pojke.")]
    ['man', 'kvinna', 'pojke']
    """
    found = []
    for number, (first, last) in enumerate(sentences(text)):
        borders = [first, *(match.end() for match in _CLAUSE.finditer(text, first, last)), last]
        for start, end in pairwise(borders):
            if start < end:
                found.append(Clause(start, end, number, tuple(_mentions(text, start, end))))
    return found


def _mentions(text: str, start: int, end: int) -> Iterator[Mention]:
    tokens = [(match.group().lower(), match.start()) for match in _TOKEN.finditer(text, start, end)]
    article = None
    for place, (word, at) in enumerate(tokens):
        before = tokens[place - 1][0] if place else ""
        if word in ARTICLES:
            article = None if before in BEFORE_PREDICATE else place
        elif word in ENDS_PHRASE and word != "man":
            article = None
        phrase = article is not None and place - article <= REACH
        if word == "man" and place and not (phrase and (before in ARTICLES or _LIKE_ADJECTIVE.fullmatch(before))):
            continue
        mention = _mention(word, at, introduces=phrase or (not place and _listed(text, at + len(word), end)))
        if mention:
            yield mention
            article = None


def _listed(text: str, at: int, end: int) -> bool:
    """Whether what follows a noun at the beginning shows that it is an entry of a list: "Kvinna, 23, stroke"."""
    return re.match(r",|\spå\s|\s\d|\s\(", text[at : min(end, at + 4)]) is not None


def _mention(word: str, at: int, *, introduces: bool) -> Mention | None:
    old = _YEAR_OLD.fullmatch(word)
    if old:
        return Mention(at, not old.group("known"), "åring", None, number_in(word))
    if word in _nouns():
        noun, definite = _nouns()[word]
        if definite or introduces:
            return Mention(at, not definite, noun, "m" if noun == "man" else sex_of(noun))
        return None
    return Mention(at, new=False, noun="", sex=_pronouns()[word]) if word in _pronouns() else None


@cache
def _nouns() -> Mapping[str, tuple[str, bool]]:
    """Singular nouns for persons and patients: the noun itself, and whether the form is definite."""
    found = {}
    for name, number in (("person_nouns", 5), ("patient_nouns", 3)):
        for row in read_rows(table_path("lists", f"{name}.txt")):
            if row[number].startswith("sg") and row[2] != "svag":
                found[row[0]] = (row[1], row[number] == "sg.best")
    return found


@cache
def _pronouns() -> Mapping[str, str | None]:
    rows = read_rows(table_path("lists", "individual_pronouns.txt"))
    return {row[0]: row[1] if row[1] in {"k", "m"} else None for row in rows}
