"""The last four digits of a personnummer, said apart from the birth date, in either order, or alone.

"född 850312, sista fyra 9804", "3 mars -48 ... 9835", "sista fyra 9804". Two thousand persons share the last four
digits, but on a ward, or beside a first name, they are a name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from checker.finding import Severity
from checker.text.numbers import births, cues, fours, luhn, personnummer
from checker.text.numbers.context import SENTENCE_END
from checker.text.numbers.cues import Cue
from checker.text.numbers.page import Hit, Page, linked
from checker.text.numbers.windows import Form, Group

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.text.numbers.births import Birth

RULE = "identity/last-four"
FEWEST_DIGITS = 4
_NOT_OURS = re.compile(
    r"\b(?:(?!kör|leg|patient|journal|vård|besöks|mat|kost|sjuk|id)\w{0,12}kort(?:et)?|"
    r"kvitto\w{0,3}|kontot|konto|telefon\w{0,8}|mobil\w{0,8}|imei|ordern?|koden)\b"
)

LONGEST_DATE = 40
REACH = 90
"""Most characters between a birth date and the last four digits that are said to go with it."""

_BIRTH = re.compile(r"\bf[öo]dd?\w{0,8}\b|\bfyll(?:er|de|t|s)\b|\bborn\b|\bbirthday\b|\d-?talist|\bf\. ")
"""What tells that a birthday is spoken of, though its date can't be read."""

_APART = 60
_LINK = 24
_SO_CALLED = re.compile(r"rest|slut|sist|fyra|siffr|fortsätt|efter|halva")
"""What stands before four digits that belong to a date farther off."""


def is_valid(date: str, last_four: str) -> bool:
    """Whether six digits of date and four digits make a number with the right check digit."""
    return len(date) == 6 and luhn.is_valid(date + last_four)


def find(page: Page) -> Iterator[Hit]:
    """Last four digits that are called so, and four digits that complete a birth date nearby."""
    found = list(fours.fours(page))
    called = cues.called(page, found)
    # what closes a whole number has been judged with it; a lone year is more likely a year
    whole = [window for window in page.windows if window.form is Form.CANONICAL]
    ends, starts = {window.end for window in whole}, {window.start for window in whole}
    found = [four for four in found if four in called or not (four.end in ends or fours.is_year(four))]
    if not found:
        return
    dates = sorted((date for date in births.find(page) if _month_and_day(date)), key=_start)
    alone: set[str] = set()
    for group in found:
        near = _near(dates, group, REACH)
        if group not in called:
            # a date that begins a whole number is completed by its own four
            yield from _completed(page, group, [date for date in near if date.start not in starts])
        elif near and (called[group] is not Cue.LOOSE or _meant(page, group, near)):
            date = min(near, key=lambda near_date: _distance(near_date, group))
            yield page.hit(personnummer.RULE, *_around(date, group), 0.97, Severity.STOP)
        elif _of_a_card(page.lower, group):
            continue
        elif called[group] is Cue.SURE:
            alone.add(group.digits)
        elif _meant(page, group, ()):
            yield page.hit(RULE, group.start, group.end, 0.7, Severity.REVIEW)
    # once called somebody's last four, the same digits are so wherever they stand
    for group in found:
        if group.digits in alone:
            yield page.hit(RULE, group.start, group.end, 0.9, Severity.STOP)


def _of_a_card(lower: str, group: Group) -> bool:
    """Whether the sentence speaks of a card, a telephone or an order, which have last four digits too."""
    before = SENTENCE_END.split(lower[max(0, group.start - 50) : group.start])[-1]
    after = SENTENCE_END.split(lower[group.end : group.end + 30], maxsplit=1)[0]
    return _NOT_OURS.search(f"{before}0000{after}") is not None


def _meant(page: Page, group: Group, dates: Sequence[Birth]) -> bool:
    """Whether four digits after words that other numbers have too are somebody's: a right check digit, a birthday."""
    if any(is_valid(date.digits, group.digits) for date in dates):
        return True
    birthday = _BIRTH.search(page.lower, max(0, group.start - REACH), group.end + REACH) is not None
    return birthday and not fours.is_year(group) and (bool(dates) or not fours.is_clock(group.digits))


def _start(date: Birth) -> int:
    return date.start


def _near(dates: Sequence[Birth], group: Group, reach: int) -> list[Birth]:
    """The dates, in order, that lie within so many characters of the four digits and do not hold them."""
    first = bisect_left(dates, group.start - reach - LONGEST_DATE, key=_start)
    last = bisect_left(dates, group.end + reach, key=_start)
    return [date for date in dates[first:last] if _distance(date, group) <= reach and not _shares(date, group)]


def _month_and_day(date: Birth) -> bool:
    return personnummer.is_shaped(date.digits + "0000") or "60" <= date.digits[4:] <= "91"


def _distance(date: Birth, group: Group) -> int:
    return max(group.start - date.end, date.start - group.end)


def _shares(date: Birth, group: Group) -> bool:
    return date.start < group.end and group.start < date.end


def _around(date: Birth, group: Group) -> tuple[int, int]:
    return min(date.start, group.start), max(date.end, group.end)


def _completed(page: Page, group: Group, dates: Sequence[Birth]) -> Iterator[Hit]:
    """Four digits near a birth date, with nothing that says what they are."""
    so_called = bool(dates) and _SO_CALLED.search(page.lower, max(0, group.start - _LINK), group.start) is not None
    before, after = _bound_to_other(page, group)
    for date in dates:
        tied = _tied(page, group, date)
        # what costs least is asked first: a page of numbers has dates beside each of them
        if (_distance(date, group) > _APART and not so_called) or (
            not tied and (after or (before and not _next_to_it(date, group)))
        ):
            continue
        valid = is_valid(date.digits, group.digits)
        if not (tied or valid):
            continue
        start, end = _around(date, group)
        said = page.context(start, end)
        if said.other or not (valid or said.called):
            continue
        if not tied:
            severity, score = (Severity.STOP, 0.7) if said.patient else (Severity.REVIEW, 0.5)
            yield page.hit(personnummer.RULE, start, end, score, severity)
        elif not fours.is_clock(group.digits) or said.patient:
            yield page.hit(personnummer.RULE, start, end, 0.9, Severity.STOP if valid else Severity.REVIEW)


def _tied(page: Page, group: Group, date: Birth) -> bool:
    """Whether only linking words or signs stand between a date and four digits."""
    left, right = (date.end, group.start) if date.start < group.start else (group.end, date.start)
    gap = page.lower[left:right]
    return len(gap) <= _LINK and (date.worded or any(map(str.isalpha, gap))) and linked(gap)


def _bound_to_other(page: Page, group: Group) -> tuple[bool, bool]:
    """Whether more digits are tied to these four, before and behind: a phone number, an amount, a longer number."""
    text = page.lower
    before = re.search(r"\d[-/.: ]?\Z", text[max(0, group.start - 2) : group.start])
    after = re.match(r"[-/.: ]?\d| ?(?:kr|kronor|st|mg|ml|g|%)\b", text[group.end : group.end + 8])
    return before is not None, after is not None


def _next_to_it(date: Birth, group: Group) -> bool:
    """Whether four digits that are no time of day stand right behind a date."""
    return 0 < group.start - date.end <= len(" - ") and not fours.is_clock(group.digits)
