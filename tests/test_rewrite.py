from __future__ import annotations

import pytest

from checker.draft import Draft
from checker.finding import Verdict
from checker.pipeline import Checker
from checker.rewrite import anonymised, tidy, without_sentences
from checker.text.sentence import Replacement, sentences

STOPPED = [
    "Kan någon ringa upp patienten 850312-9804 före lunch?",
    "Fatima Yusuf på avdelning 54 har äntligen fått åka hem efter sin hjärtoperation.",
    "I natt kom en 87-årig kvinna från Nynäshamn in med bruten höft efter bussolyckan.",
]


@pytest.mark.parametrize("text", STOPPED)
def test_a_stopped_draft_gets_a_wording_that_is_not_stopped(checker: Checker, text: str) -> None:
    report = checker.check(Draft.of(text))
    assert report.verdict is Verdict.STOP
    assert report.rewrite is not None
    again = checker.check(Draft.of(report.rewrite.text))
    assert again.verdict is report.rewrite.verdict
    assert again.verdict < Verdict.STOP


def test_replacements_are_made_and_overlaps_settled_by_place() -> None:
    text = "Karin låg på avdelning 54."
    made = [Replacement(0, 5, "Patienten"), Replacement(10, 25, "hos oss"), Replacement(13, 25, "avdelningen")]
    assert anonymised(text, made) == "Patienten låg hos oss."
    assert anonymised(text, [Replacement(0, 6, "")]) == "låg på avdelning 54."


def test_sentences_cover_the_text() -> None:
    text = "Hej! Vi ses på måndag.\nKram"
    assert "".join(text[a:b] for a, b in sentences(text)) == text


def test_tidy_leaves_no_holes() -> None:
    assert tidy("Hon  kom () hit , sen .") == "Hon kom hit, sen."
    assert without_sentences("Hej! Hon dog. Kram.", []) == "Hej! Hon dog. Kram."
