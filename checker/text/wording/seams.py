"""Whether two words may stand side by side: where a wording was cut or patched, it should read as Swedish is written.

From public texts and the drafts for training (``models/reader/seams.py``). A pair is strange when chance alone would
have brought its words together there now and then, and they hardly ever were: "varje en", "egen patienten". Of rare
words nothing is known, and they pass. The measure is the ratio of observed to expected counts (Church and Hanks 1990).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from checker.resources import resource
from checker.text.sentence import PREPOSITIONS
from checker.text.wording.clause import SUBJECTS, governs, verbal

FILE = "models/sv_sekretess_reader/seams.npz"

NUMBER, STOP = "0", "."
"""What stands for any number, and for where a sentence begins or ends."""

_TOKEN = re.compile(r"\d+|[^\W\d_]+(?:[-'’][^\W\d_]+)*|[.,;:!?()–—\"”“»«…\n-]")
_ENDS = frozenset(".!?…\n")
_NAMED = re.compile(r"[^.!?\n] ?[A-ZÅÄÖ][a-zåäö]+\W*$|^[A-ZÅÄÖ][a-zåäö]+ $")
"""A name right before."""

PARTICLES = frozenset(
    {
        *(
            "hem",
            "hemma",
            "upp",
            "in",
            "ut",
            "ner",
            "ned",
            "bort",
            "fram",
            "hit",
            "dit",
            "tillbaka",
            "iväg",
            "åter",
            "kvar",
        ),
        *("inne", "ute", "själv", "också", "inte", "nu", "äntligen", "igen"),
    }
)
SOMEBODY = frozenset(("patient", "patienten", "kollega", "närstående", "person"))
"""What goes with a verb, behind whoever its subject is: "gick en patient hem"."""

_AROUND = 60
"""Characters on each side that are looked at."""


def tokens(text: str) -> list[str]:
    """Words in lower case and marks, numbers and ends of sentences alike."""
    return [_form(token) for token in _TOKEN.findall(text.lower())]


def _form(token: str) -> str:
    if token[0].isdigit():
        return NUMBER
    return STOP if token in _ENDS else token


def word_key(word: str) -> int:
    """The number of 32 bits that a word is stored by."""
    return crc32(word.encode())


def pair_key(left: str, right: str) -> int:
    """The number of 32 bits that a pair is stored by; a strange pair has one of a known pair in one of 6,000 cases."""
    return crc32(f"{left} {right}".encode())


@dataclass(frozen=True)
class Seams:
    """What is known of pairs of words."""

    counts: Mapping[int, int]
    """How often each of the commonest words was read, by its key."""

    pairs: NDArray[np.uint32]
    """Sorted keys of the pairs that were seen as often as they ought to be, shape (n,)."""

    size: int
    """Words read."""

    least: float
    """Expected count from which on a pair that was not seen is strange."""

    def natural(self, left: str, right: str) -> bool:
        """Whether nothing speaks against the two tokens side by side."""
        expected = self.counts.get(word_key(left), 0) * self.counts.get(word_key(right), 0) / self.size
        if expected < self.least:
            return True
        key = np.uint32(pair_key(left, right))
        at = int(np.searchsorted(self.pairs, key))
        return at < len(self.pairs) and bool(self.pairs[at] == key)

    def joins(self, text: str, start: int, end: int, new: str) -> bool:
        """Whether ``new`` in the place of ``text[start:end]`` goes with the words around it, and within itself.

        A noun and a pronoun go with any verb behind them, and of a name nothing is known: of that nothing is asked.
        """
        before = tokens(text[max(0, start - _AROUND) : start])[-1:] or [STOP]
        after = tokens(text[end : end + _AROUND])[:1] or [STOP]
        gone = tokens(text[start:end])[:1]
        if not new.strip() and after[0] in PREPOSITIONS and not PREPOSITIONS.isdisjoint(gone):
            return True  # one of two phrases goes: "på 54 [med bruten höft] efter olyckan"
        named = not new.strip() and _NAMED.search(text[max(0, start - _AROUND) : start])  # the name goes, too
        free = after[0] == NUMBER or ((new.strip() or before[0] in SUBJECTS) and verbal(after[0]))
        free = free or (after[0] in PARTICLES and not SOMEBODY.isdisjoint(tokens(new)[-1:]))
        led = named or (new.startswith("en ") and governs(before[0]))
        row = ([] if led else before) + tokens(new) + ([] if free else after)
        return all(itertools.starmap(self.natural, itertools.pairwise(row)))


@cache
def seams() -> Seams:
    """The table of the installation.

    Raises:
        FileNotFoundError: when the installation lacks it.
        OSError: when it can't be read.
    """
    return load(resource(FILE))


def load(path: Path) -> Seams:
    """Read a table that ``models/reader/seams.py`` has written."""
    with np.load(path, allow_pickle=False) as arrays:
        words = dict(zip(arrays["words"].tolist(), arrays["counts"].tolist(), strict=True))
        return Seams(words, arrays["pairs"], int(arrays["size"]), float(arrays["least"]))
