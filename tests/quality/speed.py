"""Measures what all rules cost: views of the text, numbers, patterns, word lists, overlaps settled.

Run ``python -m tests.quality.speed`` for a table. Each piece of text is timed several times and its fastest time kept,
because what else runs on a machine only ever adds.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Iterable, Iterator
from itertools import islice

from checker.resources import resource
from checker.rules import RuleBook
from checker.text.patterns import PatternFinder, find_all
from tests.quality.identifiers import SHARED, paragraphs

LENGTH = 280
"""Characters of a short post."""

SIZES = (1_000, 8_000, 32_000, 128_000)
PIECES = 200
REPEATS = 40

RULES = RuleBook.load(resource("rules"))
FINDER = PatternFinder(RULES)


def drafts() -> Iterator[str]:
    """The texts of the labelled drafts for training: denser with facts than posts are."""
    for path in sorted((SHARED / "drafts" / "train").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]


def pieces(texts: Iterable[str], length: int, count: int) -> list[str]:
    """Stretches of so many characters of texts one after another, spread evenly over them."""
    whole = " ".join(text.strip() for text in islice(texts, 20 * count))
    step = max(length, (len(whole) - length) // count)
    return [whole[at : at + length] for at in range(0, len(whole) - length, step)][:count]


def microseconds(text: str, repeats: int = REPEATS) -> float:
    """The fastest time of all rules on a text."""
    fastest = float("inf")
    for _ in range(repeats):
        started = time.thread_time()
        find_all(text, RULES, FINDER)
        fastest = min(fastest, time.thread_time() - started)
    return 1e6 * fastest


def main() -> None:
    """Print the measurements."""
    sources = {"labelled drafts": list(drafts()), "prose": list(islice(paragraphs(), 4_000))}
    for name, texts in sources.items():
        times = sorted(microseconds(text) for text in pieces(texts, LENGTH, PIECES))
        shown = f"mean {statistics.mean(times):.0f}, median {statistics.median(times):.0f}, worst {times[-1]:.0f}"
        print(f"{name}, {LENGTH} characters, microseconds: {shown}")
        for size in SIZES:
            long = (" ".join(texts) * (size // 1_000 + 1))[:size]
            print(f"{name}, {size} characters: {microseconds(long, 3) / size:.2f} microseconds a character")


if __name__ == "__main__":
    main()
