"""Entries: what can be read of one is judged, and what can't is told."""

from __future__ import annotations

import json

import pytest

from checker.audit.entry import MANY, Entry
from checker.audit.run import audit
from checker.draft import MAX_FILES, MAX_TEXT
from checker.errors import UnreadableError
from tests.audit.archives import PHOTO, folder
from tests.audit.conftest import kept, reports
from tests.audit.plans import plan
from tests.judged import CLEAR_TEXT, STOP_TEXT

UNREAD = {
    "missing.jpg": None,
    "empty.txt": b"",
    "a.pdf": b"%PDF-1.7\0\0",
    "broken.docx": b"PK\x03\x04 and no more",
    "folder": None,
    "../outside.txt": None,
}


@pytest.mark.parametrize(("text", "verdict"), [(CLEAR_TEXT, "review"), (STOP_TEXT, "stop")])
def test_a_file_that_can_not_be_read_takes_nothing_else_with_it(tmp_path, keys, text, verdict):
    files = {name: data for name, data in UNREAD.items() if data is not None}
    folder(tmp_path, {**files, "a.jpg": PHOTO, "folder/b.txt": "x", "words.txt": "Bullar"})
    row = {"id": 1, "text": text, "files": [*UNREAD, "a.jpg", "words.txt"]}
    source = folder(tmp_path, {"in.jsonl": json.dumps(row)}) / "in.jsonl"
    counts = audit(source, tmp_path / "out.jsonl", plan())
    assert counts.incomplete == 1
    report = reports(tmp_path / "out.jsonl")[0]["report"]
    assert (report["verdict"], report["complete"]) == (verdict, False)
    assert {one["part"] for one in report["unchecked"]} == {name.split("/")[-1] for name in UNREAD}
    assert bool(report["findings"]) == (text == STOP_TEXT)
    assert audit(source, tmp_path / "out.db", plan(keys=keys)) == counts
    outcome = json.loads(kept(tmp_path / "out.db", keys)[0][3])
    assert (outcome["verdict"], outcome["complete"]) == (verdict, False)


def test_a_file_that_comes_later_is_checked(tmp_path, keys):
    source = folder(tmp_path, {"in.jsonl": json.dumps({"id": 1, "text": CLEAR_TEXT, "files": ["a.txt"]})}) / "in.jsonl"
    for out in ("out.jsonl", "out.db"):
        assert audit(source, tmp_path / out, plan(keys=keys)) == {"unchecked": 1}
    folder(tmp_path, {"a.txt": STOP_TEXT})
    for out in ("out.jsonl", "out.db"):
        assert audit(source, tmp_path / out, plan(keys=keys)) == {"stop": 1}


def test_what_is_too_much_is_told_and_the_rest_is_judged(tmp_path):
    names = [f"{number}.jpg" for number in range(MAX_FILES + 2)]
    folder(tmp_path, dict.fromkeys(names, PHOTO) | {"long.txt": "a" * (MAX_TEXT - 3), "short.txt": "kort"})
    entry = Entry(1, 1, "Kaffe", ("long.txt", "short.txt", *names), tmp_path)
    parts = entry.parts()
    draft = entry.draft(parts)
    assert (draft.text, len(draft.files)) == ("Kaffe\n\nkort", MAX_FILES)
    assert [name for name, _ in parts.missed] == ["long.txt", *names[MAX_FILES:]]
    assert str(parts.missed[-1][1]) == MANY.format(names[-1])


def test_where_nothing_is_left_the_fault_is_told(tmp_path):
    with pytest.raises(UnreadableError, match=r"missing\.jpg finns inte"):
        Entry(1, 1, " ", ("missing.jpg", "other.jpg"), tmp_path).draft()
    with pytest.raises(UnreadableError, match="tomt"):
        Entry(1, 1, " ").draft()
