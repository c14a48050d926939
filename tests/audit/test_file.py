"""The file of whole reports: what is none of ours stays as it is, and one audit writes it at a time."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from checker.audit.results.file import ResultFile
from checker.audit.run import audit
from checker.cli import app
from checker.errors import ResultsError
from tests.audit.archives import PHOTO
from tests.audit.conftest import reports
from tests.audit.plans import plan
from tests.judged import CLEAR_TEXT, STOP_TEXT

FOREIGN = {
    "photo": PHOTO,
    "one line without an end": b'{"theme": "dark"}',
    "one line without an end, with an id": b'{"id": 1, "theme": "dark"}',
    "a half line of something else": b'{"theme": ',
    "rows of drafts": b'{"id": 1, "text": "Kaffe"}\n{"id": 2, "text": "Bullar"}\n',
    "rows with a report of something else": b'{"id": 1, "report": "kvartal 3"}\n',
    "a list": b"[1]\n",
    "text": "Kaffet är klart.\nUtan radslut".encode(),
}


@pytest.mark.parametrize("data", FOREIGN.values(), ids=FOREIGN)
def test_a_file_that_is_none_of_ours_is_refused_and_stays(tmp_path, archive, data):
    out = tmp_path / "out"
    out.write_bytes(data)
    out.chmod(0o644)
    with pytest.raises(ResultsError, match="ingen resultatfil"):
        audit(archive(CLEAR_TEXT), out, plan())
    assert (out.read_bytes(), out.stat().st_mode & 0o777) == (data, 0o644)


def test_results_are_never_written_into_what_is_read(tmp_path, archive, keys):
    source = archive(STOP_TEXT)
    data = source.read_bytes()
    (tmp_path / "link.jsonl").symlink_to(source)
    (tmp_path / "hard.jsonl").hardlink_to(source)
    for out in (source, tmp_path / "link.jsonl", tmp_path / "hard.jsonl"):
        with pytest.raises(ResultsError, match="ska granskas"):
            audit(source, out, plan())
    for name in ("new.jsonl", "new.db", "keys/new.jsonl"):
        with pytest.raises(ResultsError, match="mappen"):
            audit(tmp_path, tmp_path / name, plan(keys=keys))
        assert not (tmp_path / name).exists()
    # results are rows too, and may be the source of a mistake
    audit(source, tmp_path / "out.jsonl", plan())
    kept = (tmp_path / "out.jsonl").read_bytes()
    with pytest.raises(ResultsError, match="ska granskas"):
        audit(tmp_path / "out.jsonl", tmp_path / "out.jsonl", plan())
    assert (source.read_bytes(), (tmp_path / "out.jsonl").read_bytes()) == (data, kept)


def test_what_is_no_file_is_refused(tmp_path, archive):
    (tmp_path / "out").mkdir()
    for out in (tmp_path / "out", tmp_path / "missing" / "out.jsonl"):
        with pytest.raises(ResultsError):
            audit(archive(CLEAR_TEXT), out, plan())


@pytest.mark.parametrize("left", [b'{"id": "r0", "rep', b""])
def test_a_half_first_line_of_ours_is_gone_on_with(tmp_path, archive, left):
    out = tmp_path / "out.jsonl"
    out.write_bytes(left)
    audit(archive(CLEAR_TEXT), out, plan())
    assert [row["id"] for row in reports(out)] == ["r0"]


def test_a_half_line_is_cut_off_once_something_is_written(tmp_path, archive):
    source, out = archive(CLEAR_TEXT, STOP_TEXT), tmp_path / "out.jsonl"
    audit(source, out, plan())
    whole = out.read_bytes()
    out.write_bytes(whole[:-9])
    file = ResultFile(out)
    assert (file.count, out.read_bytes()) == (1, whole[:-9])
    file.keep()
    file.write(b"{}\n")
    file.close()
    assert out.read_bytes() == whole.splitlines(keepends=True)[0] + b"{}\n"


def test_nobody_else_can_read_the_quotes(tmp_path, archive):
    source, out = archive(STOP_TEXT), tmp_path / "out.jsonl"
    audit(source, out, plan())
    assert out.stat().st_mode & 0o777 == 0o600
    out.chmod(0o644)
    audit(source, out, plan())
    assert out.stat().st_mode & 0o777 == 0o600


def test_one_audit_writes_at_a_time(tmp_path, archive):
    source, out = archive(CLEAR_TEXT), tmp_path / "out.jsonl"
    first = ResultFile(out)
    with pytest.raises(ResultsError, match="En annan granskning"):
        audit(source, out, plan())
    first.close()
    assert audit(source, out, plan())["clear"] == 1


def test_a_report_is_not_written_over_its_results(tmp_path, archive):
    out = tmp_path / "out.jsonl"
    audit(archive(STOP_TEXT), out, plan())
    data = out.read_bytes()
    for option in ("--csv", "--html"):
        told = CliRunner().invoke(app, ["report", str(out), option, str(out)])
        assert (told.exit_code, out.read_bytes()) == (3, data)
    assert json.loads(data)["id"] == "r0"
