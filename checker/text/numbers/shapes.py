"""Ten or twelve digits, however they are spread, and how sure their form makes us that they are a person's number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from checker.finding import Severity
from checker.text.numbers.page import Group, Hit, Page


class Form(IntEnum):
    """How the digits are grouped, from the surest to the least sure."""

    CANONICAL = 0
    """Date and last four apart, or year, month, day and last four: ``850312-9805``, ``1985-03-12 9805``."""
    TWELVE = 1
    """Twelve digits together."""
    SPLIT = 2
    """Other groupings that respect the date: ``85 03 12 98 05``, ``8 5 0 3 ...``."""
    TEN = 3
    """Ten digits together: an order number looks the same."""
    TURNED = 4
    """The last four first: ``9805-850312``."""
    ODD = 5
    """Groupings that cut across the date: ``850 312 98 05``."""


@dataclass(frozen=True, slots=True)
class Window:
    """Consecutive groups that hold ten or twelve digits."""

    groups: Sequence[Group]
    digits: str
    form: Form
    loose: bool
    alone: bool

    @property
    def start(self) -> int:
        """Start in the digit view."""
        return self.groups[0].start

    @property
    def end(self) -> int:
        """End in the digit view."""
        return self.groups[-1].end


_GLUED_LABELS = ("nr", "pnr", "pn", "pat", "pers", "nummer", "född", "f", "personnr", "personnummer", "p", "reservnr", "x")


def windows(page: Page) -> Iterator[Window]:
    """Every stretch of a run that holds ten or twelve digits, and the same with its last four in front."""
    for run in page.runs():
        if sum(len(group.digits) for group in run) < 10:
            continue
        for first in range(len(run)):
            size = 0
            for last in range(first, len(run)):
                size += len(run[last].digits)
                if size > 12:
                    break
                if size in (10, 12):
                    yield from _window(page, run, first, last)


def _window(page: Page, run: Sequence[Group], first: int, last: int) -> Iterator[Window]:
    groups = run[first : last + 1]
    text = page.lower
    if not _free(text, groups[0].start, groups[-1].end):
        return
    digits = "".join(group.digits for group in groups)
    gaps = [page.gap(a, b) for a, b in zip(groups, groups[1:], strict=False)]
    loose = any("," in gap or "\n" in gap or len(gap) > 3 for gap in gaps)
    alone = first == 0 and last == len(run) - 1
    sizes = [len(group.digits) for group in groups]
    form = _form(sizes)
    if not alone and not _stands_out(page, run, first, last, form, gaps):
        return
    yield Window(groups, digits, form, loose, alone)
    if sizes in ([4, 6], [4, 8]):
        yield Window(groups, digits[4:] + digits[:4], Form.TURNED, loose, alone)


def _free(text: str, start: int, end: int) -> bool:
    """Whether no letter is glued to the digits, but for a label before them and a genitive after."""
    at = start
    while at and text[at - 1].isalpha():
        at -= 1
    if at < start and text[at:start] not in _GLUED_LABELS:
        return False
    at = end
    while at < len(text) and text[at].isalpha():
        at += 1
    return at - end <= 3


def _form(sizes: Sequence[int]) -> Form:
    total = sum(sizes)
    if len(sizes) == 1:
        return Form.TEN if total == 10 else Form.TWELVE
    if sizes[-1] == 4 and sizes[:-1] in ([6], [8], [2, 2, 2], [4, 2, 2]):
        return Form.CANONICAL
    edges = {sum(sizes[:place]) for place in range(1, len(sizes))}
    years = total - 8
    natural = {years, years + 2, years + 4} | {2, total - 2}
    if all(size == 1 for size in sizes) or years + 4 in edges and edges <= natural:
        return Form.SPLIT
    # one digit at a time in places, as dictated numbers come: "85 0 3 12 98 0 5"
    if {years, years + 2, years + 4} <= edges or sizes[-4:] == [1] * 4 and years + 4 in edges:
        return Form.SPLIT
    return Form.ODD


def _stands_out(page: Page, run: Sequence[Group], first: int, last: int, form: Form, gaps: Sequence[str]) -> bool:
    """Whether a part of a longer run is a number by itself: its inner signs differ from those around it."""
    if form not in (Form.CANONICAL, Form.TWELVE, Form.TEN):
        return False
    outer = []
    if first:
        outer.append(page.gap(run[first - 1], run[first]))
    if last < len(run) - 1:
        outer.append(page.gap(run[last], run[last + 1]))
    if not gaps:
        return all(gap.strip() == "" or len(gap) > 1 for gap in outer)
    return not set(outer) & set(gaps)


def timestamp(digits: str) -> bool:
    """Whether the digits are also a date of our time and a clock time, or a phone photo's name.

    >>> timestamp("202503121438"), timestamp("198503121438"), timestamp("201503129805")
    (True, False, False)
    """
    if len(digits) == 10:
        digits = "20" + digits
    return "2000" <= digits[:4] <= "2039" and digits[8:10] < "24" and digits[10:] < "60"


def judged(page: Page, rule_id: str, window: Window, *, valid: bool, known: bool) -> Iterator[Hit]:
    """The hit that a window makes, if any, by check digit, form and what is said around it."""
    said = page.context(window.start, window.end)
    if said.other:
        return
    if not said.called and _phone_like(window) and (said.phone or not (valid and said.patient)):
        return
    if not said.called and timestamp(window.digits) and not (valid and said.patient):
        return
    severity = _severity(window, valid=valid, known=known, patient=said.patient, called=said.called)
    if severity is None or said.test and not valid:
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
    if called or patient and form is Form.SPLIT:
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
    return window.form is Form.TEN and window.digits[1] == "7" or window.form is Form.ODD
