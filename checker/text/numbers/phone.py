"""Phone numbers of private persons; those of the public (112, 1177, switchboards, helplines) are told apart.

Which digits are a number is the library ``phonenumbers``' business; ours is to find them in running text, however they
are grouped or said, and to leave out the hospital's own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import phonenumbers

from checker.finding import Severity
from checker.text.numbers.whose import is_patients

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.text.numbers.page import Hit, Page
    from checker.text.numbers.windows import Group

RULE = "contact/phone"
_LENGTHS = range(8, 14)
FEWEST_DIGITS = _LENGTHS.start
_PUBLIC_CODES = ("020", "0200", "077", "099", "0900", "0939", "0944", "010")
_ORGANISATION = re.compile(
    r"\b(?:växel\w{0,4}|reception\w{0,3}|kundtjänst\w{0,2}|helpdesk|support\w{0,2}|expedition\w{0,3}|informationscentral\w{0,4}|"
    r"\w{0,20}linjen|\w{0,14}jour(?:en)?|\w{0,20}mottagning(?:en)?|\w{0,18}enheten|vårdcentral\w{0,3}|bokning\w{0,2}|"
    r"tidsbokning\w{0,2}|switchboard|upplysning\w{0,3}|kansli\w{0,2}|biblioteket|kiosken|apoteket|butiken|öppet|"
    r"telefontid\w{0,3}|hotline|internationellt|texttelefon\w{0,2}|larm\w{0,10}|journummer|press\w{0,10}|rekrytering\w{0,8})\b"
)
_TIMES = re.compile(r"\d{1,2}[.:]\d\d ?- ?\d{1,2}[.:]\d\d")
"""Opening hours, which have as many digits as a short phone number."""

_REACH = 45
_POCKETS = ("070", "072", "073", "076", "079")
"""What the numbers of mobiles begin with in Sweden (PTS)."""


def is_valid(number: str) -> bool:
    """Whether digits, with ``+`` or ``0`` in front, are a number that can be dialled from Sweden.

    >>> is_valid("0701740631"), is_valid("+46701740631"), is_valid("0701")
    (True, True, False)
    """
    try:
        parsed = phonenumbers.parse(number, "SE")
    except phonenumbers.NumberParseException:
        return False
    return bool(phonenumbers.is_valid_number(parsed))


def compact(number: str) -> str:
    """Digits and a leading plus.

    >>> compact("+46 70 174 06 31"), compact("070-174 06 31")
    ('+46701740631', '0701740631')
    """
    digits = "".join(char for char in number if char.isdigit())
    return ("+" if number.lstrip(" (").startswith("+") else "") + digits


def is_mobile(number: str) -> bool:
    """Whether a valid number belongs to somebody's pocket and not to a desk."""
    kind = phonenumbers.number_type(phonenumbers.parse(number, "SE"))
    return kind in (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.PERSONAL_NUMBER)


def find(page: Page) -> Iterator[Hit]:
    """All phone numbers but those of the public."""
    text = page.digit_view.text
    for run in page.runs():
        at = 0
        while at < len(run):
            start = _opening(text, run[at])
            last = _longest(text, run, at) if start is not None else None
            if start is None or last is None:
                at += 1
                continue
            end = run[last].end
            number = compact(text[start:end])
            if _TIMES.fullmatch(text, start, end):
                at = last + 1
                continue
            if not _public(page, number, start, end):
                severity = Severity.STOP if is_patients(page.lower, start, end) else Severity.REVIEW
                yield page.hit(RULE, start, end, 0.95 if is_mobile(number) else 0.85, severity)
            at = last + 1


def _opening(text: str, group: Group) -> int | None:
    """Where a number that begins with this group begins, plus and bracket included; None if none can."""
    start = group.start
    if start and (text[start - 1].isalnum() or text[start - 1] in "/_"):
        return None
    if start and text[start - 1] == "+":
        return start - 1
    if group.digits.startswith("0"):
        return start - 1 if start and text[start - 1] == "(" and ")" in text[group.end : group.end + 3] else start
    return None


def _longest(text: str, run: Sequence[Group], first: int) -> int | None:
    """The last group of the longest valid number that begins with ``run[first]``."""
    best = None
    size = 0
    plus = run[first].start and text[run[first].start - 1] == "+"
    pocket = run[first].digits.startswith(_POCKETS)
    for last in range(first, min(len(run), first + 14)):
        gap = text[run[last - 1].end : run[last].start] if last > first else ""
        pocket = pocket and _drawn(gap)
        if not (pocket or _between(gap, opening=last == first + 1)):
            break
        size += len(run[last].digits)
        if size > _LENGTHS[-1]:
            break
        if size in _LENGTHS:
            digits = "".join(group.digits for group in run[first : last + 1])
            if digits.startswith("460"):  # +46 (0)70 ...
                digits = "46" + digits[3:]
            if is_valid("+" + digits if plus else digits):
                best = last
    after = text[run[best].end : run[best].end + 1] if best is not None else ""
    return None if after.isalnum() else best


def _drawn(gap: str) -> bool:
    """Whether a gap is a line end or a few signs and pictures, as one puts between the parts of a mobile's number."""
    return len(gap) <= 4 and gap.count("\n") < 2 and not any(char.isalnum() or char in ":;=?!+" for char in gap)


def _between(gap: str, *, opening: bool) -> bool:
    return len(gap) <= 4 and "\n" not in gap and set(gap) <= set(" -/.()," if opening else " -.()/,")


def _public(page: Page, number: str, start: int, end: int) -> bool:
    """Whether the number is one that everybody may have."""
    national = "0" + number[3:] if number.startswith("+46") else number
    if national.startswith(_PUBLIC_CODES):
        return True
    if page.context(start, end).other:
        return True
    if is_mobile(number):
        return False
    near = page.lower[max(0, start - _REACH) : end + _REACH // 2]
    return national.endswith("00") or _ORGANISATION.search(near) is not None
