"""Number words in pieces: letter by letter ("å t t a  f e m"), syllable by syllable ("åt-ta no-ll")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.text.compact import words
from checker.text.digit_words import SWEDISH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST_PIECE = 3
"""Letters of a piece."""

FEWEST = 16
"""Pieces in a row that are looked at: prose has not so many short words one after another."""

FEWEST_WORDS = 8
"""Number words that the pieces make, one after another."""

SHORT = 5
"""Characters to a word, what stands after it counted, in a short text with many short words; most have six."""

MANY = 150
"""Words of a text too long for its average to tell anything."""

_SHORT = re.compile(rb"[\1-\3]{%d}" % FEWEST)
_PIECE = rf"[^\W\d_]{{1,{LONGEST_PIECE}}}(?![^\W\d_])"
_PIECES = re.compile(rf"(?<![^\W\d_]){_PIECE}(?:(?:\W|_){{1,6}}{_PIECE}){{{FEWEST - 1},120}}")
_NAMES = words("nolla etta tvåa trea femma sexa sjua nia zero one two three four five seven eight nine atta tva")
_WORDS = (*SWEDISH, *_NAMES)
_VALUES = dict(zip(_WORDS, "01234567890123567901234578982", strict=True))
_SAID = re.compile(rf"(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))}){{{FEWEST_WORDS},24}}")
_WORD = re.compile("|".join(sorted(_WORDS, key=len, reverse=True)))


_SYLLABLES = re.compile(r"(?<![\w-])[^\W\d_]{1,3}-[^\W\d_]{1,3}(?![\w-])")


def syllable_edits(lower: str) -> Iterator[tuple[int, int, str]]:
    """Edits that join number words in two syllables: "åt-ta"."""
    for match in _SYLLABLES.finditer(lower):
        word = match.group().replace("-", "")
        if word in _VALUES:
            yield *match.span(), word


def in_pieces(text: str, spelled: Sequence[str]) -> bool:
    """Whether so many short words follow one another, which next to no text has."""
    if len(text) > SHORT * len(spelled) and len(spelled) < MANY:
        return False
    try:
        return _SHORT.search(bytes(map(len, spelled))) is not None
    except ValueError:  # a word of more than 255 letters
        return True


def piece_edits(lower: str) -> Iterator[tuple[int, int, str]]:
    """Edits that make number words in pieces digits."""
    for match in _PIECES.finditer(lower):
        places = [place for place in range(*match.span()) if lower[place].isalpha()]
        letters = "".join(lower[place] for place in places)
        for said in _SAID.finditer(letters):
            for word in _WORD.finditer(letters, *said.span()):
                yield places[word.start()], places[word.end() - 1] + 1, _VALUES[word.group()]
