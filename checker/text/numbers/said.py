"""The digits of a text one after another, as groups and as words, in every way in which somebody may mean them.

The digit view has made plain dictation digits. What is left are words of other languages, several of one digit ("två
femmor"), amounts ("nittioåtta hundra fyra"), digits told twice ("8 (åtta)") and digits that only count the others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.text.digit_words import FACTORS, MANY, NOUGHTS, PLURALS, WITH_NOUGHTS, spoken_languages
from checker.text.number_words import DIGITS, spoken_digits
from checker.text.numbers.thinned import thinned
from checker.text.numbers.windows import Group

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_TOKEN = re.compile(r"[^\W\d_]+|\d+")
ARTICLES = (frozenset(("en", "a")), frozenset(("en", "a", "ett", "one")))
"""Words that may be a digit or none: "en åtta"; those that are seldom a digit, and all."""

_ANDS = ("å", "och")
"""Between a unit and the tens after it: "fem å åttio"."""

_TENS = frozenset(f"{ten}0" for ten in range(2, 10))

FEWEST_WORDS = 4
"""Different words of a language that a text must have before it is read in it."""

BEFORE = 120
"""Characters on both sides in which everyday words may be digits too."""

FEWEST_SAID = 6
"""Words that may be digits in a text that is read in other languages."""

LONGEST = 6
"""Digits of what is multiplied or added."""

_DOUBLES = ("dubbel", "double", "trippel", "triple")


def readings(lower: str, cluster: Sequence[Group], count: int) -> Iterator[Sequence[Group]]:
    """The ways to read digits that stand near one another; ``count`` is how many words there may be digits."""
    if not count:
        yield cluster
        yield from thinned(lower, cluster)
        return
    if count < FEWEST_WORDS:
        tokens: Sequence[tuple[int, int, str]] = cluster
    else:
        start, end = max(cluster[0].start - BEFORE, 0), cluster[-1].end + BEFORE
        tokens = [(match.start(), match.end(), match.group()) for match in _TOKEN.finditer(lower, start, end)]
    plain = list(_told(lower, tokens, {}))
    yield plain
    yield from thinned(lower, plain)
    figures = [atom for atom in plain if lower[atom.start].isdecimal()]
    if 1 < len(figures) < len(plain):
        yield figures
    for articles in ARTICLES:
        without = [atom for atom in plain if lower[atom.start : atom.end] not in articles]
        if len(without) < len(plain):
            yield without
    if count < FEWEST_SAID:
        return
    there = {word for _, _, word in tokens}
    if not NOUGHTS.isdisjoint(there):
        yield list(_told(lower, tokens, WITH_NOUGHTS))
    for language in spoken_languages(there, FEWEST_WORDS):
        told = list(_told(lower, tokens, language))
        yield told
        yield from thinned(lower, told)


def _told(lower: str, tokens: Sequence[tuple[int, int, str]], language: Mapping[str, str]) -> Iterator[Group]:
    """The atoms of a text's tokens with the words of a language before all others."""
    held: Group | None = None
    times = factor = 1
    for start, end, word in tokens:
        if held and word in _ANDS:
            continue
        digits = word if word.isdigit() else language.get(word) or (None if language else _digits(word))
        near = held is not None and start - held.end <= 2
        if held and near and 0 < len(held.digits) <= LONGEST and word in FACTORS:
            held, factor = Group(held.start, end, str(int(held.digits) * FACTORS[word])), FACTORS[word]
            continue
        if held and near and factor > 1 and digits and len(digits) <= LONGEST and int(digits) < factor:
            held, factor = Group(held.start, end, str(int(held.digits) + int(digits))), 1
            continue
        if (
            held
            and near
            and times > 1
            and (digit := PLURALS.get(word) or _single(digits, lower[held.start : held.end]))
        ):
            yield Group(held.start, end, digit * times)
            held, times = None, 1
            continue
        if (
            held
            and digits
            and digits in _TENS
            and len(held.digits) == 1
            and lower[held.end : start].strip(" -") in _ANDS
        ):
            held = Group(held.start, end, digits[0] + held.digits)
            continue
        if held and held.digits:
            yield held
        held, times, factor = None, MANY.get(word, 1), 1
        if digits or times > 1:
            held = Group(start, end, digits or "")
    if held and held.digits:
        yield held


def _single(digits: str | None, many: str) -> str:
    """The digit after "dubbel"; "två åtta" are two digits."""
    return digits if digits and len(digits) == 1 and not (many in DIGITS or many.isdigit()) else ""


def _digits(word: str) -> str | None:
    if not word.startswith(_DOUBLES):
        return spoken_digits(word)
    many = next(double for double in _DOUBLES if word.startswith(double))
    digit = DIGITS.get(word.removeprefix(many))
    return digit * MANY[many] if digit else None
