"""The first family of spellings; not edited after it was measured."""

from __future__ import annotations

from tests.quality.spellings.number import (
    NAMES,
    ORDINALS,
    ROMAN,
    UNITS,
    Spelling,
    joined,
    mapped,
    mixed,
    pairs,
    parts,
    said,
    swapped,
)

FIRST: dict[str, Spelling] = {
    "each digit in round brackets": lambda n: "".join(f"({digit})" for digit in n.ten),
    "groups in square brackets": lambda n: f"[{n.year[2:]}][{n.month}][{n.day}][{n.last}]",
    "quotes round groups": lambda n: f"”{n.year[2:]}” ”{n.month}” ”{n.day}” ”{n.last}”",
    "backslashes": pairs("\\"),
    "upright lines": pairs("|"),
    "upright lines between all": joined("|"),
    "underscore": parts("_"),
    "tilde": parts("~"),
    "equal sign": parts("="),
    "arrow": parts(" → "),
    "guillemets": parts(" >> "),
    "colons": pairs(":"),
    "apostrophes": pairs("'"),
    "tabs": pairs("\t"),
    "a line for each part": pairs("\n"),
    "bullets": lambda n: f"\n- {n.year[2:]}\n- {n.month}\n- {n.day}\n- {n.last}",
    "hashtags": lambda n: f"#{n.date} #{n.last}",
    "the letter x between all": joined("x"),
    "hair spaces": joined("\u200a"),
    "written from right to left": lambda n: f"\u202e{n.last[::-1]}-{n.date[::-1]}\u202c",
    "turned round, said so": lambda n: f"{n.ten[::-1]} (läs baklänges)",
    "bracketed digits of one sign": mapped("🄋⑴⑵⑶⑷⑸⑹⑺⑻⑼"),
    "circles of combining signs": lambda n: "".join(f"{digit}\u20dd" for digit in n.ten),
    "digits of Devanagari": mapped("०१२३४५६७८९"),
    "digits of Thai": mapped("๐๑๒๓๔๕๖๗๘๙"),
    "Cyrillic letters for three, four, six": swapped("346", "ЗЧб"),
    "letters at the edges too": swapped("01589", "OlSBg"),
    "every second digit a word": mixed,
    "words with hyphens": lambda n: "-".join(UNITS[int(digit)] for digit in n.ten),
    "names of digits": lambda n: ", ".join(NAMES[int(digit)] for digit in n.ten),
    "punkt between groups": pairs(" punkt "),
    "century in two words": lambda n: (
        f"nitton hundra {said(int(n.year[2:]))} {said(int(n.month))} {said(int(n.day))} "
        + " ".join(UNITS[int(digit)] for digit in n.last)
    ),
    "ordinals": lambda n: (
        f"den {ORDINALS[int(n.day) - 1]} i {ORDINALS[int(n.month) - 1]} {said(int(n.year[2:]))}, sen {n.last}"
    ),
    "slash date and last four": lambda n: f"{int(n.day)}/{int(n.month)}-{n.year[2:]} {n.last}",
    "Roman month": lambda n: f"{int(n.day)}/{ROMAN[int(n.month) - 1]} {n.year}, {n.last}",
    "month in letters, glued": lambda n: f"{n.year[2:]}{n.swedish_month[:3]}{n.day}-{n.last}",
    "two sentences apart": lambda n: (
        f"född den {int(n.day)} {n.swedish_month} {n.year}. Det minns jag. De fyra siffrorna är {n.last}"
    ),
    "year, month, day told": lambda n: f"år {n.year}, månad {int(n.month)}, dag {int(n.day)}, och så {n.last}",
    "English date": lambda n: f"{n.english_month} {int(n.day)}, {n.year}, last four digits {n.last}",
    "letters glued at both ends": lambda n: f"xx{n.date}-{n.last}xx",
    "in a web address": lambda n: f"https://exempel.se/?id={n.ten}",
    "percent signs": lambda n: "".join(f"%3{digit}" for digit in n.ten),
    "written as code points": lambda n: "".join(f"\\u003{digit}" for digit in n.ten),
}
"""Made while the rules stood as of version 0.1's first form, by thinking of what a clever nurse might try."""
