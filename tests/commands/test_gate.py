"""From the command line through the gate: receipts, acceptances, and a real program that posts."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastapi import FastAPI, File, Form, Header, HTTPException, UploadFile
from typer.testing import CliRunner

from checker.cli import app
from checker.pipeline import Checker
from tests.judged import CLEAR_TEXT, REVIEW_TEXT, STOP_TEXT, judge, stand_in
from tests.web.conftest import served
from tests.web.drafts import photo
from tests.web.stand_in import StandIn

GATE_PAGE = Path(__file__).parents[2] / "docs" / "gate.md"
UNTIL = f"{datetime.now(UTC) + timedelta(days=30):%Y-%m-%d}"
ACCEPT = ("--all", "--by", "Sam Granskare", "--reason", "Skriftligt samtycke finns", "--until", UNTIL)


@pytest.fixture
def home(tmp_path, monkeypatch) -> Path:
    """An installation with keys and a log, in whose folder the drafts lie; its judge is ``tests.judged``."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SEKRETESS_KEYS", "keys")
    monkeypatch.setenv("SEKRETESS_LOG", "log.db")
    monkeypatch.setattr(Checker, "load", lambda *_: stand_in())
    for name, text in (("clear", CLEAR_TEXT), ("review", REVIEW_TEXT), ("stop", STOP_TEXT)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "a.jpg").write_bytes(photo(place=False, size=(64, 64)))
    assert run("keys", "new")[0] == 0
    return tmp_path


def run(*arguments: str, text: str | None = None) -> tuple[int, str]:
    result = CliRunner().invoke(app, list(arguments), input=text)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


@pytest.mark.parametrize("command", ["verify", "head", "show", "accepted", "prune", "report"])
def test_a_log_that_is_missing_is_no_whole_log(home, command):
    code, said = run("log", command, "--log", "none.db")
    assert code == 3
    assert "Loggen none.db finns inte." in said
    assert run("log", "withdraw", "1", "--by", "Sam", "--log", "sqlite:///none.db")[0] == 3
    assert not (home / "none.db").exists()


@pytest.mark.parametrize("output", ["human", "json"])
def test_a_reader_that_has_read_enough_does_not_change_the_code(home, monkeypatch, output):
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as pipe:
        monkeypatch.setattr(sys, "stdout", pipe)
        with pytest.raises(SystemExit) as left:
            app(["check", "--format", output, str(home / "stop.txt")])
    assert left.value.code == 4


def accept(*arguments: str) -> tuple[int, str]:
    return run("accept", *arguments)


def lines() -> list[dict]:
    return [json.loads(line) for line in run("log", "show")[1].splitlines()]


def touch(name: str, code: int = 0) -> list[str]:
    """A command that leaves a file behind, and ends with ``code``."""
    return ["--", sys.executable, "-c", f"open({name!r}, 'w').close(); raise SystemExit({code})"]


class TestReceipts:
    def test_a_cleared_draft_verifies_and_another_does_not(self, home):
        assert run("check", "--receipt", "r.jws", "clear.txt", "a.jpg")[0] == 0
        code, output = run("verify", "--receipt", "r.jws", "clear.txt", "a.jpg")
        assert (code, "Gäller:" in output) == (0, True)
        assert run("verify", "r.jws", "a.jpg", "clear.txt")[0] == 0
        for files, word in ((["review.txt", "a.jpg"], "Texten"), (["clear.txt"], "saknas")):
            code, output = run("verify", "--receipt", "r.jws", *files)
            assert (code, word in output) == (1, True), output

    def test_the_public_keys_are_enough(self, home):
        run("check", "--receipt", "r.jws", "clear.txt")
        (home / "jwks.json").write_text(run("keys", "jwks")[1])
        (home / "keys").rename("away")
        assert run("verify", "--receipt", "r.jws", "--jwks", "jwks.json", "clear.txt")[0] == 0
        assert run("verify", "--receipt", "r.jws", "clear.txt")[0] == 3

    @pytest.mark.parametrize("name", ["review", "stop"])
    def test_no_receipt_for_what_is_not_let_through(self, home, name):
        code, output = run("check", "--receipt", "r.jws", f"{name}.txt")
        assert code in {1, 4}
        assert "Inget kvitto" in output
        assert not (home / "r.jws").exists()

    def test_a_retired_key_is_believed_no_longer(self, home):
        run("check", "--receipt", "r.jws", "clear.txt")
        old = run("keys", "list")[1].split()[0]
        run("keys", "new")
        assert run("verify", "r.jws", "clear.txt")[0] == 0
        assert run("keys", "retire", old)[0] == 0
        code, output = run("verify", "r.jws", "clear.txt")
        assert (code, "indragen" in output) == (1, True)
        assert "indragen" in run("keys", "list")[1]

    def test_what_is_missing_is_told(self, home, monkeypatch):
        assert run("verify", "--receipt", "r.jws", "clear.txt")[0] == 3
        assert run("verify", "r.jws")[0] == 2
        assert run("keys", "retire", "nobody")[0] == 3
        monkeypatch.delenv("SEKRETESS_LOG")
        monkeypatch.delenv("SEKRETESS_KEYS")
        assert run("check", "--receipt", "r.jws", "clear.txt")[0] == 3
        assert run("keys", "list")[0] == 2
        assert run("check", "--log", "log.db", "clear.txt")[0] == 3


