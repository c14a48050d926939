"""The third family of spellings; not edited after it was measured."""

from __future__ import annotations

from checker.text.compact import words
from tests.quality.spellings.number import ORDINALS, UNITS, Spelling, joined, mapped, pairs, parts, said

ENGLISH = words("oh one two three four five six seven eight nine")


def told(digits: str) -> str:
    """Digits one by one, "och" before the last."""
    return f"{', '.join(digits[:-1])} och {digits[-1]}"


THIRD: dict[str, Spelling] = {
    "begins and ends with": lambda n: f"som börjar med {n.date} och slutar med {n.last}",
    "one by one with och": lambda n: f"{told(n.date)}, följda av {told(n.last)}",
    "the last four over two lines": lambda n: f"{n.date}-{n.last[:2]}\n{n.last[2:]}",
    "some parts in brackets": lambda n: f"{n.year[2:]}({n.month}){n.day}-{n.last[:2]}({n.last[2:]})",
    "row of dots": parts("......"),
    "em dash": parts(" — "),
    "fraction slash": pairs("⁄"),
    "middle dots": pairs("·"),
    "Arabic commas": pairs("،"),
    "ideographic stops": pairs("。"),
    "full-width brackets": lambda n: f"（{n.date}）（{n.last}）",
    "digits of Persian": mapped("۰۱۲۳۴۵۶۷۸۹"),
    "bold digits without serifs": mapped("𝟬𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴𝟵"),
    "ideographic spaces": pairs("\u3000"),
    "underscores between all": joined("_"),
    "slashes between all": joined("/"),
    "entities for dashes": lambda n: f"{n.date}&ndash;{n.last}",
    "entities of hex": lambda n: "".join(f"&#x3{digit};" for digit in n.ten),
    "four, four, four": lambda n: f"{n.year} {n.month}{n.day} {n.last}",
    "three, three, two, two": lambda n: f"{n.ten[:3]}-{n.ten[3:6]}-{n.ten[6:8]}-{n.ten[8:]}",
    "century apart": lambda n: f"{n.year[:2]} {n.date} {n.last}",
    "slashes and a check": lambda n: f"född {n.year[2:]}/{n.month}/{n.day}. Kontroll: {n.last[:2]} {n.last[2:]}",
    "birthday and vintage": lambda n: (
        f"fyller {int(n.day)} {n.swedish_month}, årgång {n.year[2:]}, och de fyra är {n.last}"
    ),
    "all in words": lambda n: (
        f"född den {ORDINALS[int(n.day) - 1]} {n.swedish_month} nittonhundra{said(int(n.year[2:]))}, "
        f"sista {' '.join(UNITS[int(digit)] for digit in n.last)}"
    ),
    "pairs in words": lambda n: " ".join(
        said(int(pair)).replace(" ", "") for pair in (n.year[2:], n.month, n.day, n.last[:2], n.last[2:])
    ),
    "camel case": lambda n: "".join(UNITS[int(digit)].title() for digit in n.ten),
    "a line for each word": lambda n: "\n".join(UNITS[int(digit)] for digit in n.ten),
    "och between words": lambda n: " och ".join(UNITS[int(digit)] for digit in n.ten),
    "flowers between words": lambda n: " 🌸 ".join(UNITS[int(digit)] for digit in n.ten),
    "stops between words": lambda n: ". ".join(UNITS[int(digit)].title() for digit in n.ten),
    "English and Swedish in turn": lambda n: " ".join(
        (UNITS, ENGLISH)[place % 2][int(digit)] for place, digit in enumerate(n.ten)
    ),
    "words with invisible joints": lambda n: " ".join("\u200b".join(UNITS[int(digit)]) for digit in n.ten),
    "leet in words": lambda n: " ".join(UNITS[int(d)].replace("e", "3").replace("o", "0") for d in n.ten),
    "words letter by letter": lambda n: "  ".join(" ".join(UNITS[int(digit)]) for digit in n.ten),
    "small words around": lambda n: f"alltså {n.date}, ja och {n.last} då",
}
"""Made after the number words had been bettered on the second family."""
