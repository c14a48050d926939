"""The examples of the rules that are found in pictures hold, and one that does not hold is noticed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.errors import RuleError
from checker.image.rulecheck import Looks, check_image_examples, check_rule
from checker.image.specimens import SPECIMENS, specimen
from checker.rules import Example, RuleBook


def test_all_examples_hold_and_every_picture_is_used(rules: RuleBook) -> None:
    assert check_image_examples(rules) == []
    ours = [rule for rule in rules.values() if rule.finder == "image"]
    assert {example.picture for rule in ours for example in (*rule.catches, *rule.passes)} == set(SPECIMENS)


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"catches": (Example(picture="plain"),)}, "Ska fångas, men går fri."),
        ({"passes": (Example(picture="gps"),)}, "Ska gå fri, men fångas."),
        ({"catches": ()}, "Regeln saknar provbilder"),
        ({"catches": (Example(picture="okänd"),)}, "Det finns ingen provbild 'okänd'"),
        ({"catches": (Example(picture="gps", photos="ibland"),)}, "photos"),
    ],
)
def test_an_example_that_does_not_hold_is_noticed(change: dict[str, object], what: str, rules: RuleBook) -> None:
    (failure,) = check_rule(replace(rules["image/gps"], **change), Looks(rules))
    assert failure.rule == "image/gps"
    assert what in failure.what


def test_an_unknown_picture_is_an_error() -> None:
    with pytest.raises(RuleError, match="Det finns"):
        specimen("okänd")
