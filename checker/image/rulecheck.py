"""Runs the examples of the image rules: found in the drawn picture, and no more in its cleaned copy."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from checker.draft import Attachment
from checker.errors import RuleError
from checker.finding import Finding
from checker.image.cleaning import clean
from checker.image.examine import examine
from checker.image.specimens import specimen
from checker.place import Place, What
from checker.policy import Policy
from checker.rules import Example, Rule, RuleBook
from checker.text.rulecheck import Failure

UNCLEANABLE: Final = frozenset({"image/photo"})
"""Rules about the picture as such: no copy of it is free of them."""


class Looks:
    """What is found in the drawn pictures and in their cleaned copies; each is looked at once, whichever rules ask."""

    def __init__(self, rules: RuleBook) -> None:
        self._rules = rules
        self._found: dict[tuple[str, Policy], list[Finding]] = {}
        self._left: dict[tuple[str, Policy], set[str]] = {}

    def found(self, name: str, policy: Policy) -> list[Finding]:
        """The findings in a picture.

        Raises:
            RuleError: when there is no such picture.
        """
        if (name, policy) not in self._found:
            self._found[name, policy] = list(examine(specimen(name), self._rules, policy).findings)
        return self._found[name, policy]

    def left(self, name: str, policy: Policy) -> set[str]:
        """The rules that find something in the cleaned copy, in which everything found is covered."""
        if (name, policy) not in self._left:
            picture, found = specimen(name), [each.box for each in self.found(name, policy) if each.box]
            places = [Place(What.BOX, box) for box in found]
            copy = clean(picture.data, picture.name, self._rules, policy, places=places)
            findings = examine(Attachment(copy.name, copy.data), self._rules, policy).findings
            self._left[name, policy] = {finding.rule for finding in findings}
        return self._left[name, policy]


def check_image_examples(rules: RuleBook) -> list[Failure]:
    """Every example of every rule with ``finder = "image"``; empty when all hold."""
    looks = Looks(rules)
    return [failure for rule in rules.values() if rule.finder == "image" for failure in check_rule(rule, looks)]


def check_rule(rule: Rule, looks: Looks) -> Iterator[Failure]:
    """The examples of one rule that do not hold."""
    if not rule.catches or not rule.passes:
        yield Failure(rule.id, "", "Regeln saknar provbilder som fångas eller provbilder som går fria.")
    examples = [(example, True) for example in rule.catches] + [(example, False) for example in rule.passes]
    for example, caught in examples:
        name = example.picture or ""
        try:
            policy = _policy(example)
            found = {finding.rule for finding in looks.found(name, policy)}
        except (RuleError, ValueError) as error:
            yield Failure(rule.id, str(example.picture), str(error))
            continue
        if (rule.id in found) is not caught:
            yield Failure(rule.id, name, "Ska fångas, men går fri." if caught else "Ska gå fri, men fångas.")
        elif caught and rule.id not in UNCLEANABLE and rule.id in looks.left(name, policy):
            yield Failure(rule.id, name, "Den rensade bilden fångas i sin tur.")


def _policy(example: Example) -> Policy:
    consent = {"name": "Kim Exempel", "covers": ["photo"], "until": date.max}
    return Policy.model_validate({"photos": example.photos, "colleagues": [consent] if example.consent else []})
