"""Runs the examples of every rule: exact spans, the rewrite, and the rewrite checked again under all rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.finding import Severity
from checker.text.patterns import PatternFinder, RuleHit, find_all
from checker.text.wording.methods import METHODS, PREFIX, applied, replacement
from checker.text.wording.omission import left_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.rules import Example, Rule, RuleBook

FINDERS = ("number", "pattern", "words")
"""The finders whose rules can be run on a sentence without model and persons."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that does not hold; ``what`` is a Swedish sentence that says how."""

    rule: str
    text: str
    what: str


def check_examples(rules: RuleBook) -> list[Failure]:
    """Every example of every rule that is found by numbers, patterns or words; empty when all hold.

    Raises:
        RuleError: when a rule names a word list that is missing.
    """
    finder = PatternFinder(rules)
    failures: list[Failure] = []
    for rule in rules.values():
        if rule.finder in FINDERS:
            failures += _check_rule(rule, rules, finder)
    return failures


def _check_rule(rule: Rule, rules: RuleBook, finder: PatternFinder) -> Iterator[Failure]:
    if (
        rule.rewrite is not None
        and rule.rewrite.startswith(PREFIX)
        and rule.rewrite.removeprefix(PREFIX) not in METHODS
    ):
        yield Failure(rule.id, "", f"Omskrivningen {rule.rewrite} finns inte.")
        return
    if not rule.catches:
        yield Failure(rule.id, "", "Regeln saknar exempel som ska fångas.")
    for example in rule.catches:
        hits = [hit for hit in find_all(example.text, rules, finder) if hit.rule.id == rule.id]
        found = tuple(example.text[hit.start : hit.end] for hit in hits)
        if found != example.spans:
            yield Failure(rule.id, example.text, f"Hittade {found or 'inget'}, ska vara {example.spans}.")
        elif rule.rewrite is not None:
            yield from _check_rewrite(rule, example, hits, rules, finder)
    for example in rule.passes:
        for hit in find_all(example.text, rules, finder):
            if hit.rule.id == rule.id:
                yield Failure(rule.id, example.text, f"Ska gå fri, men {example.text[hit.start : hit.end]!r} fångas.")


def _check_rewrite(
    rule: Rule, example: Example, hits: list[RuleHit], rules: RuleBook, finder: PatternFinder
) -> Iterator[Failure]:
    text = rewritten(example.text, hits)
    if example.rewritten is None:
        yield Failure(rule.id, example.text, f"Exemplet saknar omskrivning. Den blir: {text}")
    elif text != example.rewritten:
        yield Failure(rule.id, example.text, f"Omskrivningen blir {text!r}, ska vara {example.rewritten!r}.")
    for hit in find_all(text, rules, finder):
        if hit.rule.id == rule.id or hit.severity is Severity.STOP:
            yield Failure(rule.id, example.text, f"Omskrivningen {text!r} fångas i sin tur av {hit.rule.id}.")


def rewritten(text: str, hits: list[RuleHit]) -> str:
    """The text with every hit generalised that has a safe wording; the others go with their sentences."""
    made = [(hit, replacement(hit.rule, text, hit.start, hit.end)) for hit in hits]
    gone = [(hit.start, hit.end) for hit, new in made if new is None and hit.rule.rewrite is not None]
    return applied(text, [*left_out(text, gone), *(new for _, new in made if new is not None)])
