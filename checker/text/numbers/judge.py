"""What ten or twelve digits that could be a person's number amount to: by check digit, form and the words around."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.finding import Severity
from checker.text.numbers.windows import Form, Window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.text.numbers.page import Hit, Page

SAME = 2
"""How many other places of the same digits are looked at."""


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
    if said.other or (not said.called and _explained_elsewhere(page, window)):
        return
    if not said.called and _phone_like(window) and (said.phone or not (valid and said.patient)):
        return
    if not said.called and timestamp(window.digits) and not (valid and said.patient):
        return
    severity = _severity(window, valid=valid, known=known, patient=said.patient, called=said.called)
    if severity is None or (said.test and not valid):
        return
    if said.test:
        severity = Severity.REVIEW
    score = (0.99 if valid else 0.8) - 0.05 * window.form - (0.1 if not valid and not said.called else 0)
    yield page.hit(rule_id, window.start, window.end, score, severity)


def _severity(window: Window, *, valid: bool, known: bool, patient: bool, called: bool) -> Severity | None:
    form = window.form
    if valid:
        return _severity_valid(window, known=known, patient=patient)
    if form in (Form.CANONICAL, Form.TWELVE) and not window.loose:
        return Severity.STOP if patient else Severity.REVIEW
    if form in (Form.TURNED, Form.ODD):
        return Severity.REVIEW if called and form is Form.ODD else None
    if called or (patient and form is Form.SPLIT):
        return Severity.STOP
    return Severity.REVIEW if form is Form.SPLIT and len(window.groups) >= 10 else None


def _severity_valid(window: Window, *, known: bool, patient: bool) -> Severity | None:
    form = window.form
    if form in (Form.CANONICAL, Form.TWELVE, Form.SPLIT):
        return Severity.STOP if patient or not window.loose else Severity.REVIEW
    if form is Form.TEN:
        return Severity.STOP if patient else Severity.REVIEW if known else None
    if patient:
        return Severity.STOP
    return None if window.loose else Severity.REVIEW


def _phone_like(window: Window) -> bool:
    """A mobile number written together, or any number grouped as phone numbers are."""
    if not window.digits.startswith("0") or len(window.digits) != 10:
        return False
    return (window.form is Form.TEN and window.digits[1] == "7") or window.form is Form.ODD


def _explained_elsewhere(page: Page, window: Window) -> bool:
    """Whether the same digits stand in another place, and are called an order's or an article's there."""
    same = page.windows_by_digits[window.digits[-10:]]
    return any(page.context(other.start, other.end).other for other in same[:SAME] if other is not window)
