"""The ninth family of spellings; not edited after it was measured."""

from __future__ import annotations

from datetime import date as Date  # noqa: N812
from datetime import timedelta

from checker.text.compact import words
from tests.quality.spellings.eighth import PLAIN_NAMES, in_words
from tests.quality.spellings.number import MONTHS, UNITS, Number, Spelling, parts, swapped
from tests.quality.spellings.seventh import in_pairs

VOWELS = "aeiouyåäö"

DRAWN_OUT_WORDS = words("noooll eeett tvååå treee fyyyra feeem seeex sjuuu åååtta niiio")

SYLLABLES = words("noll ett två tre fy-ra fem sex sju åt-ta ni-o")

SWENGLISH = words("sirå wann tooh trii fåår fajv sicks sevven ejt najn")

ACCENTS = str.maketrans("aeiouy", "áéíóúý")

FLIPPED = str.maketrans("0123456789", "0ƖᄅƐㄣϛ9ㄥ86")

SHIFT_ROW = '=!"#¤%&/()'

BELOW = "pqwertyuio"

ALPHABET_FROM_J = "jabcdefghi"


def robber(text: str) -> str:
    """Rövarspråket: every consonant twice with an o between."""
    return "".join(f"{sign}o{sign}" if sign.isalpha() and sign not in VOWELS else sign for sign in text)


def day_after(n: Number) -> str:
    """The day after the birthday, with its year."""
    after = Date(int(n.year), int(n.month), int(n.day)) + timedelta(days=1)
    return f"{after.day} {MONTHS[after.month - 1]} {after.year}"


NINTH: dict[str, Spelling] = {
    "robber language": lambda n: robber(in_words(n.ten)),
    "words spelled backwards": lambda n: " ".join(UNITS[int(digit)][::-1] for digit in n.ten),
    "vowels drawn out": lambda n: " ".join(DRAWN_OUT_WORDS[int(digit)] for digit in n.ten),
    "words in syllables": lambda n: " ".join(SYLLABLES[int(digit)] for digit in n.ten),
    "accents in words": lambda n: in_words(n.ten).translate(ACCENTS),
    "English by Swedish ear": lambda n: " ".join(SWENGLISH[int(digit)] for digit in n.ten),
    "shift held down": lambda n: "".join(SHIFT_ROW[int(digit)] for digit in n.ten) + " (råkade hålla shift)",
    "the letter below each key, said so": lambda n: (
        "".join(BELOW[int(digit)] for digit in n.ten) + " (siffran ovanför varje tangent)"
    ),
    "letters of the alphabet, the key told": lambda n: (
        "".join(ALPHABET_FROM_J[int(digit)] for digit in n.ten).upper() + " (A=1, B=2 osv, J=0)"
    ),
    "upside down": lambda n: f"{n.date}-{n.last}".translate(FLIPPED)[::-1],
    "hands for one, two, five": swapped("125", "☝✌🖐"),
    "blood group for zero": swapped("0", "🅾"),
    "a minus as an emoji": parts("➖"),
    "a dash broken in copying": parts("â€“"),
    "an exponent out of a sheet": lambda n: f"{n.ten[0]},{n.ten[1:]}E+09",
    "billions and millions": lambda n: f"{n.ten[0]} miljarder {n.ten[1:4]} miljoner {n.ten[4:7]} tusen {n.ten[7:]}",
    "scores of matches": lambda n: ", ".join(f"{pair[0]}–{pair[1]}" for pair in in_pairs(n)),
    "a row of Lotto": lambda n: (
        f"lottorad {n.year[2:]}, {n.month}, {n.day}, tilläggsnummer {n.last[:2]} och {n.last[2:]}"
    ),
    "train, carriage, seat": lambda n: (
        f"tåg {n.year[2:]} avgång {n.month}.{n.day} vagn {n.last[:2]} plats {n.last[2:]}"
    ),
    "vital signs": lambda n: f"BT {n.year[2:]}/{n.month}, puls {n.day}, sat {n.last[:2]}, AF {n.last[2:]}",
    "number of a book": lambda n: f"ISBN {n.ten[:2]}-{n.ten[2:6]}-{n.ten[6:9]}-{n.ten[9]}",
    "a bank account": lambda n: f"clearing {n.ten[:4]}, konto {n.ten[4:7]} {n.ten[7:]}",
    "the day before another": lambda n: f"född dagen före {day_after(n)}, och sist {n.last}",
    "the eighteenth birthday": lambda n: (
        f"hen som fyllde 18 den {int(n.day)} {n.swedish_month} {int(n.year) + 18} och har {n.last} på slutet"
    ),
    "called by the last four": lambda n: f"{n.last}:an, alltså hon från {int(n.day)} {n.swedish_month} {n.year[2:]}",
    "explained with som i": lambda n: (
        f"{n.year[2:]} som i {n.year}, {n.month} som i {n.swedish_month}, {n.day} som i dagen, {n.last} som i resten"
    ),
    "a gap to fill": lambda n: f"{n.date}-{n.last[:2]}_{n.last[3]} (i luckan: {n.last[2]})",
    "every digit typed twice, said so": lambda n: "".join(digit * 2 for digit in n.ten) + " (varje siffra blev dubbel)",
    "end, beginning, middle": lambda n: f"sist {n.last}, först {n.year[2:]}, i mitten {n.month}{n.day}",
    "the last digit in an edit": lambda n: (
        f"{n.date}-{n.last[:3]} EDIT: en {PLAIN_NAMES[int(n.last[3])]} till på slutet"
    ),
}
"""By a third blind author, who saw only the earlier families."""
