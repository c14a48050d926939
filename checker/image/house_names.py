"""The hospital's own names of wards and rooms in rows read from a picture, with a letter of each word read wrong."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from checker.image.mended import within_one
from checker.policy import Policy
from checker.policy.people import plain

SHORTEST = 5
"""Letters from which a word may have any letter wrong; in a shorter one only what looks alike is taken for it."""

LEAST = 4
"""Letters that the longest word of a name has at least: "SGL" read as "SGI" is another word."""

ENDS = 2
"""Letters at one end of a word that one wrong letter leaves as they are."""

WORD = re.compile(r"[^\W_]+")
_ALIKE = str.maketrans("01i58", "ollsb")


def alike(word: str) -> str:
    """A word with what looks alike made the same: 0 and o, 1, l and i, rn and m, å and a.

    >>> alike("S0lg1äntan") == alike("Solgläntan"), alike("Barnen") == alike("Bamen")
    (True, True)
    """
    return plain(word).translate(_ALIKE).replace("rn", "m").replace("vv", "w")


class HouseNames:
    """The names of wards and rooms in a policy, ready to be sought in what was read."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_end: dict[str, list[tuple[Sequence[str], int]]] = defaultdict(list)
        for name in dict.fromkeys(names):
            words = WORD.findall(name)
            place = max(range(len(words)), key=lambda at: len(words[at]), default=0)
            if words and len(words[place]) >= LEAST:
                for end in _ends(alike(words[place])):
                    self._by_end[end].append((words, place))

    @classmethod
    def of(cls, policy: Policy) -> HouseNames:
        """Those of a policy."""
        return cls([*(name for unit in policy.units for name in unit.called), *policy.rooms])

    def mended(self, text: str) -> str | None:
        """The row with such names put right; None where there is nothing to mend.

        >>> HouseNames(["Solgläntan", "Blå hallen"]).mended("5olglantan, sal 3")
        'Solgläntan, sal 3'
        """
        read = list(WORD.finditer(text))
        right, border = text, len(read)
        for at in reversed(range(len(read))):
            meant = self._meant([word.group() for word in read], at)
            name = next((one for one in meant if one[2] < border), None)
            if name:
                words, border, end = name
                right = right[: read[border].start()] + " ".join(words) + right[read[end].end() :]
        return right if right != text else None

    def _meant(self, read: Sequence[str], at: int) -> Iterator[tuple[Sequence[str], int, int]]:
        for words, place in dict.fromkeys(
            (tuple(words), place) for end in _ends(alike(read[at])) for words, place in self._by_end.get(end, ())
        ):
            start, end = at - place, at - place + len(words)
            window = read[max(0, start) : end]
            if start < 0 or len(window) < len(words) or all(map(_said, window, words)):
                continue
            if all(map(_taken_for, window, words)):
                yield words, start, end - 1


def _ends(word: str) -> tuple[str, str]:
    return "^" + word[:ENDS], word[-ENDS:] + "$"


def _said(read: str, word: str) -> bool:
    """Whether a word stands there as it is, or in the genitive: the rules find it."""
    return read.lower().removesuffix("s") == word.lower().removesuffix("s")


def _taken_for(read: str, word: str) -> bool:
    a, b = alike(read), alike(word)
    return a == b or (len(word) >= SHORTEST and within_one(a, b))
