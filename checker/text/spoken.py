"""Numbers said in words: Swedish and English number words as digits, "åttiofem noll tre tolv" as "85 03 12"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.text.lookalikes import LEET
from checker.text.number_words import CENTURIES, DIGITS, OPENINGS, SEPARATORS, TENS_WORDS, spoken_digits, thousands_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_WORD = re.compile(r"\w+")
_LEET = str.maketrans(LEET)
_TOKEN = re.compile(r"[^\W\d_]+|\d+")

_LAST_FOUR = re.compile(
    r"(?:sista (?:fyra|4)|(?:fyra|4) sista|last (?:four|4)|slutsiffr\w{0,6}|kontrollsiffr\w{0,6})\W{1,3}(?:är )?$"
)
_DATED = re.compile(
    r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|talist|född|hundra\w{2,20}|"
    r"\b(?:19|20)\d\d)\b"
)
"""What tells that a date goes before: two words may be the last four digits of its number."""

_LAST = 4
_DATE_BEFORE = 48
_WHOLE = 10
_WHOLES = (10, 12)

_NAMES = frozenset(("nolla", "etta", "tvåa", "trea", "femma", "sexa", "sjua", "nia"))
"""Names of digits; where they are said, "en" before one is no digit."""

LONG = 5
"""Least length of a word that is several number words written as one."""

SURE = 12
"""Least length of such a word that is dictated for certain."""

AND = "och"
"""The word between two that are dictated, as full stops are: believed in a number of full length only."""

FEWEST = 3
"""Number words in a row that make a dictated number; "två tre dagar" is none."""


@dataclass(frozen=True, slots=True)
class Said:
    """A word of a run of number words, digits and names of signs, in lower case; ``loose`` from the one before it."""

    start: int
    end: int
    word: str
    loose: bool


def number_word_edits(text: str) -> Iterator[tuple[int, int, str]]:
    """Edits that make dictated numbers digits, only where at least ``FEWEST`` number words follow one another."""
    lower = folded(text)
    run: list[Said] = []
    loose = False
    for match in _TOKEN.finditer(lower):
        start, end = match.span()
        word = match.group()
        if run and not _near(lower[run[-1].end : start]):
            yield from _edits(lower, run)
            run = []
        if word in ("fyra", "four") and _names_last_four(lower, start, end):
            continue
        if word.isdigit() or spoken_digits(word) is not None or (run and word in SEPARATORS):
            run.append(Said(start, end, word, loose or (bool(run) and _stopped(lower[run[-1].end : start]))))
            loose = False
        elif run and word == AND:
            run.append(Said(start, end, word, loose=True))
            loose = True
        else:
            yield from _edits(lower, run)
            run, loose = [], False
    yield from _edits(lower, run)


def leet_edits(text: str) -> Iterator[tuple[int, int, str]]:
    """Edits that undo leetspeak in number words: "f3m" becomes "fem"."""
    for match in _WORD.finditer(folded(text)):
        word = match.group()
        if not word.isalpha() and not word.isdigit() and (plain := unleet(word)) in DIGITS:
            yield *match.span(), plain


def unleet(word: str) -> str:
    """A word with signs that stand for letters undone."""
    return word.translate(_LEET)


def folded(text: str) -> str:
    """Lower case of the same length, so that offsets hold ("İ" alone would grow)."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(char.lower()[0] for char in text)


def dictated(words: Sequence[str], others: Iterable[str], seeds: Sequence[int]) -> bool:
    """Whether two number words follow one another anywhere in ``words`` (lower case), as they do where one dictates.

    ``others`` are those of them that are not letters alone; ``seeds`` are the places of those that tell of a number.
    Cheap, and never wrong about a text with none: most drafts are not looked at more closely.
    """
    if any(_goes_on(words, place) for place in seeds):
        return True
    if _glued(words):
        return True
    mixed = [word for word in others if not word.isdigit()]  # "8fem03tolv", "åtta_fem", "f3m"
    if any(unleet(word) in DIGITS for word in mixed):
        return True
    parts = [part for word in mixed for part in _TOKEN.findall(word)]
    return any(part in DIGITS for part in parts) or _glued(parts)  # "850312nioåttanollfyra"


def _glued(words: Iterable[str]) -> bool:
    """Whether one of the words is several number words written as one."""
    openings = [word for word in words if len(word) >= LONG and word[:3] in OPENINGS]
    return any(word not in DIGITS and spoken_digits(word) is not None for word in openings)


