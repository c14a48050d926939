"""N-grams as hashed features: from a text to a sparse vector, with nothing to remember of what was seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

BITS = 18
BUCKETS = 1 << BITS
"""Rows of the weight tables; with 150,000 features in training a fifth share a row with another."""

Vector = tuple[NDArray[np.int32], NDArray[np.float32]]
"""Bucket numbers and their values, two arrays of one length."""


def bucket(feature: str) -> int:
    """The row of a feature."""
    return crc32(feature.encode("utf-8", "surrogatepass")) & (BUCKETS - 1)


def words(view: str, entries: Sequence[str], longest: int) -> Iterator[str]:
    """All runs of 1 to ``longest`` entries, marked with the name of the view."""
    for size in range(1, longest + 1):
        for at in range(len(entries) - size + 1):
            yield f"{view}{size}\t" + " ".join(entries[at : at + size])


def letters(entries: Iterable[str], shortest: int = 3, longest: int = 5) -> Iterator[str]:
    """All runs of letters inside each entry, its borders marked by spaces."""
    for entry in entries:
        edged = f" {entry} "
        for size in range(shortest, longest + 1):
            if len(edged) <= size:
                yield f"c\t{edged}"
                break
            for at in range(len(edged) - size + 1):
                yield f"c\t{edged[at : at + size]}"


def counts(features: Iterable[str]) -> Counter[int]:
    """How often each bucket is hit."""
    return Counter(map(bucket, features))


def weighted(hits: Mapping[int, int], idf: NDArray[np.float32]) -> Vector:
    """Sublinear term frequency times inverse document frequency, scaled to length 1 (Salton and Buckley 1988)."""
    rows = np.fromiter(hits.keys(), np.int32, len(hits))
    values = (1 + np.log(np.fromiter(hits.values(), np.float32, len(hits)))) * idf[rows]
    norm = float(np.sqrt((values**2).sum()))
    return rows, (values / norm if norm else values).astype(np.float32)


def joined(vectors: Sequence[Vector]) -> Vector:
    """Several vectors as one; a bucket may stand more than once."""
    return np.concatenate([v[0] for v in vectors]), np.concatenate([v[1] for v in vectors])
