"""An eleventh family, by another author who saw nothing: neither the tool nor the families before.

Thirty were written, without plain separators; kept are those that no family had.
"""

from __future__ import annotations

from collections.abc import Sequence

from tests.quality.spellings.number import Number, Spelling

DIGITS = ["noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio"]
NOUNS = ["nolla", "etta", "tvåa", "trea", "fyra", "femma", "sexa", "sjua", "åtta", "nia"]
ENGLISH = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
TEENS = ["tio", "elva", "tolv", "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton"]
TENS = ["-", "-", "tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio"]
TENS_SPOKEN = ["-", "-", "tju", "tretti", "fyrti", "femti", "sexti", "sjutti", "åtti", "nitti"]
ORDINALS = [
    "-",
    "första",
    "andra",
    "tredje",
    "fjärde",
    "femte",
    "sjätte",
    "sjunde",
    "åttonde",
    "nionde",
    "tionde",
    "elfte",
    "tolfte",
    "trettonde",
    "fjortonde",
    "femtonde",
    "sextonde",
    "sjuttonde",
    "artonde",
    "nittonde",
    "tjugonde",
]


def each(s: str, table: Sequence[str] = DIGITS, sep: str = " ") -> str:
    return sep.join(table[int(c)] for c in s)


def pair(two: str, *, spoken: bool = False) -> str:
    """'85' -> åttiofem, '04' -> noll fyra, '12' -> tolv."""
    a, b = int(two[0]), int(two[1])
    if a == 0:
        return "noll " + DIGITS[b]
    if a == 1:
        return TEENS[b]
    if b == 0:
        return TENS[a]
    return (TENS_SPOKEN if spoken else TENS)[a] + DIGITS[b]


def pairs(s: str, *, spoken: bool = False) -> str:
    return " ".join(pair(s[i : i + 2], spoken=spoken) for i in range(0, len(s), 2))


def ordinal(s: str) -> str:
    v = int(s)
    if v <= 20:
        return ORDINALS[v]
    if v == 30:
        return "trettionde"
    return TENS[v // 10] + ORDINALS[v % 10]


def year_words(y: str) -> str:
    rest = "" if y[2:] == "00" else pair(y[2:]).replace("noll ", "")
    return ("nittonhundra" if y[:2] == "19" else "tjugohundra") + rest


def shifted(s: str, base: int) -> str:
    return "".join(chr(base + int(c)) if c.isdigit() else c for c in s)


def circled(s: str) -> str:
    return "".join("⓪" if c == "0" else chr(0x2460 + int(c) - 1) for c in s)


def half_words(n: Number) -> str:
    return " ".join(c if i % 2 == 0 else DIGITS[int(c)] for i, c in enumerate(n.ten))


ELEVENTH: dict[str, Spelling] = {
    "pair words": lambda n: pairs(n.date) + ", " + pairs(n.last),
    "spoken pair words": lambda n: pairs(n.ten, spoken=True),
    "every other digit a word, by another": half_words,
    "last four in words": lambda n: n.date + " " + pairs(n.last),
    "date in words last in digits": lambda n: pairs(n.date) + " " + n.last,
    "spoken date": lambda n: f"{ordinal(n.day)} {n.swedish_month} {year_words(n.year)}, " + pairs(n.last),
    "ordinal in ordinal": lambda n: f"{ordinal(n.day)} i {ordinal(n.month)} {pair(n.year[2:])}, sista fyra {n.last}",
    "born on and last four": lambda n: f"född den {int(n.day)} {n.swedish_month} {n.year} med de fyra sista {n.last}",
    "english date": lambda n: f"born {n.english_month} {int(n.day)}, {n.year}, last four {n.last}",
    "day slash month year": lambda n: f"{int(n.day)}/{int(n.month)} -{n.year[2:]} ({n.last})",
    "last four first": lambda n: f"{n.last}, född {n.date}",
    "labelled parts, by another": lambda n: f"år {n.year[2:]}, månad {n.month}, dag {n.day}, kontrollsiffror {n.last}",
    "leet letters, by another": lambda n: (n.date + "-" + n.last).translate(str.maketrans("01358", "OIESB")),
    "fullwidth": lambda n: shifted(n.date + "-" + n.last, 0xFF10),
    "bold maths digits": lambda n: shifted(n.date + "-" + n.last, 0x1D7CE),
    "circled": lambda n: circled(n.ten),
    "emoji between": lambda n: f"{n.year[2:]}🎂{n.month}🎂{n.day}🎂{n.last[:2]}🎂{n.last[2:]}",
    "asterisks between": lambda n: "*".join(n.ten),
    "shift held down, by another": lambda n: (n.date + "_" + n.last).translate(
        str.maketrans("1234567890", '!"#¤%&/()=')
    ),
    "dictated hyphen": lambda n: pairs(n.date) + " bindestreck " + each(n.last),
    "copied html": lambda n: f"{n.year}{n.month}{n.day}&#8209;{n.last}",
}
