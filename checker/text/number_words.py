"""Words for numbers and the digits that they stand for: Swedish and English to 9,999, the neighbours' to 99."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.text import neighbours

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNITS = {
    "noll nolla nollan zero oh": 0,
    "ett etta ettan en one": 1,
    "två tvåa tvåan two": 2,
    "tre trea trean three": 3,
    "fyra fyran four": 4,
    "fem femma femman five": 5,
    "sex sexa sexan six": 6,
    "sju sjua sjuan seven": 7,
    "åtta åttan eight": 8,
    "nio nia nian nine": 9,
}
_TEENS = {
    "tio ten": 10,
    "elva eleven": 11,
    "tolv twelve": 12,
    "tretton thirteen": 13,
    "fjorton fourteen": 14,
    "femton fifteen": 15,
    "sexton sixteen": 16,
    "sjutton seventeen": 17,
    "arton aderton eighteen": 18,
    "nitton nineteen": 19,
}
_TENS = {
    "tjugo tju tjugi twenty": 20,
    "trettio tretti thirty": 30,
    "fyrtio fyrti förti forty": 40,
    "femtio femti fifty": 50,
    "sextio sexti sixty": 60,
    "sjuttio sjutti seventy": 70,
    "åttio åtti eighty": 80,
    "nittio nitti ninety": 90,
}
_UNITS_ONCE = ("ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio")
CENTURIES = {"artonhundra": "18", "nittonhundra": "19", "tjugohundra": "20", "tvåtusen": "20"}
SEPARATORS = {
    "streck": "-",
    "bindestreck": "-",
    "tankstreck": "-",
    "minus": "-",
    "dash": "-",
    "hyphen": "-",
    "plus": "+",
}
SEPARATORS |= dict.fromkeys(("punkt", "snedstreck", "kolon", "mellanslag", "komma", "dot", "slash", "space"), " ")
"""Names of signs that are dictated between digits, and the sign (a space for those that tell nothing)."""


def _each(table: dict[str, int]) -> Iterator[tuple[str, int]]:
    for words, value in table.items():
        for word in words.split():
            yield word, value


def _below_hundred() -> dict[str, int]:
    words = dict((*_each(_UNITS), *_each(_TEENS), *_each(_TENS)))
    for tens, value in _each(_TENS):
        for unit, one in _each(_UNITS):
            if one:
                words[tens + unit] = value + one
    return words


VALUES = _below_hundred()
"""Word to value, 0 to 99: also what ages are read with."""

_OTHER_LANGUAGES = (
    "nul en to tre fire fem seks syv otte ni",
    "null én to tre fire fem seks sju åtte ni",
    "nolla yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän",
    "null eins zwei drei vier fünf sechs sieben acht neun",
)
"""0 to 9 in Danish, Norwegian, Finnish and German: digits where a number is dictated, nothing by themselves."""

_WITHOUT_MARKS = str.maketrans("åäö", "aao")
TENS_WORDS = dict(_each(_TENS))
"""Words for the tens, which the word for a unit may follow: "nittio åtta"."""

DIGITS = {word: str(digit) for words in _OTHER_LANGUAGES for digit, word in enumerate(words.split())}
DIGITS |= neighbours.ALL
DIGITS |= {word: str(value) for word, value in VALUES.items()}
for _century, _first in CENTURIES.items():
    DIGITS[_century] = _first
    DIGITS |= {_century + word: f"{_first}{value:02d}" for word, value in VALUES.items()}

for _unit in _UNITS_ONCE:
    DIGITS |= {f"{_unit}hundra{word}": f"{VALUES[_unit]}{value:02d}" for word, value in VALUES.items()}
    DIGITS[f"{_unit}hundra"] = f"{VALUES[_unit]}00"
THOUSANDS = {f"{_unit}tusen": str(VALUES[_unit]) for _unit in _UNITS_ONCE}
"""Words for thousands and their first digit; "tvåtusen" is a century too."""

DIGITS = {word: f"{digit}000" for word, digit in THOUSANDS.items()} | DIGITS
# on a foreign keyboard: "atta", "tva"
DIGITS = {word.translate(_WITHOUT_MARKS): digits for word, digits in DIGITS.items()} | DIGITS
"""Every word that is a number, and its digits."""

_RARE = {**neighbours.GERMAN, **neighbours.FINNISH, **neighbours.DANISH}.keys() - neighbours.NORWEGIAN.keys()
_GLUED_WORDS = DIGITS.keys() - _RARE
"""Words that are written together with others; the longest ones of three languages would make every word be tried."""

_LONGEST = max(map(len, _GLUED_WORDS))
_GLUED = range(5, 160)
"""Lengths of words that may be several number words written as one."""

_CLOSINGS = frozenset(word[-2:] for word in _GLUED_WORDS)
OPENINGS = frozenset(word[:3] for word in _GLUED_WORDS)
"""The first three letters of number words (two-letter words whole)."""


_THOUSAND = "tusen"


def thousands_of(word: str) -> str:
    """How many thousands a word says, or "".

    >>> thousands_of("niotusen"), thousands_of("sjuhundratjugotusen"), thousands_of("tusen")
    ('9', '720', '')
    """
    if not word.endswith(_THOUSAND):
        return ""
    many = word.removesuffix(_THOUSAND)
    return DIGITS.get(many) or DIGITS.get(f"{many}t", "")  # "trettioettusen": of three letters t one is left out


def spoken_digits(word: str) -> str | None:
    """Digits of one word in lower case, which may be several number words written as one; None when it is no number.

    >>> spoken_digits("nittioåtta"), spoken_digits("nollfyra"), spoken_digits("niotusenfyra"), spoken_digits("kaffe")
    ('98', '04', '9004', None)
    """
    if word in DIGITS:
        return DIGITS[word]
    if thousands := thousands_of(word):
        return f"{thousands}000"
    if len(word) not in _GLUED or word[:3] not in OPENINGS or word[-2:] not in _CLOSINGS:
        return None
    # tails[at] is what word[at:] says; filled from the end, the longest word first
    tails: dict[int, str] = {len(word): ""}
    for at in range(len(word) - 2, -1, -1):
        for size in range(min(_LONGEST, len(word) - at), 1, -1):
            if at + size in tails and (part := word[at : at + size]) in DIGITS:
                rest = tails[at + size]
                tails[at] = (
                    THOUSANDS[part] + rest.zfill(3) if part in THOUSANDS and len(rest) < 4 else DIGITS[part] + rest
                )
                break
    return tails.get(0)
