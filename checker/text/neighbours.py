"""Numbers of two digits as the neighbours say them: "femogfirs", "nittiåtte", "fünfundachtzig", "kaksitoista".

Some put the unit before the ten with a word between, some put it after the ten with none.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from checker.text.compact import words

if TYPE_CHECKING:
    from collections.abc import Mapping

WITHOUT_MARKS = str.maketrans(
    "åäöéèêëúíóáýñçğşıûôâîščřžćđłęąńśźżțșăłőűþðøæüï", "aaoeeeeuioayncgsiuoaiscrzcdleanszztsaloutdoaui"
)
"""Letters as they are written on a keyboard that has no marks."""


def _compounds(units: str, tens: str, joint: str, teens: str) -> Mapping[str, str]:
    """Numbers of two digits: the unit before the ten with a word between, or after it with none."""
    table = {word: str(value) for value, word in enumerate(words(teens), 10)}
    for ten, tens_word in enumerate(words(tens), 2):
        table[tens_word] = f"{ten}0"
        for unit, word in enumerate(words(units), 1):
            table[f"{word}{joint}{tens_word}" if joint else f"{tens_word}{word}"] = f"{ten}{unit}"
    return table | {word.translate(WITHOUT_MARKS): digits for word, digits in table.items()}


GERMAN = _compounds(
    "ein zwei drei vier fünf sechs sieben acht neun",
    "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig", "und",
    "zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn",
)  # fmt: skip
_TEENS = "ti elleve tolv tretten fjorten femten seksten sytten atten nitten"
_DANISH_TENS = "tyve tredive fyrre halvtreds tres halvfjerds firs halvfems"
DANISH = _compounds("én to tre fire fem seks syv otte ni", _DANISH_TENS, "og", _TEENS)
_NORWEGIAN_UNITS = "en to tre fire fem seks sju åtte ni"
_NORWEGIAN_TENS = "tjue tretti førti femti seksti sytti åtti nitti"
NORWEGIAN = {
    **_compounds("en to tre fire fem seks syv åtte ni", "tyve tredve førr femti seksti sytti åtti nitti", "og", _TEENS),
    **_compounds(_NORWEGIAN_UNITS, _NORWEGIAN_TENS, "og", _TEENS),
    **_compounds(_NORWEGIAN_UNITS, _NORWEGIAN_TENS, "", _TEENS),
}
"""As they have been said since 1951, and as they were said before and still are."""

FINNISH = _compounds(
    "yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän",
    "kaksikymmentä kolmekymmentä neljäkymmentä viisikymmentä kuusikymmentä seitsemänkymmentä kahdeksankymmentä "
    "yhdeksänkymmentä", "",
    "kymmenen yksitoista kaksitoista kolmetoista neljätoista viisitoista kuusitoista seitsemäntoista kahdeksantoista "
    "yhdeksäntoista",
)  # fmt: skip

ALL: Mapping[str, str] = dict(chain.from_iterable(table.items() for table in (GERMAN, FINNISH, NORWEGIAN, DANISH)))
"""All of them, for a number that is dictated; no two mean different numbers by one word."""
