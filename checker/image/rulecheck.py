"""Runs the examples of the image rules: found in the drawn picture, and no more in its cleaned copy."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from checker.draft import Attachment
from checker.errors import RuleError
from checker.image.cleaning import clean
from checker.image.examine import examine
from checker.image.specimens import specimen
from checker.policy import Policy
from checker.rules import Example, Rule, RuleBook
from checker.text.rulecheck import Failure

UNCLEANABLE: Final = frozenset({"image/photo"})
"""Rules about the picture as such: no copy of it is free of them."""


def check_image_examples(rules: RuleBook) -> list[Failure]:
    """Every example of every rule with ``finder = "image"``; empty when all hold."""
    return [failure for rule in rules.values() if rule.finder == "image" for failure in check_rule(rule, rules)]


def check_rule(rule: Rule, rules: RuleBook) -> Iterator[Failure]:
    """The examples of one rule that do not hold."""
    if not rule.catches or not rule.passes:
        yield Failure(rule.id, "", "Regeln saknar provbilder som fångas eller provbilder som går fria.")
    examples = [(example, True) for example in rule.catches] + [(example, False) for example in rule.passes]
    for example, caught in examples:
        try:
            picture, policy = specimen(example.picture or ""), _policy(example)
        except (RuleError, ValueError) as error:
            yield Failure(rule.id, str(example.picture), str(error))
            continue
        yield from (
            Failure(rule.id, str(example.picture), what)
            for what in _faults(rule, picture, policy, rules, caught=caught)
        )


def _policy(example: Example) -> Policy:
    consent = {"name": "Kim Exempel", "covers": ["photo"], "until": date.max}
    return Policy.model_validate({"photos": example.photos, "colleagues": [consent] if example.consent else []})


def _faults(rule: Rule, picture: Attachment, policy: Policy, rules: RuleBook, *, caught: bool) -> Iterator[str]:
    found = [finding for finding in examine(picture, rules, policy).findings if finding.rule == rule.id]
    if bool(found) is not caught:
        yield "Ska fångas, men går fri." if caught else "Ska gå fri, men fångas."
    elif found and rule.id not in UNCLEANABLE:
        boxes = [finding.box for finding in found if finding.box]
        copy = clean(picture.data, picture.name, rules, policy, boxes=boxes)
        if rule.id in {finding.rule for finding in examine(Attachment(copy.name, copy.data), rules, policy).findings}:
            yield "Den rensade bilden fångas i sin tur."
