"""Entries of a source that an earlier release knew by its file's name alone, once they are kept under its place."""

from __future__ import annotations

from sqlalchemy import Connection, and_, delete, func, select

from checker.audit.results.table import entries, results

SAME = 0.5
"""Share of the named entries that are found at the place, same number, id and content, where both are one source."""


def forget_named(connection: Connection, source: str, name: str) -> None:
    """Let go of the entries under a file's ``name`` where they are those of ``source``: they would count twice.

    Files of one name in another folder keep theirs.
    """
    named, placed = entries.alias(), entries.alias()
    was, now = results.alias(), results.alias()
    same = (
        select(func.count())
        .select_from(named)
        .join(placed, and_(placed.c.number == named.c.number, placed.c.id == named.c.id))
        .join(was, was.c.key == named.c.key)
        .join(now, and_(now.c.key == placed.c.key, now.c.content == was.c.content))
        .where(named.c.source == name, placed.c.source == source)
    )
    every = select(func.count()).select_from(entries).where(entries.c.source == name)
    found = connection.execute(every).scalar_one()
    if found and connection.execute(same).scalar_one() >= SAME * found:
        connection.execute(delete(entries).where(entries.c.source == name))
