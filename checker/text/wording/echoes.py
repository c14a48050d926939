"""Words that come back after what they were first said in is gone: "hästar" needs the horse that was left out."""

from __future__ import annotations

from collections.abc import Collection

from checker.text.wording.seams import seams, word_key

COMMON = 60e-6
"""Share of all words from which a word is anybody's: it comes back without pointing back."""

LEAST, INFLECTED = 4, 2
"""Letters of a word that can point back; letters that its other forms may differ in."""


def points_at(said: Collection[str], gone: Collection[str], kept: Collection[str]) -> bool:
    """Whether a sentence (its words in lower case) speaks of what only the sentences that are gone have spoken of."""
    rare = [word for word in said if len(word) >= LEAST and not word.isdigit() and not common(word)]
    return any(_in(word, gone) and not _in(word, kept) for word in rare)


def common(word: str) -> bool:
    """Whether a word is among those that any text has."""
    known = seams()
    return known.counts.get(word_key(word), 0) > COMMON * known.size


def _in(word: str, others: Collection[str]) -> bool:
    return any(_same(word, other) for other in others)


def _same(word: str, other: str) -> bool:
    """Whether two words are forms of one: "tofflor" and "tofflorna".

    >>> _same("hästar", "häst"), _same("tofflor", "tofflorna"), _same("hand", "handla"), _same("kaffe", "kafé")
    (True, True, True, False)
    """
    shared = max(LEAST, min(len(word), len(other)) - INFLECTED)
    return len(other) >= LEAST and word[:shared] == other[:shared]
