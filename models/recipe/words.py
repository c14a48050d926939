"""Word frequencies and word clusters from unlabelled Swedish: ``python -m models.recipe.words``.

Read are parliament's interpellations, pages of agencies, police notices (capped: they are formulaic), modern novels,
everyday sentences, health advice and the drafts for training. A skip-gram of the lower-cased words gives vectors, and
k-means over the vectors gives each word the number of a cluster: words used alike (towns, surnames, parties, drugs)
share one. No test text is read.
"""

from __future__ import annotations

import itertools
import json
import re
from collections import Counter
from typing import TYPE_CHECKING

import floret  # type: ignore[import-untyped]
import numpy as np
from sklearn.cluster import MiniBatchKMeans  # type: ignore[import-untyped]

from models.recipe import sources

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORD = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?")
SEED = 7
LEAST = 8
"""A word seen fewer times has no cluster of its own."""
CLUSTERS = 512
DIMENSIONS = 48
CAPS = {
    "data/text/interpellations.txt.xz": None,
    "data/text/g0vse.txt.xz": None,
    "data/text/polisen_events.txt.zst": 60_000,
    "data/text/eltec_modern_spelling.txt.zst": None,
    "data/text/tatoeba_sv.txt.zst": None,
}
DRAFTS = 9
"""Files of training drafts, drafts/train/t1 to t9."""


def texts() -> Iterator[str]:
    """Every line of unlabelled text."""
    for name, cap in CAPS.items():
        print(f"reading {name}", flush=True)
        yield from itertools.islice(sources.lines(name), cap)
    for line in sources.lines("data/ner/medical_sv/1177_annotated_sentences.txt"):
        yield re.sub(r"[\[\](){}] ?", "", line)
    for number in range(1, DRAFTS + 1):
        for line in sources.lines(f"drafts/train/t{number}.jsonl"):
            yield json.loads(line)["text"]


def count(corpus: Path) -> tuple[Counter[str], Counter[str]]:
    """Write the lower-cased words to a file; count every word, and those written without a capital."""
    every: Counter[str] = Counter()
    small: Counter[str] = Counter()
    with corpus.open("w", encoding="utf-8") as out:
        for line in texts():
            words = WORD.findall(line.replace("\u00ad", ""))
            every.update(word.lower() for word in words)
            small.update(word for word in words if word.islower())
            out.write(" ".join(words).lower() + "\n")
    return every, small


def cluster(corpus: Path) -> dict[str, int]:
    """The number of each word's cluster."""
    model = floret.train_unsupervised(
        str(corpus),
        model="skipgram",
        dim=DIMENSIONS,
        ws=3,
        epoch=2,
        minCount=LEAST,
        maxn=0,
        minn=0,
        thread=1,
        verbose=2,
    )
    words = model.words
    vectors = np.array([model.get_word_vector(word) for word in words], dtype="float32")
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    means = MiniBatchKMeans(CLUSTERS, random_state=SEED, batch_size=8192, n_init=1, max_iter=30, verbose=0)
    return dict(zip(words, (int(number) for number in means.fit_predict(vectors)), strict=True))


def main() -> None:
    """Count, train, cluster, write."""
    sources.WORK.mkdir(parents=True, exist_ok=True)
    corpus = sources.WORK / "words.txt"
    every, small = count(corpus)
    print(f"{sum(every.values())} words, {len(every)} different", flush=True)
    common = {word: (number, small[word]) for word, number in every.items() if number >= 3}
    sources.write_json(sources.WORK / "frequency.json", common)
    clusters = cluster(corpus)
    sources.write_json(sources.WORK / "clusters.json", clusters)
    sources.write_json(sources.WORK / "digests-words.json", sources.digests())
    print(f"{len(clusters)} words in {CLUSTERS} clusters", flush=True)


if __name__ == "__main__":
    main()
