"""Whose number a label shows: words beside a personnummer are a name, however they were read.

A name with a letter lost or read wrong ("ova Provström", "Häkan") says little by itself. On a wristband or a label it
stands beside the number, and the rules for texts find it where they are told so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.finding import Box
from checker.image.rows import place
from checker.image.text import PictureText

NUMBER = re.compile(r"(?<!\d)(?:(?:19|20)\d{2}[01]\d{3}[-+ ]?|\d{2}[01]\d{3}[-+])\d{4}(?!\d)")
"""A personnummer as it is printed; ten digits in a row may be a telephone's."""

_WORD = r"[^\W\d_]{2,}(?:-[^\W\d_]+)?"
_NAME = rf"{_WORD},?(?: {_WORD}){{1,3}}"
ALONE, BEFORE, BEHIND = (re.compile(name) for name in (rf"^{_NAME}$", rf"(?<![\w-]){_NAME}$", rf"^{_NAME}(?![\w-])"))
"""Two to four words, of which the first may be a surname before a comma: a row, the end of one, the head of one."""

MARKS = " .,:;|"
"""What stands between a name and a number."""

TOLD = "Patient: "


def told(rows: Sequence[PictureText]) -> Iterator[PictureText]:
    """What stands beside each number of a label, as what it is: rows for the text rules."""
    for row in rows:
        number = NUMBER.search(row.text)
        if number is None:
            continue
        yield from _named(replace(row, text=row.text[: number.start()]), BEFORE)
        yield from _named(replace(row, text=row.text[number.end() :]), BEHIND)
        for other in rows:
            if other is not row and _near(place(row), place(other)):
                yield from _named(other, ALONE)


def _named(row: PictureText, where: re.Pattern[str]) -> Iterator[PictureText]:
    if name := where.search(row.text.strip(MARKS)):
        yield replace(row, text=TOLD + " ".join(word[0].upper() + word[1:] for word in name.group().split()))


def _near(a: Box, b: Box) -> bool:
    """Whether two rows are lines of one label: no further apart than the lower of them is high, whichever way up."""
    across = max(a.x, b.x) - min(a.x + a.width, b.x + b.width)
    down = max(a.y, b.y) - min(a.y + a.height, b.y + b.height)
    return max(across, down) <= min(a.width, a.height, b.width, b.height)
