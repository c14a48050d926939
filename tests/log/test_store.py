"""Lines are written after each other, by however many at once, and what was slipped in is not believed."""

import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from checker.errors import LogError
from checker.keyring import Keyring
from checker.log.line import Kind
from checker.log.store import Log
from checker.log.table import LOG, lines
from checker.log.verify import verify

WRITER = """
import sys
from pathlib import Path
from checker.keyring import Keyring
from checker.log.line import Kind
from checker.log.store import Log

log = Log(sys.argv[1], Keyring.open(Path(sys.argv[2])))
for number in range(15):
    log.append(Kind.CHECK, "", writer=sys.argv[3], number=number)
"""


def test_lines_come_back_in_order(log):
    written = [log.append(Kind.CHECK, f"s{n}", number=n, word="räka") for n in range(3)]
    assert list(log.read()) == written
    assert [line.seq for line in written] == [1, 2, 3]
    assert log.last == written[-1]


def test_an_empty_log_is_whole(log):
    assert list(log.read()) == []
    assert log.last is None
    assert verify(log).faults == ()


def test_threads_that_write_at_once_keep_the_chain(log):
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: log.append(Kind.CHECK, "", number=n), range(60)))
    found = verify(log)
    assert (found.lines, found.faults) == (60, ())
    assert sorted(line.fields["number"] for line in log.read()) == list(range(60))


def test_processes_that_open_and_write_at_once_keep_the_chain(database, keyring):
    command = [sys.executable, "-c", WRITER, database, str(keyring.folder)]
    writers = [subprocess.Popen([*command, str(n)]) for n in range(2)]
    assert [writer.wait(100) for writer in writers] == [0, 0]
    log = Log(database, keyring)
    found = verify(log)
    log.engine.dispose()
    assert (found.lines, found.faults) == (30, ())


def test_only_lines_as_they_were_written_are_believed(log, tamper):
    for name in "ab":
        log.append(Kind.ACKNOWLEDGED, "draft", by=name)
    log.append(Kind.CHECK, "draft")
    assert [line.fields["by"] for line in log.about("draft", Kind.ACKNOWLEDGED)] == ["a", "b"]
    tamper("UPDATE lines SET fields = :fields WHERE seq = 2", fields='{"by":"c"}')
    assert [line.fields["by"] for line in log.about("draft", Kind.ACKNOWLEDGED)] == ["a"]
    tamper("UPDATE lines SET subject = 'other' WHERE seq = 1")
    assert log.about("other", Kind.ACKNOWLEDGED) == []


def test_a_line_of_another_installation_is_not_believed(database, log, tmp_path):
    other = Log(database, Keyring.create(tmp_path / "other"))
    other.append(Kind.ACKNOWLEDGED, "draft", by="a")
    other.engine.dispose()
    assert log.about("draft", Kind.ACKNOWLEDGED) == []
    assert [fault.seq for fault in verify(log).faults] == [1]


def test_the_schema_is_that_of_the_newest_migration(log):
    config = Config()
    config.set_main_option("script_location", str(LOG.migrations))
    config.set_main_option("version_locations", str(LOG.migrations))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_current_head() == LOG.newest
    with log.engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert context.get_current_revision() == LOG.newest
        changes = compare_metadata(context, lines.metadata)
    assert [change for change in changes if "alembic_version" not in str(change)] == []


def test_a_file_is_readable_by_its_owner_only(tmp_path, keyring):
    log = Log(str(tmp_path / "log.db"), keyring)
    log.append(Kind.CHECK)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.glob("log.db*")}
    assert modes == {0o600}


@pytest.mark.parametrize(
    "address", ["/nowhere/at/all/log.db", "mysql://a:hemligt@b/c", "postgresql://a:hemligt@127.0.0.1:1/c", "://"]
)
def test_what_can_not_be_opened_is_told_without_its_address(address, keyring):
    with pytest.raises(LogError) as caught:
        Log(address, keyring)
    assert "hemligt" not in str(caught.value)
    assert "/nowhere" not in str(caught.value)


def test_a_database_that_goes_away_is_told(log):
    log.append(Kind.CHECK)
    with log.engine.begin() as connection:
        connection.execute(sa.text("DROP TABLE lines"))
    with pytest.raises(LogError):
        log.append(Kind.CHECK)
    with pytest.raises(LogError):
        list(log.read())


def test_a_database_file_that_is_none_is_told(tmp_path, keyring):
    path: Path = tmp_path / "log.db"
    path.write_bytes(b"no database at all" * 100)
    with pytest.raises(LogError):
        Log(str(path), keyring)
