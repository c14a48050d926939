"""Outcomes in a database: a run goes on where it was; what other rules may change is checked again, nothing else."""

from __future__ import annotations

import json
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Row, Table, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from checker.audit.entry import Entry
from checker.audit.outcome import Tally
from checker.audit.results.moved import forget_named
from checker.audit.results.names import Names
from checker.audit.results.table import RESULTS, entries, results
from checker.audit.task import Answer, Task
from checker.digest import canonical_json, keyed, sha256
from checker.errors import CheckerError, ResultsError
from checker.keyring import Keyring
from checker.report import Engine

BATCH = 200
"""Entries that are looked up, and rows that are written, at a time."""

KEPT_S = 1.0
"""Longest time that a result waits to be written: so much work may be done again after a kill."""


LONGEST = 200
"""Characters that the table has for a source."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry as it is kept: where it was read, what it is called, when it was posted, and what was found."""

    source: str
    number: int
    id: Any
    at: str | None
    outcome: Mapping[str, Any]


def place_of(source: Path) -> str:
    """What a source is known by: where it lies, for folders of many years hold files of one name.

    A path that is too long for the table ends in its digest.

    >>> place_of(Path("/arkiv/2019/posts.jsonl"))
    '/arkiv/2019/posts.jsonl'
    """
    path = str(source.resolve()).encode("utf-8", "backslashreplace").decode()
    return path if len(path) <= LONGEST else f"{path[: LONGEST - 65]}…{sha256(path.encode())}"


