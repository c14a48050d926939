"""Numbers that point at a person, one kind a module, each with ``is_valid`` and ``find``."""

from __future__ import annotations

from checker.finding import overlap
from checker.text.numbers import (
    accounts,
    address,
    email,
    handle,
    interim,
    last_four,
    masked,
    mistyped,
    personnummer,
    phone,
    plate,
    records,
    reserve,
    samordningsnummer,
)
from checker.text.numbers.page import Hit, Page

__all__ = ["Hit", "Page", "find_numbers"]

BY_DIGITS = (personnummer, samordningsnummer, reserve, phone)
"""Finders that go by the digits, which an account or an article may have too."""

BY_WORDS = (interim, last_four, masked, mistyped, records, plate, email, handle, address)
"""Finders that go by a word or a shape that nothing else has."""

KINDS = (*BY_DIGITS, *BY_WORDS)


def find_numbers(text: str | Page) -> list[Hit]:
    """All numbers of all kinds, by place.

    Overlaps are not settled here, but what is an account, an organisation or an article is left out.
    """
    page = Page(text) if isinstance(text, str) else text
    hits = [hit for kind in BY_DIGITS for hit in kind.find(page)]
    if hits:
        claimed = list(accounts.claims(page))
        hits = [hit for hit in hits if not any(overlap((hit.start, hit.end), claim) for claim in claimed)]
    hits += (hit for kind in BY_WORDS for hit in kind.find(page))
    return sorted(hits, key=lambda hit: (hit.start, hit.end))
