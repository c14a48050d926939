r"""The letters that the matches of a pattern begin with, so that it is tried only at words where it can match."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

REMEMBERED = 1_000
"""Patterns whose openings are kept: each is asked for once for every anchor, and by every reader."""

UNKNOWN = ""
"""The opening of a pattern that may begin with anything: every word begins with it."""

_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
"""An escape, a class of characters or a single sign."""

_DIGIT = re.compile(r"(?:\\d|[0-9]|\[[0-9]-[0-9]\])(?![?*{])|\\d\{[1-9]")
_BEHIND = ("(?<=", "(?<!")
_GROUP = re.compile(r"\(\?(?::|P<\w+>)")
_REPEATED = ("?", "*", "+", "{")


@lru_cache(REMEMBERED)
def openings(pattern: str) -> frozenset[str]:
    r"""What the matches of a pattern begin with, as far as it can be told: letters, or "0" for a digit.

    >>> sorted(openings(r"(?<=\w )(?:\d{1,3}|ett|två) år")), *openings(r"avd?\d")
    (['0', 'ett', 'två'], 'av')
    >>> openings(r"kl|\w+") == {"kl", UNKNOWN}
    True
    """
    return frozenset(opening for part in _alternatives(pattern) for opening in _of_one(part))


def _of_one(pattern: str) -> frozenset[str] | set[str]:
    """The same of a pattern that is no choice."""
    if pattern.startswith(_BEHIND):
        return openings(_group(pattern)[1])
    if begin := _GROUP.match(pattern):
        group, rest = _group(pattern)
        if rest.startswith(_REPEATED):
            return {UNKNOWN}
        return {opening for part in _alternatives(group[begin.end() : -1]) for opening in _of_one(part + rest)}
    if _DIGIT.match(pattern):
        return {"0"}
    letters = next((place for place, char in enumerate(pattern) if not char.isalpha()), len(pattern))
    return {pattern[: max(letters - 1, 0)] if pattern.startswith(_REPEATED, letters) else pattern[:letters]}


def _alternatives(pattern: str) -> list[str]:
    """What stands between the signs for "or" that stand in no group."""
    parts = [""]
    for piece, depth in _pieces(pattern):
        if piece == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += piece
    return parts


def _group(pattern: str) -> tuple[str, str]:
    """The group that a pattern begins with, and what follows it."""
    group = ""
    for piece, depth in _pieces(pattern):
        group += piece
        if depth == 0:
            break
    return group, pattern[len(group) :]


def _pieces(pattern: str) -> Iterator[tuple[str, int]]:
    """The pieces of a pattern, and in how many groups one stands after each."""
    depth = 0
    for piece in _PIECE.findall(pattern):
        depth += (piece == "(") - (piece == ")")
        yield piece, depth
