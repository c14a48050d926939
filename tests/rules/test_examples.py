"""Every example of every rule holds, and the check of the examples notices when one does not."""

from dataclasses import replace

import pytest

from checker.resources import resource
from checker.rules import Example, RuleBook
from checker.text.rulecheck import FINDERS, check_examples

RULES = RuleBook.load(resource("rules"))
OURS = [rule for rule in RULES.values() if rule.finder in FINDERS]


def test_all_examples_hold():
    assert check_examples(RULES) == []


@pytest.mark.parametrize("rule", OURS, ids=lambda rule: rule.id)
def test_every_rule_shows_what_it_catches_and_what_it_lets_pass(rule):
    assert len(rule.catches) >= 2
    assert len(rule.passes) >= 2
    assert all(example.spans for example in rule.catches)


BROKEN = {
    "a missed example": Example("Inget att hitta här.", ("avd 54",), ""),
    "a wrong span": Example("Det var fullt på avd 54 i natt.", ("avd 5",), "Det var fullt hos oss i natt."),
    "a wrong rewrite": Example("Det var fullt på avd 54 i natt.", ("avd 54",), "Det var fullt."),
    "no rewrite": Example("Det var fullt på avd 54 i natt.", ("avd 54",), None),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_example_is_noticed(broken: str):
    rule = replace(RULES["ward/numbered"], catches=(BROKEN[broken],))
    failures = check_examples(RuleBook({**RULES, rule.id: rule}, ""))
    assert [failure.rule for failure in failures] == ["ward/numbered"]


def test_a_rewrite_that_is_caught_again_is_noticed():
    rule = replace(RULES["ward/numbered"], rewrite="avdelning 7")
    failures = check_examples(RuleBook({**RULES, rule.id: rule}, ""))
    assert any("i sin tur" in failure.what for failure in failures)


def test_a_passing_example_that_is_caught_is_noticed():
    rule = replace(RULES["ward/numbered"], passes=(Example("Hon ligger på avdelning 54."),))
    failures = check_examples(RuleBook({**RULES, rule.id: rule}, ""))
    assert len(failures) == 1
    assert "gå fri" in failures[0].what


def test_an_unknown_rewrite_is_noticed():
    rule = replace(RULES["ward/numbered"], rewrite="generalise:finns-ej")
    failures = check_examples(RuleBook({**RULES, rule.id: rule}, ""))
    assert [failure.what for failure in failures] == ["Omskrivningen generalise:finns-ej finns inte."]
