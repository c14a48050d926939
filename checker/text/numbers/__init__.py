"""Numbers that point at a person, one kind a module, each with ``is_valid`` and ``find``.

``FEWEST_DIGITS`` says how many digits a text with such a number has at least: ``find`` is not called on less.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.finding import overlap
from checker.text.numbers import (
    accounts,
    address,
    born,
    check_apart,
    email,
    enclosed,
    handle,
    interim,
    last_four,
    lettered,
    masked,
    mistyped,
    nickname,
    ordered,
    personnummer,
    phone,
    plate,
    possessed,
    profile,
    records,
    reserve,
    samordningsnummer,
    strewn,
    year_apart,
)
from checker.text.numbers.page import Hit, Page

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import ModuleType

__all__ = ["Hit", "Page", "find_numbers"]

BY_DIGITS = (personnummer, samordningsnummer, reserve, phone)
"""Finders that go by the digits, which an account or an article may have too."""

BY_WORDS = (
    born,
    check_apart,
    enclosed,
    interim,
    last_four,
    lettered,
    masked,
    mistyped,
    ordered,
    strewn,
    year_apart,
    records,
    possessed,
    plate,
    email,
    handle,
    profile,
    nickname,
    address,
)
"""Finders that go by a word or a shape that nothing else has."""

KINDS = (*BY_DIGITS, *BY_WORDS)


def find_numbers(text: str | Page) -> list[Hit]:
    """All numbers of all kinds, by place.

    Overlaps are not settled here, but what is an account, an organisation or an article is left out.
    """
    page = Page(text) if isinstance(text, str) else text
    hits = _found(BY_DIGITS, page)
    if hits:
        claimed = list(accounts.claims(page))
        hits = [hit for hit in hits if not any(overlap((hit.start, hit.end), claim) for claim in claimed)]
    hits += _found(BY_WORDS, page)
    return sorted(hits, key=lambda hit: (hit.start, hit.end))


def _found(kinds: Iterable[ModuleType], page: Page) -> list[Hit]:
    """The hits of kinds for which the page has digits enough: most texts have none at all."""
    return [hit for kind in kinds if page.digits >= kind.FEWEST_DIGITS for hit in kind.find(page)]
