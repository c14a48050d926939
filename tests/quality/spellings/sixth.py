"""The sixth family of spellings; not edited after it was measured."""

from __future__ import annotations

from checker.text.compact import words
from tests.quality.spellings.number import NAMES, TENS, UNITS, Number, Spelling, joined, said
from tests.quality.spellings.third import ENGLISH

ENGLISH_TENS = words("twenty thirty forty fifty sixty seventy eighty ninety")

ENGLISH_TEENS = words("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")

FINNISH_MONTHS = words("tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu")


def english(number: int) -> str:
    """A number below a hundred in English words, a leading zero said."""
    if number < 10:
        return f"oh {ENGLISH[number]}"
    tens, unit = divmod(number, 10)
    if tens == 1:
        return ENGLISH_TEENS[unit]
    return ENGLISH_TENS[tens - 2] + (f"-{ENGLISH[unit]}" if unit else "")


def sums(n: Number) -> str:
    """Pairs of digits as tens and units."""
    return ", ".join(f"{ten}0+{unit}" for ten, unit in zip(n.ten[::2], n.ten[1::2], strict=True))


SIXTH: dict[str, Spelling] = {
    "a hashtag for each digit": lambda n: " ".join(f"#{digit}" for digit in n.ten),
    "date in Finnish": lambda n: f"{int(n.day)}. {FINNISH_MONTHS[int(n.month) - 1]}kuuta {n.year}, {n.last}",
    "quotes round pairs in words": lambda n: " ".join(
        f"”{said(int(pair))}”" for pair in (n.year[2:], n.month, n.day, n.last[:2], n.last[2:])
    ),
    "a version of a program": lambda n: f"v{n.year[2:]}.{int(n.month)}.{int(n.day)}-{n.last}",
    "a path": lambda n: f"C:\\{n.year}\\{n.month}\\{n.day}\\{n.last}",
    "decimals of a place on the map": lambda n: f"{n.ten[:2]}.{n.ten[2:6]}, {n.ten[6:8]}.{n.ten[8:]}",
    "a scanned file": lambda n: f"scan_{n.date}_{n.last}.pdf",
    "a name glued in front": lambda n: f"Anna{n.ten}",
    "a formula": lambda n: f'="{n.year[2:]}"&"{n.month}"&"{n.day}"&"{n.last}"',
    "numbers in TeX": lambda n: f"\\num{{{n.date}}}\\num{{{n.last}}}",
    "each group turned round, said so": lambda n: (
        f"{n.year[:1:-1]} {n.month[::-1]} {n.day[::-1]} {n.last[::-1]} (varje grupp baklänges)"
    ),
    "sums of tens and units": sums,
    "two questions": lambda n: f"Vad är {n.date}? Och vad är {n.last}?",
    "pairs in English": lambda n: " ".join(
        english(int(pair)) for pair in (n.year[2:], n.month, n.day, n.last[:2], n.last[2:])
    ),
    "filled up to three": lambda n: f"0{n.year[2:]}-0{n.month}-0{n.day}-{n.last}",
    "units glued on": lambda n: f"{n.year[2:]}år{n.month}mån{n.day}dag{n.last}",
    "every second digit bold": lambda n: "".join(
        f"**{digit}**" if place % 2 else digit for place, digit in enumerate(n.ten)
    ),
    "the last four as a power": lambda n: n.date + "".join("⁰¹²³⁴⁵⁶⁷⁸⁹"[int(digit)] for digit in n.last),
    "slashes between groups of single digits": lambda n: " / ".join(
        " ".join(part) for part in (n.year[2:], n.month, n.day, n.last)
    ),
    "two people called": lambda n: f"@anna {n.date} @bosse {n.last}",
    "nummer before each": lambda n: ", ".join(f"nummer {UNITS[int(digit)]}" for digit in n.ten),
    "sedan between names of digits": lambda n: " sedan ".join(NAMES[int(digit)] for digit in n.ten),
    "keys to press": lambda n: f"slå {n.year[2:]}, tryck {n.month}, tryck {n.day}, avsluta med {n.last}",
    "och between digits": joined(" och "),
    "two and two more": lambda n: f"{n.date} plus två till, {n.last[:2]}, plus två till, {n.last[2:]}",
    "tens with hyphens": lambda n: " ".join(
        f"{TENS[int(pair[0]) - 2]}-{UNITS[int(pair[1])]}" if pair[0] > "1" and pair[1] != "0" else said(int(pair))
        for pair in (n.year[2:], n.month, n.day, n.last[:2], n.last[2:])
    ),
    "the last in words with hyphens": lambda n: (
        f"{n.year[2:]}-{n.month}-{n.day}-{n.last[:2]}-{n.last[2]}-{UNITS[int(n.last[3])]}"
    ),
    "a weekday and a PIN": lambda n: f"tisdagen den {int(n.day)} {n.swedish_month} {n.year}, PIN {n.last}",
    "year with an apostrophe": lambda n: f"{int(n.day)} {n.swedish_month} '{n.year[2:]} – {n.last}",
    "a card with two lines": lambda n: f"\nDATUM: {n.date}\nSLUT: {n.last}",
    "cells of a table": lambda n: f"<td>{n.year[2:]}</td><td>{n.month}</td><td>{n.day}</td><td>{n.last}</td>",
    "ID before both": lambda n: f"ID{n.date}ID{n.last}",
    "month without a zero": lambda n: f"{n.year[2:]}-{int(n.month)}-{n.day} {n.last}",
    "a story of the four": lambda n: (
        f"{n.date}. Efter det kommer först {n.last[0]}, sen {n.last[1]}, sen {n.last[2]} och allra sist {n.last[3]}"
    ),
    "the year at the end": lambda n: f"{n.month}{n.day}-{n.last}, året är {n.year}",
    "both halves in words": lambda n: (
        f"halva ett: {' '.join(UNITS[int(digit)] for digit in n.date)}. "
        f"Halva två: {' '.join(UNITS[int(digit)] for digit in n.last)}"
    ),
}
"""Made in the same way after the rules had been bettered on the fifth family."""
