"""Signs put in the place of single digits of a whole number: a red ring for zero, a billiard ball for eight, a hand.

Balls and rings also hide digits ("850312-●●●●"), so those that close a number are left as they are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.text.glyphs import SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROUND = "°⭕🔴⚪⚫🔵🟢🟡🟠🟣🟤⬤●◉◎○◯◌〇⚬∘🅾🅞⓪∅⌀⍉ΘθѲѺѻ🍩🌕🌑⚽🏀⚾🎾🥚💿🛑🚫⏺"
SHOWN = {sign: value for sign, value in SIGNS.items() if value.isdigit() and len(value) == 1}
SHOWN |= dict.fromkeys(_ROUND, "0") | {"∞": "8", "❗": "1", "❕": "1"}
SHOWN |= {"☝": "1", "👆": "1", "✌": "2", "🤟": "3", "🖐": "5", "✋": "5", "✊": "0"}
"""Sign to the digit that it passes for between true digits."""

FEWEST_DIGITS = 5
"""True digits of a number whose other digits are signs."""

_ONE = rf"[\d{re.escape(''.join(SHOWN))}]\ufe0f?"
_NUMBER = re.compile(rf"(?<![^\W_])(?:{_ONE}[-+./ ]?){{9,11}}{_ONE}(?![^\W_])")
_HIDDEN = re.compile(r"(?:[^\d\ufe0f]\ufe0f?){2}$")
_WHOLE = (10, 12)


def ring_edits(text: str) -> Iterator[tuple[int, int, str]]:
    """Edits that put digits in the place of such signs, where ten or twelve stand together and most are digits."""
    for match in _NUMBER.finditer(text):
        stretch = match.group()
        digits = sum(map(str.isdecimal, stretch))
        signs = [place for place, char in enumerate(stretch) if char in SHOWN]
        if digits >= max(FEWEST_DIGITS, len(signs)) and digits + len(signs) in _WHOLE and not _HIDDEN.search(stretch):
            for place in signs:
                end = place + 1 + stretch.startswith("\ufe0f", place + 1)
                yield match.start() + place, match.start() + end, SHOWN[stretch[place]]
