"""The hospital's own wards, rooms and numbers as rules, for the same engine as the files in ``rules``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from checker.finding import Severity
from checker.policy.number import AFTER, BEFORE, ENDINGS, LINK, NumberFormat, expression
from checker.policy.policy import Policy
from checker.rules import Rule, RuleBook

LIKE = {
    "PERSONNUMMER": "identity/reserve-number",
    "CASE_ID": "case/journal",
    "CONTACT": "contact/phone",
    "WARD": "ward/room",
}
"""The rule whose reason, law and safe wording a number of the hospital takes over, by its type."""

SHORTEST_WORD = 5
"""Names in capitals with fewer letters ("AVA") are sought as they are written: in small letters they may be a word."""


def with_house(rules: RuleBook, policy: Policy) -> RuleBook:
    """The rules with those of the policy added; the digest stays that of the files."""
    return RuleBook({**rules, **{rule.id: rule for rule in house_rules(rules, policy)}}, rules.digest, rules.tables)


def house_rules(rules: RuleBook, policy: Policy) -> Iterator[Rule]:
    """The rules that a policy makes."""
    called = [name for unit in policy.units for name in unit.called]
    yield from _named("policy/unit", rules["ward/unit"], called)
    yield from _named("policy/room", rules["ward/room"], policy.rooms)
    for place, number in enumerate(policy.numbers, 1):
        yield from _numbered(f"policy/number-{place}", rules[LIKE[number.type]], number)


def _named(name: str, like: Rule, called: Sequence[str]) -> Iterator[Rule]:
    short = [one for one in called if one.isupper() and len(one) < SHORTEST_WORD]
    for rule_id, phrases, ignore_case in ((name, [*set(called) - set(short)], True), (f"{name}-short", short, False)):
        if phrases:
            words = tuple(sorted({form for phrase in phrases for form in (phrase, f"{phrase}s")}))
            yield _made(like, rule_id, finder="words", words=words, ignore_case=ignore_case)


def _numbered(name: str, like: Rule, number: NumberFormat) -> Iterator[Rule]:
    """A number is as grave as its type; where labels are told and none stands before it, it is to be looked at."""
    form = f"{BEFORE}{expression(number.pattern)}{AFTER}"
    grave = Severity.INFO if number.type == "WARD" else Severity.STOP
    given = {"title": number.name, "finder": "pattern"}
    if number.labels:
        labels = "|".join(r"\s".join(map(re.escape, label.split())) for label in number.labels)
        first = {label.split()[0].lower() for label in number.labels}
        anchors = tuple(sorted({word + ending for word in first for ending in ("", *ENDINGS)}))
        announced = f"(?:{labels})(?:{'|'.join(ENDINGS)})?{LINK}(?P<span>{form})"
        yield _made(like, name, **given, severity=grave, anchors=anchors, patterns=(announced,))
    if number.stands_alone:
        alone = Severity.REVIEW if number.labels and grave is Severity.STOP else grave
        yield _made(like, f"{name}-bare", **given, severity=alone, anchors=number.anchors, patterns=(form,))


def _made(like: Rule, name: str, **fields: Any) -> Rule:
    bare: dict[str, Any] = dict.fromkeys(("anchors", "patterns", "lists", "without", "guards", "catches", "passes"), ())
    return replace(like, id=name, file="policy.toml", house=True, **(bare | fields))
