"""Personnummer whose digits are strewn through a text: among other words, far apart, in words of many kinds.

Any ten digits make a number somewhere; so only those are believed that part it as a date and four digits are parted,
and pass the check.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from checker.finding import Severity
from checker.text.compact import holds_any
from checker.text.digit_words import weight_of
from checker.text.numbers import luhn, personnummer, samordningsnummer
from checker.text.numbers.judge import timestamp
from checker.text.numbers.page import linked
from checker.text.numbers.parted import FEWEST, LAST, believed
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

_TIES = tuple(f"{sign}{ONE}" for sign in "-(/.")
_ONE_TIED = re.compile(rf"\d[-(/.]{{1,2}}{ONE}\b")
"""The same as the next digit of a number."""

WHOLE = (10, 12)
"""Digits of a number without and with its century."""

SHORT_TO_WHOLE = range(8, 13)
"""Digits of a number whose month or day may want its zero."""

FEWEST_PARTS = 2
"""Parts that a text has at least."""

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
            page.hit(RULE, run[0].start, run[-1].end, 0.7, Severity.REVIEW)
            for run in page.runs()
            if _doubled("".join(group.digits for group in run))
        )
    weight = page.digits + 2 * len(page.seeds)
    if weight < ENOUGH and not (weight == ENOUGH - 1 and holds_any(page.lower, _TIES)):
        return
    if len(page.groups) + len(page.seeds) < FEWEST_PARTS:
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
        # the words have another place by now
        left = sum(page.spelled[place] in page.lower for place in page.seeds)
        if atoms and page.digits + 2 * left + page.lower.count(ONE) >= ENOUGH - FEWEST:
            yield atoms, max(len(page.seeds), FEWEST_WORDS)
        return
    places = page.seeds
    if len(places) > FEWEST:
        places = sorted((*places, *(place for place, word in enumerate(page.spelled) if word == ONE)))
    elif page.digits >= ENOUGH - FEWEST and holds_any(page.lower, _TIES):
        tied = {match.end() - len(ONE) for match in _ONE_TIED.finditer(page.lower)}
        places = sorted(
            (*places, *(place for place, word in enumerate(page.spelled) if word == ONE and page.starts[place] in tied))
        )
    if places:
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
    sizes_asked = SHORT_TO_WHOLE if told else WHOLE
    digits = "".join(atom.digits for atom in atoms)
    starts = list(itertools.accumulate((len(atom.digits) for atom in atoms), initial=0))
    for first in range(len(atoms) - 1):
        start = starts[first]
        for last in range(first + 1, len(atoms)):
            size = starts[last + 1] - start
            if size > WHOLE[-1] or atoms[last].start - atoms[last - 1].end > REACH:
                break
            if size not in sizes_asked:
                continue
            some, number = atoms[first : last + 1], digits[start : start + size]
            if (
                (size in WHOLE and number[-8:-6] <= "12" and _believed(page, some, number))
                or (told and size in WHOLE and is_valid(number[::-1]) and page.turned(some[0].start, some[-1].end))
                or (told and _three_parts(starts, first, last) and _ordered(page, some))
            ):
                yield some[0].start, some[-1].end


def _three_parts(starts: Sequence[int], first: int, last: int) -> bool:
    """Whether three parts are a date by their lengths, and the others four digits; or all are ten digits."""
    if last - first < FEWEST:
        return False
    end = starts[last + 1]
    return end - starts[first] == WHOLE[0] or LAST in (end - starts[first + 3], starts[last - 2] - starts[first])


def _believed(page: Page, atoms: Sequence[Group], number: str) -> bool:
    """Whether parts have the right check digit as they stand, and stand so that it is no chance."""
    if not is_valid(number):
        return False
    gaps = [page.lower[a.end : b.start] for a, b in itertools.pairwise(atoms)]
    return believed([atom.digits for atom in atoms], gaps, _said(page, atoms))


def _ordered(page: Page, atoms: Sequence[Group]) -> bool:
    """Whether parts that are words have the right check digit in another order, and nothing else between them."""
    if not any(map(is_valid, _orders([atom.digits for atom in atoms]))) or _said(page, atoms) < FEWEST:
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
