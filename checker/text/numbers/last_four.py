"""The last four digits of a personnummer, said apart from the birth date, in either order, or alone.

"född 850312, sista fyra 9804", "3 mars -48 ... 9835", "sista fyra 9804". Two thousand persons share the last four
digits, but on a ward, or beside a first name, they are a name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from checker.finding import Severity
from checker.text.compact import holds_any
from checker.text.numbers import births, luhn, personnummer
from checker.text.numbers.page import Hit, Page, linked
from checker.text.numbers.windows import Form, Group

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.text.numbers.births import Birth

RULE = "identity/last-four"
FEWEST_DIGITS = 4
_CUE = re.compile(
    r"\b(?:sista (?:fyra|4)|(?:fyra|4) sista|last (?:four|4)|slutsiffr\w{1,6}|kontrollsiffr\w{1,6}|"
    r"(?:de )?fyra siffrorna|slutar (?:på|med)|ends? (?:in|with)|slutar|sista (?:nummer|delen|biten)|rest(?:en)?|"
    r"(?:siste|sidste) fire|viimeiset neljä|(?:letzten?|laatste) vier|últimos cuatro|(?:ostatnie|poslední) \w{4,6}|"
    r"(?:zadnj[ea]|poslednj[ea]) četiri|son dört|последние четыре)\b"
)
_CUE_AFTER = re.compile(
    r"[\s,:;()\"”'-]{0,3}(?:sist(?! i |a )|på slutet|i slutet|som slut|efteråt|at the end|till sist|som sista)\b"
)
_PART_OF_CUE = (
    "sista",
    "siffr",
    "slutar",
    "last",
    "end ",
    "ends ",
    "rest",
    "sist",
    "slut",
    "sidste fire",
    "viimeiset",
    "letzte",
    "laatste",
    "últimos",
    "ostatnie",
    "četiri",
    "son dört",
    "последние",
)
"""One of these stands in every cue; most texts have none of them, which is sooner seen."""

_SURE = re.compile(
    r"sista (?!nummer|delen|biten)|fyra sista|4 sista|last (?:four|4)|slutsiff|kontrollsiff|fire|vier|neljä|cuatro|četiri|dört|четыре"
)
_BETWEEN = re.compile(
    r"(?:[\s,:;.?!\"”'()=*_>-]|\b(?:siffr\w{1,5}|är|var|i|på|personnumret|numret|hennes|hans|digits|are|av|den|det|de|står|"
    r"patienten|pat|lyder|blir|alltså|född|fyra|streck|nummer)\b){0,24}"
)
_NOT_OURS = re.compile(
    r"\b(?:\w{0,12}kort(?:et)?|kvitto\w{0,3}|kontot|konto|telefon\w{0,8}|mobil\w{0,8}|imei|ordern?|koden)\b"
)

LONGEST_DATE = 40
REACH = 90
"""Most characters between a birth date and the last four digits that are said to go with it."""

_BIRTH = re.compile(r"\bf[öo]dd?\w{0,8}\b|\bfyll(?:er|de|t|s)\b|\bborn\b|\bbirthday\b|\d-?talist|\bf\. ")
"""What tells that a birthday is spoken of, though its date can't be read."""

_APART = 60
_LINK = 24
_AT = re.compile(r"\b(?:kl|klockan|klockslag|tid|time|at|um)\b[ .:]{1,3}$")
_CLOCK_SIGNS = (":", ".", " ", ", ")
_LONGEST_LABEL = 7
_GLUED_LABEL = re.compile(r"(?<![^\W_])(?:sista|slut|slutet|fyra|fyran|siffror|kod|pin|last|resten|rest)$")
_SO_CALLED = re.compile(r"rest|slut|sist|fyra|siffr|fortsätt|efter|halva")
"""What stands before four digits that belong to a date farther off."""

_STRUCTURED = frozenset("-–+/.")


def is_valid(date: str, last_four: str) -> bool:
    """Whether six digits of date and four digits make a number with the right check digit."""
    return len(date) == 6 and luhn.is_valid(date + last_four)


def find(page: Page) -> Iterator[Hit]:
    """Last four digits that are called so, and four digits that complete a birth date nearby."""
    fours = list(_fours(page))
    called: dict[Group, bool] = {}
    for group, sure in _called(page, fours) if fours else ():
        called[group] = sure or called.get(group, False)
    # what closes a whole number has been judged with it; a lone year is more likely a year
    whole = [window for window in page.windows if window.form is Form.CANONICAL]
    ends, starts = {window.end for window in whole}, {window.start for window in whole}
    fours = [four for four in fours if four in called or not (four.end in ends or _year(four))]
    if not fours:
        return
    dates = sorted((date for date in births.find(page) if _month_and_day(date)), key=_start)
    alone: set[str] = set()
    for group in fours:
        near = _near(dates, group, REACH)
        if group not in called:
            # a date that begins a whole number is completed by its own four
            yield from _completed(page, group, [date for date in near if date.start not in starts])
        elif near:
            date = min(near, key=lambda near_date: _distance(near_date, group))
            yield page.hit(personnummer.RULE, *_around(date, group), 0.97, Severity.STOP)
        elif _NOT_OURS.search(page.lower, max(0, group.start - 50), group.end + 30):
            continue
        elif called[group]:
            alone.add(group.digits)
        elif not _year(group) and _BIRTH.search(page.lower, max(0, group.start - REACH), group.end + REACH):
            yield page.hit(RULE, group.start, group.end, 0.7, Severity.REVIEW)
    # once called somebody's last four, the same digits are so wherever they stand
    for group in fours:
        if group.digits in alone:
            yield page.hit(RULE, group.start, group.end, 0.9, Severity.STOP)


