"""Lines whose time is up leave the log; a sealed stub in their place keeps the chain whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, func, insert, select

from checker.errors import LogError
from checker.log.line import Kind, Line, seal_of
from checker.log.store import Log, line_of, row_of
from checker.log.table import LOG, lines
from checker.log.verify import verify


def prune(log: Log, before: datetime) -> int:
    """Take away all lines written before ``before``; the answer is how many. The last line always stays.

    Raises:
        LogError: when the chain is broken: pruning would wipe out the trace. Then nothing is taken away.
    """
    if verify(log).faults:
        raise LogError("Loggen är ändrad och gallras inte. Se ”sekretess log verify”.")
    limit = before.astimezone(UTC).isoformat(timespec="seconds")
    with LOG.told(), LOG.writing(log.engine) as connection:
        last = log.last_in(connection)
        newer = connection.execute(
            select(func.min(lines.c.seq)).where(lines.c.at >= limit, lines.c.kind != Kind.STUB)
        ).scalar()
        end = min(newer or last.seq, last.seq) - 1 if last else 0
        old = connection.execute(select(lines).where(lines.c.seq <= end).order_by(lines.c.seq)).all()
        gone = [line_of(row) for row in old]
        count = sum(not line.stub for line in gone)
        if count:
            connection.execute(delete(lines).where(lines.c.seq <= end))
            connection.execute(insert(lines).values(**row_of(_stub(log, gone))))
            log.append_in(connection, Kind.PRUNED, "", {"lines": count, "before": limit})
    return count


def _stub(log: Log, gone: list[Line]) -> Line:
    """The stub for lines that go, among them perhaps an older stub."""
    first, last = gone[0], gone[-1]
    earlier: dict[str, Any] = first.fields if first.stub else {"lines": 0, "from": first.at}
    count = earlier["lines"] + sum(not line.stub for line in gone)
    fields = {"lines": count, "from": earlier["from"], "to": last.at}
    bare = Line(last.seq, datetime.now(UTC).isoformat(timespec="seconds"), Kind.STUB.value, "", fields, last.mac)
    return replace(bare, fields={**fields, "seal": seal_of(log.seal, bare)})
