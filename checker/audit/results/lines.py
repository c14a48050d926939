"""Whole reports as JSONL, in the order of the source: what the caller asked for, quotes and all."""

from __future__ import annotations

import json
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from checker.audit.entry import Entry
from checker.audit.outcome import kind_of
from checker.audit.results.file import ResultFile
from checker.audit.task import Answer, Task
from checker.errors import ResultsError
from checker.report import Engine


class JsonLines:
    """The file of a run; goes on after the last whole line of one that was killed."""

    whole = True

    def __init__(self, path: Path) -> None:
        """Open the file, new or to go on with.

        Raises:
            ResultsError: when it holds something else than results, or can't be written.
        """
        self.path = path
        self.counts: Counter[str] = Counter()
        self._early: dict[int, tuple[Task, Answer]] = {}
        self._file = ResultFile(path)
        self.earlier = self.next = self._file.count
        self._last = deque(self._file.rows(), maxlen=1)
        self._out: BinaryIO | None = None

    @property
    def done(self) -> int:
        """Lines that are written."""
        return self.next

    def tasks(self, source: Iterable[Entry], engine: Engine, consents: str = "") -> Iterator[Task]:  # noqa: ARG002
        """What is left to check.

        Raises:
            ResultsError: when the file holds results of something else: other rules, another source.
        """
        rows = enumerate(source)
        earlier = deque(islice(rows, self.earlier), maxlen=1)
        if self._last:
            self._fits(earlier[0][1] if earlier else None, engine)
        yield from (Task(place, entry) for place, entry in rows)

    def take(self, task: Task, answer: Answer) -> None:
        """Write the answer of a task, once all before it are written.

        Raises:
            ResultsError: when it can't be written.
        """
        self._early[task.place] = task, answer
        try:
            while (found := self._early.pop(self.next, None)) is not None:
                row = row_of(*found)
                # A lone surrogate in an id or a file's name is written as JSON escapes it.
                self._out = self._out or self._file.end_of_lines()
                self._out.write((json.dumps(row, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace"))
                self._out.flush()
                self.counts[kind_of(row["report"])] += 1
                self.next += 1
        except OSError as error:
            raise ResultsError(f"{self.path.name} kan inte skrivas ({error.strerror}).") from None

    def finish(self, last: int) -> None:
        """Nothing is left: every line was written as it came."""

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _fits(self, entry: Entry | None, engine: Engine) -> None:
        (last,) = self._last
        if entry is None or last["id"] != entry.id:
            raise ResultsError(f"{self.path.name} hör till en annan källa; ange en annan fil för resultatet.")
        judged_by = last["report"]["engine"]
        if (judged_by["model"], judged_by["rules"], judged_by["policy"]) != (engine.model, engine.rules, engine.policy):
            raise ResultsError(
                f"{self.path.name} är granskad med andra regler, modell eller policy. Ange en annan fil, "
                "eller en databas (.db), som granskar om bara det som kan ändras."
            )


def row_of(task: Task, answer: Answer) -> dict[str, Any]:
    """The line of an entry: its id, when it was posted where that is known, and its report."""
    at = {"posted_at": task.entry.at.isoformat()} if task.entry.at else {}
    return {"id": task.entry.id, **at, "report": answer.told}
