"""What an audit found, counted: by month, by kind, by ward and band, and the worst drafts by their ids."""

from __future__ import annotations

import csv
import heapq
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from checker.audit.outcome import BANDS, kind_of, outcome_of
from checker.audit.results.store import Store
from checker.audit.run import open_results
from checker.errors import ResultsError
from checker.finding import Type

WORST = 50
"""Drafts that are listed one by one."""

TELLING_WHO = frozenset({Type.PERSON, Type.PERSONNUMMER, Type.CASE_ID, Type.CONTACT})
"""Kinds of findings that tell who somebody is."""

UNDATED = ""
"""The month of drafts whose time is not known."""


@dataclass(frozen=True, slots=True)
class Found:
    """One draft of an archive: its id, when it was posted, its outcome; its quotes only where they were kept."""

    id: Any
    at: str | None
    outcome: Mapping[str, Any]
    quotes: tuple[str, ...] = field(default=(), repr=False)

    @property
    def weight(self) -> tuple[int, int, int, int]:
        """How bad it is: verdict, how few fit, whether it was examined in full, how many findings.

        Of whom a name or a number tells who it is no circle is reckoned: it is the smallest.
        """
        verdict = ("clear", "review", "stop").index(self.outcome["verdict"])
        band = self.outcome["band"]
        known = self.outcome["verdict"] == "stop" and not TELLING_WHO.isdisjoint(self.outcome["types"])
        few = len(BANDS) - BANDS.index(band) if band in BANDS else len(BANDS) if known else 0
        return verdict, few, not self.outcome["complete"], sum(self.outcome["types"].values())


@dataclass(slots=True)
class Summary:
    """The counts; ``months`` by ``2023-11``, ``wards`` by name and band."""

    total: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    months: dict[str, Counter[str]] = field(default_factory=dict)
    types: Counter[str] = field(default_factory=Counter)
    wards: dict[str, Counter[str]] = field(default_factory=dict)
    unchecked: Counter[str] = field(default_factory=Counter)
    worst: list[Found] = field(default_factory=list)
    judged_by: set[tuple[str, str, str, str]] = field(default_factory=set)

    def count(self, one: Found) -> None:
        """Count a draft."""
        outcome = one.outcome
        self.total += 1
        self.kinds[kind_of(outcome)] += 1
        self.months.setdefault((one.at or UNDATED)[:7], Counter())[kind_of(outcome)] += 1
        self.types.update(outcome["types"])
        self.unchecked.update(outcome["unchecked"])
        if outcome["verdict"] != "clear":
            for ward in outcome["wards"]:
                self.wards.setdefault(ward, Counter())[outcome["band"] or ""] += 1
        engine = outcome["engine"]
        self.judged_by.add((engine["version"], engine["model"], engine["rules"], engine["policy"]))


def summed(rows: Iterable[Found]) -> Summary:
    """Count all drafts; of the worst ones the first of equals is kept."""
    summary = Summary()
    worst: list[tuple[tuple[int, int, int, int], int, Found]] = []
    for place, one in enumerate(rows):
        summary.count(one)
        if one.outcome["verdict"] != "clear":
            heapq.heappush(worst, (one.weight, -place, one))
            if len(worst) > WORST:
                heapq.heappop(worst)
    summary.worst = [one for *_, one in sorted(worst, key=lambda entry: entry[:2], reverse=True)]
    return summary


def rows_of(results: str, keys: Path | None) -> Iterator[Found]:
    """The drafts in a file or a database of results.

    Raises:
        CheckerError: when it is missing or can't be read.
    """
    path = Path(results)
    if "://" not in results and not path.is_file():
        raise ResultsError(f"{path.name} finns inte. Kontrollera namnet.")
    if "://" in results or path.open("rb").read(6) == b"SQLite":
        store = open_results(results if "://" in results else str(path), keys)
        if not isinstance(store, Store):
            raise ResultsError(f"Databasens namn ska sluta på .db: {path.name}.")
        with closing(store):
            for one in store.kept():
                yield Found(one.id, one.at, one.outcome)
        return
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            yield _of_line(number, line, path.name)


def _of_line(number: int, line: str, name: str) -> Found:
    try:
        row = json.loads(line)
        report = row["report"]
        quotes = tuple(dict.fromkeys(finding["quote"] for finding in report["findings"] if finding["quote"]))
        return Found(row["id"], row.get("posted_at"), outcome_of(report), quotes)
    except (ValueError, KeyError, TypeError):
        raise ResultsError(f"{name}, rad {number}, är inget resultat av ”sekretess audit”.") from None


def written_csv(rows: Iterable[Found], path: Path) -> None:
    """A row a draft, without any text: id, time, verdict, band, kinds, wards, what could not be examined."""
    with path.open("w", encoding="utf-8-sig", errors="backslashreplace", newline="") as file:
        table = csv.writer(file, delimiter=";")
        table.writerow(("id", "posted_at", "verdict", "complete", "band", "types", "wards", "unchecked"))
        for one in rows:
            outcome = one.outcome
            cells = (
                *(one.id, one.at or "", outcome["verdict"], "yes" if outcome["complete"] else "no"),
                *(outcome["band"] or "", " ".join(outcome["types"]), ", ".join(filter(None, outcome["wards"]))),
                " ".join(outcome["unchecked"]),
            )
            table.writerow([harmless(str(cell)) for cell in cells])


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula.

    >>> harmless("=1+1"), harmless("r1")
    ("'=1+1", 'r1')
    """
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
