"""Measure what an audit costs, and write docs/scale.md: one core, two processes, memory, where the time goes.

Run: ``python -m tests.quality.scale``. The texts are those of ``models/corpus`` joined and cut to 280 characters; the
photos are drawn. Nothing in the page is typed by hand.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import math
import os
import pstats
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

from checker.audit.crew import Crew
from checker.audit.entry import Entry
from checker.audit.task import Settings, Task, answer, checker
from checker.image.sample import sample

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "scale.md"
LENGTH = 280
AIM = 250
MOST_MEMORY = 600
"""What one process may take, in MB."""

PARTS = {
    "names (spaCy's tokens and the name model)": ("/text/entities.py", "read"),
    "rules and numbers": ("/text/patterns.py", "find_all"),
    "networks": ("/text/network.py", "__call__"),
    "linear models of the whole and of sentences": ("/text/heads.py", "logits"),
    "labels of tokens": ("/text/tagger.py", "probabilities"),
    "weighing": ("/risk/weighing.py", "signal"),
}
"""Where the time may go: file and function, in the words of docs/why.md."""


def texts() -> Iterator[str]:
    """Drafts of 280 characters, for ever, each with a word that never stood before."""
    rows = [
        json.loads(line)["text"]
        for path in sorted((ROOT / "models" / "corpus").glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()[:100]
    ]
    whole = " ".join(" ".join(row.split()) for row in rows)
    dice = random.Random(7)  # noqa: S311  (words, not secrets)
    for number in count():
        at = dice.randrange(len(whole) - LENGTH)
        yield f"{whole[at : at + LENGTH - 9]} {number:07x}o"


def tasks(number: int) -> Iterator[Task]:
    """So many of them as tasks."""
    return (Task(place, Entry(place, place, text)) for place, text in enumerate(islice(texts(), number)))


def one_core(number: int) -> float:
    """Drafts for each second of one core, in this process."""
    settings = Settings()
    checker(settings)
    for task in tasks(20):  # what is read on first use is no cost of a draft
        answer(task, settings)
    started = time.process_time()
    for task in tasks(number):
        answer(task, settings)
    return number / (time.process_time() - started)


def by_processes(workers: int, number: int) -> tuple[float, float]:
    """Drafts a second by the clock with so many processes once all are ready, and their largest memory in MB."""
    with Crew(Settings(), workers) as crew:
        for _ in crew.answers(tasks(40 * workers)):
            pass
        started = time.perf_counter()
        for _ in crew.answers(tasks(number)):
            pass
        took = time.perf_counter() - started
        memory = max(_memory(worker.process.pid or 0, "VmHWM") for worker in crew.workers)
    return number / took, memory


def _memory(pid: int, what: str) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith(what))) / 1024


def shares(number: int) -> list[tuple[str, float]]:
    """Percent of the time of a check by part, the dearest first."""
    judge = checker(Settings()).judge  # a stage of a check runs in a thread of its own, where no profiler sees it
    read = list(islice(texts(), number))
    profile = cProfile.Profile()
    profile.enable()
    for text in read:
        judge(text)
    profile.disable()
    stats = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    whole = max(row[3] for row in stats.values())
    found = []
    for name, (file, function) in PARTS.items():
        own = [row[3] for (path, _, called), row in stats.items() if path.endswith(file) and called == function]
        found.append((name, 100 * max(own, default=0) / whole))
    return sorted(found, key=lambda entry: -entry[1])


def photo_tasks(folder: Path, number: int) -> Iterator[Task]:
    """So many photos of 1200 x 900 pixels with a face, a sign and all that hides in a file."""
    for place in range(number):
        name = f"bild{place}.jpg"
        (folder / name).write_bytes(sample())
        yield Task(place, Entry(place, place, files=(name,), root=folder))


def photo_seconds(number: int) -> float:
    """Seconds of one core for a photo."""
    settings, times = Settings(), []
    with tempfile.TemporaryDirectory() as folder:
        for task in photo_tasks(Path(folder), number):
            started = time.process_time()
            answer(task, settings)
            times.append(time.process_time() - started)
    return statistics.median(times)


def with_photos(number: int, photos: int) -> tuple[float, float]:
    """The largest memory in MB of a process that reads texts and photos, and what it holds when they are done."""
    with tempfile.TemporaryDirectory() as folder, Crew(Settings(), 1) as crew:
        for some in (tasks(number), photo_tasks(Path(folder), photos)):
            for _ in crew.answers(some):
                pass
        pid = crew.workers[0].process.pid or 0
        return _memory(pid, "VmHWM"), _memory(pid, "VmRSS")


def _cores(hours: float) -> str:
    """How many cores so many hours of one take in a night of ten."""
    number = max(1, math.ceil(hours / 10))
    return "1 core" if number == 1 else f"{number} cores"


def page(number: int, photos: int) -> str:
    """The page."""
    core = one_core(number)
    parts = shares(min(number, 100))
    (one, memory), (two, _) = by_processes(1, number), by_processes(2, number)
    photo = photo_seconds(photos)
    largest, held = with_photos(min(number, 400), photos)
    million, pictures = 1e6 / core / 3600, 300_000 * photo / 3600
    lines = [
        "# What an archive costs",
        "",
        "Written by `make scale`; do not edit. Measured on",
        f"{number} drafts of {LENGTH} characters and {photos} photos, on {os.cpu_count()} cores with other work too:",
        f"a load of {os.getloadavg()[1]:.1f}, where 1 is one busy core.",
        "",
        "| measure | figure |",
        "| --- | --- |",
        f"| drafts a second of one core, everything on but the safe wording | {core:.0f} (aim {AIM}) |",
        f"| drafts a second by the clock, one process | {one:.0f} |",
        f"| drafts a second by the clock, two processes | {two:.0f}, {two / one:.2f} times one (aim 1.8) |",
        f"| largest memory of a process that reads texts | {memory:.0f} MB (aim {MOST_MEMORY}) |",
        f"| largest memory of one that reads photos too, and between them | {largest:.0f} MB, {held:.0f} MB |",
        f"| seconds of one core for a photo of 1200 x 900 pixels | {photo:.2f} |",
        "",
        "## A region's ten years",
        "",
        "Reckoned from the figures above; nobody has run it at this size.",
        "",
        "| archive | core hours | a night of 10 hours takes |",
        "| --- | --- | --- |",
        f"| a million posts | {million:.1f} | {_cores(million)} |",
        f"| 300,000 photos | {pictures:.0f} | {_cores(pictures)} |",
        "",
        "## Where the time goes",
        "",
        "Shares of a check of a text, as a profiler sees them; the rest is spread thin.",
        "",
        "| part | % |",
        "| --- | --- |",
        *(f"| {name} | {share:.0f} |" for name, share in parts),
        "",
        "## What was simulated",
        "",
        "Machines beyond this one: the tests run a Dask cluster of two workers here and hold its results against those",
        "of processes byte by byte; how it scales over a network was not measured.",
        "",
    ]
    return "\n".join(lines)


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--drafts", type=int, default=2000)
    parser.add_argument("--photos", type=int, default=10)
    wanted = parser.parse_args()
    PAGE.write_text(page(wanted.drafts, wanted.photos), encoding="utf-8")
    sys.stdout.write(PAGE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
