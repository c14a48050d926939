"""Whole reports as JSONL, in the order of the source: what the caller asked for, quotes and all."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, NoReturn

from checker.audit.entry import Entry
from checker.audit.outcome import Tally
from checker.audit.results.file import ResultFile
from checker.audit.results.names import Names, open_digest
from checker.audit.task import Answer, Task
from checker.errors import CheckerError, ResultsError
from checker.report import Engine


class JsonLines:
    """The file of a run. Lines of an earlier one are kept where the same content was checked by the same judge."""

    whole = True

    def __init__(self, path: Path) -> None:
        """Open the file, new or to go on with.

        Raises:
            ResultsError: when it holds something else than results, or can't be written.
        """
        self.path = path
        self.counts = Tally()
        self.next = 0
        self._file = ResultFile(path)
        self.earlier = self._file.count
        self._seen = 0
        self._anew: set[int] = set()
        self._early: dict[int, tuple[Task, Answer]] = {}

    @property
    def done(self) -> int:
        """Lines that are written."""
        return self.next

    def tasks(self, source: Iterable[Entry], engine: Engine, consents: str = "") -> Iterator[Task]:
        """What is left to check. ``consents`` tells which of the policy's consents are in force today.

        Raises:
            ResultsError: when the file holds results of something else (other rules, another source), or can't be
                written.
        """
        self._names = Names(open_digest, engine, consents)
        rows, entries = self._file.rows(), iter(source)
        for place, entry in enumerate(entries):
            if (row := next(rows, None)) is not None:
                self._require_same(row, entry)
                if _judge(row["report"]["engine"]) != _judge(asdict(engine)):
                    self._refuse_other_judge(zip(rows, entries, strict=False))
            kept = row is not None and self._is_known(row, entry)
            if row is not None and kept:
                self.counts.count(row["report"])
            else:
                self._anew.add(place)
            self._seen = place + 1
            if kept:
                self._advance()
            else:
                yield Task(place, entry)

    def take(self, task: Task, answer: Answer) -> None:
        """Write the answer of a task, once all before it are written.

        Raises:
            ResultsError: when it can't be written.
        """
        self._early[task.place] = task, answer
        self._advance()

    def finish(self, last: int) -> None:  # noqa: ARG002  (a file has no lines but those of the source)
        """Nothing is left: put what was written anew in the place of the earlier file.

        Raises:
            ResultsError: when it can't be written.
        """
        with self._file.told():
            self._file.finish()

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _advance(self) -> None:
        with self._file.told():
            while self.next < self._seen:
                if self.next not in self._anew:
                    self._file.keep()
                elif found := self._early.pop(self.next, None):
                    self._write(*found)
                else:
                    break
                self.next += 1
            self._file.flush()

    def _write(self, task: Task, answer: Answer) -> None:
        report = answer.told or {}
        known = {"key": self._names.key(self._names.content(answer.content))} if answer.content else {}
        row = {"id": task.entry.id, **_time(task.entry), **known, "report": report}
        # A lone surrogate in an id or a file's name is written as JSON escapes it.
        self._file.write((json.dumps(row, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace"))
        self._anew.discard(task.place)
        self.counts.count(report)

    def _is_known(self, row: Mapping[str, Any], entry: Entry) -> bool:
        """Whether a line says what a check would: of the same content, by the same judge, posted at the same time."""
        try:
            content = entry.content(entry.parts())
        except CheckerError:
            return False  # the worker meets the same fault and says which
        if content is None:
            return False
        told = row.get("key"), row.get("posted_at")
        return told == (self._names.key(self._names.content(content)), _time(entry).get("posted_at"))

    def _require_same(self, row: Mapping[str, Any], entry: Entry) -> None:
        if json.dumps(row["id"]) != json.dumps(entry.id):
            raise ResultsError(f"{self.path.name} hör till en annan källa; ange en annan fil för resultatet.")

    def _refuse_other_judge(self, rest: Iterable[tuple[Mapping[str, Any], Entry]]) -> NoReturn:
        """Say what is wrong with the file; of another source it would be no better with the same rules."""
        for row, entry in rest:
            self._require_same(row, entry)
        raise ResultsError(
            f"{self.path.name} är granskad med andra regler, modell eller policy. Ange en annan fil, "
            "eller en databas (.db), som granskar om bara det som kan ändras."
        )


def _judge(engine: Mapping[str, str]) -> tuple[str, ...]:
    return engine["model"], engine["rules"], engine["policy"]


def _time(entry: Entry) -> dict[str, str]:
    """When an entry was posted, where that is known."""
    return {"posted_at": entry.at.isoformat()} if entry.at else {}
