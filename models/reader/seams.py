"""Which words stand side by side in Swedish: ``python -m models.reader.seams``.

Counts words and pairs of them in public texts and in the drafts for training; keeps the pairs that stand together about
as often as chance would have it, or oftener. No test text is read. See ``checker/text/wording/seams.py``.
"""

from __future__ import annotations

import itertools
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from checker.text.wording.seams import FILE, STOP, pair_key, tokens, word_key
from models.reader.drafts import train_files
from models.recipe import sources

SOURCES = (
    "data/text/interpellations.txt.xz",
    "data/text/g0vse.txt.xz",
    "data/text/polisen_events.txt.zst",
    "data/text/eltec_modern_spelling.txt.zst",
    "data/text/tatoeba_sv.txt.zst",
    "data/text/sfs_laws.txt.zst",
)

FEWEST = 20
"""Times that a word was read before anything is said of it."""

LEAST = 0.3
"""Expected count from which on a pair that was not seen counts as strange."""

SHARE = 0.3
"""Share of the expected count that a pair must reach, and twice at least."""


def texts() -> Iterator[str]:
    """All that is read, a line or a draft each."""
    for name in SOURCES:
        yield from sources.lines(name)
        print(name, flush=True)
    for path in train_files():
        for row in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(row)["text"]


def main() -> None:
    """Count, keep what stands together, write."""
    words: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for text in texts():
        row = [STOP, *tokens(text), STOP]
        words.update(row)
        pairs.update(itertools.pairwise(row))
    size = words.total()
    known = {word: count for word, count in words.items() if count >= FEWEST}
    kept = set()
    for (left, right), count in pairs.items():
        expected = known.get(left, 0) * known.get(right, 0) / size
        if expected >= LEAST and count >= max(2, SHARE * expected):
            kept.add(pair_key(left, right))
    path = Path(sources.ROOT / FILE)
    np.savez_compressed(
        path,
        words=np.array([word_key(word) for word in known], dtype=np.uint32),
        counts=np.array(list(known.values()), dtype=np.uint32),
        pairs=np.array(sorted(kept), dtype=np.uint32),
        size=np.int64(size),
        least=np.float64(LEAST),
    )
    print(f"{size} words read, {len(known)} known, {len(kept)} pairs, {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
