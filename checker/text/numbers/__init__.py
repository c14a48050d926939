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
    personnummer,
    phone,
    plate,
    records,
    reserve,
    samordningsnummer,
)
from checker.text.numbers.page import Hit, Page

__all__ = ["Hit", "Page", "find_numbers"]

KINDS = (
    personnummer,
    samordningsnummer,
    interim,
    reserve,
    last_four,
    masked,
    records,
    plate,
    phone,
    email,
    handle,
    address,
)
"""The finders, in no order: overlaps are settled by ``checker.text.patterns``."""


def find_numbers(text: str | Page) -> list[Hit]:
    """All numbers of all kinds, by place.

    Overlaps are not settled here, but what is an account, an organisation or an article is left out.
    """
    page = Page(text) if isinstance(text, str) else text
    hits = [hit for kind in KINDS for hit in kind.find(page)]
    if any(_claimable(hit) for hit in hits):
        claimed = list(accounts.claims(page))
        hits = [hit for hit in hits if not (_claimable(hit) and any(overlap((hit.start, hit.end), c) for c in claimed))]
    return sorted(hits, key=lambda hit: (hit.start, hit.end))


def _claimable(hit: Hit) -> bool:
    """Whether the hit rests on its digits, which an account may have too, and not on a word before them."""
    return hit.rule_id in (personnummer.RULE, samordningsnummer.RULE, reserve.RULE, phone.RULE)
