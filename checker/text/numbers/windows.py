"""Ten or twelve digits, however they are spread, and how their grouping bears out that they are a person's number."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from checker.text.compact import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Group(NamedTuple):
    """Digits that stand together, and where."""

    start: int
    end: int
    digits: str


SHORT = 10
"""Digits of a number without its century."""


class Form(IntEnum):
    """How the digits are grouped, from the surest to the least sure."""

    CANONICAL = 0
    """Date and last four apart, or year, month, day and last four: ``850312-9804``, ``1985-03-12 9804``."""
    TWELVE = 1
    """Twelve digits together."""
    SPLIT = 2
    """Other groupings that respect the date: ``85 03 12 98 05``, ``8 5 0 3 ...``."""
    TEN = 3
    """Ten digits together: an order number looks the same."""
    TURNED = 4
    """The last four first, ``9804-850312``, or the day before the year, ``120385-9804``."""
    ODD = 5
    """Groupings that cut across the date: ``850 312 98 05``."""
    REVERSED = 6
    """Written backwards, believed only where the text calls it a patient's."""


@dataclass(frozen=True, slots=True)
class Window:
    """Consecutive groups that hold ten or twelve digits."""

    groups: Sequence[Group]
    digits: str
    form: Form
    loose: bool
    """Whether a comma, a line end or many signs stand between the groups."""
    even: bool
    """Whether year, month and day are parted alike, as they are not in "12/10 13/10"."""
    glued: bool
    """Whether letters that are no label stand right before or after, as in an article's number."""

    @property
    def start(self) -> int:
        """Start in the digit view."""
        return self.groups[0].start

    @property
    def end(self) -> int:
        """End in the digit view."""
        return self.groups[-1].end


_GLUED_FORMS = (Form.CANONICAL, Form.TWELVE, Form.SPLIT, Form.TEN)
"""Forms believed with letters glued to them, if the check digit is right."""

_DATE_PARTS = ("year", "month", "day")

_BRACKETS = "()[]{}"
_CELLS = " ^|;"
"""Signs between the fields of a record: what stands between two of them stands by itself."""

_GLUED_LABELS = frozenset(words("nr pnr pn pat pers nummer född f personnr personnummer p reservnr x"))
"""Words that may be written together with the number after them."""


def windows(lower: str, runs: Iterable[Sequence[Group]]) -> Iterator[Window]:
    """Every stretch of a run that holds ten or twelve digits, and the same with its last four in front.

    ``lower`` is the text that the runs of digits stand in, in lower case.
    """
    for run in runs:
        if sum(len(group.digits) for group in run) < 10:
            continue
        for first in range(len(run)):
            size = 0
            for last in range(first, len(run)):
                size += len(run[last].digits)
                if size > 12:
                    break
                if size in (10, 12):
                    yield from _window(lower, run, first, last)
        if len(run) > len(_DATE_PARTS):
            yield from _filled_up(lower, run)


def _filled_up(text: str, run: Sequence[Group]) -> Iterator[Window]:
    """Year, month and day with noughts before them, as in columns of three figures: "085-003-012-9804"."""
    for first in range(len(run) - len(_DATE_PARTS)):
        date = run[first : first + len(_DATE_PARTS)]
        if not all(map(_padded, date)):
            continue
        rest = run[first + len(_DATE_PARTS) : first + len(_DATE_PARTS) + 2]
        if len(rest[0].digits) == 4 and not _padded(rest[0]):
            rest, last = rest[:1], rest[0].digits
        elif len(rest) == 2 and all(len(group.digits) == 2 or _padded(group) for group in rest):
            last = "".join(group.digits[-2:] for group in rest)
        else:
            continue
        groups = [*date, *rest]
        if _free(text, groups[0].start, groups[-1].end):
            digits = "".join(group.digits[-2:] for group in date) + last
            loose = any(len(text[a.end : b.start]) > 3 for a, b in itertools.pairwise(groups))
            yield Window(groups, digits, Form.ODD, loose, even=True, glued=False)


def _padded(group: Group) -> bool:
    """Whether two digits stand with one nought or two before them."""
    return len(group.digits) in (3, 4) and not group.digits[:-2].strip("0")


def _window(text: str, run: Sequence[Group], first: int, last: int) -> Iterator[Window]:
    groups = run[first : last + 1]
    sizes = [len(group.digits) for group in groups]
    digits = "".join(group.digits for group in groups)
    if sizes[:3] == [4, 2, 2] and len(digits) == SHORT and digits.startswith(("19", "20")):
        return  # a date and a number after it
    gaps = [text[a.end : b.start] for a, b in itertools.pairwise(groups)]
    form = _form(sizes)
    around = _around(text, run, first, last)
    glued = not _free(text, groups[0].start, groups[-1].end)
    if (glued and form not in _GLUED_FORMS) or (around and not _stands_out(form, sizes, gaps, around)):
        return
    loose = any("," in gap or "\n" in gap or len(gap) > 3 or any(map(str.isalpha, gap)) for gap in gaps)
    edges = itertools.accumulate(sizes)
    even = len({gap.strip(_BRACKETS) for gap, edge in zip(gaps, edges, strict=False) if edge < len(digits) - 4}) < 2
    for reading, its_form in _readings(groups, digits, sizes, form):
        if not glued or its_form in _GLUED_FORMS:
            yield Window(groups, reading, its_form, loose, even, glued)


def _readings(groups: Sequence[Group], digits: str, sizes: Sequence[int], form: Form) -> Iterator[tuple[str, Form]]:
    """The digits as they stand, backwards as a whole or by group, and in the orders that their grouping suggests."""
    yield digits, form
    yield digits[::-1], Form.REVERSED
    if len(groups) > 1:
        yield "".join(group.digits[::-1] for group in groups), Form.REVERSED
    if sizes in ([4, 6], [4, 8]):
        yield digits[4:] + digits[:4], Form.TURNED
    elif form is Form.CANONICAL and sizes[0] != 4:  # the day first, as in Denmark: 120385-9804
        yield digits[4:-4] + digits[2:4] + digits[:2] + digits[-4:], Form.TURNED


def _around(text: str, run: Sequence[Group], first: int, last: int) -> list[tuple[str, int]]:
    """The gaps to the groups before and after a stretch of a run, and how many digits these have."""
    around = []
    if first:
        around.append((text[run[first - 1].end : run[first].start], len(run[first - 1].digits)))
    if last < len(run) - 1:
        around.append((text[run[last].end : run[last + 1].start], len(run[last + 1].digits)))
    return around


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
    if all(size == 1 for size in sizes) or (years + 4 in edges and edges <= natural):
        return Form.SPLIT
    # one digit at a time in places, as dictated numbers come: "85 0 3 12 98 0 5"
    if {years, years + 2, years + 4} <= edges or (sizes[-4:] == [1] * 4 and years + 4 in edges):
        return Form.SPLIT
    return Form.ODD


def _stands_out(form: Form, sizes: Sequence[int], gaps: Sequence[str], around: Sequence[tuple[str, int]]) -> bool:
    """Whether a part of a longer run is a number by itself: its inner signs differ from those around it.

    ``around`` are the gaps to the groups before and after, and how many digits these have.
    """
    if form in (Form.ODD, Form.TURNED):
        return False
    if not gaps:
        return all(gap.strip(_CELLS) == "" or len(gap) > 1 for gap, _ in around)
    if sizes in ([6, 4], [8, 4]) and all(
        size < min(sizes) and not (gap in gaps and gap.strip()) for gap, size in around
    ):
        return True
    return {gap for gap, _ in around}.isdisjoint(gaps)
