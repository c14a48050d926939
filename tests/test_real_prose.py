"""Real texts by others: officials in their role, no patient. They must not be stopped."""

from __future__ import annotations

import json
from pathlib import Path

from checker.draft import Draft
from checker.finding import Verdict
from checker.pipeline import Checker


def test_the_two_articles_are_not_stopped(checker: Checker, shared: Path) -> None:
    for path in sorted((shared / "data" / "texts").glob("article_*.txt")):
        report = checker.check(Draft.of(path.read_text(encoding="utf-8")))
        assert report.complete
        assert report.verdict is not Verdict.STOP, path.name


def test_health_advice_is_not_stopped(checker: Checker, shared: Path) -> None:
    lines = (shared / "data" / "texts" / "1177_2016.jsonl").read_text(encoding="utf-8").splitlines()[::20]
    texts = [json.loads(line)["text"] for line in lines]
    stopped = [text for text in texts if text.strip() and checker.check(Draft.of(text)).verdict is Verdict.STOP]
    assert len(texts) > 20
    assert stopped == []
