"""A week as one text: what earlier posts of the account tell is added to a draft."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.draft import MAX_TEXT, MOST_EARLIER, Draft
from checker.errors import TooLargeError
from checker.finding import Severity, Verdict
from checker.output.human import BANDS
from checker.pipeline import Checker

WARD = "Dialysen tar emot mig den här veckan."
SOMEBODY = "En av våra patienter har just fyllt 94 och sjunger för oss."
EVENT = "En man kom in efter gårdagens explosion."
RESUMED = "Mannen på min sal har fått åka till Linköping nu. Han ägde verkstaden."
HARMLESS = ("Fika på avdelningen!", "Kom ihåg att tvätta händerna.", "Nu är det helg. Trött men nöjd efter veckan.")


def test_the_ward_of_another_day_makes_few_of_many(checker: Checker) -> None:
    alone, together = checker.check(Draft.of(SOMEBODY)), checker.check(Draft.of(SOMEBODY, earlier=[HARMLESS[1], WARD]))
    assert (alone.verdict, together.verdict) == (Verdict.REVIEW, Verdict.STOP)
    assert "inlägg 2 passar" in together.reasons[-1]
    assert [person.band for person in alone.persons] == ["5-19"]
    assert [person.band for person in together.persons] == ["under 5"]
    assert all(finding.part == "text" for finding in together.findings)
    assert any(finding.severity is Severity.STOP for finding in together.findings)


def test_who_is_spoken_of_again_has_all_that_was_told(checker: Checker) -> None:
    assert checker.check(Draft.of(RESUMED)).verdict is Verdict.REVIEW
    assert checker.check(Draft.of(RESUMED, earlier=[EVENT])).verdict is Verdict.STOP
    assert checker.check(Draft.of(RESUMED, earlier=HARMLESS)).verdict is Verdict.REVIEW


def test_a_ward_told_later_is_looked_at(checker: Checker) -> None:
    later = "I dag är det tårta på dialysen, personalen fyller 20 år."
    assert checker.check(Draft.of(later)).verdict is Verdict.CLEAR
    report = checker.check(Draft.of(later, earlier=[SOMEBODY]))
    assert report.verdict is Verdict.REVIEW
    assert [finding.quote for finding in report.findings] == ["dialysen"]


@pytest.mark.parametrize("draft", HARMLESS)
def test_a_harmless_draft_is_none_the_worse_for_what_was_posted(checker: Checker, draft: str) -> None:
    assert checker.check(Draft.of(draft, earlier=[SOMEBODY, WARD, EVENT])).verdict is Verdict.CLEAR


@settings(max_examples=12, deadline=None)
@given(st.lists(st.sampled_from([WARD, SOMEBODY, EVENT, RESUMED, *HARMLESS]), max_size=4))
def test_posts_together_are_never_safer_than_the_draft(checker: Checker, posts: list[str]) -> None:
    order = [None, *reversed(list(BANDS))]
    for draft in (SOMEBODY, RESUMED):
        alone, together = checker.check(Draft.of(draft)), checker.check(Draft.of(draft, earlier=posts))
        assert together.verdict >= alone.verdict
        bands = [[order.index(person.band) for person in report.persons] for report in (alone, together)]
        assert all(more >= less for less, more in zip(*bands, strict=True))


def test_a_fault_is_told(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.week.resumes", lambda _: 1 / 0)
    report = checker.check(Draft.of(SOMEBODY, earlier=[WARD]))
    assert not report.complete
    assert report.verdict is Verdict.REVIEW


def test_too_many_are_refused() -> None:
    for posts in (["Hej"] * (MOST_EARLIER + 1), ["x" * MAX_TEXT, "y"]):
        with pytest.raises(TooLargeError, match="tidigare inlägg"):
            Draft.of("Hej", earlier=posts)
    assert Draft.of("Hej", earlier=["", "a\r\nb"]).earlier == ("a\nb",)
