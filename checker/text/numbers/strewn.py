"""Personnummer whose digits are strewn through a text: among other words, far apart, in words of many kinds.

Any ten digits make a number somewhere; so only those are believed that part it as a date and four digits are parted,
and pass the check.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from checker.finding import Severity
from checker.text.digit_words import weight_of
from checker.text.numbers import luhn, personnummer, samordningsnummer
from checker.text.numbers.judge import timestamp
from checker.text.numbers.page import linked
from checker.text.numbers.parted import FEWEST, believed
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

FEWEST_PARTS = 2

REACH = 40
"""Most characters between two parts."""


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
    if page.digits + 2 * len(page.seeds) < ENOUGH or len(page.groups) + len(page.seeds) < FEWEST_PARTS:
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
        if last - first >= FEWEST or (
            last - first > 1 and page.lower[atoms[first].end : atoms[first + 1].start].isalpha()
        ):
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
    sizes_asked = (8, 9, 10, 11, 12) if told else (10, 12)
    whole = "".join(atom.digits for atom in atoms)
    sizes = [len(atom.digits) for atom in atoms]
    starts = list(itertools.accumulate(sizes, initial=0))
    for first in range(len(atoms) - 1):
        size = 0
        for last in range(first, len(atoms)):
            size += sizes[last]
            if size > 12 or (last > first and atoms[last].start - atoms[last - 1].end > REACH):
                break
            if last == first or size not in sizes_asked:
                continue
            digits = whole[starts[first] : starts[first] + size]
            if (told or digits[-8:-6] <= "12") and _whole(page, atoms[first : last + 1], digits, told=told):
                yield atoms[first].start, atoms[last].end


def _whole(page: Page, atoms: Sequence[Group], digits: str, *, told: bool) -> bool:
    """Whether parts are a whole number, and told so that it can't be by chance."""
    parts = [atom.digits for atom in atoms]
    if len(digits) in (10, 12) and is_valid(digits):
        gaps = [page.lower[a.end : b.start] for a, b in itertools.pairwise(atoms)]
        return believed(parts, gaps, _said(page, atoms))
    if not told:
        return False
    turned = len(digits) in (10, 12) and is_valid(digits[::-1])
    if turned and page.turned(atoms[0].start, atoms[-1].end):
        return True
    if not any(map(is_valid, _orders(parts))) or _said(page, atoms) < FEWEST:
        return False
    return all(linked(page.lower[a.end : b.start]) for a, b in itertools.pairwise(atoms))


def _said(page: Page, atoms: Sequence[Group]) -> int:
    """How many of the parts are no plain digits in the text as given: words, sums, digits told twice."""
    spans = (page.digit_view.span(atom.start, atom.end) for atom in atoms)
    return sum(not page.source[start:end].isdecimal() for start, end in spans)


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
