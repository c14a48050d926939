"""What the rules of a book hit in texts; what was found ahead of a check, the check takes over."""

from __future__ import annotations

from collections.abc import Sequence

from checker.rules import RuleBook
from checker.text.patterns import PatternFinder, RuleHit, find_all


class Hits:
    """The hits of a text, by place; may be used from several threads."""

    def __init__(self, rules: RuleBook) -> None:
        self.rules, self.finder = rules, PatternFinder(rules)
        self._ahead: dict[str, list[RuleHit]] = {}

    def __call__(self, text: str) -> list[RuleHit]:
        """The hits of a text; those found ahead are let go with this."""
        found = self._ahead.pop(text, None)
        return find_all(text, self.rules, self.finder) if found is None else found

    def ahead(self, texts: Sequence[str]) -> list[list[RuleHit]]:
        """The hits of some texts that are likely to be read next; they are kept until then, or until others come."""
        found = {text: find_all(text, self.rules, self.finder) for text in texts}
        self._ahead = dict(found)
        return [found[text] for text in texts]
