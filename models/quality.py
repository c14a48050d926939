"""Measure the checker on labelled drafts and on real prose, and write docs/quality.md.

Run: ``python -m models.quality --shared ../shared``. The development drafts are scored by the scorer beside the
project, on the output of ``sekretess audit``; nothing here is typed by hand.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from rich.progress import track

from checker.audit.run import audit
from checker.draft import Draft
from checker.pipeline import Checker
from checker.text.reader import MODEL
from checker.text.sentence import sentences
from models import unseen

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "quality.md"

AIMS = {
    "verdict_accuracy_%": "98.0 / 92",
    "stop_to_clear_%": "0 / 0",
    "stop_recall_%": "100 / 95",
    "review_flagged_%": "94.5 / 90",
    "review_exact_%": "",
    "clear_passed_%": "100 / 93",
    "clear_to_stop_%": "0 / 1",
    "direct_span_recall_%": "98 / 99",
    "quasi_span_recall_%": "93 / 90",
    "spans_per_clear_draft": "– / 0.5",
    "pairs_told_apart_%": "97.9 / 90",
}
"""A careful second reader's figure / our aim, by the scorer's names."""


SENTENCES = {"1177_2016.jsonl": "health advice, sentences", "webbnyheter2012_care.jsonl": "news, sentences"}


def scored(shared: Path, gold: Path) -> dict[str, float]:
    """The scorer's figures for one file of labelled drafts."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "results.jsonl"
        audit(gold, out)
        scorer = shared / "tools" / "score_drafts.py"
        done = subprocess.run(
            [sys.executable, str(scorer), str(gold), str(out), "--json"], check=True, capture_output=True, text=True
        )
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def prose(shared: Path) -> Iterator[tuple[str, str]]:
    """Real texts that nobody here wrote: kind and text."""
    texts = shared / "data" / "texts"
    for path in sorted(texts.glob("article_*.txt")):
        yield "the two articles on hospital accounts, whole", path.read_text(encoding="utf-8")
        article = path.read_text(encoding="utf-8")
        for start, end in sentences(article):
            if article[start:end].strip():
                yield "their sentences", article[start:end]
    for name, kind in SENTENCES.items():
        for line in (texts / name).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield kind, row.get("text") or row.get("sentence") or ""


def prose_table(shared: Path, checker: Checker) -> list[str]:
    """Verdicts on real prose, by kind."""
    counts: dict[str, Counter[str]] = {}
    for kind, text in track(list(prose(shared)), "Prose"):
        if text.strip():
            counts.setdefault(kind, Counter())[checker.check(Draft.of(text)).verdict.value] += 1
    rows = [f"| {kind} | {c.total()} | {c['clear']} | {c['review']} | {c['stop']} |" for kind, c in counts.items()]
    return ["| text | number | clear | review | stop |", "| --- | --- | --- | --- | --- |", *rows]


def speed(checker: Checker) -> str:
    """Milliseconds of the whole check for a draft of 280 characters, the median of many."""
    text = ("Vilken kväll! Tack alla som stannade kvar, vi hann dricka kaffe två gånger. " * 4)[:280]
    times = []
    for _ in range(60):
        started = time.perf_counter()
        checker.check(Draft.of(text))
        times.append(time.perf_counter() - started)
    return f"{1000 * sorted(times)[len(times) // 2]:.0f} ms"


SPANS = ("direct_span_recall_%", "quasi_span_recall_%", "spans_per_clear_draft")
"""The scorer's figures of findings."""


def marked_table(shared: Path) -> list[str]:
    """What is found in the drafts by unseen authors that are marked."""
    found = {path.stem: scored(shared, path) for path in unseen.marked()}
    rows = [f"| {author} | {' | '.join(str(figures[name]) for name in SPANS)} |" for author, figures in found.items()]
    return [f"| author | {' | '.join(SPANS)} |", f"|{' --- |' * (len(SPANS) + 1)}", *rows]


class Tables(NamedTuple):
    """Lines of the page's tables."""

    unseen: list[str]
    marked: list[str]
    prose: list[str]


def page(dev: dict[str, float], card: dict[str, object], tables: Tables, took: str) -> str:
    """The page."""
    held = card["held_out_authors"]
    assert isinstance(held, dict)  # noqa: S101  (the card is ours)
    names = {
        "verdict_accuracy_%": "accuracy",
        "stop_to_clear_%": "stop_to_clear",
        "stop_recall_%": "stop_recall",
        "review_flagged_%": "review_flagged",
        "clear_passed_%": "clear_passed",
        "clear_to_stop_%": "clear_to_stop",
    }
    rows = [f"| {name} | {dev[name]} | {held.get(names.get(name, ''), '')} | {aim} |" for name, aim in AIMS.items()]
    return "\n".join(
        [
            "# Quality",
            "",
            "Written by `make quality`; do not edit.",
            "",
            f"The development drafts ({dev['drafts']:.0f}) are never trained on. The second column is the whole",
            f"judgement on {card['held_out_drafts']} drafts of the corpus, by models and trees that have not learnt",
            "their authors. Those drafts were written near the border on purpose, most of them in groups that differ",
            "by one decisive edit.",
            "",
            "| measure | development drafts | authors held out | careful reader / aim |",
            "| --- | --- | --- | --- |",
            *rows,
            "",
            "## Unseen authors",
            "",
            "Drafts that no model has learnt and no rule quotes (`models/unseen.py`). When they were new, nobody",
            f"who builds the checker had read them; of {', '.join(unseen.SEEN)} those misread have been read since.",
            "",
            *tables.unseen,
            "",
            "Findings, where these authors have marked them:",
            "",
            *tables.marked,
            "",
            "## Real prose",
            "",
            "Texts by others, with officials in their role and no patient. None should come out as stop.",
            "",
            *tables.prose,
            "",
            "## Speed",
            "",
            f"The whole check of a draft of 280 characters, median: {took} on the machine that wrote this page.",
            "",
        ]
    )


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    shared = parser.parse_args().shared
    if not shared.is_dir():
        sys.exit(f"{shared} is missing: the labelled drafts are not part of the project")
    checker = Checker.load()
    card = json.loads((ROOT / MODEL / "reader.json").read_text(encoding="utf-8"))
    dev = scored(shared, shared / "drafts" / "dev.jsonl")
    tables = Tables(unseen.table(checker), marked_table(shared), prose_table(shared, checker))
    PAGE.write_text(page(dev, card, tables, speed(checker)), encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
