"""The seventh family of spellings; not edited after it was measured."""

from __future__ import annotations

from itertools import zip_longest

from checker.text.compact import words
from tests.quality.spellings.number import UNITS, Number, Spelling, parts, said, swapped

SPOKEN_TENS = words("tju tretti förti femti sexti sjutti åtti nitti")

NORWEGIAN = words("null en to tre fire fem seks sju åtte ni")

NORWEGIAN_TEENS = words("ti elleve tolv tretten fjorten femten seksten sytten atten nitten")

NORWEGIAN_TENS = words("tjue tretti førti femti seksti sytti åtti nitti")

STARRED = words("n*ll e*t tv* tr* f*ra f*m s*x sj* å*ta n*o")

HURRIED = words("nlol ett tåv tre frya fme sxe sju åtat noi")

KEYCAP = "\ufe0f\u20e3"


def in_pairs(n: Number) -> tuple[str, ...]:
    """Year, month, day and the last four as two and two."""
    return n.year[2:], n.month, n.day, n.last[:2], n.last[2:]


def spoken(number: int) -> str:
    """A number below a hundred as it is said in everyday speech: "åttifem", "nittiåtta"."""
    if number < 20:
        return said(number)
    tens, unit = divmod(number, 10)
    if number == 20:
        return "tjuge"
    return SPOKEN_TENS[tens - 2] + (UNITS[unit] if unit else "")


def norwegian(number: int) -> str:
    """A number below a hundred in Norwegian words, a leading zero said."""
    if number < 10:
        return f"null {NORWEGIAN[number]}"
    if number < 20:
        return NORWEGIAN_TEENS[number - 10]
    tens, unit = divmod(number, 10)
    return NORWEGIAN_TENS[tens - 2] + (NORWEGIAN[unit] if unit else "")


def dictated(pair: str) -> str:
    """A pair as dictation on a phone writes it: words up to twelve, digits above."""
    return pair if int(pair) > 12 else said(int(pair))


def hundreds(three: str) -> str:
    """Three digits as an amount in words."""
    rest = int(three[1:])
    if three[0] == "0":
        return f"noll {said(rest)}"
    amount = "" if not rest else UNITS[rest] if rest < 10 else said(rest)
    return f"{UNITS[int(three[0])]}hundra{amount}"


def hesitating(n: Number) -> str:
    """Words with the sounds of someone who reads it aloud."""
    told = [f"{UNITS[int(a)]} {UNITS[int(b)]}" for a, b in zip(n.ten[::2], n.ten[1::2], strict=True)]
    sounds = (", eh, ", ", öh, ", ", ", ", va heter det, ")
    return "".join(pair + sound for pair, sound in zip_longest(told, sounds, fillvalue=""))


SEVENTH: dict[str, Spelling] = {
    "tens as in everyday speech": lambda n: " ".join(spoken(int(pair)) for pair in in_pairs(n)),
    "pairs in Norwegian": lambda n: " ".join(norwegian(int(pair)) for pair in in_pairs(n)),
    "words starred like swearwords": lambda n: " ".join(STARRED[int(digit)] for digit in n.ten),
    "words of hurried thumbs": lambda n: " ".join(HURRIED[int(digit)] for digit in n.ten),
    "pairs in words, all glued": lambda n: "".join(said(int(pair)).replace(" ", "") for pair in in_pairs(n)),
    "threes as hundreds in words": lambda n: (
        f"{hundreds(n.ten[:3])}, {hundreds(n.ten[3:6])}, {said(int(n.last[:2]))} {said(int(n.last[2:]))}"
    ),
    "hesitating between words": hesitating,
    "dictated, low numbers in words": lambda n: " ".join(dictated(pair) for pair in in_pairs(n)),
    "the words ny rad": parts(" ny rad "),
    "digits, then glued words": lambda n: n.date + "".join(UNITS[int(digit)] for digit in n.last),
    "hashtags of words": lambda n: "".join(f"#{UNITS[int(digit)]}" for digit in n.ten),
    "year in words, month and day together": lambda n: f"{said(int(n.year[2:]))} {n.month}{n.day} {n.last}",
    "mended with a star": lambda n: f"{n.date}-{n.last[:3]}{(int(n.last[3]) + 1) % 10}\n*{n.last}",
    "a space in the wrong place": lambda n: f"{n.date[:5]} {n.date[5]}-{n.last[:3]} {n.last[3]}",
    "a chat copied with its times": lambda n: f"\n[12:41] Sara: {n.date}\n[12:41] Sara: {n.last}\n",
    "thousands apart as in a sheet": lambda n: f"{int(n.ten):,}".replace(",", "\u00a0"),
    "keys and values": lambda n: f'{{"fodd": "{n.year}-{n.month}-{n.day}", "sista": "{n.last}"}}',
    "a break in HTML": parts("<br>"),
    "headings above": lambda n: f"\når mån dag sista\n{n.year[2:]} {n.month}  {n.day}  {n.last}\n",
    "a time of day after the date": lambda n: f"{n.year}-{n.month}-{n.day} kl {n.last[:2]}:{n.last[2:]}",
    "grouped as a telephone number": lambda n: f"📞 {n.ten[:3]}-{n.ten[3:6]} {n.ten[6:8]} {n.ten[8:]}",
    "keycaps for the last four": lambda n: f"{n.date}-" + "".join(digit + KEYCAP for digit in n.last),
    "Danish letter for zero": swapped("0", "Ø"),
    "a red ring for zero": swapped("0", "⭕"),
    "letters for two, four, seven, nine": swapped("2479", "ZATg"),
    "last four, born in brackets": lambda n: f"{n.last} (f. {n.date})",
    "asked and answered": lambda n: f"\n– Vem?\n– {n.date}\n– Och sista?\n– {n.last}\n",
    "parts of two": lambda n: f"{n.date} (1/2) {n.last} (2/2)",
    "user and password": lambda n: f"användare {n.date} lösen {n.last}",
    "masked, then told": lambda n: f"{n.date}-XXXX (XXXX = {n.last})",
}
"""By a blind author, who saw only the earlier families, after the rules had been bettered on the sixth."""
