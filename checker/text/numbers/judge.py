"""What ten or twelve digits that could be a person's number amount to: by check digit, form and the words around."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.finding import Severity
from checker.text.numbers.windows import SHORT, Form, Window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.text.numbers.context import Context
    from checker.text.numbers.page import Hit, Page

SAME = 2
"""How many other places of the same digits are looked at."""

ONE_BY_ONE = 10
"""Groups of a number whose digits stand one by one, which nobody does to an amount."""

PHONE_GROUPS = ([3, 3, 2, 2], [3, 2, 2, 3], [3, 7], [3, 2, 3, 2], [3, 3, 4])
"""How many digits the parts of a mobile's number have. With a dash after the first, nobody writes a personnummer so."""

_NAMED = re.compile(r"personn|persnr|\bp-?nr\b|\bpn\b|samordn|sam\.nr|reservn|född|fött")
"""Words for a person's number itself: then it is one, whoever is to be called."""

_ASIDE = 60


def timestamp(digits: str) -> bool:
    """Whether the digits are also a date of our time and a clock time, or a phone photo's name.

    >>> timestamp("202503121438"), timestamp("198503121438"), timestamp("201503129804")
    (True, False, False)
    """
    if len(digits) == 10:
        digits = "20" + digits
    return "2000" <= digits[:4] <= "2039" and digits[8:10] < "24" and digits[10:] < "60"


def judged(page: Page, rule_id: str, window: Window, *, valid: bool, known: bool) -> Iterator[Hit]:
    """The hit that a window makes, if any, by check digit, form and what is said around it."""
    said = page.context(window.start, window.end)
    doubted = (window.glued and not valid) or (not said.called and _explained_elsewhere(page, window))
    if said.other or doubted or _dialled(page, window, said, valid=valid):
        return
    if not said.called and _phone_like(window) and (said.phone or not (valid and said.patient)):
        return
    if not said.called and timestamp(window.digits) and not (valid and said.patient):
        return
    if window.form is Form.SPLIT and not (window.even or len(window.groups) >= ONE_BY_ONE or said.patient):
        return
    if window.form is Form.REVERSED and not page.turned(window.start, window.end):
        return
    severity = _right(window, said, known=known) if valid else _wrong(window, said)
    if severity is None or (said.test and not valid):
        return
    if said.test:
        severity = Severity.REVIEW
    score = (0.99 if valid else 0.8) - 0.05 * window.form - (0.1 if not valid and not said.called else 0)
    yield page.hit(rule_id, window.start, window.end, score, severity)


def _right(window: Window, said: Context, *, known: bool) -> Severity | None:
    """What a number with the right check digit amounts to."""
    form = window.form
    if said.patient or form is Form.REVERSED:
        return Severity.STOP
    if form in (Form.CANONICAL, Form.TWELVE, Form.SPLIT):
        doubtful = window.loose or (window.glued and form is not Form.CANONICAL)
        return Severity.REVIEW if doubtful else Severity.STOP
    return None if (not known if form is Form.TEN else window.loose) else Severity.REVIEW


def _wrong(window: Window, said: Context) -> Severity | None:
    """What a number with a wrong check digit amounts to: a slip of the pen, or no number of a person."""
    form = window.form
    if form in (Form.TURNED, Form.REVERSED, Form.ODD):
        return Severity.REVIEW if said.called and form is Form.ODD else None
    if form in (Form.CANONICAL, Form.TWELVE) and not window.loose:
        return Severity.STOP if said.patient else Severity.REVIEW
    if said.called or (said.patient and form is Form.SPLIT):
        return Severity.STOP
    return Severity.REVIEW if form is Form.SPLIT and len(window.groups) >= ONE_BY_ONE else None


def _phone_like(window: Window) -> bool:
    """A mobile number written together, or any number grouped as phone numbers are."""
    if not window.digits.startswith("0") or len(window.digits) != 10:
        return False
    return (window.form is Form.TEN and window.digits[1] == "7") or window.form is Form.ODD


def _dialled(page: Page, window: Window, said: Context, *, valid: bool) -> bool:
    """Whether it is a mobile's number, a patient's or not: by a word for calling, or grouped as only phones are."""
    written = "".join(group.digits for group in window.groups)
    if not written.startswith("07") or len(written) != SHORT or window.form is Form.CANONICAL:
        return False
    dashed = (
        page.lower[window.groups[0].end : window.groups[1].start].strip() in ("-", "–") if window.groups[1:] else False
    )
    grouped = [len(group.digits) for group in window.groups] in PHONE_GROUPS and (dashed or not valid)
    return (said.phone or grouped) and not _NAMED.search(page.lower, max(0, window.start - _ASIDE), window.start)


def _explained_elsewhere(page: Page, window: Window) -> bool:
    """Whether the same digits stand in another place, and are called an order's or an article's there."""
    same = page.windows_by_digits[window.digits[-10:]]
    return any(page.context(other.start, other.end).other for other in same[:SAME] if other is not window)
