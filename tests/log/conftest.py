"""Logs in both databases: an SQLite file, and a PostgreSQL server that the tests start for themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import sqlalchemy as sa

from checker.keyring import Keyring
from checker.log.store import Log


@pytest.fixture(scope="session")
def keyring(tmp_path_factory) -> Keyring:
    """The keys of the installation that keeps the log."""
    return Keyring.create(tmp_path_factory.mktemp("log") / "keys")


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request, tmp_path) -> str:
    """The address of an empty database of each kind."""
    if request.param == "sqlite":
        return str(tmp_path / "log.db")
    server: str = request.getfixturevalue("postgres")
    engine = sa.create_engine(server.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        connection.execute(sa.text("DROP TABLE IF EXISTS lines, alembic_version"))
    engine.dispose()
    return server


@pytest.fixture
def log(address, keyring) -> Iterator[Log]:
    """An empty log of each kind."""
    opened = Log(address, keyring)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def tamper(log) -> Callable[..., None]:
    """Changes the table behind the log's back."""

    def change(statement: str, **values: object) -> None:
        with log.engine.begin() as connection:
            # Without values as it is written: a colon in JSON would be taken for the name of one.
            done = connection.execute(sa.text(statement), values) if values else connection.exec_driver_sql(statement)
            assert done.rowcount

    return change
