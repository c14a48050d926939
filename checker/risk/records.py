"""Records that mark one person out for whoever reads the news (annotation manual, section 2, decisions 8 and 14).

Triplets told as today's, the first child of a year or place with its hour or weight, a record age on a ward, the first
patient of a country.
"""

from __future__ import annotations

import re

from checker.risk.days import AROUND_NOW
from checker.text.lexicon import lexicon
from checker.text.sentence import sentences

_MULTIPLES = re.compile(
    r"\b(?:(?:tril|fyr|fem)lingar(?:na)?|(?:tril|fyr|fem)lingmamma\w*|triplets|quadruplets|quintuplets)\b",
    re.IGNORECASE,
)
_PRETENDED = r"kurs\w*|övning\w*|övar|övade|docka\w*|simul\w+|film\w*|serien?"
IN_GENERAL = re.compile(
    r"\b(?:brukar|om året|per år|varje år|årligen|statisti\w+|i (?:sverige|landet|världen)|i snitt|ovanlig\w*|"
    rf"a year|per year|{_PRETENDED})\b",
    re.IGNORECASE,
)
_NOT_NOW = re.compile(rf"\b(?:{_PRETENDED}|1[6-9]\d\d)\b", re.IGNORECASE)
"""An exercise, a film, a year of the last century: no news."""

_FIRST_BORN = re.compile(
    r"\b(?:årets|kommunens|länets|öns|byns|ortens|stadens) (?:allra )?första (?:barn|bebis|baby|medborgare|invånare)\b|"
    r"\bförsta (?:barnet|bebisen) (?:för|på) (?:året|\w+ år)\b",
    re.IGNORECASE,
)
_BORN = re.compile(r"\b(?:[0-2]?\d[.:][0-5]\d|gram|kilo|pojke|flicka|tös|i natt|föräldrarna driver)\b", re.IGNORECASE)
"""What is told of a child that is born, beside its being the first."""

HUNDRED = re.compile(
    r"\b(?:10[1-9]|11[0-5])(?:-?åring\w*|[ -]år\w*| ljus\b| candles\b|-year-old)|"
    r"\bhundra(?:en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio)(?:åring\w*| år\w*| ljus\b)",
    re.IGNORECASE,
)
_ON_A_WARD = re.compile(
    r"\b(?:på|till|från|i|hos) (?:vår |våra )?(?:\w*enheten|\w*avdelning(?:en)?|avd|\d+:an|dialysen|iva|"
    r"hjärtintensiven|geriatriken|ortopeden|medicin(?:en)?|kirurgen|rehab(?:en)?)\b",
    re.IGNORECASE,
)
_OF_A_HOUSE = re.compile(
    r"\b(?:\w*huset|byggnaden|föreningen|skolan|stiftelsen|klockan har|funnits|grundad\w*|mellan \d|jubil\w+)\b",
    re.IGNORECASE,
)
"""What else gets a hundred years old."""

_FIRST = re.compile(
    r"\bförsta (?:\w+ ){0,4}i (?:landet|sverige|norden|europa|världen)\b|"
    r"\bförst i (?:landet|sverige|norden|europa|världen)\b|"
    r"\bfirst (?:\w+ ){0,3}in (?:the )?(?:nordics|country|sweden|world|scandinavia|europe)\b",
    re.IGNORECASE,
)
_PATIENT = re.compile(
    r"\b(?:patient\w*|människan?|personen?|barnet|pojken?|flickan?|kvinnan?|mannen|han|hon|honom|henne|he|she|him|her|"
    r"person|child|boy|girl|woman|man)\b",
    re.IGNORECASE,
)


def record(text: str) -> bool:
    """Whether a text tells a record of somebody of these days.

    >>> record("Trillingar! De kom i natt."), record("Trillingar föds ett tiotal gånger om året.")
    (True, False)
    >>> record("104 ljus på tårtan till strokeenheten."), record("Huset fyller 104 år, tårta på avdelning 31.")
    (True, False)
    """
    if animals(text):
        return False
    now = AROUND_NOW.search(text) is not None
    told = [text[start:end] for start, end in sentences(text)]
    told = [said for said in told if not IN_GENERAL.search(said)]
    born = any(_FIRST_BORN.search(said) and _BORN.search(said) for said in told)
    several = now and any(_MULTIPLES.search(said) for said in told)
    aged = any(HUNDRED.search(said) and _ON_A_WARD.search(said) for said in told) and not _OF_A_HOUSE.search(text)
    first = now and _FIRST.search(text) and _PATIENT.search(text) and not _NOT_NOW.search(text)
    return born or several or aged or bool(first)


def animals(text: str) -> bool:
    """Whether a word for an animal stands in a text."""
    words = re.findall(r"\w+", text.lower())
    return any(label == "nonhuman:animal" for classes in lexicon().classes(words) for label in classes)