def _year(group: Group) -> bool:
    return "1890" <= group.digits <= "2039"


def _start(date: Birth) -> int:
    return date.start


def _near(dates: Sequence[Birth], group: Group, reach: int) -> list[Birth]:
    """The dates, in order, that lie within so many characters of the four digits and do not hold them."""
    first = bisect_left(dates, group.start - reach - LONGEST_DATE, key=_start)
    last = bisect_left(dates, group.end + reach, key=_start)
    return [date for date in dates[first:last] if _distance(date, group) <= reach and not _shares(date, group)]


def _month_and_day(date: Birth) -> bool:
    return personnummer.is_shaped(date.digits + "0000") or "60" <= date.digits[4:] <= "91"


def _fours(page: Page) -> Iterator[Group]:
    """Four digits together, and four digits one at a time or two and two, as they are dictated."""
    groups = page.groups
    text = page.lower
    for place, group in enumerate(groups):
        digits, end = group.digits, group.end
        if len(digits) > 4 or (group.start and text[group.start - 1].isalnum() and not _labelled(text, group.start)):
            continue
        if len(digits) == 2 and place + 1 < len(groups) and _no_clock(text, group, groups[place + 1]):
            yield Group(group.start, groups[place + 1].end, digits + groups[place + 1].digits)
            continue
        for following in groups[place + 1 : place + 4]:
            if (
                len(digits) >= 4
                or not 0 < following.start - end <= len(" och ")
                or not _thin(text[end : following.start])
            ):
                break
            digits, end = digits + following.digits, following.end
        if len(digits) == 4 and digits != "0000" and not (end < len(text) and text[end].isalnum()):
            yield Group(group.start, end, digits)


def _labelled(text: str, start: int) -> bool:
    """Whether the letters glued to the digits at a place are a name for the last four: "#sista9804"."""
    return _GLUED_LABEL.search(text, max(0, start - _LONGEST_LABEL - 1), start) is not None


def _no_clock(text: str, hours: Group, minutes: Group) -> bool:
    """Whether two pairs of digits are called a time of day, and are none: "kl 98:04"."""
    return (
        len(minutes.digits) == 2
        and text[hours.end : minutes.start] in _CLOCK_SIGNS
        and not _clock(hours.digits + minutes.digits)
        and _AT.search(text, max(0, hours.start - _LINK), hours.start) is not None
    )


def _thin(gap: str) -> bool:
    return gap.strip(" -,&+") in ("", "och")


def _called(page: Page, fours: Sequence[Group]) -> Iterator[tuple[Group, bool]]:
    """Fours that stand right after, or right before, words for the last four digits; and whether the words are sure."""
    text = page.lower
    if not holds_any(text, _PART_OF_CUE):
        return
    starts = {group.start: group for group in fours}
    ends = {group.end: group for group in fours}
    for cue in _CUE.finditer(text):
        sure = _SURE.search(cue.group()) is not None
        between = _BETWEEN.match(text, cue.end())
        if between and (group := starts.get(between.end())):
            yield group, sure
            continue
        before = re.search(
            r"[\s,:;()\"”'-]{0,3}(?:(?:är|som|de|hennes|hans|står|det|are|the) ){0,3}$",
            text[max(0, cue.start() - 24) : cue.start()],
        )
        if before and sure and (group := ends.get(cue.start() - len(before.group()))):
            yield group, sure
    for group in fours:
        if _CUE_AFTER.match(text, group.end):
            yield group, False


def _distance(date: Birth, group: Group) -> int:
    return max(group.start - date.end, date.start - group.end)


def _shares(date: Birth, group: Group) -> bool:
    return date.start < group.end and group.start < date.end


def _around(date: Birth, group: Group) -> tuple[int, int]:
    return min(date.start, group.start), max(date.end, group.end)


def _completed(page: Page, group: Group, dates: Sequence[Birth]) -> Iterator[Hit]:
    """Four digits near a birth date, with nothing that says what they are."""
    for date in dates:
        valid = is_valid(date.digits, group.digits)
        tied = _tied(page, group, date)
        far = _distance(date, group) > _APART and not _SO_CALLED.search(
            page.lower, max(0, group.start - _LINK), group.start
        )
        if far or not (tied or valid):
            continue
        start, end = _around(date, group)
        said = page.context(start, end)
        if said.other or not (valid or said.called):
            continue
        if tied:
            if not _clock(group.digits) or said.patient:
                yield page.hit(personnummer.RULE, start, end, 0.9, Severity.STOP if valid else Severity.REVIEW)
        elif not _bound_to_other(page, group, date):
            severity, score = (Severity.STOP, 0.7) if said.patient else (Severity.REVIEW, 0.5)
            yield page.hit(personnummer.RULE, start, end, score, severity)


def _clock(digits: str) -> bool:
    return digits < "2400" and digits[2:] < "60"


def _tied(page: Page, group: Group, date: Birth) -> bool:
    """Whether only linking words or signs stand between a date and four digits."""
    left, right = (date.end, group.start) if date.start < group.start else (group.end, date.start)
    gap = page.lower[left:right]
    return len(gap) <= _LINK and (date.worded or any(map(str.isalpha, gap))) and linked(gap)


def _bound_to_other(page: Page, group: Group, date: Birth) -> bool:
    """Whether more digits are tied to these four: a phone number, an amount, a longer number."""
    text = page.lower
    next_to_it = 0 < group.start - date.end <= len(" - ") and not _clock(group.digits)
    return bool(
        (not next_to_it and re.search(r"\d[-/.: ]?\Z", text[max(0, group.start - 2) : group.start]))
        or re.match(r"[-/.: ]?\d| ?(?:kr|kronor|st|mg|ml|g|%)\b", text[group.end : group.end + 8])
    )
