"""Measures every rule on labelled drafts, test numbers and look-alikes, and writes ``rules/figures.json``.

Run ``python -m tests.quality.rule_figures``. Rules that need no model are measured on the drafts for training and on
``models/corpus``, which no rule may quote; those that the model finds on the drafts that it has never seen.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from rich.progress import track

from checker.finding import Severity, overlap
from checker.pipeline import Checker
from checker.resources import resource
from checker.rules import RuleBook
from checker.text.numbers import find_numbers
from checker.text.patterns import PatternFinder, find_all
from checker.text.rulecheck import FINDERS
from tests.quality.identifiers import DATA, NEUTRAL, SHARED, TEST_PATIENT

FIGURES = resource("rules") / "figures.json"
CORPUS = resource("models/corpus")

KINDS = {
    "personnummer": "identity/personnummer",
    "samordningsnummer": "identity/samordningsnummer",
    "tf_nummer": "identity/interim",
    "reservnummer": "identity/reserve-number",
}
"""Beginnings of the kinds in ``numbers.csv``, and the rule that a number of the kind falls under."""

Span = tuple[str, int, int]
"""A rule or a type, and a stretch of a draft."""


def drafts(folders: Iterable[Path]) -> list[dict[str, Any]]:
    """The labelled drafts in some folders or files; those of which only the verdict is known are left out."""
    paths = [path for folder in folders for path in (sorted(folder.glob("*.jsonl")) if folder.is_dir() else [folder])]
    rows = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line]
    return [row for row in rows if "findings" in row]


def marks(draft: dict[str, Any]) -> Iterator[Span]:
    """What the annotators have marked in a draft, by type."""
    for finding in draft["findings"]:
        at = -1
        for _ in range(finding.get("nth", 1)):
            at = draft["text"].find(finding["quote"], at + 1)
        if at >= 0:
            yield finding["type"], at, at + len(finding["quote"])


def compared(rules: RuleBook, pairs: Iterable[tuple[Sequence[Span], Sequence[Span]]]) -> dict[str, dict[str, Any]]:
    """Precision and recall of each rule over pairs of hits (by rule) and marks (by type), a pair a draft."""
    hits, right, found, marked = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    drafts_read = 0
    for some_hits, some_marks in pairs:
        drafts_read += 1
        marked.update(kind for kind, *_ in some_marks)
        for rule_id, start, end in some_hits:
            hits[rule_id] += 1
            right[rule_id] += any(overlap((start, end), (first, last)) for _, first, last in some_marks)
        for kind, first, last in some_marks:
            over = {rule_id for rule_id, start, end in some_hits if overlap((start, end), (first, last))}
            found.update(rule_id for rule_id in over if rules[rule_id].type == kind)
    return {
        rule_id: {
            "drafts": drafts_read,
            "precision": [right[rule_id], hits[rule_id]] if hits[rule_id] else None,
            "recall": [found[rule_id], marked[rule.type]] if marked[rule.type] else None,
            "numbers": None,
            "alarms": None,
        }
        for rule_id, rule in rules.items()
    }


def by_rules(rules: RuleBook) -> dict[str, dict[str, Any]]:
    """The rules that need no model."""
    finder = PatternFinder(rules)
    rows = drafts((SHARED / "drafts" / "train", CORPUS))
    pairs = (
        ([(h.rule.id, h.start, h.end) for h in find_all(row["text"], rules, finder)], list(marks(row)))
        for row in track(rows, "Rules")
    )
    figures = compared(rules, pairs)
    return {rule_id: row for rule_id, row in figures.items() if rules[rule_id].finder in FINDERS}


def by_model(rules: RuleBook) -> dict[str, dict[str, Any]]:
    """The rules that the model finds, on drafts that it was not trained on."""
    engine = Checker.load().judge.engine
    rows = drafts((SHARED / "drafts" / "dev.jsonl",))
    pairs = (
        ([(f.rule, *f.span) for f in engine.read(row["text"])[1]], list(marks(row))) for row in track(rows, "Model")
    )
    figures = compared(rules, pairs)
    return {rule_id: row for rule_id, row in figures.items() if rules[rule_id].finder == "model"}


def called(text: str) -> set[str]:
    """The rules that flag a text, as stop or review."""
    return {hit.rule_id for hit in find_numbers(text) if hit.severity is not Severity.INFO}


def numbers_found() -> dict[str, list[int]]:
    """Valid test numbers found under their rule, and how many there are, by rule."""
    shares: dict[str, list[int]] = {rule: [0, 0] for rule in KINDS.values()}
    with (DATA / "numbers.csv").open(encoding="utf-8", newline="") as file:
        for row in track(list(csv.DictReader(file)), "Numbers"):
            rule = next((rule for kind, rule in KINDS.items() if row["kind"].startswith(kind)), None)
            if rule and row["is_valid"] == "True" and not row["string"].startswith(TEST_PATIENT):
                shares[rule][0] += rule in called(NEUTRAL.format(row["string"]))
                shares[rule][1] += 1
    return shares


def alarms(rules: RuleBook) -> dict[str, list[int]]:
    """Look-alikes that are taken for a person's number, and how many there are, by rule."""
    kinds = json.loads((DATA / "lookalikes.json").read_text(encoding="utf-8"))["sets"]
    numbers = [number for some in kinds.values() for number in some]
    counts = Counter(rule for number in track(numbers, "Look-alikes") for rule in called(NEUTRAL.format(number)))
    return {rule: [counts[rule], len(numbers)] for rule in rules if rule.startswith("identity/")}


def main() -> None:
    """Measure and write."""
    rules = RuleBook.load(resource("rules"))
    figures = by_rules(rules) | by_model(rules)
    for name, shares in (("numbers", numbers_found()), ("alarms", alarms(rules))):
        for rule_id, share in shares.items():
            figures[rule_id][name] = share
    rows = ",\n".join(f"{json.dumps(rule_id)}: {json.dumps(row)}" for rule_id, row in sorted(figures.items()))
    FIGURES.write_text(f"{{\n{rows}\n}}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
