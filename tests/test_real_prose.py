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


@pytest.mark.parametrize(("name", "most"), [("1177_2016.jsonl", 0.005), ("webbnyheter2012_care.jsonl", 0.03)])
def test_loose_sentences_are_hardly_ever_stopped(checker: Checker, shared: Path, name: str, most: float) -> None:
    """The aim is none; sentences torn out of news about named patients are where it falls short."""
    lines = (shared / "data" / "texts" / name).read_text(encoding="utf-8").splitlines()
    texts = [text for line in lines if (text := json.loads(line)["text"]).strip()]
    stopped = [text for text in texts if checker.judge(text).verdict is Verdict.STOP]
    assert len(texts) > 300
    assert len(stopped) <= most * len(texts)
