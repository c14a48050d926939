"""The log as its writers and readers see it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from checker.digest import canonical_json
from checker.keyring import Keyring
from checker.log.line import START, Kind, Line, mac_of
from checker.log.table import LOG, lines

BATCH = 1000
"""Lines that are read at a time."""


class Log:
    """The lines in a database, chained with a key of the installation. May be used from several threads."""

    def __init__(self, address: str, keyring: Keyring) -> None:
        """Open the log at ``address``, a URL or the path of an SQLite file.

        Raises:
            LogError: when it can't be opened.
            KeyringError: when the installation's secret is damaged.
        """
        self.key = keyring.secret("log")
        self.seal = keyring.secret("log stub")
        self.engine = LOG.open(address)

    def append(self, kind: Kind, subject: str = "", **fields: Any) -> Line:
        """Write a line after the last one.

        Raises:
            LogError: when it can't be written.
        """
        with LOG.told(), LOG.writing(self.engine) as connection:
            return self.append_in(connection, kind, subject, fields)

    def append_in(self, connection: Connection, kind: Kind, subject: str, fields: dict[str, Any]) -> Line:
        """Write a line in a transaction of ``checker.database.Schema.writing``."""
        last = self.last_in(connection)
        seq, before = (last.seq + 1, last.mac) if last else (1, START)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        bare = Line(seq, now, kind.value, subject, json.loads(canonical_json(fields)), "")
        line = replace(bare, mac=mac_of(self.key, before, bare))
        connection.execute(insert(lines).values(**row_of(line)))
        return line

    def last_in(self, connection: Connection) -> Line | None:
        """The last line."""
        row = connection.execute(select(lines).order_by(lines.c.seq.desc()).limit(1)).first()
        return line_of(row) if row else None

    @property
    def last(self) -> Line | None:
        """The last line; its number and MAC, kept elsewhere, show later whether the end was cut off."""
        with LOG.told(), self.engine.connect() as connection:
            return self.last_in(connection)

    def read(self) -> Iterator[Line]:
        """All lines in order, a batch at a time.

        Raises:
            LogError: when they can't be read.
        """
        at = 0
        while True:
            with LOG.told(), self.engine.connect() as connection:
                rows = connection.execute(select(lines).where(lines.c.seq > at).order_by(lines.c.seq).limit(BATCH))
                batch = [line_of(row) for row in rows]
            yield from batch
            if len(batch) < BATCH:
                return
            at = batch[-1].seq

    def about(self, subject: str, *kinds: Kind) -> list[Line]:
        """The lines of these kinds about a draft that are as they were written; others are not believed.

        Raises:
            LogError: when they can't be read.
        """
        before = lines.alias()
        query = (
            select(lines, before.c.mac.label("before"))
            .outerjoin(before, before.c.seq == lines.c.seq - 1)
            .where(lines.c.subject == subject, lines.c.kind.in_([kind.value for kind in kinds]))
            .order_by(lines.c.seq)
        )
        with LOG.told(), self.engine.connect() as connection:
            rows = connection.execute(query).all()
        return [line for row in rows if (line := line_of(row)).holds(self.key, row.before or START)]


def line_of(row: Row[Any]) -> Line:
    """A row of the table as a line; fields that are no JSON any more are shown as changed by the chain."""
    try:
        fields = json.loads(row.fields)
    except ValueError:
        fields = {}
    return Line(row.seq, row.at, row.kind, row.subject, fields if isinstance(fields, dict) else {}, row.mac)


def row_of(line: Line) -> dict[str, Any]:
    """A line as a row of the table."""
    return {
        "seq": line.seq,
        "at": line.at,
        "kind": line.kind,
        "subject": line.subject,
        "fields": canonical_json(line.fields).decode(),
        "mac": line.mac,
    }
