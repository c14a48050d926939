"""The reference of all rules as Markdown; ``python -m checker.output.rules_page`` prints it."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from checker.resources import resource
from checker.rules import Example, Rule, RuleBook


def render(rules: RuleBook) -> str:
    """The page, by type and id."""
    lines = ["# Rules", "", "Written by `make docs` from the files in `rules/`; do not edit.", ""]
    for kind in sorted({rule.type.value for rule in rules.values()}):
        lines += [f"## {kind}", ""]
        for rule in sorted(rules.values(), key=lambda rule: rule.id):
            if rule.type.value == kind:
                lines += [*_rule(rule), ""]
    return "\n".join(lines).rstrip() + "\n"


def _rule(rule: Rule) -> Iterator[str]:
    yield f"### `{rule.id}`: {rule.title}"
    yield ""
    yield f"{rule.why} ({rule.law}) {rule.suggestion} By itself: {rule.severity.value}. Found by: {rule.finder}."
    if rule.catches or rule.passes:
        yield ""
    for example in rule.catches:
        spans = f" → {', '.join(map(_code, example.spans))}" if example.spans else ""
        yield f"- caught: {_shown(example)}{spans}"
    for example in rule.passes:
        yield f"- passes: {_shown(example)}"


def _shown(example: Example) -> str:
    return f"the drawn picture “{example.picture}”" if example.picture else _code(example.text)


def _code(text: str) -> str:
    """Text in backticks, control and invisible characters shown by their numbers."""
    shown = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)
    return f"`` {shown} ``" if "`" in shown else f"`{shown}`"


if __name__ == "__main__":
    sys.stdout.write(render(RuleBook.load(resource("rules"))))
