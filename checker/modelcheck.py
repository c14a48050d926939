"""Runs the examples of the rules that the model finds: exact spans, the rewrite, and the rewrite judged again."""

from __future__ import annotations

from collections.abc import Iterator

from checker.finding import Finding, Verdict
from checker.judging import JudgedText, TextJudge
from checker.rules import Example, Rule, RuleBook
from checker.text.rulecheck import Failure
from checker.text.wording.versions import generalised


def check_model_examples(rules: RuleBook, judge: TextJudge) -> list[Failure]:
    """Every example of every rule with ``finder = "model"``; empty when all hold."""
    return [failure for rule in rules.values() if rule.finder == "model" for failure in _check_rule(rule, rules, judge)]


def _check_rule(rule: Rule, rules: RuleBook, judge: TextJudge) -> Iterator[Failure]:
    if not rule.catches or not rule.passes:
        yield Failure(rule.id, "", "Regeln saknar exempel som fångas eller exempel som går fria.")
    for example in rule.catches:
        judged = judge(example.text)
        found = tuple(finding.quote for finding in _of(rule, judged))
        if found != example.spans:
            yield Failure(rule.id, example.text, f"Hittade {found or 'inget'}, ska vara {example.spans}.")
        else:
            yield from _check_rewrite(rule, example, judged, rules, judge)
    for example in rule.passes:
        for finding in _of(rule, judge(example.text)):
            yield Failure(rule.id, example.text, f"Ska gå fri, men {finding.quote!r} fångas.")


def _of(rule: Rule, judged: JudgedText) -> list[Finding]:
    return [finding for finding in judged.findings if finding.rule == rule.id]


def _check_rewrite(
    rule: Rule, example: Example, judged: JudgedText, rules: RuleBook, judge: TextJudge
) -> Iterator[Failure]:
    text = generalised(example.text, judged.findings, rules)
    if text != example.rewritten:
        yield Failure(rule.id, example.text, f"Omskrivningen blir {text!r}, ska vara {example.rewritten!r}.")
    if judge(text).verdict is Verdict.STOP:
        yield Failure(rule.id, example.text, f"Omskrivningen {text!r} stoppas i sin tur.")
