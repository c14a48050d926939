"""A text prepared for the number finders: views, runs of digits, and what the words around a place say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from checker.finding import Severity
from checker.text.numbers import context
from checker.text.spoken import folded
from checker.text.views import View, digit_view, text_view


@dataclass(frozen=True, slots=True)
class Hit:
    """A number found: the rule it falls under and its place in the original text, half-open, in code points."""

    rule_id: str
    start: int
    end: int
    score: float
    severity: Severity


@dataclass(frozen=True, slots=True)
class Group:
    """Digits that stand together, and where, in the digit view."""

    start: int
    end: int
    digits: str


_DIGITS = re.compile(r"\d{1,80}")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,40}>")
_WORD = re.compile(r"[^\W\d_]+")
_LINKS = frozenset(
    "streck bindestreck minus plus punkt kolon snedstreck mellanslag dash och sen sedan samt därefter sist och_slutar "
    "slutar slutet på följt av sista fyra siffror siffrorna de dom är med and then ending in last four digits "
    "kontrollsiffror kontrollsiffrorna slutsiffror slutsiffrorna kod fyran avslutas födelsedatum nummer nr "
    "number space hyphen by the först".split()
)
"""Words that may stand between the parts of one number."""

WIDEST_GAP = 40
"""Most characters between two parts of one number, link words included."""


def bound(gap: str) -> bool:
    """Whether a gap holds nothing but a few signs, so that the digits on both sides are one number.

    >>> bound(" - "), bound(", sista fyra "), bound(" kronor ")
    (True, False, False)
    """
    return len(gap) <= 6 and gap.count("\n") <= 1 and not any(char.isalnum() for char in gap)


def linked(gap: str) -> bool:
    """Whether a gap holds nothing but signs and words that tie the parts of a number together."""
    if len(gap) > WIDEST_GAP or gap.count("\n") > 1:
        return False
    if "<" in gap:
        gap = _TAG.sub("", gap)
    return _LINKS.issuperset(_WORD.findall(gap.lower()))


class Page:
    """A text and the views of it, each made once and only when a finder asks for it."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.view: View = text_view(source)
        self.digit_view: View = digit_view(self.view)

    @cached_property
    def lower(self) -> str:
        """The digit view in lower case, offsets unchanged."""
        return folded(self.digit_view.text)

    @cached_property
    def view_lower(self) -> str:
        """The text view in lower case, offsets unchanged."""
        return self.lower if self.view is self.digit_view else folded(self.view.text)

    @cached_property
    def groups(self) -> Sequence[Group]:
        """All groups of digits of the digit view."""
        return [Group(*match.span(), match.group()) for match in _DIGITS.finditer(self.digit_view.text)]

    def runs(self) -> Iterator[Sequence[Group]]:
        """Groups of digits that have only a few signs between them."""
        run: list[Group] = []
        for group in self.groups:
            if run and not bound(self.gap(run[-1], group)):
                yield run
                run = []
            run.append(group)
        if run:
            yield run

    def gap(self, left: Group, right: Group) -> str:
        """What stands between two groups."""
        return self.digit_view.text[left.end : right.start]

    def context(self, start: int, end: int) -> context.Context:
        """What the words around a stretch of the digit view say."""
        return context.around(self.lower, start, end)

    def hit(self, rule_id: str, start: int, end: int, score: float, severity: Severity) -> Hit:
        """A hit at a stretch of the digit view, with its place in the original."""
        return Hit(rule_id, *self.digit_view.span(start, end), score, severity)
