"""Personnummer whose digits are strewn through a text: among other words, far apart, in words of many kinds.

Any ten digits make a number somewhere; so only those are believed that part it as a date and four digits are parted,
and pass the check.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from checker.finding import Severity
from checker.text.digit_words import weight_of
from checker.text.numbers import luhn, personnummer, samordningsnummer
from checker.text.numbers.judge import timestamp
from checker.text.numbers.page import bound, linked
from checker.text.numbers.said import FEWEST_WORDS, readings
from checker.text.numbers.windows import Group

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.text.numbers.page import Hit, Page

RULE = personnummer.RULE
FEWEST_DIGITS = 0
ENOUGH = 10
"""Digits of a whole number; a word counts as two."""

ONE = "ett"
"""A digit that is no seed, because all texts are full of it."""

FEWEST = 3
"""Parts of a number: a date and four digits alone are looked for elsewhere."""

REACH = 40
"""Most characters between two parts."""

SHORTEST = 4
"""Digits of the last part where it is told as one."""

_CHECK = re.compile(r"kontroll|siffr|sist|födelsen|slut|check")
"""Words of which one goes with the three or the one of the last four that are told apart."""

_ELSE = re.compile(r"\b(?:kl|klockan|tel\w{0,8}|kr|kronor)\b")
"""Words between digits that are no parts of one number."""


def is_valid(digits: str) -> bool:
    """Whether ten or twelve digits are a personnummer or a samordningsnummer with the right check digit."""
    shaped = personnummer.is_shaped(digits) or samordningsnummer.is_shaped(digits)
    return shaped and digits not in personnummer.TEST_PATIENTS and luhn.is_valid(digits[-10:]) and not timestamp(digits)


def find(page: Page) -> Iterator[Hit]:
    """All such numbers."""
    if page.digits >= 2 * ENOUGH:
        yield from (
            page.hit(RULE, group.start, group.end, 0.7, Severity.REVIEW)
            for group in page.groups
            if _doubled(group.digits)
        )
    if page.digits + 2 * len(page.seeds) < ENOUGH or len(page.groups) + len(page.seeds) < FEWEST:
        return
    spans: set[tuple[int, int]] = set()
    for atoms, words in _clusters(page):
        for reading in readings(page.lower, atoms, words):
            spans.update(_numbers(page, reading, words))
    end = -1
    for start, stop in sorted(spans):
        said = page.context(start, stop)
        if start >= end and not said.other:
            end = stop
            yield page.hit(RULE, start, stop, 0.7, Severity.STOP if said.called else Severity.REVIEW)


def _doubled(digits: str) -> bool:
    """Whether every digit of a whole number stands there twice."""
    return len(digits) in (20, 24) and digits[::2] == digits[1::2] and is_valid(digits[::2])


def _clusters(page: Page) -> Iterator[tuple[Sequence[Group], int]]:
    """Digits and number words that are near enough to one another and enough to be a number, and how many are words."""
    atoms = list(page.groups)
    if page.digit_view is not page.view:
        yield atoms, max(len(page.seeds), FEWEST_WORDS)  # the words have another place by now
        return
    if page.seeds:
        places = page.seeds
        if len(places) > FEWEST:
            places = sorted((*places, *(place for place, word in enumerate(page.spelled) if word == ONE)))
        words_at = ((page.starts[place], page.spelled[place]) for place in places)
        atoms += [Group(start, start + len(word), word) for start, word in words_at]
        atoms.sort()
    first = 0
    for last, (_, end, _) in enumerate(atoms, 1):
        if last < len(atoms) and atoms[last].start - end <= REACH:
            continue
        if last - first >= FEWEST:
            cluster = atoms[first:last]
            words = sum(not atom.digits.isdigit() for atom in cluster)
            weight = sum(
                weight_of(atom.digits) if words and not atom.digits.isdigit() else len(atom.digits) for atom in cluster
            )
            if weight >= ENOUGH:
                yield cluster, words
        first = last


def _numbers(page: Page, atoms: Sequence[Group], words: int) -> Iterator[tuple[int, int]]:
    """Where the whole numbers of a reading stand."""
    told = words >= FEWEST
    fewest = FEWEST - (words > 0)
    sizes_asked = (8, 9, 10, 11, 12) if told else (10, 12)
    whole = "".join(atom.digits for atom in atoms)
    sizes = [len(atom.digits) for atom in atoms]
    starts = list(itertools.accumulate(sizes, initial=0))
    for first in range(len(atoms) - fewest + 1):
        size = 0
        for last in range(first, len(atoms)):
            size += sizes[last]
            if size > 12 or (last > first and atoms[last].start - atoms[last - 1].end > REACH):
                break
            if last - first + 1 < fewest or size not in sizes_asked:
                continue
            digits = whole[starts[first] : starts[first] + size]
            if (told or digits[-8:-6] <= "12") and _whole(page, atoms[first : last + 1], digits, told=told):
                yield atoms[first].start, atoms[last].end


def _whole(page: Page, atoms: Sequence[Group], digits: str, *, told: bool) -> bool:
    """Whether parts are a whole number, and told so that it can't be by chance."""
    parts = [atom.digits for atom in atoms]
    if len(digits) in (10, 12) and is_valid(digits):
        gaps = [page.lower[a.end : b.start] for a, b in itertools.pairwise(atoms)]
        return _believed(parts, gaps, _said(page, atoms))
    if not told:
        return False
    turned = len(digits) in (10, 12) and is_valid(digits[::-1])
    if turned and page.turned(atoms[0].start, atoms[-1].end):
        return True
    if not any(map(is_valid, _orders(parts))) or _said(page, atoms) < FEWEST:
        return False
    return all(linked(page.lower[a.end : b.start]) for a, b in itertools.pairwise(atoms))


