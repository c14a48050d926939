"""Audits by processes: order, faults, crashes and hangs, resuming; the checker is a stand-in but for the last test."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from checker.audit.plan import Plan
from checker.audit.run import again_and_again, audit
from checker.audit.task import DIED
from checker.cli import app
from checker.commands.audit import counted
from checker.errors import CheckerError, KeyringError, ResultsError, UnreadableError
from tests.audit.archives import PHOTO
from tests.audit.conftest import kept, reports
from tests.audit.plans import plan
from tests.audit.stand_in import CRASH, HANG, RAISE, RULES, TALLY, load_nothing
from tests.judged import CLEAR_TEXT, REVIEW_TEXT, STOP_TEXT


def test_rows_come_out_in_order_and_what_can_not_be_checked_is_told(tmp_path, archive):
    source = archive(CLEAR_TEXT, STOP_TEXT, "", RAISE)
    with source.open("a") as file:
        file.write("{broken\n" + json.dumps({"id": "f", "files": ["missing.jpg"]}) + "\n")
    counts = audit(source, tmp_path / "out.jsonl", plan())
    rows = reports(tmp_path / "out.jsonl")
    assert [row["id"] for row in rows] == ["r0", "r1", "r2", "r3", "rad 5", "f"]
    told = [row["report"] for row in rows]
    assert [report["verdict"] for report in told] == ["clear", "stop", "review", "review", "review", "review"]
    assert [report["complete"] for report in told] == [True, True, False, False, False, False]
    assert told[3]["unchecked"][0]["reason"] == "Internt fel (RuntimeError)."
    assert "Rad 5" in told[4]["unchecked"][0]["reason"]
    assert (counts["clear"], counts["stop"], counts["unchecked"]) == (1, 1, 4)


def test_what_takes_its_worker_down_is_isolated_and_tried_twice(tmp_path, archive, keys, monkeypatch):
    workers = 2
    monkeypatch.setenv(TALLY, str(tmp_path / "tally"))
    source = archive(*[CLEAR_TEXT] * 3, CRASH, REVIEW_TEXT, HANG, STOP_TEXT, CLEAR_TEXT)
    audit(source, tmp_path / "out.jsonl", plan(workers))
    told = [row["report"] for row in reports(tmp_path / "out.jsonl")]
    assert [place for place, report in enumerate(told) if not report["complete"]] == [3, 5]
    assert {report["unchecked"][0]["reason"] for report in told if not report["complete"]} == {DIED}
    assert told[6]["verdict"] == "stop"
    assert len((tmp_path / "tally").read_bytes()) == 6 + 2 * 2  # the good ones once, the bad ones twice
    # Not for ever: a database knows them by their content, and a second run leaves them alone.
    audit(source, tmp_path / "out.db", plan(workers, keys))
    tries = len((tmp_path / "tally").read_bytes())
    assert audit(source, tmp_path / "out.db", plan(workers, keys))["unchecked"] == 2
    assert len((tmp_path / "tally").read_bytes()) == tries


def test_results_do_not_hang_on_the_number_of_processes(tmp_path, archive, keys):
    source = archive(number=200)
    for workers in (1, 3):
        audit(source, tmp_path / f"{workers}.jsonl", plan(workers))
        audit(source, tmp_path / f"{workers}.db", plan(workers, keys))
    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "3.jsonl").read_bytes()
    assert len(reports(tmp_path / "1.jsonl")) == 200
    assert kept(tmp_path / "1.db", keys) == kept(tmp_path / "3.db", keys)


def test_a_cut_file_goes_on_where_it_was(tmp_path, archive):
    source, whole, cut = archive(number=40), tmp_path / "whole.jsonl", tmp_path / "cut.jsonl"
    audit(source, whole, plan())
    data = whole.read_bytes()
    cut.write_bytes(data[: data.index(b"\n", len(data) // 2) + 40])
    audit(source, cut, plan())
    assert cut.read_bytes() == data


def test_a_file_of_other_rules_or_another_source_is_not_gone_on_with(tmp_path, archive, monkeypatch):
    source, out = archive(number=4), tmp_path / "out.jsonl"
    audit(source, out, plan())
    with pytest.raises(UnreadableError, match="fler rader"):
        audit(archive(CLEAR_TEXT, name="b.jsonl"), out, plan())
    monkeypatch.setenv(RULES, "r2")
    with pytest.raises(ResultsError, match="andra regler"):
        audit(source, out, plan())
    out.write_text("\n".join([*out.read_text().splitlines()[:2], ""]).replace("r1", "another"))
    with pytest.raises(ResultsError, match="annan källa"):
        audit(source, out, plan())
    out.write_text("no results\n")
    with pytest.raises(ResultsError, match="ingen resultatfil"):
        audit(source, out, plan())


def test_a_text_that_has_changed_is_checked_anew_and_nothing_else(tmp_path, archive, tally):
    out = tmp_path / "out.jsonl"
    audit(archive(CLEAR_TEXT, REVIEW_TEXT, STOP_TEXT), out, plan())
    before, _ = reports(out), tally()
    counts = audit(archive(STOP_TEXT, REVIEW_TEXT, STOP_TEXT, CLEAR_TEXT), out, plan())
    rows = reports(out)
    assert (tally(), counts) == (2, {"stop": 2, "review": 1, "clear": 1})
    assert [row["report"]["verdict"] for row in rows] == ["stop", "review", "stop", "clear"]
    assert rows[1:3] == before[1:]
    assert not list(tmp_path.glob(".*"))
    whole = tmp_path / "whole.jsonl"
    audit(archive(STOP_TEXT, REVIEW_TEXT, STOP_TEXT, CLEAR_TEXT), whole, plan())
    assert whole.read_bytes() == out.read_bytes()


def test_a_photo_that_has_changed_is_checked_anew(tmp_path):
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("".join(json.dumps({"id": n, "text": CLEAR_TEXT, "files": ["a.jpg"]}) + "\n" for n in range(2)))
    (tmp_path / "a.jpg").write_bytes(PHOTO)
    assert audit(source, out, plan())["clear"] == 2
    (tmp_path / "a.jpg").write_bytes(b"?")  # the judge can't read it
    assert audit(source, out, plan())["unchecked"] == 2


@pytest.mark.parametrize("line", ["first", "all"])
def test_a_line_that_does_not_say_what_it_was_made_of_is_checked_anew(tmp_path, archive, tally, line):
    source, out = archive(number=4), tmp_path / "out.jsonl"
    audit(source, out, plan())
    whole, _ = out.read_bytes(), tally()
    rows = [json.loads(row) for row in out.read_text().splitlines()]
    for row in rows[: 1 if line == "first" else 4]:
        del row["key"]
    out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
    audit(source, out, plan())
    assert (tally(), out.read_bytes()) == (1 if line == "first" else 4, whole)


def test_what_a_killed_run_wrote_anew_is_taken_in(tmp_path, archive, tally):
    out = tmp_path / "out.jsonl"
    audit(archive(number=6), out, plan())
    old = out.read_bytes().splitlines(keepends=True)
    source = archive(*[STOP_TEXT] * 6)
    audit(source, tmp_path / "whole.jsonl", plan())
    whole = (tmp_path / "whole.jsonl").read_bytes()
    new = whole.splitlines(keepends=True)
    (tmp_path / ".out.jsonl.ny").write_bytes(b"".join(new[:4]) + new[4][:50])
    tally()
    audit(source, out, plan())
    assert (tally(), out.read_bytes()) == (2, whole)
    (tmp_path / ".out.jsonl.ny").write_bytes(b"of somebody else\n")
    with pytest.raises(ResultsError, match="ingen resultatfil"):
        audit(source, out, plan())
    assert ((tmp_path / ".out.jsonl.ny").read_bytes(), out.read_bytes()) == (b"of somebody else\n", whole)
    assert old != new


def test_the_same_call_again_says_the_same(tmp_path, archive, keys):
    source = archive(CLEAR_TEXT, STOP_TEXT)
    with source.open("a") as file:
        file.write("{broken\n")
    for out in (tmp_path / "out.jsonl", tmp_path / "out.db"):
        first = audit(source, out, plan(keys=keys))
        again = audit(source, out, plan(keys=keys))
        assert (again, again.incomplete) == (first, 1)
        assert first == {"clear": 1, "stop": 1, "unchecked": 1}


def piped(data: bytes) -> Path:
    """A pipe that holds these bytes, as the shell hands one out: ``<(cat ...)``."""
    read, write = os.pipe()
    os.write(write, data)
    os.close(write)
    return Path(f"/dev/fd/{read}")


def test_what_comes_through_a_pipe_is_read(tmp_path, archive, monkeypatch):
    (tmp_path / "a.txt").write_text(STOP_TEXT)
    monkeypatch.chdir(tmp_path)
    row = json.dumps({"id": "f", "files": ["a.txt"]})
    read = again_and_again(piped(archive(CLEAR_TEXT, STOP_TEXT).read_bytes() + row.encode()))
    assert [entry.id for _ in range(2) for entry in read()] == ["r0", "r1", "f"] * 2
    assert [*read()][-1].draft().text == STOP_TEXT


def test_a_pipe_is_checked_and_has_no_name_in_a_database(tmp_path, archive, keys):
    rows = archive(CLEAR_TEXT, STOP_TEXT).read_bytes()
    for out in ("out.jsonl", "out.jsonl"):
        assert audit(piped(rows), tmp_path / out, plan()) == {"clear": 1, "stop": 1}
    with pytest.raises(ResultsError, match="ström"):
        audit(piped(rows), tmp_path / "out.db", plan(keys=keys))


def test_nothing_to_check_is_never_all_well(tmp_path, archive, keys):
    (tmp_path / "boosts").mkdir()
    (tmp_path / "boosts" / "outbox.json").write_text('{"orderedItems": [{"type": "Announce"}]}')
    for source in (archive(), Path(os.devnull), tmp_path / "boosts"):
        for out in ("out.jsonl", "out.db"):
            told = CliRunner().invoke(app, ["audit", str(source), "--out", str(tmp_path / out), "--keys", str(keys)])
            assert told.exit_code == 3
            assert not (tmp_path / out).exists()
    with pytest.raises(UnreadableError, match="inget utkast"):
        audit(archive(), tmp_path / "out.jsonl", plan())


def test_a_stop_that_was_not_examined_in_full_is_a_stop_and_incomplete(tmp_path, archive):
    (tmp_path / "a.jpg").write_bytes(b"?")
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps({"id": 1, "text": STOP_TEXT, "files": ["a.jpg"]}))
    counts = audit(source, tmp_path / "out.jsonl", plan())
    assert (counts, counts.incomplete) == ({"stop": 1}, 1)
    assert counted(counts) == "1 utkast: 1 stop (1 av alla stop är inte granskade i sin helhet)"


def test_an_id_that_is_no_text_does_not_end_the_run(tmp_path, keys):
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps({"id": "\ud800", "text": CLEAR_TEXT}) + "\n" + json.dumps({"id": 2, "text": "\udfff"}))
    for name in ("out.jsonl", "out.db"):
        counts = audit(source, tmp_path / name, plan(keys=keys))
        assert (counts["clear"], counts["unchecked"]) == (1, 1)
    assert [row["id"] for row in reports(tmp_path / "out.jsonl")] == ["\ud800", 2]


def test_without_models_or_keys_nothing_starts(tmp_path, archive):
    with pytest.raises(ResultsError, match="Modellen saknas"):
        audit(archive(number=2), tmp_path / "out.jsonl", plan(2, load=load_nothing))
    with pytest.raises(KeyringError):
        audit(archive(number=2), tmp_path / "out.db", plan())
    with pytest.raises(CheckerError):
        audit(tmp_path / "missing.jsonl", tmp_path / "out.jsonl", plan())


@pytest.mark.slow
def test_the_real_checker(tmp_path, archive, keys):
    source = archive("Vi söker sjuksköterskor till nattpassen. Sök via webbplatsen.", "Ring 850312-9804 före lunch!")
    counts = audit(source, tmp_path / "out.jsonl", Plan())
    assert (counts["clear"], counts["stop"]) == (1, 1)
    assert audit(source, tmp_path / "out.db", Plan(keys=keys)) == counts
