"""Where the lines lie: SQLite in a file of its own, or PostgreSQL; the schema is kept by migrations."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Engine,
    Index,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    event,
    text,
)
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from checker.errors import LogError
from checker.log.schema import bring_up_to_date

WAIT_S = 30
"""How long a writer waits for the others."""

TURN = 5_321_977
"""Number of the advisory lock that a writer holds in PostgreSQL; means nothing else."""

lines = Table(
    "lines",
    MetaData(),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("at", String(40), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("subject", String(64), nullable=False),
    Column("fields", Text, nullable=False),
    Column("mac", String(64), nullable=False),
    Index("lines_subject", "subject"),
)


def open_engine(address: str) -> Engine:
    """The database at ``address``: a URL, or the path of an SQLite file; its schema is brought up to date.

    Raises:
        LogError: when it can't be opened. The address is not repeated: it may hold a password.
    """
    try:
        url = _url(address)
        engine = create_engine(url, pool_pre_ping=True, hide_parameters=True)
        if engine.dialect.name == "sqlite":
            _prepare_sqlite(engine, url)
        with writing(engine) as connection:
            bring_up_to_date(connection)
    except (SQLAlchemyError, OSError, ImportError) as error:
        raise LogError(f"Loggen kan inte öppnas ({type(error).__name__}). Kontrollera adressen.") from None
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that no other writer can come between."""
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": TURN})
        yield connection


def _url(address: str) -> URL:
    if "://" not in address:
        return URL.create("sqlite", database=address)
    try:
        url = make_url(address)
    except ArgumentError:
        raise LogError("Loggens adress går inte att läsa.") from None
    if url.get_backend_name() == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() != "sqlite":
        raise LogError("Loggen kan ligga i SQLite eller PostgreSQL, inte i något annat.")
    return url


def _prepare_sqlite(engine: Engine, url: URL) -> None:
    if url.database and url.database != ":memory:":
        # Made here, so that nobody else can read it from the first moment; its side files get the same mode.
        os.close(os.open(url.database, os.O_CREAT | os.O_RDWR, 0o600))

    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # the driver must not begin transactions in its own way
        connection.execute(f"PRAGMA busy_timeout = {WAIT_S * 1000}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A writer that reads first and asks for the lock later could be overtaken in between.
        writes = connection.get_execution_options().get("writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