class Store:
    """The outcomes of one source in a database, by keyed fingerprints."""

    whole = False

    def __init__(self, address: str, keyring: Keyring, source: Path | None = None) -> None:
        """Open the database at ``address``, a URL or the path of an SQLite file, for the results of ``source``.

        Raises:
            ResultsError: when it can't be opened.
            KeyringError: when the installation's secret is damaged.
        """
        self.key, self.source = keyring.secret("audit"), place_of(source) if source else ""
        self.name = source.name[:LONGEST] if source else ""
        self.database = RESULTS.open(address)
        self.counts = Tally()
        self._rows: dict[str, dict[str, Any]] = {}
        self._entries: dict[int, dict[str, Any]] = {}
        self._waiting: defaultdict[str, list[Entry]] = defaultdict(list)
        self._earlier: dict[int, str] = {}
        self._flushed = time.monotonic()

    @property
    def done(self) -> int:
        """Entries whose result is known by now."""
        return self.counts.total()

    def tasks(self, source: Iterable[Entry], engine: Engine, consents: str = "") -> Iterator[Task]:
        """What is left to check. ``consents`` tells which of the policy's consents are in force today.

        Raises:
            ResultsError: when the database can't be read or written.
        """
        self._rules, self._names = engine.rules, Names(partial(keyed, self.key), engine, consents)
        rows, place = iter(source), 0
        while batch := list(islice(rows, BATCH)):
            contents = [self._content(entry) for entry in batch]
            known = self._known({content for content in contents if content})
            for entry, content in zip(batch, contents, strict=True):
                task = Task(place, entry)
                place += 1
                if content is not None:
                    found = self._looked_up(task, content, known.get(content, []))
                    if found is None:
                        continue
                    task = found
                yield task
            self._write()

    def take(self, task: Task, answer: Answer) -> None:
        """Keep the answer of a task.

        Raises:
            ResultsError: when it can't be written.
        """
        outcome = canonical_json(answer.told).decode() if answer.told is not None else self._earlier[task.place]
        self._earlier.pop(task.place, None)
        content = self._names.content(answer.content or [self.source, task.entry.number])
        key = self._names.key(content)
        self._rows[key] = {
            "key": key,
            "content": content,
            "judged_by": self._names.judged_by,
            "trace": answer.trace,
            "outcome": outcome,
        }
        for entry in (task.entry, *self._waiting.pop(key, [])):
            self._settle(entry, key, outcome)
        if len(self._rows) >= BATCH or time.monotonic() - self._flushed > KEPT_S:
            self._write()

    def finish(self, last: int) -> None:
        """Write what is left; entries after number ``last`` are no more in the source.

        Raises:
            ResultsError: when it can't be written, or files changed meanwhile.
        """
        self._write()
        if self._waiting:  # twins of an entry whose files were others by the time they were checked
            raise ResultsError("En fil ändrades medan den granskades. Kör granskningen igen.")
        with RESULTS.told(), RESULTS.writing(self.database) as connection:
            connection.execute(delete(entries).where(entries.c.source == self.source, entries.c.number > last))
            if self.name and self.name != self.source:
                forget_named(connection, self.source, self.name)

    def close(self) -> None:
        """Write what there is and let go of the database."""
        try:
            self._write()
        finally:
            self.database.dispose()

    def kept(self) -> Iterator[Kept]:
        """The entries of all sources with their outcomes, in order.

        Raises:
            ResultsError: when they can't be read.
        """
        at = ("", -1)
        while True:
            query = (
                select(entries, results.c.outcome)
                .join(results, results.c.key == entries.c.key)
                .where((entries.c.source > at[0]) | ((entries.c.source == at[0]) & (entries.c.number > at[1])))
                .order_by(entries.c.source, entries.c.number)
                .limit(BATCH * 10)
            )
            with RESULTS.told(), self.database.connect() as connection:
                rows = connection.execute(query).all()
            for row in rows:
                yield Kept(row.source, row.number, json.loads(row.id), row.at, json.loads(row.outcome))
            if not rows:
                return
            at = (rows[-1].source, rows[-1].number)

    def _content(self, entry: Entry) -> str | None:
        try:
            content = entry.content(entry.parts())
        except CheckerError:
            return None  # the worker meets the same fault and says which
        return self._names.content(content) if content else None

    def _known(self, contents: set[str]) -> dict[str, list[Row[Any]]]:
        found = defaultdict(list)
        with RESULTS.told(), self.database.connect() as connection:
            for row in connection.execute(select(results).where(results.c.content.in_(contents))):
                found[row.content].append(row)
        return found

    def _looked_up(self, task: Task, content: str, rows: list[Row[Any]]) -> Task | None:
        """The task, with the trace of an earlier result where there is one; None where nothing is left to do."""
        key = self._names.key(content)
        if row := next((row for row in rows if row.key == key), None):
            self._settle(task.entry, key, row.outcome)
            return None
        if key in self._rows:
            self._settle(task.entry, key, self._rows[key]["outcome"])
            return None
        if key in self._waiting:  # the same content is being checked
            self._waiting[key].append(task.entry)
            return None
        self._waiting[key] = []
        for row in rows:
            if row.trace and row.judged_by == self._names.judged_by:
                outcome = json.loads(row.outcome)
                outcome["engine"]["rules"] = self._rules
                self._earlier[task.place] = canonical_json(outcome).decode()
                return Task(task.place, task.entry, row.trace)
        return task

    def _settle(self, entry: Entry, key: str, outcome: str) -> None:
        self.counts.count(json.loads(outcome))
        self._entries[entry.number] = {
            "source": self.source,
            "number": entry.number,
            "id": json.dumps(entry.id),
            "at": entry.at.isoformat() if entry.at else None,
            "key": key,
        }

    def _write(self) -> None:
        self._flushed = time.monotonic()
        if not self._entries:
            return
        with RESULTS.told(), RESULTS.writing(self.database) as connection:
            for table, rows in ((results, self._rows), (entries, self._entries)):
                if rows:
                    connection.execute(self._upsert(table), [*rows.values()])
        self._rows, self._entries = {}, {}

    def _upsert(self, table: Table) -> Any:
        made: Any = (postgresql if self.database.dialect.name == "postgresql" else sqlite).insert(table)
        own = [column.name for column in table.primary_key]
        return made.on_conflict_do_update(
            index_elements=own, set_={one.name: made.excluded[one.name] for one in table.columns if one.name not in own}
        )
