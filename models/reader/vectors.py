"""Vectors of letter n-grams, for words that no draft holds: ``python -m models.reader.vectors``.

A skip-gram with Bloom embeddings (floret) over the lower-cased tokens of public texts and of the drafts for training.
No test text is read. Writes ``ngrams.floret`` into the work folder, in floret's own text form.
"""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import Iterator

import floret  # type: ignore[import-untyped]

from checker.text.network_input import form
from checker.text.tokens import tokenize
from models.reader.drafts import train_files
from models.recipe import sources

OUT = sources.WORK / "ngrams.floret"
SEED = 20
DIMENSIONS, BUCKETS = 96, 40_000
SHORTEST, LONGEST = 4, 5
HASHES = 2

CHARACTERS = {
    "data/text/g0vse.txt.xz": 20_000_000,
    "data/text/interpellations.txt.xz": 12_000_000,
    "data/text/polisen_events.txt.zst": 6_000_000,
    "data/text/eltec_modern_spelling.txt.zst": 8_000_000,
    "data/text/tatoeba_sv.txt.zst": 8_000_000,
}
"""How much of each source is read: pages of agencies and people's talk for the words, novels for the grammar."""

REPEATED = 5
"""How often the drafts are read: they are few, and the text that matters."""


def lines() -> Iterator[str]:
    """Lines of unlabelled text, those of each source in random order."""
    for name, most in CHARACTERS.items():
        read = list(sources.lines(name))
        random.Random(SEED).shuffle(read)
        sizes = itertools.accumulate(map(len, read))
        yield from (line for line, size in zip(read, sizes, strict=True) if size < most)
    for path in train_files():
        for row in path.read_text(encoding="utf-8").splitlines():
            yield from [json.loads(row)["text"]] * REPEATED


def main() -> None:
    """Write the corpus in random order, train, save."""
    sources.WORK.mkdir(parents=True, exist_ok=True)
    corpus = sources.WORK / "ngrams.txt"
    texts = [" ".join(form(token.text) for token in tokenize(line) if token.text.strip()) for line in lines()]
    random.Random(SEED).shuffle(texts)
    corpus.write_text("\n".join(texts), encoding="utf-8")
    print(f"{len(texts)} lines, {sum(map(len, texts)) / 1e6:.0f} million characters", flush=True)
    model = floret.train_unsupervised(
        str(corpus),
        model="skipgram",
        mode="floret",
        hashCount=HASHES,
        bucket=BUCKETS,
        minn=SHORTEST,
        maxn=LONGEST,
        dim=DIMENSIONS,
        epoch=3,
        minCount=5,
        thread=1,
        verbose=2,
    )
    model.save_floret_vectors(str(OUT))


if __name__ == "__main__":
    main()
