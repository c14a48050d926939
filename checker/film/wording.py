"""Whether rows read in two pictures of a film are the same words, or parts of them."""

from __future__ import annotations

from difflib import SequenceMatcher

TELLING = 4
"""Letters and digits in a row that tell something of the words it is of: the last four of a number, a first name."""


def key_of(text: str) -> str:
    """The letters and digits of a row: one that a shaking camera reads with other spaces is the same.

    >>> key_of("850312-9804 Kim")
    '8503129804kim'
    """
    return "".join(char for char in text.casefold() if char.isalnum())


def tells_of(key: str, words: str) -> bool:
    """Whether a row, by its key, shows a telling part of some words, by theirs; of short ones the whole.

    >>> tells_of("3129804", "8503129804"), tells_of("balkong", "8503129804"), tells_of("ann", "ann")
    (True, False, True)
    """
    run = SequenceMatcher(None, key, words, autojunk=False).find_longest_match().size
    return run >= min(TELLING, max(1, len(words)))
