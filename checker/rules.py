"""Rules as data: one TOML file a rule, with reason, law, pattern or words, and examples."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from checker import rulefile
from checker.errors import RuleError
from checker.finding import Finding, Severity, Type

if TYPE_CHECKING:
    from pathlib import Path


TABLES = ("*.txt", "*.tsv")
"""What lies beside the rules and decides with them: word lists and tables."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with the spans that the rule must find in it (none: must find nothing), and the sentence rewritten.

    Or a drawn picture by its name (``checker.image.specimens``), what the policy says of photos, and whether a
    colleague has consented to being shown.
    """

    text: str = ""
    spans: tuple[str, ...] = ()
    rewritten: str | None = None
    picture: str | None = None
    photos: str = "no_faces"
    consent: bool = False


@dataclass(frozen=True)
class Rule:
    """One rule. ``severity`` is what a hit means by itself; the verdict is judged over persons (``checker.risk``).

    ``anchors`` are where a pattern is tried: words, endings of words (``*avdelningen``) or ``#``, a word with a digit.
    A pattern's group ``span``, if it has one, is what is found. ``lists`` name word lists in ``rules/lists``;
    ``without`` is what of them is left out. ``guards`` are words that cancel a hit beside them.
    ``house`` marks a rule that the hospital's policy has made: no file holds it, and what it finds is certain.
    """

    id: str
    type: Type
    severity: Severity
    finder: str
    title: str
    why: str
    law: str
    suggestion: str
    file: str = ""
    anchors: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    ignore_case: bool = True
    words: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    guards: tuple[str, ...] = ()
    rewrite: str | None = None
    house: bool = False
    catches: tuple[Example, ...] = ()
    passes: tuple[Example, ...] = ()

    @cached_property
    def compiled(self) -> tuple[re.Pattern[str], ...]:
        """The patterns, compiled."""
        flags = re.IGNORECASE if self.ignore_case else re.NOFLAG
        return tuple(re.compile(pattern, flags) for pattern in self.patterns)

    def finding(self, **fields: Any) -> Finding:
        """A finding of this rule: type, severity and texts from the rule, place and the rest from ``fields``."""
        base = {
            "type": self.type,
            "rule": self.id,
            "severity": self.severity,
            "title": self.title,
            "why": self.why,
            "law": self.law,
            "suggestion": self.suggestion,
        }
        return Finding(**(base | fields))


class RuleBook(Mapping[str, Rule]):
    """All rules by id; the digest of all files, and of those beside the rules: lists and tables."""

    def __init__(self, rules: Mapping[str, Rule], digest: str, tables: str = "") -> None:
        self._rules = dict(rules)
        self.digest, self.tables = digest, tables

    def __getitem__(self, key: str) -> Rule:
        return self._rules[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rules)

    def __len__(self) -> int:
        return len(self._rules)

    @classmethod
    def load(cls, folder: Path) -> RuleBook:
        """Read every ``*.toml`` under ``folder``.

        Raises:
            RuleError: when a file can't be read, a field is missing, unknown or wrong, or an id stands twice.
        """
        rules: dict[str, Rule] = {}
        digest = hashlib.sha256()
        tables = hashlib.sha256()
        for path in sorted(path for kind in TABLES for path in folder.rglob(kind)):
            tables.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
        digest.update(tables.digest())
        for path in sorted(folder.rglob("*.toml")):
            data = path.read_bytes()
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + data + b"\0")
            rule = _rule(path, data)
            if rule.id in rules:
                raise RuleError(f"{path.name}: regeln {rule.id} finns redan i {rules[rule.id].file}. Byt id.")
            rules[rule.id] = rule
        if not rules:
            raise RuleError(f"Inga regler hittades i {folder}.")
        return cls(rules, digest.hexdigest(), tables.hexdigest())


def _rule(path: Path, data: bytes) -> Rule:
    row = rulefile.read(path, data)
    fields: dict[str, Any] = {
        "type": Type(row.pop("type")),
        "severity": Severity(row.pop("verdict")),
        "file": path.name,
        "catches": _examples(row.pop("catches", [])),
        "passes": _examples(row.pop("passes", [])),
    }
    fields |= {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
    return Rule(**fields)


def _examples(rows: list[dict[str, Any]]) -> tuple[Example, ...]:
    return tuple(Example(**(row | {"spans": tuple(row.get("spans", ()))})) for row in rows)
