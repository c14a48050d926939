"""A few hundred thousand words with a number each, in the room of their letters; a dictionary takes ten times as much.

The words lie in small buckets by their checksum: where one stands in its bucket is found by a search for its letters.
So nothing is built at each start.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from itertools import accumulate
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

BUCKETS = 4096
"""How many buckets there are: some seventy words each."""

WORDS, NUMBERS = "words.z", "numbers.z"
"""The files in a folder: the buckets, the numbers in their order."""

BETWEEN = b"\n"
APART = b"\0"


class KnownWords:
    """Numbers below 65,536 by word. ``buckets`` hold words, each between line ends; ``numbers`` are in their order."""

    def __init__(self, buckets: list[bytes], numbers: NDArray[np.uint16]) -> None:
        """Raises ValueError when there are more or fewer words than numbers."""
        self._buckets, self._numbers = buckets, numbers
        self._first = [0, *accumulate(max(0, bucket.count(BETWEEN) - 1) for bucket in buckets)]
        if len(buckets) != BUCKETS or self._first[-1] != len(numbers):
            raise ValueError(f"{self._first[-1]} words have {len(numbers)} numbers")

    @classmethod
    def of(cls, words: Mapping[str, int]) -> KnownWords:
        """The words with these numbers; none holds a line end or a zero."""
        dealt: list[list[str]] = [[] for _ in range(BUCKETS)]
        for word in sorted(words):
            dealt[_bucket(word.encode())].append(word)
        buckets = [_joined(some) for some in dealt]
        return cls(buckets, np.array([words[word] for some in dealt for word in some], np.uint16))

    @classmethod
    def load(cls, folder: Path) -> KnownWords:
        """Read what ``save`` has written.

        Raises:
            OSError: when a file can't be read.
            ValueError: when one is damaged.
        """
        try:
            words, numbers = (zlib.decompress((folder / name).read_bytes()) for name in (WORDS, NUMBERS))
        except zlib.error as error:
            raise ValueError(f"the words in {folder.name} are damaged") from error
        return cls(words.split(APART), np.frombuffer(numbers, "<u2"))

    def save(self, folder: Path) -> None:
        """Write the words and numbers."""
        # Not packed as tightly as they could be: each start unpacks them.
        (folder / WORDS).write_bytes(zlib.compress(APART.join(self._buckets), 9))
        (folder / NUMBERS).write_bytes(zlib.compress(self._numbers.astype("<u2").tobytes(), 9))

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[str]:
        return (word.decode() for bucket in self._buckets for word in bucket.split(BETWEEN)[1:-1])

    def get(self, word: str) -> int | None:
        """The number of a word."""
        key = word.encode("utf-8", "surrogatepass")
        if BETWEEN in key:
            return None
        place = _bucket(key)
        bucket = self._buckets[place]
        at = bucket.find(BETWEEN + key + BETWEEN)
        return None if at < 0 else int(self._numbers[self._first[place] + bucket.count(BETWEEN, 0, at)])


def _bucket(key: bytes) -> int:
    return zlib.crc32(key) % BUCKETS


def _joined(words: list[str]) -> bytes:
    return "\n".join(["", *words, ""]).encode() if words else b""
