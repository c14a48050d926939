"""Measures the identifiers on test numbers, spellings, look-alikes and prose beside the repository.

Run ``python -m tests.quality.identifiers`` for a table, with ``--json`` for JSON, with ``--sample N`` for at most N of
each kind. It prints and judges nothing; ``test_identifiers.py`` holds a sample of it to the marks.
"""

from __future__ import annotations

import argparse
import csv
import json
import lzma
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from checker.finding import Severity
from checker.resources import resource
from checker.rules import RuleBook
from checker.text.numbers import find_numbers
from checker.text.patterns import PatternFinder, find_all

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
DATA = SHARED / "data" / "identifiers"

NEUTRAL = "Se {} för mer information."
CALLED = "Personnummer: {}"
RANK = (None, Severity.INFO, Severity.REVIEW, Severity.STOP)
PERSONS = ("personnummer", "samordningsnummer", "tf_nummer", "reservnummer")
"""Beginnings of the kinds in ``numbers.csv`` that point at a person."""

TEST_PATIENT = "121212"
"""Beginning of Tolvan Tolvansson's number, 1912 or without its century."""


def gravest(text: str, *, covers: tuple[int, int] | None = None) -> Severity | None:
    """The gravest severity of a person's number found in a text, or over most of a stretch of it."""
    found = (
        hit.severity
        for hit in find_numbers(text)
        if hit.rule_id.startswith("identity/") and (covers is None or _over(hit.start, hit.end, covers))
    )
    return max(found, key=RANK.index, default=None)


def _over(start: int, end: int, stretch: tuple[int, int]) -> bool:
    """Whether a hit reaches from (nearly) the beginning of a stretch to its end; a leading "född" is no digit."""
    return start <= stretch[0] + len("född ") and end >= stretch[1]


def tally(severities: Iterable[Severity | None]) -> dict[str, int]:
    """How many there are, and how many of them are found and how gravely."""
    counts = {"of": 0, "found": 0, "stop": 0, "review": 0}
    for severity in severities:
        counts["of"] += 1
        counts["found"] += severity in (Severity.STOP, Severity.REVIEW)
        if severity in (Severity.STOP, Severity.REVIEW):
            counts[severity.value] += 1
    return counts


def spellings(sample: int | None = None) -> dict[str, dict[str, int]]:
    """The 21 spellings in sentences, by kind and spelling."""
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in (DATA / "spelled_in_sentences.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows[f"{row['kind']} {row['spelling']}"].append(row)
    return {
        name: tally(gravest(row["text"], covers=(row["start"], row["end"])) for row in islice(some, sample))
        for name, some in rows.items()
    }


def numbers(sample: int | None = None) -> dict[str, dict[str, int]]:
    """All test numbers by kind: valid ones in a neutral sentence, and those with a wrong check digit where called."""
    rows: dict[str, list[str]] = defaultdict(list)
    with (DATA / "numbers.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["kind"].startswith(PERSONS) and not row["string"].startswith(TEST_PATIENT):
                valid = row["is_valid"] == "True"
                if valid or shaped(row["string"]):
                    rows[row["kind"] if valid else f"{row['kind']}, wrong, called personnummer"].append(row["string"])
    forms = {name: CALLED if "called" in name else NEUTRAL for name in rows}
    return {
        name: tally(gravest(forms[name].format(number)) for number in islice(some, sample))
        for name, some in rows.items()
    }


def shaped(number: str) -> bool:
    """Whether a wrong number still has the digits of a personnummer, so that somebody could write it for one."""
    return re.fullmatch(r"(?:\d\d)?\d{6}[-+ ]?[\dA-Z]\d{3}", number) is not None


def look_alikes(sample: int | None = None) -> dict[str, dict[str, int]]:
    """The 28 kinds of look-alikes, bare and in a neutral sentence: what is (wrongly) taken for a person's number."""
    kinds = json.loads((DATA / "lookalikes.json").read_text(encoding="utf-8"))["sets"]
    return {
        f"{name} {label}": tally(gravest(form.format(each)) for each in islice(some, sample))
        for name, some in kinds.items()
        for label, form in (("bare", "{}"), ("in a sentence", NEUTRAL))
    }


def prose(limit: int = 170_000) -> dict[str, int]:
    """Alarms by severity in so many words of real prose that holds no patient."""
    rules = RuleBook.load(resource("rules"))
    finder = PatternFinder(rules)
    counts = {"words": 0, "stop": 0, "review": 0, "info": 0}
    for text in paragraphs():
        if counts["words"] > limit:
            break
        counts["words"] += len(text.split())
        for hit in find_all(text, rules, finder):
            counts[hit.severity.value] += 1
    return counts


def paragraphs() -> Iterator[str]:
    """Sentences, advice and articles in ``data/texts``, then parliamentary interpellations."""
    for path in sorted((SHARED / "data" / "texts").rglob("*")):
        if path.suffix in (".txt", ".tsv", ".jsonl"):
            for line in path.read_text(encoding="utf-8").splitlines():
                if line.startswith("{"):
                    row = json.loads(line)
                    yield str(row.get("text") or row.get("sentence") or "")
                elif line.strip() and not line.startswith("#"):
                    yield line
    with lzma.open(SHARED / "data" / "text" / "interpellations.txt.xz", "rt", encoding="utf-8") as file:
        yield from file


def measure(sample: int | None = None) -> dict[str, Any]:
    """All of it."""
    return {
        "spellings": spellings(sample),
        "numbers": numbers(sample),
        "look_alikes": look_alikes(sample),
        "prose": prose(),
    }


def main() -> None:
    """Print the measurements."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--json", action="store_true")
    arguments.add_argument("--sample", type=int, default=None)
    options = arguments.parse_args()
    result = measure(options.sample)
    if options.json:
        print(json.dumps(result, ensure_ascii=False, indent=1))
        return
    for part in ("spellings", "numbers", "look_alikes"):
        print(f"\n{part:70} {'found':>7} {'stop':>7} {'review':>7} {'of':>7}")
        for name, counts in result[part].items():
            print(f"{name:70} {counts['found']:7} {counts['stop']:7} {counts['review']:7} {counts['of']:7}")
    print("\nprose", result["prose"])


if __name__ == "__main__":
    main()
