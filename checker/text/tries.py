r"""Patterns tried at one place of a text: which of them can match there at all, and one gate before them.

Patterns that mind no case are written in lower case and read the text in lower case: without ``re.IGNORECASE`` the
engine looks at a first letter before it tries a branch, which halves the time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from checker.rules import Rule
from checker.text.openings import openings

DIGIT = "#"
"""Anchor of patterns that begin at a word with a digit in it."""

FIGURE = "#0"
"""Where those of them are tried whose word begins with a digit: what begins with letters is left out."""

ENDING = "*"
"""First sign of an anchor that is the ending of a word, as in ``*avdelningen``."""

Match = Callable[[str, int], re.Match[str] | None]

Found = tuple[Rule, int, int]
"""What a pattern finds: its rule, and the place, half-open."""

_NEVER = re.compile("(?!)").match

_CAPITAL = re.compile(r"\\.|\(\?P|[A-ZÅÄÖÉÜ]")
_KEEPS_CASE = "(?-i:"
"""Beginning of a part that minds case in a pattern that does not."""


class Tries:
    """The patterns tried at one anchor, and all of them as one gate: most places fail it, at the price of one call."""

    def __init__(self, gates: dict[str, Match]) -> None:
        """``gates`` are those that other anchors have made: many share theirs."""
        self._gates = gates
        self._lower: list[tuple[Rule, re.Pattern[str]]] = []
        self._exact: list[tuple[Rule, re.Pattern[str]]] = []
        self._gate: Match | None = None

    def add(self, pattern: re.Pattern[str], rule: Rule) -> None:
        """Add a pattern of a rule."""
        if rule.ignore_case and _KEEPS_CASE not in pattern.pattern:
            self._lower.append((rule, re.compile(lowered(pattern.pattern))))
        else:
            self._exact.append((rule, pattern))
        self._gate = None

    def spans(self, text: str, lower: str, start: int) -> Sequence[Found]:
        """What the patterns find at a place of ``text``; ``lower`` is the text in lower case."""
        if (opened := (self._gate or self._close())(lower, start)) is None:
            return _found(self._exact, text, start) if self._exact else ()
        first = int((opened.lastgroup or "_0")[1:])  # those before it do not match
        found = _found(self._lower[first:], lower, start)
        return found + _found(self._exact, text, start) if self._exact else found

    def _close(self) -> Match:
        """Make the gate; an empty group behind each pattern tells which was the first that matched."""
        if not self._lower:
            self._gate = _NEVER
            return _NEVER
        patterns = (pattern.pattern.replace("?P<span>", "?:") for _, pattern in self._lower)
        joined = "|".join(f"(?:{pattern})(?P<_{place}>)" for place, pattern in enumerate(patterns))
        if joined not in self._gates:
            self._gates[joined] = re.compile(joined).match
        self._gate = self._gates[joined]
        return self._gate


def _found(tries: Sequence[tuple[Rule, re.Pattern[str]]], text: str, start: int) -> list[Found]:
    matches = [(rule, match) for rule, pattern in tries if (match := pattern.match(text, start)) is not None]
    spans = [(rule, *match.span("span" if "span" in match.re.groupindex else 0)) for rule, match in matches]
    return [found for found in spans if found[2] > found[1]]


def lowered(pattern: str) -> str:
    r"""A pattern with its letters in lower case, escapes such as ``\W`` and named groups as they are.

    >>> lowered(r"[A-ZÅ]\W(?P<span>Avd)")
    '[a-zå]\\W(?P<span>avd)'
    """
    return _CAPITAL.sub(lambda match: match.group() if len(match.group()) > 1 else match.group().lower(), pattern)


def fits(anchor: str, pattern: str) -> bool:
    """Whether a pattern can match at an anchor at all, as far as its first letters tell.

    The word at the anchor is the whole anchor, or ends with it, or has a digit somewhere, perhaps after letters.
    """
    if anchor == DIGIT:
        return not pattern[:1].isalpha() or len(openings(pattern)) > 1
    word = "0" if anchor == FIGURE else anchor
    return anchor.startswith(ENDING) or any(word.startswith(opening.lower()) for opening in openings(pattern))
