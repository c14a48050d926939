"""Whether a stage answered what it promises. Rubbish compares as "not more than", and would pass for harmless."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from checker.finding import Finding, Severity, Type

T = TypeVar("T")


class UnsoundError(ValueError):
    """An answer is not of the promised kind; the message never holds it."""


def require(true: object, what: str) -> None:
    """Raise unless something holds.

    Raises:
        UnsoundError: when it does not.
    """
    if not true:
        raise UnsoundError(what)


def findings(found: Iterable[Finding], text: str) -> Sequence[Finding]:
    """Findings that stand in the text.

    Raises:
        UnsoundError: when one does not, or is none.
    """
    found = list(found)
    require(all(_is_finding(one) and 0 <= one.span[0] <= one.span[1] <= len(text) for one in found), "findings")
    return found


def seen(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in a picture.

    Raises:
        UnsoundError: when one is none.
    """
    found = tuple(found)
    require(all(_is_finding(one) for one in found), "findings")
    return found


def each(kind: type[T]) -> Callable[[Iterable[Any]], tuple[T, ...]]:
    """Lets through what holds nothing but this kind of thing.

    >>> each(int)([1, 2])
    (1, 2)
    """

    def sound(things: Iterable[Any]) -> tuple[T, ...]:
        things = tuple(things)
        require(all(isinstance(thing, kind) for thing in things), kind.__name__)
        return things

    return sound


def _is_finding(one: object) -> bool:
    if not isinstance(one, Finding) or not isinstance(one.severity, Severity) or not isinstance(one.type, Type):
        return False
    return 0 <= one.score <= 1 and isinstance(one.quote, str)
