"""Words written letter by letter ("S i g r i d") read as words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.text.view import Edit, View

SPACED = re.compile(r"(?<!\w)[^\W\d_](?:[ .·*_-][^\W\d_]){3,40}(?!\w)")
"""At least four single letters with one space or mark between each; two spaces part words. A bound keeps it linear."""


def joined_letters(view: View) -> View:
    """The view with letters that stand apart joined into words."""
    return view.edited(_edits(view.text))


def _edits(text: str) -> Iterator[Edit]:
    for match in SPACED.finditer(text):
        letters = match.group()
        if len(set(letters[1::2])) == 1:
            for at in range(1, len(letters), 2):
                yield match.start() + at, match.start() + at + 1, ""
