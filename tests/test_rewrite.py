from __future__ import annotations

import pytest

from checker.draft import Draft
from checker.finding import Verdict
from checker.pipeline import Checker
from checker.rewrite import rewrite
from checker.text.sentence import Replacement, sentences
from checker.text.wording.versions import anonymised, generalised, tidy, without_sentences

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


def test_a_greeting_that_is_left_is_no_wording_of_the_draft(checker: Checker) -> None:
    story = "En patient tog min hand i går och ville inte släppa den."
    whole = f"{story} Kram till alla!"
    found = checker.judge(whole).findings
    assert found
    assert rewrite(whole, found, Verdict.REVIEW, checker.rules, lambda text: _clear_without(text, "släppa")) is None
    lost = f"{story}\nKram till alla som jobbar natt i helgen, ni är bäst! Jag bakar till måndag, kom och ät."
    assert rewrite(lost, found, Verdict.REVIEW, checker.rules, lambda text: _clear_without(text, "släppa")) is None
    begun = f"Kram till alla som jobbar natt i helgen, ni är bäst! Jag bakar till måndag, kom och ät. {story}"
    found = checker.judge(begun).findings
    kept = rewrite(begun, found, Verdict.REVIEW, checker.rules, lambda text: _clear_without(text, "släppa"))
    assert kept is not None
    assert kept.text.endswith("kom och ät.")


def _clear_without(text: str, word: str) -> Verdict:
    return Verdict.REVIEW if word in text else Verdict.CLEAR


def test_a_name_in_the_genitive_becomes_a_genitive(checker: Checker) -> None:
    text = "Lundgrens gallsten är ute!"
    name = checker.rules["person/patient"].finding(start=0, end=9)
    assert generalised(text, [name], checker.rules) == "En patients gallsten är ute!"


@pytest.mark.parametrize(
    "text",
    [
        "Alla dansade hela natten. Elin sov. Alt-text: Elin i sin säng.",
        "Trillingarna från Mora sover gott hos oss. Elin sov. Alla dansade hela natten.",
    ],
)
def test_what_a_picture_shows_and_what_everybody_knows_has_no_wording(checker: Checker, text: str) -> None:
    name = checker.rules["person/patient"].finding(start=text.index("Elin"), end=text.index("Elin") + 4)
    assert rewrite(text, [name], Verdict.STOP, checker.rules, lambda _: Verdict.CLEAR) is None


def test_of_the_authors_own_kin_only_what_is_clear_is_a_wording(checker: Checker) -> None:
    text = "Alla dansade hela natten igen. Min man Kurt sov gott hela tiden."
    name = checker.rules["person/relative"].finding(start=text.index("Kurt"), end=text.index("Kurt") + 4)
    assert rewrite(text, [name], Verdict.STOP, checker.rules, lambda _: Verdict.REVIEW) is None
    assert rewrite(text, [name], Verdict.STOP, checker.rules, lambda _: Verdict.CLEAR) is not None
