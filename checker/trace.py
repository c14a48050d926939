"""What the rules say of a text, as a digest: with the same model and policy another answer needs another digest.

An archive that was read with older rules is so checked again only where the new ones say something else. The rules are
a small part of a check; the models, which see nothing of the rules but their hits, are the rest of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from functools import cached_property

from checker.digest import canonical_json
from checker.judging import windows
from checker.rules import Rule, RuleBook
from checker.text.hits import Hits

FOUND = frozenset({"pattern", "words", "number"})
"""Finders whose rules speak by their hits alone."""

PICTURES = "image"
"""The finder whose rules say nothing of a text."""


class Tracer:
    """Traces texts by the rules, and by the general ones alone: a text with words of the hospital is read by both."""

    def __init__(self, rules: RuleBook, readers: Sequence[Hits] = ()) -> None:
        """``readers`` are those of a check that is likely to follow, of all rules and of the general ones."""
        self.rules = rules
        self._readers = readers or [Hits(book) for book in _books(rules)]

    def __call__(self, text: str) -> str:
        """The digest of a text's hits, each with its rule, and of the rules that speak of any text."""
        spans = windows(text)
        hits = [
            [start, hit.start, hit.end, self._digests[hit.rule.id]]
            for reader in self._readers
            for (start, _), found in zip(spans, reader.ahead([text[slice(*span)] for span in spans]), strict=True)
            for hit in found
        ]
        return hashlib.sha256(canonical_json([self._others, hits])).hexdigest()

    @cached_property
    def _digests(self) -> dict[str, str]:
        return {key: digest_of(rule) for key, rule in self.rules.items()}

    @cached_property
    def _others(self) -> list[str]:
        spoken = (key for key, rule in self.rules.items() if rule.finder not in {*FOUND, PICTURES})
        return [self.rules.tables, *(self._digests[key] for key in sorted(spoken))]


def _books(rules: RuleBook) -> Iterator[RuleBook]:
    yield rules
    general = {key: rule for key, rule in rules.items() if not rule.house}
    if len(general) < len(rules):
        yield RuleBook(general, rules.digest)


def digest_of(rule: Rule) -> str:
    """Digest of all that a rule says; its examples are not part of that."""
    bare = replace(rule, catches=(), passes=(), file="")
    return hashlib.sha256(canonical_json([str(getattr(bare, one.name)) for one in fields(bare)])).hexdigest()