class TestGate:
    def test_a_clear_draft_lets_the_command_run_and_its_code_is_passed_on(self, home):
        assert run("gate", "clear.txt", "a.jpg", *touch("ran", 7))[0] == 7
        assert (home / "ran").exists()

    def test_a_signal_that_ends_the_command_is_told_as_a_shell_does(self, home):
        kill = "import os, signal; os.kill(os.getpid(), signal.SIGTERM)"
        assert run("gate", "clear.txt", "--", sys.executable, "-c", kill)[0] == 128 + 15

    @pytest.mark.parametrize(("name", "code"), [("review", 1), ("stop", 4), ("missing", 3), ("damaged", 3)])
    def test_nothing_else_does(self, home, name, code):
        (home / "b.jpg").write_bytes(b"?")
        files = ["clear.txt", "b.jpg"] if name == "damaged" else [f"{name}.txt"]
        assert run("gate", *files, *touch("ran"))[0] == code
        assert not (home / "ran").exists()

    def test_a_receipt_is_enough_and_only_for_its_own_bytes(self, home, monkeypatch):
        run("check", "--receipt", "r.jws", "clear.txt")
        monkeypatch.setattr(Checker, "load", lambda *_: pytest.fail("no check is needed"))
        assert run("gate", "--receipt", "r.jws", "clear.txt", *touch("ran"))[0] == 0
        assert (home / "ran").exists()
        code, output = run("gate", "--receipt", "r.jws", "clear.txt", "a.jpg", *touch("again"))
        assert (code, "inte var med" in output) == (1, True)
        assert run("gate", "--receipt", "nowhere.jws", "clear.txt", *touch("again"))[0] == 3
        assert not (home / "again").exists()

    def test_a_file_that_changes_meanwhile_is_not_posted(self, home, monkeypatch):
        def change(draft):
            (home / "clear.txt").write_text(STOP_TEXT, encoding="utf-8")
            return judge(draft)

        monkeypatch.setattr(Checker, "load", lambda *_: StandIn(change))
        code, output = run("gate", "clear.txt", *touch("ran"))
        assert (code, "ändrades" in output) == (3, True)
        assert not (home / "ran").exists()
        assert lines()[-1]["fields"] == {"passed": False}

    def test_the_command_gets_the_receipt_and_the_text_of_standard_input(self, home):
        copy = "import os, sys; open('out', 'w').write(os.environ['SEKRETESS_RECEIPT'] + '|' + sys.stdin.read())"
        assert run("gate", "-", "--", sys.executable, "-c", copy, text=CLEAR_TEXT)[0] == 0
        receipt, text = (home / "out").read_text(encoding="utf-8").split("|")
        assert text == CLEAR_TEXT
        (home / "r.jws").write_text(receipt)
        assert run("verify", "r.jws", "clear.txt")[0] == 0

    def test_a_receipt_of_somebody_else_is_not_passed_on(self, home, monkeypatch):
        monkeypatch.setenv("SEKRETESS_RECEIPT", "old")
        monkeypatch.delenv("SEKRETESS_LOG")
        monkeypatch.delenv("SEKRETESS_KEYS")
        look = "import os; raise SystemExit('SEKRETESS_RECEIPT' in os.environ)"
        assert run("gate", "clear.txt", "--", sys.executable, "-c", look)[0] == 0

    def test_a_log_that_can_not_be_written_keeps_the_gate_shut(self, home, monkeypatch):
        monkeypatch.setenv("SEKRETESS_LOG", "nowhere/log.db")
        assert run("gate", "clear.txt", *touch("ran"))[0] == 3
        assert not (home / "ran").exists()

    def test_usage(self, home):
        assert run("gate", "clear.txt")[0] == 2
        assert run("gate", "clear.txt", "--")[0] == 2
        assert run("gate", "--", "true")[0] == 2
        assert run("gate", "clear.txt", "--", "./no-such-program")[0] == 2


