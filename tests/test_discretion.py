"""What is written in a draft is nowhere afterwards: not in the log, the keys, a temporary folder or a log line."""

from __future__ import annotations

import logging
import os
import socket
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner

from checker.cli import app
from checker.draft import Attachment, Draft
from checker.gate import Gate
from checker.pipeline import Checker
from checker.web.app import create_app
from tests.web.conftest import served
from tests.web.drafts import photo

PLANTED = ("Zebrafinkvägen", "850312-9804", "Qvintensia", "gurkmejegul", "Xylofonsson")
STOP = (
    "Qvintensia Xylofonsson med personnummer 850312-9804 från Zebrafinkvägen låg hos oss på avdelning 54 i natt "
    "med en gurkmejegul penna i örat."
)
REVIEW = "Tack Amina Xylofonsson för att du bjöd hela kvällsgänget på gurkmejegul saft, bästa kollegan!"
CLEAR = "Nu är den gurkmejegula väggen i personalrummet färdig. Trevlig helg på er allihop!"
UNTIL = f"{datetime.now(UTC) + timedelta(days=30):%Y-%m-%d}"


@pytest.fixture
def home(tmp_path, monkeypatch, checker) -> Path:
    """An installation whose every written file lies in one folder: keys, log, receipts, temporary files."""
    (tmp_path / "kept" / "tmp").mkdir(parents=True)
    (tmp_path / "drafts").mkdir()
    monkeypatch.chdir(tmp_path / "kept")
    monkeypatch.setenv("SEKRETESS_KEYS", "keys")
    monkeypatch.setenv("SEKRETESS_LOG", "log.db")
    monkeypatch.setenv("TMPDIR", str(tmp_path / "kept" / "tmp"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(Checker, "load", lambda *_: checker)
    for name, text in (("stop", STOP), ("review", REVIEW), ("clear", CLEAR)):
        (tmp_path / "drafts" / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path / "kept"


def run(*arguments: str) -> int:
    return CliRunner().invoke(app, list(arguments)).exit_code


def planted_in(folder: Path) -> list[tuple[str, str]]:
    """Every planted word in every file under ``folder``, as UTF-8 or UTF-16, and in the files' names."""
    found = []
    for path in folder.rglob("*"):
        data = path.name.encode() + (path.read_bytes() if path.is_file() else b"")
        found += [(path.name, word) for word in PLANTED for form in ("utf-8", "utf-16-le") if word.encode(form) in data]
    return found


def test_the_search_finds_what_is_there(tmp_path):
    (tmp_path / "a").write_bytes(b"\0\1" + "gurkmejegul".encode("utf-16-le"))
    (tmp_path / "b.txt").write_text(STOP, encoding="utf-8")
    assert {word for _, word in planted_in(tmp_path)} == set(PLANTED)


def by_command() -> None:
    """Every command that touches a draft, with drafts of each verdict; the expected codes show that they did."""
    drafts = {name: f"../drafts/{name}.txt" for name in ("stop", "review", "clear")}
    given = ("--all", "--by", "Sam Granskare", "--reason", "Skriftligt samtycke finns", "--until", UNTIL)
    stop = ("--role", "reviewer", "--author", "Kim Exempel")
    done = [
        run("keys", "new"),
        *(run("check", "--receipt", f"{name}.jws", path) for name, path in drafts.items()),
        *(run("gate", path, "--", sys.executable, "-c", "") for path in drafts.values()),
        run("accept", drafts["review"], *given[:4], "Amina Xylofonsson får nämnas", *given[5:]),
        run("accept", drafts["review"], *given),
        run("accept", drafts["stop"], *given, *stop, "--receipt", "stop.jws"),
        run("verify", "stop.jws", drafts["stop"]),
        run("verify", "clear.jws", drafts["review"]),
        run("gate", "--receipt", "stop.jws", drafts["stop"], "--", sys.executable, "-c", ""),
    ]
    assert done == [0, 4, 1, 0, 4, 1, 0, 3, 0, 0, 0, 1, 0]
    assert [run("log", "verify"), run("log", "report", "--html", "figures.html")] == [0, 0]


def by_http(checker: Checker) -> None:
    """The same over HTTP, with a photo whose name and whose hidden data speak too."""
    gate = Gate.open(Path("keys"), "log.db")
    with served(create_app(checker, gate=gate)) as address, httpx.Client(base_url=address, timeout=100) as client:
        for text in (STOP, REVIEW, CLEAR):
            report = client.post(
                "/v1/checks", json={"text": text, "author": "Kim Exempel", "channel": "Qvintensia"}
            ).json()
            given = {"reason": "Skriftligt samtycke finns", "by": "Sam Granskare", "roles": ["reviewer"]}
            for finding in report["findings"]:
                client.post(f"/v1/checks/{report['id']}/acknowledgements", json={"finding": finding["id"], **given})
            receipt = client.post("/v1/checks", json={"text": text, "author": "Kim Exempel"}).json()["receipt"]
            assert client.post("/v1/receipts/verify", json={"text": text, "receipt": receipt}).status_code == 200
            assert client.post("/v1/receipts/verify", json={"text": text + "!", "receipt": receipt}).status_code == 409
        files = [("files", ("Xylofonsson gurkmejegul.jpg", photo(size=(64, 64)), "image/jpeg"))]
        assert client.post("/v1/checks", data={"text": STOP}, files=files).status_code == 200
        assert client.post("/", files=[("text", (None, STOP)), *files]).status_code == 200
        assert client.post("/v1/receipts/verify", json={"text": STOP, "receipt": STOP}).status_code == 409
        assert client.get("/figures").status_code == 200


@pytest.mark.parametrize("text", [STOP, REVIEW, CLEAR])
def test_a_check_speaks_to_nobody(checker, monkeypatch, text):
    """Not over a socket of any kind, not to the name service, not through another program."""
    asked = []

    def refuse(*arguments: object, **_: object) -> None:
        asked.append(arguments)
        raise OSError

    for owner, name in (
        *((socket, name) for name in ("socket", "create_connection", "getaddrinfo", "gethostbyname")),
        *((subprocess, name) for name in ("Popen", "run")),
        (os, "system"),
    ):
        monkeypatch.setattr(owner, name, refuse)
    report = checker.check(Draft.of(text, [Attachment("IMG_20240312_141503.jpg", photo(size=(64, 64)))]))
    assert report.complete
    assert asked == []


def test_a_fault_in_a_check_says_nothing_of_the_draft(checker, monkeypatch, caplog, capfd):
    """The error of a library often quotes what it could not read."""
    caplog.set_level(logging.DEBUG)
    for broken in ("__call__", "_window"):
        with monkeypatch.context() as patch:
            patch.setattr(type(checker.judge), broken, lambda *_, **__: int(STOP))
            report = checker.check(Draft.of(STOP))
        assert not report.complete
        told = str(report.as_json() | {"engine": None}) + repr(report) + caplog.text + "".join(capfd.readouterr())
        assert [word for word in PLANTED if word in told] == []


def test_drafts_are_not_shown_by_their_repr():
    shown = repr(Draft.of(STOP, [Attachment("bild.jpg", STOP.encode())]))
    assert [word for word in PLANTED if word in shown] == []


def test_nothing_of_a_draft_is_kept(home, checker, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    by_command()
    by_http(checker)
    kept = {path.suffix for path in home.rglob("*") if path.is_file()}
    assert {".db", ".json", ".secret", ".jws", ".html"} <= kept
    assert planted_in(home) == []
    written = caplog.text + "".join(capfd.readouterr())
    assert [word for word in PLANTED if word in written] == []
