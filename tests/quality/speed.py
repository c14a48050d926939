"""Measures what all rules cost: views of the text, numbers, patterns, word lists, overlaps settled.

Run ``python -m tests.quality.speed`` for a table. Each piece of text is timed several times and its fastest time kept,
because what else runs on a machine only ever adds. Machines differ, and one machine differs from hour to hour: where
the sketch of 26 rules lies beside the project, its patterns are tried one after another on the same text in turns, and
the ratio is told. That sketch took 157 microseconds where the aim of 150 for all rules was set.
"""

from __future__ import annotations

import json
import re
import runpy
import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
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

SKETCH = SHARED / "sketches" / "engine" / "rules.py"

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


def fastest(work: Callable[[], object], repeats: int) -> float:
    """The fastest of several times, in microseconds."""
    best = float("inf")
    for _ in range(repeats):
        started = time.thread_time()
        work()
        best = min(best, time.thread_time() - started)
    return 1e6 * best


def microseconds(text: str, repeats: int = REPEATS) -> float:
    """The fastest time of all rules on a text."""
    return fastest(lambda: find_all(text, RULES, FINDER), repeats)


def sketched() -> list[re.Pattern[str]]:
    """The 26 patterns of the sketch; none where it is not there."""
    if not SKETCH.exists():
        return []
    table: dict[str, tuple[str, str]] = runpy.run_path(str(SKETCH))["RULES"]
    return [re.compile(pattern) for pattern, _ in table.values()]


def beside_sketch(texts: Sequence[str], patterns: Sequence[re.Pattern[str]]) -> float:
    """The time of all rules by that of the sketch's patterns, on the same texts in turns."""
    ours = theirs = 0.0
    for text in texts:
        ours += microseconds(text)
        theirs += fastest(lambda text=text: [list(p.finditer(text)) for p in patterns], REPEATS)  # type: ignore[misc]
    return ours / theirs


def main() -> None:
    """Print the measurements."""
    sources = {"labelled drafts": list(drafts()), "prose": list(islice(paragraphs(), 4_000))}
    for name, texts in sources.items():
        short = pieces(texts, LENGTH, PIECES)
        times = sorted(map(microseconds, short))
        shown = f"mean {statistics.mean(times):.0f}, median {statistics.median(times):.0f}, worst {times[-1]:.0f}"
        print(f"{name}, {LENGTH} characters, microseconds: {shown}")
        if patterns := sketched():
            print(
                f"{name}, {LENGTH} characters, by the 26 patterns of the sketch: {beside_sketch(short, patterns):.2f}"
            )
        for size in SIZES:
            long = (" ".join(texts) * (size // 1_000 + 1))[:size]
            print(f"{name}, {size} characters: {microseconds(long, 3) / size:.2f} microseconds a character")


if __name__ == "__main__":
    main()
