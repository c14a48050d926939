"""Numbers said in words: Swedish and English number words as digits, "åttiofem noll tre tolv" as "85 03 12"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.text.number_words import CENTURIES, DIGITS, SEPARATORS, TENS_WORDS, THOUSANDS, spoken_digits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TOKEN = re.compile(r"[^\W\d_]+|\d+")

_LAST_FOUR = re.compile(
    r"(?:sista (?:fyra|4)|(?:fyra|4) sista|last (?:four|4)|slutsiffr\w{0,6}|kontrollsiffr\w{0,6})\W{1,3}(?:är )?$"
)
_WHOLE = 10

LONG = 7
"""Least length of a word that is several number words written as one."""

SURE = 12
"""Least length of such a word that is dictated for certain."""

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
        if digits is None and not (run and word in SEPARATORS):
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
    """Whether two number words follow one another anywhere in ``words`` (lower case), as they do where one dictates.

    Cheap, and never wrong about a text with none: most drafts are not looked at more closely.
    """
    before = 0
    for word in words:
        if word in DIGITS:
            before += 1
        elif word.isalpha():
            if len(word) >= LONG and spoken_digits(word) is not None:
                before += FEWEST
            elif word not in SEPARATORS:
                before = 0
        elif not word.isdigit():  # "8fem03tolv", "åtta_fem_noll"
            before += sum(part in DIGITS for part in _TOKEN.findall(word))
        if before > 1:
            return True
    return False


def _near(gap: str) -> bool:
    return len(gap) <= 4 and gap.count("\n") <= 1 and not gap.startswith((". ", "! ", "? "))


def _names_last_four(lower: str, start: int, end: int) -> bool:
    """Whether this "fyra" is the one of "sista fyra", which is no digit of the number."""
    return lower[:start].rstrip().endswith(("sista", "last", "de")) or lower[end:].lstrip().startswith(
        ("sista", "siffr", "slut")
    )


def _enough(lower: str, run: list[tuple[int, int, str]]) -> bool:
    """Whether a run is dictated: three number words, two that complete a long number, or one after "sista fyra"."""
    words = [word for *_, word in run if not word.isdigit() and word not in SEPARATORS]
    if len(words) >= FEWEST or any(len(word) >= SURE for word in words):
        return True
    if words and _LAST_FOUR.search(lower, max(0, run[0][0] - 24), run[0][0]):
        return True
    return len(words) == FEWEST - 1 and sum(len(spoken_digits(word) or word) for *_, word in run) >= _WHOLE


def _edits(lower: str, run: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    if not run or not _enough(lower, run):
        return
    while run and run[-1][2] in SEPARATORS:
        run.pop()
    at = 0
    while at < len(run):
        start, end, word = run[at]
        if word in SEPARATORS:
            yield start, end, SEPARATORS[word]
        elif not word.isdigit():
            digits, used = _said(lower, run, at)
            yield start, run[at + used - 1][1], digits
            at += used - 1
        at += 1


def _said(lower: str, run: list[tuple[int, int, str]], at: int) -> tuple[str, int]:
    """The digits said at a place of a run, and by how many words: "nittio sju" is one number, of two words."""
    word = run[at][2]
    after = _value_after(lower, run, at)
    if word in THOUSANDS and after and word not in CENTURIES:
        return _amount(lower, run, at)
    if word in TENS_WORDS and len(after) == 1 and after != "0":
        return str(TENS_WORDS[word] + int(after)), 2
    if word in CENTURIES and after and len(after) <= 2:
        last = _value_after(lower, run, at + 1)
        if run[at + 1][2] in TENS_WORDS and len(last) == 1:
            return CENTURIES[word] + after[0] + last, 3
        return CENTURIES[word] + after.zfill(2), 2
    return spoken_digits(word) or "", 1


def _amount(lower: str, run: list[tuple[int, int, str]], at: int) -> tuple[str, int]:
    """An amount of thousands, hundreds and the rest, in up to three words: "niotusen åttahundra fyra"."""
    total, used = 1000 * int(THOUSANDS[run[at][2]]), 1
    while used < 3 and (after := _value_after(lower, run, at + used - 1)) and total % 100 == 0 and len(after) <= 3:
        total, used = total + int(after), used + 1
    return str(total), used


def _value_after(lower: str, run: list[tuple[int, int, str]], at: int) -> str:
    """Digits of the word that follows with a space or a hyphen at most, or ""."""
    if at + 1 >= len(run) or lower[run[at][1] : run[at + 1][0]] not in (" ", "-", ""):
        return ""
    return DIGITS.get(run[at + 1][2], "")
