"""Numbers said in words: Swedish and English number words as digits, "åttiofem noll tre tolv" as "85 03 12"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
_CENTURIES = {"artonhundra": "18", "nittonhundra": "19", "tjugohundra": "20", "tvåtusen": "20"}
_SEPARATORS = {
    "streck": "-",
    "bindestreck": "-",
    "tankstreck": "-",
    "minus": "-",
    "dash": "-",
    "hyphen": "-",
    "plus": "+",
}
_SEPARATORS |= dict.fromkeys(("punkt", "snedstreck", "kolon", "mellanslag", "komma", "dot", "slash", "space"), " ")


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

_TENS_WORDS = dict(_each(_TENS))
_DIGITS = {word: str(value) for word, value in VALUES.items()}
for _century, _first in _CENTURIES.items():
    _DIGITS[_century] = _first
    _DIGITS |= {_century + word: f"{_first}{value:02d}" for word, value in VALUES.items()}

for _unit in _UNITS_ONCE:
    _DIGITS |= {f"{_unit}hundra{word}": f"{VALUES[_unit]}{value:02d}" for word, value in VALUES.items()}
    _DIGITS[f"{_unit}hundra"] = f"{VALUES[_unit]}00"

_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_LONGEST = max(map(len, _DIGITS))
_GLUED = range(12, 160)
"""Lengths of words that may be several number words written as one."""

_STARTS = tuple({word[:3] for word in _DIGITS})

_LAST_FOUR = re.compile(
    r"(?:sista (?:fyra|4)|(?:fyra|4) sista|last (?:four|4)|slutsiffr\w{0,6}|kontrollsiffr\w{0,6})\W{1,3}(?:är )?$"
)
_LONG = 10

FEWEST = 3
"""Number words in a row that make a dictated number; "två tre dagar" is none."""


def number_word_edits(text: str) -> Iterator[tuple[int, int, str]]:
    """Edits that make dictated numbers digits, only where at least ``FEWEST`` number words follow one another."""
    lower = folded(text)
    run: list[tuple[int, int, str]] = []
    end_of_run = -1
    for match in _TOKEN.finditer(lower):
        start, end = match.span()
        word = match.group()
        if run and not _near(lower[end_of_run:start]):
            yield from _edits(lower, run)
            run = []
        digits = word if word.isdigit() else spoken_digits(word)
        if digits is None and not (run and word in _SEPARATORS):
            yield from _edits(lower, run)
            run = []
            continue
        if not (word in ("fyra", "four") and _names_last_four(lower, start, end)):
            run.append((start, end, word))
        end_of_run = end
    yield from _edits(lower, run)


def folded(text: str) -> str:
    """Lower case of the same length, so that offsets hold ("İ" alone would grow)."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(char.lower()[0] for char in text)


def dictated(words: Iterable[str]) -> bool:
    """Whether there are number words enough among ``words`` (lower case) for a dictated number; nearly never."""
    found = 0
    for word in words:
        if word in _DIGITS:
            found += 1
        elif not word.isalpha() and not word.isdigit():  # "8fem03tolv", "åtta_fem_noll"
            found += sum(part in _DIGITS for part in _TOKEN.findall(word))
        elif len(word) >= _GLUED.start and word.startswith(_STARTS) and spoken_digits(word) is not None:
            return True
    return found >= FEWEST


def spoken_digits(word: str) -> str | None:
    """Digits of one word, which may be several number words written as one; None when it is no number."""
    if word in _DIGITS:
        return _DIGITS[word]
    if len(word) not in _GLUED:
        return None
    # tails[at] is what word[at:] says; filled from the end, the longest word first
    tails: dict[int, str] = {len(word): ""}
    for at in range(len(word) - 2, -1, -1):
        for size in range(min(_LONGEST, len(word) - at), 1, -1):
            if at + size in tails and (part := word[at : at + size]) in _DIGITS:
                tails[at] = _DIGITS[part] + tails[at + size]
                break
    return tails.get(0)


def _near(gap: str) -> bool:
    return len(gap) <= 4 and gap.count("\n") <= 1 and not gap.startswith((". ", "! ", "? "))


def _names_last_four(lower: str, start: int, end: int) -> bool:
    """Whether this "fyra" is the one of "sista fyra", which is no digit of the number."""
    return lower[:start].rstrip().endswith(("sista", "last", "de")) or lower[end:].lstrip().startswith(
        ("sista", "siffr", "slut")
    )


def _enough(lower: str, run: list[tuple[int, int, str]]) -> bool:
    """Whether a run is dictated: three number words, two that complete a long number, or one after "sista fyra"."""
    words = [word for *_, word in run if not word.isdigit() and word not in _SEPARATORS]
    if len(words) >= FEWEST or any(len(word) in _GLUED for word in words):
        return True
    if words and _LAST_FOUR.search(lower, max(0, run[0][0] - 24), run[0][0]):
        return True
    return len(words) == FEWEST - 1 and sum(len(_DIGITS.get(word, word)) for *_, word in run) >= _LONG


def _edits(lower: str, run: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    if not run or not _enough(lower, run):
        return
    while run and run[-1][2] in _SEPARATORS:
        run.pop()
    at = 0
    while at < len(run):
        start, end, word = run[at]
        if word in _SEPARATORS:
            yield start, end, _SEPARATORS[word]
        elif not word.isdigit():
            digits, used = _said(lower, run, at)
            yield start, run[at + used - 1][1], digits
            at += used - 1
        at += 1


def _said(lower: str, run: list[tuple[int, int, str]], at: int) -> tuple[str, int]:
    """The digits said at a place of a run, and by how many words: "nittio sju" is one number, of two words."""
    word = run[at][2]
    after = _value_after(lower, run, at)
    if word in _TENS_WORDS and len(after) == 1 and after != "0":
        return str(_TENS_WORDS[word] + int(after)), 2
    if word in _CENTURIES and after and len(after) <= 2:
        last = _value_after(lower, run, at + 1)
        if run[at + 1][2] in _TENS_WORDS and len(last) == 1:
            return _CENTURIES[word] + after[0] + last, 3
        return _CENTURIES[word] + after.zfill(2), 2
    return spoken_digits(word) or "", 1


def _value_after(lower: str, run: list[tuple[int, int, str]], at: int) -> str:
    """Digits of the word that follows with a space or a hyphen at most, or ""."""
    if at + 1 >= len(run) or lower[run[at][1] : run[at + 1][0]] not in (" ", "-", ""):
        return ""
    return _DIGITS.get(run[at + 1][2], "")
