"""Safe wordings keep the sentence whole: articles, gender, genitive, capitals, prepositions."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.resources import resource
from checker.rules import RuleBook
from checker.text.patterns import PatternFinder, find_all
from checker.text.rulecheck import rewritten
from checker.text.sentence import Replacement
from checker.text.wording.methods import applied, replacement

RULES = RuleBook.load(resource("rules"))
FINDER = PatternFinder(RULES)


def reworded(text: str, family: str) -> str:
    return rewritten(text, [hit for hit in find_all(text, RULES, FINDER) if hit.rule.id.startswith(family)])


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("En 87-årig dam skrattade.", "En äldre dam skrattade."),
        ("Den 45-åriga mannen sov.", "Mannen sov."),
        ("En 45-årig man sov.", "En man sov."),
        ("Ett 5-årigt barn kom in.", "Ett litet barn kom in."),
        ("Den 5-åriga pojken grät.", "Den lilla pojken grät."),
        ("En femåring fick glass.", "Ett litet barn fick glass."),
        ("Femåringens mamma ringde.", "Ett barns mamma ringde."),
        ("Den pigga 87-åringen åt.", "Den pigga äldre personen åt."),
        ("87-åringen åt.", "En patient åt."),
        ("Två 17-åringar kom in.", "Två unga personer kom in."),
        ("Hon är 91 år och pigg.", "Hon är äldre och pigg."),
        ("Hon är 91 år gammal.", "Hon är äldre."),
        ("Pappa, född -43, var fiskare.", "Pappa var fiskare."),
        ("Hon är född 450312.", "Hon är äldre."),
        ("Hon är född 1945-03-12.", "Hon är äldre."),
        ("Mormor (82, njursvikt) sov.", "Mormor (njursvikt) sov."),
        ("Hon fyller 91 snart.", "Hon fyller år snart."),
        ("En man i 60-årsåldern kom.", "En man i vuxen ålder kom."),
    ],
)
def test_ages(text: str, safe: str):
    assert reworded(text, "age/") == safe


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("Det var fullt på avd 54.", "Det var fullt."),
        ("Hon ligger på avd 54.", "Hon ligger hos oss."),
        ("På 54:an var det fullt.", "Hos oss var det fullt."),
        ("Han kom från IVA.", "Han kom från en annan avdelning."),
        ("Flytta henne till 5C.", "Flytta henne till en annan avdelning."),
        ("Rum 12 är tomt.", "Rummet är tomt."),
        ("Barnakutens väntrum var fullt.", "Barnakutens väntrum var fullt."),
    ],
)
def test_wards(text: str, safe: str):
    assert reworded(text, "ward/") == safe


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("I natt kom hon in.", "Nyligen kom hon in."),
        ("Hon kom in den 12 mars.", "Hon kom in."),
        ("Hon kom in sommaren 1987.", "Hon kom in."),
        ("Klockan tre kom hon in.", "Sedan kom hon in."),
        ("Hon kom in kl 03.12.", "Hon kom in."),
        ("Två veckor senare var hon hemma.", "Senare var hon hemma."),
        ("Han låg här i elva dygn.", "Han låg här."),
        ("Han opereras på tisdag.", "Han opereras."),
        ("I mars låg hon hos oss.", "Nyligen låg hon hos oss."),
        ("På tisdag opereras han.", "Snart opereras han."),
        ("I mars 1987 kom hon in.", "Tidigare kom hon in."),
    ],
)
def test_times(text: str, safe: str):
    assert reworded(text, "time/") == safe


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("Patienten (850312-9804) sover.", "Patienten sover."),
        ("Kallelsen till 850312-9804 kom.", "Kallelsen till en patient kom."),
        ("850312-9804 sover.", "Patienten sover."),
        ("850312-9804 saknas.", "Numret saknas."),
        ("Patienten, 850312-9804, sover.", "Patienten sover."),
    ],
)
def test_numbers(text: str, safe: str):
    assert reworded(text, "identity/") == safe


def test_the_first_of_two_overlapping_replacements_counts():
    assert applied("abcdef", [Replacement(2, 5, "x"), Replacement(1, 3, "y")]) == "aydef"


def test_a_rule_without_wording_leaves_its_findings():
    rule = next(rule for rule in RULES.values() if rule.rewrite is None)
    assert replacement(rule, "abc", 0, 1) is None


@settings(deadline=None)
@given(st.text(alphabet="Hon är 87 år. på avd 54, (i natt) född -43 @x 850312-9804\n", max_size=120))
def test_every_wording_lies_inside_the_text(text: str):
    for hit in find_all(text, RULES, FINDER):
        new = replacement(hit.rule, text, hit.start, hit.end)
        assert new is None or 0 <= new.start <= hit.start < hit.end <= new.end <= len(text)
