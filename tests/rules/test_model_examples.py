from __future__ import annotations

from checker.modelcheck import check_model_examples
from checker.pipeline import Checker


def test_every_example_of_the_rules_that_the_model_finds(checker: Checker) -> None:
    assert sum(rule.finder == "model" for rule in checker.rules.values()) > 10
    assert check_model_examples(checker.rules, checker.judge) == []
