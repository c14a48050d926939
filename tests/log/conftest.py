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


@pytest.fixture
def log(database, keyring) -> Iterator[Log]:
    """An empty log of each kind."""
    opened = Log(database, keyring)
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
