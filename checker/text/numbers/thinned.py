"""Digits without those that only count the others, repeat them, or are told as sums: "1: 8", "8 (åtta)", "80+5"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.text.numbers.windows import Group

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FEWEST = 4
"""How many digits in a row must be counted, told twice or summed for that to be no chance."""


def thinned(lower: str, atoms: Sequence[Group]) -> Iterator[Sequence[Group]]:
    """The other ways to read parts that stand in a text in lower case."""
    for first in [place for place, atom in enumerate(atoms) if atom.digits == "1"]:
        yield from _uncounted(atoms, first)
    yield from _once(atoms)
    if ": " in lower:
        labels = {atom for atom in atoms if len(atom.digits) == 1 and lower.startswith(": ", atom.end)}
        if 1 < len(labels) < FEWEST:
            yield [atom for atom in atoms if atom not in labels]
    if "0+" in lower:
        summed = list(_summed(lower, atoms))
        if len(summed) + FEWEST <= len(atoms):
            yield summed


def _uncounted(atoms: Sequence[Group], first: int) -> Iterator[Sequence[Group]]:
    """The atoms around those that count them from the one at a place."""
    count = 1
    while first + 2 * count < len(atoms) and atoms[first + 2 * count].digits == str(count + 1):
        count += 1
    if count >= FEWEST:
        counting = range(first, first + 2 * count, 2)
        around = range(max(first - 1, 0), min(first + 2 * count, len(atoms)))
        yield [atoms[place] for place in around if place not in counting]


def _once(atoms: Sequence[Group]) -> Iterator[Sequence[Group]]:
    """The atoms that are told twice, each once."""
    at = 0
    while at + 2 * FEWEST <= len(atoms):
        end = at
        while end + 1 < len(atoms) and atoms[end].digits.lstrip("0") == atoms[end + 1].digits.lstrip("0"):
            end += 2
        if end - at >= 2 * FEWEST:
            yield [Group(atoms[place].start, atoms[place + 1].end, atoms[place].digits) for place in range(at, end, 2)]
        at = max(end, at + 1)


def _summed(lower: str, atoms: Sequence[Group]) -> Iterator[Group]:
    """The atoms, tens and units that are added up as one."""
    ten: Group | None = None
    for atom in atoms:
        if ten and len(atom.digits) == 1 and lower[ten.end : atom.start].strip() == "+":
            yield Group(ten.start, atom.end, ten.digits[0] + atom.digits)
            ten = None
            continue
        if ten:
            yield ten
        ten = atom if len(atom.digits) == 2 and atom.digits[1] == "0" else None
        if ten is None:
            yield atom
    if ten:
        yield ten