class TestAccept:
    def test_a_review_that_was_accepted_passes(self, home):
        code, output = accept("review.txt")
        assert (code, "f1  granska  person/staff  Amina" in output) == (1, True)
        assert accept("review.txt", *ACCEPT, "--receipt", "r.jws")[0] == 0
        code, output = run("verify", "r.jws", "review.txt")
        assert (code, "godkänt av Sam Granskare" in output) == (0, True)
        assert run("gate", "review.txt", *touch("ran"))[0] == 0
        assert run("check", "review.txt")[0] == 1
        (home / "review.txt").write_text(REVIEW_TEXT + " Tusen tack!", encoding="utf-8")
        assert run("gate", "review.txt", *touch("again"))[0] == 1

    def test_a_stop_needs_another_person_who_is_a_reviewer(self, home):
        assert accept("stop.txt", *ACCEPT)[0] == 3
        assert accept("stop.txt", *ACCEPT, "--role", "reviewer")[0] == 3
        assert accept("stop.txt", *ACCEPT, "--role", "reviewer", "--author", "sam granskare")[0] == 3
        assert run("gate", "stop.txt", *touch("ran"))[0] == 4
        assert accept("stop.txt", *ACCEPT, "--role", "reviewer", "--author", "Kim Exempel")[0] == 0
        assert run("gate", "stop.txt", *touch("ran"))[0] == 0

    def test_what_was_taken_back_does_not_pass(self, home):
        accept("review.txt", *ACCEPT)
        number, state, use = run("log", "accepted")[1].split("  ")[:3]
        assert (state, use) == ("gäller", "inte använt")
        run("gate", "review.txt", *touch("ran"))
        assert "  gäller  använt  " in run("log", "accepted")[1]
        assert run("log", "withdraw", number, "--by", " ")[0] == 3
        assert run("log", "withdraw", "1", "--by", "Sam Granskare")[0] == 3
        assert run("log", "withdraw", number, "--by", "Sam Granskare")[0] == 0
        assert run("gate", "review.txt", *touch("again"))[0] == 1
        assert "  återtaget  " in run("log", "accepted")[1]
        assert run("log", "withdraw", number, "--by", "Sam Granskare")[0] == 3
        accept("review.txt", *ACCEPT)
        assert run("gate", "review.txt", *touch("again"))[0] == 0

    def test_one_at_a_time(self, home):
        code, output = accept("stop.txt", *ACCEPT[1:], "--finding", "f1", "--author", "Kim Exempel")
        assert code == 4
        assert "f2  stopp" in output
        assert "f1" not in output

    def test_usage(self, home, monkeypatch):
        assert accept("review.txt", "--all")[0] == 2
        assert accept()[0] == 2
        monkeypatch.delenv("SEKRETESS_LOG")
        code, output = accept("review.txt", *ACCEPT)
        assert (code, "logg" in output) == (3, True)


class TestLog:
    def test_each_step_leaves_its_line(self, home):
        run("check", "--receipt", "r.jws", "clear.txt")
        run("verify", "r.jws", "review.txt")
        accept("review.txt", *ACCEPT)
        run("gate", "review.txt", *touch("ran"))
        kinds = [line["kind"] for line in lines()]
        assert kinds == ["check", "verified", "check", "acknowledged", "receipt", "check", "gate"]

    @pytest.mark.parametrize(
        ("options", "days"),
        [((), 730), (("--policy", "p.toml"), 90), (("--policy", "p.toml", "--days", "7"), 7)],
    )
    def test_lines_are_kept_as_long_as_the_policy_says(self, home, monkeypatch, options, days):
        (home / "p.toml").write_text("[retention]\nlog_days = 90\n")
        asked = []
        monkeypatch.setattr("checker.log.retention.prune", lambda log, before: asked.append(before) or 0)
        run("check", "clear.txt")
        assert run("log", "prune", *options)[0] == 0
        assert (datetime.now(UTC) - asked[0]).days == days

    def test_verify_head_prune_report(self, home, monkeypatch):
        for _ in range(3):
            run("check", "clear.txt")
        anchor = run("log", "head")[1].strip()
        assert run("log", "verify", "--anchor", anchor)[0] == 0
        assert json.loads(run("log", "report")[1])["weeks"][0]["checks"] == {"clear": 3}
        assert run("log", "report", "--html", "f.html")[0] == 0
        assert "<svg" in (home / "f.html").read_text(encoding="utf-8")
        assert run("log", "prune", "--days", "1") == (0, "0 rader gallrade\n")
        assert run("log", "verify", "--anchor", "nonsense")[0] == 3
        with sqlite3.connect(home / "log.db") as database:
            database.execute("DELETE FROM lines WHERE seq = 3")
        assert run("log", "verify")[0] == 0
        code, output = run("log", "verify", "--anchor", anchor)
        assert (code, "avklippt" in output) == (1, True)
        monkeypatch.delenv("SEKRETESS_LOG")
        assert run("log", "verify")[0] == 2


