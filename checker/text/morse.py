"""Digits in Morse code: five dots and dashes each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGIT = re.compile(r"[.·•*-]{5}")
_RUN = re.compile(rf"(?<![.·•*-])(?:{_DIGIT.pattern}[\s/|,]{{1,3}}){{3,11}}{_DIGIT.pattern}(?!\.?[·•*-]|\.\.)")
_DOT = str.maketrans("·•*", "...")
_CODES = {"." * count + "-" * (5 - count): str(count) for count in range(6)}
_CODES |= {"-" * count + "." * (5 - count): str(5 + count) for count in range(1, 5)}


def morse_edits(text: str) -> Iterator[tuple[int, int, str]]:
    """Edits that make several such digits in a row digits."""
    for run in _RUN.finditer(text):
        for match in _DIGIT.finditer(text, *run.span()):
            if digit := _CODES.get(match.group().translate(_DOT)):
                yield *match.span(), digit
