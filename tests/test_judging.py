"""Long texts are judged window by window."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.draft import Draft, Posting
from checker.finding import Verdict
from checker.judging import OVERLAP, TOKENS, WINDOW, windows
from checker.pipeline import Checker
from checker.risk.verdict import CAUTIOUS
from checker.text.tokens import tokenize

HARMLESS = "Vi fikade länge och pratade om helgens väder. "


@given(st.text(alphabet="ab .!\n", max_size=200).map(lambda text: text * 60))
def test_windows_cover_the_text_and_go_on(text: str) -> None:
    spans = windows(text)
    assert spans[0][0] == 0
    assert spans[-1][1] == len(text)
    assert all(end - start <= WINDOW for start, end in spans)
    for (start, end), (following, last) in itertools.pairwise(spans):
        assert start < following <= end < last
        assert end - following <= OVERLAP


@pytest.mark.parametrize(
    "text", ["a" * 9000, "a@" * 4500, "\u0301" * 9000, " " * 9000, "a. " + "b, " * 3000 + "c. " * 900]
)
def test_windows_of_what_is_no_prose_go_on_too(text: str) -> None:
    test_windows_cover_the_text_and_go_on.hypothesis.inner_test(text)
    assert all(len(tokenize(text[start:end])) <= TOKENS for start, end in windows(text))


@pytest.mark.parametrize("filler", ["och ", "a@"])
def test_a_number_where_a_long_sentence_is_cut_is_found(checker: Checker, filler: str) -> None:
    cut = windows(filler * 1500)[0][1]
    for before in range(1, 12, 5):
        text = (filler * 1500)[: cut - before - 1] + " 850312-9804 " + filler * 50
        assert checker.check(Draft.of(text), reword=False).verdict is Verdict.STOP


def test_harmless_pages_do_not_drown_a_dangerous_line(checker: Checker) -> None:
    line = "Vår patient Fatima Yusuf på avdelning 54 fick åka hem i går efter sin hjärtoperation. "
    text = HARMLESS * 120 + line + HARMLESS * 120
    report = checker.check(Draft.of(text))
    assert report.verdict > Verdict.CLEAR
    assert "Fatima Yusuf" in [f.quote for f in report.findings]
    assert all(text[f.span[0] : f.span[1]] == f.quote for f in report.findings)


def test_harmless_pages_never_drown_an_identifier(checker: Checker) -> None:
    text = HARMLESS * 120 + "Patienten har personnummer 850312-9804. " + HARMLESS * 120
    assert checker.check(Draft.of(text)).verdict is Verdict.STOP


NAMED = "Fatima Yusuf på avdelning 54 har äntligen fått åka hem efter sin hjärtoperation. "


def test_nothing_is_read_after_the_window_that_is_too_grave(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    engine = checker.judge.engine
    whole = type(engine).read
    monkeypatch.setattr(type(engine), "read", lambda own, text: read.append(text) or whole(own, text))
    for text in (NAMED, NAMED + HARMLESS * 120, HARMLESS * 120):
        verdict = checker.judge(text).verdict
        read.clear()
        assert [checker.judge.within(text, limit, Posting()) for limit in Verdict] == [
            verdict <= limit for limit in Verdict
        ]
    read.clear()
    assert not checker.judge.within(NAMED + HARMLESS * 120, Verdict.REVIEW, Posting())
    assert len(read) == 1


def test_a_remembering_judge_reads_a_text_once_and_says_the_same(
    checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    engine = checker.judge.engine
    whole = type(engine).read
    monkeypatch.setattr(type(engine), "read", lambda own, text: read.append(text) or whole(own, text))
    judge = checker.judge.remembering()
    assert [judge(NAMED), judge(NAMED, at=CAUTIOUS)] == [checker.judge(NAMED), checker.judge(NAMED, at=CAUTIOUS)]
    assert read == [NAMED] * 3
