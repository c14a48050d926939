"""Measures spellings that hide a personnummer from a filter and that no rule was written for.

A family is measured before anything is done about it: that figure is the honest one, and ``obfuscation.json`` keeps it.
Families made later stand below the earlier ones; none is edited after it was measured.

Run ``python -m tests.quality.obfuscation`` for a table: found when new, found today, and what is missed today. With
``--freeze`` a family that the file does not know yet is measured into it.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Mapping
from itertools import cycle
from pathlib import Path
from statistics import fmean

from checker.finding import Severity
from checker.text.numbers import find_numbers, luhn
from tests.quality.spellings.eighth import EIGHTH
from tests.quality.spellings.eleventh import ELEVENTH
from tests.quality.spellings.fifth import FIFTH
from tests.quality.spellings.first import FIRST
from tests.quality.spellings.fourth import FOURTH
from tests.quality.spellings.ninth import NINTH
from tests.quality.spellings.number import Number, Spelling
from tests.quality.spellings.second import SECOND
from tests.quality.spellings.seventh import SEVENTH
from tests.quality.spellings.sixth import SIXTH
from tests.quality.spellings.tenth import TENTH
from tests.quality.spellings.third import THIRD

SENTENCES = (
    "Patienten {} sover nu.",
    "Vi väntar på svar för {}, hon är orolig.",
    "Hälsa till {} från oss alla",
    "Ni vet vem: {}. Mer säger jag inte.",
)
"""What the number stands in: none of them calls it by a word for a number."""

FROZEN = Path(__file__).with_suffix(".json")

SPELLING_FOUND = 0.9
"""Share of numbers that must be found for a spelling to count as found."""

LEAST = 4
"""Fewest characters of the spelled number that a hit must cover: its last four, where it is told in two places."""

FAMILIES = {
    "first": FIRST,
    "second": SECOND,
    "third": THIRD,
    "fourth": FOURTH,
    "fifth": FIFTH,
    "sixth": SIXTH,
    "seventh": SEVENTH,
    "eighth": EIGHTH,
    "ninth": NINTH,
    "tenth": TENTH,
    "eleventh": ELEVENTH,
}


def made_up(count: int, seed: int) -> list[Number]:
    """Numbers with a right check digit."""
    dice = random.Random(seed)  # noqa: S311  (made-up numbers, no secret)
    numbers = []
    while len(numbers) < count:
        year, month, day = dice.randint(1931, 1999), dice.randint(1, 12), dice.randint(1, 28)
        nine = f"{year % 100:02d}{month:02d}{day:02d}{dice.randint(980, 989)}"
        last = nine[6:] + str(luhn.check_digit(map(int, reversed(nine))))
        numbers.append(Number(str(year), f"{month:02d}", f"{day:02d}", last))
    return numbers


def found(spell: Spelling, number: Number, sentence: str) -> bool:
    """Whether a hit of stop or review lies over at least four characters of the number as spelled."""
    before, _, after = sentence.partition("{}")
    spelled = spell(number)
    start, end = len(before), len(before) + len(spelled)
    return any(
        hit.rule_id.startswith("identity/")
        and hit.severity is not Severity.INFO
        and min(hit.end, end) - max(hit.start, start) >= LEAST
        for hit in find_numbers(before + spelled + after)
    )


def measure(family: Mapping[str, Spelling], count: int = 20) -> dict[str, float]:
    """The share of made-up numbers that are found, by spelling."""
    numbers = made_up(count, seed=5)
    return {
        name: sum(found(spell, number, sentence) for number, sentence in zip(numbers, cycle(SENTENCES), strict=False))
        / count
        for name, spell in family.items()
    }


def frozen() -> dict[str, dict[str, float]]:
    """The families as they were measured when they were new."""
    rows: dict[str, dict[str, float]] = json.loads(FROZEN.read_text(encoding="utf-8")) if FROZEN.exists() else {}
    return rows


def freeze() -> None:
    """Measure the families that have no figure yet into the file."""
    rows = {name: measure(family) for name, family in FAMILIES.items()} | frozen()
    FROZEN.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


def shown(shares: Mapping[str, float]) -> str:
    """How many spellings of a family are found (nine numbers of ten at least), and the share of all numbers."""
    spellings = sum(share >= SPELLING_FOUND for share in shares.values())
    return f"{spellings:3} of {len(shares)} spellings, {100 * fmean(shares.values()):5.1f} % of the numbers"


def main() -> None:
    """Print the families."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--freeze", action="store_true")
    if parser.parse_args().freeze:
        freeze()
    before = frozen()
    for name, family in FAMILIES.items():
        today = measure(family)
        missed = [spelling for spelling, share in today.items() if share < SPELLING_FOUND]
        print(f"{name:8} when new: {shown(before[name])}; today: {shown(today)}; missed: {', '.join(missed) or 'none'}")


if __name__ == "__main__":
    main()