class Mastodon:
    """The part of a Mastodon server that a posting program speaks to: tokens, media, statuses."""

    TOKEN = "posting-token"

    def __init__(self) -> None:
        self.media: dict[str, bytes] = {}
        self.statuses: dict[str, dict] = {}
        self.turn = threading.Lock()
        self.app = FastAPI()
        self.app.post("/api/v2/media")(self.upload)
        self.app.post("/api/v1/statuses")(self.post)

    def upload(self, file: UploadFile = File(), authorization: str = Header()) -> dict:  # noqa: B008
        self.allowed(authorization)
        with self.turn:
            number = str(len(self.media) + 1)
            self.media[number] = file.file.read()
        return {"id": number, "type": "image"}

    def post(
        self,
        status: str = Form(),
        media_ids: list[str] = Form(default=[], alias="media_ids[]"),  # noqa: B008
        authorization: str = Header(),
        idempotency_key: str = Header(),
    ) -> dict:
        self.allowed(authorization)
        if not set(media_ids) <= set(self.media):
            raise HTTPException(422, "Unknown media")
        with self.turn:
            row = {"id": "1", "url": "https://mastodon.example/@hospital/1", "status": status, "media": media_ids}
            return self.statuses.setdefault(idempotency_key, row)

    def allowed(self, authorization: str) -> None:
        if authorization != f"Bearer {self.TOKEN}":
            raise HTTPException(401, "The access token is invalid")


@pytest.fixture
def mastodon(home, monkeypatch) -> Iterator[Mastodon]:
    """A running server, the program of docs/gate.md as ``post.py``, and the environment that the page sets."""
    example = re.search(r"```python\n(.*?)```", GATE_PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert example is not None
    (home / "post.py").write_text(example.group(1), encoding="utf-8")
    (home / "jwks.json").write_text(run("keys", "jwks")[1])
    network = Mastodon()
    with served(network.app) as address:
        monkeypatch.setenv("JWKS", "jwks.json")
        monkeypatch.setenv("MASTODON", address)
        monkeypatch.setenv("MASTODON_TOKEN", Mastodon.TOKEN)
        yield network


class TestMastodon:
    def post(self, *files: str) -> int:
        return run("gate", *files, "--", sys.executable, "post.py", *files)[0]

    def test_what_was_checked_is_what_is_posted(self, home, mastodon):
        assert self.post("clear.txt", "a.jpg") == 0
        (status,) = mastodon.statuses.values()
        assert (status["status"], status["media"]) == (CLEAR_TEXT, ["1"])
        assert mastodon.media["1"] == (home / "a.jpg").read_bytes()

    @pytest.mark.parametrize(("name", "code"), [("review", 1), ("stop", 4)])
    def test_nothing_is_posted_that_is_not_cleared(self, home, mastodon, name, code):
        assert self.post(f"{name}.txt", "a.jpg") == code
        assert (mastodon.statuses, mastodon.media) == ({}, {})

    def test_the_program_itself_refuses_other_files_than_the_gate_saw(self, home, mastodon):
        assert run("gate", "clear.txt", "--", sys.executable, "post.py", "stop.txt")[0] == 1
        assert (mastodon.statuses, mastodon.media) == ({}, {})

    def test_without_the_gate_there_is_no_receipt_and_no_post(self, home, mastodon):
        ended = subprocess.run([sys.executable, "post.py", "clear.txt"], capture_output=True, check=False)
        assert ended.returncode == 1
        assert mastodon.statuses == {}

    def test_the_whole_way_with_the_real_checker(self, home, mastodon, checker, monkeypatch):
        monkeypatch.setattr(Checker, "load", lambda *_: checker)
        (home / "job.txt").write_text("Vi söker sjuksköterskor till nattpassen. Sök via webbplatsen.", encoding="utf-8")
        (home / "leak.txt").write_text("Kan någon ringa upp patienten 850312-9804 före lunch?", encoding="utf-8")
        assert self.post("leak.txt") == 4
        assert self.post("job.txt") == 0
        assert [status["status"] for status in mastodon.statuses.values()] == [
            (home / "job.txt").read_text(encoding="utf-8")
        ]
