"""docs/api.md says what the service does."""

import re
from pathlib import Path

from checker.draft import MAX_FILE, MAX_FILES, MAX_TEXT
from checker.image.opening import MAX_PIXELS, MAX_SIDE
from checker.receipt.refusal import Refusal
from checker.web.limits import Limits
from checker.web.problems import STATUS
from checker.web.receipts import DAYS

PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")


def test_every_problem_stands_there_with_its_status():
    rows = re.findall(r"^\| `/v1/problems/([a-z-]+)` \| (\d+) \|", PAGE, re.MULTILINE)
    assert {kind: int(status) for kind, status in rows} == dict(STATUS)


def test_every_route_stands_there(client):
    rows = set(re.findall(r"^\| `(GET|POST|DELETE) (/[^`]*)` \|", PAGE, re.MULTILINE))
    paths = client.get("/openapi.json").json()["paths"]
    assert rows == {(method.upper(), path) for path, methods in paths.items() for method in methods}


def test_the_limits_are_those_of_the_code():
    limits, mebi = Limits(), 2**20
    for words in (
        f"| text | {MAX_TEXT:,} code points |",
        f"| JSON body | {limits.json // mebi} MB |",
        f"{limits.body // mebi} MB, {MAX_FILES} files, {MAX_FILE // mebi} MB and {MAX_PIXELS // 10**6} megapixels each",
        f"no side longer than {MAX_SIDE:,} pixels |",
        f"| all requests under way | {limits.flight // mebi} MB |",
        f"| {limits.parallel} run, {limits.seats - limits.parallel} wait |",
        f"| time to send a draft | {limits.read_s:.0f} s |",
        f"| {limits.check_s:.0f} s, and {limits.file_s:.0f} s more for each photo |",
    ):
        assert words in PAGE
    assert limits.replay_s == 600
    assert limits.replays == 32 * mebi
    assert limits.tray_s == 900
    assert limits.judged_s == 3600
    assert f"may be left out: {DAYS} days" in PAGE


def test_every_reason_to_refuse_a_receipt_stands_there():
    said = PAGE[PAGE.index("`malformed`") : PAGE.index("Where it has a log")]
    assert set(re.findall(r"`([a-z]+)`", said)) == set(Refusal)
