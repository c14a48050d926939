"""Every rule that reads text states what it was measured at, and the page and the command tell it."""

from __future__ import annotations

import pytest
from rich.console import Console

from checker import figures
from checker.figures import Share
from checker.output import human, rules_page
from checker.resources import resource
from checker.rules import RuleBook

RULES = RuleBook.load(resource("rules"))
MEASURED = figures.load()
TEXT = [rule for rule in RULES.values() if rule.finder in ("number", "pattern", "words", "model")]


@pytest.mark.parametrize("rule", TEXT, ids=lambda rule: rule.id)
def test_every_rule_that_reads_text_has_figures(rule):
    measured = MEASURED[rule.id]
    assert measured.drafts >= 200
    for share in (measured.precision, measured.recall, measured.numbers, measured.alarms):
        assert share is None or 0 <= share.part <= share.whole


def test_figures_are_of_rules_that_there_are():
    assert set(MEASURED) <= set(RULES)


def test_persons_numbers_were_measured_on_test_numbers_and_look_alikes():
    numbers = MEASURED["identity/personnummer"]
    assert numbers.numbers is not None
    assert numbers.numbers.whole > 30_000
    assert numbers.alarms is not None
    assert numbers.alarms.whole == 28_000


def test_a_share_is_told_with_one_decimal():
    assert Share(2, 3).percent == "66.7 %"


def test_the_page_tells_figures_and_what_has_none():
    page = rules_page.render(RULES)
    assert page.count("Measured on ") + page.count("hold no example") == len(MEASURED)
    assert "hold no example" in page.split("`case/prescriber`")[1].split("###")[0]


@pytest.mark.parametrize(
    ("rule_id", "told"), [("ward/room", "av träffarna är rätt"), ("case/prescriber", "inget exempel")]
)
def test_the_command_tells_them(rule_id: str, told: str):
    console = Console(record=True, width=200)
    human.rule(RULES[rule_id], MEASURED[rule_id], console)
    assert told in console.export_text()
