"""The eighth family of spellings; not edited after it was measured."""

from __future__ import annotations

from itertools import groupby

from checker.text.compact import words
from tests.quality.spellings.number import UNITS, Number, Spelling, joined, mapped, pairs, parts, swapped
from tests.quality.spellings.sixth import english
from tests.quality.spellings.third import ENGLISH

ENGLISH_ORDINALS = words(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third "
    "twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth"
)

PLAIN_NAMES = words("nolla etta tvåa trea fyra femma sexa sjua åtta nia")

FOREIGN_KEYBOARD = str.maketrans({"å": "aa", "ä": "ae", "ö": "oe"})

CYRILLIC = str.maketrans("aeoxy", "аеоху")

FANCY = str.maketrans({chr(97 + place): chr(0x1D5EE + place) for place in range(26)})

TIMES = ("", "", "dubbel", "trippel")


def in_words(digits: str) -> str:
    """Digits one by one in words."""
    return " ".join(UNITS[int(digit)] for digit in digits)


def mocking(text: str) -> str:
    """Small and capital letters in turn."""
    return "".join(sign.upper() if place % 2 else sign for place, sign in enumerate(text))


def runs(digits: str) -> str:
    """Names of digits, the same two or three in a row told as double or triple."""
    told = []
    for digit, run in groupby(digits):
        count, name = len(list(run)), PLAIN_NAMES[int(digit)]
        told.append(TIMES[count] + name if count < len(TIMES) else " ".join([name] * count))
    return " ".join(told)


def english_birthday(n: Number) -> str:
    """The date in English words, then the last four one by one."""
    last = " ".join(ENGLISH[int(digit)] for digit in n.last)
    year = f"nineteen {english(int(n.year[2:]))}"
    return f"the {ENGLISH_ORDINALS[int(n.day) - 1]} of {n.english_month} {year}, then {last}"


EIGHTH: dict[str, Spelling] = {
    "words of a keyboard without å": lambda n: in_words(n.ten).translate(FOREIGN_KEYBOARD),
    "plain names of digits with commas": lambda n: ", ".join(PLAIN_NAMES[int(digit)] for digit in n.ten),
    "doubles told as doubles": lambda n: f"{runs(n.date)} streck {runs(n.last)}",
    "English birthday in words": english_birthday,
    "American telephone": lambda n: f"({n.ten[:3]}) {n.ten[3:6]}-{n.ten[6:]}",
    "five and five": lambda n: f"{n.ten[:5]} {n.ten[5:]}",
    "struck through sign by sign": lambda n: "".join(f"{sign}\u0336" for sign in f"{n.date}-{n.last}"),
    "white on black rings": mapped("⓿❶❷❸❹❺❻❼❽❾"),
    "an eight ball and doughnuts": swapped("80", "🎱🍩"),
    "degree sign for zero": swapped("0", "°"),
    "leet of three signs": swapped("135", "!E$"),
    "date as a sheet shows it": lambda n: f"{n.day}-{n.swedish_month[:3]}-{n.year[2:]} {n.last}",
    "a decimal out of a sheet": lambda n: f"{n.ten}.0",
    "in a mail address": lambda n: f"{n.date}.{n.last}@exempel.se",
    "room and extension": lambda n: f"rum {n.date}, anknytning {n.last}",
    "the word minus among single digits": lambda n: f"{' '.join(n.date)} minus {' '.join(n.last)}",
    "double space made a full stop": pairs(". "),
    "a smiley between": parts(" :-) "),
    "dots down the page": parts("\n.\n.\n.\n"),
    "to be continued": lambda n: f"{n.date}... (forts. i nästa)\n...{n.last}",
    "birthday, home town, vintage, end": lambda n: (
        f"fyller år {int(n.day)} {n.swedish_month}, kommer från Borås, är {n.year[2:]}:a och har {n.last} i slutet"
    ),
    "born for short, last 4": lambda n: f"f. {int(n.day)}/{int(n.month)} -{n.year[2:]}, sista 4: {n.last}",
    "hashtags, the end first": lambda n: f"#{n.last} #{int(n.day)}{n.swedish_month}{n.year[2:]}",
    "an a glued to each digit": lambda n: joined("a ")(n) + "a",
    "words cut to three letters": lambda n: " ".join(UNITS[int(digit)][:3] for digit in n.ten),
    "words in mocking case": lambda n: mocking(in_words(n.ten)),
    "a full stop inside every word": lambda n: " ".join(f"{word[0]}.{word[1:]}" for word in in_words(n.ten).split()),
    "Cyrillic letters in words": lambda n: in_words(n.ten).translate(CYRILLIC),
    "words in a fancy font": lambda n: in_words(n.ten).translate(FANCY),
    "noll in letters, glued": lambda n: f"{n.date}-{n.last}".replace("0", "noll"),
}
"""By a second blind author, who saw only the earlier families."""
