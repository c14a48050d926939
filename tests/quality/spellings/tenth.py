"""A tenth family, by an author who saw nothing: neither the tool nor the families before.

Forty were written; kept are those whose class is not one of the usual ways to write a number, and that no family had.
"""

from __future__ import annotations

from collections.abc import Sequence

from tests.quality.spellings.number import Number, Spelling

DIGIT = ["noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio"]
NAMED = ["nolla", "etta", "tvåa", "trea", "fyra", "femma", "sexa", "sjua", "åtta", "nia"]
ENGLISH_DIGITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
TEENS = ["tio", "elva", "tolv", "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton"]
TENS = ["", "", "tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio"]
ORDINAL = [
    "",
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
ROMAN = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]


def number(v: int) -> str:
    """0..9999 in Swedish words, written together."""
    if v >= 1000:
        return ("ett" if v < 2000 else DIGIT[v // 1000]) + "tusen" + (number(v % 1000) if v % 1000 else "")
    if v >= 100:
        return DIGIT[v // 100] + "hundra" + (number(v % 100) if v % 100 else "")
    if v >= 20:
        return TENS[v // 10] + (DIGIT[v % 10] if v % 10 else "")
    if v >= 10:
        return TEENS[v - 10]
    return DIGIT[v]


def pair(s: str) -> str:
    """Two digits as said aloud: 85 -> åttiofem, 03 -> noll tre."""
    return "noll " + DIGIT[int(s[1])] if s[0] == "0" else number(int(s))


def pairs(s: str) -> list[str]:
    return [pair(s[i : i + 2]) for i in range(0, len(s), 2)]


def ordinal(v: int) -> str:
    if v <= 20:
        return ORDINAL[v]
    return TENS[v // 10] + ORDINAL[v % 10] if v % 10 else "trettionde"


def year_words(y: str) -> str:
    v = int(y)
    if v >= 2000:
        return number(v)
    return TEENS[v // 100 - 10] + "hundra" + (number(v % 100) if v % 100 else "")


def whole(s: str) -> str:
    """Four digits as one number, leading zeros said."""
    zeros = len(s) - len(s.lstrip("0"))
    return " ".join(["noll"] * zeros + ([number(int(s))] if zeros < len(s) else []))


def each(s: str, table: Sequence[str] = DIGIT) -> list[str]:
    return [table[int(c)] for c in s]


def swap(s: str, to: Sequence[str]) -> str:
    return "".join(to[int(c)] if c.isdigit() else c for c in s)


def two(n: Number) -> str:
    return n.year[2:]


def day(n: Number) -> str:
    return str(int(n.day))


def month(n: Number) -> str:
    return str(int(n.month))


def dashed(n: Number) -> str:
    return n.date + "-" + n.last


def alternating(n: Number) -> str:
    out = [c if i % 2 == 0 else DIGIT[int(c)] for i, c in enumerate(n.ten)]
    return "".join(out[:6]) + "-" + "".join(out[6:])


TENTH: dict[str, Spelling] = {
    # words and dictation
    "digit words in a row": lambda n: " ".join(each(n.ten)),
    "dictated pairs with bindestreck": lambda n: " ".join(pairs(n.date)) + " bindestreck " + " ".join(pairs(n.last)),
    "date in words last four digits": lambda n: (
        f"född den {ordinal(int(n.day))} {n.swedish_month} {year_words(n.year)} med {n.last} på slutet"
    ),
    "all words last four as a number": lambda n: (
        f"{ordinal(int(n.day))} i {ordinal(int(n.month))} {pair(two(n))}, {whole(n.last)},"
    ),
    "digit words run together": lambda n: "".join(each(n.date)) + "-" + "".join(each(n.last)),
    "English digits in a row": lambda n: " ".join(each(n.ten, ENGLISH_DIGITS)),
    "words only for zeros and ones": lambda n: dashed(n).replace("0", "noll").replace("1", "ett"),
    "every other digit a word": alternating,
    "date digits last four words": lambda n: f"{n.date} {' '.join(each(n.last))}",
    # layouts
    "labelled parts": lambda n: f"(år {two(n)}, månad {n.month}, dag {n.day}, kontroll {n.last})",
    "one part a line": lambda n: f"\n{two(n)}\n{n.month}\n{n.day}\n{n.last}\n",
    "roman month": lambda n: f"{day(n)} {ROMAN[int(n.month)]} {n.year} ({n.last})",
    "English date and last four": lambda n: f"born {n.english_month} {day(n)}, {n.year}, last four {n.last},",
    # look-alikes and copying
    "letters O and l": lambda n: dashed(n).replace("0", "O").replace("1", "l"),
    "leet letters": lambda n: swap(dashed(n), "OIZEASGTBg"),
    "keycaps of emoji": lambda n: "".join(c + "\ufe0f\u20e3" for c in n.ten),
    "fancy bold digits": lambda n: swap(dashed(n), [chr(0x1D7EC + i) for i in range(10)]),
    "zero width spaces": lambda n: "\u200b".join(dashed(n)),
    # inventive
    "stars in between": lambda n: "*".join(n.ten[i : i + 3] for i in range(0, 10, 3)),
    "backwards, said so": lambda n: dashed(n)[::-1] + " (läs baklänges)",
    "shift held down, said so": lambda n: swap(dashed(n), '=!"#¤%&/()') + " (med shift nere)",
}
