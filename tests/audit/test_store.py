"""Outcomes in a database: kept without text, known again, and checked again only where something may change."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

from checker.audit.run import audit
from checker.cli import app
from checker.errors import ResultsError
from checker.keyring import Keyring
from checker.log.store import Log
from tests.audit.conftest import kept
from tests.audit.plans import plan
from tests.audit.stand_in import RULES, SLOW
from tests.judged import CLEAR_TEXT, REVIEW_TEXT, STOP_TEXT

KILLS = int(os.environ.get("KILLS", "3"))
"""How often a run is killed; ``make kills`` takes ten."""

RUN = """
import sys
from pathlib import Path
from checker.audit.run import audit
from tests.audit.plans import plan
if __name__ == "__main__":
    audit(Path(sys.argv[1]), sys.argv[2], plan(2, Path(sys.argv[3])))
"""


def test_what_is_known_is_not_checked_again(archive, database, keys, tally):
    source = archive(number=30)
    first = audit(source, database, plan(keys=keys))
    assert (tally(), first.total()) == (30, 30)
    rows = kept(database, keys)
    assert [json.loads(row[3])["verdict"] for row in rows[:3]] == ["clear", "review", "stop"]
    assert rows[2][1:3] == ("r2", "2023-11-15T00:00:00+00:00")
    assert audit(source, database, plan(keys=keys)) == first
    assert (tally(), kept(database, keys)) == (0, rows)


def test_the_same_text_twice_is_checked_once(archive, database, keys, tally):
    counts = audit(archive(*[REVIEW_TEXT] * 500), database, plan(2, keys))
    assert (tally(), counts["review"], len(kept(database, keys))) == (1, 500, 500)


def test_other_rules_are_tried_only_where_they_say_something_else(archive, database, keys, tally, monkeypatch):
    source = archive(number=30)
    audit(source, database, plan(keys=keys))
    tally()
    monkeypatch.setenv(RULES, "r2")
    audit(source, database, plan(keys=keys))
    assert tally() == 20  # review and stop speak of Amina
    assert {json.loads(row[3])["engine"]["rules"] for row in kept(database, keys)} == {"r2"}
    audit(source, database, plan(keys=keys))
    assert tally() == 0


def test_a_changed_text_is_checked_and_a_lost_row_is_forgotten(archive, database, keys, tally):
    audit(archive(CLEAR_TEXT, REVIEW_TEXT, STOP_TEXT), database, plan(keys=keys))
    tally()
    audit(archive(CLEAR_TEXT, STOP_TEXT + "!"), database, plan(keys=keys))
    assert tally() == 1
    assert [json.loads(row[3])["verdict"] for row in kept(database, keys)] == ["clear", "stop"]


def test_a_source_that_was_known_by_its_name_alone_is_counted_once(tmp_path, archive, keys):
    store = tmp_path / "store.db"
    source = archive(number=6)
    audit(source, store, plan(keys=keys))
    renamed(store, source.name)
    audit(archive(number=5), store, plan(keys=keys))
    assert places(store) == {str(source): 5}


def test_another_source_of_that_name_keeps_what_is_known_by_it(tmp_path, archive, keys):
    store = tmp_path / "store.db"
    audit(archive(CLEAR_TEXT, STOP_TEXT, REVIEW_TEXT), store, plan(keys=keys))
    renamed(store, "in.jsonl")
    source = archive(CLEAR_TEXT, STOP_TEXT + "!", REVIEW_TEXT + "!")
    audit(source, store, plan(keys=keys))
    assert places(store) == {"in.jsonl": 3, str(source): 3}


def renamed(store: Path, name: str) -> None:
    """Every source as an earlier release knew it."""
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.execute("UPDATE entries SET source = ?", (name,))


def places(store: Path) -> dict[str, int]:
    """How many entries each source has."""
    with closing(sqlite3.connect(store)) as connection:
        return dict(connection.execute("SELECT source, count(*) FROM entries GROUP BY source"))


def test_a_file_that_comes_later_is_checked(tmp_path, database, keys):
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps({"id": 1, "files": ["a.txt"]}))
    assert audit(source, database, plan(keys=keys))["unchecked"] == 1
    (tmp_path / "a.txt").write_text(STOP_TEXT)
    assert audit(source, database, plan(keys=keys))["stop"] == 1
    assert len(kept(database, keys)) == 1


def test_two_sources_lie_beside_each_other(archive, database, keys):
    audit(archive(CLEAR_TEXT), database, plan(keys=keys))
    audit(archive(STOP_TEXT, name="other.jsonl"), database, plan(keys=keys))
    assert [row[1] for row in kept(database, keys)] == ["r0", "r0"]


def test_files_of_one_name_in_two_folders_are_two_sources(archive, database, keys, tmp_path, monkeypatch):
    sources = {}
    long = "å" * 100 + "/" + "x" * 100
    for year, text in (("2019", STOP_TEXT), (long, REVIEW_TEXT), (long + "y", CLEAR_TEXT)):
        (tmp_path / year).mkdir(parents=True)
        sources[year] = archive(text, text, name=f"{year}/posts.jsonl")
        audit(sources[year], database, plan(keys=keys))
    verdicts = sorted(json.loads(row[3])["verdict"] for row in kept(database, keys))
    assert verdicts == ["clear"] * 2 + ["review"] * 2 + ["stop"] * 2
    # however it is called, it is the same
    monkeypatch.chdir(tmp_path / "2019")
    audit(Path("posts.jsonl"), database, plan(keys=keys))
    assert len(kept(database, keys)) == 6
    table = tmp_path / "a.csv"
    arguments = ["report", database, "--csv", str(table), "--html", str(tmp_path / "a.html"), "--keys", str(keys)]
    assert CliRunner().invoke(app, arguments).exit_code == 0
    assert str(sources["2019"]) in table.read_text(encoding="utf-8-sig")
    assert "<td>2019/posts.jsonl</td>" in (tmp_path / "a.html").read_text(encoding="utf-8")


def test_no_word_of_a_draft_is_kept(tmp_path, archive, keys):
    audit(archive(STOP_TEXT), tmp_path / "out.db", plan(keys=keys))
    data = b"".join(path.read_bytes() for path in tmp_path.glob("out.db*"))
    assert b"r0" in data
    for word in ("Amina", "avdelning", "avdelning 54"):
        assert word.encode() not in data
    assert (tmp_path / "out.db").stat().st_mode & 0o077 == 0


def test_what_is_no_database_of_ours_is_refused(tmp_path, archive, keys):
    (tmp_path / "no.db").write_text("text, long enough to be taken for a file" * 9)
    for address in (str(tmp_path / "no.db"), "mysql://x/y", "postgresql://nobody@127.0.0.1:1/none"):
        with pytest.raises(ResultsError) as told:
            audit(archive(CLEAR_TEXT), address, plan(keys=keys))
        assert "nobody" not in str(told.value)
    with pytest.raises(ResultsError, match="skriv postgresql://"):
        audit(archive(CLEAR_TEXT), "postgres://nobody@127.0.0.1:1/none", plan(keys=keys))


def test_a_database_for_something_else_is_refused_and_stays(tmp_path, archive, keys):
    path = tmp_path / "browser.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmarks (address TEXT)")
        connection.commit()
    data = path.read_bytes()
    for address in (str(path), f"sqlite:///{path}"):
        with pytest.raises(ResultsError, match="något annat"):
            audit(archive(CLEAR_TEXT), address, plan(keys=keys))
    assert (path.read_bytes(), list(tmp_path.glob("browser.db-*"))) == (data, [])


def test_log_and_results_may_share_a_database(tmp_path, archive, keys):
    address = str(tmp_path / "one.db")
    Log(address, Keyring.open(keys))
    assert audit(archive(CLEAR_TEXT), address, plan(keys=keys)) == {"clear": 1}
    Log(address, Keyring.open(keys))


@pytest.mark.parametrize("out", ["out.jsonl", "out.db"])
def test_killed_at_random_a_run_ends_as_if_undisturbed(tmp_path, archive, keys, out, monkeypatch):
    source = archive(*[f"{text} {SLOW} {n}" for n in range(60) for text in (CLEAR_TEXT, REVIEW_TEXT, STOP_TEXT)])
    monkeypatch.chdir(Path(__file__).resolve().parents[2])
    audit(source, tmp_path / f"calm-{out}", plan(2, keys))
    dice, kills = random.Random(out), 0  # noqa: S311  (moments, not secrets)
    while kills < KILLS:
        run = subprocess.Popen([sys.executable, "-c", RUN, source, tmp_path / out, keys], stderr=subprocess.DEVNULL)
        time.sleep(dice.uniform(0.8, 3.0))
        kills += run.poll() is None
        run.send_signal(signal.SIGKILL)
        if run.wait() == 0:
            break
    audit(source, tmp_path / out, plan(2, keys))
    if out.endswith(".jsonl"):
        assert (tmp_path / out).read_bytes() == (tmp_path / f"calm-{out}").read_bytes()
    else:
        assert kept(tmp_path / out, keys) == kept(tmp_path / f"calm-{out}", keys)
    assert kills
