"""Run an audit over processes: one checker each, results in the order of the rows, resumable after a kill."""

from __future__ import annotations

import json
import multiprocessing
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from checker.audit.rows import Row, done_lines, read_rows
from checker.errors import CheckerError, UnreadableError
from checker.pipeline import Checker, failed_report
from checker.policy import Policy

CHUNK = 16
"""Rows sent to a process at a time: enough to hide the cost of sending, few enough to lose little on a kill."""


@cache
def checker(policy_file: Path | None) -> Checker:
    """One checker a process."""
    return Checker.load(Policy.load(policy_file) if policy_file else None)


def check_row(task: tuple[Row, Path | None]) -> dict[str, Any]:
    """One row of output; whatever goes wrong with a row is its own report and never stops the run."""
    row, policy_file = task
    judge = checker(policy_file)
    try:
        report = judge.check(row.draft())
    except CheckerError as error:
        report = failed_report(judge, str(error))
    except Exception as error:  # noqa: BLE001  (a row that crashes the check is reported and not judged)
        report = failed_report(judge, f"Internt fel ({type(error).__name__}).")
    return {"id": row.id, "report": report.as_json()}


def audit(source: Path, out: Path, *, workers: int = 1, policy_file: Path | None = None) -> Counter[str]:
    """Check every row of ``source``, appending to ``out`` what is not there yet; counts by verdict.

    Raises:
        CheckerError: when the source can't be read, ``out`` can't be written, or the checker can't be loaded.
    """
    total = sum(1 for _ in read_rows(source))
    done = done_lines(out)
    if done > total:
        raise UnreadableError(f"{out.name} har fler rader än {source.name}; ange en annan fil för resultatet.")
    checker(policy_file)
    counts: Counter[str] = Counter()
    rows = islice(read_rows(source), done, None)
    try:
        with out.open("a", encoding="utf-8") as file, _progress(total, done) as advance:
            for result in _results(rows, workers, policy_file):
                file.write(json.dumps(result, ensure_ascii=False) + "\n")
                file.flush()
                counts[_kind(result["report"])] += 1
                advance()
    except OSError as error:
        raise UnreadableError(f"{out.name} kan inte skrivas ({error.strerror}).") from None
    return counts


def _kind(report: dict[str, Any]) -> str:
    return str(report["verdict"]) if report["complete"] else "unchecked"


def _results(rows: Iterable[Row], workers: int, policy_file: Path | None) -> Iterator[dict[str, Any]]:
    tasks = ((row, policy_file) for row in rows)
    if workers == 1:
        yield from map(check_row, tasks)
        return
    # Spawned, not forked: onnxruntime's threads do not survive a fork.
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        yield from pool.imap(check_row, tasks, chunksize=CHUNK)


@contextmanager
def _progress(total: int, done: int) -> Iterator[Any]:
    columns = (TextColumn("Granskar"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total, completed=done)
        yield lambda: progress.advance(task)
