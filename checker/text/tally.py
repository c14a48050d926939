"""Digits told by as many strokes, dots or pictures: "|||||||| ||||| O |||"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

FEWEST_STROKES = 16
"""Strokes that a number has at least."""

_RUN = re.compile(r"(?<!\S)(?:[^\w\s]{1,9}|[0oO])(?:[ ,/\n]{1,3}(?:[^\w\s]{1,9}|[0oO])){9,11}(?!\w)")
_TOKEN = re.compile(r"[^\s,/]+")
_ZEROS = frozenset("0oO-")


def tally_edits(text: str) -> Iterator[tuple[int, int, str]]:
    """Edits that put the count in the place of the strokes, where there are as many heaps as a number has digits."""
    for run in _RUN.finditer(text):
        heaps = [(*match.span(), match.group().rstrip(".")) for match in _TOKEN.finditer(text, *run.span())]
        if all(heap in _ZEROS or len(set(heap)) == 1 for _, _, heap in heaps):
            for start, end, heap in heaps:
                yield start, end, "0" if heap in _ZEROS else str(len(heap))
