"""Logs in both databases: an SQLite file, and a PostgreSQL server that the tests start for themselves."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from checker.keyring import Keyring
from checker.log.store import Log


@pytest.fixture(scope="session")
def keyring(tmp_path_factory) -> Keyring:
    """The keys of the installation that keeps the log."""
    return Keyring.create(tmp_path_factory.mktemp("log") / "keys")


def postgres_tools() -> Path | None:
    """The folder with PostgreSQL's own programs; Debian keeps it out of the path."""
    found = shutil.which("initdb") or next(map(str, sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))), None)
    return Path(found).resolve().parent if found else None


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """URL of a server that listens on a socket in a temporary folder; its programs refuse to run as root."""
    tools = postgres_tools()
    if tools is None:
        pytest.skip("PostgreSQL is not installed (apt install postgresql): the log is tested in SQLite only")
    account = pwd.getpwnam("nobody") if os.getuid() == 0 else pwd.getpwuid(os.getuid())
    # A short path: the name of a socket has 107 characters at most.
    home = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    os.chown(home, account.pw_uid, account.pw_gid)

    def run(program: str, *arguments: str) -> None:
        subprocess.run(
            [tools / program, *arguments],
            user=account.pw_uid, group=account.pw_gid, extra_groups=[], cwd=home, check=True, timeout=120,
            stdout=subprocess.DEVNULL, env={"PATH": os.defpath, "LC_ALL": "C.UTF-8"},
        )  # fmt: skip

    try:
        run("initdb", "-D", f"{home}/data", "-U", "log", "--auth=trust", "--no-sync", "-E", "UTF8")
        options = f"-k {home} -c listen_addresses='' -c fsync=off"
        run("pg_ctl", "-D", f"{home}/data", "-o", options, "-l", f"{home}/server.log", "-w", "start")
        yield f"postgresql://log@/postgres?host={home}"
        run("pg_ctl", "-D", f"{home}/data", "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


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
