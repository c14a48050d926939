"""The reference of all rules as Markdown; ``python -m checker.output.rules_page`` prints it."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from checker import figures
from checker.figures import Figures
from checker.resources import resource
from checker.rules import Rule, RuleBook

MEASURED = (
    "What each rule was measured at is written by `make quality` into `rules/figures.json`. Precision: of its hits,",
    "those that an annotator has marked. A ward or a weekday in a draft that speaks of no patient is marked by nobody,",
    "so that the precision of rules that only inform is low by nature. Recall: of all marks of the rule's type, those",
    "that this rule alone finds; rules share a type, and so they share its marks. Rules without a model are measured",
    "on the drafts for training and on `models/corpus`, those of the model on drafts that it has never seen.",
)


def render(rules: RuleBook) -> str:
    """The page, by type and id."""
    lines = ["# Rules", "", "Written by `make docs` from the files in `rules/`; do not edit.", "", *MEASURED, ""]
    measured = figures.load()
    for kind in sorted({rule.type.value for rule in rules.values()}):
        lines += [f"## {kind}", ""]
        for rule in sorted(rules.values(), key=lambda rule: rule.id):
            if rule.type.value == kind:
                lines += [*_rule(rule, measured.get(rule.id)), ""]
    return "\n".join(lines).rstrip() + "\n"


def _rule(rule: Rule, measured: Figures | None) -> Iterator[str]:
    yield f"### `{rule.id}`: {rule.title}"
    yield ""
    yield f"{rule.why} ({rule.law}) {rule.suggestion} By itself: {rule.severity.value}. Found by: {rule.finder}."
    if measured:
        yield ""
        yield " ".join(_measured(measured))
    if rule.catches or rule.passes:
        yield ""
    for example in rule.catches:
        yield f"- caught: {_code(example.text)} → {', '.join(map(_code, example.spans))}"
    for example in rule.passes:
        yield f"- passes: {_code(example.text)}"


def _measured(measured: Figures) -> Iterator[str]:
    drafts = f"{measured.drafts:,} labelled drafts"
    if measured.precision is None:
        yield f"Measured: the {drafts} hold no example of it."
    else:
        of = measured.precision
        yield f"Measured on {drafts}: precision {of.percent} ({of.part} of {of.whole} hits are marked)."
        if measured.recall:
            yield f"Recall {measured.recall.percent} of the {measured.recall.whole} marks of its type."
    if measured.numbers:
        yield f"Test numbers found: {measured.numbers.part:,} of {measured.numbers.whole:,}."
    if measured.alarms:
        yield f"Look-alikes taken for one: {measured.alarms.part:,} of {measured.alarms.whole:,}."


def _code(text: str) -> str:
    """Text in backticks, control and invisible characters shown by their numbers."""
    shown = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)
    return f"`` {shown} ``" if "`" in shown else f"`{shown}`"


if __name__ == "__main__":
    sys.stdout.write(render(RuleBook.load(resource("rules"))))
