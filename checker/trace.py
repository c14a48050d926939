"""What the rules say of a text, as a digest: with the same model and policy another answer needs another digest.

An archive that was read with older rules is so checked again only where the new ones say something else. The rules are
a small part of a check; the models, which see nothing of the rules but their hits, are the rest of it.
"""

from __future__ import annotations

import hashlib
from dataclasses import fields, replace
from functools import cached_property

from checker.digest import canonical_json
from checker.judging import windows
from checker.rules import Rule, RuleBook
from checker.text.patterns import PatternFinder, find_all

FOUND = frozenset({"pattern", "words", "number"})
"""Finders whose rules speak by their hits alone."""

PICTURES = "image"
"""The finder whose rules say nothing of a text."""


class Tracer:
    """Traces texts by the rules, and by the general ones alone: a text with words of the hospital is read by both."""

    def __init__(self, rules: RuleBook) -> None:
        self.rules = rules

    def __call__(self, text: str) -> str:
        """The digest of a text's hits, each with its rule, and of the rules that speak of any text."""
        hits = [
            [start, hit.start, hit.end, self._digests[hit.rule.id]]
            for rules, finder in self._readers
            for start, end in windows(text)
            for hit in find_all(text[start:end], rules, finder)
        ]
        return hashlib.sha256(canonical_json([self._others, hits])).hexdigest()

    @cached_property
    def _readers(self) -> list[tuple[RuleBook, PatternFinder]]:
        general = {key: rule for key, rule in self.rules.items() if not rule.house}
        books = [self.rules]
        if len(general) < len(self.rules):
            books.append(RuleBook(general, self.rules.digest))
        return [(book, PatternFinder(book)) for book in books]

    @cached_property
    def _digests(self) -> dict[str, str]:
        return {key: digest_of(rule) for key, rule in self.rules.items()}

    @cached_property
    def _others(self) -> list[str]:
        spoken = (key for key, rule in self.rules.items() if rule.finder not in {*FOUND, PICTURES})
        return [self.rules.tables, *(self._digests[key] for key in sorted(spoken))]


def digest_of(rule: Rule) -> str:
    """Digest of all that a rule says; its examples are not part of that."""
    bare = replace(rule, catches=(), passes=(), file="")
    return hashlib.sha256(canonical_json([str(getattr(bare, one.name)) for one in fields(bare)])).hexdigest()
