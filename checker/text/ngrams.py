"""N-grams as hashed features: from a text to a sparse vector, with nothing to remember of what was seen.

Each entry (a word, a kind of word) is a number by CRC-32; a run of entries mixes theirs, for all runs at once
(multiply-shift hashing, Dietzfelbinger et al. 1997).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

BITS = 18
BUCKETS = 1 << BITS
"""Rows of the weight tables; with 150,000 features in training a fifth share a row with another."""

REMEMBERED = 50_000
"""Entries whose numbers are kept: the commonest words of some thousand drafts."""

ODD = np.uint64(0x9E3779B97F4A7C15)
STEP = np.uint64(0xC2B2AE3D27D4EB4F)
"""Odd multipliers: that of the last mixing, and that of each entry of a run."""

SHORTEST, LONGEST = 3, 5
"""Letters of a run inside an entry."""

Numbers = NDArray[np.uint64]
Rows = NDArray[np.int64]


class Hits(NamedTuple):
    """Buckets that are hit, each with the number of the text that it stands in; two arrays of one length."""

    texts: Rows
    rows: Rows


class Runs(NamedTuple):
    """Buckets of runs of entries, with the places of the first and the last entry of each; arrays of one length."""

    rows: Rows
    first: Rows
    last: Rows

    def within(self, part: Rows) -> Hits:
        """The runs that lie in one part; ``part`` tells for each place its part, -1 where it is in none."""
        texts = part[self.first]
        inside = (texts >= 0) & (texts == part[self.last])
        return Hits(texts[inside], self.rows[inside])


class Weighted(NamedTuple):
    """Sparse vectors of several texts: text, bucket and value of each feature, in the order of the texts."""

    texts: Rows
    rows: Rows
    values: NDArray[np.float32]


@lru_cache(REMEMBERED)
def number(entry: str) -> int:
    """The number of an entry, of 32 bits."""
    return crc32(entry.encode("utf-8", "surrogatepass"))


def bucket(feature: str) -> int:
    """The row of a feature that is one entry."""
    return number(feature) & (BUCKETS - 1)


def numbers(entries: Sequence[str]) -> Numbers:
    """The numbers of entries."""
    return np.fromiter(map(number, entries), np.uint64, len(entries))


def mixed(parts: Numbers, view: Numbers | int) -> Rows:
    """The buckets of numbers seen in a view: the same number is another feature in another view."""
    return ((parts + np.asarray(view, np.uint64)) * ODD >> np.uint64(64 - BITS)).astype(np.int64)


def words(view: str, entries: Numbers, places: Rows, longest: int) -> Runs:
    """All runs of 1 to ``longest`` entries, whose places are given."""
    runs, found = entries, [Runs(mixed(entries, number(f"{view}1")), places, places)]
    for size in range(2, longest + 1):
        runs = runs[:-1] * STEP + entries[size - 1 :]
        found.append(Runs(mixed(runs, number(f"{view}{size}")), places[: len(runs)], places[size - 1 :]))
    return Runs(*map(np.concatenate, zip(*found, strict=True)))


def letters(entries: Sequence[str], places: Rows) -> Runs:
    """All runs of letters inside each entry, its borders marked by spaces."""
    parts = [_letters(entry) for entry in entries]
    sizes = np.fromiter(map(len, parts), np.int64, len(parts))
    every = np.repeat(places, sizes)
    return Runs(np.concatenate(parts) if parts else np.zeros(0, np.int64), every, every)


@lru_cache(REMEMBERED)
def _letters(entry: str) -> Rows:
    edged = f" {entry} "
    sizes = [size for size in range(SHORTEST, LONGEST + 1) if size < len(edged)]
    runs = [edged[at : at + size] for size in sizes for at in range(len(edged) - size + 1)]
    if len(edged) <= LONGEST:
        runs.append(edged)
    return mixed(np.array([number(run) for run in runs], np.uint64), number("c"))


def joined(hits: Sequence[Hits]) -> Hits:
    """Several hits as one."""
    return Hits(np.concatenate([one.texts for one in hits]), np.concatenate([one.rows for one in hits]))


def weighted(views: Sequence[Hits], idf: NDArray[np.float32]) -> Weighted:
    """Sublinear term frequency times inverse document frequency (Salton and Buckley 1988).

    Each view of each text is scaled to length 1.
    """
    keys = joined([Hits(one.texts * len(views) + at, one.rows) for at, one in enumerate(views)])
    found, times = np.unique(keys.texts << BITS | keys.rows, return_counts=True)
    rows, places = found & (BUCKETS - 1), found >> BITS
    values = (1 + np.log(times.astype(np.float32))) * idf[rows]
    lengths = np.sqrt(np.bincount(places, values * values))
    lengths[lengths == 0] = 1
    return Weighted(places // len(views), rows, (values / lengths[places]).astype(np.float32))
