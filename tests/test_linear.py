"""Twice the length takes at most twice the time, and a fifth: stages outside the text engine, on strings made to hurt.

Processor time, the quickest of several runs, short work done many times.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.draft import Draft
from checker.finding import Finding, Layer, Severity, Type, Verdict
from checker.image.text import PictureText
from checker.joint import JointText, Words
from checker.judging import windows
from checker.pipeline import Checker
from checker.reading import decode, read_text
from checker.report import Report, numbered
from checker.risk.unreal.things import things
from checker.text.sentence import Replacement
from checker.text.wording.anonymizer import anonymised
from checker.text.wording.versions import tidy, without_sentences
from tests.web.stand_in import ENGINE

SHORT, LONG = 32_000, 128_000
POSTS = Path(__file__).parents[1] / "models" / "corpus" / "w1.jsonl"
SOME = 7
"""Windows of prose that are held against it, one after another, until one is dear enough."""

TIMED = 0.01
"""Seconds of work that can be timed: shorter work is done as many times as it takes."""

MOST = 2.4


def findings(size: int, step: int = 16) -> list[Finding]:
    return [Finding(Type.AGE, "r", Severity.STOP, at, at + 4, "aaaa") for at in range(0, size - 4, step)]


def report(size: int) -> Report:
    return Report(Verdict.STOP, "", ENGINE, findings=tuple(findings(size)), text="🙂" * size)


def joint(size: int) -> None:
    words = [Words(f"{number}.jpg", PictureText("aaaa " * 50, Layer.OCR)) for number in range(20)]
    whole = JointText("a" * size, words)
    for finding in findings(size):
        whole.placed(finding)


STAGES: dict[str, tuple[Callable[[int], object], Callable[[object], object]]] = {
    "draft": (lambda size: "\r\n" * size + "a", Draft.of),
    "utf-16": (lambda size: ("å" * size).encode("utf-16-le"), lambda data: decode("a", data)),
    "cp1252": (lambda size: b"\xe5 " * size, lambda data: decode("a", data)),
    "html open": (lambda size: b"<html>x" + b"<!--" * (size // 4), lambda data: read_text("a.html", data)),
    "html deep": (lambda size: b"<html>x" + b"<b>" * (size // 3), lambda data: read_text("a.html", data)),
    "srt": (lambda size: b"x\n" + b"00:00:01,000 -->" + b" " * size, lambda data: read_text("a.srt", data)),
    "windows of stops": (lambda size: "a. " * (size // 3), windows),
    "windows of one word": (lambda size: "a" * size, windows),
    "windows of lines": (lambda size: "\n" * size, windows),
    "tidy spaces": (lambda size: " ," * (size // 2), tidy),
    "tidy brackets": (lambda size: "( " * (size // 2), tidy),
    "tidy one bracket": (lambda size: "(" + " " * size, tidy),
    "replacements": (
        lambda size: ("a" * size, [Replacement(at, at + 4, "b") for at in range(0, size - 4, 64)]),
        lambda given: anonymised(*given),
    ),
    "sentences left out": (
        lambda size: ("aa bb. " * (size // 7), findings(size, 1024)),
        lambda given: without_sentences(*given),
    ),
    "things of many pieces": (
        lambda size: ("Klara " + "a-" * (size // 2), [Finding(Type.PERSON, "r", Severity.REVIEW, 0, 5, "Klara")]),
        lambda given: things(*given),
    ),
    "report as JSON": (report, lambda made: made.as_json()),
    "numbered": (findings, lambda found: numbered(found, ["text"])),
    "joint": (lambda size: size, joint),
}


UNITS = [f"a{mark}" for mark in "@.-_#/\n"] + [
    *("+", "_.", ":(", "..", "12 ", "1.", "1-", "@år ", "+🙂", "🙂", "👩\u200d", "🇸🇪", "a\u200b", "a\u0301", "\u0301"),
    *("a ", "a", " ,", "9804 @", "mars född ", "Anna ", "A. B. "),
]
"""What no prose is made of: a letter and a mark in turns, runs of marks, of emoji, of what nobody sees, of dates."""

MOST_OF_PROSE = 4
"""How many times what as much prose costs; on one quiet core that is a minute or so for ``LONG`` characters."""


@pytest.fixture(scope="module")
def prose() -> list[str]:
    """``LONG`` characters of posts, window by window."""
    posts = " ".join(json.loads(row)["text"] for row in POSTS.read_text(encoding="utf-8").splitlines())
    text = (posts * (LONG // len(posts) + 1))[:LONG]
    return [text[start:end] for start, end in windows(text)]


@pytest.mark.parametrize("unit", UNITS)
def test_any_text_costs_little_more_than_prose(checker, unit, prose):
    """As windows are judged one after another, a long text takes as many times the first one's time as it has.

    Both are timed one right after the other, prose each time in another window: the machine may be busy.
    """
    text = (unit * LONG)[:LONG]
    spans = windows(text)
    odd = text[slice(*spans[0])]
    most = MOST_OF_PROSE * len(prose) / len(spans)
    assert any(cost(checker, odd) <= most * cost(checker, window) for window in prose[:SOME])


@pytest.mark.slow
@pytest.mark.parametrize("unit", UNITS)
def test_twice_any_text_takes_twice_the_time(checker, unit):
    short, long = (unit * LONG)[: LONG // 32], (unit * LONG)[: LONG // 16]
    assert any(cost(checker, long) <= MOST * cost(checker, short) for _ in range(4))


def cost(checker: Checker, text: str) -> float:
    """Seconds of a processor for a check; nothing is left out of its answer unsaid."""
    began = time.process_time()
    report = checker.check(Draft.of(text))
    assert report.complete or report.verdict is not Verdict.CLEAR
    return time.process_time() - began


def seconds(stage: Callable[[object], object], given: object, times: int) -> float:
    """The quickest of five runs, each of so many times."""
    quickest = float("inf")
    for _ in range(5):
        began = time.process_time()
        for _ in range(times):
            stage(given)
        quickest = min(quickest, time.process_time() - began)
    return quickest


def growth(make: Callable[[int], object], stage: Callable[[object], object]) -> float:
    """By how much the time grows with each of two doublings of the length."""
    short, long = make(SHORT), make(LONG)
    times = 1
    while (first := seconds(stage, short, times)) < TIMED:
        times *= 4
    return (seconds(stage, long, times) / first) ** 0.5


@pytest.mark.parametrize("stage", STAGES)
def test_twice_the_length_takes_twice_the_time(stage):
    make, work = STAGES[stage]
    assert any(growth(make, work) <= MOST for _ in range(6))  # what else runs only ever adds


def test_the_measure_sees_what_is_quadratic():
    assert growth(lambda size: "a" * (size // 32), lambda text: [text.count(char) for char in text]) > MOST
