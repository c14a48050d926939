"""What the tests share: one checker, the way to the labelled drafts, a PostgreSQL server of their own."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from checker.pipeline import Checker

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def checker() -> Checker:
    """The checker of this installation, loaded once."""
    return Checker.load()


@pytest.fixture
def shared() -> Path:
    """The data beside the project; tests that need it skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("needs ../shared (labelled drafts and test numbers), which is not part of the project")
    return SHARED


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
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database of each kind."""
    if request.param == "sqlite":
        return str(tmp_path / "store.db")
    server: str = request.getfixturevalue("postgres")
    engine = sa.create_engine(server.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        connection.execute(sa.text("DROP SCHEMA public CASCADE"))
        connection.execute(sa.text("CREATE SCHEMA public"))
    engine.dispose()
    return server
