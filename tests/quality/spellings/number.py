"""A made-up personnummer, and the ways to write it that many spellings share."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Callable
from dataclasses import dataclass

from checker.text.compact import words

MONTHS = words("januari februari mars april maj juni juli augusti september oktober november december")

UNITS = words("noll ett två tre fyra fem sex sju åtta nio")

NAMES = words("nollan ettan tvåan trean fyran femman sexan sjuan åttan nian")

ORDINALS = words(
    "första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte trettonde fjortonde femtonde "
    "sextonde sjuttonde artonde nittonde tjugonde tjugoförsta tjugoandra tjugotredje tjugofjärde tjugofemte "
    "tjugosjätte tjugosjunde tjugoåttonde"
)

TEENS = words("tio elva tolv tretton fjorton femton sexton sjutton arton nitton")

TENS = words("tjugo trettio fyrtio femtio sextio sjuttio åttio nittio")

ROMAN = words("I II III IV V VI VII VIII IX X XI XII")


@dataclass(frozen=True, slots=True)
class Number:
    """A made-up personnummer with a birth number that is never given out: ``year`` with its century, ``last`` four."""

    year: str
    month: str
    day: str
    last: str

    @property
    def date(self) -> str:
        """Six digits."""
        return self.year[2:] + self.month + self.day

    @property
    def ten(self) -> str:
        """Ten digits."""
        return self.date + self.last

    @property
    def swedish_month(self) -> str:
        """The month in words."""
        return MONTHS[int(self.month) - 1]

    @property
    def english_month(self) -> str:
        """The month in English."""
        return month_name[int(self.month)]


Spelling = Callable[[Number], str]


def said(number: int) -> str:
    """A number below a hundred in words, a leading zero said."""
    if number < 10:
        return f"noll {UNITS[number]}"
    if number < 20:
        return TEENS[number - 10]
    tens, unit = divmod(number, 10)
    return TENS[tens - 2] + (UNITS[unit] if unit else "")


def mapped(table: str) -> Spelling:
    """Every digit by the character at its place in a table."""
    return lambda n: "".join(table[int(digit)] for digit in n.ten)


def joined(between: str) -> Spelling:
    """The ten digits with something between each."""
    return lambda n: between.join(n.ten)


def pairs(between: str) -> Spelling:
    """Year, month, day and last four with something between."""
    return lambda n: between.join((n.year[2:], n.month, n.day, n.last))


def parts(between: str) -> Spelling:
    """Date and last four with something between."""
    return lambda n: f"{n.date}{between}{n.last}"


def swapped(digits: str, signs: str) -> Spelling:
    """Some digits written with signs that look like them."""
    return lambda n: f"{n.date}-{n.last}".translate(str.maketrans(digits, signs))


def mixed(n: Number) -> str:
    """Digit, word, digit, word, all glued."""
    return "".join(digit if place % 2 else UNITS[int(digit)] for place, digit in enumerate(n.ten))