def _said(page: Page, atoms: Sequence[Group]) -> int:
    """How many of the parts are words in the text as given."""
    spans = (page.digit_view.span(atom.start, atom.end) for atom in atoms)
    return sum(any(map(str.isalpha, page.source[start:end])) for start, end in spans)


def _believed(parts: Sequence[str], gaps: Sequence[str], said: int) -> bool:
    """Whether parts with the right check digit are one number: by words, or because they are parted alike."""
    sizes = list(map(len, parts))
    if all(map(_plain, gaps)):
        return said > 0 or len(set(gaps)) >= FEWEST or _told_alike(gaps)
    if any(_ELSE.search(gap) for gap in gaps):
        return False
    edges = set(itertools.accumulate(sizes))
    years = sum(sizes) - 8
    if years + 4 not in edges:
        return _told_alike(gaps)
    if said >= FEWEST or (sizes[1:] == [3, 1] and _CHECK.search("".join(gaps))):
        return True
    alike = len({any(map(str.isalpha, gap)) for gap in gaps[: -1 if sizes[-1] == SHORTEST else None]}) == 1
    whole = sizes[-1] == SHORTEST and not _year_or_clock(parts[-1])
    if {years, years + 2} <= edges:
        return max(sizes) == 1 or alike or (whole and len(sizes) == 4)
    return whole and alike


def _told_alike(gaps: Sequence[str]) -> bool:
    """Whether the same word stands between all parts, however they cut across the date."""
    return len(set(gaps)) == 1 and len(gaps) >= FEWEST and any(map(str.isalpha, gaps[0]))


def _year_or_clock(digits: str) -> bool:
    return "1890" <= digits <= "2039" or (digits < "2400" and digits[2:] < "60")


def _plain(gap: str) -> bool:
    """Whether a gap is one that a window of digits has; digits left out of a reading stand in others."""
    return bound(gap) and not any(map(str.isdigit, gap))


def _orders(parts: Sequence[str]) -> Iterator[str]:
    """Year, month and day in other orders or without their zeros, the last four before or after them."""
    for date, last in ((parts[:3], parts[3:]), (parts[-3:], parts[:-3])):
        four = "".join(last)
        if len(four) != 4 or len(date) != 3:
            continue
        for year, month, day in (date, date[::-1], (date[2], date[0], date[1])):
            if len(year) in (2, 4) and len(month) <= 2 and len(day) <= 2:
                yield year + month.zfill(2) + day.zfill(2) + four
    digits = "".join(parts)
    if len(digits) == 10:  # the day first
        yield digits[4:6] + digits[2:4] + digits[:2] + digits[6:]


__all__ = ["FEWEST_DIGITS", "RULE", "find", "is_valid"]
