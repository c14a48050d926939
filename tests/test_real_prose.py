"""Real texts by others: officials in their role, no patient. They must not be stopped."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.draft import Draft
from checker.finding import Verdict
from checker.pipeline import Checker


def test_the_two_articles_are_not_stopped(checker: Checker, shared: Path) -> None:
    for path in sorted((shared / "data" / "texts").glob("article_*.txt")):
        report = checker.check(Draft.of(path.read_text(encoding="utf-8")))
        assert report.complete
        assert report.verdict is not Verdict.STOP, path.name


@pytest.mark.parametrize("name", ["1177_2016.jsonl", "webbnyheter2012_care.jsonl"])
def test_no_sentence_by_others_is_stopped(checker: Checker, shared: Path, name: str) -> None:
    lines = (shared / "data" / "texts" / name).read_text(encoding="utf-8").splitlines()
    texts = [text for line in lines if (text := json.loads(line)["text"]).strip()]
    assert len(texts) > 300
    assert [text for text in texts if checker.judge(text).verdict is Verdict.STOP] == []
