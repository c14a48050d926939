"""Dates told in three parts, in any order and in any mixture of figures, words, ordinals and Roman numerals.

Which part is which is not always plain ("12.03.85", "mars tolv åttiofem"): every way to read them is given, and the
check digit of the number that they begin tells.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, NamedTuple

from checker.text.compact import words
from checker.text.number_words import DIGITS
from checker.text.numbers.months import MONTHS
from checker.text.roman import VALUES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_ORDINALS = (
    "första förste first 1st", "andra andre second", "tredje third", "fjärde fourth", "femte fifth", "sjätte sixth",
    "sjunde seventh", "åttonde eighth", "nionde ninth", "tionde tenth", "elfte eleventh", "tolfte twelfth",
    "trettonde thirteenth", "fjortonde fourteenth", "femtonde fifteenth", "sextonde sixteenth",
    "sjuttonde seventeenth", "artonde eighteenth", "nittonde nineteenth", "tjugonde twentieth", "tjugoförsta",
    "tjugoandra", "tjugotredje", "tjugofjärde", "tjugofemte", "tjugosjätte", "tjugosjunde", "tjugoåttonde",
    "tjugonionde", "trettionde thirtieth", "trettioförsta",
)  # fmt: skip
_DAYS = {word: day for day, line in enumerate(_ORDINALS, 1) for word in words(line)}
_ROMAN = {word: month for month, word in enumerate(words("i ii iii iv v vi vii viii ix x xi xii"), 1)}

_BETWEEN = frozenset(
    words(
        "den i på av the of in år året årgång anno month månad månaden månadens mån må månads dag dagen day year född "
        "föddes f är var blev och and th st nd rd e a de da te nde dje d m y å date datum födelsedatum med som måndag "
        "måndagen tisdag tisdagen onsdag onsdagen torsdag torsdagen fredag fredagen lördag lördagen söndag söndagen "
        "fyller fyllde fyllt sta dra dje ar man manad noll 0 00 monday "
        "tuesday wednesday thursday friday saturday sunday under sen sedan då from"
    )
)
"""Words that may stand between the parts of a date."""

_YEARS = {numeral.lower(): str(value) for numeral, value in VALUES.items() if value > 1900}
_KNOWN = frozenset((*MONTHS, *_YEARS, *_DAYS, *_ROMAN, *_BETWEEN, *DIGITS))
_LABELS = frozenset(words("y år året årgång anno månad månaden månadens mån dag dagen year month day"))

WIDEST = 14
"""Most signs between a part and the word beside it."""

LONGEST = 70
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_ENDINGS = frozenset((":e", ":a", "e ", "a "))
_BEFORE_ROMAN = frozenset("/.-")
_SIGNS = frozenset("-./ ")
_LOOSE = frozenset("-./ '’´")
_ORDERS = tuple(itertools.permutations(range(3)))


class Part(NamedTuple):
    """What a word or figures may be of a date; ``sure`` when it is a month for certain."""

    start: int
    end: int
    year: str
    month: int
    day: int
    sure: bool


class Told(NamedTuple):
    """One way to read a date: six digits, four figures of the year or none."""

    start: int
    end: int
    digits: str
    year: int | None


def told(lower: str, tokens: Iterable[tuple[int, str]]) -> Iterator[Told]:
    """Every date in three parts of a text in lower case; ``tokens`` are its words and where they begin."""
    parts: list[Part] = []
    end = labels = -WIDEST
    last = 0
    for place, start, word in _pieces(tokens):
        if parts and (place > last + 1 or start - end > WIDEST):
            parts = []
        last, end = place, start + len(word)
        if word in _LABELS:
            labels = end
        signed = word in _ROMAN and lower[start - 1 : start] in _BEFORE_ROMAN
        if word in _BETWEEN and not signed:
            continue
        part = Part(start, end, "", _ROMAN[word], 0, sure=True) if signed else _part(start, end, word)
        parts = [*parts[-2:], part] if part else []
        if len(parts) == 3:
            yield from _read(lower, parts, labelled=labels >= parts[0].start - WIDEST)
            if parts[0].day and parts[1].sure and parts[2].year and not parts[2].day:
                parts = []  # nobody doubts how it is meant


def _pieces(tokens: Iterable[tuple[int, str]]) -> Iterator[tuple[int, int, str]]:
    """Words that a date may have, figures and letters apart: which in the row of all words, where they begin."""
    known = [(place, start, word) for place, (start, word) in enumerate(tokens) if word in _KNOWN or not word.isalpha()]
    for place, start, word in known:
        if word in _KNOWN or word.isdigit():
            yield place, start, word
        else:
            yield from ((place, start + match.start(), match.group()) for match in _TOKEN.finditer(word))


def _part(start: int, end: int, word: str) -> Part | None:
    if word in MONTHS:
        return Part(start, end, "", MONTHS[word], 0, sure=True)
    if word in _DAYS:
        day = _DAYS[word]
        return Part(start, end, "", day if day <= 12 else 0, day, sure=day <= 12)
    if word in _ROMAN and len(word) > 1 and word != "vi":
        return Part(start, end, "", _ROMAN[word], 0, sure=True)
    digits = word if word.isdigit() else _YEARS.get(word) or DIGITS.get(word, "")
    if not digits or len(digits) > 4 or len(digits) == 3:
        return None
    if len(digits) == 4:
        return Part(start, end, digits, 0, 0, sure=False) if digits[:2] in ("18", "19", "20") else None
    value = int(digits)
    year = digits if len(digits) == 2 else ""
    return Part(start, end, year, value if value <= 12 else 0, value if value <= 31 else 0, sure=False)


def _read(lower: str, parts: Sequence[Part], *, labelled: bool) -> Iterator[Told]:
    """The ways in which three parts are a date, if there is anything that makes them one."""
    if parts[2].end - parts[0].start > LONGEST:
        return
    sure = [place for place, part in enumerate(parts) if part.sure]
    labelled = labelled or sum(lower[part.end : part.end + 2] in _ENDINGS for part in parts) > 1
    gaps = lower[parts[0].end : parts[1].start], lower[parts[1].end : parts[2].start]
    orders = _ORDERS if sure or labelled else _figured(*gaps, year_first=len(parts[0].year) == 4)
    seen = set()
    for order in orders:
        year, month, day = (parts[place] for place in order)
        if not (year.year and month.month and day.day) or (sure and not labelled and order[1] not in sure):
            continue
        digits = f"{year.year[-2:]}{month.month:02d}{day.day:02d}"
        if digits not in seen:
            seen.add(digits)
            yield Told(parts[0].start, parts[2].end, digits, int(year.year) if len(year.year) == 4 else None)


def _figured(first: str, second: str, *, year_first: bool) -> Sequence[tuple[int, int, int]]:
    """Which of three figures with these gaps between them may be year, month and day."""
    if first == second and first in _SIGNS:
        return ((0, 1, 2), (2, 1, 0), (2, 0, 1))
    if first == second == ", " and year_first:
        return ((0, 1, 2),)
    if first in ("/", ".") and len(second) <= 3 and _LOOSE.issuperset(second):
        return ((2, 1, 0), (2, 0, 1))
    return ((0, 1, 2), (0, 2, 1)) if second == "/" and year_first else ()
