"""Why, in the words of a colleague: to whom, how few, and what helps most."""

from __future__ import annotations

from checker.draft import Draft
from checker.finding import Verdict
from checker.pipeline import Checker

SINGLED_OUT = "En 91-årig bonde från Arjeplog låg hos oss i natt efter fallet från taket."
NAMED = "Anna Andersson, 850312-9804, ligger på avd 54 efter sin stroke."


def test_who_comes_closest_and_how_few_is_told(checker: Checker) -> None:
    first, second = checker.check(Draft.of(SINGLED_OUT)).reasons
    assert "någon som bor på orten kan förstå vem det är" in first
    assert "färre än 5 personer" in first
    assert "OSL 25 kap. 1 §" in first
    assert second == "Mest hjälper det att ta bort eller göra mer allmänt: ”91-årig”, ”Arjeplog”."


def test_two_facts_help_most_and_stand_in_the_text(checker: Checker) -> None:
    report = checker.check(Draft.of("Vi hade en patient från Lekeberg med mässling i går på akuten."))
    assert report.verdict is not Verdict.CLEAR
    assert report.reasons[-1].count("”") == 4


def test_beside_a_name_nobody_reads_what_else_singles_out(checker: Checker) -> None:
    reasons = checker.check(Draft.of(NAMED)).reasons
    assert any("850312-9804" in reason for reason in reasons)
    assert any("Anna Andersson" in reason for reason in reasons)
    assert not any("Ingen behöver nämnas" in reason for reason in reasons)


def test_where_many_fit_no_number_is_told(checker: Checker) -> None:
    for reason in checker.check(Draft.of("En man kom in till akuten med ont i magen i går.")).reasons:
        assert "personer" not in reason


def test_an_appeal_is_told_and_no_change_of_its_facts(checker: Checker) -> None:
    text = "Hjälp oss! En äldre kvinna i röd kappa hittades i Kiruna i natt. Ingen vet vad hon heter. Känner du henne?"
    report = checker.check(Draft.of(text))
    assert report.verdict is Verdict.STOP
    (reason,) = report.reasons
    assert "Låt polisen söka" in reason
