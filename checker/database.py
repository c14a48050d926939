"""A database of ours: SQLite in a file of its own, or PostgreSQL by URL; kept up to date by alembic's migrations."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from checker.errors import CheckerError

WAIT_S = 30
"""How long a writer waits for the others."""


OURS = frozenset({"alembic_version", "results_version"})
"""Version tables of the log and of results: where one of them is, there is room for the other."""


@dataclass(frozen=True, slots=True)
class Schema:
    """What a database of ours holds. Two of them may lie in one database: ``version_table`` keeps them apart.

    ``name`` is how people call it, with the article ("Loggen"); ``error`` is raised where it can't be used.
    ``newest`` is told here so that alembic is loaded only when there is something to do. ``turn`` is the number of the
    advisory lock that a writer holds in PostgreSQL; it means nothing else.
    """

    name: str
    error: type[CheckerError]
    migrations: Path
    newest: str
    version_table: str
    turn: int

    def open(self, address: str) -> Engine:
        """The database at ``address``: a URL, or the path of an SQLite file; its tables are brought up to date.

        Raises:
            CheckerError: (``error``) when it can't be opened. The address is not repeated: it may hold a password.
        """
        try:
            url = self._url(address)
            engine = create_engine(url, pool_pre_ping=True, hide_parameters=True)
            if engine.dialect.name == "sqlite":
                if _is_foreign(url):
                    raise self.error(f"{self.name}: filen är en databas för något annat. Ange en annan fil.")
                _prepare_sqlite(engine, url)
            with self.writing(engine) as connection:
                self._bring_up_to_date(connection)
        except (SQLAlchemyError, sqlite3.Error, OSError, ImportError) as error:
            raise self.error(f"{self.name} kan inte öppnas ({type(error).__name__}). Kontrollera adressen.") from None
        return engine

    @contextmanager
    def writing(self, engine: Engine) -> Iterator[Connection]:
        """A transaction that no other writer can come between."""
        with engine.connect().execution_options(writing=True) as connection, connection.begin():
            if engine.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": self.turn})
            yield connection

    @contextmanager
    def told(self) -> Iterator[None]:
        """Turn a database's error into ours, without its message: that would hold the statement and the address."""
        try:
            yield
        except SQLAlchemyError as error:
            raise self.error(f"{self.name} kan inte läsas eller skrivas ({type(error).__name__}).") from None

    def _url(self, address: str) -> URL:
        if "://" not in address:
            return URL.create("sqlite", database=address)
        try:
            url = make_url(address)
        except ArgumentError:
            raise self.error(f"{self.name}: adressen går inte att läsa.") from None
        if url.get_backend_name() == "postgresql":
            return url.set(drivername="postgresql+psycopg")
        if url.get_backend_name() == "postgres":
            raise self.error(f"{self.name}: skriv postgresql:// i adressen i stället för postgres://.")
        if url.get_backend_name() != "sqlite":
            raise self.error(f"{self.name} kan ligga i SQLite eller PostgreSQL, inte i något annat.")
        return url

    def _bring_up_to_date(self, connection: Connection) -> None:
        """Run the migrations that the database lacks, in the transaction of ``connection``."""
        if inspect(connection).has_table(self.version_table):
            found = connection.execute(text(f"SELECT version_num FROM {self.version_table}")).scalar()  # noqa: S608  (our own constant)
            if found == self.newest:
                return
        self._migrate(connection)

    def _migrate(self, connection: Connection) -> None:
        from alembic.config import Config  # noqa: PLC0415  (see ``newest``)
        from alembic.runtime.environment import EnvironmentContext  # noqa: PLC0415
        from alembic.script import ScriptDirectory  # noqa: PLC0415

        config = Config()
        config.set_main_option("script_location", str(self.migrations))
        config.set_main_option("version_locations", str(self.migrations))
        config.set_main_option("path_separator", "os")
        script = ScriptDirectory.from_config(config)
        # Alembic's own way without an env.py, which pytest would run as it collects the package's examples.
        with EnvironmentContext(config, script, fn=lambda at, _: script._upgrade_revs("head", at)) as environment:  # noqa: SLF001
            environment.configure(connection=connection, version_table=self.version_table)
            environment.run_migrations()


def _is_foreign(url: URL) -> bool:
    """Whether a file has tables and none of ours; it is only looked at, for the first connection would change it."""
    path = Path(url.database or "")
    if not path.is_file() or not path.stat().st_size:
        return False
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return bool(tables) and tables.isdisjoint(OURS)


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
