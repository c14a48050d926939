"""The report of an archive: a page and a table, from a database or from whole reports."""

from __future__ import annotations

import csv
import re

import pytest
from typer.testing import CliRunner

from checker.audit.outcome import OTHER, outcome_of
from checker.audit.page import archive_page
from checker.audit.run import audit
from checker.audit.summary import WORST, Found, rows_of, summed
from checker.cli import app
from checker.errors import ResultsError
from tests.audit.plans import plan
from tests.judged import CLEAR_TEXT, REVIEW_TEXT, STOP_TEXT
from tests.web.test_figures import Tables

OUTCOME = {"complete": True, "unchecked": [], "types": {"WARD": 1}, "wards": ["ava", OTHER]}
ENGINE = {"version": "1", "model": "m", "rules": "r", "policy": "p"}


def found(number: int, verdict: str, band: str | None = None, month: str | None = "2023-11") -> Found:
    at = f"{month}-15T00:00:00+00:00" if month else None
    return Found(f"r{number}", at, OUTCOME | {"verdict": verdict, "band": band, "engine": ENGINE}, ("Hemligt citat",))


def test_page_counts_by_month_kind_and_ward():
    dated = [found(1, "stop", "under 5"), found(2, "review", "50-999", "2024-01"), found(3, "clear")]
    rows = [*dated, found(4, "stop", None, None)]
    page = Tables(archive_page(summed(rows), "sv"))
    assert len(page.drawings) == 3
    table = {row[0]: row[1:] for row in page.rows}
    assert table["2023-11"] == ["1", "0", "1", "0"]
    assert table["2023-12"] == ["0", "0", "0", "0"]
    assert table["2024-01"] == ["0", "1", "0", "0"]
    assert table["okänd"] == ["1", "0", "0", "0"]
    assert ["Avdelning", "4"] in page.rows
    assert table["ava"] == table["annan avdelning"] == ["1", "0", "0", "1", "0", "1"]


def test_the_worst_come_first_and_never_with_their_text_unless_asked():
    rows = [found(n, "review", "50-999") for n in range(200)] + [
        found(900, "stop", "5-19"),
        found(901, "stop", "under 5"),
    ]
    summary = summed(rows)
    assert [one.id for one in summary.worst[:3]] == ["r901", "r900", "r0"]
    assert len(summary.worst) == WORST
    assert "Hemligt citat" not in archive_page(summary, "sv")
    assert "Hemligt citat" in archive_page(summary, "sv", text=True)


def test_whose_name_stands_there_is_as_bad_as_whom_the_fewest_fit():
    by_name = Found("r7", None, OUTCOME | {"verdict": "stop", "band": None, "types": {"PERSON": 1}, "engine": ENGINE})
    summary = summed([found(1, "stop", "5-19"), found(2, "stop"), by_name])
    assert [one.id for one in summary.worst] == ["r7", "r1", "r2"]


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_page_needs_nothing_beside_it(lang):
    page = archive_page(summed([found(1, "stop")]), lang)
    assert not re.search(r'(src|href)="(?!#)', page)
    assert "url(http" not in page
    assert "<script" not in page
    assert f'<html lang="{lang}"' in page


def test_nothing_checked_is_no_error():
    assert "0 utkast" in archive_page(summed([]), "sv")


def test_an_id_can_not_break_out_of_the_page():
    one = Found("<script>alert(1)</script>", None, OUTCOME | {"verdict": "stop", "band": None, "engine": ENGINE})
    assert "<script" not in archive_page(summed([one]), "sv")


def test_wards_of_the_policy_are_kept_by_name_and_no_other():
    ward = {"verdict": "stop", "type": "WARD", "quote": "AVA", "rule": "policy/unit-short"}
    report = {
        "verdict": "stop", "complete": True, "unchecked": [], "engine": ENGINE,
        "findings": [ward, ward | {"quote": "avdelning 54", "rule": "ward/numbered"}],
        "persons": [{"anonymity": {"band": "5-19"}}, {"anonymity": {"band": "under 5"}}, {"anonymity": None}],
    }  # fmt: skip
    outcome = outcome_of(report)
    assert (outcome["wards"], outcome["band"], outcome["types"]) == (["", "ava"], "under 5", {"WARD": 2})
    assert "54" not in str(outcome)


def test_command_reads_both_kinds_of_results(tmp_path, archive, keys):
    source = archive(CLEAR_TEXT, REVIEW_TEXT, STOP_TEXT, "", "=1+1")
    for name in ("out.jsonl", "out.db"):
        audit(source, tmp_path / name, plan(keys=keys))
        page, table = tmp_path / f"{name}.html", tmp_path / f"{name}.csv"
        arguments = ["report", str(tmp_path / name), "--html", str(page), "--csv", str(table), "--keys", str(keys)]
        assert CliRunner().invoke(app, arguments).exit_code == 0
        assert "Arkivet granskat" in page.read_text(encoding="utf-8")
        assert "avdelning 54" not in page.read_text(encoding="utf-8") + table.read_text(encoding="utf-8")
        rows = list(csv.DictReader(table.open(encoding="utf-8-sig"), delimiter=";"))
        assert [row["verdict"] for row in rows] == ["clear", "review", "stop", "review", "clear"]
        assert [row["complete"] for row in rows] == ["yes", "yes", "yes", "no", "yes"]


def test_what_is_no_result_is_told(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"id": 1}\n')
    for name in ("a.jsonl", "missing.db"):
        with pytest.raises(ResultsError):
            list(rows_of(str(tmp_path / name), None))
