from __future__ import annotations

import json
from pathlib import Path

import pytest
from checker.audit.rows import done_lines, parse, read_rows

from checker.audit.run import audit
from checker.errors import UnreadableError

TEXTS = [
    "Vi söker sjuksköterskor till nattpassen. Sök via webbplatsen.",
    "Kan någon ringa upp patienten 850312-9804 före lunch?",
    "",
]


def write(path: Path, lines: list[str]) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def source(tmp_path: Path) -> Path:
    rows = [json.dumps({"id": f"r{i}", "text": text, "extra": 1}) for i, text in enumerate(TEXTS)]
    return write(tmp_path / "in.jsonl", [*rows, "{broken", json.dumps({"id": "f", "files": ["missing.jpg"]})])


def results(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_rows_come_out_in_order_and_what_can_not_be_checked_is_told(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    counts = audit(source, out)
    rows = results(out)
    assert [row["id"] for row in rows] == ["r0", "r1", "r2", "rad 4", "f"]
    reports = [row["report"] for row in rows]
    assert [r["verdict"] for r in reports[:2]] == ["clear", "stop"]
    assert all(r["complete"] is False and r["verdict"] == "review" for r in reports[2:])
    assert (counts["clear"], counts["stop"], counts["unchecked"]) == (1, 1, 3)


def test_a_killed_run_goes_on_where_it_was(source: Path, tmp_path: Path) -> None:
    whole, cut = tmp_path / "whole.jsonl", tmp_path / "cut.jsonl"
    audit(source, whole)
    cut.write_bytes(whole.read_bytes()[: whole.read_bytes().index(b"\n", 10) + 40])
    audit(source, cut)
    assert cut.read_bytes() == whole.read_bytes()


@pytest.mark.slow
def test_processes_give_the_same_rows(source: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    audit(source, one)
    audit(source, two, workers=2)
    assert one.read_bytes() == two.read_bytes()


def test_source_that_is_missing_or_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.jsonl", tmp_path):
        with pytest.raises(UnreadableError):
            list(read_rows(path))


def test_output_with_more_rows_than_the_source_is_refused(source: Path, tmp_path: Path) -> None:
    out = write(tmp_path / "out.jsonl", ["{}"] * 9)
    with pytest.raises(UnreadableError, match="fler rader"):
        audit(source, out)


def test_half_line_is_cut_off(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_bytes(b'{"id": 1}\n{"id": ')
    assert done_lines(out) == 1
    assert out.read_bytes() == b'{"id": 1}\n'


@pytest.mark.parametrize("line", ["[]", '{"text": 3}', '{"files": "a.jpg"}', "nej"])
def test_lines_that_are_no_rows(line: str) -> None:
    assert parse(7, line, Path()).fault is not None
