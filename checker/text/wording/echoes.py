"""Words that come back after what they were first said in is gone: "hästar" needs the horse that was left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from checker.text.wording.seams import seams, word_key

COMMON = 60e-6
"""Share of all words from which a word is anybody's: it comes back without pointing back."""

LEAST, INFLECTED = 4, 2
"""Letters of a word that can point back; letters that its other forms may differ in."""


class Echoes:
    """What the sentences of a text have spoken of so far: those that are gone, and those that stay.

    Words are kept by their beginnings, so that a look-up takes the same time in a text of any length.
    """

    def __init__(self) -> None:
        self._gone: dict[str, set[str]] = defaultdict(set)
        self._kept: dict[str, set[str]] = defaultdict(set)

    def hear(self, said: Iterable[str], *, gone: bool) -> None:
        """Take in the words (in lower case) of a sentence that is gone, or stays."""
        for word in said:
            if len(word) >= LEAST:
                (self._gone if gone else self._kept)[word[:LEAST]].add(word)

    def point_at(self, said: Iterable[str]) -> bool:
        """Whether a sentence speaks of what only the sentences that are gone have spoken of."""
        return any(
            _in(word, self._gone) and not word.isdigit() and not common(word) and not _in(word, self._kept)
            for word in said
        )


def common(word: str) -> bool:
    """Whether a word is among those that any text has."""
    known = seams()
    return known.counts.get(word_key(word), 0) > COMMON * known.size


def _in(word: str, heard: dict[str, set[str]]) -> bool:
    return any(_same(word, other) for other in heard.get(word[:LEAST], ()))


def _same(word: str, other: str) -> bool:
    """Whether two words with the same beginning are forms of one: "tofflor" and "tofflorna".

    >>> _same("hästar", "häst"), _same("tofflor", "tofflorna"), _same("kaffebryggare", "kaffekopp")
    (True, True, False)
    """
    shared = max(LEAST, min(len(word), len(other)) - INFLECTED)
    return len(word) >= LEAST and word[:shared] == other[:shared]
