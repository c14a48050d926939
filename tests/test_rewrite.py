from __future__ import annotations

import pytest

from checker.draft import Draft
from checker.finding import Verdict
from checker.pipeline import Checker
from checker.report import Rewrite, Unworded
from checker.rewrite import rewrite
from checker.text.sentence import Replacement, sentences
from checker.text.wording.anonymizer import anonymised
from checker.text.wording.versions import generalised, tidy, without_sentences

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


def test_what_tells_more_than_can_be_reworded_is_to_be_written_anew(checker: Checker, monkeypatch) -> None:
    monkeypatch.setattr("checker.rewrite.MOST_FINDINGS", 0)
    assert checker.check(Draft.of(STOPPED[0])).unworded is Unworded.BROKEN


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
    assert (
        rewrite(whole, found, Verdict.REVIEW, checker.rules, lambda text: _clear_without(text, "släppa")) in NONE_LEFT
    )
    lost = f"{story}\nKram till alla som jobbar natt i helgen, ni är bäst! Jag bakar till måndag, kom och ät."
    assert rewrite(lost, found, Verdict.REVIEW, checker.rules, lambda text: _clear_without(text, "släppa")) in NONE_LEFT
    begun = f"Kram till alla som jobbar natt i helgen, ni är bäst! Jag bakar till måndag, kom och ät. {story}"
    found = checker.judge(begun).findings
    kept = rewrite(begun, found, Verdict.REVIEW, checker.rules, lambda text: _clear_without(text, "släppa"))
    assert isinstance(kept, Rewrite)
    assert kept.text.endswith("kom och ät.")


NONE_LEFT = (Unworded.BROKEN, Unworded.CLOSE)


def _clear_without(text: str, word: str) -> Verdict:
    return Verdict.REVIEW if word in text else Verdict.CLEAR


def test_a_name_in_the_genitive_becomes_a_genitive(checker: Checker) -> None:
    text = "Lundgrens gallsten är ute!"
    name = checker.rules["person/patient"].finding(start=0, end=9)
    assert generalised(text, [name], checker.rules) == "En patients gallsten är ute!"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Alla dansade hela natten. Elin sov. Alt-text: Elin i sin säng.", Unworded.PICTURED),
        ("Trillingarna från Mora sover gott hos oss. Elin sov. Alla dansade hela natten.", Unworded.RARE),
    ],
)
def test_what_a_picture_shows_and_what_everybody_knows_has_no_wording(
    checker: Checker, text: str, why: Unworded
) -> None:
    name = checker.rules["person/patient"].finding(start=text.index("Elin"), end=text.index("Elin") + 4)
    assert rewrite(text, [name], Verdict.STOP, checker.rules, lambda _: Verdict.CLEAR) is why


def test_the_author_is_told_why_there_is_no_wording(checker: Checker) -> None:
    near = "Alla dansade hela natten och bakade bullar till måndagens fika. Elin sov."
    at_the_end = checker.rules["person/patient"].finding(start=near.index("Elin"), end=near.index("Elin") + 4)
    assert rewrite(near, [at_the_end], Verdict.STOP, checker.rules, lambda _: Verdict.STOP) is Unworded.CLOSE
    name = checker.rules["person/patient"].finding(start=0, end=4)
    assert rewrite("Elin sov.", [name], Verdict.STOP, checker.rules, lambda _: Verdict.CLEAR) is Unworded.BROKEN
    assert rewrite("Alla dansade.", [], Verdict.CLEAR, checker.rules, lambda _: Verdict.CLEAR) is Unworded.PICTURED


def test_a_report_has_a_wording_or_says_why_not(checker: Checker) -> None:
    for text in (
        "Elin Karlsson dog i går.",
        "Hej på er!",
        "Trillingarna från Mora sover gott, alla tre väger tre kilo.",
    ):
        report = checker.check(Draft.of(text))
        said = report.as_json()
        assert (report.rewrite is not None) + (report.unworded is not None) == (report.verdict > Verdict.CLEAR)
        assert said["unworded"] == (report.unworded.value if report.unworded else None)
    assert checker.check(Draft.of("Elin Karlsson dog i går."), reword=False).unworded is None


def test_of_the_authors_own_kin_only_what_is_clear_is_a_wording(checker: Checker) -> None:
    text = "Alla dansade hela natten igen. Min man Kurt sov gott hela tiden."
    name = checker.rules["person/relative"].finding(start=text.index("Kurt"), end=text.index("Kurt") + 4)
    assert rewrite(text, [name], Verdict.STOP, checker.rules, lambda _: Verdict.REVIEW) is Unworded.OWN
    assert isinstance(rewrite(text, [name], Verdict.STOP, checker.rules, lambda _: Verdict.CLEAR), Rewrite)
