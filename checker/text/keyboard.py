"""Digits typed on the wrong keys of a Swedish keyboard: with the shift key held, or a row too low."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHIFTED = str.maketrans('=!"#¤%&/()_$€', "0123456789-44")
_ROW_BELOW = str.maketrans("qwertyuiop", "1234567890")
_SIGNS = r'[=!"#¤$€%&/()]'
_SIGN_BYTES = b'=!"#\xa4$%&/()'
FEWEST_SIGNS = 4
"""Signs that the last four alone give."""

_SHIFT_HELD = re.compile(
    rf"(?<![^\s:(\"”])(?:{_SIGNS}{{6}}|{_SIGNS}{{8}}|\d{{6}}|\d{{8}})[-_ +]?{_SIGNS}{{4}}(?![\w)(=&/%])"
)
_LETTERS = "[qwertyuiop]"
_TOO_LOW = re.compile(rf"-(?:(?<=(?<!\w){_LETTERS}{{6}}-)|(?<=(?<!\w){_LETTERS}{{8}}-))(?={_LETTERS}{{4}}(?!\w))")


def key_edits(lower: str) -> Iterator[tuple[int, int, str]]:
    """Edits that put the digits meant in the place of six or eight and four such signs or letters.

    >>> list(key_edits('(%=#!"-)(=¤ iterqw-oiqp'))
    [(0, 11, '850312-9804'), (12, 23, '853412-9810')]
    """
    edits = [(*match.span(), match.group().translate(_SHIFTED)) for match in _held(lower)]
    for match in _TOO_LOW.finditer(lower):
        start = match.start()
        while start and lower[start - 1].isalpha():
            start -= 1
        end = match.end() + 4
        edits.append((start, end, lower[start:end].translate(_ROW_BELOW)))
    yield from sorted(edits)


def _held(text: str) -> Iterator[re.Match[str]]:
    """Where the shift key was held; that there are too few signs is sooner seen on bytes."""
    latin = text.encode("latin-1", "ignore")
    if len(latin) - len(latin.translate(None, _SIGN_BYTES)) + text.count("€") >= FEWEST_SIGNS:
        yield from _SHIFT_HELD.finditer(text)