def _goes_on(words: Sequence[str], place: int) -> bool:
    """Whether the word at a place is a number and so is the next, or the one before, that is not neutral.

    Every word is passed twice at most: a number ends the way.
    """
    if words[place] not in DIGITS:
        return False
    last = len(words) - 1
    after = place + 1
    while after <= last and _neutral(words[after]):
        after += 1
    if after <= last and words[after] in DIGITS:
        return True
    before = place - 1
    while before >= 0 and _neutral(words[before]):
        before -= 1
    return before >= 0 and words[before] in DIGITS


def _neutral(word: str) -> bool:
    """Whether a word may stand between two number words of one number."""
    return word in SEPARATORS or word == AND or word.isdigit()


def _near(gap: str) -> bool:
    return len(gap) <= 4 and gap.count("\n") <= 1


def _stopped(gap: str) -> bool:
    return gap.startswith((". ", "! ", "? "))


def _names_last_four(lower: str, start: int, end: int) -> bool:
    """Whether this "fyra" is the one of "sista fyra", which is no digit of the number."""
    return lower[:start].rstrip().endswith(("sista", "last", "de")) or lower[end:].lstrip().startswith(
        ("sista", "siffr", "slut")
    )


def _enough(lower: str, run: Sequence[Said]) -> bool:
    """Whether a run is dictated: three number words, two that complete a long number, or one after "sista fyra"."""
    words = [said.word for said in run if not (said.word.isdigit() or said.word in SEPARATORS)]
    if len(words) >= FEWEST or any(len(word) >= SURE for word in words):
        return True
    if words and _LAST_FOUR.search(lower, max(0, run[0].start - 24), run[0].start):
        return True
    size = sum(len(spoken_digits(said.word) or said.word) for said in run if said.word not in SEPARATORS)
    if size == _LAST and words and _DATED.search(lower, max(0, run[0].start - _DATE_BEFORE), run[0].start):
        return True
    return (len(words) == FEWEST - 1 and size >= _WHOLE) or (bool(words) and size in _WHOLES)


def _tight(run: Sequence[Said]) -> Iterator[list[Said]]:
    """The parts of a run with no full stop and no "och" in them; the whole when it is as long as a whole number."""
    if sum(said.word != AND for said in run) >= _WHOLE:
        yield list(run)
        return
    part: list[Said] = []
    for said in run:
        if said.loose:
            yield part
            part = []
        if said.word != AND:
            part.append(said)
    yield part


def _edits(lower: str, run: Sequence[Said]) -> Iterator[tuple[int, int, str]]:
    for part in _tight(run):
        if part and _enough(lower, part):
            yield from _part_edits(lower, part)


def _part_edits(lower: str, run: list[Said]) -> Iterator[tuple[int, int, str]]:
    if any(said.word in _NAMES for said in run) or sum(said.word == "en" for said in run) >= FEWEST:
        run = [said for said in run if said.word != "en"] or run
    while run[-1].word in SEPARATORS or run[-1].word == AND:
        run.pop()
    at = 0
    while at < len(run):
        said = run[at]
        if said.word in SEPARATORS or said.word == AND:
            yield said.start, said.end, SEPARATORS.get(said.word, " ")
        elif not said.word.isdigit():
            digits, used = _said(lower, run, at)
            yield said.start, run[at + used - 1].end, digits
            at += used - 1
        at += 1


def _said(lower: str, run: Sequence[Said], at: int) -> tuple[str, int]:
    """The digits said at a place of a run, and by how many words: "nittio sju" is one number, of two words."""
    word = run[at].word
    after = _value_after(lower, run, at)
    if after and word not in CENTURIES and (thousands := thousands_of(word)):
        return _amount(lower, run, at, int(thousands))
    if word in TENS_WORDS and len(after) == 1 and after != "0":
        return str(TENS_WORDS[word] + int(after)), 2
    if word in CENTURIES and after and len(after) <= 2:
        last = _value_after(lower, run, at + 1)
        if run[at + 1].word in TENS_WORDS and len(last) == 1:
            return CENTURIES[word] + after[0] + last, 3
        return CENTURIES[word] + after.zfill(2), 2
    return spoken_digits(word) or "", 1


def _amount(lower: str, run: Sequence[Said], at: int, thousands: int) -> tuple[str, int]:
    """An amount of thousands, hundreds and the rest, in up to three words: "niotusen åttahundra fyra"."""
    total, used = 1000 * thousands, 1
    while used < 3 and (after := _value_after(lower, run, at + used - 1)) and total % 100 == 0 and len(after) <= 3:
        total, used = total + int(after), used + 1
    return str(total), used


def _value_after(lower: str, run: Sequence[Said], at: int) -> str:
    """Digits of the word that follows with a space or a hyphen at most, or ""."""
    if at + 1 >= len(run) or lower[run[at].end : run[at + 1].start] not in (" ", "-", ""):
        return ""
    return DIGITS.get(run[at + 1].word, "")
