"""The second family of spellings; not edited after it was measured."""

from __future__ import annotations

from checker.text.compact import words
from tests.quality.spellings.number import UNITS, Spelling, joined, mapped, pairs, said

WITHOUT_MARKS = str.maketrans("åäö", "aao")

DANISH = words("nul en to tre fire fem seks syv otte ni")

FINNISH = words("nolla yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän")

GERMAN = ["null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]

BY_EAR = words("nål ätt tvo tre fyra fäm säks shu åtta nie")


def thousands(last: str) -> str:
    """Four digits as an amount in words: "niotusen åttahundra fyra"."""
    rest = int(last[2:])
    spoken = [f"{UNITS[int(last[0])]}tusen", f"{UNITS[int(last[1])]}hundra"]
    return " ".join(spoken + ([said(rest).removeprefix("noll ")] if rest else []))


SECOND: dict[str, Spelling] = {
    "words in capitals": lambda n: " ".join(UNITS[int(digit)] for digit in n.ten).upper(),
    "words without rings and dots": lambda n: " ".join(UNITS[int(digit)] for digit in n.ten).translate(WITHOUT_MARKS),
    "words as they sound": lambda n: " ".join(BY_EAR[int(digit)] for digit in n.ten),
    "drawn-out words": lambda n: " ".join(word[0] + word for word in (UNITS[int(digit)] for digit in n.ten)),
    "Danish words": lambda n: " ".join(DANISH[int(digit)] for digit in n.ten),
    "Finnish words": lambda n: " ".join(FINNISH[int(digit)] for digit in n.ten),
    "German words": lambda n: " ".join(GERMAN[int(digit)] for digit in n.ten),
    "words with slashes": lambda n: "/".join(UNITS[int(digit)] for digit in n.year + n.month + n.day + n.last),
    "last four as an amount": lambda n: f"{n.date}, {thousands(n.last)}",
    "last four in two words": lambda n: f"{n.date} {said(int(n.last[:2]))} {said(int(n.last[2:])).replace(' ', '')}",
    "digits of Bengali": mapped("০১২৩৪৫৬৭৮৯"),
    "digits of seven segments": mapped("🯰🯱🯲🯳🯴🯵🯶🯷🯸🯹"),
    "digits of Chinese": mapped("〇一二三四五六七八九"),
    "half full width": lambda n: "".join(chr(0xFF10 + int(d)) if place % 2 else d for place, d in enumerate(n.ten)),
    "above and below the line": lambda n: "".join(
        ("⁰¹²³⁴⁵⁶⁷⁸⁹", "₀₁₂₃₄₅₆₇₈₉")[place % 2][int(d)] for place, d in enumerate(n.ten)
    ),
    "text style picked": lambda n: "".join(f"{digit}\ufe0e" for digit in n.ten),
    "exclamation marks": pairs("!!"),
    "ellipses": pairs("…"),
    "section signs": pairs("§"),
    "percent between": pairs("%"),
    "ampersands": pairs(" & "),
    "semicolons": pairs(";"),
    "stethoscopes": pairs(" 🩺 "),
    "braces": lambda n: f"{{{n.year[2:]}}}{{{n.month}}}{{{n.day}}}{{{n.last}}}",
    "brackets in brackets": lambda n: f"(({n.year[2:]})({n.month})({n.day}))-(({n.last}))",
    "a row of a table": lambda n: f"| {n.year[2:]} | {n.month} | {n.day} | {n.last} |",
    "a link": lambda n: f"[{n.date}](https://{n.last}.se)",
    "code marks": lambda n: f"`{n.date}`-`{n.last}`",
    "a line for each digit": joined("\n"),
    "spaced with a dash": lambda n: f"{' '.join(n.date)} - {' '.join(n.last)}",
    "pairs that cut across": lambda n: f"{n.ten[0]} {n.ten[1:3]} {n.ten[3:5]} {n.ten[5:7]} {n.ten[7:9]} {n.ten[9]}",
    "threes": lambda n: f"{n.ten[:2]} {n.ten[2:5]} {n.ten[5:8]} {n.ten[8:]}",
    "century and pairs": lambda n: f"{n.year[:2]}-{n.year[2:]}-{n.month}-{n.day}-{n.last[:2]}-{n.last[2:]}",
    "a label for each part": lambda n: f"{n.year[2:]} (år) {n.month} (månad) {n.day} (dag) {n.last} (resten)",
    "an aside between": lambda n: f"{n.date} (nu kommer det hemliga) {n.last}",
    "day and month with endings": lambda n: f"den {int(n.day)}:e i {int(n.month)}:e -{n.year[2:]}, {n.last}",
    "the day last": lambda n: f"född {n.year} i {n.swedish_month} på den {int(n.day)}:e dagen, fyra sista {n.last}",
    "dots and dash": lambda n: f"{n.day}.{n.month}.-{n.year[2:]}/{n.last}",
    "American date": lambda n: f"{n.month}/{n.day}/{n.year} #{n.last}",
    "one hashtag": lambda n: f"#{n.date}och{n.last}",
    "end first, told": lambda n: f"slutar på {n.last}. Första delen? {n.date}",
}
"""Made after the views had been bettered on the first family."""
